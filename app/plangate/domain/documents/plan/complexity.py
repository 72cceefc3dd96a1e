"""Complexity Tracking: its rows, bullets and sentences, and whether it says that there is nothing to track."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.documents.dialects.phrases import all_of
from plangate.domain.documents.plan.constitution_check.claims import says_no_violations
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import is_status_label
from plangate.domain.documents.plan.headings import clean_title
from plangate.domain.documents.plan.labels import by_label, read_label
from plangate.domain.documents.plan.model import BlanketStatement, ComplexityRow, GateShape, Section
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Block, Document, Heading, Item, Paragraph, Row, Span, Table

_HINT = re.compile(
    r"(?i)\bfill\b.{0,60}\bonly\b|only if constitution|must be justified|preencher apenas"
    r"|completar solo|rellenar solo|remplir uniquement"
    r"|nur ausfüllen|場合(?:に)?のみ|仅当|僅當|只有|경우에만|заполн\w+ только"
)
_OPENS_WITH_NONE = re.compile(
    r"(?i)(?:none|n/a|not applicable|nothing|no |not needed|not required|without"
    r"|nenhum|sem |não (?:há|se aplica|aplicável)|ningun|sin |no (?:hay|aplica)"
    r"|aucun|sans |néant|kein|entfällt|нет\b|отсутств|нарушений|не требуется|не применимо)"
    r"|(?:なし|無し|該当なし|違反(?:は)?(?:なし|ありません)|特になし"
    r"|无|無|没有|沒有|不适用|暂无|없음|해당 ?(?:사항 )?없음|위반 ?(?:사항 )?(?:이 )?없)"
)
_COLUMNS = (
    re.compile(r"violat|deviat|complexity|aspect|principle|item|viola|incumpl|entorse"
        r"|écart|verstoß|abweich|違反|逸脱|违反|違規|违规|偏离|위반|наруш"
        r"|отклон"),
    re.compile(r"why|reason|need|rationale|justif|motiv|por ?qu|pourquoi|raison|warum"
        r"|grund|begründ|理由|必要|为什么|原因|이유|필요|почему|причин|обоснов"
        r"|зачем"),
    re.compile(r"altern|simpler|reject|rejei|rechaz|rejet|verworf|einfach|代替|却下"
        r"|替代|拒|更简单|대안|기각|альтернатив|отклонен|отвергн|проще"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Complexity:
    """What Complexity Tracking says: its real or placeholder rows, and the sentences that say there are none."""

    rows: tuple[ComplexityRow, ...] = ()
    claims: tuple[BlanketStatement, ...] = ()


def read_complexity(document: Document, sections: Sequence[Section]) -> Complexity:
    """What the sections of Complexity Tracking say; rows that only say `N/A` are claims."""
    rows: list[ComplexityRow] = []
    claims: list[BlanketStatement] = []
    for section in sections:
        for found in _section(document.blocks_in(Span(section.heading.end_line + 1, section.span.end_line))):
            if isinstance(found, BlanketStatement):
                claims.append(found)
            else:
                rows.append(found)
    told = any(row.shape is not GateShape.PARAGRAPH for row in rows)
    # Behind `No violations.`, running text explains why there are none.
    kept = [row for row in rows if told or not claims or row.shape is not GateShape.PARAGRAPH]
    return Complexity(tuple(kept), tuple(claims))


def _section(blocks: Sequence[Block]) -> Iterator[ComplexityRow | BlanketStatement]:
    heading: Heading | None = None
    told: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                yield from _under(heading, told)
                heading, told = block, []
            case Table():
                yield from _table(block)
            case Item() | Paragraph() if heading is not None:
                told.append(block.inline.flat)
            case Item():
                yield from _item(block)
            case Paragraph():
                yield from _paragraph(block)
    yield from _under(heading, told)


def _under(heading: Heading | None, told: list[str]) -> Iterator[ComplexityRow | BlanketStatement]:
    """A sub-heading with what is told below it."""
    if heading is None or not told:
        return
    text = " ".join(told)
    if _says_none(text):
        yield _claim(text, heading.span)
        return
    yield ComplexityRow(clean_title(heading.inline.flat), text, "", heading.span, GateShape.HEADING)


def _table(table: Table) -> Iterator[ComplexityRow | BlanketStatement]:
    order = _order([cell.flat for cell in table.header.cells])
    for row in table.rows:
        cells = [cell.flat for cell in row.cells]
        if all(_is_none(cell) for cell in cells) or _is_none(cells[0]) or _is_denial(cells[0]):
            yield _claim(" | ".join(cell for cell in cells if cell), row.span)
        else:
            yield _row(cells, order, row)


def _row(cells: list[str], order: tuple[int, int, int], row: Row) -> ComplexityRow:
    violation, why, alternative = (cells[at] if at < len(cells) else "" for at in order)
    return ComplexityRow(violation, why, alternative, row.span)


def _order(header: list[str]) -> tuple[int, int, int]:
    """The columns of violation, reason and alternative: by their header words, else by their order."""
    folded = [cell.casefold() for cell in header]
    taken: list[int] = []
    for position in (2, 1, 0):
        found = next(
            (at for at, cell in enumerate(folded) if at not in taken and _COLUMNS[position].search(cell)), None
        )
        free = next((at for at in (position, *range(len(header) + 3)) if at not in taken), position)
        taken.append(free if found is None else found)
    return taken[2], taken[1], taken[0]


def _item(item: Item) -> Iterator[ComplexityRow | BlanketStatement]:
    text = item.inline.flat
    if item.depth > 1 or not text or _HINT.search(text):
        return
    if _is_none(text) or says_no_violations(text):
        yield _claim(text, item.span)
        return
    named = read_label(item.inline)
    violation, why = (named.label, " ".join(named.value.split())) if named.label else (text, "")
    yield ComplexityRow(violation, why, "", item.span, GateShape.BULLET)


def _paragraph(paragraph: Paragraph) -> Iterator[ComplexityRow | BlanketStatement]:
    for named in by_label(paragraph.inline):
        text = named.inline.flat
        if not text or _HINT.search(text):
            continue
        if _says_none(text) or (is_status_label(named.label) and _says_none(named.value)):
            yield _claim(text, named.span)
        elif not paragraph.depth:
            violation, why = (named.label, " ".join(named.value.split())) if named.label and named.value else (text, "")
            yield ComplexityRow(violation, why, "", named.span, GateShape.PARAGRAPH)


def _says_none(text: str) -> bool:
    return (
        _is_none(text)
        or _OPENS_WITH_NONE.match(text.lstrip("([（*_>✅✓ \ufe0f")) is not None
        or says_no_violations(text)
    )


def _is_denial(cell: str) -> bool:
    return len(cell) < 60 and (_OPENS_WITH_NONE.match(cell.lstrip("(（")) is not None or says_no_violations(cell))


def _claim(text: str, span: Span) -> BlanketStatement:
    return BlanketStatement(text, Status.PASS, Phase.INITIAL, span)


def _is_none(text: str) -> bool:
    """Whether a cell or sentence says that there is nothing."""
    folded = text.casefold().strip(" \t\n*_.。!()（）[]`'\"|:")
    return not folded or folded in all_of("none")
