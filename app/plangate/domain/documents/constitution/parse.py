"""Reading a constitution: total, whatever form its principles have."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from plangate.domain.documents.constitution.clauses import (
    normative_lines,
    normative_text,
    read_clauses,
    read_deviations,
    source_text,
)
from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.constitution.principle_candidates import (
    Candidate,
    CandidateEntry,
    find_candidates,
    read_entries,
)
from plangate.domain.documents.constitution.strength import read_strength, writes_capitals
from plangate.domain.documents.constitution.version import read_version
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import Document, read_markdown, visible
from plangate.domain.text.words import slug


@lru_cache(maxsize=16)
def parse_constitution(file: File | None) -> Constitution:
    """The law of a file; without one the law is missing, without its text, or behind a link, unreadable.

    The last few are kept: the plans of a pull request share theirs.
    """
    if file is None:
        return Constitution(None, LawStatus.MISSING)
    if file.text is None or file.symlink:
        return Constitution(file.path, LawStatus.UNREADABLE, sha=file.sha)
    document = read_markdown(file.text)
    entries = read_entries(document)
    capitals = writes_capitals(normative_lines(document, document.span))
    candidates = find_candidates(document, entries)
    filled = tuple(candidate for candidate in candidates if not candidate.title.token and candidate.title.name)
    principles = _principles(document, filled, capitals)
    return Constitution(
        path=file.path,
        status=_status(document, entries, candidates, filled),
        principles=principles,
        clauses=read_clauses(document, entries, principles, capitals=capitals),
        version=read_version(document),
        deviations=read_deviations(document, entries),
        sha=file.sha,
        text=file.text,
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
                strength=read_strength(text, flagged=title.flagged, capitals=capitals),
                span=candidate.span,
            )
        )
    return tuple(principles)


def _status(
    document: Document, entries: Sequence[CandidateEntry], candidates: Sequence[Candidate], filled: Sequence[Candidate]
) -> LawStatus:
    """Unfilled: tokens where principles should be, a title that is one, or no words at all."""
    if filled:
        return LawStatus.OK
    title = visible(entries[0].section.heading.lines) if entries else ""
    tokens = bool(candidates) or "[PROJECT_NAME]" in title or "[PRINCIPLE_" in title
    return LawStatus.UNFILLED if tokens or not normative_text(document, document.span).strip() else LawStatus.OK
