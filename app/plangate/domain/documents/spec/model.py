"""What a specification is: stories, requirements, entities and success criteria with their places."""

from dataclasses import dataclass

from plangate.domain.text.markdown import Document, Span


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered or named thing of the specification: `FR-001`, `SC-002`, a key entity."""

    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Story:
    """A user story; `number` as the specification numbers it, `priority` 1 for P1, None where none is given."""

    number: int
    title: str
    priority: int | None
    text: str
    independent_test: str
    scenarios: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Spec:
    """A feature's spec.md as read; parsing is total."""

    path: str
    document: Document
    title: str
    stories: tuple[Story, ...] = ()
    requirements: tuple[Item, ...] = ()
    entities: tuple[Item, ...] = ()
    criteria: tuple[Item, ...] = ()
