"""Put, take, put back, lease: the sets of what is to be looked at.

The inbox remembers which pull requests are to be looked at, not what happened: many events for one are one job,
due at one time. Who takes a job holds its key, its pull request and the head for as long as the lease is renewed, so
that what is done about one pull request is done one after another. A lease that is lost puts the job back, and counts
as a crash where the job had begun. What arrives meanwhile waits, and causes one more look. inbox.lua is the whole of
it; each method is one call of that script, and thus one step.
"""

import asyncio
import functools
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, cast
from uuid import uuid4

import redis
import redis.asyncio
import structlog

from plangate.queue.job_json import from_json, to_json
from plangate.queue.jobs import Job
from plangate.queue.metrics import UNKNOWN_LETTERS, Metrics

LEASE_SECONDS = 8.0
"""Seconds that a lease lasts unless renewed; a killed worker's job is taken again within twice that."""
UNDISTURBED_SECONDS = 2.0
"""Seconds after which a job takes long: its installation gets no worker beyond its share, and a job beyond it is called
back for another that waits."""
BLOCKED_RETRY_SECONDS = 0.25
"""Seconds until a job is looked at again whose pull request or head is being worked on."""
MAX_CALLS_IN_FLIGHT = 3
"""Calls of the receiver that are under way at once."""
MAX_REQUESTS_PER_CALL = 64
"""Requests whose jobs go to Redis in one call."""
WAKE_KEY = "plangate:inbox:wake"
ARRIVED_KEY = "plangate:inbox:arrived"

log = structlog.stdlib.get_logger()

Clock = Callable[[], float]
Arguments = list[str | float]


class UnknownJobError(Exception):
    """What was taken is no job that this version knows, and was dropped; another version left it."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason


def drop_unknown_job(metrics: Metrics, unknown: UnknownJobError) -> None:
    """Say and count that a job was dropped: pull requests that it was about are found again by the sweep."""
    metrics.count(UNKNOWN_LETTERS)
    log.error("unknown_letter", member=unknown.key, reason=unknown.reason)


@dataclass(frozen=True, slots=True)
class Lease:
    """A job that somebody holds; the token proves it."""

    job: Job
    token: str


@dataclass(frozen=True, slots=True)
class EndedLease:
    """A lease that was ended by another than its holder: the job is due again, whatever `holder` still does."""

    key: str
    holder: str
    token: str


@dataclass(frozen=True, slots=True)
class QueueSize:
    """How many jobs wait, how many are taken, and how long the oldest that waits has waited, in seconds."""

    waiting: int
    taken: int
    oldest: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """Deliveries that arrived; all are known that did so after `since`, in seconds since the epoch."""

    deliveries: frozenset[str] = frozenset()
    since: float = math.inf


@functools.cache
def read_script() -> str:
    """The text of inbox.lua."""
    return files("plangate.queue").joinpath("inbox.lua").read_text(encoding="utf-8")


def _put_arguments(jobs: Sequence[Job], due: float | None) -> Arguments:
    arguments: Arguments = ["" if due is None else due]
    for job in jobs:
        arguments += [job.target.installation, job.key, int(job.priority), job.metadata.received, to_json(job)]
    return arguments


def _receive_arguments(jobs: Sequence[Job]) -> Arguments:
    """The jobs that deliveries ask for, and those deliveries."""
    deliveries = list(dict.fromkeys(filter(None, (job.metadata.delivery for job in jobs))))
    return [len(deliveries), *deliveries, *_put_arguments(jobs, None)]


class InboxWriter:
    """Puts in what the receiver takes, without waiting for anything but Redis.

    Jobs that come in while a call is under way go together in the next one: a call costs more than a job
    (measured: 9,500 webhooks/s with a call each, 15,300/s so). Each `put` returns only once Redis has its jobs.
    """

    def __init__(self, client: "redis.asyncio.Redis") -> None:
        """A writer to the inbox that this Redis holds."""
        self._call = client.register_script(read_script())
        self._waiting: list[tuple[Sequence[Job], asyncio.Future[None]]] = []
        self._in_flight = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def put(self, jobs: Sequence[Job]) -> None:
        """Put jobs in, due now; returns once Redis has them."""
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((jobs, stored))
        if self._in_flight < MAX_CALLS_IN_FLIGHT:
            self._in_flight += 1
            task = asyncio.create_task(self._send())
            # The loop itself keeps only a weak reference to its tasks.
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        await stored

    async def _send(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MAX_REQUESTS_PER_CALL], self._waiting[MAX_REQUESTS_PER_CALL:]
            await self._send_batch(batch)
        self._in_flight -= 1

    async def _send_batch(self, batch: list[tuple[Sequence[Job], "asyncio.Future[None]"]]) -> None:
        # A sender that gave up no longer waits; its jobs may go in all the same.
        failure: Exception | None = None
        try:
            await self._do("receive", _receive_arguments([job for jobs, _ in batch for job in jobs]))
        except Exception as error:
            failure = error
        for _, stored in batch:
            if stored.done():
                continue
            if failure is None:
                stored.set_result(None)
            else:
                stored.set_exception(failure)

    async def _do(self, verb: str, arguments: Arguments) -> None:
        await cast(Awaitable[Any], self._call(args=[verb, "", *arguments]))


class Inbox:
    """The whole inbox, for dispatcher and workers. `clock` stands in for Redis' own in tests."""

    def __init__(self, client: "redis.Redis", clock: Clock | None = None) -> None:
        """The inbox that this Redis holds."""
        self._client = client
        self._clock = clock
        self._call = client.register_script(read_script())

    def put(self, jobs: Sequence[Job], *, due: float | None = None) -> None:
        """Put jobs in, due at that time in seconds since the epoch, or now.

        A job whose key waits already joins it: the stronger priority, the earlier time.
        """
        self._do("put", *_put_arguments(jobs, due))

    def take(self, holder: str, *, workers: int = 1, lease: float = LEASE_SECONDS) -> Lease | None:
        """The next job that is due and free; it is then held.

        Installations take turns, and within one people go before pushes and pushes before sweeps. Of so many `workers`
        an installation holds at most half, rounded up, while others have something to be done or one of its jobs takes
        long. Raises UnknownJobError for a job that cannot be read: it is dropped, since nobody here ever could.
        """
        token = uuid4().hex
        share = (workers + 1) // 2
        text = self._do("take", holder, token, lease, BLOCKED_RETRY_SECONDS, share, UNDISTURBED_SECONDS)
        return self.read(text, token) if text else None

    def read(self, text: str | bytes, token: str) -> Lease:
        """The job that is held with this token; raises UnknownJobError as `take` does."""
        try:
            return Lease(from_json(text), token)
        except ValueError as error:
            key = self._do("discard", token)
            raise UnknownJobError(key.decode() if key else "", str(error)) from error

    def begin(self, key: str, token: str, *, lease: float = LEASE_SECONDS) -> bool:
        """Hold on, and take down that the job has begun: whoever dies now dies over it. False as `renew`."""
        return bool(self._do("begin", key, token, lease))

    def renew(self, key: str, token: str, *, lease: float = LEASE_SECONDS) -> bool:
        """Hold on for that many seconds from now; False when the lease was lost, and somebody else may hold it."""
        return bool(self._do("renew", key, token, lease))

    def done(self, key: str, token: str) -> bool:
        """Let go; what arrived meanwhile is taken next. False when the lease was lost."""
        return bool(self._do("done", key, token))

    def put_back(self, lease: Lease, seconds: float, *, counted: bool = True) -> bool:
        """Let go and try again in so many seconds, whatever our clock says. False when the lease was lost.

        Only what is `counted` brings nearer that the job is given up.
        """
        metadata = lease.job.metadata
        retried = replace(lease.job, metadata=replace(metadata, attempt=metadata.attempt + counted))
        return bool(self._do("put_back", retried.key, lease.token, seconds, to_json(retried)))

    def release(self, lease: Lease, *, over_budget: bool = False) -> bool:
        """Let go of what a process died over, due now. False when the lease was lost.

        `over_budget`: it died since its processor time was used up.
        """
        return bool(self._do("release", lease.job.key, lease.token, "over budget" if over_budget else ""))

    def recover(self, *, redis_was_away: bool = False) -> tuple[EndedLease, ...]:
        """Put back what was taken by those who no longer renew their lease: they died, unless nobody could renew."""
        return _ended(self._do("recover", "redis away" if redis_was_away else ""))

    def recall(self, *, workers: int) -> tuple[EndedLease, ...]:
        """Put back the youngest jobs beyond an installation's share, one for each other that is kept waiting.

        Whoever does such a job is to be ended; that counts as no crash. Jobs that were taken just now are left alone.
        """
        share = (workers + 1) // 2
        return _ended(self._do("recall", share, UNDISTURBED_SECONDS, BLOCKED_RETRY_SECONDS))

    def drop_installation(self, installation: int) -> None:
        """Forget what waits for an installation that is gone."""
        self._do("drop_installation", installation)

    def holders(self) -> frozenset[str]:
        """Everybody who holds a job."""
        held = cast(list[bytes], self._client.hvals("plangate:inbox:holders"))
        return frozenset(holder.decode() for holder in held)

    def wait(self, seconds: float) -> None:
        """Wait until something was put in or let go, at most that long."""
        self._client.blpop([WAKE_KEY], timeout=seconds)

    def arrived(self, deliveries: Sequence[str]) -> Arrived:
        """Which of these deliveries the receiver took and put in."""
        with self._client.pipeline(transaction=False) as pipeline:
            pipeline.zrange(ARRIVED_KEY, 0, 0, withscores=True)
            for delivery in deliveries:
                pipeline.zscore(ARRIVED_KEY, delivery)
            first, *times = pipeline.execute()
        since = first[0][1] if first else math.inf
        told = zip(deliveries, times, strict=True)
        return Arrived(frozenset(delivery for delivery, at in told if at is not None), since)

    def size(self) -> QueueSize:
        """How full it is."""
        return read_size(self._do("size"))

    def _do(self, verb: str, *arguments: str | float) -> Any:
        return self._call(args=[verb, self._clock() if self._clock else "", *arguments])


def _ended(answer: Sequence[bytes]) -> tuple[EndedLease, ...]:
    words = iter([word.decode() for word in answer])
    return tuple(EndedLease(key, holder, token) for key, holder, token in zip(words, words, words, strict=True))


def read_size(answer: Sequence[Any]) -> QueueSize:
    """What the script's `size` means."""
    waiting, taken, oldest, now = answer
    return QueueSize(int(waiting), int(taken), max(float(now) - float(oldest), 0.0) if oldest else 0.0)


async def size_of(client: "redis.asyncio.Redis") -> QueueSize:
    """How full the inbox is, asked without blocking."""
    call = client.register_script(read_script())
    return read_size(await cast(Awaitable[Any], call(args=["size", ""])))
