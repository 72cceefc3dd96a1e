"""Reading a constitution: total, whatever form its principles have."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from plangate.domain.documents.constitution.model import Clause, Constitution, Principle
from plangate.domain.documents.constitution.principle_candidates import (
    Candidate,
    CandidateEntry,
    find_candidates,
    find_containers,
    read_entries,
)
from plangate.domain.documents.constitution.strength import read_strength, writes_capitals
from plangate.domain.documents.constitution.titles import PrincipleTitle
from plangate.domain.documents.constitution.unclosed_comments import read_law
from plangate.domain.documents.constitution.version import read_version
from plangate.domain.documents.pointers import read_pointer
from plangate.domain.model.absent_text import WhyUnfilled
from plangate.domain.model.findings import Strength
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.markdown import (
    Document,
    Item,
    Span,
    Table,
    texts_of,
)
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import slug

_KNOWN = Vocabulary("known, accepted, approved, documented, tracked, current, open, bekannte, известные")
_DEVIATIONS = Vocabulary(
    "deviation, deviations, violation, violations, exception, exceptions, waiver, waivers, abweichungen, отклонения"
)
_KNOWN_DEVIATIONS = Vocabulary(
    "desvios conhecid*, desvios aceit*, exceções conhecid*, exceções aceit*, desviaciones conocid*,"
    " desviaciones acept*, excepciones conocid*, excepciones acept*, écarts connus, 既知の逸脱, 既知の違反,"
    " 既知の例外, 已知偏差, 已知的偏差, 已知偏离, 已知的偏离, 已知例外, 已知的例外, 已知違規, 已知的違規, 已知违规,"
    " 已知的违规, 알려진 예외, 알려진 위반"
)


@lru_cache(maxsize=16)
def parse_constitution(file: File | None) -> Constitution:
    """The law of a file; without one the law is missing, without its text, or behind a link, unreadable.

    The last few are kept: the plans of a pull request share theirs.
    """
    if file is None:
        return Constitution(None, LawStatus.MISSING)
    text = content_of(file)
    if text is None:
        return Constitution(file.path, LawStatus.UNREADABLE, sha=file.sha)
    document = read_law(text)
    entries = read_entries(document)
    capitals = writes_capitals(normative_lines(document, document.span))
    candidates = find_candidates(document, entries)
    filled = tuple(candidate for candidate in candidates if candidate.title.filled)
    principles = _principles(document, filled, capitals)
    is_template = not filled and _is_template(entries, candidates)
    why_unfilled = None if filled or is_template else _why_unfilled(text, document)
    return Constitution(
        path=file.path,
        status=LawStatus.OK if filled else LawStatus.UNFILLED,
        principles=principles,
        clauses=read_clauses(document, entries, principles),
        version=read_version(document),
        deviations=read_deviations(document, entries),
        sha=file.sha,
        text=text,
        why_unfilled=why_unfilled,
    )


def _principles(document: Document, candidates: Sequence[Candidate], capitals: bool) -> tuple[Principle, ...]:
    used: Counter[str] = Counter()
    principles = []
    for candidate in candidates:
        title = candidate.title
        id = title.numeral.text if title.numeral else slug(title.name) or "principle"
        used[id] += 1
        text = normative_text(document, candidate.body)
        principles.append(
            Principle(
                id=id if used[id] == 1 else f"{id}-{used[id]}",
                number=title.numeral.value if title.numeral else None,
                name=title.name,
                text=source_text(document, candidate.body),
                strength=Strength.NONE
                if title.explains
                else read_strength(text, flagged=title.flagged, capitals=capitals),
                span=candidate.span,
            )
        )
    return tuple(principles)


def _strength(title: PrincipleTitle, text: str, capitals: bool) -> Strength:
    return Strength.NONE if title.explains else read_strength(text, flagged=title.flagged, capitals=capitals)


def _is_template(entries: Sequence[CandidateEntry], candidates: Sequence[Candidate]) -> bool:
    """Whether a text without a principle has tokens where they should be, or a title that is one."""
    title = entries[0].section.heading.inline.flat if entries else ""
    return bool(candidates) or "[PROJECT_NAME]" in title or "[PRINCIPLE_" in title


def _why_unfilled(text: str, document: Document) -> WhyUnfilled:
    """What a text is that has no principle, and is no template."""
    pointer = read_pointer(text)
    if pointer:
        return WhyUnfilled(pointer.value)
    return WhyUnfilled.NO_PRINCIPLE if normative_text(document, document.span).strip() else WhyUnfilled.EMPTY


def normative_lines(document: Document, span: Span) -> Iterator[str]:
    """The words of a part of the law as they are shown, line by line and cell by cell, without blocks of code."""
    for block in document.blocks_in(span):
        if isinstance(block, Table):
            yield from [cell.inline.text for row in block.rows for cell in row.cells]
        else:
            yield from [line for inline in texts_of(block) for line in inline.text.split("\n")]


def normative_text(document: Document, span: Span) -> str:
    """The lines of a part of the law as one text."""
    return "\n".join(normative_lines(document, span))


def source_text(document: Document, span: Span) -> str:
    """The source of a part, without blank lines and rules around it."""
    return "\n".join(document.lines[span.line - 1 : span.end_line]).strip().rstrip("-").strip()


def read_clauses(
    document: Document, entries: Sequence[CandidateEntry], principles: Sequence[Principle]
) -> tuple[Clause, ...]:
    """The sections outside the principles, those inside others included; the title and the containers are none."""
    containers = {container.line for container in find_containers(entries)}
    starts = [principle.span.line for principle in principles]
    return tuple(
        _clause(document, entry)
        for entry in entries
        if _can_be_clause(entry) and entry.line not in containers and not _lies_in(entry.line, starts, principles)
    )


def _can_be_clause(entry: CandidateEntry) -> bool:
    """Whether a heading has a name of its own, and is neither the document's title nor that of deviations."""
    return entry.level > 1 and entry.title.filled and not _is_deviations(entry)


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
    name = entry.title.name
    return _KNOWN_DEVIATIONS.stands_in(name) or _KNOWN.leads_to(_DEVIATIONS, name, most=1)


def _statements(document: Document, span: Span) -> Iterator[str]:
    for block in document.blocks_in(span):
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(cell.flat for cell in row.cells)
        elif isinstance(block, Item) and block.depth == 1:
            yield block.inline.flat


def _clause(document: Document, entry: CandidateEntry) -> Clause:
    span = entry.section.span
    body = Span(min(span.line + 1, span.end_line), span.end_line)
    return Clause(entry.title.name, source_text(document, body), span)
