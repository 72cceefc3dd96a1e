"""Work on entities: a task for the entities of one story that live in one file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.scaffold.design import Design, Thing
from app.domain.scaffold.draft import Draft, Phase, Stage
from app.domain.scaffold.leaves import FileRole, Leaf
from app.domain.scaffold.placing import Home
from app.domain.scaffold.words import tokens

_NO_MODEL = (FileRole.TEST, FileRole.DOCS, FileRole.CONFIG, FileRole.MIGRATION)
_STORED = frozenset({"model", "entity", "domain", "table", "orm", "type"})
_MODEL_WORDS = frozenset({"model", "entity", "struct", "type", "schema", "record", "class", "enum", "table", "dto"})


@dataclass(frozen=True, slots=True)
class Placed:
    """An entity with its story and its file; the leaf is None where no tree names the file."""

    thing: Thing
    home: Home
    path: str
    leaf: Leaf | None


def place_things(design: Design) -> tuple[Placed, ...]:
    """The entities that are to be built, each with the story that needs it first, and its file."""
    return tuple(_placed(design, thing) for thing in design.things if not thing.exists)


def _placed(design: Design, thing: Thing) -> Placed:
    home = design.stories.of_name(thing.name, thing.cited)
    if home.story is None:
        home = Home(design.stories.first, guess=True)
    leaf = _leaf_of(design.leaves, thing)
    return Placed(thing, home, leaf.path if leaf else design.names.model(thing.name), leaf)


def _leaf_of(leaves: Sequence[Leaf], thing: Thing) -> Leaf | None:
    """The file that the tree has for an entity: of its name, else a model file that names it, else the only one."""
    name = tokens(thing.name)
    able = [leaf for leaf in leaves if leaf.role not in _NO_MODEL and leaf.verb != "Delete"]
    own = [leaf for leaf in able if _may_hold(leaf) and name and name <= _stem(leaf) <= name | _MODEL_WORDS]
    models = [leaf for leaf in able if leaf.role is FileRole.MODEL]
    naming = [leaf for leaf in models if name and name <= _stem(leaf) | tokens(leaf.comment)]
    naming.sort(key=lambda leaf: not _stem(leaf) & _STORED)
    telling = [leaf for leaf in able if name and name <= tokens(leaf.comment) and tokens(leaf.comment) & _MODEL_WORDS]
    only = models if len({leaf.path for leaf in models}) == 1 else []
    return next(iter((*own, *naming, *telling, *only)), None)


def _may_hold(leaf: Leaf) -> bool:
    """Whether a file of an entity's name may hold the entity, and not what serves it."""
    folder = leaf.folder.rpartition("/")[2].lower()
    return leaf.role in (FileRole.MODEL, FileRole.OTHER) or folder in ("core", "lib", "libs", "src")


def _stem(leaf: Leaf) -> frozenset[str]:
    return tokens(leaf.stem)


def model_drafts(placed: Iterable[Placed]) -> tuple[Draft, ...]:
    """A task for each file and story; entities without a file have a task of their own."""
    groups: dict[tuple[int | None, str], list[Placed]] = {}
    for one in placed:
        groups.setdefault((one.home.story, one.path or f"?{one.thing.name}"), []).append(one)
    seen: set[str] = set()
    drafts = []
    for (story, _), group in groups.items():
        drafts.append(_draft(story, group, again=group[0].path in seen))
        seen.add(group[0].path)
    return tuple(drafts)


def _draft(story: int | None, group: Sequence[Placed], *, again: bool) -> Draft:
    first = group[0]
    names = [one.thing.name for one in group]
    verb = "Extend" if first.leaf and first.leaf.verb == "Update" else "Create"
    where = f" in {first.path}" if first.path else ""
    said = first.leaf.comment if first.leaf and not again else ""
    told = f": {said}" if tokens(said) - tokens(" ".join(names)) - _MODEL_WORDS else ""
    guess = "no story names it" if any(one.home.guess for one in group) else ""
    structure = ("plan: structure",) if first.leaf else ()
    return Draft(
        phase=Phase.STORY,
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


def _told(thing: Thing, names: Sequence[str]) -> str:
    """The document that tells of the entities: the data model, else the specification."""
    return f"data-model: {', '.join(names)}" if thing.modeled else "spec: Key Entities"


def _requirements(group: Sequence[Placed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite for one in group for cite in one.thing.cited.requirements))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
