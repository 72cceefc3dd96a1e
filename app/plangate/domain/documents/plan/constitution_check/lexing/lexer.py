"""The lexer: a visible text becomes tokens. No other module looks at the words of an answer."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon, is_unspaced
from plangate.domain.documents.plan.constitution_check.lexing.scanned import scan
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead, Segment, is_brief, segments
from plangate.domain.documents.plan.constitution_check.lexing.signs import (
    SELECTORS,
    is_measure,
    is_sign,
)
from plangate.domain.documents.plan.constitution_check.lexing.tokens import (
    Hit,
    Kind,
    Sense,
    Slot,
    SlotWords,
    kinds_of,
    of_kind,
    starting_in,
)  # fmt: skip
from plangate.domain.documents.plan.constitution_check.lexing.visible import Pieces

_start = attrgetter("start")
_QUOTES = "\"'“”‘’«»*_~` \t" + SELECTORS
_BEHIND = _QUOTES + "!"
_JOINTS = "/&+=>!.,:-–—" + _QUOTES
_BESIDE = Kind.EMPHASIS | Kind.DEGREE | Kind.LATER
"""What may stand beside a verdict word."""
_AROUND = (Kind.VERDICT, Kind.NEGATION, Kind.NEGATIVE_ENDING, Kind.EMPHASIS, Kind.DEGREE, Kind.LATER)
_BEHIND_VERDICT = (Kind.NEGATIVE_ENDING, *_AROUND)


class _Lexed(NamedTuple):
    text: str
    hits: tuple[Hit, ...]
    kinds: int
    signed: bool
    lexicon: Lexicon
    start: int = 0
    inert: Pieces = ()
    breaks: tuple[int, ...] = ()


class Lexed(_Lexed):
    """A text with its phrases and segments; `text` has GitHub's shortcodes as the signs that they show.

    `kinds` are those of all its phrases; `signed` says that a sign may stand in it. Both spare most lines most work.
    """

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Its pieces from `start` on."""
        return segments(self.text, self.start, self.inert, self.breaks)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What each segment declares."""
        return tuple(map(_Reader(self).slot, self.segments))

    @property
    def ends(self) -> tuple[Slot, ...]:
        """What the first segment declares, and the last where there are two or more."""
        if self.declares:
            return (*self.slots[:1], *self.slots[1:][-1:])
        return tuple(map(_Reader(self).slot, (*self.segments[:1], *self.segments[1:][-1:])))

    @property
    def declares(self) -> bool:
        """Whether a verdict word or a sign may stand in it: where none does, no slot declares anything."""
        return self.signed or bool(self.kinds & Kind.VERDICT)

    def hit_at(self, start: int, kinds: int) -> Hit | None:
        """The longest phrase of one of these kinds that begins there."""
        if not self.kinds & kinds:
            return None
        return next((hit for hit in starting_in(self.hits, start, start + 1) if hit.kinds & kinds), None)

    def within(self, start: int, end: int) -> tuple[Hit, ...]:
        """The phrases between two offsets."""
        return tuple(hit for hit in starting_in(self.hits, start, end) if hit.end <= end)

    def since(self, start: int) -> "Lexed | None":
        """The tokens from an offset on, where a segment outside brackets begins there."""
        place = bisect_left(self.segments, start, key=_start)
        first = next(iter(self.segments[place : place + 1]), None)
        if first is None or first.start != start or first.bracket:
            return None
        rest = Lexed(self.text, self.hits, self.kinds, self.signed, self.lexicon)
        first = first._replace(lead=Lead.START)
        rest.segments = (first, *self.segments[place + 1 :])
        if self.declares:
            rest.slots = (_Reader(rest).slot(first), *self.slots[place + 1 :])
        return rest


@lru_cache(maxsize=4096)
def lex(
    text: str, start: int = 0, inert: Pieces = (), breaks: tuple[int, ...] = (), lexicon: Lexicon = LEXICON
) -> Lexed:
    """The tokens of a text from an offset on; the `inert` pieces, such as code, hold no verdict and no separator.

    At the `breaks`, the ends of bold pieces, it is parted as by a dash.
    """
    shown, hits, kinds, signed, signs = scan(text, lexicon)
    if inert:
        hits = tuple([hit for hit in hits if not any(begin <= hit.start < end for begin, end in inert)])
        kinds = kinds_of(hits)
    return Lexed(shown, hits, kinds, signed, lexicon, start, inert, (*breaks, *signs))


class _Reader:
    """One text with its phrases, asked for one segment after another."""

    def __init__(self, lexed: Lexed) -> None:
        self._lexed = lexed
        self._text = lexed.text
        self._lexicon = lexed.lexicon
        self._verdicts = [hit.start for hit in lexed.hits if hit.sense] if lexed.kinds & Kind.VERDICT else ()

    def slot(self, segment: Segment) -> Slot:
        """What the segment declares."""
        if not self._may_declare(segment):
            piece = self._text[segment.start : segment.end]
            return Slot(segment, brief=is_brief(piece.lstrip(_QUOTES).rstrip(_BEHIND)))
        start, mark, strange = self._signs(segment.start, segment.end)
        end, behind = self._signs_behind(start, segment.end)
        sign = mark or behind
        if start >= end:
            return Slot(segment, whole=sign is not None, mark=sign, first=mark is not None, rest=segment.end)
        return self._words(segment, start, end)._replace(mark=sign, first=mark is not None, strange=strange)

    def _may_declare(self, segment: Segment) -> bool:
        """Whether a verdict word begins inside, or a sign may stand there."""
        place = bisect_left(self._verdicts, segment.start)
        if place < len(self._verdicts) and self._verdicts[place] < segment.end:
            return True
        return self._lexed.signed and self._lexicon.signs_in.search(self._text, segment.start, segment.end) is not None

    def _signs(self, start: int, end: int) -> tuple[int, Sense | None, bool]:
        """Where the words begin behind the signs at the start, what these declare, and whether one is unknown."""
        at = start
        while at < end and self._is_sign_or_quote(at):
            at += 1
        signs = [char for char in self._text[start:at] if char not in _QUOTES]
        senses = list(filter(None, map(self._lexicon.marks.get, signs)))
        return at, _leading(senses), len(senses) < len(signs)

    def _is_sign_or_quote(self, at: int) -> bool:
        char = self._text[at]
        known = char in self._lexicon.marks or char in _QUOTES
        return known or (is_sign(char) and not is_measure(self._text, at))

    def _signs_behind(self, start: int, end: int) -> tuple[int, Sense | None]:
        """Where the words end before the signs at the end, and what the first of these declares."""
        piece = self._text[start:end]
        words = piece.rstrip(_BEHIND + self._lexicon.signs)
        first = next(filter(self._lexicon.marks.get, piece[len(words) :]), "")
        return start + len(words), self._lexicon.marks.get(first)

    def _words(self, segment: Segment, start: int, end: int) -> Slot:
        """The verdict word at the start of the words between two offsets, with what stands around it."""
        said = self._said(start, end)
        slot = Slot(segment, rest=start, brief=is_brief(self._text[start:end]))
        if said.hit is None or said.sense is None:
            return slot
        loud = _is_loud(self._text[said.hit.start : said.hit.end])
        told = slot._replace(
            sense=said.declared,
            whole=said.at >= end or self._ends_excepted(said, end),
            loud=loud,
            plain=not loud and bool(said.hit.kinds & Kind.COMMON),
            capital=not self._text[start].islower(),
            rest=said.at,
            later=said.later,
        )
        return told if told.whole else self._with_more(told, said, start, end)

    def _with_more(self, slot: Slot, said: SlotWords, start: int, end: int) -> Slot:
        """What a slot declares whose verdict goes on with other words."""
        return slot._replace(
            plain=slot.plain or self._is_in_sentence(said, start, end, loud=slot.loud),
            scoped=self._lexed.hit_at(said.at, Kind.SCOPING | Kind.REASON) is not None,
        )

    def _said(self, start: int, end: int) -> SlotWords:
        said = SlotWords(start)
        goes_on = True
        while goes_on and said.at < end:
            hit = self._best(said, end)
            goes_on = self._takes(said, hit, end) if hit else self._joins(said, start)
        return said

    def _best(self, said: SlotWords, end: int) -> Hit | None:
        """The phrase there: the longest verdict, else a word that may stand around one; behind it, its denial."""
        found = [hit for hit in starting_in(self._lexed.hits, said.at, said.at + 1) if hit.end <= end]
        wanted = _AROUND if said.sense is None else _BEHIND_VERDICT
        return next((hit for kind in wanted for hit in found if hit.kinds & kind), None)

    def _takes(self, said: SlotWords, hit: Hit, end: int) -> bool:
        """Take a phrase that belongs to the verdict; False for any other."""
        at = hit.end
        none = self._lexed.hit_at(hit.start, Kind.NO_THING) if said.sense is None else None
        if none is not None and self._denies_breach(none, end):
            said.negated = not said.negated
            at = none.end
        elif said.is_told_by(hit):
            said.take(hit)
            at = self._behind_ending(at, end)
        elif said.is_denied_by(hit):
            said.negated = not said.negated
        elif hit.kinds & _BESIDE:
            said.later |= bool(hit.kinds & Kind.LATER)
        else:
            return False
        said.at = self._behind_blanks(at, end)
        return True

    def _denies_breach(self, hit: Hit, end: int) -> bool:
        """Whether a phrase says of a violation, which would be the verdict, that there is none: `No conflicts`."""
        breach = self._lexed.hit_at(self._behind_blanks(hit.end, end), Kind.BREACH)
        return breach is not None and breach.sense is Sense.FAIL

    def _ends_excepted(self, said: SlotWords, end: int) -> bool:
        """Whether nothing goes on but what takes something out: `PASS with exception`."""
        scope = self._lexed.hit_at(said.at, Kind.SCOPING)
        return scope is not None and any(
            hit.start == self._behind_blanks(scope.end, end) and hit.end >= end
            for hit in of_kind(starting_in(self._lexed.hits, scope.end, end), Kind.EXCEPTION)
        )

    def _joins(self, said: SlotWords, start: int) -> bool:
        """Take a sign that joins words: one before them all, or any behind a verdict."""
        joint = self._text[said.at] in _JOINTS and (said.sense is not None or said.at == start)
        said.at += joint
        return joint

    def _behind_ending(self, at: int, end: int) -> int:
        """Where the text goes on behind a verdict word and its ending."""
        behind = self._text[at:end]
        return at + len(next(filter(behind.startswith, self._lexicon.endings), ""))

    def _behind_blanks(self, at: int, end: int) -> int:
        while at < end and self._text[at].isspace():
            at += 1
        return at

    def _is_in_sentence(self, said: SlotWords, start: int, end: int, *, loud: bool) -> bool:
        """Whether a verdict word with more behind it is one of a sentence.

        With another word before it, it begins no answer: `All NEEDS CLARIFICATION resolved`.
        """
        led = said.hit is not None and said.hit.start != start and not said.negated
        return led or (self._may_run_on(said, loud=loud) and self._behind_names(said.at, end) < end)

    def _may_run_on(self, said: SlotWords, *, loud: bool) -> bool:
        """Whether it may begin a sentence: `Violates …`, and any word that the script joins to the next."""
        joined = is_unspaced(self._text[said.at]) and is_unspaced(self._text[said.at - 1])
        return joined or not (loud or said.negated or said.sense not in (Sense.FAIL, Sense.DEFERRED))

    def _behind_names(self, at: int, end: int) -> int:
        """Where the text goes on behind names of this feature and this principle, which leave a verdict what it is."""
        while at < end and (named := self._lexed.hit_at(at, Kind.HERE)):
            at = self._behind_blanks(named.end, end)
        return at


def _is_loud(word: str) -> bool:
    """Whether a word is in capitals."""
    return word.isupper() and len(word) > 1 and word.isascii()


def _leading(senses: Sequence[Sense]) -> Sense | None:
    """What signs that stand together declare: the first of them that is more than a warning."""
    return next((sense for sense in senses if sense is not Sense.WARN), next(iter(senses), None))
