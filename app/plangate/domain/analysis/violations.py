"""Declared violations: which gates declare one, and what excuses them."""

import re

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.complexity_rows import real_rows
from plangate.domain.documents.constitution.model import Principle
from plangate.domain.matching import Justifier, MatchedGate
from plangate.domain.model.findings import Status, Strength
from plangate.domain.policy import NonNegotiable
from plangate.domain.text.words import fold

_HEAD_END = re.compile(r"[(,—–:]")
_MOST = 100
"""Violations that are looked at."""


def violations(case: Case) -> tuple[MatchedGate, ...]:
    """The gates that declare a violation, the first of each principle or label: a re-check repeats them."""
    first: dict[tuple[str, ...], MatchedGate] = {}
    for answer in case.answers:
        if answer.status is Status.VIOLATION:
            first.setdefault(answer.principles or (fold(answer.gate.label),), answer)
    return tuple(first.values())[:_MOST]


def is_declared(case: Case, principle: str | None, clause: str) -> bool:
    """Whether the plan declares a violation of that principle, or of the clause where it is None."""
    declared = (answer for answer in case.answers if answer.status is Status.VIOLATION)
    return any(principle in answer.principles if principle else answer.clause == clause for answer in declared)


def is_negotiated(case: Case, answer: MatchedGate) -> bool:
    """Whether it violates a principle that this repository's policy does not let anybody negotiate."""
    strict = case.policy.non_negotiable is NonNegotiable.STRICT
    return strict and any(p.strength is Strength.NON_NEGOTIABLE for p in _principles(case, answer))


def is_known_deviation(case: Case, answer: MatchedGate) -> bool:
    """Whether the constitution itself lists a deviation from that principle."""
    return any(_names(text, case, answer) for text in case.constitution.deviations)


def unjustified(case: Case, found: tuple[MatchedGate, ...]) -> tuple[MatchedGate, ...]:
    """The violations of which no row, bullet or sentence of Complexity Tracking speaks."""
    justifier = Justifier(real_rows(case.plan, case.template), case.constitution)
    return tuple(answer for answer in found if not justifier.justifies(answer))


def _principles(case: Case, answer: MatchedGate) -> tuple[Principle, ...]:
    found = (case.constitution.principle(id) for id in answer.principles)
    return tuple(principle for principle in found if principle is not None)


def _names(text: str, case: Case, answer: MatchedGate) -> bool:
    folded = f" {fold(text)} "
    label = fold(answer.gate.label)
    if label and f" {label} " in folded:
        return True
    for principle in _principles(case, answer):
        if f" {fold(principle.name)} " in folded or f" {_head(principle.name)} " in folded:
            return True
        if principle.number is not None and _cites(text, principle):
            return True
    return False


def _cites(text: str, principle: Principle) -> bool:
    numeral = re.escape(principle.id.split("-")[0])
    marked = rf"(?:§|principles?|article|section|P)\s*(?:{numeral}|{principle.number})\b"
    return re.search(rf"(?i:{marked})|(?:^|[\s(\[*]){numeral}(?:[.:)\]*,]|\s|$)", text) is not None


def _head(name: str) -> str:
    return fold(_HEAD_END.split(name, maxsplit=1)[0])
