"""Where the principles of a constitution stand: headings first, then bold list items and paragraphs."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from operator import attrgetter

from plangate.domain.documents.constitution.flags import flag_at_start
from plangate.domain.documents.constitution.titles import PrincipleTitle, read_title
from plangate.domain.documents.constitution.version import tells_version
from plangate.domain.text.markdown import Block, Document, Inline, Item, Paragraph, Section, Span
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

    @property
    def line(self) -> int:
        """The heading's first line."""
        return self.section.span.line

    @property
    def numeral(self) -> Numeral | None:
        """The numeral in its title."""
        return self.title.numeral

    @property
    def is_container(self) -> bool:
        """Whether it is named as what principles stand under, and not as a principle."""
        return self.title.container and not self.title.explicit

    def inside(self, other: "CandidateEntry") -> bool:
        """Whether it lies below the other heading."""
        return self is not other and other.section.span.contains(self.line)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a principle: `span` from its name to its end, `body` what stands below or behind the name."""

    title: PrincipleTitle
    span: Span
    body: Span


def read_entries(document: Document) -> tuple[CandidateEntry, ...]:
    """Every heading of a document with its title, in file order."""
    return tuple(CandidateEntry(section, read_title(section.heading.inline.flat)) for section in document.sections())


def find_containers(entries: Sequence[CandidateEntry]) -> tuple[CandidateEntry, ...]:
    """The headings that principles stand under; one inside another is a principle itself."""
    named = [entry for entry in entries if entry.is_container]
    below = [entry for entry in named if entry.level > 1] or named
    return tuple(_outermost(_without_numbered_siblings(below)))


def _without_numbered_siblings(entries: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    """The headings, but several numbered ones of one level: named like containers, they are principles: 一、原則."""
    levels = Counter(entry.level for entry in filter(attrgetter("numeral"), entries))
    return [entry for entry in entries if not (entry.numeral and levels[entry.level] > 1)]


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
    lines = [entry.line for entry in entries]
    groups = [_inside(entries, lines, container) for container in containers]
    numbered = [entry for group in groups for entry in _shallowest(filter(attrgetter("numeral"), group))]
    highest = [entry for group in groups for entry in _shallowest(group)]
    return numbered or [entry for entry in highest if not entry.title.administrative]


def _anywhere(entries: Sequence[CandidateEntry], containers: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    """Headings that say "Principle" before their numeral, or where none does, numbered ones."""
    known = {container.line for container in containers}
    outside = [entry for entry in entries if entry.line not in known]
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
    for (roman, least), level in product(((True, 2), (False, 3)), (2, 3, 4)):
        group = [entry for entry in entries if _counts(entry, level, roman)]
        if len(group) >= least:
            return group
    return []


def _counts(entry: CandidateEntry, level: int, roman: bool) -> bool:
    """Whether a heading of that level is one of a numbered row, and not about the document."""
    return entry.level == level and _is(entry.numeral, roman) and not entry.title.administrative


def _with_continuation(entries: Sequence[CandidateEntry], found: Sequence[CandidateEntry]) -> list[CandidateEntry]:
    """The principles with those that stand elsewhere and go on counting: `### 6. Scope` under Governance."""
    numerals = [entry.numeral for entry in found if entry.numeral]
    if not numerals:
        return list(found)
    last, roman = max(numeral.value for numeral in numerals), numerals[0].roman
    kept = list(found)
    for entry, value in _numbered_elsewhere(entries, found, roman=roman):
        if roman or value == last + 1:
            kept.append(entry)
            last = max(last, value)
    return sorted(kept, key=attrgetter("line"))


def _numbered_elsewhere(
    entries: Sequence[CandidateEntry], found: Sequence[CandidateEntry], *, roman: bool
) -> Iterator[tuple[CandidateEntry, int]]:
    """The other headings of the levels at which principles were found, numbered alike, with their numbers."""
    levels, known = {entry.level for entry in found}, {entry.line for entry in found}
    for entry in entries:
        if entry.numeral and entry.numeral.roman == roman and entry.level in levels and entry.line not in known:
            yield entry, entry.numeral.value


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
    if not isinstance(block, Item | Paragraph) or not _is_outermost(block):
        return None
    inline = block.inline
    name = _bold_start(inline)
    if not name or tells_version(inline.text):
        return None
    title = read_title(f"{name} {flag_at_start(inline.text[inline.bolds[0].end :])}")
    if isinstance(block, Item) and title.numeral is None:
        title = replace(title, numeral=_numeral_of(block))
    return (title, block) if title.name and (title.numeral or named_alone) else None


def _numeral_of(item: Item) -> Numeral | None:
    return read_numeral(str(item.number)) if item.number is not None else None


def _is_outermost(block: Item | Paragraph) -> bool:
    """Whether a block with text stands in no quote, and in no list but an item's own."""
    return bool(block.inline.runs) and not block.quoted and block.depth <= (1 if isinstance(block, Item) else 0)


def _bold_start(inline: Inline) -> str:
    """The bold text that a block begins with, behind a box or a number; empty where it begins otherwise."""
    bold = inline.bolds[0] if inline.bolds else None
    return bold.text if bold and not inline.text[: bold.start].strip("[]0123456789. ") else ""


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
