"""A block rule for tables that leaves their cells to us: markdown-it-py makes three tokens for each, a third of all."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table


def leave_cells_alone(parser: MarkdownIt) -> None:
    """Replace the parser's rule for tables by one that finds the same tables and tells their lines alone."""
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Asked in silence, the parser's own rule looks at the first two lines and makes no token.
    if not table(state, start, end, True):
        return False
    if not silent:
        outer, state.parentType = state.parentType, "table"
        state.line = _stop(state, start + 2, end)
        state.parentType = outer
        token = state.push("table_open", "table", 0)
        token.map = [start, state.line]
    return True


def _stop(state: StateBlock, line: int, end: int) -> int:
    """The first line below that is no row: blank, less indented, code, or the start of what ends a table."""
    ends = state.md.block.ruler.getRules("blockquote")
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if state.is_code_block(line) or any(rule(state, line, end, True) for rule in ends):
            break
        line += 1
    return line
