"""What was found of one thing: whether it is well, in one line, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing is."""

    WELL = "well"
    NOTE = "note"
    """It works, and could be better."""
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """It could not be told."""


@dataclass(frozen=True, slots=True)
class Health:
    """How a thing is: its name, what was seen, and what to do where it is not well."""

    name: str
    state: State
    seen: str
    advice: str = ""


def well(name: str, seen: str) -> Health:
    """A thing that is as it should be."""
    return Health(name, State.WELL, seen)


def note(name: str, seen: str, advice: str) -> Health:
    """A thing that works, and could be better."""
    return Health(name, State.NOTE, seen, advice)


def wrong(name: str, seen: str, advice: str) -> Health:
    """A thing that has to be mended."""
    return Health(name, State.WRONG, seen, advice)


def unknown(name: str, seen: str, advice: str = "") -> Health:
    """A thing of which nothing can be told from here."""
    return Health(name, State.UNKNOWN, seen, advice)


def is_healthy(found: Iterable[Health]) -> bool:
    """Whether nothing has to be mended."""
    return not any(one.state is State.WRONG for one in found)
