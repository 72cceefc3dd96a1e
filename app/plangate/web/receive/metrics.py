"""Numbers for Prometheus: the receiver's own, and those of the workers, which wait in Redis."""

import itertools
import math
from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric as MetricFamily
from prometheus_client.registry import Collector

from plangate.queue.inbox import QueueSize
from plangate.queue.metrics import METRICS, Fields, Metric, MetricType

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds until an answer."""


class ReceiverMetrics:
    """What the receiver counts while it answers."""

    def __init__(self) -> None:
        """Counters at zero, in a registry of their own."""
        self.registry = CollectorRegistry()
        self._received = Counter(
            "plangate_webhooks", "Webhooks by what became of them.", ("status", "outcome"), registry=self.registry
        )
        self._seconds = Histogram(
            "plangate_webhook_seconds",
            "Seconds until a webhook was answered.",
            buckets=BUCKETS,
            registry=self.registry,
        )
        # Looking a label up costs more than counting.
        self._counters: dict[tuple[int, str], Counter] = {}

    def answered(self, status: int, outcome: str, seconds: float) -> None:
        """Count an answer."""
        counter = self._counters.get((status, outcome))
        if counter is None:
            counter = self._counters[status, outcome] = self._received.labels(str(status), outcome)
        counter.inc()
        self._seconds.observe(seconds)


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
    own = generate_latest(receiver.registry)
    if shared is None:
        return own
    registry = CollectorRegistry(auto_describe=False)
    registry.register(shared)
    return own + generate_latest(registry)
