"""What a constitution says outside its principles: clauses that can be answered, and deviations it knows of."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from plangate.domain.documents.constitution.model import Clause, Principle
from plangate.domain.documents.constitution.principle_candidates import CandidateEntry, find_containers
from plangate.domain.documents.constitution.strength import read_strength
from plangate.domain.text.markdown import Document, Fence, FrontMatter, Html, Item, Span, Table, ThematicBreak, visible

_DEVIATIONS = re.compile(
    r"(?:known|accepted|approved|documented|tracked|current|open)\s+(?:\w+\s+)?(?:deviations?|violations?|exceptions?|waivers?)\b"
    r"|(?:desvios|exceções|desviaciones|excepciones)\s+(?:conhecid|conocid|aceit|acept)\w+|écarts\s+connus|bekannte\s+abweichungen"
    r"|既知の(?:逸脱|違反|例外)|已知(?:的)?(?:偏差|偏离|例外|違規|违规)|알려진\s?(?:예외|위반)|известные\s+отклонения",
    re.I,
)


def normative_lines(document: Document, span: Span) -> Iterator[str]:
    """The words of a part of the law, line by line and cell by cell, without code and comments, marks included."""
    for block in document.blocks_in(span):
        if isinstance(block, Table):
            yield from [cell.text for row in block.rows for cell in row.cells]
        elif not isinstance(block, Fence | Html | ThematicBreak | FrontMatter):
            yield from [line.text for line in block.lines]


def normative_text(document: Document, span: Span) -> str:
    """The lines of a part of the law as one text."""
    return "\n".join(normative_lines(document, span))


def source_text(document: Document, span: Span) -> str:
    """The source of a part, without blank lines and rules around it."""
    return "\n".join(document.lines[span.line - 1 : span.end_line]).strip().rstrip("-").strip()


def read_clauses(
    document: Document, entries: Sequence[CandidateEntry], principles: Sequence[Principle], *, capitals: bool
) -> tuple[Clause, ...]:
    """The sections outside the principles, those inside others included; the title and the containers are none."""
    containers = {container.section.span.line for container in find_containers(entries)}
    starts = [principle.span.line for principle in principles]
    return tuple(
        _clause(document, entry, capitals)
        for entry in entries
        if entry.level > 1
        and entry.title.name
        and not entry.title.token
        and entry.section.span.line not in containers
        and not _is_deviations(entry)
        and not _lies_in(entry.section.span.line, starts, principles)
    )


def read_deviations(document: Document, entries: Sequence[CandidateEntry]) -> tuple[str, ...]:
    """The rows and items of the sections on known deviations, each on one line, cells parted by bars."""
    return tuple(
        text for entry in entries if _is_deviations(entry) for text in _statements(document, entry.section.span) if text
    )


def _lies_in(line: int, starts: Sequence[int], principles: Sequence[Principle]) -> bool:
    """Whether a line lies in a principle; they stand in file order, one behind the other."""
    at = bisect_right(starts, line) - 1
    return at >= 0 and principles[at].span.contains(line)


def _is_deviations(entry: CandidateEntry) -> bool:
    return _DEVIATIONS.search(entry.title.name) is not None


def _statements(document: Document, span: Span) -> Iterator[str]:
    for block in document.blocks_in(span):
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(visible(cell.text) for cell in row.cells)
        elif isinstance(block, Item) and block.depth == 1:
            yield visible(block.lines)


def _clause(document: Document, entry: CandidateEntry, capitals: bool) -> Clause:
    span = entry.section.span
    body = Span(min(span.line + 1, span.end_line), span.end_line)
    strength = read_strength(normative_text(document, body), capitals=capitals)
    return Clause(entry.title.name, source_text(document, body), strength, span)
