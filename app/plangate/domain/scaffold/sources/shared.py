"""Work that all stories share: the ground before them, and what is left when they are done."""

import re
from collections.abc import Iterator

from plangate.domain.documents.layout import QUICKSTART, inside
from plangate.domain.documents.quickstart import parse_quickstart
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.planned_files import FileRole
from plangate.domain.scaffold.sources.dependencies import dependency_drafts
from plangate.domain.scaffold.sources.linters import lint_drafts
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line

_SQL = re.compile(
    r"(?i)\b(?:postgres\w*|mysql|mariadb|sqlite|sql server|mssql|oracle|cockroach\w*|aurora|neon|supabase)\b"
)
_UNCHANGED = re.compile(
    r"(?i)\b(?:no|without)\b[^.;]{0,40}\b(?:new|change|migration|schema)|\bexisting\b|\bunchanged\b|\breuse"
)
_NO_TABLE = re.compile(
    r"(?i)\b(?:no|without)\b(?: (?:requiring|needing|adding|any))? (?:new |database |schema )*"
    r"(?:tables?|migrations?|schema changes?)\b"
)


def shared_drafts(design: Design) -> Iterator[TaskDraft]:
    """The tasks of set-up, foundation and polish that the documents ask for."""
    yield from _folders(design)
    yield from dependency_drafts(design)
    yield from lint_drafts(design)
    yield from _storage(design)
    yield from _quickstart(design)


def _folders(design: Design) -> Iterator[TaskDraft]:
    """The topmost folders that the tree draws and the repository lacks."""
    held = {path[: at.start()] for path in design.ground.paths for at in re.finditer("/", path)}
    files = [leaf.folder for leaf in design.leaves if leaf.verb == "Create"]
    new = [f for f in design.folders if f not in held and any(f"{file}/".startswith(f"{f}/") for file in files)]
    top = [folder for folder in new if not any(folder.startswith(f"{other}/") for other in new)]
    if top:
        line = next((tree.span.line for tree in design.plan.trees if tree.root or tree.paths), 1)
        names = ", ".join(f"{folder}/" for folder in top)
        yield _shared(design, TaskPhase.SETUP, f"Create the folders {names}", "plan: structure",
                      TaskSource(TaskKind.PATH, names, design.plan.path, line))  # fmt: skip


def _storage(design: Design) -> Iterator[TaskDraft]:
    """The schema of new entities in a relational database, unless the tree has a migration of its own."""
    field = next((field for field in design.plan.context if field.key == "Storage"), None)
    value = design.field("Storage")
    new = [thing for thing in design.things if not thing.exists]
    drawn = any(leaf.role is FileRole.MIGRATION for leaf in design.leaves)
    if (
        _says_nothing_new(design)
        or field is None
        or not new
        or drawn
        or not _SQL.search(value)
        or _UNCHANGED.search(value)
        or not design.has("data-model.md")
    ):
        return
    names = ", ".join(thing.name for thing in new)
    database = one_line(re.split(r"[;,(]", value)[0], 60)
    text = f"Create the schema, or its migration, for {names} in {database}"
    source = TaskSource(TaskKind.TECHNOLOGY, "Storage", design.plan.path, field.span.line)
    yield _shared(design, TaskPhase.FOUNDATION, text, "plan: Storage", source, f"data-model: {names}")


def _says_nothing_new(design: Design) -> bool:
    """Whether plan or data model says that no table is added and no migration needed."""
    model = design.case.feature.file("data-model.md")
    return any(_NO_TABLE.search(text) for text in (design.plan.document.text, (model and model.text) or ""))


def _quickstart(design: Design) -> Iterator[TaskDraft]:
    path = inside(design.folder, QUICKSTART)
    quickstart = parse_quickstart(design.case.feature.file("quickstart.md"))
    if quickstart is not None and quickstart.can_be_run:
        source = TaskSource(TaskKind.QUICKSTART, "quickstart.md", path, 1)
        yield _shared(
            design, TaskPhase.POLISH, f"Walk through {path} and make every step hold", "quickstart: all steps", source
        )


def _shared(design: Design, phase: TaskPhase, text: str, cite: str, source: TaskSource, *more: str) -> TaskDraft:
    return TaskDraft(phase, Stage.SERVICES, text, cites=(cite, *more), sources=(source,))
