"""Spans: what took how long, one trace from a webhook to its check-run, over all processes.

Off, as they are unless `set_up_traces` is told otherwise, they cost a comparison with None, and nothing is imported.
On, `otlp.py` records them with OpenTelemetry. What a span may say is `Facts` and nothing else: no text of a repository.
"""

from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Literal, Protocol, TypedDict, Unpack

import structlog

Kind = Literal["SERVER", "CLIENT", "PRODUCER", "CONSUMER"]
"""As OpenTelemetry has them: a request that is answered, or made; a job that is given out, or done."""


class Facts(TypedDict, total=False):
    """What a span may tell: numbers, ids of GitHub's, and words of our own."""

    attempt: int
    delivery: str | None
    event: str
    installation: int
    job: str
    method: str
    operation: str | None
    outcome: str
    pull_request: int | None
    resend: int | None
    route: str
    status: int


NAMES = {
    "attempt": "plangate.attempt",
    "delivery": "plangate.delivery",
    "event": "plangate.event",
    "installation": "plangate.installation",
    "job": "plangate.job",
    "method": "http.request.method",
    "operation": "graphql.operation.name",
    "outcome": "plangate.outcome",
    "pull_request": "plangate.pull_request",
    "resend": "http.request.resend_count",
    "route": "url.template",
    "status": "http.response.status_code",
}
"""Facts as attributes; GitHub's calls by OpenTelemetry's own names."""


class Recorder(Protocol):
    """Records spans and sends them."""

    def span(self, name: str, kind: Kind, parent: str | None, facts: Facts) -> AbstractContextManager[None]:
        """A span around what is done in it."""

    def note(self, facts: Facts) -> None:
        """Facts of the span that is open."""

    def traceparent(self) -> str | None:
        """The span that is open, as W3C writes it."""

    def flush(self) -> None:
        """Send what was recorded."""


log = structlog.stdlib.get_logger()
OFF = nullcontext()
_recorder: Recorder | None = None


def set_up_traces(*, process: str, wanted: bool) -> None:
    """Record the spans of this process and of its forks where that is wanted; to be called before they are made."""
    global _recorder
    if not wanted:
        return
    try:
        _recorder = import_module("plangate.traces.otlp").OtlpRecorder(process)
    except ImportError:
        log.warning("no_traces", advice="pip install 'plangate[otel]'")
    except Exception as error:
        # What is set wrongly for traces keeps nobody from working.
        log.warning("no_traces", error=repr(error))


def are_on() -> bool:
    """Whether spans are recorded: what takes time to say of one is said only then."""
    return _recorder is not None


def span(name: str, kind: Kind, parent: str | None = None, **facts: Unpack[Facts]) -> AbstractContextManager[None]:
    """A span around what is done in it, below `parent` or else the open span, or the first of a new trace."""
    return OFF if _recorder is None else _recorder.span(name, kind, parent, facts)


def note(**facts: Unpack[Facts]) -> None:
    """Tell facts of the span that is open, where there is one."""
    if _recorder is not None:
        _recorder.note(facts)


def traceparent() -> str | None:
    """The open span, for another process to go on from; None where nothing is recorded."""
    return None if _recorder is None else _recorder.traceparent()


def flush() -> None:
    """Send what was recorded before this process ends; see `otlp.FLUSH_SECONDS`."""
    if _recorder is not None:
        _recorder.flush()
