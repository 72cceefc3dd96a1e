"""What we missed: deliveries that failed are asked for again, and open pull requests without our check are put in.

Every few minutes the dispatcher puts in one letter for all; it becomes one for each installation, that one for each
repository. So each step is small, waits its turn behind people and pushes, and is repeated by itself when it fails.
"""

import itertools
import time
from collections.abc import Iterable

import structlog

from plangate.domain.documents.layout import is_owner_home
from plangate.errors import GoneError, RefusedError
from plangate.github.api.client import AppConnection, open_app, open_installation
from plangate.github.api.tokens import TokenStore
from plangate.github.read.owner_policy import read_anew
from plangate.github.read.repositories import (
    OpenPullRequest,
    Repository,
    list_installations,
    list_open_pull_requests,
    list_repositories,
)
from plangate.github.read.texts import drop_texts
from plangate.github.write.deliveries import KEPT_FOR, SETTLED, Delivery, deliver_again, failed, list_deliveries
from plangate.presentation.verdict import NO_PLAN, NOT_A_PLAN_LEFT
from plangate.queue import watched_paths as lawbook
from plangate.queue.jobs import (
    ForgetInstallation,
    Priority,
    Reconcile,
    ReviewPullRequest,
    SweepInstallation,
    SweepRepository,
)
from plangate.queue.metrics import REDELIVERIES
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.tidy_follow_ups import forget_follow_ups

AT_A_TIME = 50
"""Repositories of an installation that one look sweeps: a call each, of 5,000 an hour. The next look goes on there."""
CURSOR_KEY = "plangate:reconcile:settled-until"
ASKED_KEY = "plangate:reconcile:asked-again"
PLACE_KEY = "plangate:reconcile:place"

WITHOUT_LAW = (NO_PLAN, NOT_A_PLAN_LEFT)
"""The titles of verdicts that stay what they are when the law moves."""

log = structlog.stdlib.get_logger()


def run(work: WorkerContext, letter: Reconcile) -> None:
    """Ask for failed deliveries again, and put in a sweep of every installation."""
    now = time.time()
    repeat_deliveries(work, now)
    with open_app(work.key) as app:
        installations = list(list_installations(app))
    work.inbox.put([SweepInstallation(one, since=now - KEPT_FOR, received=now) for one in installations])
    log.info("reconciled", installations=len(installations))


def repeat_deliveries(work: WorkerContext, now: float) -> None:
    """Ask GitHub once for each delivery that failed since the last look, within the days that it keeps them."""
    since = max(float(work.redis.get(CURSOR_KEY) or 0), now - KEPT_FOR)
    with open_app(work.key) as app:
        for delivery in failed(list_deliveries(app, since=since), now=now):
            if work.redis.zscore(ASKED_KEY, delivery.guid) is None:
                _ask_again(work, app, delivery)
                work.redis.zadd(ASKED_KEY, {delivery.guid: now})
    # What is younger may still be on its way; it is looked at again.
    work.redis.set(CURSOR_KEY, now - SETTLED)
    work.redis.zremrangebyscore(ASKED_KEY, "-inf", now - KEPT_FOR)


def _ask_again(work: WorkerContext, app: AppConnection, delivery: Delivery) -> None:
    said = {"delivery": delivery.guid, "hook": delivery.event, "status": delivery.status}
    try:
        deliver_again(app, delivery)
    except (GoneError, RefusedError) as error:
        # One that GitHub no longer has must not keep us from the others; the sweep finds what it was about.
        log.warning("not_asked_again", reason=str(error), **said)
        return
    work.tally.count(REDELIVERIES)
    log.info("asked_again", **said)


def sweep_installation(work: WorkerContext, letter: SweepInstallation) -> None:
    """Put in a sweep of the installation's repositories; of many, those whose turn it is."""
    with open_installation(work.key, work.redis, letter.installation) as github:
        place = int(work.redis.hget(PLACE_KEY, str(letter.installation)) or 0)
        repositories = list(itertools.islice(list_repositories(github), place, place + AT_A_TIME))
    following = place + AT_A_TIME if len(repositories) == AT_A_TIME else 0
    work.redis.hset(PLACE_KEY, str(letter.installation), following)
    work.inbox.put([_sweep_of(repository, letter) for repository in repositories])


def _sweep_of(repository: Repository, letter: SweepInstallation) -> SweepRepository:
    return SweepRepository(
        letter.installation, repository.id, repository.name,
        since=letter.since, quiet=letter.quiet, received=letter.received,
    )  # fmt: skip


def sweep(work: WorkerContext, letter: SweepRepository) -> None:
    """Put in the open pull requests of a repository that the letter is about.

    The owner's own repository is looked into as well, so that reviews of the others need not.
    """
    with work.open(letter) as github:
        if is_owner_home(letter.repository):
            read_anew(github, work.texts(letter))
        pulls = list(list_open_pull_requests(github, base=letter.base, since=letter.since))
    letters = [_review_of(pull, letter) for pull in wanted(pulls, letter)]
    if letters:
        work.inbox.put(letters)
        log.info("swept", found=len(letters))


def wanted(pulls: Iterable[OpenPullRequest], letter: SweepRepository) -> tuple[OpenPullRequest, ...]:
    """Those with the head that the letter names; all where the policy may be another; those that are to be judged by
    the law, when it names a base; else those without our word."""
    if letter.head:
        return tuple(pull for pull in pulls if pull.head == letter.head)
    if letter.policy:
        return tuple(pulls)
    return tuple(pull for pull in pulls if not pull.judged or (letter.base and pull.title not in WITHOUT_LAW))


def _review_of(pull: OpenPullRequest, letter: SweepRepository) -> ReviewPullRequest:
    return ReviewPullRequest(
        letter.installation, letter.repository_id, letter.repository, pull.number,
        urgency=Priority.PERSON if letter.head else Priority.SWEEP, head=pull.head, anew=letter.head is not None,
        quiet=letter.quiet, delivery=letter.delivery, received=letter.received,
    )  # fmt: skip


def forget(work: WorkerContext, letter: ForgetInstallation) -> None:
    """Delete what is kept of an installation that is gone: texts, tokens, places of law, its place in the sweeps."""
    lawbook.forget(work.redis, letter.installation)
    drop_texts(work.redis, work.key.host, letter.installation)
    TokenStore(work.redis, work.key).drop_installation(letter.installation)
    work.redis.hdel(PLACE_KEY, str(letter.installation))
    forget_follow_ups(work, letter.installation)
