"""Rows of Complexity Tracking: which are the plan's own, and which of their cells nobody filled."""

from collections.abc import Container
from dataclasses import dataclass

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.placeholders import holds_placeholder
from plangate.domain.analysis.text_regions import block_at
from plangate.domain.analysis.todo_markers import is_marker
from plangate.domain.documents.plan.model import ComplexityRow, GateShape, Plan
from plangate.domain.documents.template.model import Template
from plangate.domain.text.markdown import Table
from plangate.domain.text.words import fold

_EMPTY = frozenset({"", "-", "--", "—", "–", "?", "tbd", "todo", "…", "..."})
_NONE = frozenset({*_EMPTY, "none", "n/a", "na", "no violations", "no violation", "nothing"})


@dataclass(frozen=True, slots=True)
class HalfRow:
    """A row that is the plan's own, with the names of its cells that are empty, and of those left as the template's."""

    row: ComplexityRow
    empty: tuple[str, ...]
    left: tuple[str, ...]


def real_rows(plan: Plan, template: Template) -> tuple[ComplexityRow, ...]:
    """The rows of Complexity Tracking without the template's examples."""
    return tuple(row for row in plan.complexity if not is_example(row, template))


def is_example(row: ComplexityRow, template: Template) -> bool:
    """Whether a row is the template's example: in a table, one whose violation nobody wrote."""
    if not holds_placeholder(f"{row.violation} {row.why} {row.alternative}", template):
        return False
    if row.shape is not GateShape.ROW or not row.violation.strip() or holds_placeholder(row.violation, template):
        return True
    return fold(row.violation) in {fold(printed.violation) for printed in template.plan.complexity}


def half_rows(case: Case) -> tuple[HalfRow, ...]:
    """The rows of tables that say what departs from the law, and not why, or not what was rejected."""
    rows = (
        row for row in real_rows(case.plan, case.template) if row.violation.strip().lower().strip("*_.") not in _NONE
    )
    tokens = {token.span.line for token in case.tokens}
    half = (_half(case, row, tokens) for row in rows if row.shape is GateShape.ROW)
    return tuple(row for row in half if row.empty or row.left)


def _half(case: Case, row: ComplexityRow, tokens: Container[int]) -> HalfRow:
    cells = {"reason why it is needed": row.why, "rejected alternative": row.alternative}
    # What is quoted as code is no placeholder that is left.
    held = cells if row.span.line in tokens else {}
    left = tuple(name for name, cell in held.items() if holds_placeholder(cell, case.template))
    empty = tuple(name for name, cell in cells.items() if _is_empty(cell)) if _has_all_columns(case, row) else ()
    return HalfRow(row, empty, left)


def _is_empty(cell: str) -> bool:
    return cell.strip().lower() in _EMPTY or is_marker(cell)


def _has_all_columns(case: Case, row: ComplexityRow) -> bool:
    table = block_at(case.plan.document, row.span.line)
    return isinstance(table, Table) and len(table.header.cells) >= 3
