"""Tables of a Constitution Check: which column is the verdict, which the label, and a gate for every row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from plangate.domain.documents.dialects.phrases import has_word, is_word
from plangate.domain.documents.plan.constitution_check.boxes import box_in, box_of, declared_by
from plangate.domain.documents.plan.constitution_check.draft import Draft, settle, turn, turn_wholly
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import (
    cites,
    is_justification,
    is_result_label,
)
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_slot
from plangate.domain.documents.plan.constitution_check.lexing.names import title_of
from plangate.domain.documents.plan.constitution_check.lexing.tokens import NOTHING, Reading, Sense, Verdict
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.documents.plan.model import Box, GateShape
from plangate.domain.model.findings import Phase
from plangate.domain.text.markdown import Row, Table

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_BRIEF = 4
"""Words of a cell that is no sentence."""
_SHORT = 30
"""Characters of such a cell."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns hold what; `turned` of the verdict columns ask for the negative, `applies` whether at all."""

    header: Sequence[str]
    verdicts: Sequence[int]
    turned: frozenset[int]
    applies: frozenset[int]
    lexicon: Lexicon

    def phase(self, column: int | None) -> Phase | None:
        """The phase that a column's title names: of several verdict columns, or the one of a re-check."""
        title = _at(self.header, column)
        named = phase_of(title) if title else None
        return named if len(self.verdicts) > 1 or named is Phase.POST_DESIGN else None


class _Cell(NamedTuple):
    """What a cell declares, what it says besides, and its box; `text` is all of it."""

    text: str = ""
    reading: Reading = NOTHING
    said: str = ""
    box: Box = Box.NONE


class _Answer(NamedTuple):
    """A row with the column of its verdict; `label` is its name as written, `used` are the cells it is made of."""

    texts: Sequence[str]
    columns: _Columns
    column: int | None
    label: str
    used: frozenset[int]
    cell: _Cell

    def __bool__(self) -> bool:
        return bool(self.cell.text)

    @property
    def is_turned(self) -> bool:
        """Whether its column asks for the negative."""
        return self.column in self.columns.turned

    @property
    def others(self) -> list[str]:
        """What stands in the cells beside its label and its verdict."""
        return [text for _, text in self.cells_beside()]

    def cells_beside(self) -> Iterator[tuple[int, str]]:
        """The cells beside its label and its verdict, with their columns."""
        taken = self.used | {self.column}
        return ((at, text) for at, text in enumerate(self.texts) if text and at not in taken)

    @property
    def text(self) -> str:
        """All that is said beside the label."""
        return " ".join(filter(None, (self.cell.text, *self.others)))

    @property
    def reason(self) -> str:
        """The same without the verdict."""
        said = self.cell.said if self.cell.reading else ""
        return " ".join(filter(None, (said, *self.others)))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What it declares in the column of its verdict, or elsewhere."""
        verdicts = self.cell.reading.verdicts or self._elsewhere()
        if not self.is_turned:
            return tuple(map(_doubted, verdicts)) if _asks(_at(self.columns.header, self.column)) else verdicts
        return tuple(map(turn, verdicts)) or _none_of(self.cell.text)

    def _elsewhere(self) -> tuple[Verdict, ...]:
        """The verdict of a row whose own cell has none: of another cell that begins with one, or is asked for it."""
        found = (self._beside(at, text) for at, text in self.cells_beside())
        return next(filter(None, found), ())

    def _beside(self, at: int, text: str) -> tuple[Verdict, ...]:
        """What a cell beside its own declares: in a column that is asked for it, or of a row without a column."""
        found = read_slot(text, self.columns.lexicon)[0].verdicts
        if at in self.columns.turned:
            return tuple(map(turn_wholly, found))
        if at in self.columns.applies:
            return tuple(filter(None, map(_exempting, found)))
        return found if self.column is None else ()


def table_drafts(
    table: Table, phase: Phase, group: str, *, only_verdicts: bool = False, lexicon: Lexicon = LEXICON
) -> list[Draft]:
    """A gate for every row, and for every verdict column where a table has one for each phase.

    With `only_verdicts` a table without a verdict column gives none.
    """
    header = _texts(table.header)
    cells = [["" if cell in _DASHES else cell for cell in _texts(row)] for row in table.rows]
    columns = _columns(header, cells, lexicon)
    if not columns.verdicts and (only_verdicts or not _is_gate_table(header, cells)):
        return []
    drafts = [draft for row, texts in zip(table.rows, cells, strict=True)
              for draft in _drafts(row, texts, columns, phase, group)]  # fmt: skip
    settle(drafts, column=_are_verdicts(cells, columns))
    return drafts


def is_of_gates(table: Table) -> bool:
    """Whether a table is one of answers whatever it stands below: its columns say so, or its rows cite principles."""
    return _is_gate_table(_texts(table.header), list(map(_texts, table.rows)))


def _texts(row: Row) -> list[str]:
    return [cell.flat for cell in row.cells]


def _at(texts: Sequence[str], column: int | None) -> str:
    """What stands in a column of a row, which may be shorter than the others."""
    return texts[column] if column is not None and column < len(texts) else ""


def _is_gate_table(header: Sequence[str], cells: Sequence[Sequence[str]]) -> bool:
    if len(header) < 2:
        return False
    numbered = sum(cites(row[0]) for row in cells if row)
    return any(has_word(title, "label_columns") for title in header[:2]) or numbered * 2 > len(cells)


def _columns(header: Sequence[str], cells: Sequence[Sequence[str]], lexicon: Lexicon) -> _Columns:
    turned = _titled(header, "breach_columns")
    applies = _titled(header, "applies_columns")
    columns = _Columns(header, (), turned, applies, lexicon)
    return replace(columns, verdicts=_verdict_columns(header, cells, columns))


def _asks(title: str) -> bool:
    """Whether a column's title is a question of which nobody knows what a no means: it asks for no good."""
    good = any(has_word(title, field) for field in ("verdict_columns", "hold", "passes"))
    return title.rstrip(" *_").endswith(("?", "？")) and not good


def _titled(header: Sequence[str], field: str) -> frozenset[int]:
    """The columns behind the first whose titles are of that list."""
    return frozenset(at for at, title in enumerate(header) if at and _is_titled(title, field))


def _is_titled(title: str, field: str) -> bool:
    """Whether a column's title is one of those words and hardly more."""
    return len(title.split()) <= _BRIEF and is_word(title.strip(" ¿?？*"), field)


def _verdict_columns(header: Sequence[str], rows: Sequence[Sequence[str]], columns: _Columns) -> Sequence[int]:
    """The columns that hold verdicts: what their cells say counts first, then their title."""
    scores = _scores(header, rows, columns)
    if not scores:
        return _known_column(header) if _is_gate_table(header, rows) else []
    phased = [at for at in sorted(scores) if phase_of(_at(header, at)) is not None]
    return phased if len(phased) > 1 else [max(scores, key=lambda at: (scores[at], at))]


def _known_column(header: Sequence[str]) -> Sequence[int]:
    """The last column that is titled as one of verdicts."""
    return [at for at, title in enumerate(header) if at and has_word(title, "verdict_columns")][-1:]


def _scores(header: Sequence[str], rows: Sequence[Sequence[str]], columns: _Columns) -> dict[int, float]:
    """How much speaks for each column behind the first, where anything does."""
    width = max(map(len, (header, *rows)), default=0)
    scores = {
        at: _score(_at(header, at), [_at(row, at) for row in rows], columns.lexicon, turned=at in columns.turned)
        for at in range(1, width)
        if at not in columns.applies
    }
    return {at: score for at, score in scores.items() if score}


def _score(title: str, cells: Sequence[str], lexicon: Lexicon, *, turned: bool) -> float:
    filled = list(filter(None, cells))
    said = sum(bool(_cell(cell, lexicon).reading) for cell in filled)
    if turned:
        return 0.2 if said else 0
    return _score_of_verdicts(said, len(filled), titled=has_word(title, "verdict_columns"))


def _score_of_verdicts(said: int, filled: int, *, titled: bool) -> float:
    """What a column that is asked for nothing else scores: one that is titled so counts even where it is empty."""
    if said and (titled or said * 2 >= filled):
        return said + 0.5 * titled
    return 0.1 if titled and not filled else 0


def _are_verdicts(rows: Sequence[Sequence[str]], columns: _Columns) -> bool:
    """Whether half of what stands in the columns of verdicts is one."""
    filled = [text for row in rows for text in (_at(row, at) for at in columns.verdicts) if text]
    return 0 < len(filled) <= 2 * sum(bool(_cell(text, columns.lexicon).reading) for text in filled)


def _cell(text: str, lexicon: Lexicon) -> _Cell:
    box, rest = box_in(text)
    kind, boxed = box_of(box)
    reading, said = read_slot(text if kind is Box.NONE else rest, lexicon)
    ticked = () if reading else declared_by(kind)
    return _Cell(text, Reading((*reading.verdicts, *boxed, *ticked), reading.prose), said, kind)


def _drafts(row: Row, texts: Sequence[str], columns: _Columns, phase: Phase, group: str) -> Iterator[Draft]:
    if not any(texts) or is_result_label(texts[0]):
        return
    for column in columns.verdicts or (None,):
        answer = _answer(texts, columns, column)
        yield _draft(answer, row, columns.phase(column) or phase, group)


def _answer(texts: Sequence[str], columns: _Columns, column: int | None) -> _Answer:
    label, used = _label(texts, columns.header, column)
    text = _at(texts, column)
    cell = _cell(text, columns.lexicon) if text else _Cell()
    return _Answer(texts, columns, column, label, used, cell)


def _draft(answer: _Answer, row: Row, phase: Phase, group: str) -> Draft:
    line = _line(answer)
    draft = Draft(line, row.span, GateShape.ROW, phase, group, turned=answer.is_turned)
    draft.justified = any(is_justification(_at(answer.columns.header, at)) for at, _ in answer.cells_beside())
    draft.box = Box.OPEN if answer.cell.box is Box.OPEN and not line.reading else Box.NONE
    return draft


def _line(answer: _Answer) -> Line:
    name = title_of(answer.label, answer.columns.lexicon)
    said = _with_warning(answer)
    fills = answer.cell.text if not said.verdicts and _is_brief(answer.cell.text) else ""
    marks = () if answer else tuple(verdict for verdict in name.verdicts if not verdict.spoken)
    reading = Reading((*said.verdicts, *marks), said.prose._replace(says=bool(answer.text)))
    return Line(name.text or answer.label, answer.text, answer.reason, reading, named=True, fills=fills)


def _with_warning(answer: _Answer) -> Reading:
    """What a row declares; the words that a warning sign is followed by may stand in the next cell."""
    verdicts = answer.verdicts
    if not any(verdict.sense in (Sense.WARN, Sense.DEFERRED) for verdict in verdicts):
        return Reading(verdicts, answer.cell.reading.prose)
    whole = read_slot(answer.text, answer.columns.lexicon)[0]
    return Reading((*verdicts, *(verdict for verdict in whole.verdicts if verdict.spoken)), whole.prose)


def _none_of(cell: str) -> tuple[Verdict, ...]:
    """What a cell that says that there is nothing declares where the negative is asked for."""
    return (Verdict(Sense.PASS),) if cell and is_word(cell.strip(" .*"), "none") else ()


def _is_brief(cell: str) -> bool:
    return len(cell.split()) <= _BRIEF and len(cell) <= _SHORT


def _doubted(verdict: Verdict) -> Verdict:
    return verdict._replace(sense=Sense.UNKNOWN) if verdict.sense is Sense.NO else verdict


def _exempting(verdict: Verdict) -> Verdict | None:
    """What a cell declares that is asked whether the principle applies: that it does says nothing of how it is met."""
    return verdict._replace(sense=Sense.EXEMPT) if verdict.sense in (Sense.EXEMPT, Sense.NO) else None


def _label(texts: Sequence[str], header: Sequence[str], column: int | None) -> tuple[str, frozenset[int]]:
    """The row's label, and the cells it is made of: a number goes with the name behind it."""
    first, second = texts[0], _at(texts, 1)
    if column == 1 or not second or cites(second) or not _is_number(first, header):
        return first, frozenset({0})
    return (f"{first.rstrip('.')}. {second}" if first.rstrip(".") else second), frozenset({0, 1})


def _is_number(first: str, header: Sequence[str]) -> bool:
    """Whether a row's first cell is its number: its column's title says so, or it is one and the next holds names."""
    if _is_titled(_at(header, 0), "number_columns"):
        return True
    return len(first) <= 6 and cites(first) and has_word(_at(header, 1), "label_columns")
