"""Gates of the template as they come back in plans: answered, they are extended or shortened."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from plangate.domain.analysis.sections import fold_title
from plangate.domain.documents.plan.model import Gate

_ALIKE = 80
"""Of 100, as rapidfuzz scores the words that two gates share."""


def gate_key(gate: Gate) -> str:
    """The words of a gate, as they are compared."""
    return fold_title(f"{gate.label} {gate.text}")


def stands_in(wanted: Gate, given: Iterable[str]) -> bool:
    """Whether one of a plan's gates, by their keys, is that gate of the template."""
    own = fold_title(wanted.label or wanted.text)
    # A gate is shortened when it is answered: `Sequence diagram: N/A` for a sentence about sequence diagrams.
    head = set(own.split()[:2])
    return any(head <= set(gate.split()) or fuzz.token_set_ratio(own, gate) >= _ALIKE for gate in given)
