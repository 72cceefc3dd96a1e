"""Design sections of a plan: architecture decisions, risks, caching, retries, dependencies, row by row."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.plan.headings import clean_title
from plangate.domain.documents.plan.labels import by_label, read_label
from plangate.domain.documents.plan.model import DesignPart, DesignRow, Section
from plangate.domain.text.markdown import Block, Document, Heading, Item, Paragraph, Span, Table, visible
from plangate.domain.text.words import fold

_TITLES: tuple[tuple[DesignPart, re.Pattern[str]], ...] = (
    (
        DesignPart.DECISION,
        re.compile(
            r"(?:key |main |technical )?(?:architectur(?:e|al)|design|technical) decisions?(?: summary| log| records?)?"
            r"|アーキテクチャ決定|设计决策|架构决策|아키텍처 결정|архитектурные решения|decisões de arquitetura"
            r"|decisiones de arquitectura"
            r"|décisions d architecture|architekturentscheidungen"
        ),
    ),
    (
        DesignPart.RISK,
        re.compile(
            r"(?:identified |technical |key )?risks?(?: assessment| management| mitigations?| analysis| register"
            r"| matrix"
            r"| (?:and )?mitigations?(?: strategies)?)?|リスク(?:評価|管理)?|风险(?:评估|与缓解)?|風險(?:評估)?"
            r"|리스크|위험(?: 평가)?|риски"
            r"|(?:avaliação de )?riscos|(?:evaluación de )?riesgos|(?:évaluation des )?risques|risiken|risikobewertung"
        ),
    ),
    (
        DesignPart.CACHING,
        re.compile(
            r"cach(?:ing|e)(?: strategy| policy| plan| design)?|キャッシュ戦略|缓存策略|快取策略|캐싱 전략"
            r"|стратегия кэширования|estratégia de cache|estrategia de caché"
        ),
    ),
    (
        DesignPart.RETRY,
        re.compile(
            r"(?:retry|retries)(?: logic| strategy| policy| and .{1,30})?|リトライ戦略|重试(?:策略|逻辑)|重試策略"
            r"|재시도 (?:전략|로직)|estratégia de retentativas|estrategia de reintentos"
        ),
    ),
    (
        DesignPart.DEPENDENCY,
        re.compile(
            r"(?:(?:external|internal|module|service|feature|cross feature|new) )*dependencies(?: and prerequisites"
            r"| prerequisites"
            r"| and constraints| confirmed)?|依存関係|依赖(?:关系)?|依賴|相依性|의존성|зависимости|dependências"
            r"|dependencias|dépendances"
            r"|abhängigkeiten"
        ),
    ),
)  # fmt: skip
_OPTIONAL = re.compile(r"\s*[\[(]\s*(?:optional|if applicable|if needed)[^\])]*[\])]\s*$", re.IGNORECASE)
_NAME = re.compile(r"(?i)(?:decision|risk|ADR)\s*[-#]?\s*\d*\s*[:：.–—-]\s*(?P<name>\S.*)")
_BEHIND_NAME = re.compile(r": |\s[-–—]\s")
_LONGEST_TITLE = 80


def read_design(document: Document, sections: Sequence[Section]) -> tuple[DesignRow, ...]:
    """The rows of every design section, in file order; one inside another is part of it."""
    rows: list[DesignRow] = []
    end = 0
    for section in sections:
        part = None if section.span.line <= end else _part(section.title)
        if part is not None:
            end = section.span.end_line
            rows += _rows(part, document.blocks_in(Span(section.heading.end_line + 1, end)))
    return tuple(rows)


def _part(title: str) -> DesignPart | None:
    if len(title) > _LONGEST_TITLE:
        return None
    folded = fold(_OPTIONAL.sub("", title))
    return next((part for part, pattern in _TITLES if pattern.fullmatch(folded)), None)


def _rows(part: DesignPart, blocks: Sequence[Block]) -> Iterator[DesignRow]:
    """Rows of tables, outer items, and sub-sections whose paragraphs are labelled."""
    heading: Heading | None = None
    told: list[tuple[str, str]] = []
    for block in blocks:
        match block:
            case Heading():
                yield from _titled(part, heading, told)
                heading, told = block, []
            case Table():
                yield from _of_table(part, block)
            case Paragraph(depth=0) if heading is not None:
                told += [(named.label, named.value) for named in by_label(block.lines) if named.label]
            case Item(depth=1) if block.lines and not told:
                yield _of_item(part, block)
    yield from _titled(part, heading, told)


def _titled(part: DesignPart, heading: Heading | None, told: list[tuple[str, str]]) -> Iterator[DesignRow]:
    """A sub-section is a row when labels say what belongs to it, such as `Context` and `Decision`."""
    if heading is not None and told:
        title = clean_title(visible(heading.lines))
        named = _NAME.match(title)
        yield DesignRow(part, named["name"] if named else title, tuple(told), heading.span)


def _of_table(part: DesignPart, table: Table) -> Iterator[DesignRow]:
    heads = [visible(cell.text) for cell in table.header.cells]
    for row in table.rows:
        cells = [visible(cell.text) for cell in row.cells]
        if any(cells):
            yield DesignRow(part, cells[0], tuple(zip(heads[1:], cells[1:], strict=False)), row.span)


def _of_item(part: DesignPart, item: Item) -> DesignRow:
    named = read_label(item.lines)
    text = visible(item.lines)
    name, *more = _BEHIND_NAME.split(text, maxsplit=1)
    rest = more[0] if more else ""
    if named.label:
        name, rest = named.label, " ".join(named.value.split()).lstrip("-–— ")
    return DesignRow(part, name, (("", rest),) if rest else (), item.span)
