"""Blocks: headings, paragraphs, lists, tables, fences and the rest, flat in file order, each with its place.

A block in another comes behind it and names it by its index: `parent` is -1 at the top. `depth` counts the lists around
a block, `quoted` says that it stands in a block quote.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from plangate.domain.text.markdown.inline import Inline, Line, Span

_SENTENCE_ENDS = (".", ":", ";", "!", "?", "。", "：", "；", "！", "？")


class Heading(NamedTuple):
    """A heading of level 1 to 6, begun with number signs or underlined."""

    level: int
    inline: Inline
    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it heads what follows. Text directly above a rule is shown as a heading, and is none by intention:
        a sentence, a labelled value, several lines."""
        if self.span.line == self.span.end_line:
            return True
        text, bolds = self.inline.text, self.inline.bolds
        labelled = bolds and not text[: bolds[0].start].strip() and text[bolds[0].end :].strip()
        return not (labelled or "\n" in text or text.endswith(_SENTENCE_ENDS))


class Paragraph(NamedTuple):
    """Running text."""

    inline: Inline
    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False


class List(NamedTuple):
    """A list, whose items follow; `start` is the first item's number, None where it has bullets."""

    start: int | None
    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False


class Item(NamedTuple):
    """The first paragraph of a list item; what else it holds follows as blocks of their own.

    `depth` is 1 for an outer list. `number` is what GitHub shows before it, None for a bullet. `box` is what stands
    between the brackets of a checkbox, of GitHub's kind (`x`, a space) or near it (`-`, `N/A`), None without one; it is
    no part of the text. `span` covers the item's own first paragraph, `reach` the whole item.
    """

    number: int | None
    box: str | None
    inline: Inline
    span: Span
    reach: Span
    parent: int = -1
    depth: int = 1
    quoted: bool = False


class Quote(NamedTuple):
    """A block quote, whose blocks follow."""

    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False


class Footnote(NamedTuple):
    """A footnote that the text refers to; its blocks follow. GitHub shows it at the end of the page."""

    label: str
    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False


class Cell(NamedTuple):
    """A cell of a table."""

    inline: Inline
    span: Span

    @property
    def flat(self) -> str:
        """Its visible text on one line."""
        return self.inline.flat


class Row(NamedTuple):
    """A row with as many cells as the header has: missing ones are empty, surplus ones are not shown."""

    cells: tuple[Cell, ...]
    span: Span


class Table(NamedTuple):
    """A pipe table; `rows` are those below the delimiter row."""

    header: Row
    rows: tuple[Row, ...]
    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False


class Fence(NamedTuple):
    """Code, fenced or indented; `lines` are its content, `info` what stands behind the opening fence.

    `closed` is False for a fence that runs to the end of the file or of its list item; `fenced` for indented code.
    """

    info: str
    lines: tuple[Line, ...]
    span: Span
    closed: bool = True
    fenced: bool = True
    parent: int = -1
    depth: int = 0
    quoted: bool = False

    @property
    def language(self) -> str:
        """The first word behind the opening fence in lower case, empty where there is none."""
        return next(iter(self.info.lower().split(maxsplit=1)), "")


class Html(NamedTuple):
    """A block of HTML; `comment` when it opens with a comment. `lines` are its source, `inline` is what it shows."""

    lines: tuple[Line, ...]
    inline: Inline
    span: Span
    comment: bool
    parent: int = -1
    depth: int = 0
    quoted: bool = False


class ThematicBreak(NamedTuple):
    """A thematic break."""

    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False


class FrontMatter(NamedTuple):
    """YAML between two lines of three dashes at the very top; `lines` are those between them."""

    lines: tuple[Line, ...]
    span: Span
    parent: int = -1
    depth: int = 0
    quoted: bool = False


Block = Heading | Paragraph | List | Item | Quote | Footnote | Table | Fence | Html | ThematicBreak | FrontMatter


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all below it, down to the next heading of its level or above; `own` ends at any next heading."""

    heading: Heading
    span: Span
    own: Span


BlockKind = TypeVar("BlockKind", bound=Block)


@dataclass(frozen=True)
class Document:
    """A text as read: `lines` are its lines without line ends, `blocks` are in file order.

    `overgrown` says that the text has too much structure to be judged; it has no blocks then.
    """

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    overgrown: bool = False

    @cached_property
    def text(self) -> str:
        """The text without byte order mark, its line ends as single newlines."""
        return "\n".join(self.lines)

    @property
    def span(self) -> Span:
        """The whole text; an empty text has one empty line."""
        return Span(1, len(self.lines))

    def line(self, number: int) -> str:
        """The line with that number, empty where there is none."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def source(self, span: Span) -> str:
        """The source of a place, whole lines where it has no columns."""
        if span.line == span.end_line:
            # Cut once: a line may have thousands of cells.
            return self.line(span.line)[(span.column or 1) - 1 : span.end_column]
        lines = [self.line(number) for number in span.lines]
        if span.end_column is not None:
            lines[-1] = lines[-1][: span.end_column]
        if span.column is not None:
            lines[0] = lines[0][span.column - 1 :]
        return "\n".join(lines)

    def blocks_of(self, kind: type[BlockKind]) -> tuple[BlockKind, ...]:
        """The blocks of one kind, in file order."""
        return tuple(block for block in self.blocks if isinstance(block, kind))

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """The blocks that start inside the span, in file order."""
        start = bisect_left(self.blocks, span.line, key=_first_line)
        end = bisect_right(self.blocks, span.end_line, key=_first_line)
        return self.blocks[start:end]

    def sections(self) -> tuple[Section, ...]:
        """A section for every title outside lists, quotes and footnotes, in file order."""
        headings = [b for b in self.blocks if isinstance(b, Heading) and b.parent < 0 and b.is_title]
        last = len(self.lines)
        sections: list[Section] = []
        # The nearest later heading of each level or above, kept while walking from the end.
        ends = [last] * 7
        following = last
        for heading in reversed(headings):
            start = heading.span.line
            span = Span(start, ends[heading.level])
            sections.append(Section(heading, span, span if span.end_line == following else Span(start, following)))
            for level in range(heading.level, 7):
                ends[level] = start - 1
            following = start - 1
        return tuple(reversed(sections))


def texts_of(block: Block) -> tuple[Inline, ...]:
    """What a block says as running text: its own, or those of a table's cells; nothing of code, HTML and the rest."""
    if isinstance(block, Heading | Paragraph | Item):
        return (block.inline,)
    if isinstance(block, Table):
        return tuple(cell.inline for row in (block.header, *block.rows) for cell in row.cells)
    return ()


def _first_line(block: Block) -> int:
    return block.span.line
