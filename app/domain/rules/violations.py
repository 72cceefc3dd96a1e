"""Declared violations: which gates declare one, and what excuses them."""

import re

from app.domain.constitution.model import Principle
from app.domain.findings import Status, Strength
from app.domain.matching import Answer, Justifier
from app.domain.plan.model import ComplexityRow
from app.domain.policy import NonNegotiable
from app.domain.rules.rule import Case
from app.domain.rules.tokens import holds_placeholder

_POINTS_BELOW = re.compile(r"complexity tracking|justifi|see below|below", re.IGNORECASE)
_MOST = 100
"""Violations, and rows that may justify them, that are compared."""

_LONG = 4
"""Letters of a word that says something: shorter ones are shared by chance."""


def violations(case: Case) -> tuple[Answer, ...]:
    """The gates that declare a violation, the first of each principle or label: a re-check repeats them."""
    first: dict[tuple[str, ...], Answer] = {}
    for answer in case.answers:
        if answer.status is Status.VIOLATION:
            first.setdefault(answer.principles or (_fold(answer.gate.label),), answer)
    return tuple(first.values())[:_MOST]


def is_negotiated(case: Case, answer: Answer) -> bool:
    """Whether it violates a principle that this repository's policy does not let anybody negotiate."""
    strict = case.policy.non_negotiable is NonNegotiable.STRICT
    return strict and any(p.strength is Strength.NON_NEGOTIABLE for p in _principles(case, answer))


def is_known_deviation(case: Case, answer: Answer) -> bool:
    """Whether the constitution itself lists a deviation from that principle."""
    return any(_names(text, case, answer) for text in case.constitution.deviations)


def unjustified(case: Case, found: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The violations of which no row, bullet or sentence of Complexity Tracking speaks: by name, else by its words."""
    rows = [row for row in case.plan.complexity if not is_example(case, row)]
    # Nobody reads a table of that length; what may stand in it is given the benefit of the doubt.
    if len(rows) > _MOST:
        return ()
    justifier = Justifier(case.plan, case.constitution)
    words = [_words(_text(row)) for row in rows]
    return tuple(a for a in found if justifier.justification(a) is None and not _is_meant(a, words))


def _is_meant(answer: Answer, rows: list[frozenset[str]]) -> bool:
    if rows and _POINTS_BELOW.search(answer.gate.text):
        return True
    own = _words(answer.gate.text)
    return any(len(row & own) >= 2 for row in rows)


def is_example(case: Case, row: ComplexityRow) -> bool:
    """Whether a row of Complexity Tracking is the template's example."""
    return holds_placeholder(_text(row), case.template)


def _principles(case: Case, answer: Answer) -> tuple[Principle, ...]:
    found = (case.constitution.principle(id) for id in answer.principles)
    return tuple(principle for principle in found if principle is not None)


def _names(text: str, case: Case, answer: Answer) -> bool:
    folded = f" {_fold(text)} "
    label = _fold(answer.gate.label)
    if label and f" {label} " in folded:
        return True
    for principle in _principles(case, answer):
        if f" {_fold(principle.name)} " in folded or f" {_head(principle.name)} " in folded:
            return True
        if principle.number is not None and _cites(text, principle):
            return True
    return False


def _cites(text: str, principle: Principle) -> bool:
    numeral = re.escape(principle.id.split("-")[0])
    marked = rf"(?:§|principles?|article|section|P)\s*(?:{numeral}|{principle.number})\b"
    return re.search(rf"(?i:{marked})|(?:^|[\s(\[*]){numeral}(?:[.:)\]*,]|\s|$)", text) is not None


def _head(name: str) -> str:
    return _fold(re.split(r"[(,—–:]", name, maxsplit=1)[0])


def _text(row: ComplexityRow) -> str:
    return f"{row.violation} {row.why} {row.alternative}"


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _fold(text).split() if len(word) >= _LONG)


def _fold(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())
