"""What workers count, kept in Redis and shown by the receiver's /metrics: a worker's process is gone after each job.

Each metric is one hash `plangate:metrics:<name>`; a field is the label values joined by `:`, its value a number.
A histogram's fields are `<upper bound>` with the count of what fell below it and above the one before, and `sum`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import redis

KEY = "plangate:metrics:"
SECONDS_BOUNDS = (0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)


class MetricType(StrEnum):
    """What kind of number it is, in the words of Prometheus."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Metric:
    """A number with a name, a meaning, and labels; `bounds` are a histogram's, in seconds."""

    name: str
    shape: MetricType
    meaning: str
    labels: tuple[str, ...] = ()
    bounds: tuple[float, ...] = ()


REVIEWS = Metric("reviews", MetricType.COUNTER, "Reviews by conclusion.", ("conclusion",))
JOBS = Metric("jobs", MetricType.COUNTER, "Jobs by reader and outcome.", ("reader", "outcome"))
JOB_SECONDS = Metric("job_seconds", MetricType.HISTOGRAM, "Seconds that a job ran.", (), SECONDS_BOUNDS)
WAIT_SECONDS = Metric(
    "event_to_done_seconds", MetricType.HISTOGRAM, "Seconds from event to finished review.", (), SECONDS_BOUNDS
)
LOST_LEASES = Metric("lost_leases", MetricType.COUNTER, "Letters put back because their worker died.")
UNKNOWN_LETTERS = Metric(
    "unknown_letters", MetricType.COUNTER, "Letters of another version, dropped since nobody can read them."
)
REDELIVERIES = Metric("redeliveries", MetricType.COUNTER, "Failed deliveries that GitHub was asked to repeat.")
APP_REFUSED = Metric("app_refused", MetricType.GAUGE, "1 where GitHub did not accept the App at the last look, else 0.")
APP_PROBLEMS = Metric(
    "app_problems", MetricType.GAUGE, "What is wrong with the App's registration and installations, at the last look."
)
GITHUB = (
    Metric("github_calls", MetricType.COUNTER, "Calls of GitHub's API.", ("resource", "outcome")),
    Metric("github_seconds", MetricType.COUNTER, "Seconds spent waiting for GitHub.", ("resource",)),
    Metric("github_points_left", MetricType.GAUGE, "What is left of the hourly limit.", ("installation", "resource")),
    Metric("github_waits", MetricType.COUNTER, "Seconds that writes were held back in place.", ("kind",)),
)
"""Counted by the GitHub room itself (plangate/github/api/pacing.py)."""
METRICS = (
    REVIEWS,
    JOBS,
    JOB_SECONDS,
    WAIT_SECONDS,
    LOST_LEASES,
    UNKNOWN_LETTERS,
    REDELIVERIES,
    APP_REFUSED,
    APP_PROBLEMS,
    *GITHUB,
)

Fields = Mapping[str, float]


class Metrics:
    """Counts in Redis; a count that Redis does not take is lost, never an error."""

    def __init__(self, client: "redis.Redis") -> None:
        """The metrics that this Redis holds."""
        self._client = client

    def count(self, metric: Metric, *labels: object, by: int = 1) -> None:
        """Add to a counter."""
        self._write(lambda: self._client.hincrby(KEY + metric.name, _field(labels), by))

    def set(self, metric: Metric, value: float, *labels: object) -> None:
        """Set a gauge."""
        self._write(lambda: self._client.hset(KEY + metric.name, _field(labels), str(value)))

    def observe(self, metric: Metric, seconds: float) -> None:
        """Add a value to a histogram."""
        bound = next((str(bound) for bound in metric.bounds if seconds <= bound), "+Inf")
        self._write(lambda: self._client.hincrby(KEY + metric.name, bound, 1))
        self._write(lambda: self._client.hincrbyfloat(KEY + metric.name, "sum", seconds))

    def _write(self, command: Callable[[], object]) -> None:
        try:
            command()
        except redis.RedisError:
            return


async def read_metrics(client: "redis.asyncio.Redis") -> dict[str, Fields]:
    """All numbers by metric and field, in one round trip."""
    async with client.pipeline(transaction=False) as pipeline:
        for metric in METRICS:
            pipeline.hgetall(KEY + metric.name)
        answers = cast(list[dict[bytes, bytes]], await pipeline.execute())
    return {
        metric.name: {field.decode(): float(value) for field, value in fields.items()}
        for metric, fields in zip(METRICS, answers, strict=True)
    }


def _field(labels: tuple[object, ...]) -> str:
    return ":".join(str(label) for label in labels)
