"""How much a principle is changed under its name: reworded, made to demand something else, or redefined.

Wording is a person's to judge, so only three things count: a demand that has hardly a word in common with any sentence
of the other text, another strength, another limit. A demand that moved, was split or put in other forms of its words is
there still. Measured on 764 principles of 19 constitutions with slips of the pen in a tenth of their words, other marks
and other line breaks: none was taken for changed; of 134 whose text was replaced, none was taken for reworded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.constitution.strength import read_strength, writes_capitals
from plangate.domain.model.findings import Strength
from plangate.domain.text.markdown import Table, read_markdown, texts_of
from plangate.domain.text.words import UNSPACED_SCRIPT, word_set

MAX_COMPARED_SENTENCES = 400_000
"""Pairs of a demand and a sentence that are looked at; beyond them, demands are taken to be there still."""

MIN_DEMAND_WORDS = 3
"""Words that say something; a demand with fewer is not told from another."""

MIN_COMMON_SHARE = 0.4
"""Share of the words of the shorter of two sentences from which they are taken for one demand in two wordings."""

MIN_MOVED_SHARE = 0.6
"""Share of a demand's words that a sentence elsewhere in the law has, where the demand has moved there."""

_STEM_LENGTH = 4
"""Letters by which a word is known in its other forms."""

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\W?[A-Z\d])|(?<=[。！？；])")
_LIMIT = re.compile(
    r"(?<![\w.,\-/])(\d{1,9}(?:[.,]\d{1,9})*)\s?"
    r"(%|µs|ms|s\b|sec(?:ond)?s?\b|min(?:ute)?s?\b|h\b|hours?\b|days?\b|[kmgt]i?b\b|bytes?\b|lines?\b|characters?\b)",
    re.I,
)
_SAYS_NOTHING = word_set(
    "all and any are been before but can each every for from has have into its may must not only other required shall "
    "should some such than that the their them then there these they this use used uses using when where which will "
    "with within without"
)
_BINDING = frozenset({Strength.MUST, Strength.NON_NEGOTIABLE})


class Revision(IntEnum):
    """What becomes of a principle that keeps its name, or nearly its name."""

    REWORDED = 0
    ALTERED = 1
    REDEFINED = 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    stems: frozenset[str]
    binds: bool

    def is_said_in(self, text: Sequence["_Sentence"]) -> bool:
        """Whether a sentence of a text says nearly the same."""
        return any(_alike(self.stems, other.stems) for other in text)

    def moved_to(self, law: Sequence["_Sentence"]) -> bool:
        """Whether a sentence of the law has most of its words."""
        return any(len(self.stems & other.stems) >= MIN_MOVED_SHARE * len(self.stems) for other in law)


class Comparison:
    """Two texts of a law, of which each is read once."""

    def __init__(self, before: Constitution, after: Constitution) -> None:
        """The law before and after."""
        self._capitals_before, self._capitals_after = writes_capitals(before.text), writes_capitals(after.text)
        self._before = tuple(_sentences(before.text))
        self._after = tuple(_sentences(after.text))
        self._room = MAX_COMPARED_SENTENCES

    def revision(self, old: Principle, new: Principle) -> Revision:
        """How much a principle is changed.

        Redefined: it binds no more, or half of its demands or more are gone; where none bound, all that it said.
        Altered: it binds more or less than before, has a demand more or less, or another limit.
        """
        # Where a law begins to write its demands in capitals, every strength changes, and no demand.
        other_strength = self._capitals_before == self._capitals_after and old.strength is not new.strength
        if other_strength and _releases(old, new):
            return Revision.REDEFINED
        demands = _demands(old, capitals=self._capitals_before)
        sentences = demands or tuple(_sentences(old.text))
        gone = self._missing(sentences, tuple(_sentences(new.text)), self._after)
        if gone >= max(len(demands) / 2 or len(sentences), 1):
            return Revision.REDEFINED
        came = self._missing(_demands(new, capitals=self._capitals_after), tuple(_sentences(old.text)), self._before)
        altered = (came, demands and gone, other_strength, _limits(old.text) != _limits(new.text))
        return Revision.ALTERED if any(altered) else Revision.REWORDED

    def _missing(self, demands: Sequence[_Sentence], own: Sequence[_Sentence], law: Sequence[_Sentence]) -> int:
        """How many demands have hardly a word in common with the other text of their principle, and are not elsewhere.

        None where there is no room.
        """
        telling = [demand for demand in demands if len(demand.stems) >= MIN_DEMAND_WORDS]
        self._room -= len(telling) * (len(own) + len(law))
        if self._room < 0:
            return 0
        return sum(not demand.is_said_in(own) and not demand.moved_to(law) for demand in telling)


def _releases(old: Principle, new: Principle) -> bool:
    """Whether a principle that bound binds no more."""
    return old.strength in _BINDING and new.strength not in _BINDING


def _demands(principle: Principle, *, capitals: bool) -> tuple[_Sentence, ...]:
    """The sentences that bind."""
    return tuple(sentence for sentence in _sentences(principle.text, capitals=capitals) if sentence.binds)


def _sentences(text: str, *, capitals: bool = True) -> Iterator[_Sentence]:
    """The sentences of a text, without code and comments."""
    return (
        _Sentence(_stems(part), read_strength(part, capitals=capitals) is Strength.MUST)
        for line in _statements(text)
        for part in _SENTENCE.split(line)
        if part.strip()
    )


def _statements(text: str) -> Iterator[str]:
    """Paragraphs, items and cells as they are read, each on one line."""
    for block in read_markdown(text).blocks:
        if isinstance(block, Table):
            yield from (" ".join(cell.flat for cell in row.cells) for row in block.rows)
        else:
            yield from (inline.flat for inline in texts_of(block))


def _stems(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if UNSPACED_SCRIPT.search(word):
            found.update(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        elif len(word) > 2 and word not in _SAYS_NOTHING:
            found.add(word[:_STEM_LENGTH])
    return frozenset(found)


def _alike(demand: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(demand), len(other)) if len(other) >= MIN_DEMAND_WORDS else len(demand)
    return len(demand & other) >= MIN_COMMON_SHARE * least


def _limits(text: str) -> frozenset[tuple[str, str]]:
    """The limits in a text, as number and unit."""
    return frozenset((number, unit.casefold().rstrip("s") or "s") for number, unit in _LIMIT.findall(text))
