"""The command `plangate tasks`: a feature's tasks.md from its design documents."""

from pathlib import Path

from plangate.cli.output import fail, write_stderr, write_stdout
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, TaskKind, manifest_paths, scaffold_tasks
from plangate.errors import AuthorError
from plangate.interpreter import tune_gc
from plangate.local.gather import gather, plan_at
from plangate.local.working_copy import WorkingCopy, open_working_copy

REFUSED = 1
"""The exit code when no tasks can be made of the plan as it is."""

MAX_CHECK_LINES = 20
"""Lines that say what a person should look at."""


def make_tasks(folder: Path, *, write: bool, fresh: bool, tests: bool | None) -> None:
    """Print or write tasks.md of a feature's folder or plan, and say beside it what to check.

    `fresh` leaves an existing file out of account; `tests` is None where the documents decide whether tests get tasks.
    """
    tune_gc()
    try:
        copy, scaffold = _scaffold(folder, fresh, tests)
        if isinstance(scaffold, ScaffoldRefusal):
            raise fail(scaffold.reason, REFUSED)
        if write:
            _write(copy, scaffold)
        else:
            write_stdout(scaffold.text)
    except AuthorError as error:
        raise fail(str(error)) from None
    for line in _to_check(scaffold):
        write_stderr(line)


def _scaffold(folder: Path, fresh: bool, tests: bool | None) -> tuple[WorkingCopy, Scaffold | ScaffoldRefusal]:
    copy = open_working_copy([folder])
    plan = plan_at(folder)
    if not plan.is_file():
        return copy, ScaffoldRefusal(f"{plan} does not exist. Plan the feature first, with /speckit.plan.")
    snapshot = gather([plan], read_policy=read_policy)
    paths = frozenset(copy.files(""))
    feature = snapshot.features[0]
    manifests = tuple(filter(None, map(copy.read, manifest_paths(feature, paths))))
    return copy, scaffold_tasks(snapshot, feature, paths=paths, manifests=manifests, tests=tests, fresh=fresh)


def _write(copy: WorkingCopy, scaffold: Scaffold) -> None:
    """Write the file where it differs; a link is not followed."""
    file = copy.root / scaffold.path
    if file.is_symlink():
        raise AuthorError(f"{scaffold.path} is a symbolic link. Make it a file of its own.")
    if not scaffold.changed:
        write_stderr(f"{scaffold.path}: nothing new")
        return
    try:
        file.write_bytes(scaffold.text.encode("utf-8"))
    except OSError as error:
        raise AuthorError(f"{scaffold.path} cannot be written: {error.strerror}.") from error
    total = sum(phase.tasks for phase in scaffold.phases)
    write_stderr(f"{scaffold.path}: {total} tasks, {len(scaffold.added)} of them new")


def _to_check(scaffold: Scaffold) -> list[str]:
    """What a person should look at, at most so many lines; decisions to follow stand in research.md anyway."""
    gone = [f"check {task.id or 'a task'}, line {task.line}: {task.why}" for task in scaffold.gone]
    unmapped = [
        f"check {task.source.name} ({task.source.path}, line {task.source.line}): {task.why}"
        for task in scaffold.unmapped
        if task.source.kind is not TaskKind.DECISION
    ]
    lines = [*gone, *unmapped]
    more = [f"and {len(lines) - MAX_CHECK_LINES} more"] if len(lines) > MAX_CHECK_LINES else []
    return [*lines[:MAX_CHECK_LINES], *more]
