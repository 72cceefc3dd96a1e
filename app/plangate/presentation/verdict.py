"""The check-run's conclusion and title: one line that says what a report comes to."""

from collections import Counter
from collections.abc import Iterable
from posixpath import basename

from plangate.domain.documents.constitution.amendment import Amendment, read_amendment
from plangate.domain.documents.layout import SPECIFY
from plangate.domain.model.findings import Finding, Status
from plangate.domain.model.report import Conclusion, LawStatus, PlanReport, Report, Shape
from plangate.domain.model.snapshot import MAX_FILE_SIZE, ChangeKind, File, Snapshot
from plangate.domain.policy import policy_of
from plangate.domain.review.removed_constitutions import RemovedConstitution, removed_constitutions
from plangate.presentation.environment import count
from plangate.presentation.escape import plain

NO_PLAN, NOT_A_PLAN_LEFT = "No plan changed", "No plan to judge"
"""Titles of verdicts that no law had a part in, only the policy, which says what is a plan."""

ANSWERS = (Status.PASS, Status.VIOLATION, Status.NOT_APPLICABLE, Status.ASSERTED)
"""The statuses that answer a principle; a violation is an answer too."""


def conclusion(report: Report, snapshot: Snapshot) -> str:
    """The conclusion in GitHub's words; what could not be read never looks like what was judged."""
    return "action_required" if unread_files(report, snapshot) else report.conclusion.value


def title(report: Report, snapshot: Snapshot) -> str:
    """The line that stands beside the check's name, in plain text."""
    unread = unread_files(report, snapshot)
    if unread:
        return f"Could not evaluate: {plain(unread[0].path, 80)} {why_unread(unread[0])}"
    if report.conclusion is Conclusion.FAILURE:
        return f"Does not comply: {_failure(report)}"
    if not report.plans:
        return f"{_without_plans(snapshot)}{_struck(report)}{_beside(report)}"
    assessed = tuple(plan for plan in report.plans if not why_not_assessed(plan))
    if report.conclusion is Conclusion.NEUTRAL or not assessed:
        return _unassessed(report.plans)
    return f"Complies: {_success(assessed)}"


def unread_plans(snapshot: Snapshot) -> tuple[File, ...]:
    """The plans that could not be read, and so were not judged."""
    return tuple(feature.plan for feature in snapshot.features if feature.plan.text is None)


def unread_files(report: Report, snapshot: Snapshot) -> tuple[File, ...]:
    """The plans that could not be read, and the law that was needed and could not be read."""
    named = {finding.path for finding in report.law if finding.rule == "unreadable-law"}
    law = (*(amended.after for amended in snapshot.amended), *snapshot.law)
    missed = {file.path: file for file in law if file.text is None and file.path in named}
    return (*unread_plans(snapshot), *missed.values())


def why_unread(file: File) -> str:
    """Why a file was not read, after its name."""
    if file.symlink:
        return "is a symbolic link that leads to no file of the repository"
    if not file.sha and not file.size:
        return "is a folder"
    return f"is larger than {MAX_FILE_SIZE // 1024} KiB" if file.size > MAX_FILE_SIZE else "is not UTF-8 text"


def plans_only_moved(snapshot: Snapshot) -> bool:
    """Whether plans are removed or renamed, and nothing else: what the diff names is either a plan or law."""
    moved = [change for change in snapshot.changes if change.kind in (ChangeKind.REMOVED, ChangeKind.RENAMED)]
    return any(not _is_law(change.previous_path or change.path, snapshot) for change in moved)


def counts(finding: Finding) -> bool:
    """Whether a finding weighs in the verdict: neither there before nor waived."""
    return not finding.existing and finding.waived is None


def blocking(report: Report) -> tuple[Finding, ...]:
    """The findings for which the check fails."""
    threshold = report.policy.fail_on
    return tuple(f for f in report.findings if counts(f) and threshold is not None and f.severity >= threshold)


def why_not_assessed(plan: PlanReport) -> str:
    """Why the principles were not assessed, in the words of the title; empty where they were."""
    if any(finding.rule == "unreadable-plan" for finding in plan.findings):
        return "it could not be read"
    if plan.exempt is not None:
        return "exempt by policy"
    if plan.shape is Shape.OTHER:
        return "another format"
    if plan.constitution.status is LawStatus.UNFILLED:
        return "no constitution, only its template"
    if plan.constitution.status is LawStatus.UNREADABLE:
        return "the constitution cannot be read"
    return "no constitution" if plan.constitution.status is LawStatus.MISSING else ""


def by_severity(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity, the heaviest first: `1 critical, 2 high`."""
    tally = Counter(finding.severity for finding in findings)
    return ", ".join(f"{tally[severity]} {severity.word}" for severity in sorted(tally, reverse=True))


def amendments(snapshot: Snapshot) -> tuple[Amendment, ...]:
    """What the pull request changes in constitutions; a template that only comes is none."""
    return tuple(filter(None, map(read_amendment, snapshot.amended)))


def repeals(snapshot: Snapshot) -> tuple[RemovedConstitution, ...]:
    """The constitutions that the pull request takes away."""
    return removed_constitutions(snapshot, policy_of(snapshot))


def _without_plans(snapshot: Snapshot) -> str:
    gone = repeals(snapshot)
    if gone:
        return f"No plan changed: the constitution {'moves out of sight' if gone[0].moved_to else 'is removed'}"
    changes = amendments(snapshot)
    if len(changes) == 1 and changes[0].bump:
        return f"Complies: constitution {changes[0].before_version} → {changes[0].after.law.version}"
    if changes:
        return (
            "Complies: constitution amended" if any(one.before for one in changes) else "Complies: constitution written"
        )
    if snapshot.proposed_policy is not None:
        return "Complies: policy changed"
    return NOT_A_PLAN_LEFT if plans_only_moved(snapshot) else NO_PLAN


def _struck(report: Report) -> str:
    """How many plans an amendment would give another verdict, as the end of the title."""
    shifts = report.impact.shifts if report.impact else ()
    return f"; {count(len(shifts), 'plan')} would change verdict" if shifts else ""


def _beside(report: Report) -> str:
    """What was looked at where no plan is judged, as the end of the title."""
    names = sorted({basename(path) for one in report.touched for path in one.looked_at})
    if not names:
        return ""
    named = " and ".join(names)
    where = named if len(report.touched) == 1 else f"{named} of {len(report.touched)} features"
    found = sum(1 for one in report.touched for finding in one.findings if counts(finding))
    return f"; {count(found, 'finding')} in {where}" if found else f"; {where} looked at"


def _is_law(path: str, snapshot: Snapshot) -> bool:
    return snapshot.law_file(path) is not None or SPECIFY in path.split("/")


def _failure(report: Report) -> str:
    found = blocking(report)
    if not found:
        # No finding blocks: then the policy lets the want of a constitution or of the format fail.
        reasons = [why_not_assessed(plan) for plan in report.plans if plan.conclusion is Conclusion.FAILURE]
        return next(filter(None, reasons), "the policy says so")
    if len(found) == 1:
        return f"{found[0].rule} ({found[0].severity.word})"
    heaviest = max(found, key=lambda finding: finding.severity)
    return f"{heaviest.rule} and {len(found) - 1} more ({by_severity(found)}){_of_how_many(report.plans)}"


def _of_how_many(plans: tuple[PlanReport, ...]) -> str:
    failed = sum(1 for plan in plans if plan.conclusion is Conclusion.FAILURE)
    return f" in {failed} of {len(plans)} plans" if len(plans) > 1 and failed else ""


def _unassessed(plans: tuple[PlanReport, ...]) -> str:
    reasons = [reason for reason in map(why_not_assessed, plans) if reason]
    first = reasons[0] if reasons else "the policy says so"
    share = f" ({len(reasons)} of {len(plans)} plans)" if len(plans) > 1 else ""
    return f"Exempt by policy{share}" if first == "exempt by policy" else f"Not assessed: {first}{share}"


def _success(plans: tuple[PlanReport, ...]) -> str:
    rows = [row for plan in plans for row in plan.matrix]
    answered = sum(1 for row in rows if row.status in ANSWERS)
    share = f"{answered} of {count(len(rows), 'principle')} answered"
    return share if len(plans) == 1 else f"{share} in {len(plans)} plans"
