"""Reading research, decisions and open questions: total, in every dialect, in time linear in its size."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from plangate.domain.documents.research.decision_starts import Start, bare, find_starts
from plangate.domain.documents.research.model import Decision, Question, Research
from plangate.domain.documents.research.words import (
    ALTERNATIVES,
    ANSWERED,
    CONFIGURATION,
    DECISION,
    NUMBERED,
    QUESTIONS,
    RATIONALE,
)
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.labeled_items import LabeledStatement, statements
from plangate.domain.text.markdown import (
    Document,
    Heading,
    Inline,
    Item,
    Paragraph,
    Row,
    Span,
    Table,
    read_markdown,
)
from plangate.domain.text.references import cited_in
from plangate.domain.text.words import fold

Statements = Sequence[LabeledStatement]
_MAX_STATEMENTS_BEHIND = 5
"""Statements behind a label or a heading in which its choice is looked for."""

_TOOL = re.compile(r"[A-Za-z@.][\w@/.+#-]{1,60}(?:[=@<>~^]{1,2}[\d.x]+)?")
_INLINE_RATIONALE = re.compile(r"(?i)\b(?:rationale|reason|because|why)\b\W{0,3}[:：]|\bbecause\b|理由[:：]")
_INLINE_ALTERNATIVES = re.compile(
    r"(?i)\b(?:alternatives?|rejected)(?: considered| rejected)?\b\W{0,3}[:：]|替代方案[:：]"
)


def parse_research(file: File | None) -> Research | None:
    """The research of a file; None without the file or its text."""
    text = content_of(file)
    if file is None or text is None:
        return None
    document = read_markdown(text)
    all_statements = tuple(statements(document.blocks))
    starts = find_starts(all_statements)
    decisions = tuple(_decisions(document, all_statements, starts)) if starts else tuple(_of_tables(document))
    return Research(file.path, document, decisions, open_questions(document))


def _decisions(document: Document, all_statements: Statements, starts: Sequence[Start]) -> Iterator[Decision]:
    ends = _ends(document, all_statements, starts)
    at = 0
    for start, end in zip(starts, ends, strict=True):
        while all_statements[at].span.line < start.line:
            at += 1
        own = tuple(_until(all_statements, at, end))
        yield _decision(document, start, Span(start.line, end), own, all_statements)


def _until(all_statements: Statements, at: int, end: int) -> Iterator[LabeledStatement]:
    while at < len(all_statements) and all_statements[at].span.line <= end:
        yield all_statements[at]
        at += 1


def _ends(document: Document, all_statements: Statements, starts: Sequence[Start]) -> list[int]:
    """The last line of each start: before the next start, and before the next heading of its section's level."""
    ends: list[int] = []
    headings = [(heading.span.line, heading.heading) for heading in all_statements if heading.heading]
    following = [start.line - 1 for start in starts[1:]] + [document.span.end_line]
    at = 0
    for start, end in zip(starts, following, strict=True):
        while at < len(headings) and headings[at][0] <= start.line:
            at += 1
        inside = (line for line, level in headings[at:] if line > end or level <= start.level)
        ends.append(min(end, next(inside, end + 1) - 1))
    return ends


def _decision(
    document: Document,
    start: Start,
    span: Span,
    own: Statements,
    all_statements: Statements,
) -> Decision:
    text = "\n".join(document.lines[span.line - 1 : span.end_line])
    chosen, inline = _chosen(start, span, all_statements)
    labels = [fold(bare(statement.label)) for statement in own if statement.label]
    return Decision(
        title=start.title or chosen,
        chosen=chosen or start.title,
        span=span,
        rationale=any(map(RATIONALE.fullmatch, labels)) or _INLINE_RATIONALE.search(text) is not None,
        alternatives=any(map(ALTERNATIVES.fullmatch, labels)) or _INLINE_ALTERNATIVES.search(text) is not None,
        tools=_tools(start.title, inline),
        cited=cited_in(text),
    )


def _chosen(start: Start, span: Span, all_statements: Statements) -> tuple[str, Inline]:
    """What was chosen, as read and as written: behind the label or in the heading, else in what follows it."""
    if start.chosen is None:
        return "", Inline("")
    statement = all_statements[start.chosen]
    if choice := _choice_in(statement):
        return choice, statement.inline
    behind = all_statements[start.chosen + 1 : start.chosen + 1 + _MAX_STATEMENTS_BEHIND]
    own = takewhile(lambda other: not other.heading and other.span.line <= span.end_line, behind)
    return next(((choice, other.inline) for other in own if (choice := other.text or other.label)), ("", Inline("")))


def _choice_in(statement: LabeledStatement) -> str:
    """What a statement says was chosen: behind its label, or behind the number of a title; empty where nothing."""
    if not statement.heading:
        return statement.text
    numbered = NUMBERED.match(statement.label)
    return numbered["title"] if numbered else ""


def _tools(title: str, inline: Inline) -> tuple[str, ...]:
    """Names written as code, and configuration files; each once."""
    codes = (code.text for code in inline.codes if _TOOL.fullmatch(code.text))
    files = (match[0] for match in CONFIGURATION.finditer(f"{title}\n{inline.text}"))
    return tuple(dict.fromkeys((*codes, *files)))


def _of_tables(document: Document) -> Iterator[Decision]:
    """The rows of tables with a column of decisions: where nothing else tells of any."""
    return chain.from_iterable(map(_of_table, document.blocks_of(Table)))


def _of_table(table: Table) -> Iterator[Decision]:
    heads = [fold(cell.flat) for cell in table.header.cells]
    column = next((number for number, head in enumerate(heads) if DECISION.fullmatch(head)), None)
    if column is not None:
        yield from (_of_row(row, heads, column) for row in table.rows if column < len(row.cells))


def _of_row(row: Row, heads: Sequence[str], column: int) -> Decision:
    cells = [cell.flat for cell in row.cells]
    filled = {head for head, cell in zip(heads, cells, strict=False) if cell}
    return Decision(
        title=cells[0] or cells[column],
        chosen=cells[column],
        span=row.span,
        rationale=any(map(RATIONALE.fullmatch, filled)),
        alternatives=any(map(ALTERNATIVES.fullmatch, filled)),
        tools=_tools(cells[0], row.cells[column].inline),
        cited=cited_in(" ".join(cells)),
    )


def open_questions(document: Document) -> tuple[Question, ...]:
    """The items, sub-titles or paragraphs below a title or a label of open questions, but those answered or struck."""
    return tuple(Question(block.inline.flat, block.span) for block in _asking(document) if _is_open(block))


def _asking(document: Document) -> Iterator[Heading | Item | Paragraph]:
    """The blocks that may ask something: below a title of questions (`level`: its level, or 0), or below a label."""
    level, labeled = 0, False
    for block in document.blocks:
        match block:
            case Heading() if 0 < level < block.level:
                labeled = False
                yield block
            case Heading():
                level, labeled = _level(block), False
            case Paragraph():
                labeled = _is_labeled(block, labeled)
                if level and "?" in block.inline.flat:
                    yield block
            case Item(depth=1) if level or labeled:
                yield block


def _level(heading: Heading) -> int:
    title = heading.inline.flat
    return heading.level if QUESTIONS.search(fold(title)) and not ANSWERED.search(title) else 0


def _is_labeled(paragraph: Paragraph, before: bool) -> bool:
    """Whether a paragraph and what follows stand below a label of questions; one without a label as `before`."""
    statement = next(statements((paragraph,)), None)
    if statement is None or not statement.label:
        return before
    answered = ANSWERED.search(f"{statement.label} {statement.text}")
    return QUESTIONS.fullmatch(fold(statement.label)) is not None and not answered


def _is_open(block: Heading | Item | Paragraph) -> bool:
    """Whether a question is neither ticked, struck nor all_statements to be answered."""
    inline = block.inline
    ticked = isinstance(block, Item) and (block.box or "").strip() != ""
    return bool(inline.text.strip()) and not (inline.struck or ticked or ANSWERED.search(inline.text))
