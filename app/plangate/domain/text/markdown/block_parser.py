"""Markdown-it-py's block parser, made for speed: lines are cut already, tokens are lean, and few rules are asked.

Only those rules are asked that a line's first character can begin: a third of all calls.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, cast

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, fence, hr, list_block
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


_BEGINS: dict[RuleFuncBlockType, str] = {
    fence: "`~",
    hr: "*-_",
    list_block: "*+-0123456789",
}
"""The characters that a rule can begin with; rules that are not named here are always asked."""

_CHAINS = ("", "paragraph", "reference", "blockquote", "list")
"""The lists of rules that the parser asks for: all of them, and those that may end each kind of block."""


def ask_by_first_character(parser: MarkdownIt, others: dict[RuleFuncBlockType, str]) -> None:
    """Let the parser ask by a line's first character; `others` says what further rules begin with.

    To be called when all rules are in place: what is enabled afterwards is not seen.
    """
    parser.block.ruler = cast("Ruler[RuleFuncBlockType]", _Chains(parser.block.ruler, _BEGINS | others))


class _Chains:
    """Stands in for the parser's ruler: a chain is one rule, which asks those that come into question."""

    def __init__(self, ruler: Ruler[RuleFuncBlockType], begins: dict[RuleFuncBlockType, str]) -> None:
        self._active = ruler.get_active_rules()
        self._chains = {name: [_asking(ruler.getRules(name), begins)] for name in _CHAINS}

    def getRules(self, chainName: str) -> list[RuleFuncBlockType]:
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        return self._active


def _asking(rules: Sequence[RuleFuncBlockType], begins: dict[RuleFuncBlockType, str]) -> RuleFuncBlockType:
    signs = {sign for rule in rules for sign in begins.get(rule, "")}
    always = tuple(rule for rule in rules if rule not in begins)
    by_sign = {sign: tuple(r for r in rules if r not in begins or sign in begins[r]) for sign in signs}

    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        # A loop, and not `any` of a generator: every nested block would cost the stack one frame more.
        for rule in by_sign.get(state.src[at : at + 1], always):  # noqa: SIM110
            if rule(state, line, end, silent):
                return True
        return False

    return ask
