"""A stage for workers: real processes, real Redis, and handlers that only leave traces.

`python -m tests.process.workers.stage worker` and `… dispatch` are the processes of a house whose handlers write to
Redis what they did: `begun` and `done` are lists of keys, `<key>:at once` tells of two at once.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import redis

from plangate.errors import TransientError
from plangate.github.api.tokens import AppKey
from plangate.logs import set_up_logs
from plangate.queue.inbox import Inbox, Lease, QueueSize
from plangate.queue.job_json import from_json
from plangate.queue.jobs import Job, Reconcile, ReviewPullRequest
from plangate.queue.metrics import Metrics
from plangate.settings import Settings, WorkerSettings
from plangate_workers.context import Handler, WorkerContext, connect
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.dispatch import Dispatcher
from plangate_workers.runtime.job_runner import run_leased
from plangate_workers.runtime.shutdown import listen_for_stop
from plangate_workers.runtime.worker import WorkerProcess
from tests import PATIENCE, ROOT

MAX_CPU_SECONDS = 3
URL = "STAGE_REDIS_URL"
CALLED = "STAGE_PERFORM"
PERFORM = "tests.process.workers.stage.perform"


def worker_context(url: str) -> WorkerContext:
    """A worker's context without an App: these handlers speak to nobody."""
    client = connect(url)
    settings = WorkerSettings.model_construct(**Settings().model_dump(), app_id=1)
    return WorkerContext(settings, client, Inbox(client), Metrics(client), AppKey(1, "no key", "http://127.0.0.1:9"))


def perform(text: str, token: str) -> None:
    """What RQ calls."""
    handlers = {ReviewPullRequest: Handler("review", act_by_number), Reconcile: Handler("reconcile", do_nothing)}
    run_leased(worker_context(os.environ[URL]), Lease(from_json(text), token), handlers)


def called_back(job: object, connection: "redis.Redis", *told: object) -> None:
    """What nobody calls."""
    connection.rpush("called-back", "called")


def do_nothing(context: WorkerContext, job: object) -> None:
    """A handler that has nothing to do."""


def handling(cls: type[Job], run: Callable[[WorkerContext, Any], None]) -> dict[type[Job], Handler]:
    """All handlers, that of one type of job with another run."""
    return {**HANDLERS, cls: replace(HANDLERS[cls], run=run)}


def act_by_number(context: WorkerContext, job: ReviewPullRequest) -> None:
    """Leave traces and do what the pull request's number says.

    It takes `seconds:<number>`, and for ever with `spin:<number>`.
    """
    client = context.redis
    seconds = float(client.get(f"seconds:{job.target.number}") or 0)
    client.set("horse", os.getpid())
    # Who sees it may change what was read before, and end the process.
    client.rpush("begun", job.key)
    if client.incr(f"{job.key}:at once") > 1 and job.metadata.crashes == 0:
        client.rpush("not alone", job.key)
    time.sleep(seconds)
    if client.get(f"spin:{job.target.number}"):
        # Longer than anybody waits, in C: no thread and no handler of this process runs meanwhile.
        re.fullmatch(r"(a|a)*b", "a" * 60)
    trouble = client.get(f"trouble:{job.target.number}")
    client.delete(f"{job.key}:at once")
    if trouble and job.metadata.attempt < int(trouble):
        raise TransientError("GitHub is away", retry_after=2.5)
    client.rpush("done", f"{job.key}:{job.metadata.attempt}:{job.metadata.crashes}")


@dataclass
class Stage:
    """What a test sees of the running processes."""

    url: str
    redis: "redis.Redis"
    inbox: Inbox
    processes: dict[str, subprocess.Popen[bytes]]

    def start(self, *names: str, perform: str = PERFORM) -> None:
        """Start `worker…` or `dispatch…`; `perform` is what a dispatcher has RQ call."""
        for name in names:
            command = [sys.executable, "-m", "tests.process.workers.stage", name.partition("-")[0]]
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, URL: self.url, CALLED: perform}
            )

    def kill(self, name: str) -> None:
        """End a process at once, as the kernel does when memory runs out."""
        self.processes[name].kill()
        self.processes.pop(name).wait()

    def ask_to_stop(self, name: str) -> subprocess.Popen[bytes]:
        """Ask a process to stop, as an operator does."""
        self.processes[name].send_signal(signal.SIGTERM)
        return self.processes.pop(name)

    def trace(self, name: str) -> list[str]:
        """What the handlers left in a list."""
        return [item.decode() for item in self.redis.lrange(name, 0, -1)]

    def wait_for(self, name: str, count: int) -> list[str]:
        """A list once it has that many items; raises TimeoutError."""
        self.wait_until(lambda _: len(self.trace(name)) >= count)
        return self.trace(name)

    def wait_until(self, holds: Callable[[QueueSize], object]) -> None:
        """Wait until something holds, of the inbox's size or of what else the caller asks; raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not holds(size := self.inbox.size()):
            if time.monotonic() > end:
                raise TimeoutError(f"begun: {self.trace('begun')}, done: {self.trace('done')}; {size}")
            time.sleep(0.02)


@contextmanager
def stage(url: str) -> Iterator[Stage]:
    """A stage on an empty Redis; whatever still runs is killed at the end."""
    with redis.Redis.from_url(url) as client:
        standing = Stage(url, client, Inbox(client), {})
        try:
            yield standing
        finally:
            for name in list(standing.processes):
                standing.kill(name)


def main(part: str) -> None:
    """One process of the stage."""
    set_up_logs(Settings(), process=part)
    if part == "worker":
        return WorkerProcess(worker_context(os.environ[URL]).redis, MAX_CPU_SECONDS, {PERFORM: perform}).run()
    stop = listen_for_stop()
    Dispatcher(connect(os.environ[URL], 2), reconcile_every=300, perform=os.environ[CALLED]).run(stop)


if __name__ == "__main__":
    main(sys.argv[1])
