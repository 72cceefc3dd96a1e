"""A block rule for quotes that nest to a depth: markdown-it-py walks all their lines once for each level."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote

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
