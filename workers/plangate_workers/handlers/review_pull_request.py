"""Look at a pull request, judge its plans, and make GitHub say what should be said of it."""

import time
from dataclasses import replace

import structlog

from plangate.domain.model.outgoing import Outgoing
from plangate.github.api.client import Connection
from plangate.github.read.gather import gather
from plangate.github.write.publish import FRESH, head_of, publish
from plangate.github.write.resolve_outdated import retire
from plangate.presentation.outdated_comments import gone_comments
from plangate.presentation.shared_head import JudgedPullRequest, compose_together
from plangate.queue.jobs import ReviewPullRequest
from plangate.queue.metrics import REVIEWS
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.feature_number_claims import release
from plangate_workers.handlers.rerun_once import is_anew, remember
from plangate_workers.handlers.shared_head import look_again, read_together

log = structlog.stdlib.get_logger()


def run(work: WorkerContext, letter: ReviewPullRequest) -> None:
    """Gather, review, retire, compose, publish; once more when the head moved meanwhile."""
    with work.open(letter) as github:
        snapshot = gather(github, letter, work.texts(letter))
        seen = time.monotonic()
        if not snapshot.open:
            release(work, letter)
            log.info("closed")
            return
        parts, unjudged = read_together(work, github, letter, snapshot)
        work.check_lease()
        parts = parts if letter.quiet else _retired(github, letter, parts, snapshot.head_sha, seen)
        outgoing = _composed(work, letter, parts, unjudged)
        anew = is_anew(work, letter)
        said = publish(github, letter.number, outgoing, snapshot.standing, anew=anew, confirmed=seen)
    if said.moved:
        work.inbox.put([replace(letter, head=None, attempt=0)])
    else:
        remember(work, letter)
    look_again(work, letter, (*(part.number for part in parts), *unjudged), snapshot.head_sha)
    work.tally.count(REVIEWS, "moved" if said.moved else outgoing.check_run.conclusion)
    conclusion = outgoing.check_run.conclusion
    moved, wrote, refused = said.moved, said.wrote, said.refused
    log.info("reviewed", head=snapshot.head_sha, conclusion=conclusion, moved=moved, wrote=wrote, refused=refused)


def _composed(
    work: WorkerContext, letter: ReviewPullRequest, parts: tuple[JudgedPullRequest, ...], unjudged: tuple[int, ...]
) -> Outgoing:
    home, links = work.settings.home_url or "", work.settings.github_url
    return compose_together(parts, unjudged, letter.number, home=home, comments=not letter.quiet, github=links)


def _retired(
    github: Connection, letter: ReviewPullRequest, parts: tuple[JudgedPullRequest, ...], head: str, seen: float
) -> tuple[JudgedPullRequest, ...]:
    """The parts with the comments that are left of those whose findings are gone; none is touched on an old head."""
    gone = [gone_comments(part.report, part.snapshot) for part in parts]
    if not any(gone):
        return parts
    if time.monotonic() - seen > FRESH and head_of(github, letter.number) != head:
        return parts
    return tuple(replace(part, left=retire(github, one)) for part, one in zip(parts, gone, strict=True))
