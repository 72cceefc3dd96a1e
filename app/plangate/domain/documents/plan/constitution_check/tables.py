"""Tables of a Constitution Check: which column is the verdict, which the label, and a gate for every row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.documents.dialects.phrases import has_word, is_word
from plangate.domain.documents.plan.constitution_check.draft import Draft, box_of, settle, turn
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites, is_result_label
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_slot
from plangate.domain.documents.plan.constitution_check.lexing.names import title_of
from plangate.domain.documents.plan.constitution_check.lexing.tokens import NOTHING, Prose, Reading, Sense, Verdict
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.documents.plan.model import Box, GateShape
from plangate.domain.model.findings import Phase
from plangate.domain.text.markdown import Inline, Row, Table

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_OPEN_BOXES = {"☐": " ", "□": " ", "☑": "x", "☒": "x"}
_BRACKETED = re.compile(r"\[(.{0,4})\]\s*(.*)")
_BRIEF = 4
"""Words of a cell that is no sentence."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns hold what; `turned` of the verdict columns ask for the negative, `applies` whether at all."""

    header: Sequence[str]
    verdicts: Sequence[int]
    turned: frozenset[int]
    applies: frozenset[int]
    lexicon: Lexicon


def table_drafts(
    table: Table, phase: Phase, group: str, *, only_verdicts: bool = False, lexicon: Lexicon = LEXICON
) -> list[Draft]:
    """A gate for every row, and for every verdict column where a table has one for each phase.

    With `only_verdicts` a table without a verdict column gives none.
    """
    header = [cell.flat for cell in table.header.cells]
    cells = [[_filled(cell.flat) for cell in row.cells] for row in table.rows]
    columns = _columns(header, cells, lexicon)
    if not columns.verdicts and (only_verdicts or not _is_gate_table(header, cells)):
        return []
    drafts = [
        draft
        for row, texts in zip(table.rows, cells, strict=True)
        for draft in _rows(row, texts, columns, phase, group)
    ]
    settle(drafts)
    return drafts


def is_of_gates(table: Table) -> bool:
    """Whether a table is one of answers whatever it stands below: its columns say so, or its rows cite principles."""
    return _is_gate_table(
        [cell.flat for cell in table.header.cells], [[c.flat for c in row.cells] for row in table.rows]
    )


def _filled(cell: str) -> str:
    return "" if cell in _DASHES else cell


def _is_gate_table(header: Sequence[str], cells: Sequence[Sequence[str]]) -> bool:
    if len(header) < 2:
        return False
    numbered = sum(1 for row in cells if row and cites(row[0]))
    return any(has_word(title, "label_columns") for title in header[:2]) or numbered * 2 > len(cells)


def _columns(header: Sequence[str], cells: Sequence[Sequence[str]], lexicon: Lexicon) -> _Columns:
    turned = frozenset(at for at, title in enumerate(header) if at and _is_titled(title, "breach_columns"))
    applies = frozenset(at for at, title in enumerate(header) if at and _is_titled(title, "applies_columns"))
    verdicts = _verdict_columns(header, cells, turned | applies, lexicon)
    return _Columns(header, verdicts, turned, applies, lexicon)


def _is_titled(title: str, field: str) -> bool:
    """Whether a column's title is one of those words and hardly more."""
    return len(title.split()) <= _BRIEF and is_word(title.strip(" ?？*"), field)


def _verdict_columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], asked: frozenset[int], lexicon: Lexicon
) -> Sequence[int]:
    """The columns that hold verdicts: what their cells say counts first, then their title."""
    scores: dict[int, float] = {}
    for column in range(1, max(map(len, [header, *rows]), default=0)):
        filled = [row[column] for row in rows if column < len(row) and row[column]]
        said = sum(1 for cell in filled if _cell(cell, lexicon)[0])
        titled = column < len(header) and has_word(header[column], "verdict_columns")
        if column in asked:
            scores[column] = 0.2 if said else 0
        elif said and (said * 2 >= len(filled) or titled):
            scores[column] = said + (0.5 if titled else 0)
        elif titled and not filled:
            scores[column] = 0.1
    scores = {column: score for column, score in scores.items() if score}
    if not scores:
        known = [at for at, title in enumerate(header) if at and has_word(title, "verdict_columns")]
        return known[-1:] if _is_gate_table(header, rows) else []
    best = max(scores, key=lambda at: (scores[at], at))
    phased = [at for at in sorted(scores) if at < len(header) and phase_of(header[at]) is not None]
    return phased if len(phased) > 1 else [best]


def _phase(columns: _Columns, column: int | None) -> Phase | None:
    if column is None or column >= len(columns.header):
        return None
    named = phase_of(columns.header[column])
    return named if len(columns.verdicts) > 1 or named is Phase.POST_DESIGN else None


def _cell(cell: str, lexicon: Lexicon) -> tuple[Reading, str, Box]:
    """What a cell declares, what it says besides, and its box."""
    box: str | None
    if cell[:1] in _OPEN_BOXES and cell:
        box, rest = _OPEN_BOXES[cell[0]], cell[1:]
    else:
        match = _BRACKETED.fullmatch(cell)
        box, rest = (match[1], match[2]) if match else (None, cell)
    kind, boxed = box_of(box)
    if box is not None and kind is Box.NONE:
        kind, rest = Box.NONE, cell
    reading, said = read_slot(rest, lexicon)
    ticked = {Box.TICKED: Sense.PASS, Box.NOT_APPLICABLE: Sense.EXEMPT}.get(kind)
    sign = (Verdict(ticked, spoken=False),) if ticked and not reading.verdicts else ()
    return Reading((*reading.verdicts, *boxed, *sign), reading.prose), said, kind


def _rows(row: Row, texts: Sequence[str], columns: _Columns, phase: Phase, group: str) -> Iterator[Draft]:
    if not any(texts) or is_result_label(texts[0]):
        return
    wanted: Sequence[int | None] = columns.verdicts or [None]
    for column in wanted:
        yield _draft(row, texts, columns, column, _phase(columns, column) or phase, group)


def _draft(row: Row, texts: Sequence[str], columns: _Columns, column: int | None, phase: Phase, group: str) -> Draft:
    label, used = _label(texts, columns.header, column)
    name = title_of(Inline(label), columns.lexicon)
    cell = texts[column] if column is not None and column < len(texts) else ""
    reading, said, box = _cell(cell, columns.lexicon) if cell else (NOTHING, "", Box.NONE)
    others = [text for at, text in enumerate(texts) if at not in used and at != column and text]
    verdicts = reading.verdicts or _elsewhere(texts, columns, column, used, cell)
    if column in columns.turned:
        verdicts = tuple(map(turn, verdicts)) or _none_of(cell)
    marks = tuple(verdict for verdict in name.verdicts if not verdict.spoken) if not cell else name.verdicts[:0]
    text = " ".join([cell, *others] if cell else others)
    prose = reading.prose
    if _warns(verdicts):
        whole = read_slot(text, columns.lexicon)[0]
        # The words that a warning sign is followed by may stand in the next cell.
        prose, verdicts = whole.prose, (*verdicts, *(verdict for verdict in whole.verdicts if verdict.spoken))
    line = Line(
        name.text or label,
        text,
        " ".join([*([said] if said and reading.verdicts else []), *others] if cell else others),
        Reading((*verdicts, *marks), Prose(**{**_as_dict(prose), "says": bool(text)})),
        named=True,
        fills=cell if cell and not verdicts and _is_brief(cell) else "",
    )
    draft = Draft(line, row.span, GateShape.ROW, phase, group, turned=column in columns.turned)
    draft.box = box if box is Box.OPEN and not verdicts else Box.NONE
    return draft


def _none_of(cell: str) -> tuple[Verdict, ...]:
    """What a cell that says that there is nothing declares where the negative is asked for."""
    return (Verdict(Sense.PASS),) if cell and is_word(cell.strip(" .*"), "none") else ()


def _as_dict(prose: Prose) -> dict[str, bool]:
    return {name: getattr(prose, name) for name in prose.__slots__}


def _warns(verdicts: Sequence[Verdict]) -> bool:
    return any(verdict.sense in (Sense.WARN, Sense.DEFERRED) for verdict in verdicts)


def _is_brief(cell: str) -> bool:
    return len(cell.split()) <= _BRIEF and len(cell) <= 30


def _elsewhere(
    texts: Sequence[str], columns: _Columns, column: int | None, used: frozenset[int], cell: str
) -> tuple[Verdict, ...]:
    """The verdict of a row whose own cell has none: that of another cell that begins with one, or is asked for it."""
    for at, text in enumerate(texts):
        if at in used or at == column or not text:
            continue
        found = read_slot(text, columns.lexicon)[0].verdicts
        if at in columns.turned:
            found = tuple(_turned(verdict) for verdict in found)
        elif at in columns.applies:
            found = tuple(verdict for verdict in found if verdict.sense is Sense.EXEMPT)
        elif cell or column is not None:
            found = ()
        if found:
            return found
    return ()


def _turned(verdict: Verdict) -> Verdict:
    senses = {Sense.YES: Sense.FAIL, Sense.PASS: Sense.FAIL, Sense.NO: Sense.PASS, Sense.FAIL: Sense.PASS,
              Sense.DEFERRED: Sense.PASS}  # fmt: skip
    return Verdict(senses.get(verdict.sense, verdict.sense), verdict.spoken)


def _label(texts: Sequence[str], header: Sequence[str], column: int | None) -> tuple[str, frozenset[int]]:
    """The row's label, and the cells it is made of: a number goes with the name behind it."""
    first = texts[0]
    numbered = bool(header) and _is_titled(header[0], "number_columns")
    bare = cites(first) and len(first) <= 6 and len(header) > 1 and has_word(header[1], "label_columns")
    if (numbered or bare) and column != 1 and len(texts) > 1 and texts[1] and not cites(texts[1]):
        number = first.rstrip(".")
        return (f"{number}. {texts[1]}" if number else texts[1]), frozenset({0, 1})
    return first, frozenset({0})
