"""Slots: which of a line's segments declare something, and where each verdict's own words end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed
from plangate.domain.documents.plan.constitution_check.lexing.names import is_status_label
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead
from plangate.domain.documents.plan.constitution_check.lexing.tokens import UNASKED, Kind, Sense, Slot, Verdict

EDGES = " \t\n:：﹕-–—―→.,;，；、。！"
"""What may stand around a verdict, and belongs to no word."""
_FEW = 4
"""Words of a part's name, and one."""
_REACH = 60
"""Characters behind a positive verdict in which an exception to it is looked for."""


def verdicts_in(lexed: Lexed) -> Iterator[tuple[Verdict, Slot]]:
    """The verdicts of a text's slots, in their order, each with its slot."""
    slots = lexed.slots
    last = _last(slots)
    led: Slot | None = None
    for place, slot in enumerate(slots):
        before = slots[place - 1] if place else None
        opens = before is None or before.segment.asks or _announced(lexed, before, slot)
        later = before is not None and slot.segment.lead is Lead.ARROW and bool(before.sense or before.mark)
        found = _opening(slot) if opens else (_closing(slot) if place >= last else "") or _inner(lexed, slot, led)
        if not opens and led is None and slot.sense is Sense.EXEMPT and names_part(lexed, slot):
            continue
        if found and (opens or led is None):
            led = slot
        if "m" in found and slot.mark:
            yield Verdict(slot.mark, spoken=False, later=later), slot
        if "w" in found:
            part = names_part(lexed, slot) or _is_of_label(lexed, before, slot)
            yield replace(spoken(lexed, slot), later=later or slot.later, part=part), slot
        elif led and led.sense is Sense.EXEMPT and names_part(lexed, led) and (rest := _of_the_rest(lexed, slot)):
            yield Verdict(rest, part=True), slot


def names_part(lexed: Lexed, slot: Slot) -> bool:
    """Whether a verdict goes on with what alone it is about: `N/A for the client`, and not `N/A for this feature`."""
    at = _behind_blanks(lexed.text, slot.rest if slot.sense and not slot.whole else slot.segment.end)
    opened = next((hit for hit in lexed.hits if hit.start == at and hit.kinds & Kind.PART), None)
    if opened is None or lexed.text[opened.start : opened.end + 1].endswith(tuple(".,;")):
        return False
    at = _behind_blanks(lexed.text, opened.end)
    while here := next((hit for hit in lexed.hits if hit.start == at and hit.kinds & Kind.HERE), None):
        at = _behind_blanks(lexed.text, here.end)
    return lexed.text[at : at + 1].isalnum()


def _behind_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " *_":
        at += 1
    return at


def _of_the_rest(lexed: Lexed, slot: Slot) -> Sense | None:
    """What a few words that a verdict in capitals ends say of the rest: `N/A for the client; server PASS`."""
    segment = slot.segment
    ends = [hit for hit in lexed.hits if hit.end == segment.end and hit.sense in (Sense.PASS, Sense.FAIL)]
    said = next((hit for hit in ends if lexed.text[hit.start : hit.end].isupper()), None)
    if said is None or not 0 < len(lexed.text[segment.start : said.start].split()) < _FEW:
        return None
    return said.sense


def _is_of_label(lexed: Lexed, before: Slot | None, slot: Slot) -> bool:
    """Whether a short label inside the answer says what alone the verdict is about: `server: PASS`."""
    if before is None or slot.segment.lead is not Lead.COLON or before.sense or before.mark:
        return False
    return before.brief and not before.segment.asks and not _announced(lexed, before, slot)


def _last(slots: Sequence[Slot]) -> int:
    """The place of the last segment outside a closing bracket's note."""
    end = len(slots) - 1
    while end > 0 and slots[end].segment.bracket and not slots[end].sense and not slots[end].mark:
        end -= 1
    return end


def _announced(lexed: Lexed, before: Slot, slot: Slot) -> bool:
    """Whether a status label such as `Verdict:` stands before the segment."""
    said = lexed.text[before.segment.start : before.segment.end]
    return slot.segment.lead is Lead.COLON and is_status_label(said)


def _opening(slot: Slot) -> str:
    """What counts at an answer's beginning: `m` the mark, `w` the word."""
    word = slot.sense is not None and (slot.whole or (slot.sense not in UNASKED and (not slot.plain or slot.scoped)))
    sign = slot.mark is not None and (slot.first or slot.whole or slot.segment.tail is None)
    return ("m" if sign else "") + ("w" if word else "")


def _closing(slot: Slot) -> str:
    """What counts at a line's end."""
    segment = slot.segment
    word = slot.whole and slot.sense not in (None, *UNASKED) and _stands_out(slot)
    # A mark at the end counts, whatever word or two explain it.
    sign = slot.mark is not None and (slot.whole or not slot.first or (slot.brief and segment.lead is Lead.DASH))
    if segment.lead is Lead.COMMA and slot.first and slot.whole:
        sign = True
    return ("m" if sign else "") + ("w" if word else "")


def _stands_out(slot: Slot) -> bool:
    """Whether a word at a line's end is no last word of a sentence."""
    if not slot.plain or slot.mark:
        return True
    # An everyday word needs more than a comma before it, and a capital where the script has capitals.
    return slot.segment.lead in (Lead.DASH, Lead.ARROW, Lead.OPEN, Lead.LINE, Lead.STOP, Lead.COLON) and slot.capital


def _inner(lexed: Lexed, slot: Slot, led: Slot | None) -> str:
    """What counts inside a line: what nobody writes in a sentence."""
    if slot.sense in UNASKED:
        return ""
    if slot.whole and slot.sense and (slot.loud or slot.mark) and slot.segment.lead is not Lead.COMMA:
        return "mw" if slot.mark else "w"
    if led is None or slot.segment.lead not in (Lead.COMMA, Lead.STOP):
        return "w" if slot.whole and slot.sense and slot.segment.lead is Lead.ARROW else ""
    if slot.loud and led.loud and (slot.sense is Sense.FAIL or names_part(lexed, slot)):
        return "w"
    return "m" if slot.first and led.first else ""


def spoken(lexed: Lexed, slot: Slot) -> Verdict:
    """The verdict that a slot's word gives."""
    excepted = slot.sense is Sense.PASS and _excepts(lexed, slot)
    return Verdict(slot.sense or Sense.UNKNOWN, excepted=excepted, plain=slot.plain or not slot.whole)


def _excepts(lexed: Lexed, slot: Slot) -> bool:
    """Whether a positive verdict goes on with an exception: `PASS with one deviation`, `PASS, except for joins`."""
    start = skip_edges(lexed.text, slot.rest)
    while start < len(lexed.text) and lexed.text[start] in "([（ ":
        start += 1
    stop = min(len(lexed.text), start + _REACH)
    behind = [hit for hit in lexed.hits if start <= hit.start < stop]
    if not any(hit.start == start and hit.kinds & (Kind.SCOPING | Kind.EXCEPTION) for hit in behind):
        return False
    out = next((hit for hit in behind if hit.kinds & (Kind.EXCEPTION | Kind.BREACH)), None)
    if out is None or any(hit.kinds & (Kind.NEGATION | Kind.NONE) and hit.start < out.start for hit in behind):
        return False
    between = lexed.text[start : out.start]
    return not re.search(r"[.;:。；：]\s", between) and len(between.split()) <= 4


def skip_edges(text: str, at: int) -> int:
    """Where the next word begins."""
    while at < len(text) and text[at] in EDGES + "*_\ufe0f)]）】":
        at += 1
    return at
