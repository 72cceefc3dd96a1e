"""A task waits for one that is not there, or that comes later."""

from collections.abc import Iterator, Mapping

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import judged_tasks
from plangate.domain.documents.tasks import Task
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import listed

_NUMBERS = "0123456789.abcdefghijklmnopqrstuvwxyz-"
"""What stands behind the letters of an id, which tell its kind."""
_PLAN = """
    # Implementation Plan: Search the catalogue
    """


@rule(
    "broken-dependency",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "- [ ] T001 Create src/search/index.py (depends on T002) ◀\n"
                "- [ ] T002 Create src/search/words.py (depends on T009) ◀\n"
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "- [ ] T001 Create src/search/words.py\n"
                "- [ ] T002 Create src/search/index.py (depends on T001)\n"
            },
        ),
    ),
)
def broken_dependency(case: Case) -> Iterator[Remark]:
    """A task says that it depends on one that the file does not have, or that stands below it.

    Tasks are carried out from top to bottom. A dependency that points down is never met in time, and two that point at
    each other never at all; one that points at nothing is a number that was not kept up.

    Move the task below what it waits for, or correct the id.

    Source: `templates/tasks-template.md`, "(depends on T012, T013)"; `implement.md`: dependencies in order.
    """
    tasks, added = judged_tasks(case)
    lines = {task.id: task.span.line for task in reversed(tasks.tasks)}
    for task in added:
        missing, later = _broken(task, lines)
        if missing or later:
            yield Remark(task.span, _message(task.id or "This task", missing, later), path=tasks.path)


def _broken(task: Task, lines: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """The ids that the task waits for and the file does not have, and those that do not stand above it."""
    kinds = {id.rstrip(_NUMBERS) for id in lines}
    # An id of a kind that no task has is that of a decision or a requirement elsewhere: `research R8`.
    missing = [id for id in task.depends if id not in lines and id.rstrip(_NUMBERS) in kinds]
    later = [id for id in task.depends if lines.get(id, 0) >= task.span.line]
    return missing, later


def _message(name: str, missing: list[str], later: list[str]) -> str:
    """What the task waits for in vain, and what to do about the graver of the two."""
    says = [f"on {listed(missing)}, which this file does not have"] if missing else []
    says += [f"on {listed(later)}, which does not stand above it"] if later else []
    todo = "Correct the id, or add the task" if missing else f"Move {name} below, or correct the id"
    return f"{name} depends {', and '.join(says)}. {todo}."
