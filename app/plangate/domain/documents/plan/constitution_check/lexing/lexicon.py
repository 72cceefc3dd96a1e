"""The lexicon: all dialects' phrases together, looked up at each word of a text in one pass."""

from collections.abc import Iterable, Iterator
from functools import cached_property

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


class Lexicon:
    """The phrases and marks of some dialects; `silent` is what of them is left out, as a test does."""

    def __init__(self, dialects: Iterable[Dialect] = DIALECTS, *, silent: frozenset[str] = frozenset()) -> None:
        self._dialects = tuple(dialects)
        self._silent = silent
        self.marks = _inverted(_MARKS, silent)
        self.cell_marks = _inverted(_CELL_MARKS, silent)
        self._known: dict[str, tuple[Kind, Sense | None]] = {}
        for dialect in self._dialects:
            self._learn(dialect)
        self._by_start: dict[str, list[tuple[str, bool, Kind, Sense | None]]] = {}
        for phrase, (kinds, sense) in self._known.items():
            entry = (phrase.rstrip("*"), phrase.endswith("*"), kinds, sense)
            self._by_start.setdefault(entry[0][:2], []).append(entry)

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

    def _add(self, phrase: str, kind: Kind, sense: Sense | None) -> None:
        kinds, known = self._known.get(phrase, (kind, sense))
        both = [one for one in _RANK if one in (known, sense)]
        self._known[phrase] = (kinds | kind, both[0] if both else None)

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Every phrase in a lower-case text, by its start, the longer first; phrases may overlap."""
        return tuple(hit for at in range(len(text)) if _may_begin(text, at) for hit in self._at(text, at))

    def _at(self, text: str, at: int) -> list[Hit]:
        found = []
        for key in (text[at : at + 2], text[at]):
            for phrase, open_end, kinds, sense in self._by_start.get(key, ()):
                if text.startswith(phrase, at) and (end := _end(text, at, phrase, open_end=open_end)):
                    found.append(Hit(at, end, kinds, sense))
            if len(key) < 2:
                break
        return sorted(found, key=lambda hit: -hit.end)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Suffixes that a verdict word may have, the longest first."""
        return tuple(sorted({e for d in self._dialects for e in d.endings if e not in self._silent}, key=len)[::-1])


def _inverted(signs: dict[Sense, str], silent: frozenset[str]) -> dict[str, Sense]:
    return {sign: sense for sense, known in signs.items() for sign in known if sign not in silent}


def is_unspaced(char: str) -> bool:
    """Whether the character is of a script that joins words: Chinese, Japanese, Korean."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


def _may_begin(text: str, at: int) -> bool:
    char = text[at]
    if char.isspace():
        return False
    before = text[at - 1 : at]
    if not char.isalnum() or not before or not (before.isalnum() or before == "_"):
        return True
    return is_unspaced(char) != is_unspaced(before) or (is_unspaced(char) and not "\uac00" <= char <= "\ud7af")


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
