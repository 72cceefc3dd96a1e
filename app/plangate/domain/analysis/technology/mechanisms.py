"""Mechanisms that a principle demands, each of a class whose members stand in each other's place; and those that a text
names as used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product, starmap

from plangate.domain.analysis.technology.mandates import leaves_way_out, sentences_of
from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.constitution.strength import read_strength, writes_capitals
from plangate.domain.model.findings import Strength
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import parted

_REFUSED = Vocabulary(
    "no, not, 't, non, never, without, instead, rather, unlike, or, avoid*, forb*, ban, bans, banned, prohibit*,"
    " reject*, replac*, remov*, drop, drops, dropped, deprecat*, existing, legacy, old, former*, consider*,"
    " alternativ*, fallback, fall-back, future, later, except, until"
)
"""Words of a clause in which a mechanism is named that is not, or not surely, the one that is used."""
_PARTING = (*",;:()\n—–", " - ", ". ", "! ", "? ")
_BINDING = Vocabulary("must, shall, required, mandatory")
_MUST = r"(?:MUST|SHALL|must|shall)"
_BY = r"(?:use|uses|using|employ|adopt|via|over|through|by|with|on|onto|to|in|as|be|expose|offer|provide)"


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism: the words for it as the source of a pattern, each with one of `hints` in it in lower case."""

    name: str
    hints: tuple[str, ...]
    words: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the words for it."""
        return _pattern(self.words)

    def is_hinted(self, lowered: str) -> bool:
        """Whether a text in lower case, or a part of it, may name it: the pattern is slow to look for."""
        return any(map(lowered.__contains__, self.hints))

    def is_used(self, text: str) -> bool:
        """Whether a clause of a text names it, and neither refuses it nor speaks of another time or case."""
        clauses = (clause for clause in parted(text, _PARTING) if self.pattern.search(clause))
        return not all(map(_REFUSED.stands_in, clauses))

    def is_demanded(self, sentence: str) -> bool:
        """Whether a sentence that binds demands it; one in another language does where it says that it is used."""
        is_english = _BINDING.stands_in(sentence)
        return self.is_used(sentence) and (not is_english or _demand(self.words).search(sentence) is not None)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_source(words))


@cache
def _demand(words: str) -> re.Pattern[str]:
    """The pattern of an English sentence that demands what the words name."""
    named = _source(words)
    return re.compile(
        rf"\b{_MUST}\b.{{0,200}}?\b{_BY}(?: [\w-]+){{0,2}}? {named}|{named}(?: \w+)? {_MUST} be (?:used|the)"
        rf"|{named} (?:is|are) (?i:required|mandatory)"
    )


def _source(words: str) -> str:
    return rf"(?i:\b(?:{words})(?!\w))"


def _mechanism(name: str, hints: str, words: str) -> Mechanism:
    return Mechanism(name, tuple(hints.split()), words)


def _class(*rows: tuple[str, str, str]) -> tuple[Mechanism, ...]:
    """Mechanisms of a name, hints with spaces between them, and words."""
    return tuple(starmap(_mechanism, rows))


_CLASSES = (
    _class(
        ("WebSocket", "socket", r"web[- ]?sockets?"),
        ("server-sent events", "server-sent sse eventsource", r"server-sent events?|(?-i:SSE)|EventSource"),
        ("polling", "poll", r"(?:long-|short-)?polling|polls? (?:every|each|the|at|once|periodically)|polled"),
    ),
    _class(
        ("REST", "rest", r"(?-i:REST)(?:ful)?(?: API)?"),
        ("GraphQL", "graphql", r"GraphQL"),
        ("gRPC", "grpc", r"gRPC"),
    ),
    _class(
        ("a thread pool", "thread", r"thread pools?|worker threads?"),
        (
            "inline",
            "inline thread",
            r"(?:run|runs|ran|executed?|executes) inline|inline (?:on|in) the \w+ thread"
            r"|on the (?:calling|caller's|request|main) thread",
        ),
    ),
    _class(
        ("optimistic locking", "optimistic", r"optimistic (?:locking|concurrency)"),
        ("pessimistic locking", "pessimistic", r"pessimistic (?:locking|concurrency)"),
    ),
    _class(
        ("cookies", "cookie", r"(?:session|login|auth\w*) cookies?|cookie-based|in (?:an? )?(?:[\w-]+ )?cookies?"),
        ("JWT", "jwt bearer", r"(?-i:JWT)s?|bearer tokens?"),
    ),
    _class(
        ("cursor pagination", "pagination", r"(?:cursor|keyset)(?:-based)? pagination"),
        ("offset pagination", "pagination", r"offset(?:-based)? pagination"),
    ),
)
"""Of each class, the mechanisms that stand in each other's place."""


@dataclass(frozen=True, slots=True)
class Demanded:
    """A mechanism that a principle demands, and those that stand in its place."""

    principle: Principle
    mechanism: Mechanism
    rivals: tuple[Mechanism, ...]

    def rival_in(self, text: str) -> str | None:
        """The rival that a text names as used."""
        return next((rival.name for rival in self.rivals if rival.is_used(text)), None)


# The plans of one pull request share their law, and so does the plan with a fix.
@lru_cache(maxsize=8)
def demanded(constitution: Constitution) -> tuple[Demanded, ...]:
    """The mechanisms that MUST sentences of the law's principles demand, each the only one of its class there."""
    lowered = constitution.text.lower()
    # Few laws name any mechanism.
    spoken_of = [known for known in _CLASSES if any(mechanism.is_hinted(lowered) for mechanism in known)]
    capitals = bool(spoken_of) and writes_capitals((constitution.text,))
    return tuple(chain.from_iterable(starmap(_demanded, product(constitution.principles, spoken_of, (capitals,)))))


def _demanded(principle: Principle, known: Sequence[Mechanism], capitals: bool) -> Iterator[Demanded]:
    lowered = principle.text.lower()
    named = [one for one in known if one.is_hinted(lowered) and one.pattern.search(principle.text)]
    used = [mechanism for mechanism in named if mechanism.is_used(principle.text)]
    if len(used) == 1 and _binds(used[0], principle.text, capitals):
        yield Demanded(principle, used[0], tuple(mechanism for mechanism in known if mechanism is not used[0]))


def _binds(mechanism: Mechanism, text: str, capitals: bool) -> bool:
    """Whether a sentence that binds, and leaves no way out, demands the mechanism."""
    return any(
        mechanism.is_demanded(sentence)
        and not leaves_way_out(sentence)
        and read_strength(sentence, capitals=capitals) is Strength.MUST
        for sentence in sentences_of(text)
    )
