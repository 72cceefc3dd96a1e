"""Visible text in the making: events of one block after the other become runs."""

from operator import attrgetter
from typing import Any

from plangate.domain.text.markdown.html_text import BREAKS, KNOWN, STYLES, tag_of
from plangate.domain.text.markdown.inline import (
    BOLD,
    CODE,
    ITALIC,
    LINK,
    STRUCK,
    UNKNOWN_TAG,
    Inline,
    LinkMark,
    Mark,
    Run,
    made,
)
from plangate.domain.text.markdown.near_syntax import with_bold
from plangate.domain.text.markdown.source import Source

INLINE = {"Emphasis": ITALIC, "Strong": BOLD, "Strikethrough": STRUCK, "Link": LINK, "Image": LINK}
"""What may stand around text inside a block, with the style that it gives."""

_AMPERSAND = ord("&")


class InlineBuilder:
    """Takes what the parser tells of one block, and gives it out as visible text. Places are byte offsets."""

    def __init__(self, source: Source) -> None:
        self.concealed = False
        """Whether a comment is open that a block of HTML began and did not close: GitHub shows nothing of the rest."""
        self._source = source
        self._data = source.data
        self._styles = [0]
        self._runs: list[Run] = []
        self._pieces: list[str] = []
        self._place = (1, 1)
        self._style = 0
        self._joint = -1
        self._length = 0
        self._tags = 0
        self._images = 0
        self._targets: list[tuple[str, int]] = []
        self._links: list[LinkMark] = []
        self._comments: list[Mark] = []

    def finish(self) -> Inline:
        """What was taken since the last time."""
        self._end_run()
        runs, self._runs = self._runs, []
        while runs and runs[-1].text == "\n":
            runs.pop()
        text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        self._length = self._tags = 0
        if not (self._links or self._comments):
            return made(Inline, (text, tuple(runs), (), ()))
        # A link ends behind the image in it, and begins before.
        links = tuple(sorted(self._links, key=attrgetter("start")))
        comments = tuple(self._comments)
        self._links, self._comments = [], []
        return Inline(text, tuple(runs), links, comments)

    def text(self, text: str, start: int, end: int) -> None:
        """Take text, which goes on with the last run where nothing stands between them."""
        if self._images or self.concealed:
            return
        style = self._styles[-1] | self._tags
        if start != self._joint or style != self._style:
            if self._pieces:
                self._end_run()
            self._place, self._style = self._source.place(start), style
        self._pieces.append(text)
        # An entity is longer than what it stands for: columns behind it are counted anew.
        is_entity = self._data[start] == _AMPERSAND and end - start != len(text)
        self._joint = -1 if is_entity else end

    def put(self, run: Run) -> None:
        """Take a run whose place is known."""
        self._end_run()
        if run.text:
            self._runs.append(run)
            self._length += len(run.text)

    def code(self, text: str, start: int, end: int) -> None:
        """Take a code span, which may go over lines."""
        if self._images or self.concealed or not text:
            return
        style = self._styles[-1] | self._tags | CODE
        source = self._data[start:end]
        if b"\n" in source:
            return self._code_of_lines(text, source, start, style)
        # The backslash before a pipe in a cell is no part of the code.
        at = max(source.find(text.encode()), len(source) - len(source.lstrip(b"`")))
        return self.put(Run(text, *self._source.place(start + at), style))

    def _code_of_lines(self, text: str, source: bytes, start: int, style: int) -> None:
        """A line's end is a space in the code, and what quotes and lists put before the next line is none of it."""
        start += len(source) - len(source.lstrip(b"`"))
        first, *pieces = source.strip(b"`").decode().split("\n")
        # A space, or a line's end, at both ends of the code is not shown.
        ends = pieces[-1][-1:] == " " or not pieces[-1].strip(" \t>")
        padded = first[:1] in ("", " ") and ends and text.strip() != ""
        text = f" {text} " if padded else text
        at, cut = len(first), padded and first != ""
        self.put(Run(text[cut:at], *self._source.place(start + cut), style))
        start += len(first.encode()) + 1
        for number, piece in enumerate(pieces, 1):
            written = piece.lstrip(" \t>")
            end = max(text.find(written, at + 1), at + 1) + len(written) if number < len(pieces) else len(text)
            told = text[at + 1 : end - (padded and end == len(text))].lstrip()
            if not padded or (at and told):
                self.line_break(start - 1, CODE)
            line, column = self._source.place(start)
            self.put(Run(told, line, column + max(piece.find(told), 0), style))
            at, start = end, start + len(piece.encode()) + 1

    def line_break(self, start: int, style: int = 0) -> None:
        """End a visible line, unless it has just ended or nothing stands on it."""
        if self._images or self.concealed:
            return
        self._end_run()
        if self._runs and self._runs[-1].text != "\n":
            self.put(Run("\n", *self._source.place(start), self._styles[-1] | self._tags | style))

    def html(self, text: str, start: int, end: int) -> None:
        """Take a tag, which may end the line or set a style, or a comment."""
        self._end_run()
        if self.concealed:
            self.concealed = "-->" not in text
            return
        if text.startswith("<!--"):
            span = self._source.span(start, end)
            self._comments.append(Mark(text[4:-3].strip(), span, self._length, self._length))
            return
        name, closes = tag_of(text)
        if self._images:
            return
        if name in BREAKS:
            self.line_break(start)
        elif name in STYLES:
            self._tags = self._tags & ~STYLES[name] if closes else self._tags | STYLES[name]
        elif name not in KNOWN and name[:1].isalpha() and not closes:
            place, style = self._source.place(start), self._styles[-1] | self._tags | UNKNOWN_TAG
            self.put(Run(" ".join(text.split()), *place, style))

    def start(self, name: str, told: Any, start: int) -> None:
        """Begin a style, a link, or an image, of which nothing is seen."""
        style = INLINE[name]
        if style == LINK:
            self._end_run()
            self._targets.append((told["dest_url"], self._length))
            self._images += name == "Image"
        elif style == STRUCK and not self._is_struck(start):
            self.text("~", start, start + 1)
            style = 0
        self._styles.append(self._styles[-1] | style)

    def end(self, name: str, start: int, end: int) -> None:
        """End what began last, and stands there."""
        self._styles.pop()
        if name == "Strikethrough" and not self._is_struck(start):
            self.text("~", end - 1, end)
        elif name in ("Link", "Image"):
            self._images -= name == "Image"
            target, at = self._targets.pop()
            self._end_run()
            text = "" if name == "Image" else self._text_from(at)
            self._links.append(LinkMark(text, target, self._source.span(start, end), at))

    def _is_struck(self, start: int) -> bool:
        # A single tilde strikes nothing.
        return self._data.startswith(b"~~", start)

    def _text_from(self, offset: int) -> str:
        pieces, length = [], self._length
        for run in reversed(self._runs):
            if length <= offset:
                break
            pieces.append(run.text)
            length -= len(run.text)
        return "".join(reversed(pieces)).strip()

    def _end_run(self) -> None:
        self._joint = -1
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces = []
        run = made(Run, (text, *self._place, self._style))
        if "**" in text and not text.isascii():
            for part in with_bold(run):
                self.put(part)
        else:
            self._runs.append(run)
            self._length += len(text)
