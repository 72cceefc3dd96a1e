"""A row of Complexity Tracking is half empty."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.complexity_rows import HalfRow
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import listed, shown


@rule(
    "incomplete-justification",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Complexity Tracking

            | Violation | Why Needed | Simpler Alternative Rejected Because |
            |-----------|------------|--------------------------------------|
            | A second store for prefixes | | A scan takes 9 s | ◀
            | A third store for covers | Covers are large | [why 3 projects insufficient] | ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            ## Complexity Tracking

            | Violation | Why Needed | Simpler Alternative Rejected Because |
            |-----------|------------|--------------------------------------|
            | N/A | | |
            | [e.g., 4th project] | [current need] | [why 3 projects insufficient] |
            | A second store for prefixes | Readers type quickly | A scan takes 9 s |
            """
        ),
    ),
)
def incomplete_justification(case: Case) -> Iterator[Remark]:
    """A row of Complexity Tracking says what departs from the constitution, but not why, or not what was rejected.

    The table exists to make somebody write down the reason and the simpler way. A row without them records that a rule
    was broken, and excuses nothing. A mark such as TBD and the template's own words are no reason. Rows that say `None`
    or `N/A` are no rows, and neither are the template's examples, whose violation nobody wrote.

    Fill the cell, or delete the row.

    Source: `templates/plan-template.md`: Violation, Why Needed, Simpler Alternative Rejected Because.
    """
    for half in case.half_rows:
        message = f"“{shown(half.row.violation, 60)}” has {_lacks(half)}. Fill the cell, or delete the row."
        yield Remark(half.row.span, message, cause=unfilled(half.row.span))


def _lacks(half: HalfRow) -> str:
    empty = [f"no {listed(half.empty)}"] if half.empty else []
    left = [f"the template's words as {listed(half.left)}"] if half.left else []
    return ", and ".join((*empty, *left))
