"""A text's bytes, of which a parser tells places, and the lines and columns that these places are."""

from bisect import bisect_right
from itertools import accumulate

from plangate.domain.text.markdown.inline import Span, made

_NEWLINE = ord("\n")


class Source:
    """Turns byte offsets into lines and columns, in time linear in the text where the offsets ascend.

    Lines are git's: they end at newlines alone. A carriage return ends a line of Markdown: in `data` it is a newline.
    """

    def __init__(self, text: str) -> None:
        data = text.encode()
        self.data = data.replace(b"\r", b"\n")
        self._starts = [0, *accumulate([len(line) + 1 for line in data.split(b"\n")])]
        self._ascii = text.isascii()
        self._near = (1, 0, 1)

    def line(self, at: int) -> int:
        """The line, from 1, that the byte lies in."""
        return bisect_right(self._starts, at)

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column, from 1, of the character that begins at that byte."""
        line = bisect_right(self._starts, at)
        start = self._starts[line - 1]
        if self._ascii:
            return line, at - start + 1
        near, nearest, column = self._near
        if near != line or nearest > at:
            nearest, column = start, 1
        piece = self.data[nearest:at]
        column += len(piece) if piece.isascii() else len(piece.decode(errors="replace"))
        self._near = (line, at, column)
        return line, column

    def lines(self, start: int, end: int) -> Span:
        """The lines from one byte to before another, without blank ones at the end."""
        first = bisect_right(self._starts, start)
        if end <= self._starts[first]:
            return made(Span, (first, first, None, None))
        last = bisect_right(self._starts, end - 1)
        while last > first and not self.data[self._starts[last - 1] : self._starts[last]].strip(b" \t\r\n>"):
            last -= 1
        return made(Span, (first, last, None, None))

    def span(self, start: int, end: int) -> Span:
        """The place from one byte to before another, white space around it left out."""
        piece = self.data[start:end]
        text = piece.strip()
        if text:
            start += len(piece) - len(piece.lstrip())
        elif start and self.data[start - 1] == _NEWLINE:
            # A cell that a row lacks stands behind the row's end.
            start -= 1
        line, column = self.place(start)
        last = text.rpartition(b"\n")[2]
        width = len(last.decode(errors="replace")) or 1
        if len(last) == len(text):
            return Span(line, line, column, column + width - 1)
        return Span(line, self.line(start + len(text) - 1), column, width)
