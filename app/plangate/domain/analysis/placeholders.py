"""Placeholders of the template that stand in a plan: exact strings, never anything in brackets."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, chain

from plangate.domain.analysis.text_regions import TextRegion, TextRegions, block_at
from plangate.domain.documents.plan.model import Plan, Role, Tree
from plangate.domain.documents.template.model import Template
from plangate.domain.text.markdown import Document, Html, Span, Table
from plangate.domain.text.words import collapse_spaces

_OPTION_LABEL = re.compile(
    r"\s*+(?:#++|//|--)?\s*+(?:\[REMOVE IF UNUSED\]\s*(?:Option\s+\d+)?|Option\s+\d+\s*:(?!.*\s[—–-]\s*\w))",
    re.IGNORECASE,
)
"""A label of the template's choice of trees, with or without its mark of removal; a remark behind it is a choice."""


_VIOLATION = ("violat", "deviat", "exception")
_NAME = re.compile(r"[A-Za-z0-9_]")
_BRACKET = re.compile(r"\[")
_WORD_IN_BRACKETS = re.compile(r"\[[^\[\]\s]{1,40}\]")
_PUNCTUATION = "(`*|.,;:)"
_HEAD_LENGTH = 3
_MAX_BRACKETS = 500
"""Brackets from which on looking for each placeholder in the whole text is the quicker way."""
_MAX_DISTANCE = 80
"""Characters around a token that are compared."""


class Region(StrEnum):
    """The part of a plan that a token stands in, as far as its weight depends on it."""

    DOCUMENTATION = "documentation"
    SOURCE_CODE = "source-code"
    COMPLEXITY = "complexity"
    OTHER = "other"

    @property
    def is_tree(self) -> bool:
        """Whether it is a tree of paths."""
        return self in (Region.DOCUMENTATION, Region.SOURCE_CODE)


@dataclass(frozen=True, slots=True)
class Token:
    """A placeholder, in brackets or a list of choices, where it stands; `quoted` as code, in a comment or struck, it is
    not left by oversight.

    `lawful`: in a sentence, as part of a name that the law writes with a placeholder too, such as `[file]_test.go`.
    """

    text: str
    span: Span
    region: Region
    quoted: bool = False
    lawful: bool = False


def find_tokens(plan: Plan, template: Template, law: str) -> tuple[Token, ...]:
    """Every placeholder of the template in the plan, in file order; `law` is the constitution's text."""
    return tuple(_tokens(plan, template, law))


def holds_placeholder(text: str, template: Template) -> bool:
    """Whether a placeholder of the template stands in a piece of text."""
    pattern = _pattern(collapse_spaces(text), template) if "[" in text else None
    return pattern is not None and pattern.search(text) is not None


def untouched_share(plan: Plan, template: Template) -> float:
    """Which share of the template's placeholders, from 0 to 1, the plan still holds."""
    own = _present(template.placeholders, flat(template.plan.document.text))
    return len(own & _present(template.placeholders, flat(plan.document.text))) / len(own) if own else 0.0


# A plan, and more so a template, is asked for more than once.
@lru_cache(maxsize=16)
def flat(text: str) -> str:
    """A whole document on one line, every run of white space a single space."""
    return collapse_spaces(text)


def option_labels(plan: Plan) -> tuple[int, ...]:
    """The lines of the source trees that label one of the template's options."""
    trees = (tree for tree in plan.trees if tree.role is not Role.DOCUMENTATION)
    lines = chain.from_iterable(tree.span.lines for tree in trees)
    return tuple(line for line in lines if _OPTION_LABEL.match(plan.document.line(line)))


def instruction_comments(plan: Plan) -> tuple[Span, ...]:
    """The comments that tell the author what to do with the template."""
    return tuple(block.span for block in plan.document.blocks_of(Html) if _instructs(block))


def _instructs(block: Html) -> bool:
    return block.comment and any("ACTION REQUIRED" in line.text for line in block.lines)


def _tokens(plan: Plan, template: Template, law: str) -> Iterator[Token]:
    matches = tuple(_matches(plan, template))
    if not matches:
        return
    regions = _Regions(plan)
    printed = flat(template.plan.document.text)
    for line, column, text in matches:
        region = regions.of(line)
        source = plan.document.line(line)
        in_own_name = not region.is_tree and _is_in_own_name(source, column, text, printed)
        quoted = in_own_name or not regions.is_left(line, column)
        # A tree is the feature's own, whatever the law's looks like.
        lawful = region is Region.OTHER and _around(source, column, text) in _names_with_tokens(law)
        yield Token(text, Span(line, line, column), region, quoted=quoted, lawful=lawful)


class _Regions:
    """A plan made ready to be asked of many places in which part of it they lie."""

    def __init__(self, plan: Plan) -> None:
        self._document = plan.document
        self._text = TextRegions(plan.document)
        self._trees = {line: _tree_region(tree) for tree in plan.trees for line in tree.span.lines}
        self._header = {field.span.line for field in plan.header}
        complexity = (section for section in plan.sections if section.role is Role.COMPLEXITY_TRACKING)
        self._complexity = frozenset(chain.from_iterable(section.span.lines for section in complexity))

    def of(self, line: int) -> Region:
        """The part that the line lies in."""
        if line in self._trees:
            return self._trees[line]
        if line in self._complexity or _is_for_violations(self._document, line):
            return Region.COMPLEXITY
        return Region.OTHER

    def is_left(self, line: int, column: int) -> bool:
        """Whether a placeholder there is left by oversight, and not quoted."""
        place = self._text.at(line, column)
        if place is TextRegion.FENCE:
            return line in self._trees
        if place is TextRegion.CODE:
            # A header quotes its branch and path; elsewhere code is quoted on purpose.
            return line in self._header
        return place in (TextRegion.WORDS, TextRegion.HEADING)


def _tree_region(tree: Tree) -> Region:
    return Region.DOCUMENTATION if tree.role is Role.DOCUMENTATION else Region.SOURCE_CODE


def _around(line: str, column: int, text: str) -> tuple[str, str]:
    """What stands before and behind a token without a space, as in `[filename]_test.go`; no punctuation around it."""
    start, end = column - 1, column - 1 + len(text)
    head = line[max(start - _MAX_DISTANCE, 0) : start].rpartition(" ")[2]
    return head.lstrip(_PUNCTUATION), line[end : end + _MAX_DISTANCE].partition(" ")[0].rstrip(_PUNCTUATION)


# A plan may hold thousands of tokens, and its law is as long as a file gets: it is read once.
@lru_cache(maxsize=8)
def _names_with_tokens(law: str) -> frozenset[tuple[str, str]]:
    """What stands around every bracketed word of the law that is part of a name."""
    lines = (line.rstrip("\r") for line in law.split("\n") if "[" in line)
    words = ((line, match) for line in lines for match in _WORD_IN_BRACKETS.finditer(line))
    return frozenset(_around(line, match.start() + 1, match.group()) for line, match in words) - {("", "")}


def _is_for_violations(document: Document, line: int) -> bool:
    """Whether the line is a row of a table of violations, wherever the template has it."""
    block = block_at(document, line)
    titles = [cell.flat.lower() for cell in block.header.cells[:1]] if isinstance(block, Table) else []
    return any(stem in title for title in titles for stem in _VIOLATION)


def _is_in_own_name(line: str, column: int, text: str, printed: str) -> bool:
    """Whether the token is part of a name's pattern, as in `[filename]_test.go`, in other words than the template's."""
    start, end = column - 1, column - 1 + len(text)
    if not _NAME.search(line[max(start - 1, 0) : start] + line[end : end + 1]):
        return False
    *before, _ = f" {line[max(start - _MAX_DISTANCE, 0) : start]}".split(" ")
    head, tail = _around(line, column, text)
    return collapse_spaces(" ".join((*before[-2:], f"{head}{text}{tail}"))) not in printed


def _matches(plan: Plan, template: Template) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of every place where a placeholder stands."""
    text = plan.document.text
    pattern = _pattern(flat(text), template)
    if pattern is None:
        return
    starts = _line_starts(plan.document.lines)
    for match in pattern.finditer(text):
        line = bisect_right(starts, match.start())
        yield line, match.start() - starts[line - 1] + 1, match.group()


def _pattern(folded: str, template: Template) -> re.Pattern[str] | None:
    """What finds the template's placeholders in a text that is folded here; None where none stands.

    Few ever do, and a pattern of all of them takes longer to make than to read the text.
    """
    present = _present(template.placeholders, folded)
    longest_first = sorted(present, key=lambda text: (-len(text), text))
    pieces = [r"\s+".join(map(re.escape, placeholder.split(" "))) for placeholder in longest_first]
    # A bracket that a target follows is a link, and one before a bracket is an index.
    return re.compile(f"(?:{'|'.join(pieces)})(?![(\\[])") if pieces else None


def _present(placeholders: tuple[str, ...], folded: str) -> frozenset[str]:
    """Those that stand in a folded text. Only its brackets are looked at: a filled plan has few."""
    by_head = _by_head(placeholders)
    if folded.count("[") > _MAX_BRACKETS:
        return frozenset(text for text in chain.from_iterable(by_head.values()) if text in folded)
    starts = (bracket.start() for bracket in _BRACKET.finditer(folded))
    return frozenset(chain.from_iterable(_starting(at, folded, by_head) for at in starts))


def _starting(at: int, folded: str, by_head: Mapping[str, Sequence[str]]) -> list[str]:
    """The placeholders that begin at that place of a folded text."""
    return [text for text in by_head.get(folded[at : at + _HEAD_LENGTH], ()) if folded.startswith(text, at)]


@lru_cache(maxsize=16)
def _by_head(placeholders: tuple[str, ...]) -> dict[str, list[str]]:
    """The folded placeholders by their first characters; all begin with a bracket, and the shortest is `[#]`."""
    by_head: dict[str, list[str]] = {}
    for text in map(collapse_spaces, dict.fromkeys(placeholders)):
        by_head.setdefault(text[:_HEAD_LENGTH], []).append(text)
    return by_head


def _line_starts(lines: tuple[str, ...]) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in lines)]
