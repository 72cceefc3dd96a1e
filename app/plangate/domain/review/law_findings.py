"""What is wrong with the law: with constitutions and templates that stand, and with constitutions that are amended."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plangate.domain.analysis.case import Case, open_case
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import AmendedLaw, Feature, File, Snapshot
from plangate.domain.policy import Policy
from plangate.domain.review.applicable_rules import LAW_RULES, exemption, is_exempt, run
from plangate.domain.review.baseline import mark_existing
from plangate.domain.review.fingerprints import FingerprintedFinding, sign
from plangate.domain.review.waivers import waived
from plangate.domain.rules.law.unfilled_constitution import unfilled_constitution

_NO_PLAN = Feature("", File("", "", ""))


def law_findings(snapshot: Snapshot, standing: Iterable[Finding], policy: Policy) -> tuple[Finding, ...]:
    """The findings in the law that the plans are judged by, and in what the pull request writes of it."""
    mended = {(unfilled_constitution.name, path) for path in _filled_in(snapshot)}
    left = (finding for finding in standing if (finding.rule, finding.path) not in mended)
    return waived(_distinct((*_of_amendments(snapshot, policy), *left)), snapshot)


def standing_law_findings(case: Case, snapshot: Snapshot) -> tuple[Finding, ...]:
    """What is wrong with the law that a plan is judged by."""
    return tuple(_of_standing_law(_as_of_now(case, snapshot)))


def _as_of_now(case: Case, snapshot: Snapshot) -> Case:
    """The case under the law that stands now: what is wrong with an earlier one is nobody's to mend."""
    feature = case.feature
    if feature.as_of is None or feature.plan.text is None:
        return case
    # What is found in the law does not depend on the plan's text.
    return open_case(snapshot, Feature(feature.folder, replace(feature.plan, text="")), case.policy)


def _of_standing_law(case: Case) -> Iterator[Finding]:
    if not exemption(case) and case.feature.plan.text is not None:
        yield from (signed.finding for signed in _signed(case))


def _of_amendments(snapshot: Snapshot, policy: Policy) -> Iterator[Finding]:
    """What is wrong with the constitutions that the pull request changes, with or without a plan."""
    amended = tuple(law for law in snapshot.amended if not is_exempt(snapshot, law.after, policy))
    if amended:
        before = tuple(AmendedLaw(law.before, law.before) for law in amended if law.before is not None)
        now, then = (open_case(replace(snapshot, amended=laws), _NO_PLAN, policy) for laws in (amended, before))
        yield from (marked.finding for marked in mark_existing(policy, _signed(now), _signed(then)))


def _signed(case: Case) -> tuple[FingerprintedFinding, ...]:
    return sign(case, run(LAW_RULES, case))


def _filled_in(snapshot: Snapshot) -> frozenset[str]:
    """The constitutions that the pull request writes, so that none is missed there."""
    files = snapshot.amended_files
    return frozenset(file.path for file in files if parse_constitution(file).status is LawStatus.OK)


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, of one rule in one line the first only: plans have their law in common."""
    first: dict[tuple[str, str, int], Finding] = {}
    for finding in findings:
        first.setdefault((finding.rule, finding.path, finding.line), finding)
    return iter(first.values())
