"""All that follows from a review. Pull requests with one head see one check-run: it has a section for each, and the
worst conclusion of all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from plangate.domain.model.evidence import Evidence
from plangate.domain.model.existing_output import OwnReviewComment
from plangate.domain.model.external_id import sealed
from plangate.domain.model.outgoing import Annotation, CheckRun, Judgement, Outgoing, Review, RunStatus
from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.waivers import repeated_records
from plangate.presentation.annotations import MAX_ANNOTATIONS, annotations, each_once
from plangate.presentation.budget import TextSection, fit
from plangate.presentation.comments import commented_fingerprints, compose_review, outdated_comments, repeated_reviews
from plangate.presentation.hidden_markers import repeated_comments
from plangate.presentation.links import GITHUB, Links
from plangate.presentation.review import bases_of, compose, compose_reading, reading_sections, superseded
from plangate.presentation.summary import summary_sections
from plangate.presentation.verdict import conclusion, title

_CONCLUSION_RANKS = {"success": 0, "neutral": 1, "failure": 2, "action_required": 3}


@dataclass(frozen=True, slots=True)
class JudgedPullRequest:
    """A pull request with its verdict."""

    snapshot: Snapshot
    report: Report

    @property
    def number(self) -> int:
        """The pull request's number."""
        return self.snapshot.number or 0


def compose_outgoing(
    evidence: Evidence, judgement: Judgement, *, home: str, comments: bool = True, github: str = GITHUB
) -> Outgoing:
    """All that is done after a judgement; the other arguments are compose's."""
    parts = [JudgedPullRequest(*pair) for pair in zip(evidence.snapshots, judgement.reports, strict=True)]
    own, outgoing = evidence.own, Outgoing()
    words = own.existing_output.words
    if own.open:
        outgoing = compose_together(
            parts, evidence.unjudged, evidence.number, home=home, comments=comments, github=github
        )
    resolve = tuple(_outdated(parts)) if comments else ()
    return replace(
        outgoing,
        resolve=resolve,
        folded=tuple(_repeated_reviews(parts, resolve)) if comments else (),
        repeated=(*repeated_comments(words), *repeated_records(words)),
        superseded=tuple(_unfinished(evidence, outgoing.check_run)),
        look_again=judgement.look_again,
        facts=judgement.facts,
    )


def _outdated(parts: Iterable[JudgedPullRequest]) -> Iterator[tuple[int, tuple[OwnReviewComment, ...]]]:
    """The comments of each pull request of which nothing is left to say."""
    for part in parts:
        comments = outdated_comments(part.report, part.snapshot)
        if comments:
            yield part.number, comments


def _repeated_reviews(
    parts: Iterable[JudgedPullRequest], resolve: Iterable[tuple[int, tuple[OwnReviewComment, ...]]]
) -> Iterator[str]:
    going = dict(resolve)
    for part in parts:
        yield from repeated_reviews(part.snapshot.existing_output, going.get(part.number, ()))


def _unfinished(evidence: Evidence, check_run: CheckRun | None) -> Iterator[tuple[int, CheckRun]]:
    """Runs of ours that nobody finishes, with what they end with: beside the newest run with what that one says."""
    if check_run is not None:
        # By no digest: it is not all that is to be said.
        said = replace(check_run, external_id="", annotations=(), buttons=())
        yield from ((run_id, said) for run_id in evidence.own.existing_output.unfinished)
    yield from ((run_id, superseded(head, evidence.number)) for head, run_ids in evidence.left for run_id in run_ids)


def compose_together(
    parts: Sequence[JudgedPullRequest],
    unjudged: Sequence[int],
    own: int | None,
    *,
    home: str,
    comments: bool = True,
    github: str = GITHUB,
) -> Outgoing:
    """All that is said on one head, the same check-run whichever of its pull requests is looked at.

    `parts` are in the order of their numbers; `unjudged` are pull requests with this head beyond what is judged. As
    long as there are any, the head has no verdict: green would be borrowed. `own` is the pull request whose review
    this is; the other arguments are compose's.
    """
    if len(parts) == 1 and not unjudged:
        return compose(parts[0].report, parts[0].snapshot, home=home, comments=comments, github=github)
    pairs = [(part, Links(part.snapshot, home, github)) for part in parts]
    check_run = _check_run(pairs, unjudged)
    number, bases = min(part.number for part in parts), bases_of(part.snapshot for part in parts)
    commented = (commented_fingerprints(part.report, part.snapshot) for part in parts if comments)
    said = sealed(check_run, number, tuple(chain.from_iterable(commented)), bases=bases)
    told = {part.number: _told(part, links, comments=comments) for part, links in pairs}
    reviews = {number: review for number, (_, review) in told.items() if review is not None}
    left = _distinct(annotations for annotations, _ in told.values())
    return Outgoing(replace(said, annotations=left), reviews.pop(own or 0, None), tuple(reviews.items()))


def _told(part: JudgedPullRequest, links: Links, *, comments: bool) -> tuple[tuple[Annotation, ...], Review | None]:
    """What annotates the check-run for one of the pull requests, and its review."""
    review = compose_review(part.report, part.snapshot, links) if comments else None
    return each_once(annotations(part.report, links), review, part.snapshot.existing_output.comments)


def _check_run(pairs: Sequence[tuple[JudgedPullRequest, Links]], unjudged: Sequence[int]) -> CheckRun:
    parts = [part for part, _ in pairs]
    worst = max(parts, key=_weight)
    total = len(parts) + len(unjudged)
    verdict = f"{title(worst.report, worst.snapshot)} (pull request {worst.number}, one of {total} with this commit)"
    too_many = f"Could not evaluate: {total} open pull requests share this commit"
    return CheckRun(
        head_sha=worst.snapshot.head_sha,
        status=RunStatus.COMPLETED,
        conclusion="action_required" if unjudged else conclusion(worst.report, worst.snapshot),
        title=too_many if unjudged else verdict,
        summary=fit(_summary(pairs, unjudged)),
        text=compose_reading(section for part, links in pairs for section in reading_sections(part.report, links)),
        annotations=_distinct(annotations(part.report, links) for part, links in pairs),
        external_id="",
    )


def _weight(part: JudgedPullRequest) -> tuple[int, bool, int]:
    """The worst first; of equals one with plans, then the oldest."""
    return _CONCLUSION_RANKS[conclusion(part.report, part.snapshot)], bool(part.report.plans), -part.number


def _summary(pairs: Sequence[tuple[JudgedPullRequest, Links]], unjudged: Sequence[int]) -> list[TextSection]:
    values = {"total": len(pairs) + len(unjudged), "most": len(pairs)}
    sections = [TextSection("review/sharing.md", 0, unjudged, values)]
    for part, links in pairs:
        heading = {"number": part.number, "base": part.snapshot.base_ref, "title": title(part.report, part.snapshot)}
        sections.append(TextSection("review/part.md", 0, (), heading))
        sections += summary_sections(part.report, part.snapshot, links)
    return sections


def _distinct(all_of_them: Iterable[tuple[Annotation, ...]]) -> tuple[Annotation, ...]:
    """The annotations of all, each once: what is said of one plan in two pull requests is mostly the same."""
    return tuple(dict.fromkeys(chain.from_iterable(all_of_them)))[:MAX_ANNOTATIONS]
