"""Prose: what a line says besides its verdicts, as far as it may take a positive answer back."""

import re
from collections.abc import Collection, Iterator, Sequence

from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import is_unspaced
from plangate.domain.documents.plan.constitution_check.lexing.prohibitions import Forbidden, forbidden_in
from plangate.domain.documents.plan.constitution_check.lexing.segments import Segment
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Hit, Kind, Prose, Slot
from plangate.domain.documents.plan.model import Doubt, DoubtKind

_DOUBTS = (
    (DoubtKind.RESERVED, Kind.RESERVE),
    (DoubtKind.EXCEPTED, Kind.EXCEPTION),
)
_EMPTY = (
    Kind.NEGATION
    | Kind.NEGATIVE_ENDING
    | Kind.EMPHASIS
    | Kind.DEGREE
    | Kind.HERE
    | Kind.DEED
    | Kind.CONDITION
    | Kind.RESERVE
)
"""Phrases that name nothing which a principle could demand."""
_ENDING = 4
"""Letters with which a verb may end, in scripts that join words."""
_NEAR = 3
"""Words between a negation and the deed that it denies."""
_SENTENCE = re.compile(r"[.!?;。！？；\n]")


def prose_of(lexed: Lexed, used: Sequence[Slot], start: int) -> Prose:
    """What the phrases outside the verdicts come to."""
    kinds = 0
    hits = _outside(lexed, used, start)
    for hit in hits:
        kinds |= hit.kinds
    forbidden = forbidden_in(lexed, hits, start)
    undone = (hit for hit in hits if hit.kinds & (Kind.UNDONE | Kind.BREAKS) and not _is_denied(lexed, hits, hit))
    return Prose(
        undone=any(not _obeys(forbidden, hit) for hit in undone),
        denies=any(_denials(lexed, _without(hits, forbidden.duties | forbidden.abilities))),
        forbids=forbidden.whole,
        reserved=bool(kinds & Kind.RESERVE),
        excepts=bool(kinds & Kind.EXCEPTION),
        breaches=any(hit.kinds & Kind.BREACH and not _is_denied(lexed, hits, hit) for hit in hits),
        cleared=any(hit.kinds & Kind.BREACH and _is_cleared(lexed, hits, hit) for hit in hits),
        follows=bool(kinds & Kind.FOLLOW_UP),
        wants=bool(kinds & Kind.WANTING),
        supposed=bool(kinds & Kind.CONDITION),
        back=bool(kinds & Kind.BACK),
    )


def doubts_in(lexed: Lexed, used: Sequence[Slot], start: int) -> tuple[Doubt, ...]:
    """The denials, exceptions and reserves of the prose."""
    hits = _outside(lexed, used, start)
    forbidden = forbidden_in(lexed, hits, start)
    plain = [hit for hit in hits if not _is_denied(lexed, hits, hit) and not forbidden.tells(hit)]
    found = [(DoubtKind.DENIED, hit) for hit in _denials(lexed, _without(hits, forbidden.duties))]
    for hit in plain:
        found += _undone(lexed, hit)
    for kind, known in _DOUBTS:
        found += [(kind, hit) for hit in plain if hit.kinds & known]
    told = [Doubt(kind, _about(lexed, start, hit)) for kind, hit in found]
    # Who denies in a clause that names nothing may mean the demand, whatever goes on behind the comma.
    alone = [Doubt(DoubtKind.EXCEPTED, "") for kind, hit in found if kind is DoubtKind.DENIED and _is_bare(lexed, hit)]
    return tuple(dict.fromkeys((*told, *alone)))


def _without(hits: Sequence[Hit], negations: Collection[Hit]) -> Sequence[Hit]:
    return [hit for hit in hits if hit not in negations] if negations else hits


def _obeys(forbidden: Forbidden, hit: Hit) -> bool:
    """Whether a phrase is part of a prohibition, or may say what is left out to keep it; its object has to tell."""
    return forbidden.tells(hit) or bool(forbidden.parts and not hit.kinds & Kind.BREAKS)


def _undone(lexed: Lexed, hit: Hit) -> Iterator[tuple[DoubtKind, Hit]]:
    """What a phrase that says that the demand is not met comes to; inside a sentence it may be about something else."""
    ends = _ends_clause(lexed, hit)
    if hit.kinds & Kind.BREAKS and (ends or not is_unspaced(lexed.text[hit.end - 1])):
        yield DoubtKind.BROKEN if ends or _begins_clause(lexed, hit) else DoubtKind.EXCEPTED, hit
    elif hit.kinds & Kind.UNDONE:
        yield DoubtKind.DENIED if ends else DoubtKind.EXCEPTED, hit


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
    segments = [slot.segment for slot in lexed.slots]
    return next((one for one in reversed(segments) if one.start <= hit.start), segments[0])


def _outside(lexed: Lexed, used: Sequence[Slot], start: int) -> list[Hit]:
    taken = [(slot.segment.start, slot.rest if slot.sense and not slot.whole else slot.segment.end) for slot in used
             if slot.sense]  # fmt: skip
    return [hit for hit in lexed.hits if hit.start >= start and not any(a <= hit.start < b for a, b in taken)]


def _denials(lexed: Lexed, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The deeds that are denied, in the words' own order."""
    for hit in hits:
        if hit.kinds & Kind.DEED and (_is_denied(lexed, hits, hit) or _is_denied_behind(lexed, hits, hit)):
            yield hit


def _is_cleared(lexed: Lexed, hits: Sequence[Hit], breach: Hit) -> bool:
    """Whether it is denied that there is such a violation: `not a violation of the scope`, 不算违规."""
    if _is_denied_behind(lexed, hits, breach):
        return True
    between = [
        lexed.text[hit.end : breach.start] for hit in hits if hit.kinds & Kind.NEGATION and hit.end <= breach.start
    ]
    joined = is_unspaced(lexed.text[breach.start])
    near = (len(said) <= _ENDING if joined else len(said.split()) <= _NEAR for said in between)
    return any(close and not _SENTENCE.search(said) for close, said in zip(near, between, strict=True))


def _is_denied(lexed: Lexed, hits: Sequence[Hit], denied: Hit) -> bool:
    """Whether a negation stands shortly before it, in the same sentence."""
    for hit in hits:
        if hit.kinds & Kind.NEGATION and hit.end <= denied.start:
            between = lexed.text[hit.end : denied.start]
            if len(between.split()) <= _NEAR and len(between) <= 40 and not _SENTENCE.search(between):
                filled = _is_filled(lexed, hit.end, denied.start)
                return "," not in between and (filled or _denies_a_thing(lexed, hit, denied))
    return False


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
    return any(one.end == end and one.kinds & (Kind.HERE | Kind.EMPHASIS) for one in lexed.hits)


def _is_filled(lexed: Lexed, start: int, end: int) -> bool:
    """Whether nothing stands between two offsets but auxiliaries, adverbs and other deeds."""
    known = [hit for hit in lexed.within(start, end) if hit.kinds & (_EMPTY | Kind.LATER | Kind.UNDONE)]
    return not any(lexed.text[at].isalnum() and not _lies_in(known, at) for at in range(start, end))


def _is_denied_behind(lexed: Lexed, hits: Sequence[Hit], denied: Hit) -> bool:
    """Whether an ending denies it, as in Japanese and Korean."""
    for hit in hits:
        if hit.kinds & Kind.NEGATIVE_ENDING and hit.start >= denied.end:
            between = lexed.text[denied.end : hit.start]
            if len(between) <= 4 and not _SENTENCE.search(between):
                return True
    return False


def _about(lexed: Lexed, start: int, hit: Hit) -> str:
    """The words of the sentence around a phrase, without it, and without those that name nothing."""
    before = max((m.end() for m in _SENTENCE.finditer(lexed.text, start, hit.start)), default=start)
    behind = _SENTENCE.search(lexed.text, hit.end)
    end = behind.start() if behind else len(lexed.text)
    cut = [one for one in lexed.within(before, end) if one.kinds & _EMPTY or one == hit]
    return "".join(char for at, char in enumerate(lexed.text[before:end], before) if not _lies_in(cut, at)).strip()


def _lies_in(hits: Sequence[Hit], at: int) -> bool:
    return any(hit.start <= at < hit.end for hit in hits)
