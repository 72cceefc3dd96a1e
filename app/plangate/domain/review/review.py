"""The pure middle: a snapshot becomes a report, and nothing touches the world."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from plangate import __version__
from plangate.domain.analysis.case import Case
from plangate.domain.analysis.open_case import open_case
from plangate.domain.analysis.unread_files import unread_beside
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.model.findings import Finding, Status
from plangate.domain.model.report import (
    Conclusion,
    LawStatus,
    MatrixRow,
    PlanReport,
    PolicyRead,
    Report,
    Shape,
    TouchedReport,
)
from plangate.domain.model.snapshot import AmendedLaw, Feature, File, Snapshot
from plangate.domain.policy import Policy, policy_of
from plangate.domain.review.baseline import before_pull_request, marked
from plangate.domain.review.coverage import coverage_of
from plangate.domain.review.coverage_of_input import constitution_read, template_read, what_was_read
from plangate.domain.review.fingerprints import FingerprintedFinding, sign
from plangate.domain.review.policy_findings import policy_findings
from plangate.domain.review.touched_features import HEAVIEST, changed_beside, speaking_beside
from plangate.domain.review.verified_fixes import with_proven_fixes
from plangate.domain.review.waivers import waived
from plangate.domain.rules import CATALOGUE, RULE_NAMES
from plangate.domain.rules.law.unfilled_constitution import unfilled_constitution
from plangate.domain.rules.law.unreadable_law import unread_templates, unreadable_law
from plangate.domain.rules.rule import Remark, Rule
from plangate.domain.rules.template.unreadable_plan import unreadable_plan

MOST_FINDINGS = 50
"""Findings of a plan that are listed; the rest is counted."""

_CAUSES = ("reset-plan", "untouched-template")
"""What a plan that is only the template comes to; the first that is found is said alone."""

_LAW = frozenset({"law", "policy"})
"""Families whose findings stand on the law, once, and not on a plan."""

_BY_TEMPLATE = frozenset({"template", "context"})
"""Families that hold a plan to its template."""

_BESIDE_THE_PLAN = frozenset({"missing-spec", "open-specification", "unreadable-contract"})
"""Rules that look at other files: what is wrong there has causes of its own."""

T = TypeVar("T")

_WEIGHT = {Conclusion.SUCCESS: 0, Conclusion.NEUTRAL: 1, Conclusion.FAILURE: 2}


def review(snapshot: Snapshot) -> Report:
    """Judge every plan of a snapshot by the catalogue, its nearest law and the repository's policy."""
    policy = policy_of(snapshot, RULE_NAMES)
    # No plan is judged by the law that its own pull request writes.
    standing = replace(snapshot, amended=())
    cases = tuple(open_case(standing, feature, policy) for feature in snapshot.features)
    plans = tuple(_judge(case) for case in cases)
    touched = tuple(_beside(open_case(standing, feature, policy)) for feature in _touched(snapshot, policy))
    standing_law = (one for case in cases for one in _law_findings(case) if not _is_mended(one, snapshot))
    found = (*_amendment_findings(snapshot, policy), *standing_law)
    law = waived(_once(found), snapshot, policy)
    problems = policy_findings(snapshot, policy)
    return Report(
        engine=__version__,
        conclusion=_conclude_all(policy, plans, (*law, *problems, *(f for one in touched for f in one.findings))),
        plans=plans,
        touched=touched,
        law=law,
        policy=_policy_read(policy, problems),
        constitution=_shared(plan.constitution for plan in plans),
        template=_shared(plan.template for plan in plans),
    )


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


def _judge(case: Case) -> PlanReport:
    exempt = _exempt(case)
    findings = () if exempt else waived(_findings(case, _speaking), case.snapshot, case.policy)
    listed = sorted(findings, key=lambda f: (f.existing, -f.severity, f.path != case.plan.path, f.line))
    return PlanReport(
        path=case.plan.path,
        feature=case.feature.folder,
        shape=case.plan.shape,
        conclusion=Conclusion.NEUTRAL if exempt else _conclude(case, findings),
        constitution=constitution_read(case.constitution),
        template=template_read(case.template),
        read=what_was_read(case),
        matrix=_matrix(case, exempt),
        findings=tuple(listed[:MOST_FINDINGS]),
        unlisted=max(len(listed) - MOST_FINDINGS, 0),
        exempt=exempt,
        coverage=None if exempt else coverage_of(case),
        unread=() if exempt else tuple(file.path for file in unread_beside(case.feature)),
    )


def _touched(snapshot: Snapshot, policy: Policy) -> Iterator[Feature]:
    """The features of which files beside the plan are looked at: those that the policy does not exempt."""
    for feature in snapshot.touched:
        by_authors = all(_exempt_authors(snapshot, file, policy) for file in changed_beside(feature))
        if not by_authors and not policy.exempts_path(feature.plan.path):
            yield feature


def _beside(case: Case) -> TouchedReport:
    """What is said of the files beside a plan that stands as it was."""
    found = waived(_findings(case, speaking_beside), case.snapshot, case.policy)
    listed = sorted((_lightened(one) for one in found), key=lambda f: (f.existing, -f.severity, f.path, f.line))
    changed = changed_beside(case.feature)
    return TouchedReport(
        path=case.plan.path,
        feature=case.feature.folder,
        looked_at=tuple(file.path for file in changed if file.text is not None),
        unread=tuple(file.path for file in changed if file.text is None),
        findings=tuple(listed[:MOST_FINDINGS]),
        unlisted=max(len(listed) - MOST_FINDINGS, 0),
        coverage=coverage_of(case),
    )


def _lightened(finding: Finding) -> Finding:
    return replace(finding, severity=min(finding.severity, HEAVIEST))


def _exempt(case: Case) -> str | None:
    authors = _exempt_authors(case.snapshot, case.feature.plan, case.policy)
    if authors:
        return f"author {', '.join(authors)}"
    return f"path {case.plan.path}" if case.policy.exempts_path(case.plan.path) else None


def _exempt_authors(snapshot: Snapshot, file: File, policy: Policy) -> tuple[str, ...]:
    """Who wrote a file, when the policy exempts them all."""
    authors = snapshot.authors_of(file)
    return authors if all(map(policy.exempts_author, authors)) else ()


def _findings(case: Case, speaking: Callable[[Case], Iterator[Rule]]) -> tuple[Finding, ...]:
    def judge(one: Case) -> Iterator[tuple[Rule, Remark]]:
        return _remarks(one, speaking)

    signed = sign(case, with_proven_fixes(case, judge))
    before = sign(old, judge(old)) if signed and (old := before_pull_request(case)) else ()
    return marked(case.policy, signed, before)


def _remarks(case: Case, speaking: Callable[[Case], Iterator[Rule]]) -> Iterator[tuple[Rule, Remark]]:
    """What those rules say that speak of a case."""
    for rule in speaking(case):
        for remark in rule.judge(case):
            yield rule, remark


def _speaking(case: Case) -> Iterator[Rule]:
    """The rules that speak of a plan; children of a cause that is said already are silent."""
    rules = [rule for rule in CATALOGUE if rule.family not in _LAW]
    if any(unreadable_plan.judge(case)):
        return iter((unreadable_plan,))
    if case.plan.shape is Shape.OTHER:
        return iter(())
    if any(unread_templates(case)):
        # What stands in for a template that cannot be read would find fault with what that one asks for.
        rules = [rule for rule in rules if rule.family not in _BY_TEMPLATE]
    causes = [rule for name in _CAUSES for rule in rules if rule.name == name]
    cause = next((rule for rule in causes if any(rule.judge(case))), None)
    if cause is not None:
        return iter(rule for rule in rules if rule is cause or rule.name in _BESIDE_THE_PLAN)
    has_law = case.constitution.status is LawStatus.OK
    return iter(rule for rule in rules if rule.name not in _CAUSES and (has_law or rule.family != "constitution"))


def _law_findings(case: Case) -> Iterator[Finding]:
    if _exempt(case) or case.feature.plan.text is None:
        return
    yield from (signed.finding for signed in _of_law(case))


def _is_mended(finding: Finding, snapshot: Snapshot) -> bool:
    """Whether the pull request writes the constitution that a finding misses."""
    mended = (law.after for law in snapshot.amended if parse_constitution(law.after).status is LawStatus.OK)
    return finding.rule == unfilled_constitution.name and finding.path in {file.path for file in mended}


def _of_law(case: Case) -> tuple[FingerprintedFinding, ...]:
    rules = (rule for rule in CATALOGUE if rule.family == "law")
    return sign(case, ((rule, remark) for rule in rules for remark in rule.judge(case)))


def _amendment_findings(snapshot: Snapshot, policy: Policy) -> tuple[Finding, ...]:
    """What is wrong with the constitutions that the pull request changes, with or without a plan."""
    ours = (law for law in snapshot.amended if not policy.exempts_path(law.after.path))
    amended = tuple(law for law in ours if not _exempt_authors(snapshot, law.after, policy))
    if not amended:
        return ()
    no_plan = Feature("", File("", "", ""))
    then = tuple(AmendedLaw(law.before, law.before) for law in amended if law.before is not None)
    now, before = (open_case(replace(snapshot, amended=laws), no_plan, policy) for laws in (amended, then))
    return marked(policy, _of_law(now), _of_law(before))


def _matrix(case: Case, exempt: str | None) -> tuple[MatrixRow, ...]:
    if not exempt and case.plan.shape is Shape.SPEC_KIT and case.feature.plan.text is not None:
        return case.matrix
    return tuple(MatrixRow(p.id, p.name, Status.NOT_ASSESSED) for p in case.constitution.principles)


def _conclude(case: Case, findings: Iterable[Finding]) -> Conclusion:
    """Failure before not assessed before success; what cannot be read is never a failure."""
    if case.feature.plan.text is None or any(unreadable_law.judge(case)):
        return Conclusion.NEUTRAL
    if any(_blocks(case.policy, finding) for finding in findings):
        return Conclusion.FAILURE
    if case.plan.shape is Shape.OTHER:
        return case.policy.other_format
    return Conclusion.SUCCESS if case.constitution.status is LawStatus.OK else case.policy.no_constitution


def _blocks(policy: Policy, finding: Finding) -> bool:
    return not finding.existing and finding.waived is None and policy.blocks(finding.severity)


def _conclude_all(policy: Policy, plans: tuple[PlanReport, ...], law: Iterable[Finding]) -> Conclusion:
    found = tuple(law)
    if any(_blocks(policy, finding) for finding in found):
        return Conclusion.FAILURE
    unread = any(finding.rule == unreadable_law.name for finding in found)
    least = Conclusion.NEUTRAL if unread else Conclusion.SUCCESS
    return max((least, *(plan.conclusion for plan in plans)), key=_WEIGHT.__getitem__)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[tuple[str, str, int]] = set()
    for finding in findings:
        key = (finding.rule, finding.path, finding.line)
        if key not in seen:
            seen.add(key)
            yield finding


def _shared(values: Iterable[T]) -> T | None:
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else None
