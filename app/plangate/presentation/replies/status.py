"""The status comment: what was judged and by what, what is skipped and why, what is waived, whether it is required."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import filterfalse

from plangate.domain.model.default_paths import POLICY_PATH
from plangate.domain.model.existing_output import OwnComment, Waiver
from plangate.domain.model.report import PlanReport, Report
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.domain.model.snapshot import ChangeKind, Snapshot
from plangate.presentation.budget import TextSection, fit
from plangate.presentation.environment import count
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import STATUS_MARKER
from plangate.presentation.links import Links
from plangate.presentation.replies.reply import comment_url
from plangate.presentation.summary import waiver_claims
from plangate.presentation.verdict import counting, title, unread_files, why_not_assessed, why_unread

MAX_STATUS_SIZE = 60_000
"""Bytes."""

WaiverRow = tuple[Waiver | None, str | None, str | None]
"""A waiver (None: its record cannot be read), why it is void if it is, and the address of what granted it."""


def compose_status(report: Report, snapshot: Snapshot, links: Links, requirement: Requirement) -> str:
    """The status comment, which says the same of the same."""
    values = {"links": links, "report": report, "snapshot": snapshot, "laws": report.constitutions}
    judged = [(plan, len(counting(plan.findings))) for plan in filterfalse(why_not_assessed, report.plans)]
    waivers = tuple(_waivers(snapshot, links))
    sections = (
        TextSection("replies/status_head.md", 0, judged, {**values, "title": _title(report, snapshot)}),
        TextSection("replies/status_skipped.md", 2, tuple(_skipped(report, snapshot, requirement.misnamed_policies))),
        TextSection("replies/status_waivers.md", 1, waivers, {"void": any(why for _, why, _ in waivers)}),
        TextSection(
            "replies/status_required.md", 0, (), {"branch": snapshot.base_ref, "answer": _required(requirement)}
        ),
    )
    return f"{fit(sections, MAX_STATUS_SIZE)}\n\n{STATUS_MARKER}"


def _title(report: Report, snapshot: Snapshot) -> str:
    """What the check-run says; of a closed pull request nothing was read."""
    return title(report, snapshot) if snapshot.open else "Closed: nothing is judged any more"


def standing_status(comments: Iterable[OwnComment]) -> OwnComment | None:
    """The status comment that stands and that nobody else edited."""
    trusted = [comment for comment in comments if not comment.tampered]
    return next((comment for comment in reversed(trusted) if comment.body.rstrip().endswith(STATUS_MARKER)), None)


def _skipped(report: Report, snapshot: Snapshot, misnamed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is not judged with the reason, in the order in which it is decided; first what is no policy."""
    for path in dict.fromkeys((*misnamed, *snapshot.misnamed_policies)):
        yield path, f"not read as the policy, which is {POLICY_PATH}"
    if not snapshot.open:
        yield "", "the pull request is closed, so nothing is judged"
        return
    yield from _skipped_changes(snapshot)
    unread = {file.path: why_unread(file) for file in unread_files(report, snapshot)}
    yield from unread.items()
    yield from _not_assessed(plan for plan in report.plans if plan.path not in unread)
    for touched in report.touched:
        yield touched.path, "not changed here; only what changes beside it is looked at"
    yield from _left_out(report, snapshot)


def _skipped_changes(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    judged = {feature.plan.path for feature in snapshot.features}
    for change in snapshot.changes:
        if snapshot.law_file(change.path) is not None:
            yield change.path, "read from the base, not from this pull request"
        elif change.kind is ChangeKind.REMOVED:
            yield change.path, "removed"
        elif change.kind is ChangeKind.RENAMED and change.path not in judged:
            yield change.path, "renamed only, its text is as it was"


def _not_assessed(plans: Iterable[PlanReport]) -> Iterator[tuple[str, str]]:
    for plan in filter(why_not_assessed, plans):
        reason = why_not_assessed(plan)
        yield plan.path, f"{reason} ({plan.exempt})" if plan.exempt else reason


def _left_out(report: Report, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """What is left out of the pull request as a whole."""
    if snapshot.passed_over:
        yield "", f"{count(snapshot.passed_over, 'feature')} whose plan stays as it is: too many for one pull request"
    if snapshot.draft and not report.policy.draft_comments:
        yield "", "no comments at lines, since this is a draft"
    existing = sum(finding.existing for finding in report.findings)
    if existing:
        yield "", f"{count(existing, 'finding')} that stood there before this pull request: listed, not counted"


def _waivers(snapshot: Snapshot, links: Links) -> Iterator[WaiverRow]:
    page = partial(comment_url, links.github, snapshot.repository, snapshot.number or 0)
    for waiver, why in waiver_claims(snapshot):
        signed = waiver in snapshot.existing_output.waivers
        yield waiver, why, page(waiver.comment) if waiver and signed else None


def _required(requirement: Requirement) -> Markdown:
    required = {True: "yes", False: "no", None: "unseen"}[requirement.required]
    # GitHub calls our check not required where a ruleset takes it from another App, and lets nobody merge all the same.
    told = required != "no" or requirement.source is RequirementSource.ANOTHER
    source = requirement.source if told else RequirementSource.UNSEEN
    return Markdown(f"{required}-{source.value}")
