"""What a worker works with: settings, Redis, the inbox, the App's key; and the shape of what it does with a job."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from plangate.github.api.client import Connection, open_installation, tls
from plangate.github.api.tokens import AppKey
from plangate.github.read.text_cache import TextCache
from plangate.queue import redis_address
from plangate.queue.heartbeat import NOWHERE, Heartbeat
from plangate.queue.inbox import Inbox
from plangate.queue.jobs import Job, RepositoryJob
from plangate.queue.metrics import Metrics
from plangate.settings import WorkerSettings, read_settings

REDIS_RETRIES = 90
"""Times, a second apart: a worker outlasts a Redis that is away for a minute."""
REDIS_TIMEOUT = 15.0

LAG_SECONDS = 60.0
"""Age from which on what an event speaks of is known everywhere on GitHub."""
FIRST_LAG_PAUSE = 1.0


class LeaseLostError(Exception):
    """The job is somebody else's by now; nothing more may be written for it."""


class BeatingBackoff(ExponentialBackoff):
    """The pauses of a client that waits for Redis, each with a sign of life."""

    def __init__(self, heartbeat: Heartbeat) -> None:
        """Pauses of a second at most."""
        super().__init__(cap=1.0, base=0.05)
        self._heartbeat = heartbeat

    def compute(self, failures: int) -> float:
        """Seconds until the next try."""
        self._heartbeat.beat()
        return super().compute(failures)


def connect(url: str, retries: int = REDIS_RETRIES, heartbeat: Heartbeat = NOWHERE) -> "redis.Redis":
    """A client that outlasts short absences of Redis."""
    return redis_address.connect(
        url,
        socket_timeout=REDIS_TIMEOUT,
        socket_connect_timeout=5.0,
        health_check_interval=30,
        retry=Retry(BeatingBackoff(heartbeat), retries),
    )


def _always_held() -> None:
    return None


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """What a job is done with. `check_lease` raises LeaseLostError when the job is no longer ours."""

    settings: WorkerSettings
    redis: "redis.Redis"
    inbox: Inbox
    metrics: Metrics
    key: AppKey
    heartbeat: Heartbeat = NOWHERE
    check_lease: Callable[[], None] = _always_held

    def open(self, job: RepositoryJob) -> AbstractContextManager[Connection]:
        """GitHub for the job's repository."""
        target = job.target
        return open_installation(self.key, self.redis, target.installation, target.repository_id, target.repository)

    def texts(self, job: RepositoryJob) -> TextCache:
        """The texts of the job's repository that are known."""
        return TextCache(self.redis, self.key.host, job.target.installation, job.target.repository_id)


def lag_pause(job: Job, now: float) -> float | None:
    """Seconds until what the job's event speaks of is asked for again, None once it is too old for mere lag.

    It is asked for at 1, 3, 9, 27 and 60 s after the event, since each pause makes it three times as old.
    """
    age = max(now - job.metadata.received, 0.0)
    if age >= LAG_SECONDS:
        return None
    return max(min(2 * age, LAG_SECONDS - age), FIRST_LAG_PAUSE)


def _nothing(context: WorkerContext, job: Any, *told: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Handler:
    """What is done with the jobs of one type; `label` names it in the metrics.

    `on_waiting` is told when the job is tried again, in seconds since the epoch, `on_failure` the reason and, where it
    helps to find the fault in the log, a reference.
    """

    label: str
    run: Callable[[WorkerContext, Any], None]
    on_waiting: Callable[[WorkerContext, Any, float], None] = _nothing
    on_failure: Callable[[WorkerContext, Any, str, str | None], None] = _nothing
    on_success: Callable[[WorkerContext, Any], None] = _nothing


@cache
def worker_context() -> WorkerContext:
    """The context of this process, made once and before the first fork; raises SettingsError."""
    settings = read_settings(WorkerSettings)
    # Each job's process would make them anew.
    tls()
    heartbeat = Heartbeat(settings.heartbeat_file)
    client = connect(settings.redis_url, heartbeat=heartbeat)
    key = AppKey(settings.app_id, settings.private_key.get_secret_value(), settings.github_api_url)
    return WorkerContext(settings, client, Inbox(client), Metrics(client), key, heartbeat)
