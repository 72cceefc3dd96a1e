"""Mechanisms: small classes of which a principle may demand one, and its own answer may name another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.constitution.strength import read_strength
from plangate.domain.model.findings import Strength

_CLASSES: tuple[dict[str, str], ...] = (
    {
        "WebSocket": r"web-?sockets?",
        "server-sent events": r"server-sent events?|SSE|EventSource",
        "polling": r"(?:long-)?poll(?:ing|s|ed)?",
    },
    {"REST": r"REST(?:ful)?(?: API)?", "GraphQL": r"GraphQL", "gRPC": r"gRPC"},
    {"a thread pool": r"thread pools?|worker threads?", "inline": r"inline|on the calling thread"},
    {
        "optimistic locking": r"optimistic (?:locking|concurrency)",
        "pessimistic locking": r"pessimistic (?:locking|concurrency)",
    },
    {"cookies": r"(?:session )?cookies?", "JWT": r"JWTs?|bearer tokens?"},
    {
        "cursor pagination": r"cursor(?:-based)? pagination|keyset pagination",
        "offset pagination": r"offset(?:-based)? pagination",
    },
)  # fmt: skip
"""Of each class, the mechanisms that stand in each other's place, with the words for them."""
_DENIES = re.compile(r"(?i)\b(?:not|no|never|instead of|rather than|without|unlike|replac\w+)\b[^.;]{0,30}$")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")


@dataclass(frozen=True, slots=True)
class Demanded:
    """A mechanism that a principle demands, and those that stand in its place."""

    principle: Principle
    name: str
    pattern: re.Pattern[str]
    rivals: tuple[tuple[str, re.Pattern[str]], ...]

    def rival_in(self, text: str) -> str | None:
        """The rival that a text names as used, where it does not name what is demanded."""
        if self.pattern.search(text):
            return None
        for name, pattern in self.rivals:
            found = pattern.search(text)
            if found and not _DENIES.search(text[: found.start()]):
                return name
        return None


def demanded(constitution: Constitution) -> Iterator[Demanded]:
    """The mechanisms that MUST sentences of the law's principles demand, each the only one of its class there."""
    for principle in constitution.principles:
        binding = [line for line in _SENTENCE.split(principle.text) if read_strength(line) is Strength.MUST]
        for known in _CLASSES:
            patterns = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in known.items()}
            named = [name for name, pattern in patterns.items() if any(_is_used(pattern, line) for line in binding)]
            allowed = [name for name, pattern in patterns.items() if pattern.search(principle.text)]
            if len(named) == 1 and allowed == named:
                rivals = tuple((name, pattern) for name, pattern in patterns.items() if name != named[0])
                yield Demanded(principle, named[0], patterns[named[0]], rivals)


def _is_used(pattern: re.Pattern[str], line: str) -> bool:
    found = pattern.search(line)
    return found is not None and not _DENIES.search(line[: found.start()])
