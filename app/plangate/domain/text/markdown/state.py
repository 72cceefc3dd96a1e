"""The state of markdown-it-py's block parser, made for speed: lines are cut already, and tokens are lean."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


class State(StateBlock):
    """A text that is to be cut into blocks."""

    def __init__(self, text: str, lines: Sequence[str], parser: MarkdownIt) -> None:
        """`lines` are those of the text, without their ends."""
        super().__init__("", parser, {}, [])
        self.src = text
        # As the parser has it: spaces behind the last newline are no line.
        marked = lines if text.endswith("\n") or lines[-1].strip(" \t") else lines[:-1]
        starts = [0, *accumulate(len(line) + 1 for line in marked)]
        indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in marked]
        end = len(text)
        self.bMarks = [*starts[:-1], end]
        self.eMarks = [*(start - 1 for start in starts[1:]), end]
        self.tShift = [*map(len, indents), 0]
        self.sCount = [*(len(indent.expandtabs(4)) for indent in indents), 0]
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = len(marked)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end; a token is made by the thousand, and its own construction checks what nobody gave."""
        token = Token.__new__(Token)
        token.type, token.tag, token.nesting = ttype, tag, nesting
        token.attrs, token.map, token.children, token.meta = {}, None, None, {}
        token.content = token.markup = token.info = ""
        token.block, token.hidden = True, False
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


def block_tokens(parser: MarkdownIt, text: str, lines: Sequence[str]) -> list[Token]:
    """The block tokens of a text whose lines end with newlines alone."""
    state = State(text.replace("\0", "\ufffd"), lines, parser)
    parser.block.tokenize(state, state.line, state.lineMax)
    return state.tokens
