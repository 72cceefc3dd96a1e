"""A marker of unfinished work stands where a value belongs."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.complexity_rows import half_rows
from plangate.domain.analysis.todo_markers import MARKER, is_marker
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Item, Paragraph, Span, Table

_VALUE = re.compile(rf"\W*{MARKER}(?:\W*|\s*[:：(\-–—].*)", re.DOTALL)


@rule(
    "unresolved-marker",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Technical Context

            **Storage**: TBD ◀
            **Testing**: pytest

            ## Risks

            | Risk | Mitigation |
            |------|------------|
            | Slow prefixes | ??? | ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            ## Summary

            The module replaces the TODO-Tracking list; `TODO` comments are kept.

            ## Technical Context

            **Storage**: SQLite, see the TBD list of last year
            """
        ),
    ),
)
def unresolved_marker(case: Case) -> Iterator[Remark]:
    """TODO, TBD, TKTK or ??? stands as the value of a field, a cell or a list item.

    The plan looks complete and leaves a decision to whoever meets it first. Only a marker in the place of a value
    counts, not the word inside a sentence, and not in code. Answers of the Constitution Check are gates, judged there,
    and rows of Complexity Tracking are judged as justifications.

    Decide it, or write `NEEDS CLARIFICATION` with the question, so that it is seen.

    Source: `templates/commands/analyze.md`, 4.B.
    """
    checks = (check.section.span for check in case.plan.checks)
    gates = {line for span in checks for line in range(span.line, span.end_line + 1)}
    half = {row.row.span.line for row in half_rows(case)}
    for line in sorted({*_in_fields(case), *_in_blocks(case)}):
        if line not in gates and line not in half:
            message = (
                "A mark of unfinished work stands here. Decide it, or write NEEDS CLARIFICATION with the question."
            )
            yield Remark(Span(line, line), message)


def _in_fields(case: Case) -> Iterator[int]:
    fields = (*case.plan.header, *case.plan.context)
    return (field.span.line for field in fields if _VALUE.fullmatch(field.value.strip()))


def _in_blocks(case: Case) -> Iterator[int]:
    for block in case.plan.document.blocks:
        if isinstance(block, Item | Paragraph) and is_marker(" ".join(line.text for line in block.lines)):
            yield block.span.line
        if isinstance(block, Table):
            yield from (cell.span.line for row in block.rows for cell in row.cells if is_marker(cell.text))
