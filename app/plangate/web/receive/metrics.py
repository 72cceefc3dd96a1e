"""Numbers for Prometheus: the receiver's own, and those of the workers, which wait in Redis."""

import itertools
import math
import mmap
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric as MetricFamily
from prometheus_client.registry import Collector

from plangate.queue.inbox import QueueSize
from plangate.queue.metrics import METRICS, Fields, Metric, MetricType

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds until an answer."""


OUTCOMES = (
    (200, "ping"), (202, "accepted"), (204, "ignored"),
    (400, "fields"), (400, "header"), (400, "not_json"), (400, "too_deep"), (400, "truncated"),
    (401, "bad_signature"), (401, "no_signature"), (405, "method"), (408, "slow"), (413, "too_large"),
    (415, "content_type"), (503, "away"), (503, "busy"),
)  # fmt: skip
"""Every status and outcome that a webhook is answered with: each has its place in the memory that processes share."""

_PLACES = {outcome: place for place, outcome in enumerate(OUTCOMES)}
_BUCKETS_AT = len(OUTCOMES)
_SUM_AT = _BUCKETS_AT + len(BUCKETS) + 1
_ROW = _SUM_AT + 1


class ReceiverMetrics(Collector):
    """What the receiver counts while it answers, in memory that its processes share: any of them tells of all."""

    def __init__(self, processes: int = 1) -> None:
        """Counts at zero; to be made before the processes are forked. Each of them counts in a row of its own."""
        self._numbers = memoryview(mmap.mmap(-1, processes * _ROW * 8)).cast("d")
        self._start = 0

    def count_as(self, process: int) -> None:
        """Count for the process of that number from here on."""
        self._start = process * _ROW

    def answered(self, status: int, outcome: str, seconds: float) -> None:
        """Count an answer."""
        self._numbers[self._start + _PLACES[status, outcome]] += 1
        self._numbers[self._start + _BUCKETS_AT + bisect_left(BUCKETS, seconds)] += 1
        self._numbers[self._start + _SUM_AT] += seconds

    def collect(self) -> Iterator[MetricFamily]:
        """Each number as Prometheus wants it, of all processes together."""
        sums = [sum(self._numbers[place::_ROW]) for place in range(_ROW)]
        received = CounterMetricFamily(
            "plangate_webhooks", "Webhooks by what became of them.", labels=("status", "outcome")
        )
        for (status, outcome), count in zip(OUTCOMES, sums, strict=False):
            if count:
                received.add_metric((str(status), outcome), count)
        yield received
        counts = itertools.accumulate(sums[_BUCKETS_AT:_SUM_AT])
        yield HistogramMetricFamily(
            "plangate_webhook_seconds", "Seconds until a webhook was answered.",
            buckets=list(zip((*map(str, BUCKETS), "+Inf"), counts, strict=True)), sum_value=sums[_SUM_AT],
        )  # fmt: skip


class SharedMetrics(Collector):
    """What Redis holds, read before: the inbox's size and the workers' metrics."""

    def __init__(self, size: QueueSize, workers: Mapping[str, Fields]) -> None:
        """Metrics as they were a moment ago."""
        self._size = size
        self._workers = workers

    def collect(self) -> Iterator[MetricFamily]:
        """Each number as Prometheus wants it."""
        yield GaugeMetricFamily("plangate_inbox_waiting", "Letters that wait.", value=self._size.waiting)
        yield GaugeMetricFamily("plangate_inbox_taken", "Letters that a worker holds.", value=self._size.taken)
        yield GaugeMetricFamily(
            "plangate_inbox_oldest_seconds", "Age of the oldest that waits.", value=self._size.oldest
        )
        for metric in METRICS:
            yield family(metric, self._workers.get(metric.name, {}))


def family(metric: Metric, fields: Fields) -> MetricFamily:
    """A metric of the workers with its values."""
    name = f"plangate_{metric.name}"
    if metric.shape is MetricType.HISTOGRAM:
        return _histogram(name, metric, fields)
    cls = CounterMetricFamily if metric.shape is MetricType.COUNTER else GaugeMetricFamily
    made = cls(name, metric.meaning, labels=metric.labels)
    for field, value in fields.items():
        labels = field.split(":") if metric.labels else []
        if len(labels) == len(metric.labels):
            made.add_metric(labels, value)
    return made


def _histogram(name: str, metric: Metric, fields: Fields) -> MetricFamily:
    bounds = (*map(str, metric.bounds), "+Inf")
    counts = itertools.accumulate(fields.get(bound, 0.0) for bound in bounds)
    seconds = fields.get("sum", 0.0)
    return HistogramMetricFamily(
        name,
        metric.meaning,
        buckets=list(zip(bounds, counts, strict=True)),
        sum_value=seconds if math.isfinite(seconds) else 0.0,
    )


def render_metrics(receiver: ReceiverMetrics, shared: SharedMetrics | None) -> bytes:
    """Everything as text; without the shared ones while Redis is away."""
    registry = CollectorRegistry(auto_describe=False)
    for collector in (receiver, shared):
        if collector is not None:
            registry.register(collector)
    return generate_latest(registry)
