"""What a pull request changes in a text that matters: not ticks, white space, marks, link targets, dates and states."""

import re

_BOX = re.compile(r"^(\s*[-*+]\s+)\[[ xX]\]")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_MARKS = re.compile(r"[-*_`~#|:.,;!?'\"()\[\]–—]+")
_HEADER = re.compile(r"(?i)\*\*(?:date|status|last updated|updated)\s*\*{0,2}\s*:")


def changes_content(before: str, after: str) -> bool:
    """Whether a text says something else than before."""
    return _content(before) != _content(after)


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
