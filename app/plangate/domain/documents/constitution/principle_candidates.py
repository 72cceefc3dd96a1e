"""Where the principles of a constitution stand: headings first, then bold list items and paragraphs."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plangate.domain.documents.constitution.titles import PrincipleTitle, read_title
from plangate.domain.documents.constitution.version import tells_version
from plangate.domain.text.markdown import Block, Document, Item, Paragraph, Section, Span, read_inline, visible
from plangate.domain.text.numerals import Numeral, read_numeral


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """A heading with its title taken apart."""

    section: Section
    title: PrincipleTitle

    @property
    def level(self) -> int:
        """The heading's level."""
        return self.section.heading.level

    def inside(self, other: "CandidateEntry") -> bool:
        """Whether it lies below the other heading."""
        return self is not other and other.section.span.contains(self.section.span.line)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a principle: `span` from its name to its end, `body` what stands below or behind the name."""

    title: PrincipleTitle
    span: Span
    body: Span


def read_entries(document: Document) -> tuple[CandidateEntry, ...]:
    """Every heading of a document with its title, in file order."""
    return tuple(CandidateEntry(section, read_title(visible(section.heading.lines))) for section in document.sections())


def find_containers(entries: Sequence[CandidateEntry]) -> tuple[CandidateEntry, ...]:
    """The headings that principles stand under; one inside another is a principle itself."""
    named = [entry for entry in entries if entry.title.container and not entry.title.explicit]
    below = [entry for entry in named if entry.level > 1] or named
    # Several numbered siblings that are named like containers are principles: 一、最小化原則, 二、安全原則.
    numbered = [entry for entry in below if entry.title.numeral]
    levels = Counter(entry.level for entry in numbered)
    return tuple(_outermost([entry for entry in below if not (entry.title.numeral and levels[entry.level] > 1)]))


def find_candidates(document: Document, entries: Sequence[CandidateEntry]) -> tuple[Candidate, ...]:
    """The principles of a document, those that are still a template's tokens included."""
    containers = find_containers(entries)
    spans = [container.section.span for container in containers]
    return (
        _of_headings(entries, _below(entries, containers))
        or _bold(document, spans, named_alone=True)
        or _of_headings(entries, _anywhere(entries, containers))
        or _bold(document, [document.span], named_alone=False)
    )


def _of_headings(entries: Sequence[CandidateEntry], found: Sequence[CandidateEntry]) -> tuple[Candidate, ...]:
    return tuple(_of_heading(entry) for entry in _outermost(_with_continuation(entries, found)))


def _below(entries: Sequence[CandidateEntry], containers: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    """The numbered headings below the containers, or where none is numbered, all of the highest level there."""
    lines = [entry.section.span.line for entry in entries]
    inside = [_inside(entries, lines, container) for container in containers]
    numbered = [entry for group in inside for entry in _shallowest(e for e in group if e.title.numeral)]
    plain = [entry for group in inside for entry in _shallowest(group) if not entry.title.administrative]
    return numbered or plain


def _anywhere(entries: Sequence[CandidateEntry], containers: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    """Headings that say "Principle" before their numeral, or where none does, numbered ones."""
    known = {container.section.span.line for container in containers}
    outside = [entry for entry in entries if entry.section.span.line not in known]
    return [entry for entry in outside if entry.title.explicit] or _numbered(outside)


def _inside(
    entries: Sequence[CandidateEntry], lines: Sequence[int], container: CandidateEntry
) -> Sequence[CandidateEntry]:
    """The entries below a container; `lines` are where the entries stand."""
    span = container.section.span
    return entries[bisect_right(lines, span.line) : bisect_right(lines, span.end_line)]


def _shallowest(entries: Iterable[CandidateEntry]) -> list[CandidateEntry]:
    group = list(entries)
    top = min((entry.level for entry in group), default=0)
    return [entry for entry in group if entry.level == top]


def _numbered(entries: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    """Numbered headings without a heading above that names them: two roman ones, or three others, of one level."""
    for roman, least in ((True, 2), (False, 3)):
        for level in (2, 3, 4):
            group = [
                entry
                for entry in entries
                if entry.level == level and _is(entry.title.numeral, roman) and not entry.title.administrative
            ]
            if len(group) >= least:
                return group
    return []


def _with_continuation(entries: Sequence[CandidateEntry], found: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    """The principles with those that stand elsewhere and go on counting: `### 6. Scope` under Governance."""
    numerals = [entry.title.numeral for entry in found if entry.title.numeral]
    if not numerals:
        return list(found)
    last, roman, levels = max(n.value for n in numerals), numerals[0].roman, {entry.level for entry in found}
    kept, known = list(found), {entry.section.span.line for entry in found}
    for entry in entries:
        numeral, line = entry.title.numeral, entry.section.span.line
        if numeral is None or line in known or entry.level not in levels or numeral.roman != roman:
            continue
        if roman or numeral.value == last + 1:
            kept.append(entry)
            last = max(last, numeral.value)
    return sorted(kept, key=lambda entry: entry.section.span.line)


def _outermost(entries: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    kept: list[CandidateEntry] = []
    for entry in entries:
        if not (kept and entry.inside(kept[-1])):
            kept.append(entry)
    return kept


def _of_heading(entry: CandidateEntry) -> Candidate:
    span, heading = entry.section.span, entry.section.heading.span
    return Candidate(entry.title, span, Span(min(heading.end_line + 1, span.end_line), span.end_line))


def _bold(document: Document, spans: Sequence[Span], *, named_alone: bool) -> tuple[Candidate, ...]:
    """Bold names at the start of outer list items and paragraphs; those without a numeral only where `named_alone`."""
    named = [(span, _bold_names(document, span, named_alone)) for span in spans]
    return tuple(candidate for span, found in named for candidate in _until_next(found, span))


def _bold_names(document: Document, span: Span, named_alone: bool) -> list[tuple[PrincipleTitle, Block]]:
    return [found for block in document.blocks_in(span) if (found := _bold_name(block, named_alone))]


def _bold_name(block: Block, named_alone: bool) -> tuple[PrincipleTitle, Block] | None:
    if not isinstance(block, Item | Paragraph) or block.depth > 1 or block.quoted or not block.lines:
        return None
    if isinstance(block, Paragraph) and block.depth:
        return None
    inline = read_inline(block.lines)
    bold = inline.bolds[0] if inline.bolds else None
    if bold is None or not bold.text or tells_version(inline.text):
        return None
    if inline.text[: bold.start].strip("[]0123456789. "):
        return None
    title = read_title(bold.text)
    if isinstance(block, Item) and title.numeral is None and (numeral := read_numeral(block.marker.rstrip(".)"))):
        title = replace(title, numeral=numeral)
    return (title, block) if title.name and (title.numeral or named_alone) else None


def _until_next(found: Sequence[tuple[PrincipleTitle, Block]], span: Span) -> list[Candidate]:
    """Each item to its own end, each paragraph to the next name."""
    starts = [block.span.line for _, block in found]
    ends = [after - 1 for _, after in pairwise([*starts, span.end_line + 1])]
    return [_of_block(title, block, end) for (title, block), end in zip(found, ends, strict=True)]


def _of_block(title: PrincipleTitle, block: Block, end: int) -> Candidate:
    last = block.reach.end_line if isinstance(block, Item) else end
    span = Span(block.span.line, max(last, block.span.end_line))
    return Candidate(title, span, span)


def _is(numeral: Numeral | None, roman: bool) -> bool:
    return numeral is not None and numeral.roman == roman
