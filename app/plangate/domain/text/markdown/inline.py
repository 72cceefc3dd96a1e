"""Visible text: what GitHub shows of a block, as runs of one style, each with its place in the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

BOLD, ITALIC, CODE, STRUCK, LINK, UNKNOWN_TAG = 1, 2, 4, 8, 16, 32
"""The bits of a run's style.

An unknown tag, as in `Map<Key, Value>` or `subtree <name>`, is dropped by GitHub; its author meant it as text, and as
such it is kept. One that closes, such as `</content>`, is what a tool left behind.
"""

_BEHIND_MARK = 3
"""The column of bold text whose mark stands in the first."""


made = tuple.__new__
"""A named tuple of all its fields: what its class does when called, in half of the time; a text has thousands."""


class Span(NamedTuple):
    """A place in a file: lines from 1, both ends included; columns from 1, both ends included, where they are known."""

    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.line, self.end_line + 1)

    def contains(self, line: int) -> bool:
        """Whether the line lies inside."""
        return self.line <= line <= self.end_line


class Line(NamedTuple):
    """A line of source or of code; `column` is where `text` starts in it."""

    number: int
    column: int
    text: str


class Run(NamedTuple):
    """A piece of visible text on one line of the source, in one style; the end of a visible line is a run of its own.

    `line` and `column` are where it begins in the source, `style` has the bits BOLD, ITALIC, CODE, STRUCK and LINK.
    """

    text: str
    line: int
    column: int
    style: int = 0


_NO_RUN = Run("", 1, 1)


class Mark(NamedTuple):
    """A marked piece of visible text and its place; `start` and `end`, exclusive, are offsets in its block's text."""

    text: str
    span: Span
    start: int
    end: int


class LinkMark(NamedTuple):
    """A link, or an image, which has no visible text: its target, its place, and where it begins in the text."""

    text: str
    target: str
    span: Span
    start: int = 0


class _Inline(NamedTuple):
    text: str
    runs: tuple[Run, ...] = ()
    links: tuple[LinkMark, ...] = ()
    comments: tuple[Mark, ...] = ()


class Inline(_Inline):
    """What a reader sees of a block, an item or a cell: `text` is that of all runs, its lines parted by newlines.

    A line ends where the source's does, at a hard break and at a `<br>`. Struck text is in it, as GitHub shows it;
    comments, tags and alternative texts are not.
    """

    @cached_property
    def flat(self) -> str:
        """The visible text on one line, every run of white space a single space."""
        return " ".join(self.text.split())

    @cached_property
    def bolds(self) -> tuple[Mark, ...]:
        """The bold pieces."""
        return self._marks(BOLD)

    @cached_property
    def codes(self) -> tuple[Mark, ...]:
        """The pieces of code."""
        return self._marks(CODE)

    @cached_property
    def struck(self) -> tuple[Mark, ...]:
        """The pieces that are struck out."""
        return self._marks(STRUCK)

    @property
    def starts_bold(self) -> bool:
        """Whether it begins with bold text."""
        return bool(self.runs) and bool(self.runs[0].style & BOLD)

    @property
    def starts_bold_at_margin(self) -> bool:
        """Whether it begins with bold text whose mark stands in the first column."""
        return self.starts_bold and self.runs[0].column <= _BEHIND_MARK

    @property
    def span(self) -> Span:
        """The source lines that its text stands on, the first line where there is none."""
        return Span(self.runs[0].line, self.runs[-1].line) if self.runs else Span(1, 1)

    @cached_property
    def lines(self) -> tuple["Inline", ...]:
        """Its visible lines, each with its own runs and links; none where nothing is visible."""
        return self._parted([*self._breaks(), len(self.runs)]) if self.runs else ()

    def parted(self, begins: Callable[["Inline"], bool]) -> tuple["Inline", ...]:
        """Its text, parted before every line but the first with which a new piece begins."""
        breaks = self._breaks()
        ends = [at for at, line in zip(breaks, self.lines[1:], strict=True) if begins(line)] if breaks else []
        return self._parted([*ends, len(self.runs)]) if ends else (self,)

    def line_at(self, offset: int) -> int:
        """The source line on which the text stands at that offset; the last one from the text's end on."""
        return self.runs[self._index(offset)].line if self.runs else 1

    def part(self, start: int, end: int | None = None) -> "Inline":
        """The piece of the text between two offsets, with what is marked in it."""
        end = len(self.text) if end is None else end
        if (start <= 0 and end >= len(self.text)) or not self.runs:
            return self
        runs = []
        for index in range(self._index(start), len(self.runs)):
            at, run = self._starts[index], self.runs[index]
            if at >= end:
                break
            before = max(start - at, 0)
            if text := run.text[before : end - at]:
                runs.append(Run(text, run.line, run.column + before, run.style))
        return Inline(self.text[start:end], tuple(runs), self._links_in(start, end))

    def _breaks(self) -> list[int]:
        """The indexes of the runs that end lines."""
        return [at for at, run in enumerate(self.runs) if run.text == "\n"] if "\n" in self.text else []

    def _parted(self, ends: Sequence[int]) -> tuple["Inline", ...]:
        """The pieces that end before each of these runs, which end lines."""
        pieces, first = [], 0
        starts = self._starts
        for last in ends:
            start, end = starts[first], starts[last]
            pieces.append(Inline(self.text[start:end], self.runs[first:last], self._links_in(start, end)))
            first = last + 1
        return tuple(pieces)

    def _links_in(self, start: int, end: int) -> tuple[LinkMark, ...]:
        if not self.links:
            return ()
        first, last = (bisect_left(self.links, at, key=lambda link: link.start) for at in (start, end))
        return tuple(link._replace(start=link.start - start) for link in self.links[first:last])

    def _index(self, offset: int) -> int:
        """The index of the run in which the text stands at that offset."""
        return min(max(bisect_right(self._starts, offset) - 1, 0), len(self.runs) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each run begins, and where the text ends."""
        return list(accumulate([len(run.text) for run in self.runs], initial=0))

    def _marks(self, style: int) -> tuple[Mark, ...]:
        """The longest rows of runs that have the style."""
        if not any([run.style & style for run in self.runs]):
            return ()
        marks: list[Mark] = []
        first: Run | None = None
        last = _NO_RUN
        start = at = 0
        for run in (*self.runs, _NO_RUN):
            if run.style & style and first is None:
                first, start = run, at
            elif first is not None and not run.style & style:
                span = Span(first.line, last.line, first.column, last.column + len(last.text) - 1)
                marks.append(Mark(self.text[start:at].strip(), span, start, at))
                first = None
            last = run
            at += len(run.text)
        return tuple(marks)
