"""What a data model is: entities with their places; no dialect is left in them."""

from dataclasses import dataclass
from enum import StrEnum

from plangate.domain.text.markdown import Document, Span
from plangate.domain.text.references import NOTHING_CITED, Cited


class EntityChange(StrEnum):
    """What the feature does to an entity, as far as the data model says so; without a word it is new."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class EntityField:
    """A field of an entity, or a value of an enumeration; `type` is as written, empty where none is given."""

    name: str
    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """That an entity knows another one, by that one's name; `span` is the line that says so."""

    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the data model; `name` is as written, without numbering, backticks, "Entity:" and "(Enum)"."""

    name: str
    span: Span
    fields: tuple[EntityField, ...] = ()
    relations: tuple[Relation, ...] = ()
    cited: Cited = NOTHING_CITED
    enumeration: bool = False
    change: EntityChange = EntityChange.NEW

    @property
    def is_built(self) -> bool:
        """Whether the feature adds or changes it."""
        return self.change in (EntityChange.NEW, EntityChange.CHANGED)


@dataclass(frozen=True, slots=True)
class DataModel:
    """A data-model.md as read; parsing is total. `changes_nothing`: it says so, and no entity is new or changed."""

    path: str
    document: Document
    entities: tuple[Entity, ...] = ()
    changes_nothing: bool = False

    @property
    def to_build(self) -> tuple[Entity, ...]:
        """The entities that the feature adds or changes."""
        return tuple(entity for entity in self.entities if entity.is_built)
