"""Sample plans: short ones of our own, in the dialects that real plans have."""

from plangate.domain.documents.plan.model import Gate, Plan
from plangate.domain.documents.plan.parse import parse_plan_text


def a_plan(text: str) -> Plan:
    """The plan that a text is."""
    return parse_plan_text("specs/001-lamps/plan.md", text)


def a_check(text: str, title: str = "Constitution Check") -> Plan:
    """A plan with that text under its Constitution Check; the text starts on line 5."""
    return a_plan(f"# Implementation Plan: Lamps\n\n## {title}\n\n{text}")


def told(gates: tuple[Gate, ...]) -> list[tuple[int, str, str]]:
    """Line, label and status of each gate."""
    return [(gate.span.line, gate.label, gate.status.value) for gate in gates]
