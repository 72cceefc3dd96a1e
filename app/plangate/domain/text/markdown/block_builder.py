"""Blocks in the making: the parser's events become a flat row of blocks, without recursion."""

from collections.abc import Callable, Iterable
from typing import Any

from plangate.domain.text.markdown.blocks import (
    Block,
    Cell,
    Fence,
    Footnote,
    Heading,
    Html,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    ThematicBreak,
)
from plangate.domain.text.markdown.html_text import read_html
from plangate.domain.text.markdown.inline import Inline, Line, Span, made
from plangate.domain.text.markdown.inline_builder import INLINE, InlineBuilder
from plangate.domain.text.markdown.near_syntax import read_box, read_rows
from plangate.domain.text.markdown.source import Source

MAX_LEVELS = 100
"""Items, quotes and footnotes in one another, from which on a file is not judged."""


class BlockBuilder:
    """Takes events in file order, each with the bytes that it stands at.

    Text of a list item that has no paragraph of its own begins with its first event, and ends with the next block.
    """

    def __init__(self, source: Source, first: Iterable[Block] = ()) -> None:
        """`first` are the blocks before the first event."""
        self.blocks: list[Block] = list(first)
        self._source = source
        self._inline = InlineBuilder(source)
        # The indexes of the lists, items, quotes and footnotes that are open, and the next number of each list.
        self._containers: list[int] = []
        self._numbers: list[int | None] = []
        self._quotes = 0
        # What is open: an item whose first paragraph is to come, its box, text, code, HTML, a table.
        self._item: tuple[int | None, Span] | None = None
        self._box: str | None = None
        self._first = self._last = -1
        self._info: str | None = None
        self._fenced = self._line_ended = True
        self._lines: list[Line] = []
        self._cells: list[Cell] = []
        self._rows: list[tuple[Row, bool]] = []

    def take(self, events: Iterable[Any], shift: int) -> bool:
        """Take events, each with its place behind the byte `shift`; False where they nest too deeply.

        An event is a word, or a mapping of its kind to what it tells.
        """
        for event, place in events:
            start, end = place["start"] + shift, place["end"] + shift
            if isinstance(event, str):
                self._break(event, start, end)
                continue
            [(kind, value)] = event.items()
            if kind == "Text":
                self._text(value, start, end)
            elif kind == "Start":
                name, told = (value, None) if isinstance(value, str) else next(iter(value.items()))
                if name in INLINE:
                    self._start_inline(name, told, start, end)
                else:
                    _STARTS[name](self, told, start, end)
                    if len(self._containers) - len(self._numbers) > MAX_LEVELS:
                        return False
            elif kind == "End":
                name = value if isinstance(value, str) else next(iter(value))
                if name in INLINE:
                    self._last = end
                    self._inline.end(name, start, end)
                else:
                    _ENDS[name](self, value, start, end)
            elif kind == "Html":
                self._lines.append(Line(*self._source.place(start), value.rstrip("\r\n")))
            else:
                self._take_inline(kind, value, start, end)
        return True

    def _text(self, text: str, start: int, end: int) -> None:
        if self._info is not None:
            self._code(text, start)
            return
        if self._first < 0:
            self._first = start
        self._last = end
        self._inline.text(text, start, end)

    def _break(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self.blocks.append(ThematicBreak(self._source.lines(start, end), *self._begin_block()))
        else:
            self._inline.line_break(start)

    def _take_inline(self, kind: str, value: Any, start: int, end: int) -> None:
        if self._first < 0:
            self._first = start
        self._last = end
        if kind == "Code":
            self._inline.code(value, start, end)
        elif kind == "InlineHtml":
            self._inline.html(value, start, end)
        elif kind == "TaskListMarker":
            self._take_box("x" if value else " ")

    def _start_inline(self, name: str, told: Any, start: int, end: int) -> None:
        if self._first < 0:
            self._first = start
        self._last = end
        self._inline.start(name, told, start)

    def _take_box(self, box: str) -> None:
        item = self.blocks[self._containers[-1]] if self._item is None else None
        if isinstance(item, Item):
            # The item begins with a heading or a table, in which the box stands.
            self.blocks[self._containers[-1]] = item._replace(box=box)
        else:
            self._box = box

    def _start_paragraph(self, told: Any, start: int, end: int) -> None:
        self._end_text()
        self._first = start

    def _end_paragraph(self, told: Any, start: int, end: int) -> None:
        self._last = end
        self._end_text()

    def _start_text(self, told: Any, start: int, end: int) -> None:
        self._end_block()
        self._first = start

    def _end_heading(self, told: Any, start: int, end: int) -> None:
        level, span = int(told["Heading"][1]), self._source.lines(start, end)
        self.blocks.append(Heading(level, self._finished(), span, *self._around()))

    def _start_list(self, told: Any, start: int, end: int) -> None:
        self._open(List(told, self._source.lines(start, end), *self._begin_block()))
        self._numbers.append(told)

    def _start_item(self, told: Any, start: int, end: int) -> None:
        self._end_block()
        number = self._numbers[-1]
        self._item = (number, self._source.lines(start, end))
        if number is not None:
            self._numbers[-1] = number + 1
        self._containers.append(len(self.blocks))

    def _start_quote(self, told: Any, start: int, end: int) -> None:
        self._open(Quote(self._source.lines(start, end), *self._begin_block()))
        self._quotes += 1

    def _start_footnote(self, told: Any, start: int, end: int) -> None:
        self._open(Footnote(told, self._source.lines(start, end), *self._begin_block()))

    def _open(self, block: Block) -> None:
        self._containers.append(len(self.blocks))
        self.blocks.append(block)

    def _end_container(self, told: Any, start: int, end: int) -> None:
        self._end_block()
        match self.blocks[self._containers.pop()]:
            case List():
                self._numbers.pop()
            case Quote():
                self._quotes -= 1

    def _start_table(self, told: Any, start: int, end: int) -> None:
        self._end_block()
        self._rows = []

    def _start_row(self, told: Any, start: int, end: int) -> None:
        self._cells = []

    def _end_cell(self, told: Any, start: int, end: int) -> None:
        self._cells.append(Cell(self._finished(), self._source.span(start, end)))

    def _end_row(self, told: Any, start: int, end: int) -> None:
        row = Row(tuple(self._cells), self._source.span(start, end))
        self._rows.append((row, b"|" in self._source.data[start:end]))

    def _end_table(self, told: Any, start: int, end: int) -> None:
        self.blocks += read_rows(self._rows, self._source.lines(start, end), self._around())

    def _start_html(self, told: Any, start: int, end: int) -> None:
        self._end_block()
        self._lines = []

    def _end_html(self, told: Any, start: int, end: int) -> None:
        lines = tuple(self._lines)
        inline, self._inline.concealed = read_html(lines, self._inline.concealed)
        comment = lines[0].text.lstrip().startswith("<!--")
        self.blocks.append(Html(lines, inline, self._source.lines(start, end), comment, *self._around()))

    def _start_code(self, told: Any, start: int, end: int) -> None:
        self._end_block()
        self._fenced = not isinstance(told, str)
        self._info = told["Fenced"] if self._fenced else ""
        self._lines, self._line_ended = [], True

    def _code(self, text: str, start: int) -> None:
        """Take code: lines, or a piece of one, such as the spaces that a tab leaves."""
        first, *others = text.split("\n")
        if self._line_ended:
            others.insert(0, first)
        else:
            last = self._lines.pop()
            self._lines.append(Line(last.number, last.column, last.text + first))
            start += len(first.encode()) + 1
        self._line_ended = others[-1:] == [""]
        for piece in others[:-1] if self._line_ended else others:
            self._lines.append(made(Line, (*self._source.place(start), piece)))
            start += len(piece.encode()) + 1

    def _end_code(self, told: Any, start: int, end: int) -> None:
        info, self._info = self._info or "", None
        lines, span = tuple(self._lines), self._source.lines(start, end)
        # The closing fence stands behind the last line of code.
        last = self._source.line(max(end - 1, start))
        closed = not self._fenced or last > (lines[-1].number if lines else span.line)
        lines = () if self._inline.concealed else lines
        self.blocks.append(Fence(info.strip(), lines, span, closed, self._fenced, *self._around()))

    def _finished(self) -> Inline:
        self._first = -1
        return self._inline.finish()

    def _end_text(self) -> None:
        """End a paragraph, or an item's text that is none."""
        if self._first < 0:
            return
        span = self._source.lines(self._first, self._last)
        inline = self._finished()
        if self._item is None:
            self.blocks.append(made(Paragraph, (inline, span, *self._around())))
        else:
            self._add_item(inline, span.end_line)

    def _begin_block(self) -> tuple[int, int, bool]:
        self._end_block()
        return self._around()

    def _end_block(self) -> None:
        """End the text before a block or a container's end, and an item that begins there."""
        self._end_text()
        if self._item is not None:
            self._add_item(Inline(""), self._item[1].line)

    def _add_item(self, inline: Inline, end_line: int) -> None:
        assert self._item is not None
        (number, reach), self._item = self._item, None
        box, self._box = self._box, None
        if box is None:
            box, inline = read_box(inline)
        box = None if self._inline.concealed else box
        span = made(Span, (reach.line, end_line, None, None))
        depth, quoted = len(self._numbers), self._quotes > 0
        self.blocks.append(made(Item, (number, box, inline, span, reach, self._containers[-2], depth, quoted)))

    def _around(self) -> tuple[int, int, bool]:
        parent = self._containers[-1] if self._containers else -1
        return parent, len(self._numbers), self._quotes > 0


_Taker = Callable[[BlockBuilder, Any, int, int], None]
_STARTS: dict[str, _Taker] = {
    **dict.fromkeys(("Heading", "TableCell"), BlockBuilder._start_text),
    **dict.fromkeys(("TableHead", "TableRow"), BlockBuilder._start_row),
    "Paragraph": BlockBuilder._start_paragraph,
    "List": BlockBuilder._start_list,
    "Item": BlockBuilder._start_item,
    "BlockQuote": BlockBuilder._start_quote,
    "FootnoteDefinition": BlockBuilder._start_footnote,
    "Table": BlockBuilder._start_table,
    "CodeBlock": BlockBuilder._start_code,
    "HtmlBlock": BlockBuilder._start_html,
}
_ENDS: dict[str, _Taker] = {
    **dict.fromkeys(("List", "Item", "BlockQuote", "FootnoteDefinition"), BlockBuilder._end_container),
    **dict.fromkeys(("TableHead", "TableRow"), BlockBuilder._end_row),
    "Paragraph": BlockBuilder._end_paragraph,
    "Heading": BlockBuilder._end_heading,
    "TableCell": BlockBuilder._end_cell,
    "Table": BlockBuilder._end_table,
    "CodeBlock": BlockBuilder._end_code,
    "HtmlBlock": BlockBuilder._end_html,
}
