"""What all stories share: new folders, what research decided on, new tables, the quickstart."""

from collections.abc import Iterable, Iterator

from plangate.domain.documents.layout import QUICKSTART, RESEARCH
from plangate.domain.documents.quickstart import can_be_followed
from plangate.domain.documents.research.model import Decision
from plangate.domain.documents.research.words import CONFIGURATIONS
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.model import TaskKind, TaskSource, Unmapped
from plangate.domain.scaffold.planned_files import folders_above
from plangate.domain.scaffold.sources.placed import PlacedDesign
from plangate.domain.scaffold.task_draft import Wording
from plangate.domain.scaffold.words import one_line
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import before_first

_NO = Vocabulary("no, without")
_NEWS = Vocabulary("new*, change*, migration*, schema*")
_AS_IT_IS = Vocabulary("existing, unchanged, reuse*")
_MAX_WORDS_BETWEEN = 6
_STORAGE = "Storage"
_SQL = Vocabulary("postgres*, mysql, mariadb, sqlite, sql server, mssql, oracle, cockroach*, aurora, neon, supabase")
_TABLES = Vocabulary("table, tables, migration, migrations, schema change, schema changes")
_NEW = Vocabulary("requiring, needing, adding, any, new, database, schema")
_MAX_DATABASE_LENGTH = 60
_MAX_TITLE_LENGTH = 80


def asks_for_nothing_new(value: str) -> bool:
    """Whether a field of the Technical Context says that there is nothing new in it."""
    return _AS_IT_IS.stands_in(value) or _NO.leads_to(_NEWS, value, most=_MAX_WORDS_BETWEEN)


def new_folders(placed: PlacedDesign) -> Iterator[tuple[str, ...]]:
    """The topmost folders that the tree draws, that files are made in, and that the repository lacks."""
    design = placed.design
    held = folders_above(design.repository.paths)
    filled = tuple(file.folder for file in design.files if file.is_created)
    new = tuple(folder for folder in design.folders if folder not in held and _holds_any(folder, filled))
    if top := tuple(f"{folder}/" for folder in new if not _lies_in_any(folder, new)):
        yield top


def _holds_any(folder: str, others: Iterable[str]) -> bool:
    """Whether one of some folders is a folder, or lies in it."""
    return any(f"{other}/".startswith(f"{folder}/") for other in others)


def _lies_in_any(folder: str, others: Iterable[str]) -> bool:
    return any(folder.startswith(f"{other}/") for other in others)


def word_folders(design: Design, folders: tuple[str, ...]) -> Wording:
    """Create the folders."""
    line = next((tree.span.line for tree in design.plan.trees if tree.root or tree.paths), 1)
    names = ", ".join(folders)
    return Wording(f"Create the folders {names}", ("plan: structure",), (design.in_plan(TaskKind.PATH, names, line),))


def decisions_to_set_up(placed: PlacedDesign) -> list[Decision]:
    """The decisions that name a dependency of the plan, or a file of configuration."""
    return [decision for decision in placed.design.decisions if _sets_up(placed.design, decision)]


def decisions_to_follow(design: Design) -> tuple[Unmapped, ...]:
    """The decisions that are no work of their own."""
    why = "It is a decision to follow, and asks for no set-up of its own."
    followed = (decision for decision in design.decisions if not _sets_up(design, decision))
    return tuple(Unmapped(_decision_source(design, decision), why) for decision in followed)


def _sets_up(design: Design, decision: Decision) -> bool:
    tools = {tool.casefold() for tool in decision.tools}
    return any(map(_is_configuration, tools)) or not tools.isdisjoint(_dependency_names(design))


def _dependency_names(design: Design) -> Iterator[str]:
    """The first word of each dependency's description, which is its name."""
    field = design.context_field("Primary Dependencies")
    descriptions = field.value.replace(";", ",").split(",") if field else []
    for words in map(str.split, descriptions):
        yield from (word.casefold().strip("`*()") for word in words[:1])


def _is_configuration(tool: str) -> bool:
    return "." in tool.strip(".") and tool.endswith(CONFIGURATIONS)


def _decision_source(design: Design, decision: Decision) -> TaskSource:
    title = one_line(decision.title, _MAX_TITLE_LENGTH)
    return TaskSource(TaskKind.DECISION, title, design.path_of(RESEARCH), decision.span.line)


def word_decision(design: Design, decision: Decision) -> Wording:
    """Set up what was decided."""
    source = _decision_source(design, decision)
    return Wording(
        f"Set up what research decided: {one_line(decision.chosen)}".rstrip("."),
        (f"research: {source.name}".replace(";", ","),),
        (source,),
    )


def new_tables(placed: PlacedDesign) -> Iterator[tuple[str, ...]]:
    """The names of new entities, for a relational database and without a migration of the tree's own."""
    design = placed.design
    names = tuple(entity.name for entity in design.new_entities)
    drawn = any(file.role is FileRole.MIGRATION for file in design.files)
    if names and not drawn and design.has("data-model.md") and _has_new_tables(design):
        yield names


def _has_new_tables(design: Design) -> bool:
    """Whether the plan stores in a relational database, and neither plan nor data model says that nothing is new."""
    storage, model = design.context_field(_STORAGE), design.document("data-model.md")
    if storage is None or asks_for_nothing_new(storage.value) or not _SQL.stands_in(storage.value):
        return False
    return not any(
        _NO.leads_to(_TABLES, text or "", over=_NEW) for text in (design.plan.document.text, model and model.text)
    )


def word_tables(design: Design, entities: tuple[str, ...]) -> Wording:
    """Create the schema."""
    storage = design.context_field(_STORAGE)
    assert storage is not None
    names = ", ".join(entities)
    database = one_line(before_first(storage.value, ";,("), _MAX_DATABASE_LENGTH)
    return Wording(
        f"Create the schema, or its migration, for {names} in {database}",
        (f"plan: {_STORAGE}", f"data-model: {names}"),
        (design.in_plan(TaskKind.TECHNOLOGY, _STORAGE, storage.span.line),),
    )


def runnable_quickstart(placed: PlacedDesign) -> Iterator[str]:
    """The path of the quickstart that somebody can walk through."""
    if can_be_followed(placed.design.document(QUICKSTART)):
        yield placed.design.path_of(QUICKSTART)


def word_quickstart(design: Design, path: str) -> Wording:
    """Walk through it."""
    return Wording(
        f"Walk through {path} and make every step hold",
        ("quickstart: all steps",),
        (TaskSource(TaskKind.QUICKSTART, "quickstart.md", path, 1),),
    )
