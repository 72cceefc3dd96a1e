"""Complexity Tracking: its rows, bullets and sentences, and whether it says that there is nothing to track."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

from plangate.domain.documents.dialects.phrases import all_of, any_of, begins_with, has_word, none_of, pattern_of
from plangate.domain.documents.plan.constitution_check.claims import says_no_violations
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import is_status_label
from plangate.domain.documents.plan.headings import clean_title
from plangate.domain.documents.plan.labels import Labeled, by_label, read_label
from plangate.domain.documents.plan.model import BlanketStatement, ComplexityRow, GateShape, Section
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Block, Document, Heading, Item, Paragraph, Row, Span, Table
from plangate.domain.text.words import lower_case

_COLUMNS = (("violation_columns",), ("justifications", "reasons"), ("alternative_columns",))
"""What the titles of the template's three columns speak of."""
_LONGEST_DENIAL = 60
"""Characters of a cell that says that there is nothing, and one."""
_Found = ComplexityRow | BlanketStatement


@dataclass(frozen=True, slots=True)
class Complexity:
    """What Complexity Tracking says: its real or placeholder rows, and the sentences that say there are none."""

    rows: tuple[ComplexityRow, ...] = ()
    claims: tuple[BlanketStatement, ...] = ()


def read_complexity(document: Document, sections: Sequence[Section]) -> Complexity:
    """What the sections of Complexity Tracking say; rows that only say `N/A` are claims."""
    found = list(chain.from_iterable(_section(document.blocks_in(section.body)) for section in sections))
    claims = tuple(one for one in found if isinstance(one, BlanketStatement))
    rows = tuple(one for one in found if isinstance(one, ComplexityRow))
    return Complexity(_without_reasons(rows) if claims else rows, claims)


def _without_reasons(rows: tuple[ComplexityRow, ...]) -> tuple[ComplexityRow, ...]:
    """The rows beside a claim that there are none: behind `No violations.`, running text alone explains why."""
    return () if all(row.shape is GateShape.PARAGRAPH for row in rows) else rows


def _section(blocks: Sequence[Block]) -> Iterator[_Found]:
    """What a section says: before its first sub-heading block by block, then sub-heading by sub-heading."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    for block in blocks[: next(iter(places), len(blocks))]:
        yield from _block(block)
    for start, end in pairwise((*places, len(blocks))):
        yield from _under(blocks[start:end])


def _block(block: Block) -> Iterator[_Found]:
    match block:
        case Table():
            return _table(block)
        case Item():
            return _item(block)
        case Paragraph():
            return _paragraph(block)
    return iter(())


def _under(blocks: Sequence[Block]) -> Iterator[_Found]:
    """A sub-heading, the first of these blocks, with what is told below it; each table there stands for itself."""
    told: list[str] = []
    for block in blocks[1:]:
        if isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Item | Paragraph):
            told.append(block.inline.flat)
    if told and isinstance(blocks[0], Heading):
        yield _told(blocks[0], " ".join(told))


def _told(heading: Heading, text: str) -> _Found:
    if _says_none(text):
        return _claim(text, heading.span)
    return ComplexityRow(clean_title(heading.inline.flat), text, "", heading.span, GateShape.HEADING)


def _table(table: Table) -> Iterator[_Found]:
    order = _order([cell.flat for cell in table.header.cells])
    for row in table.rows:
        cells = [cell.flat for cell in row.cells]
        if _denies_row(cells):
            yield _claim(" | ".join(filter(None, cells)), row.span)
        else:
            yield _row(cells, order, row)


def _denies_row(cells: Sequence[str]) -> bool:
    first = next(iter(cells), "")
    return _is_none(first) or _is_denial(first)


def _row(cells: list[str], order: tuple[int, int, int], row: Row) -> ComplexityRow:
    violation, why, alternative = (cells[at] if at < len(cells) else "" for at in order)
    return ComplexityRow(violation, why, alternative, row.span)


def _order(header: list[str]) -> tuple[int, int, int]:
    """The columns of violation, reason and alternative: by their header words, else by their order."""
    folded = [cell.casefold() for cell in header]
    taken: list[int] = []
    for position in (2, 1, 0):
        candidates = _candidates(position, folded)
        taken.append(next((at for at in candidates if at not in taken), position))
    return taken[2], taken[1], taken[0]


def _candidates(position: int, header: Sequence[str]) -> Iterator[int]:
    """The columns that may be the one at that position of the template's table, the likeliest first."""
    titled = (at for at, cell in enumerate(header) if pattern_of(*_COLUMNS[position]).search(cell))
    return chain(titled, (position, *range(len(header) + 3)))


def _item(item: Item) -> Iterator[_Found]:
    text = item.inline.flat
    if item.depth > 1 or _says_nothing(text):
        return
    if _is_none(text) or says_no_violations(text):
        yield _claim(text, item.span)
    else:
        named = read_label(item.inline)
        yield _labelled(named, item.span, GateShape.BULLET, alone=True)


def _paragraph(paragraph: Paragraph) -> Iterator[_Found]:
    for named in by_label(paragraph.inline):
        text = named.inline.flat
        if _says_nothing(text):
            continue
        if _denies(named):
            yield _claim(text, named.span)
        elif not paragraph.depth:
            yield _labelled(named, named.span, GateShape.PARAGRAPH, alone=False)


def _says_nothing(text: str) -> bool:
    """Whether a text is empty, or the template's hint."""
    return not text or (has_word(text, "filling") and has_word(text, "restricting"))


def _denies(named: Labeled) -> bool:
    """Whether a line says that there is nothing to track, alone or behind a status label."""
    return _says_none(named.inline.flat) or (is_status_label(named.label) and _says_none(named.value))


def _labelled(named: Labeled, span: Span, shape: GateShape, *, alone: bool) -> ComplexityRow:
    """A line with its label as the violation; `alone` takes one that nothing is said of."""
    if named.label and (named.value or alone):
        return ComplexityRow(named.label, " ".join(named.value.split()), "", span, shape)
    return ComplexityRow(named.inline.flat, "", "", span, shape)


def _says_none(text: str) -> bool:
    opened = text.lstrip("[(（*_>✅✓ \ufe0f")
    return _is_none(text) or _opens_with_none(opened) or says_no_violations(text)


def _is_denial(cell: str) -> bool:
    if len(cell) >= _LONGEST_DENIAL:
        return False
    return _opens_with_none(cell.lstrip("(（")) or says_no_violations(cell)


def _opens_with_none(text: str) -> bool:
    """Whether a text begins by saying that there is none, or that nothing applies."""
    return _none().match(lower_case(text)) is not None or begins_with(text, "exempt")


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"(?:{none_of()})(?!\w)|(?:{any_of('none', 'negative_endings', joined=True)})")


def _claim(text: str, span: Span) -> BlanketStatement:
    return BlanketStatement(text, Status.PASS, Phase.INITIAL, span)


def _is_none(text: str) -> bool:
    """Whether a cell or sentence says that there is nothing."""
    folded = text.casefold().strip(" \t\n*_.。!()（）[]`'\"|:")
    return not folded or folded in all_of("none")
