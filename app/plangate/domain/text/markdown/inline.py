"""Inline marks of a block's lines: bold, code, links, comments, struck text, and what remains visible without them.

One scanner, linear in the length of the text, more lenient than CommonMark where real texts are: a bold mark closes
after punctuation before a letter too, as Chinese and Japanese texts need it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from plangate.domain.text.markdown.blocks import Line, Span

_TAG = (
    r"<(?i:/?(?:a|abbr|b|big|br|center|code|del|details|div|em|font|hr|i|img|ins|kbd|li|mark|ol|p|s|small|span|strike"
    r"|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]{0,500})?/?>)"
)
# Every alternative begins with a plain character: so the search leaps over all others.
_TOKEN = re.compile(rf"\\[!-/:-@\[-`{{-~]|``*|<!--|{_TAG}|<(?i:https?)://[^\s<>]{{1,2000}}>|\*\**|__*|~~|!\[|\[|\]")
_TARGET = re.compile(
    r"\(\s{0,9}(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<plain>[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,9}))"
    r"""(?:\s{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\s{0,9}\)"""
)
_TICKS = re.compile("`+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece: its visible text, and its place with the marks around it. `start` is where it begins in the
    visible text of its block, `end` where it ends, exclusive."""

    text: str
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LinkMark:
    """A link or an image: its visible text, its target as written, and where it begins in its block's visible text."""

    text: str
    target: str
    span: Span
    start: int = 0


@dataclass(frozen=True, slots=True)
class Inline:
    """What a block says: `text` is what a reader sees, lines parted by newlines, code included, comments not."""

    text: str
    bolds: tuple[Mark, ...] = ()
    codes: tuple[Mark, ...] = ()
    links: tuple[LinkMark, ...] = ()
    comments: tuple[Mark, ...] = ()
    struck: tuple[Mark, ...] = ()

    @property
    def flat(self) -> str:
        """The visible text on one line, every run of white space a single space."""
        return " ".join(self.text.split())


def read_inline(lines: Sequence[Line]) -> Inline:
    """The inline marks of the lines of one block."""
    if not lines:
        return Inline("")
    source = "\n".join([line.text for line in lines])
    # Most cells and many lines carry no mark at all.
    if not _TOKEN.search(source):
        return Inline(source)
    return _Scanner(source).marks(lines)


def visible(lines: Sequence[Line] | str) -> str:
    """What a reader sees of the lines, or of a piece of source, on one line."""
    source = lines if isinstance(lines, str) else "\n".join([line.text for line in lines])
    if _TOKEN.search(source):
        source = _Scanner(source).text()
    return " ".join(source.split())


class _Opener:
    """A mark that may still find its closing twin; until then its own characters are text."""

    __slots__ = ("at", "kind", "piece")

    def __init__(self, kind: str, at: int, piece: int) -> None:
        self.kind = kind
        self.at = at
        self.piece = piece


class _Scanner:
    """One pass over one block. `_pieces` are the visible pieces; a mark that closes empties its opener's piece."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._open: dict[str, _Opener] = {}
        self._brackets: list[_Opener] = []
        self._last_comment_end = source.rfind("-->")
        self._ticks: dict[int, list[int]] = {}
        self._bolds: list[tuple[int, int, int, int]] = []
        self._codes: list[tuple[int, int, int, int]] = []
        self._comments: list[tuple[int, int, int, int]] = []
        self._struck: list[tuple[int, int, int, int]] = []
        self._links: list[tuple[int, int, int, int, str]] = []

    def text(self) -> str:
        """What a reader sees, lines parted by newlines."""
        self._scan()
        return "".join(self._pieces)

    def marks(self, lines: Sequence[Line]) -> Inline:
        """What a reader sees, and every mark with its place in these lines, of which the source is made."""
        self._scan()
        places = _Places(lines)
        text, offsets = "".join(self._pieces), [0, *accumulate(map(len, self._pieces))]

        def marks(found: list[tuple[int, int, int, int]]) -> tuple[Mark, ...]:
            cut = [(start, end, offsets[first], offsets[last]) for start, end, first, last in sorted(found)]
            return tuple([Mark(text[at:to].strip(), places.span(start, end), at, to) for start, end, at, to in cut])

        links = tuple(
            LinkMark(text[offsets[first] : offsets[last]].strip(), target, places.span(start, end), offsets[first])
            for start, end, first, last, target in sorted(self._links)
        )
        comments = tuple(
            Mark(self._source[start + 4 : end - 3].strip(), places.span(start, end), offsets[at], offsets[at])
            for start, end, at, _ in self._comments
        )
        return Inline(text, marks(self._bolds), marks(self._codes), links, comments, marks(self._struck))

    def _scan(self) -> None:
        source = self._source
        if "`" in source:
            self._find_ticks(source)
        at = 0
        while match := _TOKEN.search(source, at):
            self._pieces.append(source[at : match.start()])
            at = self._take(match)
        self._pieces.append(source[at:])

    def _find_ticks(self, source: str) -> None:
        for run in _TICKS.finditer(source):
            self._ticks.setdefault(len(run.group()), []).append(run.start())
        for runs in self._ticks.values():
            runs.reverse()

    def _take(self, match: re.Match[str]) -> int:
        token, start = match.group(), match.start()
        first = token[0]
        if first == "\\":
            self._pieces.append(token[1])
        elif first == "`":
            return self._code(token, start)
        elif first == "<":
            return self._angle(token, start)
        elif first in "*_~":
            self._delimiter(token, start)
        elif token == "]":
            return self._close_bracket(start)
        else:
            self._brackets.append(_Opener(token, start, len(self._pieces)))
            self._pieces.append(token)
        return match.end()

    def _code(self, token: str, start: int) -> int:
        # An escaped backtick shortens the run that it begins: that length may stand nowhere else.
        runs = self._ticks.get(len(token), [])
        while runs and runs[-1] <= start:
            runs.pop()
        if not runs:
            self._pieces.append(token)
            return start + len(token)
        close = runs.pop()
        inner = self._source[start + len(token) : close]
        padded = len(inner) > 2 and inner[0] == inner[-1] == " " and inner.strip()
        self._codes.append((start, close + len(token), len(self._pieces), len(self._pieces) + 1))
        self._pieces.append(inner[1:-1] if padded else inner)
        return close + len(token)

    def _angle(self, token: str, start: int) -> int:
        if token != "<!--":
            if token[1:5].lower() == "http":
                self._pieces.append(token[1:-1])
            elif _BREAK.match(token):
                self._pieces.append("\n")
            return start + len(token)
        if self._last_comment_end < start + 4:
            # Nobody closes it: hide the mark alone, not the rest of the block.
            return start + 4
        end = self._source.index("-->", start + 4) + 3
        self._comments.append((start, end, len(self._pieces), len(self._pieces)))
        return end

    def _delimiter(self, token: str, start: int) -> None:
        before = self._source[start - 1 : start] or " "
        after = self._source[start + len(token) : start + len(token) + 1] or " "
        kinds = _kinds(token)
        if token[0] == "_" and before.isalnum() and after.isalnum():
            kinds = ()
        if not kinds:
            self._pieces.append(token)
            return
        can_close = not before.isspace()
        can_open = not after.isspace()
        offset = start
        if len(kinds) > 1 and all(kind in self._open for kind in kinds):
            # Of `***`, what was opened last closes first.
            kinds = tuple(sorted(kinds, key=lambda kind: -self._open[kind].at))
        for kind in kinds:
            if can_close and kind in self._open:
                self._close(kind, offset + len(kind))
            elif can_open:
                self._open[kind] = _Opener(kind, offset, len(self._pieces))
                self._pieces.append(kind)
            else:
                self._pieces.append(kind)
            offset += len(kind)

    def _close(self, kind: str, end: int) -> None:
        opener = self._open.pop(kind)
        self._pieces[opener.piece] = ""
        if len(kind) == 2:
            found = self._struck if kind == "~~" else self._bolds
            found.append((opener.at, end, opener.piece, len(self._pieces)))

    def _close_bracket(self, start: int) -> int:
        if self._brackets:
            opener = self._brackets.pop()
            target = _TARGET.match(self._source, start + 1)
            if target:
                self._pieces[opener.piece] = ""
                place = target["plain"] if target["angled"] is None else target["angled"]
                self._links.append((opener.at, target.end(), opener.piece, len(self._pieces), place))
                return target.end()
        self._pieces.append("]")
        return start + 1


class _Places:
    """The lines of a block, made ready to be asked where an offset of their joined text lies."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [0, *accumulate([len(line.text) + 1 for line in lines[:-1]])]

    def span(self, start: int, end: int) -> Span:
        """The place from one offset to before another."""
        first, last = self._at(start), self._at(end - 1)
        return Span(first[0], last[0], first[1], last[1])

    def _at(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._starts, offset) - 1
        line = self._lines[index]
        return line.number, line.column + offset - self._starts[index]


def _kinds(token: str) -> tuple[str, ...]:
    if token == "~~":
        return ("~~",)
    single, double = token[0], token[0] * 2
    match len(token):
        case 1:
            return (single,)
        case 2:
            return (double,)
        case 3:
            return (double, single)
    return ()
