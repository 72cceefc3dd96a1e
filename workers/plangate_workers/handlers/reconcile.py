"""What we missed: deliveries that failed are asked for again, and open pull requests without our check are put in.

Every few minutes the dispatcher puts in one job for all; it becomes one for each installation, that one for each
repository. So each step is small, waits its turn behind people and pushes, and is repeated by itself when it fails.
"""

import itertools
import time
from collections.abc import Container, Iterable

import structlog

from plangate.domain.documents.layout import is_owner_home
from plangate.domain.model.external_id import is_for, may_pass
from plangate.errors import GoneError
from plangate.github.api.client import open_app, open_installation
from plangate.github.api.tokens import TokenStore
from plangate.github.read import text_cache
from plangate.github.read.law.owner_policy import governed_by, read_anew
from plangate.github.read.repositories import (
    CompletedRun,
    OpenPullRequest,
    Repository,
    is_installed,
    list_installations,
    list_open_pull_requests,
    list_repositories,
)
from plangate.github.write.deliveries import DELIVERY_TTL
from plangate.operations.doctor.report import look_at_app, report_on_app
from plangate.presentation.verdict import NO_PLAN, NOT_A_PLAN_LEFT
from plangate.queue import watched_paths
from plangate.queue.jobs import (
    ForgetInstallation,
    InstallationRef,
    JobMetadata,
    Priority,
    Reconcile,
    RepositoryRef,
    ReviewPullRequest,
    SweepInstallation,
    SweepOwner,
    SweepRepository,
)
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.redeliver import read_undelivered, redeliver
from plangate_workers.handlers.tidy_follow_ups import forget_follow_ups

MAX_REPOSITORIES = 50
"""Repositories of an installation that one look sweeps: a call each, of 5,000 an hour. The next look goes on there."""
MAX_KEYS = 1000
"""Keys that one command deletes: Redis does nothing else meanwhile."""
SWEEP_OFFSET_KEY = "plangate:reconcile:place"
LOOKS_KEY = "plangate:reconcile:looks"

FIRST_SECOND_LOOK = 600
"""Seconds after which what could not be evaluated is looked at again; each pause is twice the one before."""
MAX_SECOND_LOOK = 24 * 3600
"""Seconds that the longest of these pauses lasts."""

WITHOUT_LAW = (NO_PLAN, NOT_A_PLAN_LEFT)
"""The titles of verdicts that stay what they are when the law moves."""

log = structlog.stdlib.get_logger()


def run(context: WorkerContext, job: Reconcile) -> None:
    """Ask for failed deliveries again, and put in a sweep of every installation."""
    now = time.time()
    with open_app(context.key) as app:
        found = look_at_app(app, context.key.app_id, context.settings.home_url, context.redis)
        missing, settled_until = read_undelivered(context, app, now)
        installations = list(list_installations(app))
        report_on_app(found, context.redis)
        redeliver(context, app, missing, settled_until, now)
    context.inbox.put(
        [
            SweepInstallation(InstallationRef(installation), JobMetadata(received=now), since=now - DELIVERY_TTL)
            for installation in installations
        ]
    )
    log.info("reconciled", installations=len(installations))


def sweep_installation(context: WorkerContext, job: SweepInstallation) -> None:
    """Put in a sweep of the installation's repositories; of many, those whose turn it is."""
    with open_installation(context.key, context.redis, job.target.installation) as github:
        offset = int(context.redis.hget(SWEEP_OFFSET_KEY, str(job.target.installation)) or 0)
        repositories = list(itertools.islice(list_repositories(github), offset, offset + MAX_REPOSITORIES))
    following = offset + MAX_REPOSITORIES if len(repositories) == MAX_REPOSITORIES else 0
    context.redis.hset(SWEEP_OFFSET_KEY, str(job.target.installation), following)
    context.inbox.put([_sweep_of(repository, job) for repository in repositories])


def _sweep_of(repository: Repository, job: SweepInstallation) -> SweepRepository:
    target = RepositoryRef(job.target.installation, repository.id, repository.name)
    return SweepRepository(target, job.metadata.untried(), since=job.since)


def sweep(context: WorkerContext, job: SweepRepository) -> None:
    """Put in the open pull requests of a repository that the job is about.

    The owner's own repository is looked into as well, so that reviews of the others need not.
    """
    with context.open(job) as github:
        if is_owner_home(job.target.repository):
            read_anew(github, context.texts(job))
        pulls = list(list_open_pull_requests(github, base=job.base, since=job.since))
    due = _due_again(context, pulls, time.time())
    jobs = [_review_of(pull, job) for pull in wanted(pulls, job, due)]
    if jobs:
        context.inbox.put(jobs)
        log.info("swept", found=len(jobs))


def sweep_owner(context: WorkerContext, job: SweepOwner) -> None:
    """Read the owner's policy again, and put in a sweep of each repository that was judged by it lately."""
    texts = context.texts(job)
    with context.open(job) as github:
        read_anew(github, texts)
    targets = [RepositoryRef(job.target.installation, governed.id, governed.name) for governed in governed_by(texts)]
    sweeps = [SweepRepository(target, job.metadata.untried(), policy=True) for target in targets]
    if sweeps:
        context.inbox.put(sweeps)
    log.info("owner_swept", repositories=len(sweeps))


def wanted(
    pulls: Iterable[OpenPullRequest], job: SweepRepository, due: Container[int] = ()
) -> tuple[OpenPullRequest, ...]:
    """Those with the head that the job names; all where the policy may be another; those that are to be judged by
    the law, when it names a base; else those without our word on what they are now, and those of the numbers `due`."""
    if job.head:
        return tuple(pull for pull in pulls if pull.head == job.head)
    if job.policy:
        return tuple(pulls)
    return tuple(pull for pull in pulls if pull.number in due or _lacks_our_word(pull, job))


def _lacks_our_word(pull: OpenPullRequest, job: SweepRepository) -> bool:
    """Whether no verdict stands on it, or one for another base, or one by law that moved."""
    if pull.run is None or not is_for(pull.run.external_id, (pull.number, pull.base)):
        return True
    return bool(job.base) and pull.run.title not in WITHOUT_LAW


def _due_again(context: WorkerContext, pulls: Iterable[OpenPullRequest], now: float) -> frozenset[int]:
    """The numbers of those that could not be evaluated for what may have passed by now, and that it is time for."""
    return frozenset(
        pull.number
        for pull in pulls
        if pull.run and pull.run.conclusion == "action_required" and may_pass(pull.run.external_id)
        and _is_time_for(context, pull.run, now)
    )  # fmt: skip


def _is_time_for(context: WorkerContext, run: CompletedRun, now: float) -> bool:
    """Whether the next look at what a run could not tell is due, which then counts as done.

    As long as the answer is the same, the run stays, and each pause is twice as long as the one before.
    """
    key = f"{LOOKS_KEY}:{run.id}"
    looks = int(context.redis.get(key) or 0)
    if now < run.completed + sum(min(FIRST_SECOND_LOOK * 2**look, MAX_SECOND_LOOK) for look in range(looks + 1)):
        return False
    context.redis.set(key, looks + 1, ex=2 * MAX_SECOND_LOOK)
    return True


def _review_of(pull: OpenPullRequest, job: SweepRepository) -> ReviewPullRequest:
    priority = Priority.PERSON if job.head else Priority.SWEEP
    return ReviewPullRequest(
        job.target.pull_request(pull.number), job.metadata.untried(), priority=priority, head=pull.head,
        force_rerun=job.head is not None,
    )  # fmt: skip


def forget(context: WorkerContext, job: ForgetInstallation) -> None:
    """Delete what waits for an installation that is gone, and what is kept of it: texts, tokens, places of law.

    GoneError where it is there, or there again: what is late or comes twice drops nothing that another event asked for.
    """
    installation = job.target.installation
    with open_app(context.key) as app:
        if is_installed(app, installation):
            raise GoneError(f"Installation {installation} is not gone.", may_be_lag=True)
    law = watched_paths.keys_of_installation(context.redis, installation)
    texts = text_cache.keys_of_installation(context.redis, context.key.host, installation)
    tokens = TokenStore(context.redis, context.key).keys_of_installation(installation)
    context.inbox.drop_installation(installation)
    for keys in (law, texts, tokens):
        for first in range(0, len(keys), MAX_KEYS):
            context.redis.delete(*keys[first : first + MAX_KEYS])
    context.redis.hdel(SWEEP_OFFSET_KEY, str(installation))
    forget_follow_ups(context, installation)
