"""RQ's worker with a quick heartbeat: it tells often that it lives, and its death is noticed within seconds.

With RQ's own settings a killed worker's job counts as running for ten minutes. Here the lease of the job decides
(plangate/queue/inbox.py), RQ's registries follow; no scheduler child and no pool, since those strand jobs when they are
killed.
"""

import os
import threading
from typing import Any

import redis
import structlog
from redis.client import Pipeline
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus

from plangate.queue.inbox import Inbox, UnknownJobError, drop_unknown_job
from plangate.queue.metrics import Metrics
from plangate.queue.redis import fail_fast
from plangate.standalone.parent_death import end_with_parent
from plangate_workers.runtime.worker_slots import WorkerSlot

HEARTBEAT = 2
"""Seconds between two signs of life while a job runs; one while there is none."""
MAX_WAIT_FOR_REDIS = 2.0
WORKER_TTL = 20
SHUTDOWN_GRACE = 5.0
"""Seconds that a worker without a job has for its farewell to Redis."""

log = structlog.stdlib.get_logger()


class SlotWorker(Worker):
    """A worker of a slot, with one queue and a fork for each job."""

    max_connection_wait_time = MAX_WAIT_FOR_REDIS
    log_job_description = False
    log_result_lifespan = False

    def __init__(self, client: "redis.Redis", slot: WorkerSlot) -> None:
        """A worker for the queue of a slot that is taken."""
        self.slot = slot
        self.stopping = False
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

    @property
    def dequeue_timeout(self) -> int:
        """Seconds that an idle worker listens before it tells again that it lives."""
        return 1

    def get_heartbeat_ttl(self, job: Job) -> int:
        """Seconds after which RQ, too, takes a running job for abandoned."""
        return 3 * HEARTBEAT

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """Tell RQ and the dispatcher that this worker lives."""
        super().heartbeat(timeout, pipeline)
        if not self.is_horse:
            self.slot.keep(self.connection)

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

    def request_stop(self, signum: Any, frame: Any) -> None:
        """Finish the job at hand, take no other, and end."""
        self.stopping = True
        # RQ ends an idle worker by an exception, which is lost where a destructor was running: its loop asks for this.
        self._stop_requested = True
        if self.get_state() != WorkerStatus.BUSY:
            # Only a job that is under way is worth waiting for a Redis that is away.
            fail_fast(self.connection)
            end_by_itself = threading.Timer(SHUTDOWN_GRACE, self._end_if_idle)
            end_by_itself.daemon = True
            end_by_itself.start()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]  # RQ types some methods only

    def _end_if_idle(self) -> None:
        """End where a client's retry that was under way before keeps the farewell waiting; the slot frees itself."""
        if self.get_state() != WorkerStatus.BUSY:
            log.warning("left_without_farewell", seat=self.slot.number)
            os._exit(0)

    def set_shutdown_requested_date(self) -> None:
        """Nothing: nobody reads it, and while Redis is away a signal's handler would wait for it."""
