"""A text that must fit: rows are cut whole, the least important first, and what is cut is said."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown

MAX_TEXT_SIZE = 65_000
"""Bytes: GitHub takes 65,535 characters, and bytes are never fewer than characters."""

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class TextSection:
    """A part of a text: a template, given the `rows` that are shown and how many are `cut`.

    Sections of the lowest `rank` get their rows first.
    """

    template: str
    rank: int
    rows: Sequence[Any] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    def render(self, shown: int) -> Markdown:
        """The section with its first rows."""
        return render(self.template, rows=self.rows[:shown], cut=len(self.rows) - shown, **self.values)


def rows_section(template: str, rank: int, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterator[TextSection]:
    """A section with the `total` of its rows; none where there are no rows."""
    if rows:
        yield TextSection(template, rank, rows, {**values, "total": len(rows)})


def fit(sections: Sequence[TextSection], limit: int = MAX_TEXT_SIZE) -> str:
    """The sections in their order, with as many rows as fit into so many bytes of UTF-8."""
    kept, room = _keep(sections, limit)
    texts: dict[int, Markdown] = {}
    for index in sorted(kept, key=lambda index: sections[index].rank):
        texts[index], room = _fill(sections[index], room)
    left_out = len(sections) - len(kept)
    note = render("review/left_out.md", sections=left_out) if left_out else ""
    return _GAP.join(filter(None, (*(texts[index] for index in sorted(kept)), note)))


def _keep(sections: Sequence[TextSection], limit: int) -> tuple[list[int], int]:
    """The sections that fit at least without rows, and the room that is left for rows."""
    kept: list[int] = []
    room = limit - 100  # the note on what is left out
    for index in sorted(range(len(sections)), key=lambda index: sections[index].rank):
        least = _size(sections[index].render(0))
        if least <= room:
            kept.append(index)
            room -= least
    return kept, room


def _fill(section: TextSection, room: int) -> tuple[Markdown, int]:
    least = _size(section.render(0))
    whole = section.render(len(section.rows))
    if _size(whole) - least <= room:
        return whole, room - (_size(whole) - least)
    counts = range(len(section.rows))
    shown = max(bisect_right(counts, room, key=lambda count: _size(section.render(count)) - least) - 1, 0)
    text = section.render(shown)
    return text, room - (_size(text) - least)


def _size(text: str) -> int:
    return len(text.encode()) + len(_GAP)
