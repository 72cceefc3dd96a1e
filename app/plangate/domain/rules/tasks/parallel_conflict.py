"""Two tasks that may run at once change one file."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import judged_tasks
from plangate.domain.documents.tasks import Task
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule

_PLAN = """
    # Implementation Plan: Search the catalogue
    """


@rule(
    "parallel-conflict",
    severity=Severity.LOW,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "## Phase 1: Setup\n\n- [ ] T001 [P] Create src/search/index.py\n"
                "- [ ] T002 [P] Sort the words in src/search/index.py ◀\n"
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "## Phase 1: Setup\n\n- [ ] T001 [P] Create src/search/index.py\n"
                "- [ ] T002 [P] Create src/search/page.py, using src/search/index.py\n"
                "- [ ] T003 Sort the words in src/search/index.py\n"
            },
        ),
    ),
)
def parallel_conflict(case: Case) -> Iterator[Remark]:
    """Two open tasks of one stage are marked `[P]` and name the same file.

    Tasks with `[P]` are given to several hands at once; in one file, one overwrites the other. Files that a task only
    looks at (after `see`, `from`, `using` and the like) are not counted.

    Take `[P]` from one of them, or part the file.

    Source: `templates/commands/tasks.md`: "[P]" means different files; `implement.md`: tasks that affect the same files
    run one after the other.
    """
    tasks, added = judged_tasks(case)
    conflicts: dict[Task, tuple[str, Task]] = {}
    for task, path, other in _sharing(tasks.live):
        if task in added or other in added:
            conflicts.setdefault(task, (path, other))
    for task, (path, other) in conflicts.items():
        names = f"{task.id or 'This task'} and {other.id or 'another'}"
        message = f"{names} are both marked `[P]` and change {path}. Take `[P]` from one of them, or split the file."
        yield Remark(task.span, message, path=tasks.path)


def _sharing(tasks: tuple[Task, ...]) -> Iterator[tuple[Task, str, Task]]:
    """Open parallel tasks, each with a path of its own and the first task of its stage that has this path too."""
    first: dict[tuple[int, str], Task] = {}
    for task in tasks:
        if not task.parallel or task.done:
            continue
        for path in task.paths:
            other = first.setdefault((task.stage, path), task)
            if other is not task:
                yield task, path, other
