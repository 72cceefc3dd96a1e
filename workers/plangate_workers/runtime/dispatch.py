"""From the inbox to RQ: what is due goes to a worker that is free, in the inbox' fair order.

A worker is given one letter at a time, so RQ never holds more than the workers can start at once, and what is urgent
overtakes everything that has not begun.
"""

import threading
import time
from uuid import uuid4

import redis
import structlog
from rq import Queue
from rq.serializers import JSONSerializer

from plangate.queue.inbox import LEASE, Inbox, Lease, UnknownJobError
from plangate.queue.jobs import Priority, Reconcile, about, to_json
from plangate.queue.metrics import LOST_LEASES, Metrics
from plangate.queue.redis import RedisBackoff, address_of
from plangate_workers.runtime.unknown_jobs import drop_unknown
from plangate_workers.runtime.worker_slots import doubt, queue_name, seats_of_the_living

PERFORM = "plangate_workers.runtime.job_runner.perform"
JOB_TIME = 300
"""Seconds that a job may take."""
FAILED_KEPT_FOR = 30 * 24 * 3600
"""Seconds that RQ keeps a job that failed."""
GLANCE = 0.25
"""Seconds between two looks when nobody wakes us."""
LEADS_FOR = 3
"""Seconds after which another dispatcher takes over from one that is silent."""
MOST_UNKNOWN = 100
"""Letters that nobody can read, dropped in one go for a worker: the leader must be heard of before LEADS_FOR ends."""
LEADER_KEY = "plangate:dispatch:leader"
RECONCILE_KEY = "plangate:reconcile:under-way"

log = structlog.stdlib.get_logger()


class Dispatcher:
    """Gives letters to workers until told to stop; of several that run, one does, and the others stand by."""

    def __init__(self, client: "redis.Redis", *, reconcile_every: int, perform: str = PERFORM) -> None:
        """A dispatcher for the inbox that this Redis holds; `perform` names what RQ is to call."""
        self._client = client
        self._inbox = Inbox(client)
        self._tally = Metrics(client)
        self._perform = perform
        self._reconcile_every = reconcile_every
        self._recover_from = 0.0
        self._absence = RedisBackoff(address_of(client.connection_pool.connection_kwargs))
        self._name = uuid4().hex.encode()

    def run(self, stop: threading.Event) -> None:
        """Dispatch until `stop` is set; while Redis is away, wait for it."""
        started = False
        while not stop.is_set():
            try:
                if not started:
                    # Somebody has just mended something: this look is news, and hastens one that was put back.
                    self._inbox.put([Reconcile(urgency=Priority.PUSH, received=time.time())])
                    started = True
                self.step()
                self._absence.end()
                self._inbox.wait(GLANCE)
            except (redis.RedisError, OSError) as error:
                self._pause(stop, error)
        self._step_down()

    def step(self) -> int:
        """Put back what was lost and give every free worker a letter; how many were given."""
        if not self._leads():
            return 0
        self._reconcile_if_due()
        self._recover()
        return sum(1 for seat in self._free_seats() if self._serve(seat))

    def _leads(self) -> bool:
        """Whether it is this one's turn: two would both find a worker free, and give it two letters."""
        if self._client.set(LEADER_KEY, self._name, nx=True, ex=LEADS_FOR):
            return True
        return self._client.get(LEADER_KEY) == self._name and bool(self._client.expire(LEADER_KEY, LEADS_FOR))

    def _step_down(self) -> None:
        try:
            if self._client.get(LEADER_KEY) == self._name:
                self._client.delete(LEADER_KEY)
        except (redis.RedisError, OSError):
            # Another takes over by itself before long.
            return

    def _free_seats(self) -> list[str]:
        busy = self._inbox.holders()
        return [seat for seat in seats_of_the_living(self._client) if seat not in busy]

    def _serve(self, seat: str) -> bool:
        for _ in range(MOST_UNKNOWN):
            try:
                taken = self._inbox.take(seat)
            except UnknownJobError as unknown:
                drop_unknown(self._tally, unknown)
                continue
            return taken is not None and self._give(seat, taken)
        return False

    def _give(self, seat: str, taken: Lease) -> bool:
        self._enqueue(seat, taken)
        letter = taken.letter
        log.info("dispatched", seat=seat, delivery=letter.delivery, installation=letter.installation, **about(letter))
        return True

    def _enqueue(self, seat: str, taken: Lease) -> None:
        queue = Queue(queue_name(int(seat)), connection=self._client, serializer=JSONSerializer)
        queue.enqueue(
            self._perform,
            args=(to_json(taken.letter), taken.token),
            job_id=taken.token,
            job_timeout=JOB_TIME,
            result_ttl=0,
            failure_ttl=FAILED_KEPT_FOR,
            description=taken.letter.member,
        )

    def _recover(self) -> None:
        if time.monotonic() < self._recover_from:
            return
        lost = self._inbox.recover()
        if lost:
            doubt(self._client, {one.holder for one in lost})
            self._tally.count(LOST_LEASES, by=len(lost))
            log.warning("recovered", members=[one.member for one in lost], holders=[one.holder for one in lost])

    def _reconcile_if_due(self) -> None:
        if self._client.set(RECONCILE_KEY, 1, nx=True, ex=self._reconcile_every):
            self._inbox.put([Reconcile(received=time.time())])

    def _pause(self, stop: threading.Event, error: Exception) -> None:
        # After Redis was away nobody could renew: everybody gets the time of a lease to do so.
        self._recover_from = time.monotonic() + LEASE
        stop.wait(self._absence.note(error))
