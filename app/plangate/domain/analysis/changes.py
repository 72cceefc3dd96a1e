"""What a pull request changes in a text that matters: not ticks, white space, marks, link targets, dates and states."""

import re
from collections import Counter

from rapidfuzz.distance import OSA

_BOX = re.compile(r"^(\s*[-*+]\s+)\[[ xX]\]")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_MARKS = re.compile(r"[-*_`~#|:.,;!?'\"()\[\]–—]+")
_HEADER = re.compile(r"(?i)\*\*(?:date|status|last updated|updated)\s*\*{0,2}\s*:")

_LATIN = re.compile(r"[a-z\u00df-\u024f]{5,20}")


def changes_content(before: str, after: str) -> bool:
    """Whether a text says something else than before."""
    return _content(before) != _content(after)


def changes_demand(before: str, after: str) -> bool:
    """Whether a text may ask for something else than before: by more than the order of its lines and its spelling."""
    old, new = Counter(_content(before)), Counter(_content(after))
    gone, came = (list(rest.elements()) for rest in (old - new, new - old))
    return len(gone) != len(came) or not all(map(_is_respelled, gone, came))


def _is_respelled(before: str, after: str) -> bool:
    """Whether a line differs in letters of long words only: `recieve`, `receives`."""
    old, new = before.split(), after.split()
    return len(old) == len(new) and all(a == b or _is_same_word(a, b) for a, b in zip(old, new, strict=True))


def _is_same_word(one: str, other: str) -> bool:
    # Two letters are too many: `include` and `exclude`, `valid` and `invalid`.
    return bool(_LATIN.fullmatch(one) and _LATIN.fullmatch(other)) and OSA.distance(one, other) == 1


def first_change(before: str, after: str) -> int:
    """The first line, from 1, whose content the text before does not have; 1 where lines are only gone."""
    old = set(_content(before))
    lines = enumerate(after.split("\n"), 1)
    return next((number for number, line in lines if (said := _line(line)) and said not in old), 1)


def unticked(line: str) -> str:
    """A line as it would stand if its box were open, without white space around it."""
    return _BOX.sub(r"\1[ ]", line).strip()


def _content(text: str) -> tuple[str, ...]:
    return tuple(said for line in text.split("\n") if (said := _line(line)))


def _line(line: str) -> str:
    if _HEADER.search(line):
        return ""
    # A word set in bold, a comma and a file that moved change nothing that is planned.
    return " ".join(_MARKS.sub(" ", _TARGET.sub("]", _BOX.sub(r"\1", line))).casefold().split())
