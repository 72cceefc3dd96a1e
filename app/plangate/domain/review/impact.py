"""What an amendment would change: every plan judged under the law that stands and under the amended text.

The amended text is only looked at here: nothing is gated by it.
"""

from collections.abc import Iterator
from dataclasses import replace

from plangate.domain.documents.constitution.amendment import read_amendment
from plangate.domain.documents.constitution.lookup import nearest
from plangate.domain.model.evidence import Evidence
from plangate.domain.model.findings import Finding
from plangate.domain.model.outgoing import Judgement
from plangate.domain.model.report import Conclusion, Impact, PlanReport, Report, Shift
from plangate.domain.model.snapshot import AffectedPlan, AffectedPlans, AmendedLaw, File, Snapshot
from plangate.domain.policy import Policy
from plangate.domain.review.consequences import facts_of, found_syntax, look_again
from plangate.domain.review.removed_constitutions import removed_constitutions
from plangate.domain.review.review import review

_WORST_FIRST = {Conclusion.FAILURE: 0, Conclusion.NEUTRAL: 1, Conclusion.SUCCESS: 2}


def may_change_verdicts(snapshot: Snapshot) -> bool:
    """Whether a pull request changes what a constitution says, so that plans should be looked at under both texts."""
    return any(map(_is_material, snapshot.amended)) or bool(removed_constitutions(snapshot))


def judge(evidence: Evidence) -> Judgement:
    """What a review comes to: a report for each snapshot, with what an amendment would change, and what follows."""
    reports = tuple(with_impact(review(snapshot), snapshot) for snapshot in evidence.snapshots)
    facts = replace(facts_of(evidence), syntax=found_syntax(evidence.snapshots, reports))
    return Judgement(reports, look_again(evidence), facts)


def with_impact(report: Report, snapshot: Snapshot) -> Report:
    """The report with what the amendment would change, where the snapshot holds the plans that it may strike."""
    if snapshot.affected_plans is None:
        return report
    return replace(report, impact=_impact(report, snapshot, snapshot.affected_plans))


def _is_material(amended: AmendedLaw) -> bool:
    amendment = read_amendment(amended)
    return amendment is not None and (amendment.before is None or amendment.reset or amendment.is_material)


def _impact(report: Report, snapshot: Snapshot, affected: AffectedPlans) -> Impact:
    policy = snapshot.policy
    judged = tuple(_under_both(report, snapshot, affected))
    shifts = [
        Shift(before, after, plan.commit, plan.number, _reasons(before, after, policy))
        for plan, before, after in judged
        if before.conclusion is not after.conclusion
    ]
    shifts.sort(key=lambda shift: (_WORST_FIRST[shift.after.conclusion], shift.after.path, shift.number or 0))
    merged = sum(plan.number is None for plan, _, _ in judged)
    return Impact(tuple(shifts), merged, len(judged) - merged, affected.left_out, affected.unlisted, affected.unread)


def _under_both(
    report: Report, snapshot: Snapshot, affected: AffectedPlans
) -> Iterator[tuple[AffectedPlan, PlanReport, PlanReport]]:
    """The plans whose own constitution is amended, with their verdicts under both texts."""
    for plan, standing, known in (*_own(snapshot, report), *_others(snapshot, affected)):
        law, path, places = _amended(standing.law, snapshot), plan.feature.plan.path, snapshot.policy.constitution
        if nearest(law, path, places) != nearest(standing.law, path, places):
            yield plan, known or _judge(standing), _judge(replace(standing, law=law))


_Case = tuple[AffectedPlan, Snapshot, PlanReport | None]
"""A plan, the snapshot in which it alone is judged under the law that stands, and that verdict where it is known."""


def _own(snapshot: Snapshot, report: Report) -> Iterator[_Case]:
    """The plans of the amending pull request itself."""
    known = {plan.path: plan for plan in report.plans}
    for feature in snapshot.features:
        plan = AffectedPlan(feature, snapshot.head_sha, snapshot.number)
        alone = replace(snapshot, features=(feature,), amended=(), affected_plans=None)
        yield plan, alone, known.get(feature.plan.path)


def _others(snapshot: Snapshot, affected: AffectedPlans) -> Iterator[_Case]:
    for plan in affected.plans:
        # Whoever merged a plan did so under another law, and no commit before it says what stood there already.
        alone = Snapshot(
            repository=snapshot.repository,
            head_sha=plan.commit,
            base_sha=snapshot.base_sha,
            number=plan.number,
            author=plan.author,
            law=affected.law,
            policy=snapshot.policy,
            owner_policy=snapshot.owner_policy,
            features=(plan.feature,),
            head_paths=plan.paths,
        )
        yield plan, alone, None


def _judge(snapshot: Snapshot) -> PlanReport:
    return review(snapshot).plans[0]


def _amended(law: tuple[File, ...], snapshot: Snapshot) -> tuple[File, ...]:
    """The law as it would stand after the pull request."""
    after = {file.path: file for file in snapshot.amended_files}
    replaced = {amended.before.path for amended in snapshot.amended if amended.before is not None}
    removed = {constitution.path for constitution in removed_constitutions(snapshot)}
    return (*(file for file in law if file.path not in replaced | removed | after.keys()), *after.values())


def _reasons(before: PlanReport, after: PlanReport, policy: Policy) -> tuple[Finding, ...]:
    """The findings that fail the check on one side only."""
    failing, other = (after, before) if after.conclusion is Conclusion.FAILURE else (before, after)
    known = {_key(finding) for finding in filter(policy.fails, other.findings)}
    return tuple(finding for finding in filter(policy.fails, failing.findings) if _key(finding) not in known)


def _key(finding: Finding) -> tuple[str, str | None, str]:
    return finding.rule, finding.principle, finding.message
