"""Which findings become inline comments, on which lines, and what they say."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.outgoing import InlineComment, Review
from plangate.domain.model.report import PlanReport, PrincipleRead, Report
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.text.diff_lines import commentable_lines
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown, fence
from plangate.presentation.hidden_markers import fingerprint_marker, read_fingerprints
from plangate.presentation.links import Links
from plangate.presentation.principles import named, principle_of
from plangate.presentation.suggested_fix import advice_beside
from plangate.presentation.verdict import counts

MOST = 30
"""Comments of ours that stand on a pull request at once: more break its page, and nobody reads them."""

LONGEST_RANGE = 10
"""Lines that a comment marks; what reaches further is marked at its first line."""

MOST_IN_ONE = 10
"""Findings that one comment explains."""

_LONGEST_SUGGESTION = 10_000
"""Characters; GitHub refuses a body over 65,536, and a long suggestion is read by nobody."""


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with the lines of the diff, from 1, that its comment marks; `plan` is None for one on another file."""

    finding: Finding
    line: int
    end_line: int
    plan: PlanReport | None

    @property
    def place(self) -> str:
        """Where it is, as the review's body names it."""
        return self.plan.feature if self.plan else self.finding.path


@dataclass(frozen=True, slots=True)
class ReviewRemark:
    """What a comment says of one finding."""

    finding: Finding
    principle: PrincipleRead | None
    principle_name: str
    constitution: str | None
    advice: Markdown
    suggestion: Markdown | None


@dataclass(frozen=True, slots=True)
class _Text:
    lines: tuple[str, ...]
    commentable: frozenset[int]


def compose_review(report: Report, snapshot: Snapshot, links: Links) -> Review | None:
    """One review with a comment for each line that has something new to say; None when there is none."""
    if not _may_comment(report, snapshot):
        return None
    new, standing = _news(report, snapshot)
    texts = _texts(snapshot)
    placed = [one for plan, finding in new for one in _placed(finding, plan, texts)]
    groups = _grouped(placed)[: max(MOST - standing, 0)]
    if not groups:
        return None
    comments = sorted((_comment(group, links) for group in groups), key=lambda one: (one.path, one.line))
    said = sum(len(group) for group in groups)
    places = sorted({one.place for group in groups for one in group})
    only_plans = all(one.plan for group in groups for one in group)
    named = {"places": places, "kind": "plans" if only_plans else "files"}
    body = render("review/review.md", remarks=said, elsewhere=len(new) - said, **named)
    plain_body = render("review/review_without_comments.md", remarks=len(new), **named)
    return Review(snapshot.head_sha, str(body), tuple(comments), str(plain_body))


def speaks_of(report: Report, snapshot: Snapshot) -> tuple[str, ...]:
    """The fingerprints of all that comments may speak of here, whether they stand already or not."""
    return (
        tuple(finding.fingerprint for _, finding in _wanted(report, snapshot)) if _may_comment(report, snapshot) else ()
    )


def _may_comment(report: Report, snapshot: Snapshot) -> bool:
    return snapshot.open and (report.policy.draft_comments or not snapshot.draft)


def _wanted(report: Report, snapshot: Snapshot) -> list[tuple[PlanReport | None, Finding]]:
    least = _threshold(report, snapshot)
    if least is None:
        return []
    on_plans = [(plan, finding) for plan in report.plans for finding in plan.findings]
    beside = [(None, finding) for one in report.touched for finding in one.findings]
    on_policy = [(None, finding) for finding in report.policy.problems if snapshot.proposed_policy]
    # Of the law, the diff shows what the pull request writes; what stands on the base is not there to comment on.
    amended = {one.after.path for one in snapshot.amended}
    on_law = [(None, finding) for finding in report.law if finding.path in amended]
    found = (*on_plans, *beside, *on_law, *on_policy)
    return [(plan, finding) for plan, finding in found if _is_wanted(finding, least)]


def _threshold(report: Report, snapshot: Snapshot) -> Severity | None:
    """From which severity on a finding gets a comment: a thread that blocks is only for what blocks anyway."""
    comment_on, fail_on = report.policy.comment_on, report.policy.fail_on
    if comment_on is None or not snapshot.threads_block:
        return comment_on
    return None if fail_on is None else max(comment_on, fail_on)


def _news(report: Report, snapshot: Snapshot) -> tuple[list[tuple[PlanReport | None, Finding]], int]:
    """The findings that no comment of ours speaks of yet, and how many comments speak of one that still stands."""
    wanted = _wanted(report, snapshot)
    current = {finding.fingerprint for _, finding in wanted}
    # What we resolved was gone; where it is back, it is said anew. What a person resolved stays said.
    known = [read_fingerprints(one.body) for one in snapshot.standing.comments if not one.resolved_by_us]
    said = frozenset().union(*known)
    standing = sum(1 for fingerprints in known if fingerprints & current)
    return [(plan, finding) for plan, finding in wanted if finding.fingerprint not in said], standing


def _is_wanted(finding: Finding, least: Severity) -> bool:
    # What has no fingerprint would be said again and again.
    return finding.severity >= least and counts(finding) and bool(finding.fingerprint)


def _texts(snapshot: Snapshot) -> dict[str, _Text]:
    """Every file of the features looked at that is part of the diff, and the law and the policy where they are."""
    plans = [(feature.plan, feature.before) for feature in snapshot.features]
    pairs = plans + [pair for feature in snapshot.looked_at for pair in _beside(feature)]
    pairs += [(law.after, law.before) for law in snapshot.amended]
    pairs += [(policy.after, policy.before) for policy in (snapshot.proposed_policy,) if policy]
    return {after.path: _text(before, after.text) for after, before in pairs if after.text is not None}


def _beside(feature: Feature) -> Iterator[tuple[File, File | None]]:
    if feature.before is not None and feature.before.path != feature.plan.path:
        # The folder moved, and GitHub shows nothing of a file that was only moved along.
        return
    before = {file.path: file for file in feature.before_files}
    for file in feature.files:
        old = before.get(file.path)
        if old is None or old.sha != file.sha:
            yield file, old


def _text(before: File | None, after: str) -> _Text:
    lines = tuple(after.split("\n"))
    if before is not None and before.text is None:
        # Its old text is not known, so neither is what the diff shows.
        return _Text(lines, frozenset())
    return _Text(lines, commentable_lines(before.text if before else None, after))


def _placed(finding: Finding, plan: PlanReport | None, texts: dict[str, _Text]) -> Iterator[PlacedFinding]:
    text = texts.get(finding.path)
    if text is None:
        return
    fix = finding.fix
    if fix and fix.end_line - fix.line < LONGEST_RANGE and _all_commentable(text, fix.line, fix.end_line):
        yield PlacedFinding(finding, fix.line, fix.end_line, plan)
        return
    end = max(finding.line, finding.end_line)
    if end - finding.line < LONGEST_RANGE and _all_commentable(text, finding.line, end):
        yield PlacedFinding(finding, finding.line, end, plan)
        return
    line = next((line for line in range(finding.line, end + 1) if line in text.commentable), None)
    if line is not None:
        yield PlacedFinding(finding, line, line, plan)


def _all_commentable(text: _Text, line: int, end_line: int) -> bool:
    return all(number in text.commentable for number in range(line, end_line + 1))


def _grouped(placed: list[PlacedFinding]) -> list[list[PlacedFinding]]:
    """The findings that GitHub shows below one line together, the group with the heaviest finding first."""
    ordered = sorted(placed, key=lambda one: (*_place(one), *_weight(one)))
    groups = [list(group) for _, group in groupby(ordered, key=_place)]
    return sorted(groups, key=lambda group: (*_weight(group[0]), *_place(group[0])))


def _place(placed: PlacedFinding) -> tuple[str, int]:
    return placed.finding.path, placed.end_line


def _weight(placed: PlacedFinding) -> tuple[int, int, str, str]:
    finding = placed.finding
    return -finding.severity, finding.line, finding.rule, finding.fingerprint


def _comment(group: list[PlacedFinding], links: Links) -> InlineComment:
    # A suggestion needs its very lines to be marked, and the first one decides.
    first = next((one for one in group if one.finding.fix), group[0])
    rows = [_remark(one, first.line) for one in group[:MOST_IN_ONE]]
    fingerprints = tuple(one.finding.fingerprint for one in group)
    marker = Markdown(fingerprint_marker(fingerprints))
    body = render("review/comment.md", rows=rows, links=links, more=len(group) - len(rows), marker=marker)
    start = first.line if first.line < first.end_line else None
    return InlineComment(first.finding.path, first.end_line, str(body), fingerprints, start)


def _remark(placed: PlacedFinding, start: int) -> ReviewRemark:
    finding, law = placed.finding, placed.plan.constitution if placed.plan else None
    principle = principle_of(finding, law) if law else None
    name = named(principle) if principle else ""
    suggestion = _suggestion(finding.fix, start, placed.end_line)
    return ReviewRemark(finding, principle, name, law.path if law else None, advice_beside(finding), suggestion)


def _suggestion(fix: Fix | None, line: int, end_line: int) -> Markdown | None:
    # GitHub puts a suggestion in the place of all lines that the comment marks.
    if fix is None or (fix.line, fix.end_line) != (line, end_line):
        return None
    return fence(fix.text, "suggestion") if len(fix.text) <= _LONGEST_SUGGESTION else None
