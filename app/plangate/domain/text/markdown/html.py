"""Raw HTML that nobody closes: a rule for markdown-it-py that keeps an unclosed comment from hiding the rest of a text.

CommonMark runs an unclosed `<!--` or `<pre>` to the end of the document. Constitutions with such a comment exist, and
their law counts: it ends before the next heading, or where there is none, at the next blank line.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
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
    stop = _stop(state, start, end)
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


def _stop(state: StateBlock, start: int, end: int) -> int:
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
