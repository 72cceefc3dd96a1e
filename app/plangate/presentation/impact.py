"""What an amendment would change, in words: which plans get another verdict under the new text, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.model.findings import Finding
from plangate.domain.model.report import Conclusion, Impact, PlanReport, Report, Shift
from plangate.domain.model.snapshot import MAX_AFFECTED_FEATURES
from plangate.presentation.budget import TextSection
from plangate.presentation.environment import count
from plangate.presentation.links import Links
from plangate.presentation.principles import named, principle_of
from plangate.presentation.suggested_fix import first_sentence
from plangate.presentation.verdict import why_not_assessed

MOST_REASONS = 3
"""Rules that are named for one plan."""

MOST_PRINCIPLES = 4
"""Principles that are named for one rule."""

_NOW = {Conclusion.SUCCESS: "complies", Conclusion.FAILURE: "does not comply"}
_THEN = {Conclusion.SUCCESS: "would comply", Conclusion.FAILURE: "would not comply"}


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule for which a plan fails under one text only: the principles it is about, or what it says."""

    rule: str
    principles: tuple[str, ...] = ()
    more: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """A plan with its verdict under both texts."""

    shift: Shift
    before: str
    after: str
    reasons: tuple[Reason, ...]
    more: int


def impact_sections(report: Report, links: Links) -> Iterator[TextSection]:
    """The advice on an amendment; nothing where none was looked for."""
    impact = report.impact
    if impact is not None:
        rows = [_row(shift) for shift in impact.shifts]
        values = {"links": links, "impact": impact, "looked_at": _looked_at(impact), "most": MAX_AFFECTED_FEATURES}
        yield TextSection("review/impact.md", 5, rows, values)


def _looked_at(impact: Impact) -> str:
    parts = [count(impact.merged, "merged plan")] if impact.merged else []
    parts += [count(impact.open, "plan in an open pull request", "plans in open pull requests")] if impact.open else []
    return " and ".join(parts)


def _row(shift: Shift) -> ImpactRow:
    reasons = _reasons(shift)
    return ImpactRow(
        shift,
        _NOW.get(shift.before.conclusion, f"not assessed: {why_not_assessed(shift.before)}"),
        _THEN.get(shift.after.conclusion, f"would not be assessed: {why_not_assessed(shift.after)}"),
        reasons[:MOST_REASONS],
        max(len(reasons) - MOST_REASONS, 0),
    )


def _reasons(shift: Shift) -> tuple[Reason, ...]:
    failing = shift.after if shift.after.conclusion is Conclusion.FAILURE else shift.before
    rules = dict.fromkeys(finding.rule for finding in shift.reasons)
    return tuple(_reason(rule, [one for one in shift.reasons if one.rule == rule], failing) for rule in rules)


def _reason(rule: str, findings: Sequence[Finding], plan: PlanReport) -> Reason:
    """The rule with the principles that its findings are about; what it says where they are about none, or several."""
    found = (principle_of(finding, plan.constitution) for finding in findings)
    principles = tuple(dict.fromkeys(named(principle) for principle in found if principle is not None))
    said = "" if principles else first_sentence(findings[0].message)
    return Reason(rule, principles[:MOST_PRINCIPLES], max(len(principles) - MOST_PRINCIPLES, 0), said)
