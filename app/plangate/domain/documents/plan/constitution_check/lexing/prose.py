"""Prose: what a line says besides its verdicts, as far as it may take a positive answer back."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import is_unspaced
from plangate.domain.documents.plan.constitution_check.lexing.prohibitions import Forbidden, forbidden_in
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead, Segment
from plangate.domain.documents.plan.constitution_check.lexing.tokens import (
    LONGEST,
    NO_PROSE,
    Hit,
    Kind,
    Prose,
    Slot,
    kinds_of,
    of_kind,
    starting_in,
)
from plangate.domain.documents.plan.model import Doubt, DoubtKind
from plangate.domain.text.words import before_first, parted

_BARE = Doubt(DoubtKind.EXCEPTED, "")
"""What a denial comes to in a clause that names nothing: it may mean the demand, whatever goes on behind the comma."""
_SAYING = Prose(says=True)
_REACH = 120
"""Characters before a phrase in which a negation of it is looked for."""
_LONGEST_SENTENCE = 400
"""Characters on each side of a phrase that are taken for its sentence."""
_DOUBTS = ((DoubtKind.RESERVED, Kind.RESERVE), (DoubtKind.EXCEPTED, Kind.EXCEPTION))
_DENYING = Kind.NEGATION | Kind.NEGATIVE_ENDING
_EMPTY = _DENYING | Kind.EMPHASIS | Kind.DEGREE | Kind.HERE | Kind.DEED | Kind.CONDITION | Kind.RESERVE
"""Phrases that name nothing which a principle could demand."""
_FILLING = _EMPTY | Kind.LATER | Kind.UNDONE
"""Phrases that may stand between a negation and what it denies."""
_DOUBTFUL = Kind.DEED | Kind.UNDONE | Kind.BREAKS | Kind.RESERVE | Kind.EXCEPTION
"""Phrases one of which every doubt has."""
_BINDING = Kind.PROHIBITION | Kind.DUTY | Kind.ABILITY
_TELLING = _DOUBTFUL | _BINDING | Kind.BREACH | Kind.FOLLOW_UP | Kind.WANTING | Kind.CONDITION | Kind.BACK
"""Phrases without which prose tells nothing."""
_ENDING = 4
"""Letters with which a verb may end, in scripts that join words."""
_NEAR = 3
"""Words between a negation and the deed that it denies."""
_NEAR_LETTERS = 40
_STOPS = frozenset(".!?;。！？；\n")
_PAUSES = frozenset(",:，、：")


class Said(NamedTuple):
    """What a line says besides its verdicts: its phrases from `start` on, their kinds, and what they forbid."""

    lexed: Lexed
    start: int
    hits: Sequence[Hit]
    kinds: int
    forbidden: Forbidden

    def is_denied(self, hit: Hit) -> bool:
        """Whether a negation stands shortly before a phrase."""
        return _is_denied(self.lexed, self.hits, hit)

    def is_cleared(self, breach: Hit) -> bool:
        """Whether it is denied that there is such a violation."""
        return _is_cleared(self.lexed, self.hits, breach)

    def breaches(self) -> list[Hit]:
        """The violations that are spoken of."""
        return of_kind(self.hits, Kind.BREACH)

    def undone(self) -> Iterator[Hit]:
        """What is plainly not done, but for what a prohibition leaves out."""
        told = of_kind(self.hits, Kind.UNDONE | Kind.BREAKS)
        return (hit for hit in told if not self.is_denied(hit) and not _obeys(self.forbidden, hit))

    def plain(self) -> list[Hit]:
        """The phrases that nothing denies or forbids."""
        return [hit for hit in self.hits if not self.is_denied(hit) and not self.forbidden.tells(hit)]

    def denials(self, obeyed: Collection[Hit]) -> Iterator[Hit]:
        """The deeds that are denied by other negations than those that forbid."""
        return _denials(self.lexed, _without(self.hits, obeyed))


def said_in(lexed: Lexed, used: Sequence[Slot], start: int) -> Said:
    """What a text says from an offset on; `used` are the slots of its verdicts."""
    hits = _outside(lexed, used, start)
    kinds = kinds_of(hits)
    return Said(lexed, start, hits, kinds, forbidden_in(lexed, hits, kinds, start))


def prose_of(said: Said, *, says: bool) -> Prose:
    """What the phrases outside the verdicts come to; `says` tells whether other words stand there at all."""
    kinds, forbidden = said.kinds, said.forbidden
    if not kinds & _TELLING:
        return _SAYING if says else NO_PROSE
    return Prose(
        says=says,
        undone=any(True for _ in said.undone()),
        denies=any(said.denials(forbidden.duties | forbidden.abilities)),
        forbids=forbidden.whole,
        reserved=bool(kinds & Kind.RESERVE),
        excepts=bool(kinds & Kind.EXCEPTION),
        breaches=not all(said.is_denied(breach) or said.is_cleared(breach) for breach in said.breaches()),
        cleared=any(map(said.is_cleared, said.breaches())),
        follows=bool(kinds & Kind.FOLLOW_UP),
        wants=bool(kinds & Kind.WANTING),
        supposed=bool(kinds & Kind.CONDITION),
        back=bool(kinds & Kind.BACK),
    )


def doubts_in(said: Said) -> tuple[Doubt, ...]:
    """The denials, exceptions and reserves of the prose."""
    if not said.kinds & _DOUBTFUL:
        return ()
    denied = ((DoubtKind.DENIED, hit) for hit in said.denials(said.forbidden.duties))
    found = (*denied, *_limits(said.lexed, said.plain()))
    told = [Doubt(kind, _about(said.lexed, said.start, hit)) for kind, hit in found]
    return tuple(dict.fromkeys((*told, *_bare(said.lexed, found))))


def _bare(lexed: Lexed, found: Sequence[tuple[DoubtKind, Hit]]) -> Iterator[Doubt]:
    return (_BARE for kind, hit in found if kind is DoubtKind.DENIED and _is_bare(lexed, hit))


def _limits(lexed: Lexed, plain: Sequence[Hit]) -> Iterator[tuple[DoubtKind, Hit]]:
    """What is undone, reserved or excepted."""
    undone = (_undone(lexed, hit) for hit in of_kind(plain, Kind.BREAKS | Kind.UNDONE))
    limits = ((kind, hit) for kind, known in _DOUBTS for hit in of_kind(plain, known))
    return chain(filter(None, undone), limits)


def _without(hits: Sequence[Hit], negations: Collection[Hit]) -> Sequence[Hit]:
    return [hit for hit in hits if hit not in negations] if negations else hits


def _obeys(forbidden: Forbidden, hit: Hit) -> bool:
    """Whether a phrase is part of a prohibition, or may say what is left out to keep it; its object has to tell."""
    return forbidden.tells(hit) or bool(forbidden.parts and not hit.kinds & Kind.BREAKS)


def _undone(lexed: Lexed, hit: Hit) -> tuple[DoubtKind, Hit] | None:
    """What a phrase that says that the demand is not met comes to; inside a sentence it may be about something else."""
    ends = _ends_clause(lexed, hit)
    if hit.kinds & Kind.BREAKS and (ends or not is_unspaced(lexed.text[hit.end - 1])):
        return _told(DoubtKind.BROKEN, whole=ends or _begins_clause(lexed, hit)), hit
    return (_told(DoubtKind.DENIED, whole=ends), hit) if hit.kinds & Kind.UNDONE else None


def _told(kind: DoubtKind, *, whole: bool) -> DoubtKind:
    """How a phrase takes an answer back: a whole clause does, a part of one may be about something else."""
    return kind if whole else DoubtKind.EXCEPTED


def _is_bare(lexed: Lexed, hit: Hit) -> bool:
    """Whether a phrase stands in a verdict's slot, and nothing is named there: `満たしていない, one module`."""
    segment = _segment_of(lexed, hit)
    return segment.is_head and _is_filled(lexed, segment.start, segment.end)


def _begins_clause(lexed: Lexed, hit: Hit) -> bool:
    segment = _segment_of(lexed, hit)
    return _is_filled(lexed, segment.start, hit.start)


def _ends_clause(lexed: Lexed, hit: Hit) -> bool:
    """Whether a phrase ends its clause, but for words that name nothing, or for the ending of its verb."""
    end = max(_segment_of(lexed, hit).end, hit.end)
    joined = is_unspaced(lexed.text[hit.end - 1])
    return (joined and end - hit.end <= _ENDING) or _is_filled(lexed, hit.end, end)


def _segment_of(lexed: Lexed, hit: Hit) -> Segment:
    """The segment that a phrase stands in; where signs alone are left, the phrase itself."""
    segments = reversed(lexed.segments)
    return next((one for one in segments if one.start <= hit.start), Segment(hit.start, hit.end, Lead.START))


def _outside(lexed: Lexed, used: Sequence[Slot], start: int) -> Sequence[Hit]:
    """The phrases from an offset on that belong to no verdict word."""
    hits = starting_in(lexed.hits, start, len(lexed.text))
    words = [slot for slot in used if slot.sense]
    return [hit for hit in hits if not _belongs(hit, words)] if words else hits


def _belongs(hit: Hit, words: Sequence[Slot]) -> bool:
    return any(slot.segment.start <= hit.start < slot.words_end for slot in words)


def _denials(lexed: Lexed, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The deeds that are denied, in the words' own order."""
    if not kinds_of(hits) & _DENYING:
        return
    for hit in of_kind(hits, Kind.DEED):
        if _is_denied(lexed, hits, hit) or _is_denied_behind(lexed, hits, hit):
            yield hit


def _is_cleared(lexed: Lexed, hits: Sequence[Hit], breach: Hit) -> bool:
    """Whether it is denied that there is such a violation: `not a violation of the scope`, 不算违规."""
    if _is_denied_behind(lexed, hits, breach):
        return True
    joined = is_unspaced(lexed.text[breach.start])
    return any(_is_near(between, joined=joined) for between in _before(lexed, hits, breach))


def _before(lexed: Lexed, hits: Sequence[Hit], denied: Hit) -> Iterator[str]:
    """What stands between a phrase and each negation before it, in the same sentence."""
    for hit in _negations_before(hits, denied):
        between = lexed.text[hit.end : denied.start]
        if _STOPS.isdisjoint(between):
            yield between


def _negations_before(hits: Sequence[Hit], denied: Hit) -> Iterator[Hit]:
    """The negations that end before a phrase and stand as near as one may."""
    near = starting_in(hits, denied.start - _REACH, denied.start)
    return (hit for hit in of_kind(near, Kind.NEGATION) if hit.end <= denied.start)


def _is_near(between: str, *, joined: bool) -> bool:
    if not _PAUSES.isdisjoint(between):
        return False
    return len(between) <= _ENDING if joined else len(between.split()) <= _NEAR


def _is_denied(lexed: Lexed, hits: Sequence[Hit], denied: Hit) -> bool:
    """Whether the first negation that stands shortly before it, in the same sentence, denies it."""
    for hit in _negations_before(hits, denied):
        between = lexed.text[hit.end : denied.start]
        if _is_short(between):
            return _PAUSES.isdisjoint(between) and _denies(lexed, hit, denied)
    return False


def _is_short(between: str) -> bool:
    """Whether a negation and what it denies may stand so far from each other."""
    return len(between) <= _NEAR_LETTERS and len(between.split()) <= _NEAR and _STOPS.isdisjoint(between)


def _denies(lexed: Lexed, negation: Hit, denied: Hit) -> bool:
    return _is_filled(lexed, negation.end, denied.start) or _denies_a_thing(lexed, negation, denied)


def _denies_a_thing(lexed: Lexed, negation: Hit, denied: Hit) -> bool:
    """Whether what stands between them is a thing that there is not: `no tests are planned`.

    "Not" denies the next verb, and none behind it. A word that is "no" in one language and "not" in another, as in
    Spanish, denies a thing of one word, or one that an auxiliary follows.
    """
    if is_unspaced(lexed.text[negation.end - 1]) or not negation.kinds & Kind.NO_THING:
        return False
    between = lexed.text[negation.end : denied.start].split()
    return not negation.kinds & Kind.PARTICLE or len(between) <= 1 or _is_filled_before(lexed, denied)


def _is_filled_before(lexed: Lexed, hit: Hit) -> bool:
    end = len(lexed.text[: hit.start].rstrip())
    near = starting_in(lexed.hits, end - LONGEST, end)
    return any(one.end == end for one in of_kind(near, Kind.HERE | Kind.EMPHASIS))


def _is_filled(lexed: Lexed, start: int, end: int) -> bool:
    """Whether nothing stands between two offsets but auxiliaries, adverbs and other deeds."""
    known = of_kind(lexed.within(start, end), _FILLING)
    return not any(lexed.text[at].isalnum() and not _lies_in(known, at) for at in range(start, end))


def _is_denied_behind(lexed: Lexed, hits: Sequence[Hit], denied: Hit) -> bool:
    """Whether an ending denies it, as in Japanese and Korean."""
    endings = of_kind(starting_in(hits, denied.end, denied.end + _ENDING + 1), Kind.NEGATIVE_ENDING)
    return any(_is_close(lexed.text[denied.end : hit.start]) for hit in endings)


def _is_close(between: str) -> bool:
    return len(between) <= _ENDING and _STOPS.isdisjoint(between)


def _about(lexed: Lexed, start: int, hit: Hit) -> str:
    """The words of the sentence around a phrase, without it, and without those that name nothing."""
    before, end = _sentence_around(lexed.text, start, hit)
    cut = [one for one in lexed.within(before, end) if one.kinds & _EMPTY or one == hit]
    return "".join(char for at, char in enumerate(lexed.text[before:end], before) if not _lies_in(cut, at)).strip()


def _sentence_around(text: str, start: int, hit: Hit) -> tuple[int, int]:
    first, last = max(start, hit.start - _LONGEST_SENTENCE), min(len(text), hit.end + _LONGEST_SENTENCE)
    before, behind = parted(text[first : hit.start], _STOPS)[-1], before_first(text[hit.end : last], _STOPS)
    return hit.start - len(before), hit.end + len(behind)


def _lies_in(hits: Sequence[Hit], at: int) -> bool:
    return any(hit.start <= at < hit.end for hit in hits)
