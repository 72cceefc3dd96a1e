"""Block rules for paragraphs and headings that make one token of each: markdown-it-py's own make three."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock, heading


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
    state.line = _stop(state, start + 1)
    state.parentType = outer
    token = state.push("paragraph", "p", 0)
    token.map = [start, state.line]
    token.content = mdTrim(state.getLines(start, state.line, state.blkIndent, False))
    return True


def _stop(state: StateBlock, line: int) -> int:
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
