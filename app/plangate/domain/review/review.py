"""The pure middle: a snapshot becomes a report, and nothing touches the world.

Cases are opened, then judged feature by feature (`feature_review`): the rules that apply are run (`applicable_rules`),
what they say is signed (`fingerprints`), with fixes that hold (`verified_fixes`), compared with what stood there before
(`baseline`), waived (`waivers`), and made one finding of each cause (`one_finding`). The law and the policy have
findings of their own. From all that it is concluded.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from plangate import __version__
from plangate.domain.analysis.case import open_case
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import Conclusion, PlanReport, PolicyRead, Report
from plangate.domain.model.snapshot import Feature, Snapshot
from plangate.domain.policy import Policy
from plangate.domain.review.applicable_rules import exempt_authors
from plangate.domain.review.feature_review import judge_plan, judge_touched
from plangate.domain.review.law_findings import law_findings, standing_law_findings
from plangate.domain.review.policy_findings import policy_findings
from plangate.domain.rules.law.unreadable_law import unreadable_law

T = TypeVar("T")

_LEAST_FIRST = (Conclusion.SUCCESS, Conclusion.NEUTRAL, Conclusion.FAILURE)


Judged = tuple[PlanReport, tuple[Finding, ...]]
"""The verdict on a plan, and what is wrong with the law that it is judged by."""
ForEach = Callable[[Callable[[Feature], Judged], Sequence[Feature]], Iterable[Judged]]
"""Judges features and gives what comes of them in their order, as `map` does."""


def review(snapshot: Snapshot, for_each: ForEach = map) -> Report:
    """Judge every plan of a snapshot by the catalogue, its nearest law and the repository's policy.

    Plans know nothing of each other, so `for_each` may judge them in whichever order, or beside each other.
    """
    policy = snapshot.policy
    # No plan is judged by the law that its own pull request writes.
    standing = replace(snapshot, amended=())

    def judge(feature: Feature) -> Judged:
        case = open_case(standing, feature, policy)
        return judge_plan(case), standing_law_findings(case, snapshot)

    judged = tuple(for_each(judge, snapshot.features))
    plans = tuple(plan for plan, _ in judged)
    touched = tuple(judge_touched(open_case(standing, feature, policy)) for feature in _touched(snapshot, policy))
    law = law_findings(snapshot, chain.from_iterable(found for _, found in judged), policy)
    problems = policy_findings(snapshot, policy)
    beside_plans = (*law, *problems, *(finding for feature in touched for finding in feature.findings))
    return Report(
        engine=__version__,
        conclusion=_conclude(policy, plans, beside_plans),
        plans=plans,
        touched=touched,
        law=law,
        policy=_policy_read(policy, problems),
        constitution=_shared(plan.constitution for plan in plans),
        template=_shared(plan.template for plan in plans),
    )


def _touched(snapshot: Snapshot, policy: Policy) -> Iterator[Feature]:
    """The features of which files beside the plan are looked at: those that the policy does not exempt."""
    for feature in snapshot.touched:
        by_authors = all(exempt_authors(snapshot, file, policy) for file in feature.changed_files)
        if not by_authors and not policy.exempts_path(feature.plan.path):
            yield feature


def _conclude(policy: Policy, plans: Iterable[PlanReport], findings: tuple[Finding, ...]) -> Conclusion:
    """The gravest of the plans' conclusions and of what comes of findings that stand in no plan."""
    if any(map(policy.fails, findings)):
        return Conclusion.FAILURE
    is_unread = any(finding.rule == unreadable_law.name for finding in findings)
    least = Conclusion.NEUTRAL if is_unread else Conclusion.SUCCESS
    return max((least, *(plan.conclusion for plan in plans)), key=_LEAST_FIRST.index)


def _policy_read(policy: Policy, problems: tuple[Finding, ...]) -> PolicyRead:
    return PolicyRead(
        path=policy.path,
        sha=policy.sha,
        repository=policy.repository,
        unheeded=len(policy.problems) if policy.repository else 0,
        problems=problems,
        fail_on=policy.fail_on,
        comment_on=policy.comment_on,
        draft_comments=policy.drafts.comments,
    )


def _shared(values: Iterable[T]) -> T | None:
    """The value that all have in common, if there is one."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
