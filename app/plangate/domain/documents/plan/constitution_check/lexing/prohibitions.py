"""Prohibitions: where a line tells what must not be. That states a rule: nothing is admitted by it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed
from plangate.domain.documents.plan.constitution_check.lexing.tokens import LONGEST, Hit, Kind, of_kind, starting_in

_SENTENCE = re.compile(r"[!?;。！？；\n]|\.(?=\s|$)")
_COMMA = re.compile(r",(?=\s|$)|[，、]")
_PARTING = frozenset(".!?;,。！？；，\n")
_THING = 3
"""Words of a thing that there must not be: `no customer secret may`."""
_REACH = 120
"""Characters between a negation and its verb."""
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


_NOTHING = Forbidden()


def forbidden_in(lexed: Lexed, hits: Sequence[Hit], kinds: int, start: int) -> Forbidden:
    """What the text forbids from an offset on; `hits` are its phrases outside the verdicts, of these kinds."""
    if not _may_forbid(kinds):
        return _NOTHING
    told = [hit for hit in of_kind(hits, Kind.PROHIBITION) if not _is_part_of_longer(hits, hit)]
    duties = frozenset((*_within(hits, told), *_bound(lexed, hits, Kind.DUTY)))
    abilities = frozenset(_bound(lexed, hits, Kind.ABILITY)) - duties
    if not (told or duties or abilities):
        return _NOTHING
    return _forbidden(lexed.text, start, told, duties, abilities)


def _may_forbid(kinds: int) -> bool:
    bound = kinds & Kind.NEGATION and kinds & (Kind.DUTY | Kind.ABILITY)
    return bool(kinds & Kind.PROHIBITION or bound)


def _forbidden(
    text: str, start: int, told: Sequence[Hit], duties: frozenset[Hit], abilities: frozenset[Hit]
) -> Forbidden:
    sentences = [list(_pieces(text, *span, _COMMA)) for span in _pieces(text, start, len(text), _SENTENCE)]
    parts = tuple(part for part in chain.from_iterable(sentences) if _holds(part, (*told, *duties)))
    # What follows the rule in its sentence may be about this feature.
    whole = all(_holds(sentence[-1], (*told, *duties, *abilities)) for sentence in sentences)
    return Forbidden(parts, whole, duties, abilities)


def _within(hits: Sequence[Hit], told: Sequence[Hit]) -> Iterator[Hit]:
    """The negations that are part of a prohibition's own phrase."""
    near = chain.from_iterable(starting_in(hits, one.start - LONGEST, one.end) for one in told)
    negations = of_kind(near, Kind.NEGATION | Kind.NEGATIVE_ENDING)
    return (hit for hit in negations if any(_overlap(hit, one) for one in _around(told, hit, LONGEST)))


def _bound(lexed: Lexed, hits: Sequence[Hit], kind: int) -> Iterator[Hit]:
    """The negations that stand at a verb of that kind: `must not`, `no debe`, `no secret may`."""
    verbs = of_kind(hits, kind)
    negations = of_kind(hits, Kind.NEGATION) if verbs else ()
    return (hit for hit in negations if any(_denies(lexed, hit, verb) for verb in _around(verbs, hit, _REACH)))


def _around(hits: Sequence[Hit], hit: Hit, reach: int) -> Sequence[Hit]:
    """Those of the phrases that stand near to another."""
    return starting_in(hits, hit.start - reach, hit.end + reach)


def _denies(lexed: Lexed, negation: Hit, verb: Hit) -> bool:
    """Whether a negation is that of a verb: the same word, before it, or shortly behind it."""
    if _overlap(negation, verb):
        return True
    if negation.end <= verb.start:
        most = _THING if negation.kinds & Kind.NO_THING else 0
        return _is_near(lexed.text[negation.end : verb.start], most)
    return _is_near(lexed.text[verb.end : negation.start], _APART)


def _is_near(between: str, most: int) -> bool:
    return _PARTING.isdisjoint(between) and len(between.split()) <= most


def _is_part_of_longer(hits: Sequence[Hit], hit: Hit) -> bool:
    """Whether a longer phrase begins there that forbids nothing: 不得不."""
    longer = (one for one in starting_in(hits, hit.start, hit.start + 1) if one.end > hit.end)
    return any(not one.kinds & Kind.PROHIBITION for one in longer)


def _pieces(text: str, start: int, end: int, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The pieces of a text between signs that have words."""
    cuts = list(sign.finditer(text, start, end))
    begins = (start, *(cut.end() for cut in cuts))
    ends = (*(cut.start() for cut in cuts), end)
    return ((a, b) for a, b in zip(begins, ends, strict=True) if any(map(str.isalnum, text[a:b])))


def _holds(part: tuple[int, int], hits: Sequence[Hit]) -> bool:
    return any(part[0] <= hit.start < part[1] for hit in hits)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
