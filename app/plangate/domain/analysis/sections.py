"""Sections of the template: which of them a plan has, leaves out, or keeps as they were."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.plan.model import Plan, Role, Section
from plangate.domain.text.markdown import Document, Html, Span, ThematicBreak
from plangate.domain.text.words import fold

_PROCEDURE = re.compile(r"\W*(?:execution flow|phase \d\+?:)", re.IGNORECASE)
_OPTIONAL = re.compile(r"[\[(](?:optional|if applicable|if needed)\b", re.IGNORECASE)


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
    wanted = [section for section in case.template.plan.sections if _OPTIONAL.search(section.title)]
    pairs = ((section, same_section(section, case.plan)) for section in wanted)
    return tuple(kept for section, kept in pairs if kept is not None and _is_unchanged(case, section, kept))


def procedure_lines(case: Case) -> Iterator[int]:
    """The lines of instructions that spec-kit's older templates carry, where they are kept word for word."""
    template = set(case.template.plan.document.lines)
    for section in case.plan.sections:
        if _PROCEDURE.match(section.title):
            lines = range(section.heading.end_line + 1, section.span.end_line + 1)
            yield from (number for number in lines if case.plan.document.line(number) in template)


def _is_unchanged(case: Case, wanted: Section, kept: Section) -> bool:
    before = set(_content(case.template.plan.document, wanted))
    after = _content(case.plan.document, kept)
    # A section without a placeholder is guidance, which may stay as it is.
    return bool(after) and all(line in before for line in after) and any("[" in line for line in after)


def _content(document: Document, section: Section) -> list[str]:
    """The lines of a section below its heading, without comments, rules and blank lines."""
    below = Span(section.heading.end_line + 1, section.span.end_line)
    hidden = [block.span for block in document.blocks_in(below) if isinstance(block, Html | ThematicBreak)]
    numbers = range(below.line, below.end_line + 1)
    shown = [number for number in numbers if not any(span.contains(number) for span in hidden)]
    return [" ".join(document.line(number).split()) for number in shown if document.line(number).strip()]
