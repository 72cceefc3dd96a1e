"""A row of Complexity Tracking is half empty."""

from collections.abc import Iterator

from app.domain.findings import Severity
from app.domain.markdown import Table
from app.domain.plan.model import ComplexityRow
from app.domain.rules.places import block_at
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.violations import is_example
from app.domain.rules.words import listed, shown

_EMPTY = frozenset({"", "-", "--", "—", "–", "?", "tbd", "todo", "…", "..."})
_NONE = frozenset({*_EMPTY, "none", "n/a", "na", "no violations", "no violation", "nothing"})


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
            | A second store for prefixes | Readers type quickly | A scan takes 9 s |
            """
        ),
    ),
)
def incomplete_justification(case: Case) -> Iterator[Remark]:
    """A row of Complexity Tracking says what departs from the constitution, but not why, or not what was rejected.

    The table exists to make somebody write down the reason and the simpler way. A row without them records that a rule
    was broken, and excuses nothing. Rows that say `None` or `N/A` are no rows.

    Fill the empty cell, or delete the row.

    Source: `templates/plan-template.md`: Violation, Why Needed, Simpler Alternative Rejected Because.
    """
    for row in case.plan.complexity:
        if not _has_all_columns(case, row) or is_example(case, row):
            continue
        missing = _missing(row)
        if missing and row.violation.strip().lower().strip("*_.") not in _NONE:
            message = f"“{shown(row.violation, 60)}” has no {listed(missing)}. Fill the cell, or delete the row."
            yield Remark(row.span, message)


def _has_all_columns(case: Case, row: ComplexityRow) -> bool:
    table = block_at(case.plan.document, row.span.line)
    return isinstance(table, Table) and len(table.header.cells) >= 3


def _missing(row: ComplexityRow) -> list[str]:
    cells = {"reason why it is needed": row.why, "rejected alternative": row.alternative}
    return [name for name, cell in cells.items() if cell.strip().lower() in _EMPTY]
