"""The lexicon: all dialects' phrases together, looked up at each word of a text in one pass."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from plangate.domain.documents.dialects import DIALECTS, marks
from plangate.domain.documents.dialects.dialect import Dialect, Words
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Hit, Kind, Sense

_SENSES = {
    "passes": Sense.PASS,
    "fails": Sense.FAIL,
    "partly": Sense.FAIL,
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
    "partly": Kind.PARTLY,
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


_WORD = (
    r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[\u3040-\u30ff\u3400-\u9fff]"
    r"|(?<![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[\uac00-\ud7af]"
)
_BEGINNING = re.compile(rf"{_WORD}|[^\w\s]")
"""What a phrase begins with: a word, any letter of a script that joins words, the first of a Korean word, a sign."""
_SIGN = r"[^\w\s\x00-\u2000\u2010-\u2027\u2190\u2192\u21d2\u3001\u3002\u3008-\u3011\uff08\uff09\uff0c\uff1a\uff1b]"
"""What may be a sign: no letter, and none of the usual dashes, quotes, arrows, stops and brackets."""
_STEM = 4
"""Letters of the shortest stem that a word may go on from."""
_FOLLOWING = 2
"""Letters behind a first word by which the phrases that begin with it are told apart."""
_END_OF_TEXT = " "
_REST = re.compile(r"\w+")
"""What of a word stands behind its beginning."""
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
        self.signs_in = re.compile(rf"[{re.escape(self.signs)}]|{_SIGN}")
        self.cell_marks = _inverted(_CELL_MARKS, silent)
        self._known: dict[str, tuple[int, Sense | None]] = {}
        for dialect in self._dialects:
            self._learn(dialect)
        self._by_word: dict[str, dict[str, list[_Entry]]] = {}
        self._by_stem: dict[str, list[_Entry]] = {}
        for phrase, (kinds, sense) in self._known.items():
            self._enter(_Entry(phrase.rstrip("*"), phrase.endswith("*"), kinds, sense))
        signs = re.escape("".join(first for first in self._by_word if not first[0].isalnum()))
        # Elsewhere inside a word, and at other signs, no phrase begins.
        self._beginning = re.compile(rf"{_WORD}|(?<!\w)[{signs}]|[{signs}](?!\w)" if signs else _WORD)

    def _enter(self, entry: "_Entry") -> None:
        """Put a phrase under what it begins with, and there under what follows; one that may go on, as a stem."""
        first = _first_of(entry.phrase)
        rest = entry.phrase[len(first) :]
        if entry.open_end and not rest:
            self._by_stem.setdefault(first[:_STEM], []).append(entry)
        else:
            following = rest[:_FOLLOWING] if len(rest) >= _FOLLOWING else ""
            self._by_word.setdefault(first, {}).setdefault(following, []).append(entry)

    def _learn(self, dialect: Dialect) -> None:
        for field, sense in _SENSES.items():
            self._add(getattr(dialect, field), Kind.VERDICT, sense)
        for field, kind in _KINDS.items():
            self._add(getattr(dialect, field), kind)
        self._add(tuple(word for word in dialect.negations if word not in dialect.particles), Kind.NO_THING)

    def _add(self, phrases: Words, kind: int, sense: Sense | None = None) -> None:
        for phrase in phrases:
            if phrase not in self._silent:
                kinds, known = self._known.get(phrase, (kind, sense))
                self._known[phrase] = (kinds | kind, _graver(known, sense))

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Every phrase in a lower-case text, by its start, the longer first; phrases may overlap."""
        found: list[Hit] = []
        for match in self._beginning.finditer(text):
            word = match[0]
            phrases, stems = self._by_word.get(word), self._by_stem.get(word[:_STEM], ())
            if phrases or stems:
                hits = _hits(text, match.start(), (*_going_on(phrases, text, match.end()), *stems))
                found += hits if len(hits) < 2 else sorted(hits, key=_END, reverse=True)
        return tuple(found)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Suffixes that a verdict word may have, the longest first."""
        return tuple(sorted({e for d in self._dialects for e in d.endings if e not in self._silent}, key=len)[::-1])


def _first_of(phrase: str) -> str:
    """What a phrase begins with; for most it is all up to the first blank, which is seen at once."""
    word = phrase.partition(" ")[0]
    if word.isascii() and word.isalnum():
        return word
    match = _BEGINNING.match(phrase)
    return match[0] if match else phrase[0]


def _graver(one: Sense | None, other: Sense | None) -> Sense | None:
    """Of the senses that a phrase has in two dialects, the one that is never too good."""
    if one is None or other is None or one is other:
        return one or other
    return next(sense for sense in _RANK if sense in (one, other))


def _inverted(signs: dict[Sense, str], silent: frozenset[str]) -> dict[str, Sense]:
    return {sign: sense for sense, known in signs.items() for sign in known if sign not in silent}


def is_unspaced(char: str) -> bool:
    """Whether the character is of a script that joins words: Chinese, Japanese, Korean."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or _is_korean(char)


def _is_korean(char: str) -> bool:
    return "\uac00" <= char <= "\ud7af"


def _going_on(phrases: Mapping[str, list[_Entry]] | None, text: str, at: int) -> Sequence[_Entry]:
    """The phrases of a first word that may go on as the text does at that offset."""
    if not phrases:
        return ()
    alone, longer = phrases.get("", ()), phrases.get(text[at : at + _FOLLOWING] or _END_OF_TEXT)
    return [*alone, *longer] if longer else alone


def _hits(text: str, at: int, entries: Iterable[_Entry]) -> list[Hit]:
    """The phrases of these that stand at that offset."""
    return [
        Hit(at, end, kinds, sense)
        for phrase, open_end, kinds, sense in entries
        if text.startswith(phrase, at) and (end := _end(text, at, phrase, open_end=open_end))
    ]


def _end(text: str, at: int, phrase: str, *, open_end: bool) -> int:
    """Where the phrase ends in the text, 0 where it is only the beginning of another word."""
    end = at + len(phrase)
    if open_end:
        rest = _REST.match(text, end)
        return rest.end() if rest else end
    last, following = phrase[-1], text[end : end + 1]
    if not last.isalnum() or not (following.isalnum() or following == "_"):
        return end
    return end if _may_join(phrase, last, following) else 0


def _may_join(phrase: str, last: str, following: str) -> bool:
    """Whether a phrase may end before a letter, where the script joins words.

    One syllable is a word in Korean, and the beginning of a hundred others.
    """
    if _is_korean(last):
        return len(phrase) > 1
    return is_unspaced(last) or is_unspaced(following)


LEXICON = Lexicon()
"""What every plan is read by."""
