"""Blocks: headings, paragraphs, items, tables, fences and the rest, flat in file order, each with its place."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Span:
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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block without quote marks, list marker and box; `column` is where `text` starts in the source."""

    number: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """An ATX heading, or text underlined with equal signs; `lines` hold its text without the number signs."""

    level: int
    lines: tuple[Line, ...]
    span: Span
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `depth` counts the lists around it; `quoted` says that it stands in a block quote."""

    lines: tuple[Line, ...]
    span: Span
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """The first paragraph of a list item; what else it holds follows as blocks of greater depth.

    `depth` is 1 for an outer list. `box` is what stands between the brackets of a checkbox, of GitHub's kind or near it
    (`x`, a space, `N/A`), None without one. `span` covers the item's own first paragraph, `reach` the whole item.
    """

    marker: str
    box: str | None
    lines: tuple[Line, ...]
    span: Span
    reach: Span
    depth: int = 1
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its source between the pipes, trimmed; an escaped pipe keeps its backslash."""

    text: str
    span: Span

    @property
    def lines(self) -> tuple[Line, ...]:
        """The cell as a block's lines, for reading its inline marks."""
        return (Line(self.span.line, self.span.column or 1, self.text),)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with as many cells as were written, be they more or fewer than the header's."""

    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table; `rows` are those below the delimiter row."""

    header: Row
    rows: tuple[Row, ...]
    span: Span
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Fence:
    """Code, fenced or indented; `lines` are its content, `info` what stands behind the opening fence.

    `closed` is False for a fence that runs to the end of the file or of its list item; `fenced` for indented code.
    """

    info: str
    lines: tuple[Line, ...]
    span: Span
    closed: bool = True
    fenced: bool = True
    depth: int = 0
    quoted: bool = False

    @property
    def language(self) -> str:
        """The first word behind the opening fence in lower case, empty where there is none."""
        return next(iter(self.info.lower().split(maxsplit=1)), "")


@dataclass(frozen=True, slots=True)
class Html:
    """Raw HTML; `comment` when it opens with a comment. One that nobody closed ends before the next heading."""

    lines: tuple[Line, ...]
    span: Span
    comment: bool
    closed: bool = True
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A thematic break."""

    span: Span
    lines: tuple[Line, ...] = ()
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """YAML between two lines of three dashes at the very top; `lines` are those between them."""

    lines: tuple[Line, ...]
    span: Span
    depth: int = 0
    quoted: bool = False


Block = Heading | Paragraph | Item | Table | Fence | Html | ThematicBreak | FrontMatter


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all below it, down to the next heading of its level or above; `own` ends at any next heading."""

    heading: Heading
    span: Span
    own: Span


BlockKind = TypeVar("BlockKind", bound=Block)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read: `lines` are its lines without line ends, `blocks` are in file order."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
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

    def blocks_of(self, kind: type[BlockKind]) -> tuple[BlockKind, ...]:
        """The blocks of one kind, in file order."""
        return tuple(block for block in self.blocks if isinstance(block, kind))

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """The blocks that start inside the span, in file order."""
        start = bisect_left(self.blocks, span.line, key=_first_line)
        end = bisect_right(self.blocks, span.end_line, key=_first_line)
        return self.blocks[start:end]

    def sections(self) -> tuple[Section, ...]:
        """A section for every heading outside lists and quotes, in file order."""
        headings = [b for b in self.blocks if isinstance(b, Heading) and not b.depth and not b.quoted]
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


def _first_line(block: Block) -> int:
    return block.span.line
