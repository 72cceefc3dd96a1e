"""What happened, line by line: set up once per process; what is secret is taken out of every finished line.

Redaction is the last step and works on the text that would be written, so that no path around it exists: not through
a traceback, not through a library's own logger, not through a nested value.
"""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol, TextIO

import structlog
from structlog.typing import Processor, WrappedLogger

QUIET_LOGGERS = (
    "httpx",
    "httpcore",
    "hishel",
    "githubkit",
    "asyncio",
    "uvicorn.error",
    "rq.worker",
    "rq.job",
    "rq.queue",
)
"""Libraries that are heard from warnings on: their chatter repeats ours, and httpx's holds every address."""

REDACTED = "[hidden]"
_SECRETS = re.compile(
    r"gh[a-z]_[A-Za-z0-9._-]{20,}"
    r"|github_pat_[A-Za-z0-9_]{20,}"
    r"|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?"
    r"|-----BEGIN[A-Z ]*PRIVATE KEY-----(?:(?!-----END).)*(?:-----END[A-Z ]*PRIVATE KEY-----)?"
    r"|sha(?:1|256)=[0-9a-fA-F]{32,}"
    r"|(?<=://)[^/\s@\"']*:[^/\s@\"']+(?=@)"
    r"|(?i:(?<=bearer )|(?<=basic )|(?<=token ))[A-Za-z0-9._~+/=-]{8,}",
    re.DOTALL,
)
_NAMED_SECRET = re.compile(
    r"(?i)(?P<name>[\"']?(?:authorization|x-hub-signature(?:-256)?|private[_-]?key|(?:webhook|client)[_-]?secret"
    r"|password|access[_-]?token)[\"']?\s*[:=]\s*)(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^\s,}\]]+)"
)
_SUSPICIOUS_WORDS = (
    "github_pat_", "eyj", "-----begin", "sha1=", "sha256=", "@", "bearer ", "basic ", "token", "secret", "private",
    "authorization", "password", "signature",
)  # fmt: skip
_GITHUB_TOKEN = re.compile(r"gh[a-z]_")


def _is_suspicious(line: str) -> bool:
    lowered = line.lower()
    return any(word in lowered for word in _SUSPICIOUS_WORDS) or _GITHUB_TOKEN.search(line) is not None


class Redaction:
    """Takes out of a line what is known to be secret, and what looks like it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """`secrets` are values to hide wherever they appear."""
        longest_first = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, logger: WrappedLogger, name: str, line: Any) -> str:
        """The line without secrets; the last processor of every logger."""
        return self.redact(line)

    def redact(self, line: str) -> str:
        """The line without secrets."""
        if self._known is not None:
            line = self._known.sub(REDACTED, line)
        # Most lines hold nothing of the kind; a cheap look (2 µs) spares them the dear ones (50 µs).
        if not _is_suspicious(line):
            return line
        return _NAMED_SECRET.sub(lambda match: f'{match["name"]}"{REDACTED}"', _SECRETS.sub(REDACTED, line))


class LogSettings(Protocol):
    """What the operator decides of logs."""

    @property
    def log_format(self) -> str:
        """`json` for machines, `console` for people."""

    @property
    def log_level(self) -> str:
        """The name of the level from which on a line is written."""


def set_up_logs(settings: LogSettings, *, process: str, secrets: Iterable[str] = (), to: TextIO | None = None) -> None:
    """Make this process log as the operator decided; `process` says in every line which one it is."""
    stream = to or sys.stdout
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    redaction = Redaction(secrets)
    last = _last_processors(settings.log_format, redaction, colors=stream.isatty())
    steps: list[Processor] = [*_first_processors(process), structlog.processors.format_exc_info, *last]
    structlog.configure(
        processors=steps if settings.log_format == "console" else [_JsonLine(process, redaction)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=True,
    )
    _route_libraries(process, level, stream, last)


_LEVELS = {"warn": "warning", "exception": "error"}
"""The level of a line that was written by a method of another name."""


class _JsonLine:
    """A line for machines in one step: what `_first_processors` and `_last_processors` say, and in their order."""

    _encode = json.JSONEncoder(default=repr).encode

    def __init__(self, process: str, redaction: Redaction) -> None:
        self._process = process
        self._redaction = redaction

    def __call__(self, logger: WrappedLogger, name: str, event: Any) -> str:
        """The line."""
        told = structlog.contextvars.get_contextvars() | event
        told["level"] = _LEVELS.get(name, name)
        told["time"] = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        told["process"] = self._process
        if "exc_info" in told:
            told = structlog.processors.format_exc_info(logger, name, told)
        return self._redaction.redact(self._encode(told))


def _first_processors(process: str) -> list[Processor]:
    def name_process(logger: WrappedLogger, name: str, event: Any) -> Any:
        event["process"] = process
        return event

    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True, key="time")
    return [structlog.contextvars.merge_contextvars, structlog.processors.add_log_level, stamp, name_process]


def _last_processors(log_format: str, redaction: Redaction, *, colors: bool) -> list[Processor]:
    if log_format == "console":
        # Plain tracebacks: the pretty ones print local variables, which may be secret.
        plain = structlog.dev.plain_traceback
        renderer = structlog.dev.ConsoleRenderer(colors=colors, timestamp_key="time", exception_formatter=plain)
        return [_for_people, renderer, redaction]
    return [structlog.processors.JSONRenderer(), redaction]


def _for_people(logger: WrappedLogger, name: str, event: Any) -> Any:
    """The line without what says nothing: the process stands before it already, and most jobs are tried once."""
    noise = {"process": event.get("process"), "attempt": 0, "killed": 0}
    shown = {key: value for key, value in event.items() if value not in (None, noise.get(key))}
    if "time" in shown:
        # In UTC as everywhere; date and microseconds help machines only.
        shown["time"] = shown["time"][11:19]
    return shown


def _route_libraries(process: str, level: int, stream: TextIO, last: list[Processor]) -> None:
    """What libraries log through the standard library takes the same way."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_first_processors(process), structlog.stdlib.add_logger_name],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            *last,
        ],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in QUIET_LOGGERS:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
