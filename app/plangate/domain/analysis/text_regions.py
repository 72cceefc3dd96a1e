"""Where a piece of text stands in a document: as words, as code, in a comment or in a fence."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from plangate.domain.text.markdown import (
    Block,
    Cell,
    Document,
    Fence,
    Heading,
    Html,
    Inline,
    Item,
    Mark,
    Paragraph,
    Span,
    Table,
)

_END = 1 << 60


class TextRegion(StrEnum):
    """What a piece of text is part of."""

    WORDS = "words"
    HEADING = "heading"
    CODE = "code"
    STRUCK = "struck"
    COMMENT = "comment"
    FENCE = "fence"


class TextRegions:
    """A document made ready to be asked of many places."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def at(self, line: int, column: int) -> TextRegion:
        """What the character at that line and column is part of."""
        block = block_at(self._document, line)
        if isinstance(block, Fence):
            return TextRegion.FENCE
        if isinstance(block, Html):
            return TextRegion.COMMENT
        inline = self.inline(line, column)
        marked = (
            (inline.codes, TextRegion.CODE),
            (inline.comments, TextRegion.COMMENT),
            (inline.struck, TextRegion.STRUCK),
        )
        plain = TextRegion.HEADING if isinstance(block, Heading) else TextRegion.WORDS
        return next((place for marks, place in marked if _lies_in(marks, line, column)), plain)

    def inline(self, line: int, column: int) -> Inline:
        """The inline marks of the paragraph, item, heading or cell that holds that place."""
        block = block_at(self._document, line)
        cell = _cell_at(block, line, column) if isinstance(block, Table) else block
        return cell.inline if isinstance(cell, Heading | Paragraph | Item | Cell) else Inline("")


def block_at(document: Document, line: int) -> Block | None:
    """The block that holds the line, None for a blank one."""
    index = bisect_right(document.blocks, line, key=lambda block: block.span.line) - 1
    if index < 0:
        return None
    block = document.blocks[index]
    return block if block.span.contains(line) else None


def _cell_at(table: Table, line: int, column: int) -> Cell | None:
    index = bisect_right(table.rows, line, key=lambda row: row.span.line) - 1
    row = table.rows[index] if index >= 0 else table.header
    at = bisect_right(row.cells, column, key=lambda cell: cell.span.column or 1) - 1
    return row.cells[at] if at >= 0 and row.span.line == line else None


def _lies_in(marks: Sequence[Mark], line: int, column: int) -> bool:
    """Whether the place lies in one of the marks, which are in order and part from each other."""
    index = bisect_right(marks, (line, column), key=lambda mark: _start(mark.span)) - 1
    if index < 0:
        return False
    span = marks[index].span
    return (line, column) <= (span.end_line, span.end_column or _END)


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column or 1
