"""What a data model is: entities with their places; no dialect is left in them."""

from dataclasses import dataclass

from plangate.domain.documents.references import NOTHING_CITED, Cited
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the data model; `name` is as written, without numbering, backticks, "Entity:" and "(Enum)".

    `relations` are the names of other entities that it knows. `is_built` says whether the feature adds or changes it,
    as far as the data model says so; without a word it is new.
    """

    name: str
    span: Span
    relations: tuple[str, ...] = ()
    cited: Cited = NOTHING_CITED
    is_built: bool = True


@dataclass(frozen=True, slots=True)
class DataModel:
    """A data-model.md as read; parsing is total."""

    path: str
    entities: tuple[Entity, ...] = ()
