"""Spans recorded by OpenTelemetry and sent by OTLP over HTTP: the only module that knows either.

Where to, with what headers, how many and as whose, is said by OpenTelemetry's own variables, which its library reads.
A thread sends what was recorded, every five seconds; nobody waits for it, and what cannot be sent is dropped. Who takes
the spans may be away or slow: that costs spans, never a job.
"""

import mmap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from opentelemetry.util.types import AttributeValue

from plangate import __version__
from plangate.traces.spans import NAMES, Facts, Kind

FLUSH_SECONDS = 0.3
"""Seconds that a process waits at its end for what it recorded to be sent: a job is done and let go by then, and its
worker kills what goes on for longer than half a second (worker.FAREWELL)."""
PAUSE_SECONDS = 30.0
"""Seconds for which no process of a worker waits so, after one waited in vain."""

_PROPAGATOR = TraceContextTextMapPropagator()
log = structlog.stdlib.get_logger()


class OtlpRecorder:
    """Spans of this process and its forks; the library has a thread of its own in each of them."""

    def __init__(self, process: str) -> None:
        """Spans as those of the service `plangate-<process>`, unless the operator names another."""
        ours = Resource.create({"service.name": f"plangate-{process}", "service.version": __version__})
        # What is left to be sent at the end is sent by `flush`, which does not wait for ever.
        provider = TracerProvider(resource=ours.merge(OTELResourceDetector().detect()), shutdown_on_exit=False)
        self._processor = BatchSpanProcessor(OTLPSpanExporter())
        provider.add_span_processor(self._processor)
        self._tracer = provider.get_tracer("plangate", __version__)
        # Shared with the forks: what one has waited for in vain, the next one does not wait for.
        self._paused_until = memoryview(mmap.mmap(-1, 8)).cast("d")

    @contextmanager
    def span(self, name: str, kind: Kind, parent: str | None, facts: Facts) -> Iterator[None]:
        """A span; of an error it tells the kind alone, since messages quote what was read."""
        with self._tracer.start_as_current_span(
            name, _context(parent), SpanKind[kind], attributes=_attributes(facts), record_exception=False,
            set_status_on_exception=False,
        ) as span:  # fmt: skip
            try:
                yield
            except Exception as error:
                span.set_attribute("error.type", type(error).__name__)
                span.set_status(Status(StatusCode.ERROR))
                raise

    def note(self, facts: Facts) -> None:
        """Facts of the span that is open."""
        trace.get_current_span().set_attributes(_attributes(facts))

    def traceparent(self) -> str | None:
        """The span that is open, as W3C writes it."""
        carrier: dict[str, str] = {}
        _PROPAGATOR.inject(carrier)
        return carrier.get("traceparent")

    def flush(self) -> None:
        """Send what was recorded; wait for that FLUSH_SECONDS at most, and not at all while that was in vain lately."""
        if time.monotonic() < self._paused_until[0]:
            return
        sending = threading.Thread(target=self._processor.force_flush, daemon=True)
        sending.start()
        sending.join(FLUSH_SECONDS)
        if sending.is_alive():
            self._paused_until[0] = time.monotonic() + PAUSE_SECONDS
            log.warning("traces_lost", seconds=PAUSE_SECONDS)


def _context(parent: str | None) -> Context | None:
    """That of another process' span; None leaves the span that is open."""
    return _PROPAGATOR.extract({"traceparent": parent}) if parent else None


def _attributes(facts: Facts) -> dict[str, AttributeValue]:
    told: dict[str, AttributeValue | None] = {NAMES[name]: value for name, value in facts.items()}  # type: ignore[misc]
    return {name: value for name, value in told.items() if value is not None}
