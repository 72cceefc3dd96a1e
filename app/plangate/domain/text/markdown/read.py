"""Reading a text into blocks: markdown-it-py's block tokens, with their source lines and columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from plangate.domain.text.markdown.block_parser import ask_by_first_character, block_tokens
from plangate.domain.text.markdown.block_rules import (
    end_deep_quotes,
    end_unclosed_html,
    heading_in_one,
    html_block_that_ends,
    leave_cells_alone,
    make_one_token_of_text,
    quote,
)
from plangate.domain.text.markdown.blocks import (
    Block,
    Cell,
    Document,
    Fence,
    FrontMatter,
    Heading,
    Html,
    Item,
    Line,
    Paragraph,
    Row,
    Span,
    Table,
    ThematicBreak,
)

_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIECE = re.compile(r"\\.|`+|\|", re.DOTALL)


def is_delimiter(text: str) -> bool:
    """Whether a line is a table's delimiter row, such as `|---|:-:|`."""
    return "|" in text and "-" in text and _DELIMITER.fullmatch(text.strip()) is not None


def read_row(line: Line, width: int | None = None) -> Row:
    """The row on that line. A pipe inside a code span parts no cells where only so the row has `width` cells."""
    cells = _cells(line, _pipes(line.text, inside_code=True))
    if width is not None and len(cells) != width:
        outside = _cells(line, _pipes(line.text, inside_code=False))
        if len(outside) == width:
            cells = outside
    return Row(cells, Span(line.number, line.number, line.column, line.column + max(len(line.text) - 1, 0)))


def _pipes(text: str, *, inside_code: bool) -> list[int]:
    matches = list(_PIECE.finditer(text))
    if inside_code or "`" not in text:
        return [match.start() for match in matches if match.group() == "|"]
    last = {match.group(): match.start() for match in matches if match.group()[0] == "`"}
    pipes, fence = [], ""
    for match in matches:
        piece = match.group()
        if piece[0] == "`":
            if fence:
                fence = "" if piece == fence else fence
            elif last[piece] > match.start():
                fence = piece
        elif piece == "|" and not fence:
            pipes.append(match.start())
    return pipes


def _cells(line: Line, pipes: list[int]) -> tuple[Cell, ...]:
    text = line.text.rstrip()
    edges = [-1, *pipes, len(text)]
    if pipes and not text[: pipes[0]].strip():
        edges = edges[1:]
    if len(edges) > 2 and pipes[-1] == len(text) - 1:
        edges = edges[:-1]
    return tuple(_cell(line, start + 1, end) for start, end in pairwise(edges))


def _cell(line: Line, start: int, end: int) -> Cell:
    source = line.text[start:end]
    text = source.strip()
    column = line.column + start + (len(source) - len(source.lstrip()) if text else 0)
    return Cell(text, Span(line.number, line.number, column, max(column + len(text) - 1, column)))


_DEEPEST = 100
"""Levels of nesting; markdown-it-py drops what lies deeper. Each takes three frames of the stack of 1,000."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[A-Za-z_][\w .-]*:(?:[ \t\n])")
_BOX = re.compile(
    r"\[(?P<box>[^\[\]\n]|[^\w\s\[\]][\ufe0e\ufe0f]?|\s*|\s[^\[\]\s]\s?|[^\[\]\s]\s"
    r"|n/?a|n\.a\.|yes|no|pass|fail|ok|todo|done|wip)\](?=\s|$|\*\*)\s*",
    re.IGNORECASE,
)
_FENCE_END = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*$")
_ROW = re.compile(r"\|.*\|\s*$")

_LEAVES = frozenset({"fence", "code_block", "html_block", "hr", "front_matter"})
_AROUND = frozenset(
    {"list_item_close"}
    | {f"{kind}_{end}" for kind in ("blockquote", "bullet_list", "ordered_list") for end in ("open", "close")}
)


def _parser(*, front_matter: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    # Text directly above a rule is text in real plans, and `[name]: value` is a placeholder, not a link definition.
    parser.disable(["inline", "lheading", "reference"])
    end_unclosed_html(parser)
    leave_cells_alone(parser)
    end_deep_quotes(parser)
    make_one_token_of_text(parser)
    if front_matter:
        parser.use(front_matter_plugin)
    ask_by_first_character(parser, {html_block_that_ends: "<", heading_in_one: "#", quote: ">"})
    return parser


_PLAIN = _parser(front_matter=False)
_WITH_FRONT_MATTER = _parser(front_matter=True)


def read_markdown(text: str) -> Document:
    """The blocks of a text. Total: any text gives a document, in time linear in its length."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # Only the newline ends a line: str.splitlines() would also cut at form feeds and U+2028.
    lines = tuple(text.removesuffix("\n").split("\n"))
    # A rule on the first line is front matter only when a key follows.
    parser = _WITH_FRONT_MATTER if _FRONT_MATTER.match(text) else _PLAIN
    blocks = _Reader(lines).blocks(block_tokens(parser, text, lines))
    return Document(lines, tuple(sorted(blocks, key=lambda block: block.span.line)))


class _Reader:
    """A walk over the tokens of one text."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._depth = 0
        self._quotes = 0
        self._item: Token | None = None
        self._item_tokens: list[Token] = []

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            kind = token.type
            if kind == "paragraph":
                yield from self._text(token)
            elif kind == "list_item_open":
                self._item = token
            elif kind in _LEAVES:
                yield from self._bare_item()
                yield self._leaf(token)
            elif kind == "heading":
                yield from self._bare_item()
                yield self._heading(token)
            elif kind == "table_open":
                yield from self._bare_item()
                yield self._table(token)
            elif kind in _AROUND:
                yield from self._bare_item()
                self._step(kind)

    def _step(self, kind: str) -> None:
        """Into a list or a quote, or out of it."""
        deeper = 1 if kind.endswith("open") else -1
        if kind.startswith("blockquote"):
            self._quotes += deeper
        elif kind != "list_item_close":
            self._depth += deeper

    def _bare_item(self) -> Iterator[Item]:
        """The open item, when it starts with anything but text."""
        if self._item is not None:
            yield self._new_item(self._item, ())

    def _new_item(self, token: Token, lines: tuple[Line, ...]) -> Item:
        self._item = None
        reach = self._span(token)
        box = None
        if lines and (match := _BOX.match(lines[0].text)):
            box = match["box"].strip() or " "
            first = lines[0]
            lines = (Line(first.number, first.column + match.end(), first.text[match.end() :]), *lines[1:])
        end = lines[-1].number if lines else reach.line
        span = reach if end == reach.end_line else Span(reach.line, end)
        return Item(f"{token.info}{token.markup}", box, lines, span, reach, self._depth, self._quotes > 0)

    def _text(self, token: Token) -> Iterator[Block]:
        lines = self._content(token)
        if self._item is not None:
            item = self._item
            margin = self._margin(lines)
            yield self._new_item(item, lines[:margin])
            if margin < len(lines):
                yield Paragraph(lines[margin:], Span(lines[margin].number, lines[-1].number))
            return
        if len(lines) == 1:
            yield from self._paragraph(lines)
            return
        start = 0
        for number, line in enumerate(lines):
            if number and number > start and is_delimiter(line.text) and "|" in lines[number - 1].text:
                yield from self._paragraph(lines[start : number - 1])
                yield self._table_of(lines[number - 1 :])
                return
            if number > start and line.text and not line.text.strip("="):
                yield self._underlined(lines[start : number + 1])
                start = number + 1
        yield from self._paragraph(lines[start:])

    def _margin(self, lines: tuple[Line, ...]) -> int:
        """Where a bold name at the margin starts a paragraph, though CommonMark lets it continue the item above."""
        at = (n for n, line in enumerate(lines) if n and line.column == 1 and line.text.startswith(("**", "__")))
        return next(at, len(lines)) if not self._quotes else len(lines)

    def _paragraph(self, lines: tuple[Line, ...]) -> Iterator[Paragraph]:
        if lines:
            yield Paragraph(lines, Span(lines[0].number, lines[-1].number), self._depth, self._quotes > 0)

    def _underlined(self, lines: tuple[Line, ...]) -> Heading:
        return Heading(1, lines[:-1], Span(lines[0].number, lines[-1].number), self._depth, self._quotes > 0)

    def _heading(self, token: Token) -> Heading:
        return Heading(int(token.tag[1]), self._content(token), self._span(token), self._depth, self._quotes > 0)

    def _leaf(self, token: Token) -> Block:
        span, depth, quoted = self._span(token), self._depth, self._quotes > 0
        if token.type == "hr":
            return ThematicBreak(span, (), depth, quoted)
        if token.type == "front_matter":
            return FrontMatter(self._source(Span(span.line + 1, span.end_line - 1)), span)
        if token.type == "html_block":
            comment = token.content.lstrip().startswith("<!--")
            return Html(self._source(span), span, comment, "unclosed" not in token.meta, depth, quoted)
        if token.type == "code_block":
            return Fence("", self._code(token, span.line), span, True, False, depth, quoted)
        closed = span.end_line > span.line and _FENCE_END.match(self._lines[span.end_line - 1]) is not None
        return Fence(token.info.strip(), self._code(token, span.line + 1), span, closed, True, depth, quoted)

    def _table(self, token: Token) -> Table:
        span = self._span(token)
        return self._table_of(tuple(self._unquoted(line) for line in self._source(span)))

    def _table_of(self, lines: tuple[Line, ...]) -> Table:
        header = read_row(lines[0])
        rows = tuple(read_row(line, len(header.cells)) for line in lines[2:])
        return Table(header, rows, Span(lines[0].number, lines[-1].number), self._depth, self._quotes > 0)

    def _unquoted(self, line: Line) -> Line:
        text = line.text.lstrip(" \t>") if self._quotes else line.text.lstrip()
        return Line(line.number, line.column + len(line.text) - len(text), text)

    def _span(self, token: Token) -> Span:
        """The token's lines without trailing blank ones."""
        start, end = token.map or (0, 1)
        end = min(max(end, start + 1), len(self._lines))
        while end > start + 1 and not self._lines[end - 1].strip(" \t>"):
            end -= 1
        return Span(min(start, len(self._lines) - 1) + 1, end)

    def _source(self, span: Span) -> tuple[Line, ...]:
        return tuple(Line(number, 1, self._lines[number - 1]) for number in range(span.line, span.end_line + 1))

    def _content(self, token: Token) -> tuple[Line, ...]:
        first, content = (token.map or [0])[0], token.content
        if "\n" not in content:
            return (self._located(first, content),)
        return tuple([self._located(index, text) for index, text in enumerate(content.split("\n"), first)])

    def _code(self, token: Token, first: int) -> tuple[Line, ...]:
        texts = token.content.removesuffix("\n").split("\n") if token.content else []
        return tuple([self._located(index, text) for index, text in enumerate(texts, first - 1)])

    def _located(self, index: int, text: str) -> Line:
        at = self._lines[index].rfind(text) if index < len(self._lines) else 0
        return Line(index + 1, at + 1 if at > 0 else 1, text)
