"""Claims: sentences about all gates at once, such as `All gates pass` or `no violations`; a legend or count is none."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter

from plangate.domain.documents.dialects.phrases import begins_with, has_word
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import is_result_label
from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed, lex
from plangate.domain.documents.plan.constitution_check.lexing.line import read_slot
from plangate.domain.documents.plan.constitution_check.lexing.tokens import (
    UNASKED,
    Hit,
    Kind,
    Sense,
    of_kind,
    starting_in,
)
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import before_first

_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n(?=\s*(?:[-*]|\*\*))")
_STOPS = ".;\n。；"
_STOPS_AND_COMMAS = frozenset(".;\n。；,")
_PARTING = frozenset(".;:,。；，")
_COUNTED = re.compile(r"(?i)(?:\b(?:one|two|three|four|five|[1-9]\d?|um|uma|un|una|une|ein|eine)\b|[:=(]\s*[1-9])")
_JUSTIFIED = Vocabulary("justif*, begründ*, обосн*, 理由, 正当化")
_BEHIND = Kind.NEGATIVE_ENDING | Kind.NONE | Kind.NEGATION
"""What denies the word before it."""
_JOINED = 2
"""Characters between "all" and a word that says alone that the whole holds."""
_NEAR_LETTERS, _NEAR_BEHIND = 40, 6
"""Characters between a negation and what it denies, before and behind it."""
_MOST_SENTENCES = 1_000
"""Sentences of one paragraph; real checks have some dozens."""
_LONGEST_LABEL = 80
_LEGEND = 3
_FAR = 200
"""Characters in which the parts of a claim are looked for."""
_NEAR, _REACH = 3, 50
"""Words between a negation and what it denies, and characters between the parts of a claim over all."""
_QUALIFIED = re.compile(r"\bun\w+ed\b", re.IGNORECASE)
"""A violation of one kind: `unjustified`."""
_DEMANDS = Vocabulary("must, should, shall")
_SENSE = attrgetter("sense")
_UNCOUNTED = UNASKED | {None, Sense.EXCUSED, Sense.WARN}
"""What is no status of its own."""
_SHOUTED = re.compile(r"\b[A-Z][A-Z/-]{2,}\b")


def says_no_violations(text: str) -> bool:
    """Whether a sentence says, without reserve, that nothing is violated."""
    return no_violations(text) is not None


def no_violations(text: str) -> tuple[int, int] | None:
    """Where a sentence says so: the offsets of the words' start and end, the latter exclusive."""
    lexed = lex(text)
    found = next(_denied_breaches(lexed), None)
    return found if found and not is_limited(text) else None


def says_all_pass(text: str) -> bool:
    """Whether a sentence says, without reserve, that all gates or principles hold."""
    lexed = lex(text)
    everything = any(_all_hold(lexed, hit) for hit in of_kind(lexed.hits, Kind.EVERYTHING))
    return (everything or _fully_holds(lexed) or _none_fails(lexed)) and not is_limited(text)


def is_limited(text: str) -> bool:
    """Whether a sentence makes a reserve or a condition, such as `except` or `if all`."""
    lexed = lex(text)
    return _has_limit(lexed) or _DEMANDS.stands_in(text) or _denies_all(lexed)


def _has_limit(lexed: Lexed) -> bool:
    return any(not hit.kinds & Kind.BREACH for hit in of_kind(lexed.hits, Kind.EXCEPTION | Kind.CONDITION))


def _denies_all(lexed: Lexed) -> bool:
    return any(_follows(lexed, hit, Kind.EVERYTHING, 0) for hit in of_kind(lexed.hits, Kind.NEGATION))


def admits_violation(text: str) -> bool:
    """Whether a sentence about the whole names or excludes a violation, so that it denies none."""
    lexed = lex(text)
    return _spares_rest(lexed) or is_limited(text) or any(_is_admitted(lexed, hit) for hit in _undenied(lexed))


def _spares_rest(lexed: Lexed) -> bool:
    """Whether a sentence speaks of all the rest: `all others`."""
    return any(_follows(lexed, hit, Kind.REST, 1) for hit in of_kind(lexed.hits, Kind.EVERYTHING))


def _undenied(lexed: Lexed) -> list[Hit]:
    """The violations that are spoken of and not denied."""
    denied = [range(start, end) for start, end in _denied_breaches(lexed)]
    taken = frozenset(chain.from_iterable(denied))
    return [hit for hit in of_kind(lexed.hits, Kind.BREACH) if hit.start not in taken]


def is_legend(text: str) -> bool:
    """Whether a line explains marks, or counts statuses, instead of giving one: it names three or more."""
    return begins_with(text.lstrip(" *_|>-"), "legends") or _names_several(lex(text))


def _names_several(lexed: Lexed) -> bool:
    """Whether the marks and capital verdict words of a line name three statuses or more."""
    words = _shouted(lexed)
    signs = set(map(lexed.lexicon.marks.get, lexed.lexicon.signs_in.findall(lexed.text))) if lexed.signed else set()
    # A sign that neither begins nor ends anything is no mark: where even all signs are too few, no slot is read.
    if len((words | signs) - _UNCOUNTED) < _LEGEND:
        return False
    return len((words | {slot.mark for slot in lexed.slots}) - _UNCOUNTED) >= _LEGEND


def _shouted(lexed: Lexed) -> set[Sense | None]:
    """What the verdict words in capitals declare, of words that overlap the first."""
    found: set[Sense | None] = set()
    if not lexed.kinds & Kind.VERDICT:
        return found
    end = 0
    for hit in filter(_SENSE, lexed.hits):
        if hit.start >= end:
            found |= {hit.sense} if _SHOUTED.fullmatch(lexed.text[hit.start : hit.end]) else set()
            end = hit.end
    return found


def claimed(text: str) -> Status | None:
    """What a sentence claims of all gates; None when it is about something else."""
    if is_legend(text):
        return None
    return Status.PASS if claims_all(text) else _result_in(text)


def claims_all(text: str) -> bool:
    """Whether a sentence says by its own words that all holds, or nothing is violated, and not by its label alone."""
    return says_no_violations(text) or says_all_pass(text)


def _result_in(text: str) -> Status | None:
    """What a sentence such as `Gate result: PASS` declares."""
    label, rest = _labelled(text)
    return of_verdicts(read_slot(rest)[0]) if label and is_result_label(label) else None


def is_recheck(label: str) -> bool:
    """Whether a label such as `Post-design re-check` announces a second check."""
    return phase_of(label) is Phase.POST_DESIGN


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a visible text, each with its offset; behind the last of so many the rest is one."""
    stops = list(islice(_SENTENCE.finditer(text), _MOST_SENTENCES))
    starts = (0, *(stop.end() for stop in stops))
    ends = (*(stop.start() for stop in stops), len(text))
    pieces = ((start, text[start:end].strip()) for start, end in zip(starts, ends, strict=True))
    return ((start, piece) for start, piece in pieces if piece)


def _labelled(text: str) -> tuple[str, str]:
    """A sentence's label, and what stands behind it."""
    for sign in (": ", "：", " — ", " – ", " - "):
        label, found, rest = text.partition(sign)
        if found and len(label) <= _LONGEST_LABEL:
            return label, rest
    return "", text


def _denied_breaches(lexed: Lexed) -> Iterator[tuple[int, int]]:
    """Where violations are denied: `no … violations`, `violations: none`, 違反なし, нарушений нет."""
    found = (_denial_of(lexed, hit) for hit in of_kind(lexed.hits, Kind.BREACH))
    return filter(None, found)


def _denial_of(lexed: Lexed, breach: Hit) -> tuple[int, int] | None:
    """Where a violation is denied, from the first word to the last."""
    near = of_kind(starting_in(lexed.hits, breach.start - _FAR, breach.start), Kind.NEGATION)
    before = next((one for one in near if _denies_before(lexed, one, breach)), None)
    return (before.start, breach.end) if before else _denial_behind(lexed, breach)


def _denial_behind(lexed: Lexed, breach: Hit) -> tuple[int, int] | None:
    if _is_of_some(lexed.text[max(breach.start - _NEAR_LETTERS, 0) : breach.start]):
        return None
    near = of_kind(starting_in(lexed.hits, breach.end, breach.end + _NEAR_BEHIND + 1), _BEHIND)
    end = next((one.end for one in near if _denies_behind(lexed, one, breach)), None)
    return None if end is None else (breach.start, end)


def _denies_before(lexed: Lexed, one: Hit, breach: Hit) -> bool:
    between = lexed.text[one.end : breach.start]
    if one.end > breach.start or _is_of_some(between) or not _PARTING.isdisjoint(between):
        return False
    return len(between.split()) <= _NEAR and len(between) <= _NEAR_LETTERS


def _is_of_some(before: str) -> bool:
    """Whether the words before a violation say that there are others: none of those is denied."""
    return has_word(before, "further") or _QUALIFIED.search(before) is not None


def _denies_behind(lexed: Lexed, one: Hit, breach: Hit) -> bool:
    # Before a hyphen it belongs to the next word: `violation NON-NEGOTIABLE`.
    if one.start < breach.end or lexed.text.startswith("-", one.end):
        return False
    between = lexed.text[breach.end : one.start]
    return len(between) <= _NEAR_BEHIND and _STOPS_AND_COMMAS.isdisjoint(between)


def _all_hold(lexed: Lexed, everything: Hit) -> bool:
    """Whether the whole follows, and that it holds, in the same sentence."""
    last = min(len(lexed.text), everything.end + _FAR)
    clause = before_first(lexed.text[everything.end : last], _STOPS)
    behind = lexed.within(everything.end, everything.end + len(clause))
    holds = [hit.start for hit in of_kind(behind, Kind.HOLD)]
    end = _whole_behind(behind, everything.end)
    return _begin_in(holds, end, _REACH) if end is not None else _begin_in(holds, everything.end, _JOINED)


def _whole_behind(hits: Sequence[Hit], at: int) -> int | None:
    """Where the first name of the whole ends that follows an offset shortly."""
    return next((hit.end for hit in of_kind(hits, Kind.WHOLE) if hit.start <= at + _REACH), None)


def _begin_in(starts: Sequence[int], end: int, reach: int) -> bool:
    """Whether one of some phrases begins at most so many characters behind an offset."""
    return any(end <= start <= end + reach for start in starts)


def _fully_holds(lexed: Lexed) -> bool:
    """Whether the law as a whole is said to be kept in full: `Fully compliant with the constitution`."""
    degrees = {hit.end for hit in of_kind(lexed.hits, Kind.DEGREE)}
    holds = of_kind(lexed.hits, Kind.HOLD) if degrees else ()
    full = (hit for hit in holds if len(lexed.text[: hit.start].rstrip()) in degrees)
    return any(_follows(lexed, hit, Kind.WHOLE, _NEAR) for hit in full)


def _none_fails(lexed: Lexed) -> bool:
    """Whether none of the whole is said to fail: `No principle is violated`."""
    fails = [hit.start for hit in lexed.hits if hit.sense is Sense.FAIL]
    nones = of_kind(lexed.hits, Kind.NO_THING) if fails else ()
    clauses = (_clause_behind(lexed, none) for none in nones if _follows(lexed, none, Kind.WHOLE, 1))
    return any(start < fail < end for start, end in clauses for fail in fails)


def _clause_behind(lexed: Lexed, hit: Hit) -> tuple[int, int]:
    """Where a phrase ends, and the clause that it stands in, not far behind."""
    last = min(len(lexed.text), hit.end + _REACH)
    return hit.end, hit.end + len(before_first(lexed.text[hit.end : last], _STOPS))


def _follows(lexed: Lexed, hit: Hit, kind: int, words: int) -> bool:
    """Whether a phrase of that kind follows, with at most so many words between."""
    behind = of_kind(starting_in(lexed.hits, hit.end, hit.end + _FAR), kind)
    return any(len(lexed.text[hit.end : one.start].split()) <= words for one in behind)


def _is_admitted(lexed: Lexed, breach: Hit) -> bool:
    """Whether a violation is spoken of as one that there is: counted, justified, or what a verdict goes on with."""
    around = lexed.text[max(breach.start - _REACH, 0) : breach.end + _REACH]
    told = _COUNTED.search(around) is not None or _JUSTIFIED.stands_in(around)
    return told or _is_excused(around) or _is_led(lexed, breach)


def _is_excused(text: str) -> bool:
    return any(hit.sense is Sense.EXCUSED and not hit.kinds & Kind.BREACH for hit in lex(text).hits)


def _is_led(lexed: Lexed, breach: Hit) -> bool:
    """Whether a verdict, or what points to another place, goes on with a violation."""
    return any(hit.end <= breach.start for hit in of_kind(lexed.hits, Kind.SCOPING | Kind.BACK))
