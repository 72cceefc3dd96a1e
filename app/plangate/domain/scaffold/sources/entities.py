"""Work on entities: a task for the entities of one story that live in one file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plangate.domain.scaffold.design import Design, DesignEntity
from plangate.domain.scaffold.placing import StoryAssignment
from plangate.domain.scaffold.planned_files import FileRole, PlannedFile
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import tokens, whole_tokens
from plangate.domain.text.words import letters

_NO_MODEL = (FileRole.TEST, FileRole.DOCS, FileRole.CONFIG, FileRole.MIGRATION)
_STORED = frozenset({"model", "entity", "domain", "table", "orm", "type"})
_SERVING = (FileRole.ENDPOINT, FileRole.UI)
_SEVERAL = re.compile(r"(?i)(?:model|entitie|schema|type|record|struct|enum|dto|table)s$")
_IDENTIFIER = re.compile(r"[A-Z]+[a-z0-9]+(?:[A-Z]+[a-z0-9]*)+")
_JOINS = frozenset({"and", "plus", "with"})
_USES = re.compile(
    r"(?i)\b(?:for|of|from|to|by|on|via|into|per|each|every|uses?|using|reads?|writes?|stores?|calls?|wires?|exposes?"
    r"|returns?|loads?|lists?|shows?|renders?|handles?|tests?)\W+(?:(?:the|an?|all|new)\W+)?$"
)
_SERVES = re.compile(
    r"(?i)\W{1,2}(?:services?|repositor\w+|stores?|storage|handlers?|controllers?|routes?|endpoints?|views?|components?"
    r"|screens?|pages?|api|clients?|logic|managers?|crud|quer\w+|forms?|lists?|cards?|tests?|migrations?|operations)\b"
)
_MODEL_WORDS = frozenset({"model", "entity", "struct", "type", "schema", "record", "class", "enum", "table", "dto"})


@dataclass(frozen=True, slots=True)
class PlacedEntity:
    """An entity with its story and its file; the leaf is None where no tree names the file."""

    thing: DesignEntity
    home: StoryAssignment
    path: str
    leaf: PlannedFile | None


def place_things(design: Design) -> tuple[PlacedEntity, ...]:
    """The entities that are to be built, each with the story that needs it first, and its file."""
    return tuple(_placed(design, thing) for thing in design.things if not thing.exists)


def _placed(design: Design, thing: DesignEntity) -> PlacedEntity:
    home = design.stories.of_name(thing.name, thing.cited)
    if home.story is None:
        home = StoryAssignment(design.stories.first, guess=True)
    leaf = _leaf_of(design.leaves, thing)
    return PlacedEntity(thing, home, leaf.path if leaf else design.names.model(thing.name), leaf)


def _leaf_of(leaves: Sequence[PlannedFile], thing: DesignEntity) -> PlannedFile | None:
    """The file that the tree has for an entity: of its name, else one that names it, else the only model file."""
    name = tokens(thing.name)
    whole = whole_tokens(thing.name)
    able = [leaf for leaf in leaves if leaf.role not in _NO_MODEL and leaf.verb != "Delete"]
    own = [leaf for leaf in able if _may_hold(leaf) and name and name <= _stem(leaf) <= name | _MODEL_WORDS]
    own += [leaf for leaf in able if _may_hold(leaf) and whole <= whole_tokens(leaf.stem) <= whole | _MODEL_WORDS]
    own.sort(key=lambda leaf: letters(leaf.stem) != letters(thing.name))
    models = [leaf for leaf in able if leaf.role is FileRole.MODEL]
    naming = [leaf for leaf in models if name and name <= _stem(leaf) | tokens(leaf.comment)]
    naming.sort(key=lambda leaf: not _stem(leaf) & _STORED)
    telling = [leaf for leaf in able if name and name <= tokens(leaf.comment) and tokens(leaf.comment) & _MODEL_WORDS]
    holding = [leaf for leaf in able if leaf.role not in _SERVING and holds(leaf, thing.name)]
    only = models if len({leaf.path for leaf in models}) == 1 else []
    only = [leaf for leaf in only if _SEVERAL.search(leaf.stem) or (_stem(leaf) | tokens(leaf.comment)) & name]
    return next(iter((*own, *naming, *holding, *telling, *only)), None)


def holds(leaf: PlannedFile, name: str) -> bool:
    """Whether the tree says by an entity's own identifier that a file holds it, and not that the file works with it.

    An identifier is of two words or more run together; it stands first, or behind others, or in what a new file is.
    """
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", leaf.comment) if _IDENTIFIER.fullmatch(name) else None
    if found is None or _SERVES.match(leaf.comment, found.end()):
        return False
    before = leaf.comment[: found.start()]
    listed = all(_IDENTIFIER.fullmatch(word) or word in _JOINS for word in re.findall(r"\w+", before))
    return listed or (leaf.verb == "Create" and _USES.search(before) is None)


def _may_hold(leaf: PlannedFile) -> bool:
    """Whether a file of an entity's name may hold the entity, and not what serves it."""
    folder = leaf.folder.rpartition("/")[2].lower()
    return leaf.role in (FileRole.MODEL, FileRole.OTHER) or folder in ("core", "lib", "libs", "src")


def _stem(leaf: PlannedFile) -> frozenset[str]:
    return tokens(leaf.stem)


def model_drafts(placed: Iterable[PlacedEntity]) -> tuple[TaskDraft, ...]:
    """A task for each file and story; entities without a file have a task of their own."""
    groups: dict[tuple[int | None, str], list[PlacedEntity]] = {}
    for one in placed:
        groups.setdefault((one.home.story, one.path or f"?{one.thing.name}"), []).append(one)
    seen: set[str] = set()
    drafts = []
    for (story, _), group in groups.items():
        drafts.append(_draft(story, group, again=group[0].path in seen))
        seen.add(group[0].path)
    return tuple(drafts)


def _draft(story: int | None, group: Sequence[PlacedEntity], *, again: bool) -> TaskDraft:
    first = group[0]
    names = [one.thing.name for one in group]
    verb = "Extend" if first.leaf and first.leaf.verb == "Update" else "Create"
    where = f" in {first.path}" if first.path else ""
    said = first.leaf.comment if first.leaf and not again else ""
    told = f": {said}" if tokens(said) - tokens(" ".join(names)) - _MODEL_WORDS else ""
    guess = "no story names it" if any(one.home.guess for one in group) else ""
    structure = ("plan: structure",) if first.leaf else ()
    return TaskDraft(
        phase=TaskPhase.STORY,
        stage=Stage.MODELS,
        text=f"{verb} {_listed(names)} {'model' if len(names) == 1 else 'models'}{where}{told}",
        path=first.path,
        story=story,
        cites=(*_requirements(group), _told(first.thing, names), *structure),
        sources=tuple(one.thing.source for one in group),
        makes=tuple(names),
        reason=first.home.reason,
        guessed=guess,
    )


def _told(thing: DesignEntity, names: Sequence[str]) -> str:
    """The document that tells of the entities: the data model, else the specification."""
    return f"data-model: {', '.join(names)}" if thing.modeled else "spec: Key Entities"


def _requirements(group: Sequence[PlacedEntity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite for one in group for cite in one.thing.cited.requirements))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
