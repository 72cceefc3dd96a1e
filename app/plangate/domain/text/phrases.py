"""Names and quotations put into a message: listed, and cut to a length."""

from collections.abc import Sequence, Sized
from typing import TypeVar

from plangate.domain.text.words import collapse_spaces

_Words = TypeVar("_Words")

_MAX_GIVEN_UP_LENGTH = 12
"""Characters that a cut gives up for a whole word."""


def listed(names: Sequence[str], most: int = 12) -> str:
    """The names in one phrase: `a`, `a and b`, `a, b and c`; beyond `most`, the rest is counted.

    Where a name has a comma in it, semicolons part them: `a, b; and c`.
    """
    comma, last = (";", "; and ") if any("," in name for name in names) else (",", " and ")
    if len(names) > most:
        return f"{f'{comma} '.join(names[:most])}{last}{len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{f'{comma} '.join(names[:-1])}{last}{names[-1]}"


def by_number(things: Sized, one: _Words, several: _Words) -> _Words:
    """The words for one thing where there is one, else those for several."""
    return one if len(things) == 1 else several


def shown(text: str, most: int = 80) -> str:
    """A piece of the plan as a message quotes it: on one line, cut where it is long, between words if one ends near."""
    line = collapse_spaces(text)
    if len(line) <= most:
        return line
    end = line.rfind(" ", most - _MAX_GIVEN_UP_LENGTH, most)
    return f"{line[:end].rstrip()}…" if end > 0 else cut(line, most)


def cut(text: str, most: int) -> str:
    """The text in that many characters at most, the last of them `…` where something is left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def cut_between_words(text: str, most: int, *, dangling: str = "") -> str:
    """The text's words within its first characters, then ` …` where some are left out; `dangling` signs end none."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(dangling)} …"
