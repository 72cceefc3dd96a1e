"""RQ's worker with a quick heartbeat: it tells often that it lives, and its death is noticed within seconds.

With RQ's own settings a killed worker's job counts as running for ten minutes. Here the lease of the job decides
(plangate/queue/inbox.py), RQ's registries follow; no scheduler child and no pool, since those strand jobs when they are
killed.
"""

import threading
from typing import Any

import redis
import structlog
from redis.client import Pipeline
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer

from plangate.parent_death import end_with_parent
from plangate.queue.inbox import Inbox, UnknownJobError, drop_unknown_job
from plangate.queue.metrics import Metrics
from plangate.queue.redis import address_of, wait_for_redis
from plangate_workers.runtime.shutdown import listen_for_stop
from plangate_workers.runtime.worker_slots import SlotLostError, WorkerSlot, take_slot

HEARTBEAT = 2
"""Seconds between two signs of life while a job runs."""
IDLE_HEARTBEAT = 1
"""Seconds that an idle worker listens before it tells again that it lives, and asks whether it is to stop."""
MAX_WAIT_FOR_REDIS = 2.0
WORKER_TTL = 20
NEXT_SLOT_PAUSE = 1.0

log = structlog.stdlib.get_logger()


class WorkerProcess:
    """Works in a slot, in another when that one was lost or Redis went away, until told to stop."""

    def __init__(self, client: "redis.Redis") -> None:
        """The worker of this process, which is from now on asked to stop by SIGTERM and SIGINT."""
        self._client = client
        self._worker: SlotWorker | None = None
        self._stop = listen_for_stop(lambda: self._worker.horse_pid if self._worker else 0)

    def run(self) -> None:
        """Work until told to stop; a job that is under way is finished first."""
        while not self._stop.is_set():
            try:
                self._work_in_slot()
            except SlotLostError:
                log.error("seat_lost")
            except redis.RedisError as error:
                address = address_of(self._client.connection_pool.connection_kwargs)
                log.error("redis_away", address=address, error=type(error).__name__)
            self._stop.wait(NEXT_SLOT_PAUSE)
        log.info("stopped")

    def _work_in_slot(self) -> None:
        if not wait_for_redis(self._client, self._stop):
            return
        slot = take_slot(self._client)
        self._worker = SlotWorker(self._client, slot, self._stop)
        log.info("working", seat=slot.number)
        self._worker.work(logging_level="WARNING")
        slot.release(self._client)


class SlotWorker(Worker):
    """A worker of a slot, with one queue and a fork for each job."""

    max_connection_wait_time = MAX_WAIT_FOR_REDIS
    log_job_description = False
    log_result_lifespan = False

    def __init__(self, client: "redis.Redis", slot: WorkerSlot, stop: threading.Event) -> None:
        """A worker for the queue of a slot that is taken, which ends once `stop` is set."""
        self._slot = slot
        self._stop = stop
        queue = Queue(slot.queue, connection=client, serializer=JSONSerializer)
        super().__init__(
            [queue],
            name=f"{slot.queue}.{slot.owner}",
            connection=client,
            serializer=JSONSerializer,
            worker_ttl=WORKER_TTL,
            job_monitoring_interval=HEARTBEAT,
            maintenance_interval=60,
        )

    def dequeue_job_and_maintain_ttl(
        self, timeout: int | None, max_idle_time: int | None = None
    ) -> tuple[Job, Queue] | None:
        """The next job and its queue; None once this worker is told to stop, or has lost its slot."""
        try:
            while not self._stop.is_set():
                # RQ's own loop asks nobody, but comes back when it was idle for so long.
                if found := super().dequeue_job_and_maintain_ttl(IDLE_HEARTBEAT, IDLE_HEARTBEAT):
                    return found
        except SlotLostError:
            log.error("seat_lost", seat=self._slot.number)
        return None

    def get_heartbeat_ttl(self, job: Job) -> int:
        """Seconds after which RQ, too, takes a running job for abandoned."""
        return 3 * HEARTBEAT

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """Tell RQ and the dispatcher that this worker lives."""
        super().heartbeat(timeout, pipeline)
        if not self.is_horse:
            self._slot.keep(self.connection)

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """The job's own process: it does not outlive the worker, whose slot speaks for it."""
        end_with_parent(self.pid or 0)
        super().main_work_horse(job, queue)

    def handle_work_horse_killed(self, job: Job, retpid: Any, ret_val: Any, rusage: Any) -> None:
        """The job's process died; its job goes back at once, unless its lease had been lost before."""
        inbox = Inbox(self.connection)
        try:
            back = inbox.release(inbox.read(*job.args))
        except UnknownJobError as unknown:
            return drop_unknown_job(Metrics(self.connection), unknown)
        log.error("job_killed", job=job.id, status=ret_val, put_back=back)
