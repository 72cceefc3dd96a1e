"""Placeholders of the template that stand in a plan: exact strings, never anything in brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.markdown import Html, Span
from app.domain.plan.model import Plan, Role
from app.domain.rules.places import Place, place_of
from app.domain.rules.rule import Case

_OPTION_LABEL = re.compile(
    r"\s*(?:#+|//|--)?\s*(?:\[REMOVE IF UNUSED\]\s*(?:Option\s+\d+)?|Option\s+\d+\s*:)", re.IGNORECASE
)
"""A label of the template's choice of trees, with or without its mark of removal."""


class Region(StrEnum):
    """The part of a plan that a token stands in, as far as its weight depends on it."""

    DOCUMENTATION = "documentation"
    SOURCE_CODE = "source-code"
    COMPLEXITY = "complexity"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A placeholder where it stands."""

    text: str
    span: Span
    region: Region


def tokens(case: Case) -> tuple[Token, ...]:
    """Every placeholder of the template in the plan, in file order; not those that are quoted as code."""
    return tuple(_tokens(case))


def placeholder_lines(case: Case) -> frozenset[int]:
    """The lines on which a placeholder of the template stands, quoted or not."""
    return frozenset(match_line for match_line, _, _ in _matches(case))


def untouched_share(case: Case) -> float:
    """Which share of the template's placeholders, from 0 to 1, the plan still holds."""
    template = _folded(case.template.plan)
    plan = _folded(case.plan)
    own = [placeholder for placeholder in map(_fold, case.template.placeholders) if placeholder in template]
    return sum(1 for placeholder in own if placeholder in plan) / len(own) if own else 0.0


def option_labels(plan: Plan) -> tuple[int, ...]:
    """The lines of the source trees that label one of the template's options."""
    fences = [tree.span for tree in plan.trees if tree.role is not Role.DOCUMENTATION]
    numbers = (number for span in fences for number in range(span.line, span.end_line + 1))
    return tuple(number for number in numbers if _OPTION_LABEL.match(plan.document.line(number)))


def instruction_comments(plan: Plan) -> tuple[Span, ...]:
    """The comments that tell the author what to do with the template."""
    comments = (block for block in plan.document.blocks if isinstance(block, Html) and block.comment)
    return tuple(block.span for block in comments if any("ACTION REQUIRED" in line.text for line in block.lines))


def _tokens(case: Case) -> Iterator[Token]:
    for line, column, text in _matches(case):
        if _is_left(case.plan, line, column):
            yield Token(text, Span(line, line, column), _region(case.plan, line))


def _matches(case: Case) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of every place where a placeholder stands."""
    pattern = _pattern(case.template.placeholders)
    if pattern is None:
        return
    document = case.plan.document
    starts = _line_starts(document.lines)
    line = 1
    for match in pattern.finditer(document.text):
        while line < len(starts) and starts[line] <= match.start():
            line += 1
        yield line, match.start() - starts[line - 1] + 1, match.group()


def _is_left(plan: Plan, line: int, column: int) -> bool:
    place = place_of(plan.document, line, column)
    if place is Place.FENCE:
        return _tree_role(plan, line) is not None
    if place is Place.CODE:
        # A header quotes its branch and path; elsewhere code is quoted on purpose.
        return any(field.span.contains(line) for field in plan.header)
    return place in (Place.WORDS, Place.HEADING)


def _region(plan: Plan, line: int) -> Region:
    role = _tree_role(plan, line)
    if role is Role.DOCUMENTATION:
        return Region.DOCUMENTATION
    if role is not None:
        return Region.SOURCE_CODE
    section = plan.section(Role.COMPLEXITY_TRACKING)
    return Region.COMPLEXITY if section and section.span.contains(line) else Region.OTHER


def _tree_role(plan: Plan, line: int) -> Role | None:
    return next((tree.role for tree in plan.trees if tree.span.contains(line)), None)


def _pattern(placeholders: tuple[str, ...]) -> re.Pattern[str] | None:
    if not placeholders:
        return None
    longest_first = sorted(set(placeholders), key=lambda text: (-len(text), text))
    pieces = [r"\s+".join(re.escape(word) for word in text.split()) for text in longest_first if text.strip()]
    # A bracket that a target follows is a link, and one before a bracket is an index.
    return re.compile(f"(?:{'|'.join(pieces)})(?![(\\[])")


def _line_starts(lines: tuple[str, ...]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _folded(plan: Plan) -> str:
    return _fold(plan.document.text)


def _fold(text: str) -> str:
    return " ".join(text.split())
