"""A gate's own name: what its label says beside numerals, notes, and words that any label has."""

from dataclasses import dataclass

from plangate.domain.matching.citations import label_citations, without_citations
from plangate.domain.matching.name_similarity import GENERIC, NOTE, Name, Said, score_words
from plangate.domain.matching.principle_names import CERTAIN, is_mentioned
from plangate.domain.matching.words import FILLERS

_LONGEST = 400
"""Characters of a label that are looked at."""
_LONG = 4
"""Letters of a single word that says enough to be a name."""


@dataclass(frozen=True, slots=True)
class GateName:
    """The plan's own name for a gate, such as `Module Layout` of `Gate 6: Module Layout (§VI)`, and what heads it."""

    forms: tuple[Name, ...]

    def is_said_by(self, said: Said) -> bool:
        """Whether a short text, such as a row's first cell, says the name: exactly, in part, or nearly right."""
        return any(score_words(words, name) >= CERTAIN for name in self.forms for words in said.forms)

    def is_mentioned_in(self, words: str, letters: str) -> bool:
        """Whether it stands in a running text of these `words`, with spaces around each, or East Asian `letters`."""
        return any(f" {name.said} " in words or is_mentioned(name, words, letters) for name in self.forms)


def gate_name(label: str) -> GateName:
    """The name in a label, without forms where it says only numerals, or words that any label has."""
    plain = NOTE.sub(" ", label[:_LONGEST])
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
    return len(words) > 1 or (len(own[0]) >= _LONG and own[0] not in GENERIC)
