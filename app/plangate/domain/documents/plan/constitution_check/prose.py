"""Prose: what a line says besides its verdicts, as far as it may take a positive answer back."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.plan.constitution_check.lexer import Lexed, Slot
from plangate.domain.documents.plan.constitution_check.tokens import Hit, Kind, Prose
from plangate.domain.documents.plan.model import Doubt, DoubtKind

_DOUBTS = (
    (DoubtKind.BROKEN, Kind.BREAKS),
    (DoubtKind.RESERVED, Kind.RESERVE),
    (DoubtKind.EXCEPTED, Kind.EXCEPTION),
)
_EMPTY = Kind.NEGATION | Kind.NEGATIVE_ENDING | Kind.EMPHASIS | Kind.DEGREE | Kind.HERE | Kind.DEED | Kind.CONDITION | Kind.RESERVE
"""Phrases that name nothing which a principle could demand."""
_NEAR = 3
"""Words between a negation and the deed that it denies."""
_SENTENCE = re.compile(r"[.!?;。！？；\n]")


def prose_of(lexed: Lexed, used: Sequence[Slot], start: int) -> Prose:
    """What the phrases outside the verdicts come to."""
    kinds = Kind(0)
    hits = _outside(lexed, used, start)
    for hit in hits:
        kinds |= hit.kinds
    denied = any(_denials(lexed, hits))
    undone = any(hit.kinds & (Kind.UNDONE | Kind.BREAKS) and not _is_denied(lexed, hits, hit) for hit in hits)
    return Prose(
        undone=undone,
        denies=denied,
        reserved=bool(kinds & Kind.RESERVE),
        excepts=bool(kinds & Kind.EXCEPTION),
        breaches=any(hit.kinds & Kind.BREACH and not _is_denied(lexed, hits, hit) for hit in hits),
        follows=bool(kinds & Kind.FOLLOW_UP),
        wants=bool(kinds & Kind.WANTING),
        supposed=bool(kinds & Kind.CONDITION),
        back=bool(kinds & Kind.BACK),
    )


def doubts_in(lexed: Lexed, used: Sequence[Slot], start: int) -> tuple[Doubt, ...]:
    """The denials, exceptions and reserves of the prose."""
    hits = _outside(lexed, used, start)
    plain = [hit for hit in hits if not _is_denied(lexed, hits, hit)]
    denied = [*_denials(lexed, hits), *(hit for hit in plain if hit.kinds & Kind.UNDONE)]
    found = [(DoubtKind.DENIED, hit) for hit in denied]
    for kind, known in _DOUBTS:
        found += [(kind, hit) for hit in plain if hit.kinds & known]
    return tuple(dict.fromkeys(Doubt(kind, _about(lexed, start, hit)) for kind, hit in found))


def _outside(lexed: Lexed, used: Sequence[Slot], start: int) -> list[Hit]:
    taken = [(slot.segment.start, slot.rest if slot.sense and not slot.whole else slot.segment.end) for slot in used
             if slot.sense]  # fmt: skip
    return [hit for hit in lexed.hits if hit.start >= start and not any(a <= hit.start < b for a, b in taken)]


def _denials(lexed: Lexed, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The deeds that are denied, in the words' own order."""
    for hit in hits:
        if hit.kinds & Kind.DEED and (_is_denied(lexed, hits, hit) or _is_denied_behind(lexed, hits, hit)):
            yield hit


def _is_denied(lexed: Lexed, hits: Sequence[Hit], denied: Hit) -> bool:
    """Whether a negation stands shortly before it, in the same sentence."""
    for hit in hits:
        if hit.kinds & Kind.NEGATION and hit.end <= denied.start:
            between = lexed.text[hit.end : denied.start]
            if len(between.split()) <= _NEAR and len(between) <= 40 and not _SENTENCE.search(between):
                return "," not in between
    return False


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
