"""The lexer: a visible text becomes tokens. No other module looks at the words of an answer."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from plangate.domain.documents.dialects.marks import SHORTCODES
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon, is_unspaced
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead, Segment, segments
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Hit, Kind, Sense

_start = attrgetter("start")
_SHORTCODE = re.compile(r":([a-z0-9_+-]{1,40}):")
_MEASURE = re.compile(r"[<>=~≤≥≦≧≲≳≈≃≅∼±∓+−$€£¥₩₽‹›-]{0,2}\s?\d")
_LONGEST_SIGN = 4
"""Characters of a sign of comparison down to the first digit of its number."""
_SELECTORS = "\ufe0f\ufe0e\u200d"
_QUOTES = "\"'“”‘’«»*_~` \t" + _SELECTORS
_BEHIND = _QUOTES + "!"
_JOINTS = "/&+=>!.,:-–—" + _QUOTES
_FEW_WORDS, _FEW_LETTERS = 4, 8
"""Words, and letters of a script that joins them, of a phrase that fills a slot."""


class Slot(NamedTuple):
    """A segment that begins or ends with a verdict, or may be one.

    `sense` is None for prose. `whole`: nothing but verdict words and marks stands in it. `mark` is the sign's sense,
    `first` whether the sign stands before its words. `loud`: the verdict word is in capitals; `plain`: it is an
    everyday word and not loud; `capital`: it begins with a capital, or is of a script that has none. `rest` is where
    what follows the verdict begins. `strange`: a sign that is in no dialect stands at its start. `brief`: few enough
    words to be a verdict.
    """

    segment: Segment
    sense: Sense | None = None
    whole: bool = False
    mark: Sense | None = None
    first: bool = False
    loud: bool = False
    plain: bool = False
    capital: bool = False
    scoped: bool = False
    rest: int = 0
    strange: bool = False
    brief: bool = False
    later: bool = False


class _Lexed(NamedTuple):
    text: str
    hits: tuple[Hit, ...]
    segments: tuple[Segment, ...]
    lexicon: Lexicon


class Lexed(_Lexed):
    """A text with its phrases and segments; `text` has GitHub's shortcodes as the signs that they show."""

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What each segment declares."""
        reader = _Reader(self.text, self.hits, self.lexicon)
        return tuple(map(reader.slot, self.segments))

    def within(self, start: int, end: int) -> tuple[Hit, ...]:
        """The phrases between two offsets."""
        return tuple(hit for hit in self.hits if start <= hit.start and hit.end <= end)

    def since(self, start: int) -> "Lexed | None":
        """The tokens from an offset on, where a segment outside brackets begins there."""
        place = bisect_left(self.segments, start, key=_start)
        if place >= len(self.segments) or self.segments[place].start != start or self.segments[place].bracket:
            return None
        first = self.segments[place]._replace(lead=Lead.START)
        rest = Lexed(self.text, self.hits, (first, *self.segments[place + 1 :]), self.lexicon)
        # What a segment declares does not depend on what stands before it.
        rest.slots = (self.slots[place]._replace(segment=first), *self.slots[place + 1 :])
        return rest


def show_signs(text: str) -> str:
    """The text with GitHub's shortcodes as signs, padded so that every other character keeps its offset."""
    if ":" not in text:
        return text
    return _SHORTCODE.sub(lambda m: SHORTCODES[m[1]].ljust(len(m[0])) if m[1] in SHORTCODES else m[0], text)


def lower(text: str) -> str:
    """The text in lower case, every character in its place."""
    folded = text.lower()
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=4096)
def lex(
    text: str,
    start: int = 0,
    inert: tuple[tuple[int, int], ...] = (),
    breaks: tuple[int, ...] = (),
    lexicon: Lexicon = LEXICON,
) -> Lexed:
    """The tokens of a text from an offset on; the `inert` pieces, such as code, hold no verdict and no separator.

    At the `breaks`, the ends of bold pieces, it is parted as by a dash.
    """
    shown, hits, signs = _scanned(text, lexicon)
    if inert:
        hits = tuple(hit for hit in hits if not any(begin <= hit.start < end for begin, end in inert))
    return Lexed(shown, hits, segments(shown, start, inert, (*breaks, *signs)), lexicon)


def declares(text: str, start: int = 0, end: int | None = None, lexicon: Lexicon = LEXICON) -> bool:
    """Whether a verdict word or a sign may stand in a piece of a text: where none does, no slot needs to be read."""
    shown, hits, _ = _scanned(text, lexicon)
    end = len(shown) if end is None else end
    return not shown[start:end].isascii() or any(hit.sense and start <= hit.start < end for hit in hits)


@lru_cache(maxsize=1024)
def _scanned(text: str, lexicon: Lexicon) -> tuple[str, tuple[Hit, ...], tuple[int, ...]]:
    """A text as shown, its phrases, and where signs part it: what all readings of one line share."""
    shown = show_signs(text)
    return shown, lexicon.scan(lower(shown)), _signs_apart(shown, lexicon)


def _signs_apart(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Where a known sign stands behind a blank: it parts the text as a dash does."""
    if text.isascii():
        return ()
    return tuple(
        at
        for at, char in enumerate(text)
        if char in lexicon.marks and at and text[at - 1].isspace() and not _is_behind_sign(text, at, lexicon)
    )


def _is_behind_sign(text: str, at: int, lexicon: Lexicon) -> bool:
    before = text[:at].rstrip(" \t" + _SELECTORS)
    return not before or before[-1] in lexicon.marks


class _Reader:
    """One text with its phrases, asked for one segment after another."""

    def __init__(self, text: str, hits: Sequence[Hit], lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._verdicts = [hit.start for hit in hits if hit.sense]
        self._at: dict[int, list[Hit]] = {}
        for hit in hits:
            self._at.setdefault(hit.start, []).append(hit)

    def slot(self, segment: Segment) -> Slot:
        """What the segment declares."""
        piece = self._text[segment.start : segment.end]
        if piece.isascii() and not self._may_declare(segment):
            bare = piece.lstrip(_QUOTES)
            brief = 0 < len(bare.rstrip(_BEHIND).split(None, _FEW_WORDS)) <= _FEW_WORDS
            return Slot(segment, rest=segment.end - len(bare), brief=brief)
        start, mark, strange = self._signs(segment.start, segment.end)
        end, behind = self._signs_behind(start, segment.end)
        slot = self._words(segment, start, end)
        sign = mark or behind
        if start >= end:
            return slot._replace(mark=sign, first=mark is not None, whole=sign is not None, rest=segment.end)
        return slot._replace(
            mark=sign, first=mark is not None, strange=strange, rest=slot.rest if slot.sense else start
        )

    def _may_declare(self, segment: Segment) -> bool:
        """Whether a verdict word begins inside."""
        place = bisect_left(self._verdicts, segment.start)
        return place < len(self._verdicts) and self._verdicts[place] < segment.end

    def _signs(self, start: int, end: int) -> tuple[int, Sense | None, bool]:
        """Where the words begin behind the signs at the start, what these declare, and whether one is unknown."""
        found: Sense | None = None
        strange = False
        while start < end:
            char = self._text[start]
            sense = self._lexicon.marks.get(char)
            if sense is not None:
                found = sense if found in (None, Sense.WARN) else found
            elif is_sign(char) and not is_measure(self._text[start : start + _LONGEST_SIGN]):
                strange = True
            elif char not in _QUOTES:
                break
            start += 1
        return start, found, strange

    def _signs_behind(self, start: int, end: int) -> tuple[int, Sense | None]:
        found: Sense | None = None
        while end > start:
            char = self._text[end - 1]
            sense = self._lexicon.marks.get(char)
            if sense is not None:
                found = sense
            elif char not in _BEHIND:
                break
            end -= 1
        return end, found

    def _words(self, segment: Segment, start: int, end: int) -> Slot:
        at, sense, negated, said, later = start, None, False, None, False
        while at < end:
            hit = self._best(at, end, said=sense is not None)
            if hit is None:
                if self._text[at] in _JOINTS and (sense or at == start):
                    at += 1
                    continue
                break
            if hit.kinds & Kind.VERDICT and hit.sense and sense is None:
                sense, said, at = hit.sense, hit, self._behind(hit.end, end)
            elif hit.kinds & (Kind.PARTICLE if sense is None else Kind.NEGATIVE_ENDING):
                negated, at = not negated, hit.end
            elif hit.kinds & Kind.VERDICT and hit.sense and sense:
                sense, at = _both(sense, hit.sense), self._behind(hit.end, end)
            elif hit.kinds & (Kind.EMPHASIS | Kind.DEGREE | Kind.LATER):
                later, at = later or bool(hit.kinds & Kind.LATER), hit.end
            else:
                break
            while at < end and self._text[at].isspace():
                at += 1
        whole = at >= end and sense is not None
        brief = self._is_brief(start, end)
        if said is None or sense is None:
            return Slot(segment, brief=brief, rest=start)
        sense = _denied(sense) if negated else sense
        word = self._text[said.start : said.end]
        loud = word.isupper() and len(word) > 1 and word.isascii()
        # With another word before it, it begins no answer: `All NEEDS CLARIFICATION resolved`.
        plain = (bool(said.kinds & Kind.COMMON) and not loud) or (not whole and said.start != start and not negated)
        plain = plain or (not whole and self._runs_on(sense, at, end, loud=loud, negated=negated))
        scoped = not whole and any(hit.kinds & (Kind.SCOPING | Kind.REASON) for hit in self._at.get(at, ()))
        capital = not self._text[start].islower()
        return Slot(segment, sense, whole, None, False, loud, plain, capital, scoped, at, brief=brief, later=later)

    def _runs_on(self, sense: Sense, at: int, end: int, *, loud: bool, negated: bool) -> bool:
        """Whether a word at the start is one of a sentence: `Violates …`, and any that the script joins to the next.

        With no more behind it than the names of this feature and this principle it is a verdict.
        """
        joined = is_unspaced(self._text[at]) and is_unspaced(self._text[at - 1])
        if not joined and (loud or negated or sense not in (Sense.FAIL, Sense.DEFERRED)):
            return False
        while at < end and (named := next((hit for hit in self._at.get(at, ()) if hit.kinds & Kind.HERE), None)):
            at = named.end
            while at < end and self._text[at].isspace():
                at += 1
        return at < end

    def _best(self, at: int, end: int, *, said: bool) -> Hit | None:
        """The phrase there: the longest verdict, else a word that may stand around one; behind it, its denial."""
        found = [hit for hit in self._at.get(at, ()) if hit.end <= end]
        around = (Kind.VERDICT, Kind.NEGATION, Kind.NEGATIVE_ENDING, Kind.EMPHASIS, Kind.DEGREE, Kind.LATER)
        wanted = (Kind.NEGATIVE_ENDING, *around) if said else around
        return next((hit for kind in wanted for hit in found if hit.kinds & kind), None)

    def _behind(self, at: int, end: int) -> int:
        """Where the text goes on behind a verdict word and its ending."""
        for ending in self._lexicon.endings:
            if self._text.startswith(ending, at) and at + len(ending) <= end:
                return at + len(ending)
        return at

    def _is_brief(self, start: int, end: int) -> bool:
        piece = self._text[start:end]
        if not piece.isascii() and any(map(is_unspaced, piece)):
            return len(piece) <= _FEW_LETTERS
        return 0 < len(piece.split()) <= _FEW_WORDS


def is_measure(text: str) -> bool:
    """Whether a text begins with a number or a comparison with one, which declare nothing: `<200 ms`, `~3`."""
    return _MEASURE.match(text) is not None


def is_sign(char: str) -> bool:
    """Whether the character is a pictograph or a sign, and no letter, digit or punctuation."""
    return ord(char) > 0x2000 and unicodedata.category(char) in ("So", "Sk", "Sm") and char not in "→←⇒"


def _both(first: Sense, second: Sense) -> Sense:
    if first is second or Sense.EXCUSED in (first, second):
        return second if first is Sense.EXCUSED else first
    if first is Sense.APPLIES:
        # That it applies says nothing of how it is met.
        return Sense.UNKNOWN if second is Sense.EXEMPT else second
    if Sense.DEFERRED in (first, second) and Sense.FAIL not in (first, second):
        return Sense.DEFERRED if Sense.PASS not in (first, second) else Sense.UNKNOWN
    if Sense.FAIL in (first, second):
        return Sense.FAIL if Sense.PASS not in (first, second) else Sense.UNKNOWN
    return first


def _denied(sense: Sense) -> Sense:
    turned = {Sense.PASS: Sense.FAIL, Sense.FAIL: Sense.PASS, Sense.EXCUSED: Sense.FAIL, Sense.APPLIES: Sense.EXEMPT,
              Sense.YES: Sense.NO, Sense.NO: Sense.NO}  # fmt: skip
    return turned.get(sense, Sense.UNKNOWN)


def is_head(lead: Lead) -> bool:
    """Whether a segment behind it stands at a separator that announces a verdict."""
    return lead in (Lead.START, Lead.LINE, Lead.COLON, Lead.DASH, Lead.ARROW, Lead.OPEN, Lead.CLOSE)
