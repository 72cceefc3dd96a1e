"""What a pull request does to a constitution, in words: what it takes away and changes, and what that would change.

The last is advice: which plans get another verdict under the new text, and why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from plangate.domain.documents.constitution.amendment import Amendment
from plangate.domain.documents.constitution.model import Principle
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import Conclusion, Impact, PlanReport, Report, Shift
from plangate.domain.model.snapshot import MAX_AFFECTED_FEATURES, Snapshot
from plangate.domain.review.removed_constitutions import removed_constitutions
from plangate.presentation.budget import TextSection
from plangate.presentation.environment import count, principle_name
from plangate.presentation.links import Links
from plangate.presentation.verdict import amendments, first_sentence, why_not_assessed

MAX_REASONS = 3
"""Rules that are named for one plan."""

MAX_PRINCIPLES = 4
"""Principles that are named for one rule."""

_NOW = {Conclusion.SUCCESS: "complies", Conclusion.FAILURE: "does not comply"}
_THEN = {Conclusion.SUCCESS: "would comply", Conclusion.FAILURE: "would not comply"}


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule for which a plan fails under one text only: the principles it is about, or what it says (`message`)."""

    rule: str
    principles: tuple[str, ...] = ()
    more: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """A plan with its verdict under both texts."""

    shift: Shift
    before: str
    after: str
    reasons: tuple[Reason, ...]
    more: int


def law_sections(snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """A part for each constitution that is taken away or changed."""
    yield from _repeals(snapshot, links)
    yield from _amendments(snapshot, links)


def _repeals(snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """That plans would be judged without a constitution, or by another one."""
    for repeal in removed_constitutions(snapshot):
        values = {"links": links, "repeal": repeal, "fails": snapshot.policy.no_constitution is Conclusion.FAILURE}
        yield TextSection("review/repeal.md", 1, (), values)


def _amendments(snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """What the pull request changes in each constitution."""
    for amendment in amendments(snapshot):
        values = {"links": links, "amendment": amendment, "plans": bool(snapshot.features), "base": snapshot.base_ref}
        yield TextSection("review/amendment.md", 2, _changes(amendment), values)


def _changes(amendment: Amendment) -> list[tuple[str, str]]:
    """Each principle that an amendment touches, with what becomes of it."""
    return [(_heading(principle), change) for principle, change in _changed_principles(amendment)]


def _changed_principles(amendment: Amendment) -> Iterator[tuple[Principle, str]]:
    yield from zip(amendment.removed, repeat("removed"), strict=False)
    yield from zip(amendment.added, repeat("added"), strict=False)
    for old, new in amendment.renamed:
        yield old, f"renamed, now {new.name}{_revised(amendment, new, ', and ')}"
    for old, new in amendment.changed:
        if (old, new) not in amendment.renamed:
            yield new, _revised(amendment, new) or "reworded"


def _heading(principle: Principle) -> str:
    return f"{principle.id}. {principle.name}" if principle.number else principle.name


def _revised(amendment: Amendment, principle: Principle, before: str = "") -> str:
    """What becomes of a principle besides other words, empty for nothing."""
    if principle in amendment.redefined:
        return f"{before}redefined"
    return f"{before}what it demands is changed" if principle in amendment.altered else ""


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
        reasons[:MAX_REASONS],
        max(len(reasons) - MAX_REASONS, 0),
    )


def _reasons(shift: Shift) -> tuple[Reason, ...]:
    failing = shift.after if shift.after.conclusion is Conclusion.FAILURE else shift.before
    rules = dict.fromkeys(finding.rule for finding in shift.reasons)
    return tuple(
        _reason(rule, [finding for finding in shift.reasons if finding.rule == rule], failing) for rule in rules
    )


def _reason(rule: str, findings: Sequence[Finding], plan: PlanReport) -> Reason:
    """The rule with the principles that its findings are about; what it says where they are about none, or several."""
    principles = filter(None, (plan.constitution.principle(finding.principle) for finding in findings))
    names = tuple(dict.fromkeys(map(principle_name, principles)))
    message = "" if names else first_sentence(findings[0].message)
    return Reason(rule, names[:MAX_PRINCIPLES], max(len(names) - MAX_PRINCIPLES, 0), message)
