"""Numbers for Prometheus: the receiver's own, and those of the workers, which wait in Redis."""

import math
from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric as MetricFamily
from prometheus_client.registry import Collector

from plangate.queue.inbox import QueueSize
from plangate.queue.metrics import METRICS, Fields, Metric, MetricType

FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class ReceiverMetrics:
    """What the receiver counts while it answers."""

    def __init__(self) -> None:
        """Meters at zero, in a registry of their own."""
        self.registry = CollectorRegistry()
        self._received = Counter(
            "plangate_webhooks", "Webhooks by what became of them.", ("status", "outcome"), registry=self.registry
        )
        self._seconds = Histogram(
            "plangate_webhook_seconds", "Seconds until a webhook was answered.", buckets=FAST, registry=self.registry
        )
        # Looking a label up costs more than counting.
        self._known: dict[tuple[int, str], Counter] = {}

    def answered(self, status: int, outcome: str, seconds: float) -> None:
        """Count an answer."""
        counter = self._known.get((status, outcome))
        if counter is None:
            counter = self._known[status, outcome] = self._received.labels(str(status), outcome)
        counter.inc()
        self._seconds.observe(seconds)


class SharedNumbers(Collector):
    """What Redis holds, read before: the inbox's size and the workers' tally."""

    def __init__(self, size: QueueSize, tally: Mapping[str, Fields]) -> None:
        """Numbers as they were a moment ago."""
        self._size = size
        self._tally = tally

    def collect(self) -> Iterator[MetricFamily]:
        """Each number as Prometheus wants it."""
        yield GaugeMetricFamily("plangate_inbox_waiting", "Letters that wait.", value=self._size.waiting)
        yield GaugeMetricFamily("plangate_inbox_taken", "Letters that a worker holds.", value=self._size.taken)
        yield GaugeMetricFamily(
            "plangate_inbox_oldest_seconds", "Age of the oldest that waits.", value=self._size.oldest
        )
        for meter in METRICS:
            yield family(meter, self._tally.get(meter.name, {}))


def family(meter: Metric, fields: Fields) -> MetricFamily:
    """A metric of the workers with its values."""
    name = f"plangate_{meter.name}"
    if meter.shape is MetricType.HISTOGRAM:
        return _histogram(name, meter, fields)
    made = CounterMetricFamily if meter.shape is MetricType.COUNTER else GaugeMetricFamily
    metric = made(name, meter.meaning, labels=meter.labels)
    for field, value in fields.items():
        labels = field.split(":") if meter.labels else []
        if len(labels) == len(meter.labels):
            metric.add_metric(labels, value)
    return metric


def _histogram(name: str, meter: Metric, fields: Fields) -> MetricFamily:
    buckets, total = [], 0.0
    for bound in (*map(str, meter.bounds), "+Inf"):
        total += fields.get(bound, 0.0)
        buckets.append((bound, total))
    total_seconds = fields.get("sum", 0.0)
    return HistogramMetricFamily(
        name, meter.meaning, buckets=buckets, sum_value=total_seconds if math.isfinite(total_seconds) else 0.0
    )


def page(meters: ReceiverMetrics, shared: SharedNumbers | None) -> bytes:
    """Everything as text; without the shared numbers while Redis is away."""
    own = generate_latest(meters.registry)
    if shared is None:
        return own
    registry = CollectorRegistry(auto_describe=False)
    registry.register(shared)
    return own + generate_latest(registry)
