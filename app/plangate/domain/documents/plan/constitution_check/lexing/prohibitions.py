"""Prohibitions: where a line tells what must not be. That states a rule: nothing is admitted by it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Hit, Kind

_SENTENCE = re.compile(r"[!?;。！？；\n]|\.(?=\s|$)")
_COMMA = re.compile(r",(?=\s|$)|[，、]")
_PARTING = re.compile(r"[.!?;,。！？；，\n]")
_THING = 3
"""Words of a thing that there must not be: `no customer secret may`."""
_APART = 2
"""Words between a verb of duty and the negation behind it: `darf ein Schlüssel nicht`."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What a text forbids: `parts` are its clauses that do, and `whole` says that it does nothing else.

    `duties` are the negations that make a duty a prohibition, `abilities` those that deny that something can be done:
    these may be a rule (`a key cannot be written to disk`) or an admission (`tests cannot be written yet`).
    """

    parts: tuple[tuple[int, int], ...] = ()
    whole: bool = False
    duties: frozenset[Hit] = frozenset()
    abilities: frozenset[Hit] = frozenset()

    def tells(self, hit: Hit) -> bool:
        """Whether a phrase stands in a clause that forbids."""
        return any(start <= hit.start < end for start, end in self.parts)


def forbidden_in(lexed: Lexed, hits: Sequence[Hit], start: int) -> Forbidden:
    """What the text forbids from an offset on; `hits` are its phrases outside the verdicts."""
    told = [hit for hit in hits if hit.kinds & Kind.PROHIBITION and not _is_part_of_longer(hits, hit)]
    duties = frozenset((*_within(hits, told), *_bound(lexed, hits, Kind.DUTY)))
    abilities = frozenset(_bound(lexed, hits, Kind.ABILITY)) - duties
    if not (told or duties or abilities):
        return Forbidden()
    sentences = [tuple(_pieces(lexed.text, *span, _COMMA)) for span in _pieces(lexed.text, start, None, _SENTENCE)]
    parts = tuple(part for sentence in sentences for part in sentence if _holds(part, (*told, *duties)))
    ruled = (*told, *duties, *abilities)
    # What follows the rule in its sentence may be about this feature.
    whole = all(_holds(sentence[-1], ruled) for sentence in sentences)
    return Forbidden(parts, whole, duties, abilities)


def _within(hits: Sequence[Hit], told: Sequence[Hit]) -> Iterator[Hit]:
    """The negations that are part of a prohibition's own phrase."""
    for hit in hits:
        if hit.kinds & (Kind.NEGATION | Kind.NEGATIVE_ENDING) and any(_overlap(hit, one) for one in told):
            yield hit


def _bound(lexed: Lexed, hits: Sequence[Hit], kind: int) -> Iterator[Hit]:
    """The negations that stand at a verb of that kind: `must not`, `no debe`, `no secret may`."""
    verbs = [hit for hit in hits if hit.kinds & kind]
    for hit in hits:
        if hit.kinds & Kind.NEGATION and any(_denies(lexed, hit, verb) for verb in verbs):
            yield hit


def _denies(lexed: Lexed, negation: Hit, verb: Hit) -> bool:
    """Whether a negation is that of a verb: the same word, before it, or shortly behind it."""
    if _overlap(negation, verb):
        return True
    before = negation.end <= verb.start
    between = lexed.text[negation.end : verb.start] if before else lexed.text[verb.end : negation.start]
    if _PARTING.search(between):
        return False
    most = (_THING if negation.kinds & Kind.NO_THING else 0) if before else _APART
    return len(between.split()) <= most


def _is_part_of_longer(hits: Sequence[Hit], hit: Hit) -> bool:
    """Whether a longer phrase begins there that forbids nothing: 不得不."""
    return any(one.start == hit.start and one.end > hit.end and not one.kinds & Kind.PROHIBITION for one in hits)


def _pieces(text: str, start: int, stop: int | None, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The pieces of a text between signs that have words."""
    end = len(text) if stop is None else stop
    cuts = [(match.start(), match.end()) for match in sign.finditer(text, start, end)]
    begins = (start, *(after for _, after in cuts))
    ends = (*(before for before, _ in cuts), end)
    return ((a, b) for a, b in zip(begins, ends, strict=True) if any(map(str.isalnum, text[a:b])))


def _holds(part: tuple[int, int], hits: Sequence[Hit]) -> bool:
    return any(part[0] <= hit.start < part[1] for hit in hits)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
