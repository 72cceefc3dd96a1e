"""An id stands for two tasks."""

from collections.abc import Iterator

from app.domain.findings import Severity
from app.domain.rules.added import judged_tasks
from app.domain.rules.rule import Case, Example, Remark, rule

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
    judged = judged_tasks(case)
    if judged is None:
        return
    tasks, added = judged
    first: dict[str, int] = {}
    for task in tasks.tasks:
        if task.id and first.setdefault(task.id, task.span.line) != task.span.line and task in added:
            yield Remark(task.span, f"{task.id} is the id of the task in line {first[task.id]} too.", path=tasks.path)
