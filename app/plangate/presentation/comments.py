"""Which findings become inline comments, on which lines of the diff, what they say, and which comments are outdated."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from plangate.domain.model.existing_output import ExistingOutput, OwnReview, OwnReviewComment
from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.outgoing import InlineComment, Review
from plangate.domain.model.report import NO_CONSTITUTION, ConstitutionRead, PlanReport, PrincipleRead, Report
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown, fence
from plangate.presentation.hidden_markers import fingerprint_marker, read_fingerprints
from plangate.presentation.links import Links
from plangate.presentation.pages import advice_on
from plangate.presentation.verdict import counting, first_sentence, unread_files

CONTEXT_LINES = 3
"""Unchanged lines that GitHub shows on each side of a change."""


def commentable_lines(before: str | None, after: str) -> frozenset[int]:
    """The right side's lines, from 1, on which GitHub surely takes a comment; all of them for an added file.

    A line whose content the old text does not have is an addition under any diff algorithm, and so is shown with its
    context. A moved or repeated line may be one as well, but which of them is the algorithm's choice: those are left
    out, since GitHub refuses a whole review for one comment that is off the diff.
    """
    lines = _lines(after)
    if before is None:
        return frozenset(range(1, len(lines) + 1))
    old = set(_lines(before))
    shown: set[int] = set()
    # `reach` is the last line shown so far, so that close additions do not add their context twice.
    reach = 0
    for number, line in enumerate(lines, 1):
        if line not in old:
            end = min(number + CONTEXT_LINES, len(lines))
            shown.update(range(max(number - CONTEXT_LINES, reach + 1, 1), end + 1))
            reach = end
    return frozenset(shown)


def _lines(text: str) -> list[str]:
    # Git ends lines at newlines only, and a carriage return is content.
    return text.removesuffix("\n").split("\n") if text else []


MAX_COMMENTS = 30
"""Comments of ours that stand on a pull request at once: more break its page, and nobody reads them."""

MAX_COMMENT_LINES = 10
"""Lines that a comment marks; what reaches further is marked at its first line."""

MAX_COMMENT_FINDINGS = 10
"""Findings that one comment explains."""

MAX_SUGGESTION_LENGTH = 10_000
"""Characters; GitHub refuses a body over 65,536, and a long suggestion is read by nobody."""

PlannedFinding = tuple[PlanReport | None, Finding]
"""A finding with the plan that it is about; None for one on another file."""


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

    @property
    def constitution(self) -> ConstitutionRead:
        """The law that the finding may cite."""
        return self.plan.constitution if self.plan else NO_CONSTITUTION


@dataclass(frozen=True, slots=True)
class ReviewRemark:
    """What a comment says of one finding."""

    finding: Finding
    principle: PrincipleRead | None
    constitution: str | None
    advice: Markdown
    suggestion: Markdown | None
    to_copy: Markdown | None


def compose_review(report: Report, snapshot: Snapshot, links: Links) -> Review | None:
    """One review with a comment for each line that has something new to say; None when there is none."""
    new, standing = _news(_wanted(report, snapshot), snapshot)
    groups = _grouped(_placed(new, snapshot))[: max(MAX_COMMENTS - standing, 0)]
    if not groups:
        return None
    comments = sorted((_comment(group, links) for group in groups), key=lambda comment: (comment.path, comment.line))
    placed = list(chain.from_iterable(groups))
    places = sorted({finding.place for finding in placed})
    where = {"places": places, "kind": "plans" if all(finding.plan for finding in placed) else "files"}
    body = render("review/review.md", remarks=len(placed), elsewhere=len(new) - len(placed), **where)
    plain_body = render("review/review_without_comments.md", remarks=len(new), **where)
    return Review(snapshot.head_sha, str(body), tuple(comments), str(plain_body))


def commented_fingerprints(report: Report, snapshot: Snapshot) -> tuple[str, ...]:
    """The fingerprints of all that comments may speak of here, whether they stand already or not."""
    return tuple(finding.fingerprint for _, finding in _wanted(report, snapshot))


def outdated_comments(report: Report, snapshot: Snapshot) -> tuple[OwnReviewComment, ...]:
    """The comments of open threads of which every finding is gone: mended, waived, or there before by now.

    So are those that say what another comment says: one whose answer was lost was written twice. Empty where a plan or
    the law could not be read, or a feature has more findings than are listed: what is not known is not gone.
    """
    if not snapshot.open or unread_files(report, snapshot) or any(feature.unlisted for feature in report.features):
        return ()
    current = {finding.fingerprint for finding in counting(report.findings)}
    comments = snapshot.existing_output.comments
    repeated = _repeated(comments)
    unresolved = (comment for comment in comments if not comment.resolved)
    return tuple(comment for comment in unresolved if comment in repeated or _is_outdated(comment, current))


def _repeated(comments: Iterable[OwnReviewComment]) -> set[OwnReviewComment]:
    """Those that say word for word what another does which stays: one that somebody answered, else the oldest."""
    first: dict[tuple[str, str], OwnReviewComment] = {}
    said = (one for one in comments if not one.resolved_by_us and read_fingerprints(one.body))
    ordered = sorted(said, key=lambda one: (not one.touched, one.id))
    return {one for one in ordered if first.setdefault((one.path, one.body), one) is not one and not one.touched}


def repeated_reviews(existing: ExistingOutput, going: Iterable[OwnReviewComment]) -> tuple[str, ...]:
    """The ids of reviews that say of their commit what another does, and of whose comments none is open any more.

    One whose answer was lost was posted twice. Of those that say the same one stays, that with open comments, else the
    oldest; `going` are the comments that are resolved or deleted now.
    """
    gone = set(going)
    open_ones = {comment.review for comment in existing.comments if not comment.resolved and comment not in gone}
    said: dict[tuple[str, str], list[OwnReview]] = {}
    for review in existing.reviews:
        if review.body and not review.folded:
            said.setdefault((review.commit, review.body), []).append(review)
    alike = (sorted(reviews, key=lambda review: review.id not in open_ones) for reviews in said.values())
    return tuple(review.id for reviews in alike for review in reviews[1:] if review.id not in open_ones)


def _is_outdated(comment: OwnReviewComment, current: set[str]) -> bool:
    fingerprints = read_fingerprints(comment.body)
    return bool(fingerprints) and current.isdisjoint(fingerprints)


def advice_beside(finding: Finding) -> Markdown:
    """What to do about a finding whose message does not say so itself, else empty: nobody likes to be told twice."""
    return Markdown("") if first_sentence(finding.message) != finding.message else advice_on(finding.rule)


def _wanted(report: Report, snapshot: Snapshot) -> list[PlannedFinding]:
    """The findings that comments speak of; what has no fingerprint would be said again and again."""
    least = _threshold(report, snapshot)
    if least is None:
        return []
    heavy = [pair for pair in _in_the_diff(report, snapshot) if pair[1].severity >= least]
    return [(plan, finding) for plan, finding in heavy if finding.counts and finding.fingerprint]


def _threshold(report: Report, snapshot: Snapshot) -> Severity | None:
    """From which severity on a finding gets a comment: a thread that blocks is only for what blocks anyway."""
    comment_on, fail_on = report.policy.comment_on, report.policy.fail_on
    if comment_on is None or not _may_comment(report, snapshot):
        return None
    if not snapshot.threads_block:
        return comment_on
    return None if fail_on is None else max(comment_on, fail_on)


def _may_comment(report: Report, snapshot: Snapshot) -> bool:
    return snapshot.open and (report.policy.draft_comments or not snapshot.draft)


def _in_the_diff(report: Report, snapshot: Snapshot) -> Iterator[PlannedFinding]:
    """The findings on what the pull request writes: what stands on the base is not there to comment on."""
    yield from ((plan, finding) for plan in report.plans for finding in plan.findings)
    amended = {law.after.path for law in snapshot.amended}
    touched = chain.from_iterable(feature.findings for feature in report.touched)
    law = (finding for finding in report.law if finding.path in amended)
    policy = report.policy.problems if snapshot.proposed_policy else ()
    yield from ((None, finding) for finding in chain(touched, law, policy))


def _news(wanted: list[PlannedFinding], snapshot: Snapshot) -> tuple[list[PlannedFinding], int]:
    """The findings that no comment of ours speaks of yet, and how many comments speak of one that still stands."""
    current = {finding.fingerprint for _, finding in wanted}
    # What we resolved was gone; where it is back, it is said anew. What a person resolved stays said.
    comments = (comment for comment in snapshot.existing_output.comments if not comment.resolved_by_us)
    known = [read_fingerprints(comment.body) for comment in comments]
    commented = frozenset().union(*known)
    standing = sum(not current.isdisjoint(fingerprints) for fingerprints in known)
    return [pair for pair in wanted if pair[1].fingerprint not in commented], standing


def _placed(findings: list[PlannedFinding], snapshot: Snapshot) -> Iterator[PlacedFinding]:
    """Those of the findings that can stand at lines of the diff, each at the best of them."""
    commentable = {after.path: _commentable(before, after) for after, before in _diff(snapshot)}
    for plan, finding in findings:
        lines = commentable.get(finding.path, frozenset())
        span = next((span for span in _spans(finding) if lines.issuperset(range(span[0], span[1] + 1))), None)
        if span is not None:
            yield PlacedFinding(finding, *span, plan)


def _spans(finding: Finding) -> Iterator[tuple[int, int]]:
    """The lines that a comment may mark, the best first: those of the fix, all of the finding, any one of it."""
    end = max(finding.line, finding.end_line)
    whole = [(finding.fix.line, finding.fix.end_line)] if finding.fix else []
    whole.append((finding.line, end))
    yield from (span for span in whole if span[1] - span[0] < MAX_COMMENT_LINES)
    yield from ((line, line) for line in range(finding.line, end + 1))


def _diff(snapshot: Snapshot) -> Iterator[tuple[File, File | None]]:
    """Every file of the features looked at that the pull request writes, and law and policy, with what stood before."""
    yield from ((feature.plan, feature.before) for feature in snapshot.features)
    for feature in snapshot.looked_at:
        yield from _diff_beside(feature)
    yield from ((law.after, law.before) for law in snapshot.written_law)


def _diff_beside(feature: Feature) -> Iterator[tuple[File, File | None]]:
    if feature.before is not None and feature.before.path != feature.plan.path:
        # The folder moved, and GitHub shows nothing of a file that was only moved along.
        return
    before = {file.path: file for file in feature.before_files}
    yield from ((file, before.get(file.path)) for file in feature.changed_files)


def _commentable(before: File | None, after: File) -> frozenset[int]:
    """The lines at which GitHub takes a comment; none where one of the texts is not known."""
    if after.text is None or (before is not None and before.text is None):
        return frozenset()
    return commentable_lines(before.text if before else None, after.text)


def _grouped(placed: Iterable[PlacedFinding]) -> list[list[PlacedFinding]]:
    """The findings that GitHub shows below one line together, the group with the heaviest finding first."""
    ordered = sorted(placed, key=lambda finding: (*_place(finding), *_weight(finding)))
    groups = [list(group) for _, group in groupby(ordered, key=_place)]
    return sorted(groups, key=lambda group: (*_weight(group[0]), *_place(group[0])))


def _place(placed: PlacedFinding) -> tuple[str, int]:
    return placed.finding.path, placed.end_line


def _weight(placed: PlacedFinding) -> tuple[int, int, str, str]:
    finding = placed.finding
    return -finding.severity, finding.line, finding.rule, finding.fingerprint


def _comment(group: list[PlacedFinding], links: Links) -> InlineComment:
    # A suggestion needs its very lines to be marked, and the first one decides.
    first = next((placed for placed in group if placed.finding.fix), group[0])
    rows = [_remark(placed, first.line) for placed in group[:MAX_COMMENT_FINDINGS]]
    fingerprints = tuple(placed.finding.fingerprint for placed in group)
    marker = Markdown(fingerprint_marker(fingerprints))
    body = render("review/comment.md", rows=rows, links=links, more=len(group) - len(rows), marker=marker)
    start = first.line if first.line < first.end_line else None
    return InlineComment(first.finding.path, first.end_line, str(body), fingerprints, start)


def _remark(placed: PlacedFinding, start: int) -> ReviewRemark:
    finding, law = placed.finding, placed.constitution
    suggestion = _suggestion(finding.fix, start, placed.end_line)
    to_copy = fence(finding.to_copy, "markdown") if finding.to_copy else None
    principle, advice = law.principle(finding.principle), advice_beside(finding)
    return ReviewRemark(finding, principle, law.path, advice, suggestion, to_copy)


def _suggestion(fix: Fix | None, line: int, end_line: int) -> Markdown | None:
    # GitHub puts a suggestion in the place of all lines that the comment marks.
    if fix is None or (fix.line, fix.end_line) != (line, end_line):
        return None
    return fence(fix.text, "suggestion") if len(fix.text) <= MAX_SUGGESTION_LENGTH else None
