"""Choices of the template that nobody made: `Low/Medium/High` left in a row of a table that is filled otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from plangate.domain.analysis.placeholders import Region, Token
from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.template.model import Template
from plangate.domain.text.markdown import Document, Row, Span, Table
from plangate.domain.text.words import fold, parted, word_set

_MAX_CELL_LENGTH = 80
"""Characters of a cell with choices."""
_MIN_GRADES = 2
"""Grades among the choices: `Unit/Integration/Load` may all be meant, one of `Low/Medium/High` only."""

_GRADES = word_set(
    """
    low medium med moderate high critical severe extreme major minor trivial minimal negligible none unknown both
    yes no maybe partial true false pass fail warn open done pending todo blocked resolved mitigated
    accepted rejected proposed superseded deprecated approved draft small large xs s m l xl h p0 p1 p2 p3 p4
    must should could likely unlikely possible rare certain simple complex easy hard red amber yellow
    baixo baixa médio média alto alta bajo baja medio media basso faible moyen moyenne élevé élevée sim não sí oui non
    niedrig mittel hoch gering ja nein низкий средний высокий низкая средняя высокая да нет
    低 中 高 低い 中程度 高い 낮음 중간 높음 是 否 はい いいえ 예 아니요
    """
)
"""Words of which one cell holds one."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """What the tables of a template print: `choices` by folded head and cell, all `cells`, and the `names` of rows."""

    choices: frozenset[tuple[str, str]]
    cells: frozenset[str]
    names: frozenset[str]


def left_choices(plan: Plan, template: Template) -> Iterator[Token]:
    """The cells that are the template's list of choices, under the template's head of their column.

    Rows of nothing but the template's words are left out, and those that the template names: `Scale | Low/Medium/High`.
    """
    printed = _printed(template.plan.document)
    for table in _tables(plan.document) if printed.choices else ():
        heads = _heads(table)
        for row in table.rows:
            if _is_filled(_texts(row), printed):
                yield from _left_in(row, heads, printed)


def _left_in(row: Row, heads: tuple[str, ...], printed: _Printed) -> Iterator[Token]:
    for head, cell in zip(heads, row.cells, strict=False):
        if not cell.inline.codes and (head, cell.flat) in printed.choices:
            yield Token(cell.flat, Span(row.span.line, row.span.line, cell.span.column), Region.OTHER)


def _printed(document: Document) -> _Printed:
    rows = [(_heads(table), _texts(row)) for table in _tables(document) for row in table.rows]
    pairs = chain.from_iterable(zip(heads[1:], cells[1:], strict=False) for heads, cells in rows)
    return _Printed(
        choices=frozenset((head, cell) for head, cell in pairs if _is_choice(cell)),
        cells=frozenset(chain.from_iterable(cells for _, cells in rows)),
        names=frozenset(name for _, cells in rows for name in cells[:1] if name[:1].isalpha()),
    )


def _is_filled(cells: tuple[str, ...], printed: _Printed) -> bool:
    """Whether somebody wrote the row: no name of the template's, and words that no row of the template has."""
    return bool(cells) and cells[0] not in printed.names and not printed.cells.issuperset(filter(None, cells))


def _is_choice(text: str) -> bool:
    options = list(map(fold, parted(text.lower(), ("/", "|", " or ")))) if len(text) <= _MAX_CELL_LENGTH else []
    return all(options) and sum(option in _GRADES for option in options) >= _MIN_GRADES


def _tables(document: Document) -> Iterator[Table]:
    return (table for table in document.blocks_of(Table) if not table.quoted)


def _heads(table: Table) -> tuple[str, ...]:
    return tuple(fold(cell.flat) for cell in table.header.cells)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.flat for cell in row.cells)
