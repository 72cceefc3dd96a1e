"""Redis refuses what a job asks of it in the middle: the job is tried again, as if nothing had been tried."""

import threading
import time

import pytest
import redis

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.errors import RefusedError
from plangate.queue.jobs import JobMetadata, ReviewPullRequest
from plangate_workers.context import Handler
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.jobs import pull_request_of

OUTAGE = 1.0
"""Seconds: long enough that what is asked meanwhile is refused."""

REFUSING = {
    "full": (("CONFIG", "SET", "maxmemory", "1"), ("CONFIG", "SET", "maxmemory", "0")),
    "read-only": (("REPLICAOF", "127.0.0.1", "1"), ("REPLICAOF", "NO", "ONE")),
}
"""What makes Redis refuse to write, and what ends that."""


@pytest.fixture(params=REFUSING)
def refuse(request, context):
    """Has Redis refuse all writes for a while, or until the test ends."""
    begin, end = REFUSING[request.param]
    timers = []

    def refuse(seconds: float | None = OUTAGE) -> None:
        context.redis.execute_command(*begin)
        if seconds is not None:
            timers.append(threading.Timer(seconds, context.redis.execute_command, end))
            timers[-1].start()

    yield refuse
    for timer in timers:
        timer.join()
    context.redis.execute_command(*end)


@pytest.fixture
def pull(repository):
    return repository.open_pull_request("007", sample.bad_feature())


@pytest.fixture
def job(hub, repository, pull):
    target = pull_request_of(hub, repository, pull)
    return ReviewPullRequest(target, JobMetadata(received=time.time()), head=pull.head_sha)


def handlers_of(**steps) -> dict:
    """Handlers of which that of reviews is made of these functions."""
    return {**HANDLERS, ReviewPullRequest: Handler("review", **steps)}


def shown(pull) -> list[str | None]:
    return [run.conclusion for run in pull.check_runs(CHECK_NAME)]


def test_a_job_that_redis_interrupts_is_done_afterwards_and_writes_once(
    hub, context, take, take_when_due, job, pull, refuse
):
    hub.faults.before(refuse, path="/check-runs$", method="POST")
    run_leased(context, take(job), HANDLERS)

    again = take_when_due()
    run_leased(context, again, HANDLERS)

    assert (again.job.metadata.attempt, again.job.metadata.crashes) == (0, 0)
    assert (shown(pull), len(pull.reviews()), context.inbox.size().waiting) == (["failure"], 1, 0)


def test_what_redis_keeps_us_from_saying_is_said_afterwards(context, take, take_when_due, job, refuse):
    said = []

    def run(context, job):
        raise RefusedError("no")

    def say(context, job, reason, reference):
        if not said:
            said.append("tried")
            refuse()
            context.redis.set("a write", "of what is said")
        said.append(reason)

    handlers = handlers_of(run=run, on_failure=say)
    run_leased(context, take(job), handlers)

    run_leased(context, take_when_due(), handlers)

    assert (said, context.inbox.size().waiting) == (["tried", "no"], 0)


def test_a_job_that_redis_does_not_let_begin_is_due_again(context, take, take_when_due, job, refuse):
    begun = []
    handlers = handlers_of(run=lambda context, job: begun.append(job.key))
    taken = take(job)
    refuse()

    run_leased(context, taken, handlers)
    before = list(begun)
    run_leased(context, take_when_due(), handlers)

    assert (before, begun) == ([], [job.key])


def test_a_mistake_of_ours_in_what_we_ask_of_redis_is_told_as_a_bug(context, take, job, pull):
    def run(context, job):
        context.redis.set("text", "no list")
        context.redis.rpush("text", "item")

    with pytest.raises(redis.ResponseError):
        run_leased(context, take(job), handlers_of(run=run, on_failure=HANDLERS[ReviewPullRequest].on_failure))

    assert (shown(pull), context.inbox.size().taken) == (["action_required"], 0)
