"""The lexicon: all dialects' phrases together, looked up at each word of a text in one pass."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from plangate.domain.documents.dialects import DIALECTS, marks
from plangate.domain.documents.dialects.dialect import Dialect, Words
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Hit, Kind, Sense

_SENSES = {
    "passes": Sense.PASS,
    "fails": Sense.FAIL,
    "deferred": Sense.DEFERRED,
    "excused": Sense.EXCUSED,
    "exempt": Sense.EXEMPT,
    "pending": Sense.PENDING,
    "applies": Sense.APPLIES,
    "yes": Sense.YES,
    "no": Sense.NO,
}
_KINDS = {
    "common": Kind.COMMON,
    "scoping": Kind.SCOPING,
    "parts": Kind.PART,
    "emphasis": Kind.EMPHASIS,
    "degrees": Kind.DEGREE,
    "particles": Kind.PARTICLE,
    "negations": Kind.NEGATION,
    "negative_endings": Kind.NEGATIVE_ENDING,
    "duties": Kind.DUTY,
    "abilities": Kind.ABILITY,
    "prohibitions": Kind.PROHIBITION,
    "deeds": Kind.DEED,
    "undone": Kind.UNDONE,
    "breaks": Kind.BREAKS,
    "here": Kind.HERE,
    "follow_up": Kind.FOLLOW_UP,
    "wanting": Kind.WANTING,
    "reserves": Kind.RESERVE,
    "exceptions": Kind.EXCEPTION,
    "conditions": Kind.CONDITION,
    "breaches": Kind.BREACH,
    "everything": Kind.EVERYTHING,
    "whole": Kind.WHOLE,
    "hold": Kind.HOLD,
    "rest": Kind.REST,
    "back": Kind.BACK,
    "reasons": Kind.REASON,
    "later": Kind.LATER,
    "none": Kind.NONE,
    "warnings": Kind.WARNING,
}
_RANK = (
    Sense.FAIL, Sense.DEFERRED, Sense.EXCUSED, Sense.EXEMPT, Sense.PENDING, Sense.PASS, Sense.APPLIES, Sense.NO,
    Sense.YES,
)  # fmt: skip
"""Of a word that two dialects know otherwise, the sense that is never too good."""
_MARKS = {
    Sense.PASS: marks.PASSES,
    Sense.FAIL: marks.FAILS,
    Sense.PENDING: marks.PENDING,
    Sense.EXEMPT: marks.EXEMPT,
    Sense.WARN: marks.WARNS,
    Sense.UNKNOWN: marks.UNDECIDED,
}
_CELL_MARKS = {Sense.PASS: marks.CELL_PASSES, Sense.FAIL: marks.CELL_FAILS, Sense.WARN: marks.CELL_WARNS}


_BEGINNING = re.compile(
    r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[\u3040-\u30ff\u3400-\u9fff]"
    r"|(?<![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[\uac00-\ud7af]|(?<!\w)[^\w\s]|[^\w\s](?!\w)"
)
"""Where a phrase may begin: at a word, at any letter of a script that joins words, at the first of a Korean word, at a
sign that is not inside a word."""
_END = attrgetter("end")


class _Entry(NamedTuple):
    phrase: str
    open_end: bool
    kinds: int
    sense: Sense | None


class Lexicon:
    """The phrases and marks of some dialects; `silent` is what of them is left out, as a test does."""

    def __init__(self, dialects: Iterable[Dialect] = DIALECTS, *, silent: frozenset[str] = frozenset()) -> None:
        self._dialects = tuple(dialects)
        self._silent = silent
        self.marks = _inverted(_MARKS, silent)
        self.signs = "".join(self.marks)
        self.cell_marks = _inverted(_CELL_MARKS, silent)
        self._known: dict[str, tuple[int, Sense | None]] = {}
        for dialect in self._dialects:
            self._learn(dialect)
        self._by_word: dict[str, list[_Entry]] = {}
        self._by_stem: dict[str, list[_Entry]] = {}
        for phrase, (kinds, sense) in self._known.items():
            self._enter(_Entry(phrase.rstrip("*"), phrase.endswith("*"), kinds, sense))

    def _enter(self, entry: "_Entry") -> None:
        """Put a phrase under what it begins with: its first word, sign or joined letter, or the stem of such a word."""
        match = _BEGINNING.match(entry.phrase)
        first = match[0] if match else entry.phrase[0]
        known, key = (self._by_stem, first[:2]) if entry.open_end and first == entry.phrase else (self._by_word, first)
        known.setdefault(key, []).append(entry)

    def _learn(self, dialect: Dialect) -> None:
        for field, sense in _SENSES.items():
            for phrase in self._spoken(getattr(dialect, field)):
                self._add(phrase, Kind.VERDICT, sense)
        for field, kind in _KINDS.items():
            for phrase in self._spoken(getattr(dialect, field)):
                self._add(phrase, kind, None)
        for phrase in self._spoken(dialect.negations):
            if phrase not in dialect.particles:
                self._add(phrase, Kind.NO_THING, None)

    def _spoken(self, phrases: Words) -> Iterator[str]:
        return (phrase for phrase in phrases if phrase not in self._silent)

    def _add(self, phrase: str, kind: int, sense: Sense | None) -> None:
        kinds, known = self._known.get(phrase, (kind, sense))
        both = [one for one in _RANK if one in (known, sense)]
        self._known[phrase] = (kinds | kind, both[0] if both else None)

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Every phrase in a lower-case text, by its start, the longer first; phrases may overlap."""
        found: list[Hit] = []
        for match in _BEGINNING.finditer(text):
            entries = self._by_word.get(match[0], ())
            if stems := self._by_stem.get(match[0][:2]):
                entries = [*entries, *stems]
            if entries:
                hits = _hits(text, match.start(), entries)
                found += hits if len(hits) < 2 else sorted(hits, key=_END, reverse=True)
        return tuple(found)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Suffixes that a verdict word may have, the longest first."""
        return tuple(sorted({e for d in self._dialects for e in d.endings if e not in self._silent}, key=len)[::-1])


def _inverted(signs: dict[Sense, str], silent: frozenset[str]) -> dict[str, Sense]:
    return {sign: sense for sense, known in signs.items() for sign in known if sign not in silent}


def is_unspaced(char: str) -> bool:
    """Whether the character is of a script that joins words: Chinese, Japanese, Korean."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


def _hits(text: str, at: int, entries: Iterable[_Entry]) -> list[Hit]:
    """The phrases of these that stand at that offset."""
    return [
        Hit(at, end, entry.kinds, entry.sense)
        for entry in entries
        if text.startswith(entry.phrase, at) and (end := _end(text, at, entry.phrase, open_end=entry.open_end))
    ]


def _end(text: str, at: int, phrase: str, *, open_end: bool) -> int:
    """Where the phrase ends in the text, 0 where it is only the beginning of another word."""
    end = at + len(phrase)
    following = text[end : end + 1]
    last = phrase[-1]
    if open_end:
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        return end
    if not last.isalnum() or not following or not (following.isalnum() or following == "_"):
        return end
    if "\uac00" <= last <= "\ud7af":
        # One syllable is a word in Korean, and the beginning of a hundred others.
        return end if len(phrase) > 1 else 0
    return end if is_unspaced(last) or is_unspaced(following) else 0


LEXICON = Lexicon()
"""What every plan is read by."""
