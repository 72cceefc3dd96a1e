"""Declared violations: which gates declare one, and what excuses them."""

import re

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.model import Principle, Provision
from plangate.domain.matching import Justifier, MatchedGate
from plangate.domain.model.findings import Status, Strength
from plangate.domain.policy import NonNegotiable
from plangate.domain.text.words import before_first, fold

_MAX_VIOLATIONS = 100
"""Violations that are looked at."""


def violations(case: Case) -> tuple[MatchedGate, ...]:
    """The gates that declare a violation, the first of each principle or label: a re-check repeats them.

    One that a later answer to the same principle takes back is none any more.
    """
    violated = {row.principle for row in case.matrix if row.status is Status.VIOLATION}
    first: dict[tuple[str, ...], MatchedGate] = {}
    for answer in case.answers:
        if answer.status is Status.VIOLATION and (not answer.principles or not violated.isdisjoint(answer.principles)):
            first.setdefault(answer.principles or (fold(answer.gate.label),), answer)
    return tuple(first.values())[:_MAX_VIOLATIONS]


def is_declared(case: Case, provision: Provision) -> bool:
    """Whether the plan declares a violation of that principle or clause."""
    return any(_declares(answer, provision) for answer in case.answers)


def _declares(answer: MatchedGate, provision: Provision) -> bool:
    if answer.status is not Status.VIOLATION:
        return False
    return answer.clause == provision.title if provision.principle is None else provision.principle in answer.principles


def is_negotiated(case: Case, answer: MatchedGate) -> bool:
    """Whether it violates a principle that this repository's policy does not let anybody negotiate."""
    strict = case.policy.non_negotiable is NonNegotiable.STRICT
    return strict and any(p.strength is Strength.NON_NEGOTIABLE for p in _principles(case, answer))


def is_known_deviation(case: Case, answer: MatchedGate) -> bool:
    """Whether the constitution itself lists a deviation from that principle."""
    return any(_names(text, case, answer) for text in case.constitution.deviations)


def unjustified(case: Case, declared: tuple[MatchedGate, ...]) -> tuple[MatchedGate, ...]:
    """The violations of which no row, bullet or sentence of Complexity Tracking speaks."""
    justifier = Justifier(case.complexity_rows, case.constitution)
    return tuple(answer for answer in declared if not justifier.justifies(answer))


def _principles(case: Case, answer: MatchedGate) -> tuple[Principle, ...]:
    return tuple(filter(None, map(case.constitution.principle, answer.principles)))


def _names(text: str, case: Case, answer: MatchedGate) -> bool:
    """Whether the text names the gate by its label, or one of its principles by name, by its head or by numeral."""
    principles = _principles(case, answer)
    names = [principle.name for principle in principles]
    heads = [before_first(name, "(,—–:") for name in names]
    folded = f" {fold(text)} "
    is_named = any(f" {name} " in folded for name in {*map(fold, (answer.gate.label, *names, *heads))} - {""})
    return is_named or any(_cites(text, principle) for principle in principles)


def _cites(text: str, principle: Principle) -> bool:
    if principle.number is None:
        return False
    numeral = re.escape(principle.id.split("-")[0])
    marked = rf"(?:§|principles?|article|section|P)\s*(?:{numeral}|{principle.number})\b"
    return re.search(rf"(?i:{marked})|(?:^|[\s(\[*]){numeral}(?:[.:)\]*,]|\s|$)", text) is not None
