"""Where a piece of text stands in a document: as words, as code, in a comment or in a fence."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from app.domain.markdown import Block, Document, Fence, Heading, Html, Inline, Item, Line, Paragraph, Span, Table
from app.domain.markdown import read_inline as _read_inline


class Place(StrEnum):
    """What a piece of text is part of."""

    WORDS = "words"
    HEADING = "heading"
    CODE = "code"
    STRUCK = "struck"
    COMMENT = "comment"
    FENCE = "fence"


def block_at(document: Document, line: int) -> Block | None:
    """The block that holds the line, None for a blank one."""
    index = bisect_right(document.blocks, line, key=lambda block: block.span.line) - 1
    if index < 0:
        return None
    block = document.blocks[index]
    return block if block.span.contains(line) else None


def place_of(document: Document, line: int, column: int) -> Place:
    """What the character at that line and column is part of."""
    block = block_at(document, line)
    if isinstance(block, Fence):
        return Place.FENCE
    if isinstance(block, Html):
        return Place.COMMENT
    inline = _read_inline(_lines_around(block, line, column))
    for marks, place in ((inline.codes, Place.CODE), (inline.comments, Place.COMMENT), (inline.struck, Place.STRUCK)):
        if any(_covers(mark.span, line, column) for mark in marks):
            return place
    return Place.HEADING if isinstance(block, Heading) else Place.WORDS


def inline_at(document: Document, line: int, column: int) -> Inline:
    """The inline marks of the paragraph, item, heading or cell that holds that place."""
    return _read_inline(_lines_around(block_at(document, line), line, column))


def _lines_around(block: Block | None, line: int, column: int) -> Sequence[Line]:
    if isinstance(block, Heading | Paragraph | Item):
        return block.lines
    if isinstance(block, Table):
        rows = (block.header, *block.rows)
        cells = (cell for row in rows if row.span.line == line for cell in row.cells)
        return next((cell.lines for cell in cells if _covers(cell.span, line, column)), ())
    return ()


def _covers(span: Span, line: int, column: int) -> bool:
    first = (span.line, span.column or 1)
    last = (span.end_line, span.end_column or 1 << 30)
    return first <= (line, column) <= last
