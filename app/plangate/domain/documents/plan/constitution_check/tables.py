"""Tables of a Constitution Check: which column is the verdict, which the label, and a gate for every row."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.plan.constitution_check.gate_parser import CITES, GateBuilder, box_of
from plangate.domain.documents.plan.constitution_check.verdict import Verdict, leading, whole
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.documents.plan.model import GateShape
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Row, Table

_VERDICT_HEADER = re.compile(
    r"(?i)verdict|\bstatus\b|result|complian\w*|\bpass(?:\?|ed|/fail)?|conform\w*"
    r"|\bgate\?|outcome|判定|結果|状態|準拠|評価|适合|状态|狀態|结果|符合|是否|상태"
    r"|판정|결과|준수|estado|resultado|veredic\w+|cumpl\w+|statut|résultat|verdict"
    r"|ergebnis|erfüllt|статус|результат|вердикт|соответств"
)
_LABEL_HEADER = re.compile(
    r"(?i)princip\w*|\bgates?\b|\barticles?\b|\brules?\b|\brequirements?\b|\bchecks?\b"
    r"|\bcriteri\w+|\bclauses?\b|\bconstitution\w*|\bcharter\b|\bstandards?\b"
    r"|\bcategory\b|\barea\b|\bitem\b|原則|憲章|条項|ゲート|项|原则|条款|检查|要求"
    r"|원칙|항목|게이트|조항|princíp\w+|artículo|artigo|requisito|prinzip|grundsatz"
    r"|принцип|статья|требован"
)
_YES_HEADER = re.compile(
    r"(?i)complian\w*|\bpass|\bmet\b|satisf\w*|conform\w*|aligned|準拠|適合|符合"
    r"|合规|준수|충족|cumpl\w+|atend\w+|erfüllt|respect\w+|соответств"
)
_NO = frozenset({"no", "não", "non", "nein", "いいえ", "否", "아니오", "아니요", "нет"})
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_NUMBER_HEADER = re.compile(r"(?i)#|№|no\.?|nr\.?|id|番号|序号|번호|n[.º°]")
_CITING_HEADER = re.compile(r"(?i)section|constitution|article|principle|§|条|조항")
_CITING_CELL = re.compile(r"^(?:§|Principle|Article|[IVXL]+\b|\d)", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?i)^\W*(?:overall|total|summary|result|verdict|gate result|gate status|合計|総合|总体|총계|итого)\b"
)
_OPEN_BOXES = {"☐": " ", "□": " ", "☑": "x", "☒": "x"}
_BRACKETED = re.compile(r"\[(.{0,4})\]\s*(.*)")


def table_gates(table: Table, phase: Phase, group: str, *, only_verdicts: bool = False) -> Iterator[GateBuilder]:
    """A gate for every row, and for every verdict column where a table has one for each phase.

    With `only_verdicts` a table without a verdict column gives none.
    """
    header = [cell.flat for cell in table.header.cells]
    cells = [[_filled(cell.flat) for cell in row.cells] for row in table.rows]
    columns = _verdict_columns(header, cells)
    if not columns and (only_verdicts or not _is_gate_table(header)):
        return
    for row, texts in zip(table.rows, cells, strict=True):
        if any(texts) and not _TOTAL.match(texts[0]):
            for column in columns or [None]:
                yield _draft(row, texts, header, column, _phase(header, columns, column) or phase, group)


def _filled(cell: str) -> str:
    return "" if cell in _DASHES else cell


def _is_gate_table(header: Sequence[str]) -> bool:
    return len(header) > 1 and any(_LABEL_HEADER.search(title) for title in header[:2])


def _verdict_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int | None]:
    """The columns that hold verdicts: what their cells say counts first, then their title."""
    scores: dict[int, float] = {}
    for column in range(1, max(map(len, [header, *rows]), default=0)):
        filled = [row[column] for row in rows if column < len(row) and row[column]]
        said = sum(1 for cell in filled if _cell_verdict(cell))
        titled = column < len(header) and _VERDICT_HEADER.search(header[column]) is not None
        if said and (said * 2 >= len(filled) or titled):
            scores[column] = said + (0.5 if titled else 0)
        elif titled and not filled:
            scores[column] = 0.1
    if not scores:
        titled_columns = [at for at, title in enumerate(header) if at and _VERDICT_HEADER.search(title)]
        return [titled_columns[-1]] if titled_columns and _is_gate_table(header) else []
    best = max(scores, key=lambda at: (scores[at], at))
    phased: list[int | None] = [at for at in sorted(scores) if at < len(header) and phase_of(header[at]) is not None]
    return phased if len(phased) > 1 else [best]


def _phase(header: Sequence[str], columns: Sequence[int | None], column: int | None) -> Phase | None:
    if column is None or column >= len(header):
        return None
    return phase_of(header[column]) if len(columns) > 1 or phase_of(header[column]) is Phase.POST_DESIGN else None


def _cell_verdict(cell: str) -> Verdict:
    box, rest = _box(cell)
    kind, boxed = box_of(box)
    verdict = whole(rest)
    status = {"ticked": Status.PASS, "open": Status.UNANSWERED, "not-applicable": Status.NOT_APPLICABLE}.get(kind.value)
    return verdict.or_else(boxed).or_else(Verdict(mark=status)) if box is not None else verdict


def _box(cell: str) -> tuple[str | None, str]:
    if cell[:1] in _OPEN_BOXES and cell:
        return _OPEN_BOXES[cell[0]], cell[1:]
    match = _BRACKETED.fullmatch(cell)
    return (match[1], match[2]) if match else (None, cell)


def _draft(
    row: Row, texts: Sequence[str], header: Sequence[str], column: int | None, phase: Phase, group: str
) -> GateBuilder:
    label, used = _label(texts, header, column)
    named = leading(label)
    if named.word is None and named:
        label = named.rest
    others = [text for at, text in enumerate(texts) if at not in used and at != column and text]
    verdict = _row_verdict(texts, column, others, named)
    if not verdict and column is not None and _denies(header, texts, column):
        verdict = Verdict(word=Status.VIOLATION)
    own = [verdict.rest] if verdict.rest and column is not None else []
    reason = " ".join([*own, *others])
    return GateBuilder(
        label,
        " ".join(_with_cell(texts, column, others)),
        verdict,
        row.span,
        GateShape.ROW,
        phase,
        group,
        reason=reason,
    )


def _denies(header: Sequence[str], texts: Sequence[str], column: int) -> bool:
    """Whether a cell says `No` below a title such as `Compliant?`."""
    cell = texts[column] if column < len(texts) else ""
    return (
        column < len(header) and _YES_HEADER.search(header[column]) is not None and cell.casefold().strip(" .") in _NO
    )


def _with_cell(texts: Sequence[str], column: int | None, others: Sequence[str]) -> list[str]:
    cell = texts[column] if column is not None and column < len(texts) else ""
    return [cell, *others] if cell else list(others)


def _row_verdict(texts: Sequence[str], column: int | None, others: Sequence[str], named: Verdict) -> Verdict:
    """The verdict cell's; a row without such a column may begin another cell with one, or mark its label."""
    cell = texts[column] if column is not None and column < len(texts) else ""
    if cell:
        verdict = _cell_verdict(cell)
        # An answer in words fills the slot, whatever the label's mark says.
        return verdict if verdict else Verdict(rest=cell)
    first = next((found for text in others if (found := leading(text))), Verdict()) if column is None else Verdict()
    return first.or_else(Verdict(mark=named.mark, warning=named.warning))


def _label(texts: Sequence[str], header: Sequence[str], column: int | None) -> tuple[str, frozenset[int]]:
    """The row's label, and the cells it is made of: a number goes with the name behind it, a section with its gate."""
    first = texts[0]
    numbered = bool(header) and _NUMBER_HEADER.fullmatch(header[0]) is not None
    if numbered and column != 1 and len(texts) > 1:
        number = first.rstrip(".")
        return (f"{number}. {texts[1]}" if number else texts[1]), frozenset({0, 1})
    second = texts[1] if len(texts) > 1 and column != 1 else ""
    cites = (
        second
        and len(header) > 1
        and _CITING_HEADER.search(header[1])
        and len(second) <= 60
        and _CITING_CELL.match(second)
    )
    if cites and not CITES.match(first):
        return f"{first} ({second})", frozenset({0, 1})
    return first, frozenset({0})
