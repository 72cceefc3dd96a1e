"""Placeholders of the template that stand in a plan: exact strings, never anything in brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from plangate.domain.analysis.text_regions import TextRegion, TextRegions, block_at
from plangate.domain.documents.plan.model import Plan, Role
from plangate.domain.documents.template.model import Template
from plangate.domain.text.markdown import Html, Span, Table
from plangate.domain.text.words import collapse_spaces

_OPTION_LABEL = re.compile(
    r"\s*(?:#+|//|--)?\s*(?:\[REMOVE IF UNUSED\]\s*(?:Option\s+\d+)?|Option\s+\d+\s*:)", re.IGNORECASE
)
"""A label of the template's choice of trees, with or without its mark of removal."""


_VIOLATION = re.compile(r"violat|deviat|exception", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9_]")
_WORD_IN_BRACKETS = re.compile(r"\[[^\[\]\s]{1,40}\]")
_PUNCTUATION = "(`*|.,;:)"
_HEAD = 3
_MANY = 500
"""Brackets from which on looking for each placeholder in the whole text is the quicker way."""
_FAR = 80
"""Characters around a token that are compared."""


class Region(StrEnum):
    """The part of a plan that a token stands in, as far as its weight depends on it."""

    DOCUMENTATION = "documentation"
    SOURCE_CODE = "source-code"
    COMPLEXITY = "complexity"
    OTHER = "other"


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
    fences = [tree.span for tree in plan.trees if tree.role is not Role.DOCUMENTATION]
    numbers = (number for span in fences for number in range(span.line, span.end_line + 1))
    return tuple(number for number in numbers if _OPTION_LABEL.match(plan.document.line(number)))


def instruction_comments(plan: Plan) -> tuple[Span, ...]:
    """The comments that tell the author what to do with the template."""
    comments = (block for block in plan.document.blocks if isinstance(block, Html) and block.comment)
    return tuple(block.span for block in comments if any("ACTION REQUIRED" in line.text for line in block.lines))


def _tokens(plan: Plan, template: Template, law: str) -> Iterator[Token]:
    matches = tuple(_matches(plan, template))
    if not matches:
        return
    places = TextRegions(plan.document)
    trees = {line: tree.role for tree in plan.trees for line in range(tree.span.line, tree.span.end_line + 1)}
    header = {field.span.line for field in plan.header}
    complexity = plan.section(Role.COMPLEXITY_TRACKING)
    printed = flat(template.plan.document.text)
    for line, column, text in matches:
        region = Region.OTHER
        if line in trees:
            region = Region.DOCUMENTATION if trees[line] is Role.DOCUMENTATION else Region.SOURCE_CODE
        elif (complexity and complexity.span.contains(line)) or _is_for_violations(plan, line):
            region = Region.COMPLEXITY
        left = _is_left(places.at(line, column), in_tree=line in trees, in_header=line in header)
        source = plan.document.line(line)
        own_words = line not in trees and _is_in_own_name(source, column, text, printed)
        # A tree is the feature's own, whatever the law's looks like.
        lawful = region is Region.OTHER and _around(source, column, text) in _names_with_tokens(law)
        yield Token(text, Span(line, line, column), region, quoted=not left or own_words, lawful=lawful)


def _around(line: str, column: int, text: str) -> tuple[str, str]:
    """What stands before and behind a token without a space, as in `[filename]_test.go`; no punctuation around it."""
    start, end = column - 1, column - 1 + len(text)
    head = line[max(start - _FAR, 0) : start].rpartition(" ")[2]
    return head.lstrip(_PUNCTUATION), line[end : end + _FAR].partition(" ")[0].rstrip(_PUNCTUATION)


# A plan may hold thousands of tokens, and its law is as long as a file gets: it is read once.
@lru_cache(maxsize=8)
def _names_with_tokens(law: str) -> frozenset[tuple[str, str]]:
    """What stands around every bracketed word of the law that is part of a name."""
    lines = (line.rstrip("\r") for line in law.split("\n") if "[" in line)
    words = ((line, match) for line in lines for match in _WORD_IN_BRACKETS.finditer(line))
    return frozenset(_around(line, match.start() + 1, match.group()) for line, match in words) - {("", "")}


def _is_for_violations(plan: Plan, line: int) -> bool:
    """Whether the line is a row of a table of violations, wherever the template has it."""
    block = block_at(plan.document, line)
    return (
        isinstance(block, Table)
        and bool(block.header.cells)
        and _VIOLATION.search(block.header.cells[0].text) is not None
    )


def _is_in_own_name(line: str, column: int, text: str, printed: str) -> bool:
    """Whether the token is part of a name's pattern, as in `[filename]_test.go`, in other words than the template's."""
    start, end = column - 1, column - 1 + len(text)
    if not _NAME.search(line[max(start - 1, 0) : start] + line[end : end + 1]):
        return False
    *before, _ = f" {line[max(start - _FAR, 0) : start]}".split(" ")
    head, tail = _around(line, column, text)
    return collapse_spaces(" ".join((*before[-2:], f"{head}{text}{tail}"))) not in printed


def _is_left(place: TextRegion, *, in_tree: bool, in_header: bool) -> bool:
    if place is TextRegion.FENCE:
        return in_tree
    # A header quotes its branch and path; elsewhere code is quoted on purpose.
    return in_header if place is TextRegion.CODE else place in (TextRegion.WORDS, TextRegion.HEADING)


def _matches(plan: Plan, template: Template) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of every place where a placeholder stands."""
    text = plan.document.text
    pattern = _pattern(flat(text), template)
    if pattern is None:
        return
    starts = _line_starts(plan.document.lines)
    line = 1
    for match in pattern.finditer(text):
        while line < len(starts) and starts[line] <= match.start():
            line += 1
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
    if folded.count("[") > _MANY:
        return frozenset(one for some in by_head.values() for one in some if one in folded)
    found: set[str] = set()
    at = folded.find("[")
    while at >= 0:
        found.update(one for one in by_head.get(folded[at : at + _HEAD], ()) if folded.startswith(one, at))
        at = folded.find("[", at + 1)
    return frozenset(found)


@lru_cache(maxsize=16)
def _by_head(placeholders: tuple[str, ...]) -> dict[str, list[str]]:
    """The folded placeholders by their first characters; all begin with a bracket, and the shortest is `[#]`."""
    by_head: dict[str, list[str]] = {}
    for text in map(collapse_spaces, dict.fromkeys(placeholders)):
        by_head.setdefault(text[:_HEAD], []).append(text)
    return by_head


def _line_starts(lines: tuple[str, ...]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts
