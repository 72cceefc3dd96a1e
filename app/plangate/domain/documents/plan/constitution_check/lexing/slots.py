"""Slots: which of a line's segments declare something, and where each verdict's own words end."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import LABEL_EDGES, is_status_label
from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed, lex
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.scanned import declares
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead
from plangate.domain.documents.plan.constitution_check.lexing.signs import skip
from plangate.domain.documents.plan.constitution_check.lexing.tokens import (
    UNASKED,
    Hit,
    Kind,
    Sense,
    Slot,
    Verdict,
    of_kind,
)

EDGES = " \t\n:：﹕-–—―→.,;，；、。！"
"""What may stand around a verdict, and belongs to no word."""
_SKIPPED = EDGES + "*_\ufe0f)]）】"
_BLANKS = " *_"
_OPENING = "([（ "
_PAUSES = (".", ",", ";")
_STOP = re.compile(r"[.;:。；：]\s")
_PARTING = frozenset({Lead.DASH, Lead.ARROW, Lead.OPEN, Lead.LINE, Lead.STOP, Lead.COLON})
"""What parts an everyday word from the sentence before it; a comma does not."""
_DECIDED = frozenset({Sense.PASS, Sense.FAIL})
_RUNNING = frozenset({Lead.COMMA, Lead.STOP})
_FEW = 4
"""Words of a part's name, and one."""
_BETWEEN = 4
"""Words between a verdict and what it excepts."""
_REACH = 60
"""Characters behind a positive verdict in which an exception to it is looked for."""


class _Place(NamedTuple):
    """A slot with the one before it: `opens` says that an answer begins there, `ends` that the line ends with it.

    What counts in it is told by letters: `m` its mark, `w` its word. `led` is the slot that the answer began with.
    """

    lexed: Lexed
    slot: Slot
    before: Slot | None
    opens: bool
    ends: bool

    def found(self, led: Slot | None) -> str:
        """What counts in the slot."""
        if self.opens:
            return _opening(self.slot)
        if led is None and self._spares_part():
            return ""
        return (self.ends and _closing(self.slot)) or _inner(self.lexed, self.slot, led)

    def led(self, found: str, led: Slot | None) -> Slot | None:
        """The slot that the answer began with, from here on."""
        return self.slot if found and (self.opens or led is None) else led

    def _spares_part(self) -> bool:
        """Whether its word exempts a part only."""
        return self.slot.sense is Sense.EXEMPT and names_part(self.lexed, self.slot)

    def verdicts(self, found: str, led: Slot | None) -> Iterator[Verdict]:
        """The verdicts of what counts in the slot."""
        if "m" in found and self.slot.mark:
            yield Verdict(self.slot.mark, spoken=False, later=self._is_later)
        if "w" in found:
            yield self._word()
        elif rest := self._of_the_rest(led):
            yield Verdict(rest, part=True)

    def _word(self) -> Verdict:
        part = names_part(self.lexed, self.slot) or self._is_of_label
        return spoken(self.lexed, self.slot, later=self._is_later or self.slot.later, part=part)

    def _of_the_rest(self, led: Slot | None) -> Sense | None:
        """What a slot says of the rest, where the answer began with a part that is exempt."""
        if led is None or led.sense is not Sense.EXEMPT or not names_part(self.lexed, led):
            return None
        return _loud_end(self.lexed, self.slot)

    @property
    def _is_later(self) -> bool:
        """Whether an arrow leads from another verdict to this one."""
        return self.before is not None and self.before.declares and self.slot.segment.lead is Lead.ARROW

    @property
    def _is_of_label(self) -> bool:
        """Whether a short label inside the answer says what alone the verdict is about: `server: PASS`."""
        if self.before is None or self.opens:
            return False
        return self.slot.segment.lead is Lead.COLON and self.before.brief and not self.before.declares


def verdicts_in(lexed: Lexed) -> Iterator[tuple[Verdict, Slot]]:
    """The verdicts of a text's slots, in their order, each with its slot."""
    led: Slot | None = None
    for place in _places(lexed) if lexed.declares else ():
        # A slot that declares nothing may still go on with what an answer began with.
        if place.slot.declares or led is not None:
            found = place.found(led)
            led = place.led(found, led)
            for verdict in place.verdicts(found, led):
                yield verdict, place.slot


def _places(lexed: Lexed) -> Iterator[_Place]:
    slots = lexed.slots
    last = _last(slots)
    before: Slot | None = None
    for at, slot in enumerate(slots):
        yield _Place(lexed, slot, before, _opens(lexed, before, slot), at >= last)
        before = slot


def _opens(lexed: Lexed, before: Slot | None, slot: Slot) -> bool:
    """Whether an answer begins there: with the line, behind a question or a label such as `Verdict:`."""
    return before is None or before.segment.asks or _announced(lexed, before, slot)


def _announced(lexed: Lexed, before: Slot, slot: Slot) -> bool:
    said = lexed.text[before.segment.start : before.segment.end]
    return slot.segment.lead is Lead.COLON and is_status_label(said)


def _last(slots: Sequence[Slot]) -> int:
    """The place of the last segment outside a closing bracket's note."""
    end = len(slots) - 1
    while end > 0 and _is_note(slots[end]):
        end -= 1
    return end


def _is_note(slot: Slot) -> bool:
    return slot.segment.bracket > 0 and not slot.declares


def names_part(lexed: Lexed, slot: Slot) -> bool:
    """Whether a verdict goes on with what alone it is about: `N/A for the client`, and not `N/A for this feature`."""
    opened = lexed.hit_at(skip(lexed.text, slot.words_end, _BLANKS), Kind.PART)
    if opened is None or lexed.text[opened.start : opened.end + 1].endswith(_PAUSES):
        return False
    at = _behind_here(lexed, opened.end)
    return lexed.text[at : at + 1].isalnum()


def _behind_here(lexed: Lexed, at: int) -> int:
    """Where the text goes on behind names of this feature and this principle."""
    at = skip(lexed.text, at, _BLANKS)
    while here := lexed.hit_at(at, Kind.HERE):
        at = skip(lexed.text, here.end, _BLANKS)
    return at


def _loud_end(lexed: Lexed, slot: Slot) -> Sense | None:
    """What a few words declare that a verdict in capitals ends: `N/A for the client; server PASS`."""
    ends = (hit for hit in lexed.hits if hit.end == slot.segment.end and hit.sense in _DECIDED)
    said = next((hit for hit in ends if lexed.text[hit.start : hit.end].isupper()), None)
    return said.sense if said and _is_short(lexed.text[slot.segment.start : said.start]) else None


def _is_short(name: str) -> bool:
    return 0 < len(name.split()) < _FEW


def _counted(*, mark: bool, word: bool) -> str:
    return "m" * mark + "w" * word


def _opening(slot: Slot) -> str:
    """What counts at an answer's beginning."""
    return _counted(mark=_opens_with_mark(slot), word=_opens_with_word(slot))


def _opens_with_word(slot: Slot) -> bool:
    """Whether the word is a verdict: alone any is, before other words one that no sentence begins with."""
    return slot.is_word_alone or (slot.tells and (slot.scoped or not slot.plain))


def _opens_with_mark(slot: Slot) -> bool:
    apart = slot.first or slot.whole or slot.segment.tail is None
    return slot.mark is not None and apart


def _closing(slot: Slot) -> str:
    """What counts at a line's end."""
    return _counted(mark=_closes_with_mark(slot), word=_closes_with_word(slot))


def _closes_with_word(slot: Slot) -> bool:
    return slot.whole and slot.tells and _stands_out(slot)


def _closes_with_mark(slot: Slot) -> bool:
    """Whether a mark at the end counts: it does, whatever word or two explain it."""
    explained = slot.brief and slot.segment.lead is Lead.DASH
    return slot.mark is not None and (slot.whole or explained or not slot.first)


def _stands_out(slot: Slot) -> bool:
    """Whether a word at a line's end is no last word of a sentence.

    An everyday word needs more than a comma before it, and a capital where the script has capitals.
    """
    apart = slot.capital and slot.segment.lead in _PARTING
    return apart or not slot.plain or slot.mark is not None


def _inner(lexed: Lexed, slot: Slot, led: Slot | None) -> str:
    """What counts inside a line: what nobody writes in a sentence."""
    if slot.sense in UNASKED:
        return ""
    if _is_pointed(slot):
        return _counted(mark=slot.mark is not None, word=True)
    if led is None or slot.segment.lead not in _RUNNING:
        return _behind_arrow(slot)
    return _further(lexed, slot, led)


def _behind_arrow(slot: Slot) -> str:
    """What counts in a line that no verdict began: one that an arrow leads to."""
    return _counted(mark=False, word=slot.is_word_alone and slot.segment.lead is Lead.ARROW)


def _is_pointed(slot: Slot) -> bool:
    """Whether a word stands alone in capitals or with a mark, and in no list of words."""
    pointed = slot.loud or slot.mark is not None
    return pointed and slot.is_word_alone and slot.segment.lead is not Lead.COMMA


def _further(lexed: Lexed, slot: Slot, led: Slot) -> str:
    """What counts of the next in a row of answers, written as the first of them is: `PASS for a, FAIL for b`."""
    if slot.loud and led.loud and _is_of_part(lexed, slot):
        return "w"
    return _counted(mark=slot.first and led.first, word=False)


def _is_of_part(lexed: Lexed, slot: Slot) -> bool:
    return slot.sense is Sense.FAIL or names_part(lexed, slot)


def is_verdict(text: str, lexicon: Lexicon = LEXICON) -> bool:
    """Whether a text is a verdict and nothing else."""
    bare = text.strip(LABEL_EDGES)
    slots = lex(bare, lexicon=lexicon).slots if declares(bare, lexicon=lexicon) else ()
    return bool(slots) and all(slot.whole for slot in slots)


def is_loud(text: str, lexicon: Lexicon) -> bool:
    """Whether a text begins with a verdict in capitals."""
    return any(slot.whole and slot.loud for slot in lex(text, lexicon=lexicon).slots[:1])


def spoken(lexed: Lexed, slot: Slot, *, later: bool = False, part: bool = False) -> Verdict:
    """The verdict that a slot's word gives."""
    excepted = slot.sense is Sense.PASS and _excepts(lexed, slot)
    plain = slot.plain or not slot.whole
    return Verdict(slot.sense or Sense.UNKNOWN, excepted=excepted, later=later, part=part, plain=plain)


def _excepts(lexed: Lexed, slot: Slot) -> bool:
    """Whether a positive verdict goes on with an exception: `PASS with one deviation`, `PASS, except for joins`."""
    start = skip(lexed.text, skip_edges(lexed.text, slot.rest), _OPENING)
    out = _exception(lexed, start) if lexed.hit_at(start, Kind.SCOPING | Kind.EXCEPTION) else None
    if out is None:
        return False
    between = lexed.text[start : out.start]
    return not _STOP.search(between) and len(between.split()) <= _BETWEEN


def _exception(lexed: Lexed, start: int) -> Hit | None:
    """The exception or violation shortly behind an offset that nothing denies."""
    behind = [hit for hit in lexed.hits if start <= hit.start < start + _REACH]
    denied = min((hit.start for hit in of_kind(behind, Kind.NEGATION | Kind.NONE)), default=len(lexed.text))
    out = next(iter(of_kind(behind, Kind.EXCEPTION | Kind.BREACH)), None)
    return out if out and out.start <= denied else None


def skip_edges(text: str, at: int) -> int:
    """Where the next word begins."""
    return skip(text, at, _SKIPPED)
