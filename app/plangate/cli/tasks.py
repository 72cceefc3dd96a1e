"""The command `plangate tasks`: a feature's tasks.md from its design documents."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plangate.cli.output import COULD_NOT, put, say
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, TaskKind, manifest_paths, scaffold_tasks
from plangate.errors import AuthorError
from plangate.local.gather import gather
from plangate.local.working_copy import PLAN, WorkingCopy, open_working_copy

REFUSED = 1
"""The exit code when no tasks can be made of the plan as it is."""

_MOST_SAID = 20


class Tests(StrEnum):
    """Whether tasks for tests are made, whatever the documents ask for."""

    __test__ = False

    ON = "on"
    OFF = "off"


Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The feature's folder, or its plan.")]
Write = Annotated[bool, typer.Option("--write", help="Write the file instead of printing it.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Leave an existing tasks.md out of account.")]
Asked = Annotated[Tests | None, typer.Option(metavar="on|off", help="Whether there are tasks for tests.")]


def tasks(folder: Folder, write: Write = False, fresh: Fresh = False, tests: Asked = None) -> None:
    """Make tasks.md from the design documents of a feature: exit 0 made, 1 the plan is not ready, 2 could not.

    Every task cites what it comes from. An existing tasks.md is merged in: its lines stay as they are.
    """
    try:
        copy, made = _made(folder, fresh, None if tests is None else tests is Tests.ON)
        if isinstance(made, ScaffoldRefusal):
            say(f"plangate: {made.reason}")
            raise typer.Exit(REFUSED)
        if write:
            _write(copy, made)
        else:
            put(made.text)
    except AuthorError as error:
        say(f"plangate: {error}")
        raise typer.Exit(COULD_NOT) from None
    for line in _to_check(made):
        say(line)


def _made(folder: Path, fresh: bool, tests: bool | None) -> tuple[WorkingCopy, Scaffold | ScaffoldRefusal]:
    copy = open_working_copy([folder])
    plan = folder / PLAN if folder.is_dir() else folder
    if not plan.is_file():
        return copy, ScaffoldRefusal(f"{plan} does not exist. Plan the feature first, with /speckit.plan.")
    snapshot = gather([plan])
    paths = frozenset(copy.files(""))
    feature = snapshot.features[0]
    manifests = tuple(file for path in manifest_paths(feature, paths) if (file := copy.read(path)) is not None)
    return copy, scaffold_tasks(snapshot, feature, paths=paths, manifests=manifests, tests=tests, fresh=fresh)


def _write(copy: WorkingCopy, made: Scaffold) -> None:
    """Write the file where it differs; a link is not followed."""
    place = copy.root / made.path
    if place.is_symlink():
        raise AuthorError(f"{made.path} is a symbolic link. Make it a file of its own.")
    try:
        if made.changed:
            place.write_bytes(made.text.encode("utf-8"))
    except OSError as error:
        raise AuthorError(f"{made.path} cannot be written: {error.strerror}.") from error
    total = sum(phase.tasks for phase in made.phases)
    say(f"{made.path}: {total} tasks, {len(made.added)} of them new" if made.changed else f"{made.path}: nothing new")


def _to_check(made: Scaffold) -> list[str]:
    """What a person should look at, at most so many lines; decisions to follow stand in research.md anyway."""
    gone = [f"check {task.id or 'a task'}, line {task.line}: {task.why}" for task in made.gone]
    unmapped = [one for one in made.unmapped if one.source.kind is not TaskKind.DECISION]
    places = [f"check {one.source.name} ({one.source.path}, line {one.source.line}): {one.why}" for one in unmapped]
    lines = [*gone, *places]
    more = [f"and {len(lines) - _MOST_SAID} more"] if len(lines) > _MOST_SAID else []
    return [*lines[:_MOST_SAID], *more]
