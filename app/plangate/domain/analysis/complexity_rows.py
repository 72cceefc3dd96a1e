"""Rows of Complexity Tracking: which are the plan's own, and which of their cells nobody filled."""

from collections.abc import Container
from dataclasses import dataclass

from plangate.domain.analysis.clarification import is_unfinished
from plangate.domain.analysis.placeholders import holds_placeholder
from plangate.domain.analysis.text_regions import block_at
from plangate.domain.documents.plan.model import ComplexityRow, GateShape, Plan
from plangate.domain.documents.template.model import Template
from plangate.domain.text.markdown import Table
from plangate.domain.text.notes import note_at_end, without_notes
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


def half_rows(plan: Plan, template: Template, left: Container[int]) -> tuple[HalfRow, ...]:
    """The rows of tables that say what departs from the law, and not why, or not what was rejected.

    `left` are the lines with placeholders that are left; what is quoted as code is none.
    """
    rows = filter(_departs, real_rows(plan, template))
    halves = (HalfRow(row, _empty_cells(plan, row), _left_cells(template, row, left)) for row in rows)
    return tuple(half for half in halves if half.empty or half.left)


def _departs(row: ComplexityRow) -> bool:
    """Whether it is the row of a table, and names a violation."""
    return row.shape is GateShape.ROW and row.violation.strip().lower().strip("*_.") not in _NONE and not _is_void(row)


def _is_void(row: ComplexityRow) -> bool:
    """Whether a row holds nothing but a remark in brackets, which says in any language that there is none."""
    others = all(_is_empty(cell) for _, cell in _reasons(row))
    return others and bool(note_at_end(row.violation)) and not without_notes(row.violation).strip()


def _reasons(row: ComplexityRow) -> tuple[tuple[str, str], ...]:
    """The cells that justify the violation, by name."""
    return ("reason why it is needed", row.why), ("rejected alternative", row.alternative)


def _empty_cells(plan: Plan, row: ComplexityRow) -> tuple[str, ...]:
    if not _has_all_columns(plan, row):
        return ()
    return tuple(name for name, cell in _reasons(row) if _is_empty(cell))


def _left_cells(template: Template, row: ComplexityRow, left: Container[int]) -> tuple[str, ...]:
    if row.span.line not in left:
        return ()
    return tuple(name for name, cell in _reasons(row) if holds_placeholder(cell, template))


def _is_empty(cell: str) -> bool:
    return cell.strip().lower() in _EMPTY or is_unfinished(cell)


def _has_all_columns(plan: Plan, row: ComplexityRow) -> bool:
    table = block_at(plan.document, row.span.line)
    return isinstance(table, Table) and len(table.header.cells) >= 3
