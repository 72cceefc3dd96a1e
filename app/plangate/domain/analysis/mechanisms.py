"""Mechanisms: small classes of which a principle may demand one, and its own answer may name another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.constitution.strength import read_strength
from plangate.domain.model.findings import Strength


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism, with the pattern of the words for it, of which each holds one of `hints` in lower case."""

    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    def is_named(self, text: str, lowered: str) -> bool:
        """Whether a text, of which `lowered` is the lower case, names it."""
        # The pattern is slow to look for, and few laws name any mechanism.
        return any(hint in lowered for hint in self.hints) and self.pattern.search(text) is not None

    def is_used(self, text: str) -> bool:
        """Whether a text names it first as something else than what is not used."""
        found = self.pattern.search(text)
        return found is not None and not _DENIES.search(text[: found.start()])


def _class(*rows: tuple[str, str, str]) -> tuple[Mechanism, ...]:
    """Mechanisms of a name, hints with spaces between them, and words."""
    return tuple(
        Mechanism(name, tuple(hints.split()), re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
        for name, hints, words in rows
    )


_CLASSES = (
    _class(
        ("WebSocket", "socket", r"web-?sockets?"),
        ("server-sent events", "server-sent sse eventsource", r"server-sent events?|SSE|EventSource"),
        ("polling", "poll", r"(?:long-)?poll(?:ing|s|ed)?"),
    ),
    _class(
        ("REST", "rest", r"REST(?:ful)?(?: API)?"),
        ("GraphQL", "graphql", r"GraphQL"),
        ("gRPC", "grpc", r"gRPC"),
    ),
    _class(
        ("a thread pool", "thread", r"thread pools?|worker threads?"),
        ("inline", "inline calling", r"inline|on the calling thread"),
    ),
    _class(
        ("optimistic locking", "optimistic", r"optimistic (?:locking|concurrency)"),
        ("pessimistic locking", "pessimistic", r"pessimistic (?:locking|concurrency)"),
    ),
    _class(("cookies", "cookie", r"(?:session )?cookies?"), ("JWT", "jwt bearer", r"JWTs?|bearer tokens?")),
    _class(
        ("cursor pagination", "pagination", r"cursor(?:-based)? pagination|keyset pagination"),
        ("offset pagination", "pagination", r"offset(?:-based)? pagination"),
    ),
)
"""Of each class, the mechanisms that stand in each other's place."""
_DENIES = re.compile(r"(?i)\b(?:not|no|never|instead of|rather than|without|unlike|replac\w+)\b[^.;]{0,30}$")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")


@dataclass(frozen=True, slots=True)
class Demanded:
    """A mechanism that a principle demands, and those that stand in its place."""

    principle: Principle
    mechanism: Mechanism
    rivals: tuple[Mechanism, ...]

    @property
    def name(self) -> str:
        """The mechanism's name."""
        return self.mechanism.name

    def rival_in(self, text: str) -> str | None:
        """The rival that a text names as used, where it does not name what is demanded."""
        if self.mechanism.pattern.search(text):
            return None
        return next((rival.name for rival in self.rivals if rival.is_used(text)), None)


# The plans of one pull request share their law, and so does the plan with a fix.
@lru_cache(maxsize=8)
def demanded(constitution: Constitution) -> tuple[Demanded, ...]:
    """The mechanisms that MUST sentences of the law's principles demand, each the only one of its class there."""
    return tuple(_demanded(constitution))


def _demanded(constitution: Constitution) -> Iterator[Demanded]:
    for principle in constitution.principles:
        lowered = principle.text.lower()
        for known in _CLASSES:
            named = [mechanism for mechanism in known if mechanism.is_named(principle.text, lowered)]
            if len(named) == 1 and _is_demanded(named[0], principle.text):
                rivals = tuple(mechanism for mechanism in known if mechanism is not named[0])
                yield Demanded(principle, named[0], rivals)


def _is_demanded(mechanism: Mechanism, text: str) -> bool:
    """Whether a sentence that binds says of the mechanism that it is used."""
    return any(mechanism.is_used(line) and read_strength(line) is Strength.MUST for line in _SENTENCE.split(text))
