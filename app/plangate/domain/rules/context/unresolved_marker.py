"""A marker of unfinished work stands where a value belongs."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.clarification import UNFINISHED, is_unfinished
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Block, Inline, Item, Paragraph, Span, Table
from plangate.domain.text.phrases import by_number

_VALUE = re.compile(
    rf"\W*{UNFINISHED}(?:\W*|\s*[:：(,;，；（、\-–—].*"
    r"|\s+(?:until|till|once|after|when|as soon as|pending|by|before)\b.*)",
    re.DOTALL | re.IGNORECASE,
)
"""A marker as a value, with what it waits for behind it: that decides nothing."""


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
    counts, not the word inside a sentence, and not in code. Answers of the Constitution Check are gates, judged there.

    Decide it, or write `NEEDS CLARIFICATION` with the question, so that it is seen.

    Source: `templates/commands/analyze.md`, 4.B.
    """
    for line, others in _marked(case):
        rows = by_number(range(others), "row", "rows")
        where = f"stands here, and in {others} further {rows} of this table" if others else "stands here"
        place = Span(line, line)
        message = f"A mark of unfinished work {where}. Decide it, or write NEEDS CLARIFICATION with the question."
        yield Remark(place, message, cause=unfilled(place, words=True))


def _marked(case: Case) -> Iterator[tuple[int, int]]:
    """The lines with a mark, of a table its first, each with how many more rows of the table have one."""
    lines = {*_in_fields(case), *_in_blocks(case)} - case.check_lines
    tables = [lines.intersection(table.span.lines) for table in case.plan.document.blocks_of(Table)]
    first = {min(rows): len(rows) - 1 for rows in tables if rows}
    beside = {line for rows in tables for line in rows} - first.keys()
    return ((line, first.get(line, 0)) for line in sorted(lines - beside))


def _in_fields(case: Case) -> Iterator[int]:
    fields = (*case.plan.header, *case.plan.context)
    return (field.span.line for field in fields if _VALUE.fullmatch(field.value.strip()))


def _in_blocks(case: Case) -> Iterator[int]:
    for block in case.plan.document.blocks:
        yield from (line for line, inline in _values(block) if is_unfinished(inline.flat) and not inline.codes)


def _values(block: Block) -> Iterator[tuple[int, Inline]]:
    """The texts of a block that may be a value, with their first lines: an item, a paragraph, the cells of a table."""
    if isinstance(block, Item | Paragraph):
        yield block.span.line, block.inline
    elif isinstance(block, Table):
        yield from ((row.span.line, cell.inline) for row in block.rows for cell in row.cells)
