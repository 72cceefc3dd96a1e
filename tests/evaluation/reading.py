"""How well gates, statuses, principle matches and principles are read: precision and recall against the labels.

Gates are those of the plan, not the sentences that answer several principles at once. Statuses and matches are
measured on gates that both have; a status that both have equal is right for precision and recall alike.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from plangate.domain.analysis.case import Case, open_case
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.matching import MatchedGate
from plangate.domain.model.findings import Status
from plangate.domain.policy import Policy
from tests.evaluation.corpus import RealPlan, constitution_file, real_plans, snapshot_of
from tests.evaluation.labelled import Document, GateLabel, documents, gates, principles

BAR = 0.95
"""Precision and recall of everything that is measured."""

Place: TypeAlias = tuple[str, str, int]
"""Repository folder, path, line."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much of something was read rightly; `missed` and `invented` say where it was not."""

    what: str
    labelled: int
    read: int
    right: int
    missed: tuple[tuple[Hashable, ...], ...] = ()
    invented: tuple[tuple[Hashable, ...], ...] = ()

    @property
    def precision(self) -> float:
        """The share of what was read that the labels have too; 1 when nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of the labels that was read; 1 when there is none."""
        return self.right / self.labelled if self.labelled else 1.0


def score_all() -> tuple[Score, ...]:
    """The four measures, then statuses one by one and phases, which have no bar of their own."""
    return (*held_scores(), *detail_scores())


def held_scores() -> tuple[Score, ...]:
    """Gates, statuses, matches, principles and strengths: what the bar is for."""
    labels = {_place(label): label for label in gates()}
    read = _read_gates()
    both = labels.keys() & read.keys()
    laws = {(p.document.repository, p.document.path, p.line, p.id): p.strength for p in principles()}
    found = _read_principles()
    shared = laws.keys() & found.keys()
    return (
        _score("gates", labels.keys(), read.keys()),
        _score("statuses", _statuses(labels, both), {(*place, read[place].status) for place in both}),
        _score("principle matches", _matches(labels, both), _matched(read, both)),
        _score("constitution principles", laws.keys(), found.keys()),
        _score("strengths", {(*p, laws[p]) for p in shared}, {(*p, found[p]) for p in shared}),
    )


def detail_scores() -> tuple[Score, ...]:
    """Each status alone, and the phases, on gates that both have."""
    labels = {_place(label): label for label in gates()}
    read = _read_gates()
    both = labels.keys() & read.keys()
    per_status = [
        _score(
            f"status {status.value}",
            {place for place in both if labels[place].status == status},
            {place for place in both if read[place].status is status},
        )
        for status in Status
        if any(label.status == status for label in labels.values())
    ]
    phases = {(*p, labels[p].phase) for p in both}, {(*p, read[p].gate.phase.value) for p in both}
    return (*per_status, _score("phases", *phases))


def _place(label: GateLabel) -> Place:
    return label.document.repository, label.document.path, label.line


def _statuses(labels: dict[Place, GateLabel], both: Iterable[Place]) -> set[tuple[Hashable, ...]]:
    return {(*place, Status(labels[place].status)) for place in both}


def _matches(labels: dict[Place, GateLabel], both: Iterable[Place]) -> set[tuple[Hashable, ...]]:
    return {(*place, id_) for place in both for id_ in labels[place].principles}


def _matched(read: dict[Place, MatchedGate], both: Iterable[Place]) -> set[tuple[Hashable, ...]]:
    return {(*place, id_) for place in both for id_ in read[place].principles}


def _score(what: str, labelled: Iterable[tuple[Hashable, ...]], read: Iterable[tuple[Hashable, ...]]) -> Score:
    expected, got = set(labelled), set(read)
    missed, invented = _sorted(expected - got), _sorted(got - expected)
    return Score(what, len(expected), len(got), len(expected & got), missed, invented)


def _sorted(places: Iterable[tuple[Hashable, ...]]) -> tuple[tuple[Hashable, ...], ...]:
    return tuple(sorted(places, key=lambda place: [part if isinstance(part, int) else str(part) for part in place]))


def _read_gates() -> dict[Place, MatchedGate]:
    found: dict[Place, MatchedGate] = {}
    for document in documents("plan"):
        case = _case(document)
        own = {gate.span for gate in case.plan.gates}
        for answer in case.answers:
            if answer.gate.span in own:
                found[document.repository, document.path, answer.gate.span.line] = answer
    return found


def _read_principles() -> dict[tuple[str, str, int, str], str]:
    return {
        (document.repository, document.path, principle.span.line, principle.id): principle.strength.value
        for document in documents("constitution")
        for principle in parse_constitution(constitution_file(document.repository, document.path)).principles
    }


@cache
def _case(document: Document) -> Case:
    snapshot = snapshot_of(_plan(real_plans(), document))
    return open_case(snapshot, snapshot.features[0], Policy())


def _plan(plans: Sequence[RealPlan], document: Document) -> RealPlan:
    return next(p for p in plans if (p.repository, p.path) == (document.repository, document.path))
