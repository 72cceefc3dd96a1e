"""From the inbox to RQ: what is due goes to a worker that is free, in the inbox' fair order.

A worker is given one job at a time, so RQ never holds more than the workers can start at once, and what is urgent
overtakes everything that has not begun.
"""

import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from uuid import uuid4

import redis
import structlog
from rq import Queue
from rq.command import send_stop_job_command
from rq.exceptions import InvalidJobOperation, NoSuchJobError
from rq.serializers import JSONSerializer

from plangate.queue.heartbeat import NOWHERE, Heartbeat
from plangate.queue.inbox import LEASE_SECONDS, EndedLease, Inbox, Lease, UnknownJobError, drop_unknown_job
from plangate.queue.job_fields import log_fields, span_facts
from plangate.queue.job_json import to_json
from plangate.queue.jobs import JobMetadata, Priority, Reconcile
from plangate.queue.metrics import LOST_LEASES, Metrics
from plangate.queue.presence import LEADER_KEY, leader_name
from plangate.queue.redis import RedisBackoff, address_of
from plangate.traces import spans
from plangate_workers.runtime.worker_slots import HEARTBEAT_TTL, live_slots, queue_name, queued_slots, suspend

JOB_TIMEOUT = 300
"""Seconds that a job may take."""
FAILED_JOB_TTL = 30 * 24 * 3600
"""Seconds that RQ keeps a job that failed."""
IDLE_WAIT = 0.25
"""Seconds between two looks when nobody wakes us."""
LEADER_TTL = 3
"""Seconds after which another dispatcher takes over from one that is silent."""
MAX_UNKNOWN_JOBS = 100
"""Jobs that nobody can read, dropped in one go for a worker: the leader must be heard of before LEADER_TTL ends."""
RECONCILE_KEY = "plangate:reconcile:under-way"

log = structlog.stdlib.get_logger()


class Dispatcher:
    """Gives jobs to workers until told to stop; of several that run, one does, and the others stand by."""

    def __init__(self, client: "redis.Redis", *, reconcile_every: int, perform: str) -> None:
        """A dispatcher for the inbox that this Redis holds; `perform` names what RQ is to call."""
        self._client = client
        self._inbox = Inbox(client)
        self._metrics = Metrics(client)
        self._perform = perform
        self._reconcile_every = reconcile_every
        self._recover_from = 0.0
        self._redis_was_away = False
        self._recalled: frozenset[str] = frozenset()
        self._recalled_until = 0.0
        self._backoff = RedisBackoff(address_of(client.connection_pool.connection_kwargs))
        self._name = leader_name(uuid4().hex)

    def run(self, stop: threading.Event, heartbeat: Heartbeat = NOWHERE) -> None:
        """Dispatch until `stop` is set; while Redis is away, wait for it."""
        started = False
        while not stop.is_set():
            heartbeat.beat()
            try:
                if not started:
                    # Somebody has just mended something: this look is news, and hastens one that was put back.
                    self._inbox.put([Reconcile(metadata=JobMetadata(received=time.time()), priority=Priority.PUSH)])
                    started = True
                self.step()
                self._backoff.recovered()
                self._inbox.wait(IDLE_WAIT)
            except (redis.RedisError, OSError) as error:
                self._pause(stop, error)
        self._step_down()

    def step(self) -> int:
        """Put back what was lost and give every free worker a job; how many were given."""
        if not self._leads():
            return 0
        self._reconcile_if_due()
        self._recover()
        slots = live_slots(self._client)
        busy = self._inbox.holders() | queued_slots(self._client, slots)
        if len(slots) > 1 and busy.issuperset(slots):
            self._recall(slots)
        return sum(1 for slot in slots if slot not in busy and self._serve(slot, len(slots)))

    def _leads(self) -> bool:
        """Whether it is this one's turn: two would both find a worker free, and give it two jobs."""
        if self._client.set(LEADER_KEY, self._name, nx=True, ex=LEADER_TTL):
            return True
        return self._client.get(LEADER_KEY) == self._name and bool(self._client.expire(LEADER_KEY, LEADER_TTL))

    def _step_down(self) -> None:
        try:
            if self._client.get(LEADER_KEY) == self._name:
                self._client.delete(LEADER_KEY)
        except (redis.RedisError, OSError):
            # Another takes over by itself before long.
            return

    def _serve(self, slot: str, workers: int) -> bool:
        for _ in range(MAX_UNKNOWN_JOBS):
            try:
                lease = self._inbox.take(slot, workers=workers)
            except UnknownJobError as unknown:
                drop_unknown_job(self._metrics, unknown)
                continue
            if lease is not None:
                with spans.span("dispatch", "PRODUCER", lease.job.metadata.trace, **span_facts(lease.job)):
                    self._enqueue(slot, lease)
            return lease is not None
        return False

    def _enqueue(self, slot: str, lease: Lease) -> None:
        job = lease.job
        queue = Queue(queue_name(int(slot)), connection=self._client, serializer=JSONSerializer)
        queue.enqueue(
            self._perform,
            args=(to_json(job), lease.token),
            job_id=lease.token,
            job_timeout=JOB_TIMEOUT,
            result_ttl=0,
            failure_ttl=FAILED_JOB_TTL,
            description=job.key,
        )
        known = {"delivery": job.metadata.delivery, "installation": job.target.installation, **log_fields(job)}
        log.info("dispatched", seat=slot, **known)

    def _recover(self) -> None:
        if time.monotonic() < self._recover_from:
            return
        expired = self._inbox.recover(redis_was_away=self._redis_was_away)
        self._redis_was_away = False
        if expired:
            self._metrics.count(LOST_LEASES, by=len(expired))
            self._end(expired, "recovered")

    def _recall(self, slots: Sequence[str]) -> None:
        """Nobody is free: have those who do more than an installation's share make room for others that wait."""
        if self._recalled.difference(slots) and time.monotonic() < self._recalled_until:
            # Room is being made already.
            return
        if recalled := self._inbox.recall(workers=len(slots)):
            self._recalled = frozenset(lease.holder for lease in recalled)
            self._recalled_until = time.monotonic() + HEARTBEAT_TTL
            self._end(recalled, "called_back")

    def _end(self, ended: Sequence[EndedLease], event: str) -> None:
        """Give nothing more to who worked on these, until it is heard of again and has ended them."""
        suspend(self._client, {lease.holder for lease in ended})
        for lease in ended:
            # Whoever does not hear of this finds at its next heartbeat that the lease is lost.
            with suppress(NoSuchJobError, InvalidJobOperation):
                send_stop_job_command(self._client, lease.token, serializer=JSONSerializer)
        log.warning(event, members=[lease.key for lease in ended], holders=[lease.holder for lease in ended])

    def _reconcile_if_due(self) -> None:
        if self._client.set(RECONCILE_KEY, 1, nx=True, ex=self._reconcile_every):
            self._inbox.put([Reconcile(metadata=JobMetadata(received=time.time()))])

    def _pause(self, stop: threading.Event, error: Exception) -> None:
        # After Redis was away nobody could renew: everybody gets the time of a lease to do so.
        self._recover_from, self._redis_was_away = time.monotonic() + LEASE_SECONDS, True
        stop.wait(self._backoff.failed(error))
