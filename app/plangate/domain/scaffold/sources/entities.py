"""Entities: a task for those of one story that live in one file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from plangate.domain.scaffold.design import Design, DesignEntity
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.planned_files import PlannedFile
from plangate.domain.scaffold.sources.placed import PlacedDesign, PlacedEntity
from plangate.domain.scaffold.task_draft import Placement, Stage, TaskPhase, Wording
from plangate.domain.scaffold.words import tokens, whole_tokens
from plangate.domain.text.vocabulary import tokens_of
from plangate.domain.text.words import is_name, letters, name_at_start, name_parts, singular, word_set

_NO_MODEL = (FileRole.TEST, FileRole.DOCS, FileRole.CONFIG, FileRole.MIGRATION)
_STORED = frozenset({"model", "entity", "domain", "table", "orm", "type"})
_SERVING = (FileRole.ENDPOINT, FileRole.UI)
_SEVERAL = (
    "models", "entities", "schemas", "types", "records", "structs", "enums", "dtos", "tables",
)  # fmt: skip
"""How the names of files for several models end."""

_JOINS = frozenset({"and", "plus", "with"})
_USES = word_set(
    "for of from to by on via into per each every use uses using read reads write writes store stores call calls wire "
    "wires expose exposes return returns load loads list lists show shows render renders handle handles test "
    "tests"
)
_ARTICLES = frozenset({"the", "a", "an", "all", "new"})
_SERVED_BY = word_set(
    "service repository store storage handler controller route endpoint view component screen page api client logic "
    "manager crud query form list card test migration operation"
)
"""What stands behind an entity's name where a file is of what serves it."""

_MODEL_WORDS = frozenset({"model", "entity", "struct", "type", "schema", "record", "class", "enum", "table", "dto"})
_LIBRARIES = frozenset({"core", "lib", "libs", "src"})


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """The entities of one story in one file, at least one; `again` where those of another story stand there already."""

    entities: tuple[PlacedEntity, ...]
    again: bool

    @property
    def file(self) -> PlannedFile | None:
        """The file that the tree has for them."""
        return self.entities[0].file

    @property
    def names(self) -> tuple[str, ...]:
        """The entities' names."""
        return tuple(placed.name for placed in self.entities)

    @property
    def requirements(self) -> tuple[str, ...]:
        """The requirements that are cited with them, each once."""
        return tuple(dict.fromkeys(cite for placed in self.entities for cite in placed.entity.cited.requirements))

    @property
    def verb(self) -> str:
        """What is done with their file."""
        return "Extend" if self.file and self.file.verb == "Update" else "Create"


def place_entities(design: Design) -> tuple[PlacedEntity, ...]:
    """The entities that are to be built, each with the story that needs it first, and its file."""
    return tuple(_placed(design, entity) for entity in design.new_entities)


def _placed(design: Design, entity: DesignEntity) -> PlacedEntity:
    assignment = design.stories.or_first(design.stories.of_name(entity.name, entity.cited))
    file = _file_of(design, entity)
    return PlacedEntity(entity, assignment, file.path if file else design.names.model(entity.name), file)


def _file_of(design: Design, entity: DesignEntity) -> PlannedFile | None:
    """The file that the tree has for an entity: of its name, else one that names it, else the only model file."""
    able = [file for file in design.kept_files if file.role not in _NO_MODEL]
    ways = (_called_after, _models_naming, _holding, _telling_of, _only_model)
    return next(chain.from_iterable(way(entity, able) for way in ways), None)


def _called_after(entity: DesignEntity, files: Sequence[PlannedFile]) -> list[PlannedFile]:
    """The files of an entity's name; those first that have just that name."""
    holding = [file for file in files if _may_hold(file)]
    telling = [file for file in holding if entity.words and _is_model_of(entity.words, file.stem_words)]
    whole = whole_tokens(entity.name)
    others = [file for file in holding if _is_model_of(whole, whole_tokens(file.stem))]
    return sorted((*telling, *others), key=lambda file: letters(file.stem) != letters(entity.name))


def _is_model_of(name: frozenset[str], words: frozenset[str]) -> bool:
    """Whether words are those of a name, and no others than such that say that it is a model's."""
    return name <= words <= name | _MODEL_WORDS


def _models_naming(entity: DesignEntity, files: Sequence[PlannedFile]) -> list[PlannedFile]:
    """The files of models that name an entity; those of what is stored first."""
    naming = (file for file in _models(files) if entity.is_named_in(file.stem_words | file.comment_words))
    return sorted(naming, key=lambda file: not file.stem_words & _STORED)


def _holding(entity: DesignEntity, files: Sequence[PlannedFile]) -> Iterator[PlannedFile]:
    """The files that hold an entity by its identifier."""
    return (file for file in files if file.role not in _SERVING and _holds(file, entity.name))


def _telling_of(entity: DesignEntity, files: Sequence[PlannedFile]) -> Iterator[PlannedFile]:
    """The files of which the tree says that they have a model, and of what."""
    return (
        file
        for file in files
        if entity.is_named_in(file.comment_words) and not _MODEL_WORDS.isdisjoint(file.comment_words)
    )


def _only_model(entity: DesignEntity, files: Sequence[PlannedFile]) -> list[PlannedFile]:
    """The one file of models, if it is for several, or shares a word with the entity."""
    models = _models(files)
    return [file for file in models if len(models) == 1 and _is_for_several(file, entity.words)]


def _is_for_several(file: PlannedFile, words: frozenset[str]) -> bool:
    return file.stem.lower().endswith(_SEVERAL) or not words.isdisjoint(file.stem_words | file.comment_words)


def _models(files: Sequence[PlannedFile]) -> list[PlannedFile]:
    return [file for file in files if file.role is FileRole.MODEL]


def _holds(file: PlannedFile, name: str) -> bool:
    """Whether the tree says by an entity's own identifier that a file holds it, and not that the file works with it.

    An identifier is of two words or more run together; it stands first, or behind others, or in what a new file is.
    """
    before, found, behind = _around(name, file.comment) if _is_identifier(name) else ("", "", "")
    if not found or _is_served(behind):
        return False
    words = [token for token in tokens_of(before) if is_name(token)]
    listed = all(_is_identifier(word) or word in _JOINS for word in words)
    return listed or (file.is_created and not _is_used(words))


def _is_identifier(name: str) -> bool:
    """Whether a name is of two words or more, run together in camel case."""
    return name.isascii() and name.isalnum() and name[0].isupper() and len(name_parts(name)) > 1


def _around(word: str, text: str) -> tuple[str, str, str]:
    """What stands before a word in a text, the word, and what stands behind it; all empty where it does not."""
    start = text.find(word)
    while start >= 0 and (is_name(text[start - 1 : start]) or is_name(text[(end := start + len(word)) : end + 1])):
        start = text.find(word, start + 1)
    return (text[:start], word, text[start + len(word) :]) if start >= 0 else ("", "", "")


def _is_served(behind: str) -> bool:
    """Whether what stands behind an entity's name is what serves the entity."""
    word = name_at_start(behind[1:]) or name_at_start(behind[2:])
    return singular(word.lower()) in _SERVED_BY


def _is_used(before: Sequence[str]) -> bool:
    """Whether the words before an entity's name say that a file works with the entity."""
    words = before[:-1] if before and before[-1].lower() in _ARTICLES else before
    return bool(words) and words[-1].lower() in _USES


def _may_hold(file: PlannedFile) -> bool:
    """Whether a file of an entity's name may hold the entity, and not what serves it."""
    return file.role in (FileRole.MODEL, FileRole.OTHER) or file.folder_name.lower() in _LIBRARIES


def entity_groups(placed: PlacedDesign) -> Iterator[EntityGroup]:
    """The entities by story and file; those without a file each by itself."""
    groups: dict[tuple[int | None, str], list[PlacedEntity]] = {}
    for entity in placed.entities:
        groups.setdefault((entity.assignment.story, entity.path or f"?{entity.name}"), []).append(entity)
    seen: set[str] = set()
    for group in groups.values():
        yield EntityGroup(tuple(group), again=group[0].path in seen)
        seen.add(group[0].path)


def place_group(design: Design, group: EntityGroup) -> Placement:
    """Among the models of their story."""
    first = group.entities[0]
    is_guess = any(placed.assignment.guess for placed in group.entities)
    return Placement(
        TaskPhase.STORY,
        Stage.MODELS,
        first.assignment.story,
        first.path,
        first.assignment.reason,
        "no story names it" if is_guess else "",
    )


def word_group(design: Design, group: EntityGroup) -> Wording:
    """Create the models, or extend a file that stands by them."""
    first, names = group.entities[0], group.names
    where = f" in {first.path}" if first.path else ""
    # Without a data model, it is the specification that names them.
    document = f"data-model: {', '.join(names)}" if first.entity.modeled else "spec: Key Entities"
    return Wording(
        f"{group.verb} {_listed(names)} {'model' if len(names) == 1 else 'models'}{where}{_comment(group)}",
        (*group.requirements, document, *(("plan: structure",) if group.file else ())),
        tuple(placed.entity.source for placed in group.entities),
        makes=names,
    )


def _comment(group: EntityGroup) -> str:
    """What the tree says of the file, once, and where it says more than the entities' names."""
    comment = group.file.comment if group.file and not group.again else ""
    return f": {comment}" if tokens(comment) - tokens(" ".join(group.names)) - _MODEL_WORDS else ""


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
