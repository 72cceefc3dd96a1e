"""Who takes traces: a small collector of OTLP over HTTP on the loopback address, which may also be silent."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

OTLP_ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"


@dataclass
class Collector:
    """What has come so far: the services by the ids of their spans, and all bodies as they came."""

    url: str
    spans: list[Span] = field(default_factory=list)
    services: dict[bytes, str] = field(default_factory=dict)
    bodies: list[bytes] = field(default_factory=list)

    def take(self, body: bytes) -> None:
        """Keep what was sent."""
        self.bodies.append(body)
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            (service,) = [one.value.string_value for one in resource.resource.attributes if one.key == "service.name"]
            for scope in resource.scope_spans:
                self.services.update({span.span_id: service for span in scope.spans})
                self.spans.extend(scope.spans)

    def trace(self, trace_id: bytes) -> list[Span]:
        """The spans of a trace, the first one first."""
        return sorted((one for one in self.spans if one.trace_id == trace_id), key=lambda one: one.start_time_unix_nano)


def attributes(span: Span) -> dict[str, Any]:
    """What a span tells."""
    return {one.key: getattr(one.value, one.value.WhichOneof("value")) for one in span.attributes}


@contextmanager
def collecting(*, silent: bool = False) -> Iterator[Collector]:
    """A collector that runs; a silent one takes connections and never answers."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if silent:
                ended.wait()
                return
            collector.take(body)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        collector = Collector(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield collector
        finally:
            ended.set()
            server.shutdown()
            thread.join()
