"""What a pull request changes in a constitution, and the version that such a change asks for."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from plangate.domain.documents.constitution.model import Clause, Constitution, Principle
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.constitution.sync_report import SyncReport, read_sync_report
from plangate.domain.documents.constitution.text_diff import Comparison, Revision
from plangate.domain.documents.constitution.unclosed_comments import read_law
from plangate.domain.documents.constitution.version import VersionLine, numbers, read_version_line
from plangate.domain.model.absent_text import WhyUnfilled
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import AmendedLaw
from plangate.domain.text.likeness import ratio
from plangate.domain.text.markdown import Document, Html, Span

MIN_NAME_LIKENESS = 80
"""Likeness of two names, of 100, from which a principle is taken for renamed."""

MAX_COMPARED_PRINCIPLES = 2500
"""Pairs of principles that are looked at for a likeness; a law that changes more is written anew."""

_WORD = re.compile(r"[^\W_]+|[<>≤≥=%+±$€]")


class Bump(IntEnum):
    """The part of a version that an amendment raises."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


_PARTS = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)


@dataclass(frozen=True, slots=True)
class Edition:
    """A constitution at one commit, with what it says of itself."""

    law: Constitution
    document: Document
    version_line: VersionLine | None
    report: SyncReport | None
    words: tuple[tuple[int, str], ...]

    @property
    def is_law(self) -> bool:
        """Whether it was read, and says something of its own, if only in words in which no principle is found."""
        return self.law.status is LawStatus.OK or self.law.why_unfilled is WhyUnfilled.NO_PRINCIPLE

    @property
    def said(self) -> tuple[str, ...]:
        """The words that bind people, without version line, comments and report."""
        return tuple(word for _, word in self.words)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A constitution as of the head against the merge base; `before` is None where there was none, or only a template.

    `renamed` and `changed` are pairs of before and after; a renamed principle may be changed too. Of the changed ones,
    `redefined` and `altered` are as they are now. `reset` says that a law stood there, and now its template
    stands there, or nothing that is a law.
    """

    path: str
    after: Edition
    before: Edition | None = None
    removed: tuple[Principle, ...] = ()
    added: tuple[Principle, ...] = ()
    renamed: tuple[tuple[Principle, Principle], ...] = ()
    changed: tuple[tuple[Principle, Principle], ...] = ()
    redefined: tuple[Principle, ...] = ()
    altered: tuple[Principle, ...] = ()
    reset: bool = False

    @property
    def before_version(self) -> str | None:
        """The version before."""
        return self.before.law.version if self.before else None

    @property
    def version_line_before(self) -> VersionLine | None:
        """The version line before."""
        return self.before.version_line if self.before else None

    @property
    def is_material(self) -> bool:
        """Whether the constitution says something else than before, white space and comments aside."""
        return self.before is not None and self.before.said != self.after.said

    @property
    def required(self) -> Bump:
        """The least part of the version that must rise; before 1.0.0, a MINOR is enough for everything."""
        if self.removed or self.redefined:
            return Bump.MINOR if self._was_unstable else Bump.MAJOR
        if self.added or self.altered:
            return Bump.MINOR
        return Bump.PATCH if self.is_material else Bump.NONE

    @property
    def _was_unstable(self) -> bool:
        """Whether the version before was below 1.0.0."""
        old = numbers(self.before_version)
        return old is not None and old[0] == 0

    @property
    def bump(self) -> Bump | None:
        """The part of the version that rises; NONE where it stays or falls, None where one side has no version."""
        old, new = numbers(self.before_version), numbers(self.after.law.version)
        if old is None or new is None:
            return None
        if new <= old:
            return Bump.NONE
        return next(bump for bump, before, after in zip(_PARTS, old, new, strict=True) if after > before)

    @property
    def anchor(self) -> Span:
        """Where to speak of the amendment: the version line, else the first line that says something new."""
        if self.after.version_line is not None:
            return self.after.version_line.span
        line = self._first_change()
        return Span(line, line)

    def _first_change(self) -> int:
        before = self.before.said if self.before else ()
        for at, (line, word) in enumerate(self.after.words):
            if at >= len(before) or before[at] != word:
                return line
        return 1


# Every rule of the family asks, and so does what is said of the pull request.
@lru_cache(maxsize=8)
def read_amendment(amended: AmendedLaw) -> Amendment | None:
    """What a pull request changes in a constitution; None where its text cannot be read or is a template as before."""
    after = _edition(parse_constitution(amended.after))
    before = _law_before(amended)
    if amended.after.text is None or not (before or after.is_law):
        return None
    if before is None:
        return Amendment(amended.after.path, after)
    if not after.is_law:
        return Amendment(amended.after.path, after, before, reset=True)
    return _compare(amended.after.path, before, after)


def _law_before(amended: AmendedLaw) -> Edition | None:
    """The constitution at the merge base; None where there was none, or only a template."""
    edition = _edition(parse_constitution(amended.before))
    return edition if edition.is_law else None


@lru_cache(maxsize=8)
def _edition(law: Constitution) -> Edition:
    document = read_law(law.text)
    version_line, report = read_version_line(document), read_sync_report(document)
    words = _words(document, _silent_lines(document, version_line, report))
    return Edition(law, document, version_line, report, tuple(words))


def _silent_lines(document: Document, version_line: VersionLine | None, report: SyncReport | None) -> frozenset[int]:
    """The lines that bind nobody: those of the version line, of comments and of the report."""
    comments = [block.span for block in document.blocks_of(Html) if block.comment]
    spans = [*comments, report.span] if report else comments
    versions = version_line.lines if version_line else frozenset()
    return versions.union(*(span.lines for span in spans))


def _words(document: Document, silent: frozenset[int]) -> Iterator[tuple[int, str]]:
    """The words with their lines, but those of the silent lines."""
    for number, text in enumerate(document.lines, 1):
        if number not in silent:
            yield from ((number, word) for word in _WORD.findall(text))


def _compare(path: str, before: Edition, after: Edition) -> Amendment:
    old, new = list(before.law.principles), list(after.law.principles)
    pairs = _same_named(old, new)
    renamed = _renamed(old, new)
    changed = tuple(pair for pair in (*pairs, *renamed) if _is_changed(*pair))
    revised = _revised(before.law, after.law, changed)
    return Amendment(
        path,
        after,
        before,
        # What moved out of the principles, or into them, was not removed or added.
        removed=_not_among(old, after.law.clauses),
        added=_not_among(new, before.law.clauses),
        renamed=renamed,
        changed=changed,
        redefined=revised[Revision.REDEFINED],
        altered=revised[Revision.ALTERED],
    )


def _revised(
    before: Constitution, after: Constitution, changed: Sequence[tuple[Principle, Principle]]
) -> Mapping[Revision, tuple[Principle, ...]]:
    """The changed principles as they are now, by how much they are changed."""
    if not changed:
        return dict.fromkeys(Revision, ())
    comparison = Comparison(before, after)
    revisions = [(comparison.revision(old, new), new) for old, new in changed]
    return {kind: tuple(new for revision, new in revisions if revision is kind) for kind in Revision}


def _not_among(principles: Iterable[Principle], clauses: Iterable[Clause]) -> tuple[Principle, ...]:
    """The principles that have the name of no clause."""
    names = {_fold(clause.name) for clause in clauses}
    return tuple(principle for principle in principles if _fold(principle.name) not in names)


def _same_named(old: list[Principle], new: list[Principle]) -> tuple[tuple[Principle, Principle], ...]:
    """The pairs of one name, taken out of both lists."""
    waiting: dict[str, deque[Principle]] = {}
    for principle in new:
        waiting.setdefault(_fold(principle.name), deque()).append(principle)
    pairs, alone = [], []
    for principle in old:
        found = waiting.get(_fold(principle.name))
        if found:
            pairs.append((principle, found.popleft()))
        else:
            alone.append(principle)
    left = {principle.id for group in waiting.values() for principle in group}
    old[:], new[:] = alone, [principle for principle in new if principle.id in left]
    return tuple(pairs)


def _renamed(old: list[Principle], new: list[Principle]) -> tuple[tuple[Principle, Principle], ...]:
    """The pairs that are alike, taken out of both lists."""
    if len(old) * len(new) > MAX_COMPARED_PRINCIPLES:
        return ()
    pairs = []
    marks = {principle.id: _Marks(_fold(principle.name), _text(principle)) for principle in new}
    for principle in tuple(old):
        own = _Marks(_fold(principle.name), _text(principle))
        likeness = {other.id: own.likeness(marks[other.id]) for other in new}
        found = max(new, key=lambda other: likeness[other.id], default=None)
        if found is not None and likeness[found.id] >= MIN_NAME_LIKENESS:
            pairs.append((principle, found))
            old.remove(principle)
            new.remove(found)
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a principle is recognized by: its folded name and its words."""

    name: str
    text: tuple[str, ...]

    def likeness(self, other: "_Marks") -> float:
        """How alike two principles are, of 100: by their names, or wholly where one text or name is the other's."""
        if _contains(self.name, other.name) or _contains(other.name, self.name):
            return 100
        return 100 if self.text and self.text == other.text else ratio(self.name, other.name)


def _contains(name: str, other: str) -> bool:
    return bool(name) and f" {name} " in f" {other} "


def _is_changed(old: Principle, new: Principle) -> bool:
    return old.strength is not new.strength or _text(old) != _text(new)


def _text(principle: Principle) -> tuple[str, ...]:
    return tuple(_WORD.findall(principle.text))


def _fold(name: str) -> str:
    """The words and the signs of a limit in lower case: `Latency < 1 s` is another name than `Latency > 1 s`."""
    return " ".join(_WORD.findall(name.casefold()))
