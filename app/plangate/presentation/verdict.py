"""The check-run's conclusion and title: one line that says what a report comes to."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import filterfalse
from posixpath import basename

from plangate.domain.documents.constitution.amendment import Amendment, read_amendment
from plangate.domain.documents.layout import SPECIFY
from plangate.domain.model.absent_text import Pointer, WhyUnfilled
from plangate.domain.model.findings import Finding, Status
from plangate.domain.model.report import (
    NO_CONSTITUTION,
    Conclusion,
    ConstitutionRead,
    LawStatus,
    PlanReport,
    Report,
    Shape,
)
from plangate.domain.model.snapshot import MAX_FILE_SIZE, ChangeKind, File, Snapshot
from plangate.domain.review.removed_constitutions import removed_constitutions
from plangate.presentation.environment import count, principle_name
from plangate.presentation.escape import plain

COULD_NOT_EVALUATE = "Could not evaluate"
"""How the title of what could not be read begins."""

NO_PLAN, NOT_A_PLAN_LEFT = "No plan changed", "No plan to judge"
"""Titles of verdicts that no law had a part in, only the policy, which says what is a plan."""

ANSWERS = (Status.PASS, Status.VIOLATION, Status.NOT_APPLICABLE, Status.ASSERTED)
"""The statuses that answer a principle; a violation is an answer too."""

_SECOND_SENTENCE = re.compile(r"(?:[a-z)\]`'\"”]|[A-Z.]\d+|[/.-]\w+)[.] [A-Z]|[…?] [A-Z]")
"""A message of two sentences says in the second what to do; a numeral such as `V. Name` ends no sentence."""

MAX_HEADLINE_LENGTH = 120
"""Characters of what is to be fixed first, in the title."""

_QUESTIONS = frozenset({"unclear-answer", "unanswered-gate"})
"""Rules that ask for an answer, and accuse of nothing."""

_UNREADABLE = frozenset({"unreadable-plan", "unreadable-law"})
"""Rules that say of a file that nothing could be judged, or nothing by it."""

_WITHOUT_LAW: Mapping[LawStatus | WhyUnfilled, str] = {
    LawStatus.MISSING: "no constitution",
    LawStatus.UNREADABLE: "the constitution cannot be read",
    LawStatus.UNFILLED: "no constitution, only its template",
    WhyUnfilled.EMPTY: "the constitution is empty",
    WhyUnfilled.LFS_POINTER: "the constitution is a Git LFS pointer",
    WhyUnfilled.LINK: "the constitution is only the path of a link",
    WhyUnfilled.NO_PRINCIPLE: "no principle found in the constitution",
}
"""Why no principle was assessed, by what there is of a constitution."""

_POINTERS = {Pointer.LFS: "it is a Git LFS pointer", Pointer.LINK: "it is only the path of a link"}
"""Why a plan was not assessed whose text is not there."""


def conclusion(report: Report, snapshot: Snapshot) -> str:
    """The conclusion in GitHub's words; what could not be read never looks like what was judged."""
    return "action_required" if unread_files(report, snapshot) else report.conclusion.value


def title(report: Report, snapshot: Snapshot) -> str:
    """The line that stands beside the check's name, in plain text."""
    unread = unread_files(report, snapshot)
    if unread:
        return f"{COULD_NOT_EVALUATE}: {plain(unread[0].path, 80)} {why_unread(unread[0])}"
    if report.conclusion is Conclusion.FAILURE:
        asked = _asked(report)
        return f"Needs a plain answer: {asked}" if asked else _failure(report)
    if not report.plans:
        return f"{_without_plans(snapshot)}{_changing_verdict(report)}{_beside(report)}"
    assessed = tuple(filterfalse(why_not_assessed, report.plans))
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
    if file.submodule:
        return "is a submodule, whose files lie in another repository"
    if not file.sha and not file.size:
        return "is a folder"
    if file.overgrown:
        return "has too much structure"
    return f"is larger than {MAX_FILE_SIZE // 1024} KiB" if file.size > MAX_FILE_SIZE else "is not UTF-8 text"


def plans_only_moved(snapshot: Snapshot) -> bool:
    """Whether plans are removed or renamed, and nothing else: what the diff names is either a plan or law."""
    moved = [change for change in snapshot.changes if change.kind in (ChangeKind.REMOVED, ChangeKind.RENAMED)]
    return any(not _is_law(change.previous_path or change.path, snapshot) for change in moved)


def counting(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that weigh in the verdict: neither there before nor waived."""
    return tuple(finding for finding in findings if finding.counts)


def by_weight(report: Report) -> list[tuple[Finding, ConstitutionRead]]:
    """Every finding with the law that it was judged by, the heaviest first, then by file, line and rule."""
    shared = report.constitution or NO_CONSTITUTION
    pairs = [(finding, feature.constitution) for feature in report.features for finding in feature.findings]
    pairs += [(finding, shared) for finding in (*report.law, *report.policy.problems)]
    return sorted(pairs, key=lambda pair: (-pair[0].severity, pair[0].path, pair[0].line, pair[0].rule))


def blocking(report: Report) -> tuple[Finding, ...]:
    """The findings for which the check fails."""
    threshold = report.policy.fail_on
    if threshold is None:
        return ()
    return tuple(finding for finding in counting(report.findings) if finding.severity >= threshold)


def first_sentence(message: str) -> str:
    """A message without the sentences that say what to do; a quotation is not broken."""
    ends = (match.end() - 2 for match in _SECOND_SENTENCE.finditer(message))
    whole = (message[:end] for end in ends if message.count("“", 0, end) == message.count("”", 0, end))
    return next(whole, message)


def place_in_words(report: Report, finding: Finding) -> str:
    """Where a finding is: the line of the one plan, else with the file's name, by its path where there are several."""
    if len(report.features) > 1:
        return f"{finding.path} line {finding.line}"
    if [plan.path for plan in report.plans] == [finding.path]:
        return f"line {finding.line}"
    return f"{basename(finding.path)} line {finding.line}"


def is_unreadable(plan: PlanReport) -> bool:
    """Whether the plan itself could not be read, and so was not judged."""
    return any(finding.rule == "unreadable-plan" for finding in plan.findings)


def is_judged(plan: PlanReport) -> bool:
    """Whether rules were applied to the plan, be it without a law."""
    return plan.exempt is None and plan.shape is Shape.SPEC_KIT and not is_unreadable(plan)


def unevaluated(report: Report) -> tuple[Finding, ...]:
    """What says of plans and law that they could not be read, each file once: for those there is no verdict."""
    found = {finding.path: finding for finding in report.findings if is_without_verdict(finding)}
    return tuple(found.values())


def is_without_verdict(finding: Finding) -> bool:
    """Whether a finding says that a file could not be read, so that there is no verdict."""
    return finding.rule in _UNREADABLE


def is_unevaluated(plan: PlanReport) -> bool:
    """Whether there is no verdict on a plan since it, its constitution or its template could not be read."""
    if plan.conclusion is not Conclusion.NEUTRAL or plan.exempt is not None:
        return False
    # A template is the one cause that the plan's own report does not name.
    is_law_unread = plan.constitution.status is LawStatus.UNREADABLE or not why_not_assessed(plan)
    return is_unreadable(plan) or is_law_unread


def why_not_assessed(plan: PlanReport) -> str:
    """Why the principles were not assessed, in the words of the title; empty where they were."""
    if is_unreadable(plan):
        return _POINTERS[plan.pointer] if plan.pointer else "it could not be read"
    if plan.exempt is not None:
        return "exempt by policy"
    if plan.shape is Shape.OTHER:
        return "another format"
    law = plan.constitution
    return _WITHOUT_LAW.get(law.why_unfilled or law.status, "")


def by_severity(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity, the heaviest first: `1 critical, 2 high`."""
    numbers = Counter(finding.severity for finding in findings)
    return ", ".join(f"{numbers[severity]} {severity.word}" for severity in sorted(numbers, reverse=True))


def amendments(snapshot: Snapshot) -> tuple[Amendment, ...]:
    """What the pull request changes in constitutions; a template that only comes is none."""
    return tuple(filter(None, map(read_amendment, snapshot.amended)))


def _without_plans(snapshot: Snapshot) -> str:
    removed = removed_constitutions(snapshot)
    if removed:
        return f"No plan changed: the constitution {'moves out of sight' if removed[0].moved_to else 'is removed'}"
    changes = amendments(snapshot)
    if changes:
        return f"Complies: constitution {_amended(changes)}"
    if snapshot.proposed_policy is not None:
        return "Complies: policy changed"
    return NOT_A_PLAN_LEFT if plans_only_moved(snapshot) else NO_PLAN


def _amended(changes: tuple[Amendment, ...]) -> str:
    if len(changes) == 1 and changes[0].bump:
        return f"{changes[0].before_version} → {changes[0].after.law.version}"
    return "amended" if any(change.before for change in changes) else "written"


def _changing_verdict(report: Report) -> str:
    """How many plans an amendment would give another verdict, as the end of the title."""
    shifts = report.impact.shifts if report.impact else ()
    return f"; {count(len(shifts), 'plan')} would change verdict" if shifts else ""


def _beside(report: Report) -> str:
    """What was looked at where no plan is judged, as the end of the title."""
    names = sorted({basename(path) for touched in report.touched for path in touched.looked_at})
    if not names:
        return ""
    files = " and ".join(names)
    where = files if len(report.touched) == 1 else f"{files} of {len(report.touched)} features"
    findings = sum(len(counting(touched.findings)) for touched in report.touched)
    return f"; {count(findings, 'finding')} in {where}" if findings else f"; {where} looked at"


def _is_law(path: str, snapshot: Snapshot) -> bool:
    return snapshot.law_file(path) is not None or SPECIFY in path.split("/")


def _asked(report: Report) -> str:
    """What has to be answered plainly, where nothing else blocks: the first with its line, and how many more."""
    findings = blocking(report)
    if not findings or any(finding.rule not in _QUESTIONS for finding in findings):
        return ""
    first = min(findings, key=lambda finding: (finding.path, finding.line))
    more = f", and {len(findings) - 1} more" if len(findings) > 1 else ""
    name = _principle(report, first)
    return f"{plain(name, 80)} (line {first.line}){more}" if name else f"line {first.line}{more}"


def _principle(report: Report, finding: Finding) -> str:
    """The principle that a finding is about, by numeral and name; empty where it is about none, or several."""
    plan = next((plan for plan in report.plans if plan.path == finding.path), None)
    known = plan.constitution.principles if plan else ()
    return next((principle_name(one) for one in known if one.id == finding.principle), "")


def _failure(report: Report) -> str:
    """How many things are to be fixed, the heaviest of them in words, and where it is."""
    findings = blocking(report)
    if not findings:
        # No finding blocks: then the policy lets the want of a constitution or of the format fail.
        reasons = [why_not_assessed(plan) for plan in report.plans if plan.conclusion is Conclusion.FAILURE]
        return f"Does not comply: {next(filter(None, reasons), 'the policy says so')}"
    first, law = next(pair for pair in by_weight(report) if pair[0] in findings)
    more = f", and {len(findings) - 1} more" if len(findings) > 1 else ""
    where = plain(place_in_words(report, first), 80)
    return f"{len(findings)} to fix{_of_how_many(report.plans)}: {_headline(first, law)} ({where}){more}"


def _headline(finding: Finding, law: ConstitutionRead) -> str:
    """What is wrong, in the words of the finding; the law's numeral (II, not the end of III) stands in the matrix."""
    says, principle = f" {first_sentence(finding.message).rstrip('.')}", law.principle(finding.principle)
    says = says.replace(f" {principle_name(principle)}", f" {principle.name}") if principle else says
    return plain(says.strip(), MAX_HEADLINE_LENGTH)


def _of_how_many(plans: tuple[PlanReport, ...]) -> str:
    failed = sum(plan.conclusion is Conclusion.FAILURE for plan in plans)
    return f" in {failed} of {len(plans)} plans" if len(plans) > 1 and failed else ""


def _unassessed(plans: tuple[PlanReport, ...]) -> str:
    reasons = list(filter(None, map(why_not_assessed, plans)))
    first = next(iter(reasons), "the policy says so")
    share = f" ({len(reasons)} of {len(plans)} plans)" if len(plans) > 1 else ""
    return f"Exempt by policy{share}" if first == "exempt by policy" else f"Not assessed: {first}{share}"


def _success(plans: tuple[PlanReport, ...]) -> str:
    rows = [row for plan in plans for row in plan.matrix]
    answered = sum(row.status in ANSWERS for row in rows)
    unclear = sum(row.status is Status.UNCLEAR for row in rows)
    share = f"{answered} of {count(len(rows), 'principle')} answered{f', {unclear} unclear' if unclear else ''}"
    return share if len(plans) == 1 else f"{share} in {len(plans)} plans"
