"""Reading research, the decisions in it: total, in every dialect, in time linear in its size."""

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from plangate.domain.documents.references import cited_in
from plangate.domain.documents.research.decision_starts import Start, find_starts
from plangate.domain.documents.research.model import Decision, Research
from plangate.domain.documents.research.words import CONFIGURATIONS, NUMBERED, is_decision
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.labeled_items import LabeledStatement, statements
from plangate.domain.text.markdown import Document, Inline, Row, Span, Table, read_unfenced
from plangate.domain.text.words import is_name

Statements = Sequence[LabeledStatement]
_MAX_STATEMENTS_BEHIND = 5
"""Statements behind a label or a heading in which its choice is looked for."""


def parse_research(file: File | None) -> Research | None:
    """The research of a file; None without the file or its text."""
    text = content_of(file)
    if file is None or text is None:
        return None
    document = read_unfenced(text)
    all_statements = tuple(statements(document.blocks))
    starts = find_starts(all_statements)
    decisions = tuple(_decisions(document, all_statements, starts)) if starts else tuple(_of_tables(document))
    return Research(file.path, decisions)


def _decisions(document: Document, all_statements: Statements, starts: Sequence[Start]) -> Iterator[Decision]:
    ends = _ends(document, all_statements, starts)
    for start, end in zip(starts, ends, strict=True):
        yield _decision(document, start, Span(start.line, end), all_statements)


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


def _decision(document: Document, start: Start, span: Span, all_statements: Statements) -> Decision:
    chosen, inline = _chosen(start, span, all_statements)
    return Decision(
        title=start.title or chosen,
        chosen=chosen or start.title,
        span=span,
        tools=_tools(start.title, inline),
        cited=cited_in("\n".join(document.lines[span.line - 1 : span.end_line])),
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
    codes = (code.text for code in inline.codes if is_name(code.text, "@/.+#_-"))
    # What is called, such as `load.config()`, is no file.
    words = (word.strip("\"'`*()[],;:").rstrip(".") for word in f"{title}\n{inline.text}".split() if "()" not in word)
    files = (word for word in words if word.endswith(CONFIGURATIONS) and is_name(word, "._-"))
    return tuple(dict.fromkeys((*codes, *files)))


def _of_tables(document: Document) -> Iterator[Decision]:
    """The rows of tables with a column of decisions: where nothing else tells of any."""
    return chain.from_iterable(map(_of_table, document.blocks_of(Table)))


def _of_table(table: Table) -> Iterator[Decision]:
    column = next((number for number, cell in enumerate(table.header.cells) if is_decision(cell.flat)), None)
    if column is not None:
        yield from (_of_row(row, column) for row in table.rows if column < len(row.cells))


def _of_row(row: Row, column: int) -> Decision:
    cells = [cell.flat for cell in row.cells]
    return Decision(
        title=cells[0] or cells[column],
        chosen=cells[column],
        span=row.span,
        tools=_tools(cells[0], row.cells[column].inline),
        cited=cited_in(" ".join(cells)),
    )
