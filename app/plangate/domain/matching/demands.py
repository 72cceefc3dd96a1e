"""Demands: whether what an answer denies, excepts or makes a reserve of is what its principle demands."""

from collections.abc import Iterable
from functools import cache, lru_cache

from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.constitution.strength import read_strength
from plangate.domain.documents.dialects.phrases import pattern_of
from plangate.domain.documents.plan.model import Doubt, DoubtKind, Gate
from plangate.domain.matching.words import keys_of
from plangate.domain.model.findings import Status, Strength
from plangate.domain.text.words import SENTENCE_ENDS, lower_case, parted


class Demands:
    """A constitution, made ready to be asked whether a doubt is of what a principle demands."""

    def __init__(self, constitution: Constitution) -> None:
        self._principles = {principle.id: principle for principle in constitution.principles}
        # Few answers leave a doubt: most principles are never read for what they demand.
        self._demand_of = cache(self._read)

    def doubted(self, gate: Gate, principles: Iterable[str]) -> Status | None:
        """What the doubts of an answer make of it: a violation, unclear, or nothing."""
        if not gate.doubts:
            return None
        found = [status for id in principles for doubt in gate.doubts if (status := self._of(id, doubt))]
        return next((status for status in (Status.VIOLATION, Status.UNCLEAR) if status in found), None)

    def _of(self, id: str, doubt: Doubt) -> Status | None:
        if doubt.kind is DoubtKind.BROKEN:
            return Status.VIOLATION
        demand = self._demand_of(id)
        if demand is None or demand.agrees(doubt.about):
            return None
        plain = not _says_anything(doubt.about) or demand.names(doubt.about)
        if doubt.kind is DoubtKind.DENIED and plain:
            return Status.VIOLATION
        return Status.UNCLEAR if plain or demand.demands(doubt.about) else None

    def _read(self, id: str) -> "_Demand | None":
        principle = self._principles.get(id)
        return _Demand(principle) if principle else None


class _Demand:
    """The words of a principle's name, of the sentences that demand, and of those that forbid."""

    def __init__(self, principle: Principle) -> None:
        lines = [line for line in parted(principle.text, SENTENCE_ENDS) if read_strength(line) is Strength.MUST]
        self._name = keys_of(principle.name)
        self._forbidden = keys_of(" ".join(line for line in (principle.name, *lines) if _forbids(line)))
        self._wanted = keys_of(" ".join(line for line in lines if not _forbids(line)))

    def names(self, about: str) -> bool:
        """Whether a word of the principle's name is among these."""
        return not self._name.isdisjoint(keys_of(about))

    def demands(self, about: str) -> bool:
        """Whether a word of what it demands is."""
        return not self._wanted.isdisjoint(keys_of(about))

    def agrees(self, about: str) -> bool:
        """Whether a word of what it forbids is: to deny that is to obey."""
        return not self._forbidden.isdisjoint(keys_of(about))


def _forbids(line: str) -> bool:
    return pattern_of("negations", "negative_endings", "prohibitions").search(lower_case(line)) is not None


def _says_anything(about: str) -> bool:
    return any(char.isalnum() for char in about)


@lru_cache(maxsize=32)
def demands_of(constitution: Constitution) -> Demands:
    """The demands of a constitution, made ready once for all plans under it."""
    return Demands(constitution)
