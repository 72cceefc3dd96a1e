"""What a pull request adds to a file beside the plan, and the tasks that are judged."""

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import unticked
from plangate.domain.documents.layout import TASKS
from plangate.domain.documents.tasks import Task, Tasks


def added_lines(case: Case, name: str) -> frozenset[int]:
    """The lines of that file of the feature's folder, from 1, whose text its merge base does not have, ticked or not.

    All lines where the file is new, none where it is absent or unchanged, or what it was cannot be read.
    """
    file = case.feature.file(name)
    if file is None or file.text is None:
        return frozenset()
    before = next((old for old in case.feature.before_files if old.path == file.path), None)
    if before is not None and (before.sha == file.sha or before.text is None):
        return frozenset()
    old = {unticked(line) for line in (before.text or "").split("\n")} if before else set()
    return frozenset(number for number, line in enumerate(file.text.split("\n"), 1) if unticked(line) not in old)


def judged_tasks(case: Case) -> tuple[Tasks, tuple[Task, ...]] | None:
    """The tasks, and those among them that the pull request adds; None where nothing is to be said of them.

    Files of another dialect are left alone: rules of single lines would find fault with every one.
    """
    tasks = case.tasks
    if tasks is None or not tasks.is_strict:
        return None
    added = added_lines(case, TASKS)
    return tasks, tuple(task for task in tasks.tasks if task.span.line in added)
