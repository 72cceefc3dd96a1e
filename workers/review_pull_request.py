"""Look at a pull request, judge its plans, and make GitHub say what should be said of it."""

import time
from dataclasses import replace

import structlog

from app.domain.review import review
from app.domain.waivers import with_waivers
from app.github.gather import gather
from app.github.publish import publish
from app.jobs import ReviewPullRequest
from app.presentation.review import compose
from app.tally import REVIEWS
from workers.work import Work

log = structlog.stdlib.get_logger()


def run(work: Work, letter: ReviewPullRequest) -> None:
    """Gather, review, compose, publish; once more when the head moved meanwhile."""
    with work.open(letter) as github:
        snapshot = gather(github, letter, work.texts(letter))
        seen = time.monotonic()
        if not snapshot.open:
            log.info("closed")
            return
        snapshot = with_waivers(snapshot, work.settings.signing_keys, letter.repository_id)
        report = review(snapshot)
        home, links = work.settings.home_url or "", work.settings.github_url
        outgoing = compose(report, snapshot, home=home, comments=not letter.quiet, github=links)
        work.check_lease()
        said = publish(github, letter.number, outgoing, snapshot.standing, anew=letter.anew, confirmed=seen)
    if said.moved:
        work.inbox.put([replace(letter, head=None, attempt=0)])
    work.tally.count(REVIEWS, "moved" if said.moved else outgoing.check_run.conclusion)
    conclusion = outgoing.check_run.conclusion
    moved, wrote, refused = said.moved, said.wrote, said.refused
    log.info("reviewed", head=snapshot.head_sha, conclusion=conclusion, moved=moved, wrote=wrote, refused=refused)
