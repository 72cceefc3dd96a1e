"""Justification: whether Complexity Tracking speaks of a declared violation, by the words of its gate's label."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import ComplexityRow
from plangate.domain.matching.citations import label_citations, loose_citations, without_citations
from plangate.domain.matching.model import MatchedGate
from plangate.domain.matching.name_similarity import GENERIC, Name, Said, score_words
from plangate.domain.matching.principle_names import CERTAIN, is_mentioned, names_of
from plangate.domain.matching.words import FILLERS, cjk_letters, words_of
from plangate.domain.text.notes import without_notes
from plangate.domain.text.words import fold

_MAX_LABEL_LENGTH = 400
"""Characters of a label that are looked at."""
_MIN_TELLING_WORDS = 4
"""Letters of a single word that says enough to be a name."""


@dataclass(frozen=True, slots=True)
class GateName:
    """The plan's own name for a gate, such as `Module Layout` of `Gate 6: Module Layout (§VI)`, and what heads it."""

    forms: tuple[Name, ...]

    def is_said_by(self, said: Said) -> bool:
        """Whether a short text, such as a row's first cell, says the name: exactly, in part, or nearly right."""
        return any(score_words(form, name) >= CERTAIN for name in self.forms for form in said.forms)

    def is_mentioned_in(self, words: str, letters: str) -> bool:
        """Whether it stands in a running text of these `words`, with spaces around each, or East Asian `letters`."""
        return any(f" {name.said} " in words or is_mentioned(name, words, letters) for name in self.forms)


def gate_name(label: str) -> GateName:
    """The name in a label, without forms where it says only numerals, or words that any label has."""
    plain = without_notes(label[:_MAX_LABEL_LENGTH])
    own = Name(without_citations(plain, label_citations(plain)))
    heads = (head for head in own.heads if len(head) > 1)
    forms = dict.fromkeys(filter(_says_enough, map(_core, (own.words, *heads))))
    return GateName(tuple(Name(" ".join(words)) for words in forms))


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    start, end = 0, len(words)
    while start < end and _is_bare(words[start]):
        start += 1
    # `Mobile` alone is said of much that `Mobile Standards` is not.
    while end > start + 2 and _is_bare(words[end - 1]):
        end -= 1
    return words[start:end]


def _is_bare(word: str) -> bool:
    return word in FILLERS or word.isdigit()


def _says_enough(words: tuple[str, ...]) -> bool:
    own = [word for word in words if not _is_bare(word)]
    if len(own) != 1 or not own[0].isascii():
        return bool(own)
    return len(words) > 1 or (len(own[0]) >= _MIN_TELLING_WORDS and own[0] not in GENERIC)


MOST_ROWS = 100
"""Rows that are looked through. Nobody reads a longer table; what may stand in it gets the benefit of the doubt."""

_LONGEST = 400
"""Characters of a row's first cell in which a label is looked for."""

_LONG = 4
"""Letters of a word that says something: shorter ones are shared by chance."""

_SHARED = 2
"""Long words that a gate's text and a row share when the row is about the gate, whatever it names."""

_POINTS_BELOW = ("complexity tracking", "justifi", "below")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A row of Complexity Tracking with the words, numbers and principles that it speaks of.

    `words` have a space around each, `letters` are those of an East Asian text; `named` is its first cell.
    """

    words: str
    letters: str
    named: Said
    numbers: frozenset[int]
    principles: frozenset[str]
    long_words: frozenset[str]


class Justifier:
    """Complexity Tracking, made ready to be asked which violations it speaks of."""

    def __init__(self, rows: Sequence[ComplexityRow], constitution: Constitution) -> None:
        """Rows of Complexity Tracking without the template's examples."""
        self._rows = rows
        self._names = names_of(constitution)
        self._numbers = {p.id: p.number for p in constitution.principles}

    def justifies(self, answer: MatchedGate) -> bool:
        """Whether a row, bullet or sentence names the violation by principle, numeral, gate label, or its words.

        Where the gate points to what stands below, any row is enough.
        """
        if len(self._rows) > MOST_ROWS:
            return True
        if self._rows and any(map(answer.gate.text.lower().__contains__, _POINTS_BELOW)):
            return True
        own = _long_words(answer.gate.text)
        return self._is_named(answer.gate.label) or any(
            self._is_cited(spoken, answer) or len(spoken.long_words & own) >= _SHARED for spoken in self._spoken
        )

    def _is_named(self, label: str) -> bool:
        """Whether a row names the gate as the plan does, whatever the law calls its principle."""
        whole, name = " ".join(words_of(label)), gate_name(label)
        return any(
            (whole and f" {whole} " in spoken.words)
            or name.is_said_by(spoken.named)
            or name.is_mentioned_in(spoken.words, spoken.letters)
            for spoken in self._spoken
        )

    @cached_property
    def _spoken(self) -> tuple[Spoken, ...]:
        return tuple(map(self._read, self._rows))

    def _read(self, row: ComplexityRow) -> Spoken:
        text = f"{row.violation} {row.why} {row.alternative}"
        violation = row.violation[:_LONGEST]
        citations = (*label_citations(violation), *loose_citations(text))
        found = self._names.best(violation)
        own = {found.name.id} if found and found.score >= CERTAIN and found.name.id else set()
        return Spoken(
            f" {' '.join(words_of(text))} ",
            "" if text.isascii() else cjk_letters(text),
            Said(violation),
            frozenset(number for citation in citations for number in citation.numbers),
            frozenset({*self._names.mentioned(text), *own}),
            _long_words(text),
        )

    def _is_cited(self, spoken: Spoken, answer: MatchedGate) -> bool:
        return any(self._numbers.get(id) in spoken.numbers or id in spoken.principles for id in answer.principles)


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in fold(text).split() if len(word) >= _LONG)
