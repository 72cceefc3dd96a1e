"""Block rules for markdown-it-py that take the place of its own: fewer tokens, bounded quotes, HTML that ends.

CommonMark runs an unclosed `<!--` or `<pre>` to the end of the document. Constitutions with such a comment exist, and
their law counts: it ends before the next heading, or where there is none, at the next blank line. The parser makes
three tokens of each cell, paragraph and heading: here they are one.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock, blockquote, heading, table
from markdown_it.rules_block.html_block import html_block

_OPENERS = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=\s|>|$)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
    ),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Z]"), re.compile(r">")),
)
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_FAR = 1 << 60


def end_unclosed_html(parser: MarkdownIt) -> None:
    """Replace the parser's rule for raw HTML by one that ends what nobody closes."""
    parser.block.ruler.at("html_block", html_block_that_ends, {"alt": ["paragraph", "reference", "blockquote"]})


def html_block_that_ends(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it-py: raw HTML, of which what nobody closes ends before the next heading."""
    if not state.src.startswith("<", state.bMarks[start] + state.tShift[start]):
        return False
    opener = _opener(state, start)
    if opener is None or silent or _is_closed(state, start, end, *opener):
        return html_block(state, start, end, silent)
    stop = _html_end(state, start, end)
    state.line = stop
    token = state.push("html_block", "", 0)
    token.map = [start, stop]
    token.content = state.getLines(start, stop, state.blkIndent, True)
    token.meta["unclosed"] = True
    return True


def _opener(state: StateBlock, line: int) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    if state.is_code_block(line):
        return None
    text = _text(state, line)
    return next((pair for pair in _OPENERS if pair[0].match(text)), None)


def _is_closed(state: StateBlock, start: int, end: int, opener: re.Pattern[str], closer: re.Pattern[str]) -> bool:
    # One search per kind of opener, remembered: a text of unclosed openers must not be searched from each of them.
    found: dict[tuple[str, int], tuple[int, int]] = state.env.setdefault("closers", {})
    first, at = found.get((closer.pattern, end), (_FAR, -1))
    if not first <= start <= at:
        at = next((n for n in range(start, end) if closer.search(_text(state, n))), _FAR)
        found[closer.pattern, end] = (start, at)
    if at == _FAR:
        return False
    # A comment that opens again before it closes was never closed.
    return opener is not _OPENERS[0][0] or not any(_text(state, n).startswith("<!--") for n in range(start + 1, at + 1))


def _html_end(state: StateBlock, start: int, end: int) -> int:
    headings: dict[int, tuple[int, int]] = state.env.setdefault("headings", {})
    first, at = headings.get(end, (_FAR, -1))
    if not first <= start < at:
        at = next((n for n in range(start + 1, end) if _is_heading(state, n)), _FAR)
        headings[end] = (start, at)
    if at != _FAR:
        return at
    return next((n for n in range(start + 1, end) if state.isEmpty(n)), end)


def _is_heading(state: StateBlock, line: int) -> bool:
    return state.sCount[line] < state.blkIndent + 4 and _HEADING.match(_text(state, line)) is not None


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


_DEEPEST = 16
"""Levels of quotes in quotes; the marks of deeper ones are text."""


def end_deep_quotes(parser: MarkdownIt) -> None:
    """Replace the parser's rule for quotes by one that finds none within the deepest."""
    parser.block.ruler.at("blockquote", quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it-py: a quote, unless it lies in too many others."""
    outer = int(state.env.get("quotes", 0))
    if outer == _DEEPEST:
        return False
    state.env["quotes"] = outer + 1
    found = blockquote(state, start, end, silent)
    state.env["quotes"] = outer
    return found


def leave_cells_alone(parser: MarkdownIt) -> None:
    """Replace the parser's rule for tables by one that finds the same tables and tells their lines alone."""
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Asked in silence, the parser's own rule looks at the first two lines and makes no token.
    if not table(state, start, end, True):
        return False
    if not silent:
        outer, state.parentType = state.parentType, "table"
        state.line = _table_end(state, start + 2, end)
        state.parentType = outer
        token = state.push("table_open", "table", 0)
        token.map = [start, state.line]
    return True


def _table_end(state: StateBlock, line: int, end: int) -> int:
    """The first line below that is no row: blank, less indented, code, or the start of what ends a table."""
    ends = state.md.block.ruler.getRules("blockquote")
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if state.is_code_block(line) or any(rule(state, line, end, True) for rule in ends):
            break
        line += 1
    return line


def make_one_token_of_text(parser: MarkdownIt) -> None:
    """Replace the parser's rules for paragraphs and headings by such that find the same and tell it in one token."""
    parser.block.ruler.at("heading", heading_in_one, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("paragraph", _paragraph)


def heading_in_one(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it-py: a line that begins with number signs, as a token `heading`."""
    # Asked in silence, the parser's own rule looks at the line and makes no token.
    if not heading(state, start, end, True):
        return False
    if not silent:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        text = line.lstrip("#")
        level = len(line) - len(text)
        text = text.rstrip(" \t")
        open_end = text.rstrip("#")
        state.line = start + 1
        token = state.push("heading", f"h{level}", 0)
        token.map = [start, state.line]
        # Number signs behind a space close the heading; others belong to its last word.
        token.content = mdTrim(open_end if open_end.endswith((" ", "\t")) else text)
    return True


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    outer, state.parentType = state.parentType, "paragraph"
    state.line = _paragraph_end(state, start + 1)
    state.parentType = outer
    token = state.push("paragraph", "p", 0)
    token.map = [start, state.line]
    token.content = mdTrim(state.getLines(start, state.line, state.blkIndent, False))
    return True


def _paragraph_end(state: StateBlock, line: int) -> int:
    """The first line below that is blank or begins another block; indented ones and lazy ones in quotes go on."""
    ends = state.md.block.ruler.getRules("paragraph")
    while line < state.lineMax and not state.isEmpty(line):
        goes_on = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if not goes_on and _is_ended(state, line, ends):
            break
        line += 1
    return line


def _is_ended(state: StateBlock, line: int, ends: Sequence[RuleFuncBlockType]) -> bool:
    # A loop costs half of what `any` of a generator does, and this is asked for nearly every line.
    for rule in ends:  # noqa: SIM110
        if rule(state, line, state.lineMax, True):
            return True
    return False
