"""RQ's worker with a quick heartbeat: it tells often that it lives, and its death is noticed within seconds.

The lease of a job decides who does it (plangate/queue/inbox.py), RQ's registries follow. The worker holds it, not the
process that does the job, and ends that one where the lease was lost; the kernel ends it where it used up its processor
time. Neither needs its help: a pattern that is searched for lets no thread and no signal handler run. Why RQ, and why
two of its methods are overridden, is told in docs/decisions/0007-rq-with-two-methods-overridden.md.
"""

import os
import resource
import signal
import threading
import time
from contextlib import suppress
from functools import partial

import redis
import structlog
from redis.client import Pipeline
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer

from plangate.parent_death import end_with_parent
from plangate.queue.heartbeat import NOWHERE, Heartbeat
from plangate.queue.inbox import Inbox, Lease, UnknownJobError, drop_unknown_job
from plangate.queue.job_json import from_json
from plangate.queue.metrics import Metrics
from plangate.queue.redis import address_of, wait_for_redis
from plangate_workers.runtime.shutdown import is_running, listen_for_stop
from plangate_workers.runtime.worker_slots import SlotLostError, WorkerSlot, take_slot

HEARTBEAT = 1
"""Seconds between two signs of life while a job runs, each of which renews its lease."""
IDLE_HEARTBEAT = 1
"""Seconds that an idle worker listens before it tells again that it lives, and asks whether it is to stop."""
MAX_WAIT_FOR_REDIS = 2.0
WORKER_TTL = 20
NEXT_SLOT_PAUSE = 1.0
LONG_JOB_NICENESS = 10
"""What the kernel is told of a job that is under way at a heartbeat: others on this machine go first."""
FAREWELL = 0.5
"""Seconds that a job's process has to end by itself once it has let go of its job."""

log = structlog.stdlib.get_logger()


class WorkerProcess:
    """Works in a slot, in another when that one was lost or Redis went away, until told to stop."""

    def __init__(self, client: "redis.Redis", max_cpu_seconds: int, heartbeat: Heartbeat = NOWHERE) -> None:
        """The worker of this process, which is from now on asked to stop by SIGTERM and SIGINT.

        A job's process may use the processor for `max_cpu_seconds`.
        """
        self._client = client
        self._heartbeat = heartbeat
        self._worker: SlotWorker | None = None
        self._stop = listen_for_stop(lambda: self._worker.horse_pid if self._worker else 0)
        # The process of a job does not outlive the worker, whose slot speaks for it. There are no other forks.
        os.register_at_fork(after_in_child=partial(end_with_parent, os.getpid()))
        os.register_at_fork(after_in_child=partial(limit_cpu, max_cpu_seconds))

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
        if not wait_for_redis(self._client, self._stop, self._heartbeat.beat):
            return
        slot = take_slot(self._client)
        self._worker = SlotWorker(self._client, slot, self._stop, self._heartbeat)
        log.info("working", seat=slot.number)
        try:
            self._worker.work(logging_level="WARNING")
        finally:
            # Who works in no slot holds no job.
            self._worker.end_job()
        slot.release(self._client)


class SlotWorker(Worker):
    """A worker of a slot, with one queue and a fork for each job."""

    max_connection_wait_time = MAX_WAIT_FOR_REDIS

    def __init__(self, client: "redis.Redis", slot: WorkerSlot, stop: threading.Event, heartbeat: Heartbeat) -> None:
        """A worker for the queue of a slot that is taken, which ends once `stop` is set."""
        self._slot = slot
        self._stop = stop
        self._sign_of_life = heartbeat
        self._inbox = Inbox(client)
        self._lease: Lease | None = None
        super().__init__(
            [Queue(slot.queue, connection=client, serializer=JSONSerializer)],
            name=f"{slot.queue}.{slot.owner}",
            connection=client,
            serializer=JSONSerializer,
            worker_ttl=WORKER_TTL,
            job_monitoring_interval=HEARTBEAT,
            maintenance_interval=60,
            work_horse_killed_handler=partial(put_back_killed_job, client),
        )

    def dequeue_job_and_maintain_ttl(
        self, timeout: int | None, max_idle_time: int | None = None
    ) -> tuple[Job, Queue] | None:
        """The next job and its queue; None once this worker is told to stop, or has lost its slot."""
        try:
            while not self._stop.is_set():
                # RQ's own loop asks nobody, but comes back when it was idle for so long.
                if found := super().dequeue_job_and_maintain_ttl(IDLE_HEARTBEAT, IDLE_HEARTBEAT):
                    self._lease = _lease_of(found[0])
                    return found
        except SlotLostError:
            log.error("seat_lost", seat=self._slot.number)
        return None

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """Tell RQ and the dispatcher that this worker lives, and hold the job under way; raises SlotLostError."""
        super().heartbeat(timeout, pipeline)
        if self.is_horse:
            return
        self._sign_of_life.beat()
        self._slot.keep(self.connection)
        if self.horse_pid and self._lease:
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, self.horse_pid, LONG_JOB_NICENESS)
            if not self._inbox.renew(self._lease.job.key, self._lease.token):
                self.end_job()

    def end_job(self) -> None:
        """End the process of the job that is under way, if there is any, whose lease is not ours."""
        end = time.monotonic() + FAREWELL
        while is_running(self.horse_pid):
            if time.monotonic() > end:
                log.error("lease_lost", seat=self._slot.number)
                self.kill_horse()
                return
            time.sleep(0.02)


def _lease_of(job: Job) -> Lease | None:
    """The lease that a job was given with; None for what its own process finds to be no job of this version."""
    with suppress(ValueError):
        text, token = job.args
        return Lease(from_json(text), token)
    return None


def limit_cpu(seconds: int) -> None:
    """Have the kernel end this process once it has used the processor for so long, without a dump of its secrets."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds if hard == resource.RLIM_INFINITY else min(seconds, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def put_back_killed_job(client: "redis.Redis", job: Job, process: int, status: int, usage: object) -> None:
    """A job's process died; its job goes back at once, unless its lease had been lost before."""
    inbox = Inbox(client)
    over_budget = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    try:
        back = inbox.release(inbox.read(*job.args), over_budget=over_budget)
    except UnknownJobError as unknown:
        return drop_unknown_job(Metrics(client), unknown)
    log.error("job_killed", job=job.id, status=status, over_budget=over_budget, put_back=back)
