"""The boundary of every job: holds it, runs its handler, and decides by whose turn it is what trouble means.

The only place that catches everything. Nothing that goes wrong looks like a verdict.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

import redis
import structlog

from plangate.errors import AppError, AuthorError, GoneError, RefusedError, TransientError
from plangate.queue.inbox import Lease, UnknownJobError, drop_unknown_job
from plangate.queue.job_fields import log_fields, span_facts
from plangate.queue.jobs import Job
from plangate.queue.metrics import JOB_SECONDS, JOBS
from plangate.queue.redis import RedisBackoff, address_of, may_pass
from plangate.traces import spans
from plangate_workers.context import Handler, LeaseLostError, WorkerContext, lag_pause

MAX_WAIT_IN_PLACE = 2.0
"""Seconds that a worker may wait instead of putting the job back."""
MAX_TRIES_IN_PLACE = 3
FIRST_PAUSE = 3.0
MAX_PAUSE = 600.0
"""Seconds between two tries when nobody names a time; each pause is twice the one before."""
MAX_TRIES = 10
"""Put-backs, the last after about half an hour, until trouble counts as lasting."""
MAX_NAMED_TRIES = 60
"""The same when GitHub names a time each time: it may well name many."""
MAX_REDIS_PAUSE = 60.0
"""Seconds between two tries when Redis refused something in the middle of the job."""
MAX_SILENCE = 3 * 24 * 3600
"""Seconds for which it is tried to say that something could not be done, while GitHub is in trouble."""
MAX_CRASHES = 4
"""Workers that died over a job until it is not tried again."""
TOO_MUCH = "It is too much to read at once. Shorten what it changes, or split it."
"""What is said of a job that used up its processor time."""

Handlers = Mapping[type[Job], Handler]
log = structlog.stdlib.get_logger()


def run_job(context: WorkerContext, handlers: Handlers, text: str, token: str) -> None:
    """Do what a written job asks for, unless its lease was lost."""
    try:
        lease = context.inbox.read(text, token)
    except UnknownJobError as unknown:
        # The dispatcher is of a newer version than this worker.
        return drop_unknown_job(context.metrics, unknown)
    run_leased(context, lease, handlers)


def run_leased(context: WorkerContext, lease: Lease, handlers: Handlers) -> None:
    """Do the job and let it go; raises what is a bug of ours. Its worker holds it meanwhile (worker.py)."""
    key, token, inbox = lease.job.key, lease.token, context.inbox

    def check_lease() -> None:
        if not inbox.renew(key, token):
            raise LeaseLostError

    with structlog.contextvars.bound_contextvars(**_bound_fields(lease.job)), _span_of(lease.job):
        try:
            if not inbox.begin(key, token):
                raise LeaseLostError
            Attempt(replace(context, check_lease=check_lease), lease, handlers[type(lease.job)]).run()
        except LeaseLostError:
            log.warning("not_ours", outcome="somebody else has this job, or it was put back")
        except redis.RedisError as error:
            if not may_pass(error):
                raise
            put_back_once_redis_answers(context, lease, error)


def put_back_once_redis_answers(context: WorkerContext, lease: Lease, error: Exception) -> None:
    """Try the whole job again, as if nothing had been tried: what was written stands, and is found.

    While Redis refuses this too, ask again; whoever ends this process meanwhile leaves a lease that runs out.
    """
    backoff = RedisBackoff(address_of(context.redis.connection_pool.connection_kwargs))
    seconds = min(max(time.time() - lease.job.metadata.received, FIRST_PAUSE), MAX_REDIS_PAUSE)
    while True:
        try:
            kept = context.inbox.put_back(lease, seconds, counted=False)
        except redis.RedisError as refusal:
            if not may_pass(refusal):
                raise
            time.sleep(backoff.failed(refusal))
        else:
            break
    log.warning("put_back", reason=f"Redis: {error}", seconds=round(seconds, 1), ours=kept)


def _span_of(job: Job) -> AbstractContextManager[None]:
    return spans.span("job", "CONSUMER", job.metadata.trace, attempt=job.metadata.attempt, **span_facts(job))


def _bound_fields(job: Job) -> dict[str, Any]:
    metadata = job.metadata
    return {
        "delivery": metadata.delivery,
        "installation": job.target.installation,
        **log_fields(job),
        "attempt": metadata.attempt,
        "killed": metadata.crashes,
    }


class Attempt:
    """One attempt at a job that is held."""

    def __init__(self, context: WorkerContext, lease: Lease, handler: Handler) -> None:
        """An attempt with a context whose lease check is the job's."""
        self.context = context
        self.lease = lease
        self.job = lease.job
        self.handler = handler

    def run(self) -> None:
        """Do the job and let it go; raises what is a bug of ours after telling so on the pull request."""
        try:
            with self._timed():
                self._run_patiently()
        except LeaseLostError:
            raise
        except AppError as error:
            self._settle(error)
        except Exception as error:
            if may_pass(error):
                raise
            self._give_up("Something went wrong on our side.", bug=error)
            raise
        else:
            self._succeed()

    def _run_patiently(self) -> None:
        if self.job.metadata.over_budget:
            raise AuthorError(TOO_MUCH)
        if self.job.metadata.crashes >= MAX_CRASHES:
            raise RefusedError("This was interrupted again and again.")
        for _ in range(MAX_TRIES_IN_PLACE - 1):
            try:
                return self.handler.run(self.context, self.job)
            except TransientError as error:
                if error.retry_after is None or error.retry_after > MAX_WAIT_IN_PLACE:
                    raise
                log.info("waiting_in_place", seconds=error.retry_after, reason=str(error))
                time.sleep(error.retry_after)
        return self.handler.run(self.context, self.job)

    def _settle(self, error: AppError) -> None:
        """Whose turn it is, so long as it is not a bug of ours."""
        lag = lag_pause(self.job, time.time()) if error.may_be_lag else None
        if lag is not None:
            return self._wait_out(error, lag)
        match error:
            case TransientError():
                self._retry(error)
            case GoneError():
                self._finish("gone", reason=str(error))
            case AuthorError():
                self._give_up(str(error), mendable=True)
            case _:
                self._give_up(str(error))

    def _wait_out(self, error: AppError, seconds: float) -> None:
        """Try again soon, and say nothing: what is too young to be known everywhere has no trouble yet."""
        kept = self.context.inbox.put_back(self.lease, seconds, counted=False)
        self._count("put_back")
        log.info("lag", reason=str(error), seconds=round(seconds, 1), ours=kept)

    def _succeed(self) -> None:
        self._report(self.handler.on_success)
        self._finish("done")

    def _retry(self, error: TransientError) -> None:
        attempt = self.job.metadata.attempt
        if attempt >= (MAX_TRIES if error.retry_after is None else MAX_NAMED_TRIES):
            return self._give_up(str(error))
        seconds = pause(attempt, error.retry_after)
        if attempt == 0:
            self._report(self.handler.on_waiting, time.time() + seconds)
        kept = self.context.inbox.put_back(self.lease, seconds)
        self._count("put_back")
        log.warning("put_back", reason=str(error), seconds=round(seconds, 1), ours=kept)

    def _give_up(self, reason: str, bug: Exception | None = None, *, mendable: bool = False) -> None:
        reference = uuid4().hex[:12]
        if bug is not None:
            log.error("bug", reference=reference, exc_info=bug)
        # Who can mend it needs nobody who reads our log.
        said = self._report(self.handler.on_failure, reason, None if mendable else reference)
        if not said and time.time() - self.job.metadata.received < MAX_SILENCE:
            return self._say_later(reason)
        self._finish("bug" if bug else "refused", reason=reason, reference=reference)

    def _say_later(self, reason: str) -> None:
        """Try again what could neither be done nor be said: nobody who asked for it is left without a word."""
        kept = self.context.inbox.put_back(self.lease, MAX_PAUSE, counted=False)
        self._count("put_back")
        log.warning("put_back", reason=reason, seconds=MAX_PAUSE, ours=kept)

    def _report(self, report: Callable[..., None], *details: Any) -> bool:
        """Say what became of the job; False where that may be said later.

        That this fails in turn for good must not keep the job from being let go.
        """
        try:
            report(self.context, self.job, *details)
        except LeaseLostError:
            raise
        except Exception as error:
            if may_pass(error):
                raise
            log.exception("not_said")
            return not isinstance(error, TransientError)
        return True

    def _finish(self, outcome: str, **details: str) -> None:
        self.context.inbox.done(self.job.key, self.lease.token)
        self._count(outcome)
        log.info("job", outcome=outcome, **details)

    def _count(self, outcome: str) -> None:
        spans.note(outcome=outcome)
        self.context.metrics.count(JOBS, self.handler.label, outcome)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        finally:
            self.context.metrics.observe(JOB_SECONDS, time.monotonic() - began)


def pause(attempt: int, named: float | None) -> float:
    """Seconds until the next try: what was named, else twice as long each time; never all at the same moment."""
    if named is not None:
        return named + random.uniform(0, 0.5)
    return float(min(FIRST_PAUSE * 2**attempt, MAX_PAUSE) * random.uniform(0.8, 1.0))
