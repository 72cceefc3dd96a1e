"""The status comment: what was judged and by what, what is skipped and why, what is waived, whether it is required."""

from collections.abc import Iterable, Iterator

from plangate.domain.model.existing_output import OwnComment, VoidWaiver, Waiver
from plangate.domain.model.report import Report
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.domain.model.snapshot import ChangeKind, Snapshot
from plangate.domain.policy import Policy
from plangate.domain.review.waivers import why_void
from plangate.presentation.budget import TextSection, fit
from plangate.presentation.environment import count
from plangate.presentation.escape import Markdown
from plangate.presentation.links import Links
from plangate.presentation.replies.explanation import laws
from plangate.presentation.replies.replies import comment_url
from plangate.presentation.verdict import counts, title, unread_files, why_not_assessed, why_unread

MARKER = "<!-- plangate:status -->"
_LIMIT = 60_000

Claim = tuple[Waiver | None, str | None, str | None]
"""A waiver (None: its record cannot be read), why it is void if it is, and the address of what granted it."""


def compose_status(report: Report, snapshot: Snapshot, policy: Policy, links: Links, requirement: Requirement) -> str:
    """The status comment, which says the same of the same."""
    values = {"links": links, "report": report, "snapshot": snapshot, "laws": laws(report)}
    judged = [(plan, sum(counts(one) for one in plan.findings)) for plan in report.plans if not why_not_assessed(plan)]
    waivers = tuple(_waivers(snapshot, policy, links))
    sections = (
        TextSection("replies/status_head.md", 0, judged, {**values, "title": _title(report, snapshot)}),
        TextSection("replies/status_skipped.md", 2, tuple(_skipped(report, snapshot))),
        TextSection("replies/status_waivers.md", 1, waivers, {"void": any(why for _, why, _ in waivers)}),
        TextSection("replies/status_required.md", 0, (), {"branch": snapshot.base_ref, "said": _required(requirement)}),
    )
    return f"{fit(sections, _LIMIT)}\n\n{MARKER}"


def _title(report: Report, snapshot: Snapshot) -> str:
    """What the check-run says; of a closed pull request nothing was read."""
    return title(report, snapshot) if snapshot.open else "Closed: nothing is judged any more"


def standing_status(words: Iterable[OwnComment]) -> OwnComment | None:
    """The status comment that stands and that nobody else edited."""
    ours = [word for word in words if not word.tampered and word.body.rstrip().endswith(MARKER)]
    return ours[-1] if ours else None


def _skipped(report: Report, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """What is not judged with the reason, in the order in which it is decided."""
    if not snapshot.open:
        yield "", "the pull request is closed, so nothing is judged"
        return
    judged = {feature.plan.path for feature in snapshot.features}
    for change in snapshot.changes:
        if snapshot.law_file(change.path) is not None:
            yield change.path, "read from the base, not from this pull request"
        elif change.kind is ChangeKind.REMOVED:
            yield change.path, "removed"
        elif change.kind is ChangeKind.RENAMED and change.path not in judged:
            yield change.path, "renamed only, its text is as it was"
    unread = {file.path: why_unread(file) for file in unread_files(report, snapshot)}
    yield from unread.items()
    for plan in report.plans:
        if plan.path not in unread and (reason := why_not_assessed(plan)):
            yield plan.path, f"{reason} ({plan.exempt})" if plan.exempt else reason
    for touched in report.touched:
        yield touched.path, "not changed here; only what changes beside it is looked at"
    if snapshot.passed_over:
        yield "", f"{count(snapshot.passed_over, 'feature')} whose plan stays as it is: too many for one pull request"
    if snapshot.draft and not report.policy.draft_comments:
        yield "", "no comments at lines, since this is a draft"
    before = sum(1 for finding in report.findings if finding.existing)
    if before:
        yield "", f"{count(before, 'finding')} that stood there before this pull request: listed, not counted"


def _waivers(snapshot: Snapshot, policy: Policy, links: Links) -> Iterator[Claim]:
    claims = [(waiver, why_void(waiver, snapshot, policy)) for waiver in snapshot.standing.waivers]
    for waiver, why in (*claims, *(_claim(void) for void in snapshot.standing.void)):
        trusted = waiver is not None and waiver in snapshot.standing.waivers
        number = snapshot.number or 0
        url = comment_url(links.github, snapshot.repository, number, waiver.comment) if waiver and trusted else None
        yield waiver, why, url


def _claim(void: VoidWaiver) -> tuple[Waiver | None, str]:
    return void.waiver, void.why


def _required(requirement: Requirement) -> Markdown:
    required = {True: "yes", False: "no", None: "unseen"}[requirement.required]
    source = requirement.source if required != "no" else RequirementSource.UNSEEN
    return Markdown(f"{required}-{source.value}")
