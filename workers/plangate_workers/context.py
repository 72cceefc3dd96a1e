"""What a worker works with: settings, Redis, the inbox, the App's key; made once, before any job."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache

import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from plangate.github.api.client import Connection, open_installation
from plangate.github.api.tokens import AppKey
from plangate.github.read.texts import TextCache
from plangate.queue.inbox import Inbox
from plangate.queue.jobs import (
    AnswerComment,
    CloseStaleFollowUps,
    ReviewMergeGroup,
    ReviewPullRequest,
    ScaffoldTasks,
    SweepOwner,
    SweepRepository,
)
from plangate.queue.metrics import Metrics
from plangate.settings import WorkerSettings, read_settings

REDIS_RETRIES = 90
"""Times, a second apart: a worker outlasts a Redis that is away for a minute."""
REDIS_TIME_OUT = 15.0

OfRepository = (
    ReviewPullRequest
    | ReviewMergeGroup
    | AnswerComment
    | ScaffoldTasks
    | CloseStaleFollowUps
    | SweepRepository
    | SweepOwner
)
"""Letters about one repository."""


class LeaseLostError(Exception):
    """The letter is somebody else's by now; nothing more may be written for it."""


def connect(url: str, retries: int = REDIS_RETRIES) -> "redis.Redis":
    """A client that outlasts short absences of Redis."""
    return redis.Redis.from_url(
        url,
        socket_timeout=REDIS_TIME_OUT,
        socket_connect_timeout=5.0,
        health_check_interval=30,
        retry=Retry(ExponentialBackoff(cap=1.0, base=0.05), retries),
    )


def _always_mine() -> None:
    return None


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """The tools of a job. `check_lease` raises LeaseLostError when the letter is no longer ours."""

    settings: WorkerSettings
    redis: "redis.Redis"
    inbox: Inbox
    tally: Metrics
    key: AppKey
    check_lease: Callable[[], None] = _always_mine

    def open(self, letter: OfRepository) -> AbstractContextManager[Connection]:
        """GitHub for the letter's repository."""
        return open_installation(self.key, self.redis, letter.installation, letter.repository_id, letter.repository)

    def texts(self, letter: OfRepository) -> TextCache:
        """The texts of the letter's repository that are known."""
        return TextCache(self.redis, self.key.host, letter.installation, letter.repository_id)


@cache
def work() -> WorkerContext:
    """The tools of this process; raises SettingsError."""
    settings = read_settings(WorkerSettings)
    client = connect(settings.redis_url)
    key = AppKey(settings.app_id, settings.private_key.get_secret_value(), settings.github_api_url)
    return WorkerContext(settings, client, Inbox(client), Metrics(client), key)
