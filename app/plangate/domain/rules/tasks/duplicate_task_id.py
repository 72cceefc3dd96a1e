"""An id stands for two tasks."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import judged_tasks
from plangate.domain.documents.tasks import Task
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import by_number, listed

_PLAN = """
    # Implementation Plan: Search the catalogue
    """


@rule(
    "duplicate-task-id",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "- [ ] T001 Create src/search/index.py\n"
                "- [ ] T001 Create src/search/query.py ◀\n"
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "- [ ] T001 Create src/search/index.py\n"
                "- [ ] T002 Create src/search/query.py\n\n## Order\n\n- T001 before T002\n"
            },
        ),
    ),
)
def duplicate_task_id(case: Case) -> Iterator[Remark]:
    """A task that the pull request adds has the id of another one.

    Ids are how dependencies, ticks and issues name a task: of two with one id, one is done and both are ticked.

    Give the task the next free number.

    Source: `templates/commands/tasks.md`: ids are sequential. Measured: 28 of 480 files have an id twice.
    """
    tasks, added = judged_tasks(case)
    first = {task.id: task for task in reversed(tasks.live)}
    doubles = [task for task in added if task.id and first[task.id] is not task]
    if doubles:
        ids = tuple(dict.fromkeys(task.id for task in doubles))
        message = _of_one(ids[0], first[ids[0]]) if len(doubles) == 1 else _of_several(ids)
        yield Remark(doubles[0].span, message, path=tasks.path, about=ids)


def _of_one(id: str, first: Task) -> str:
    return f"{id} is the id of the task in line {first.span.line} too. Give this one the next free number."


def _of_several(ids: tuple[str, ...]) -> str:
    stand = by_number(ids, "stands", "stand")
    return f"{listed(ids)} {stand} for other tasks above too. Give these ones the next free numbers."
