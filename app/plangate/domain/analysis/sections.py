"""Sections and gates of the template: which of them a plan has, leaves out, or keeps as they were."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from plangate.domain.analysis.case import Case
from plangate.domain.documents.plan.model import Gate, Plan, Role, Section
from plangate.domain.text.markdown import Document, Html, ThematicBreak
from plangate.domain.text.words import collapse_spaces, fold

_PROCEDURE = re.compile(r"\W*(?:execution flow|phase \d\+?:)", re.IGNORECASE)
_OPTIONAL = re.compile(r"[\[(](?:optional|if applicable|if needed)\b", re.IGNORECASE)
_MIN_LIKENESS = 80
"""Of 100, as rapidfuzz scores the words that two gates share."""


def fold_title(title: str) -> str:
    """A heading for comparison: lower case, words and numbers only, without a mark such as `[OPTIONAL]`."""
    return fold(title.lower().replace("[optional]", " ").replace("(optional)", " "))


def same_section(wanted: Section, plan: Plan) -> Section | None:
    """The plan's section that stands for a section of the template: by its role, else by its title."""
    if wanted.role is not Role.OTHER:
        return plan.section(wanted.role)
    title = fold_title(wanted.title)
    return next((section for section in plan.sections if fold_title(section.title) == title), None)


def unfilled_optional_sections(case: Case) -> tuple[Section, ...]:
    """Sections that the template marks as optional, and the plan keeps word for word."""
    return tuple(filter(None, (_kept(case, section) for section in case.template.plan.sections)))


def procedure_lines(case: Case) -> Iterator[int]:
    """The lines of instructions that spec-kit's older templates carry, where they are kept word for word."""
    template = set(case.template.plan.document.lines)
    for section in case.plan.sections:
        if _PROCEDURE.match(section.title):
            yield from (number for number in section.body.lines if case.plan.document.line(number) in template)


def _kept(case: Case, wanted: Section) -> Section | None:
    """The plan's section for an optional one of the template, where it is unchanged."""
    kept = same_section(wanted, case.plan) if _OPTIONAL.search(wanted.title) else None
    return kept if kept is not None and _is_unchanged(case, wanted, kept) else None


def _is_unchanged(case: Case, wanted: Section, kept: Section) -> bool:
    before = _content(case.template.plan.document, wanted)
    after = _content(case.plan.document, kept)
    # A section without a placeholder is guidance, which may stay as it is.
    return set(after).issubset(before) and "[" in "\n".join(after)


def _content(document: Document, section: Section) -> list[str]:
    """The lines of a section below its heading, without comments, rules and blank lines."""
    blocks = document.blocks_in(section.body)
    hidden = {number for block in blocks if isinstance(block, Html | ThematicBreak) for number in block.span.lines}
    shown = (collapse_spaces(document.line(number)) for number in section.body.lines if number not in hidden)
    return list(filter(None, shown))


def gate_key(gate: Gate) -> str:
    """The words of a gate, as they are compared."""
    return fold_title(f"{gate.label} {gate.text}")


def stands_in(wanted: Gate, given: Iterable[str]) -> bool:
    """Whether one of a plan's gates, by their keys, is that gate of the template."""
    own = fold_title(wanted.title)
    # A gate is shortened when it is answered: `Sequence diagram: N/A` for a sentence about sequence diagrams.
    head = set(own.split()[:2])
    return any(head <= set(gate.split()) or fuzz.token_set_ratio(own, gate) >= _MIN_LIKENESS for gate in given)
