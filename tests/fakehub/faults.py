"""Trouble on demand: answers that GitHub gives on a bad day, latency, and hooks that run before a request is served."""

import json
import math
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
PRIMARY = "API rate limit exceeded for installation."


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` matching requests.

    `path` is searched in the path without `/api/v3`, `operation` is a GraphQL operation's name. `status` None means
    that the request is served; 0 that the connection is cut. With `served`, it is first served and its answer lost;
    with `late`, its answer is lost, and it takes effect once the late ones are let through.
    """

    method: str | None = None
    path: str = ""
    operation: str | None = None
    times: int = 1
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    served: bool = False
    late: bool = False
    seconds: float = 0.0
    before: Callable[[], object] | None = None
    errors: tuple[dict[str, Any], ...] = ()

    def matches(self, method: str, path: str, operation: str | None) -> bool:
        """Whether a request is one of those that it is for."""
        return (
            self.times > 0
            and self.method in (None, method)
            and re.search(self.path, path) is not None
            and self.operation in (None, operation)
        )


class Faults:
    """The trouble that is ahead; `latency` in seconds is added to every API call."""

    def __init__(self) -> None:
        """A good day; `late_answers` are the bodies that would have answered what took effect late."""
        self.latency = 0.0
        self.late_answers: list[Any] = []
        self._waiting: list[Fault] = []
        self._late: list[Callable[[], Any]] = []
        self._lock = threading.Lock()

    def next(self, **fields: Any) -> Fault:
        """Put a fault ahead, in the fields of `Fault`; of several that match a request all take effect, in order."""
        fault = Fault(**fields)
        with self._lock:
            self._waiting.append(fault)
        return fault

    def server_error(self, status: int = 502, *, times: int = 1, **where: Any) -> Fault:
        """GitHub's unicorn: an HTML page with a 5xx status."""
        page = b"<html><body><h1>Unicorn!</h1></body></html>"
        return self.next(status=status, times=times, body=page, headers={"content-type": "text/html"}, **where)

    def secondary_limit(
        self, retry_after: int | None = 60, *, status: int = 403, times: int = 1, **where: Any
    ) -> Fault:
        """The secondary rate limit; without `retry_after` the header is missing, as it may be."""
        headers = {} if retry_after is None else {"retry-after": str(retry_after)}
        return self.next(status=status, times=times, body=message(SECONDARY, status), headers=headers, **where)

    def primary_limit(self, reset_in: float = 60, *, status: int = 403, times: int = 1, **where: Any) -> Fault:
        """The hourly limit is used up until that many seconds from now."""
        reset = str(math.ceil(time.time() + reset_in))
        headers = {"x-ratelimit-remaining": "0", "x-ratelimit-used": "5000", "x-ratelimit-reset": reset}
        return self.next(status=status, times=times, body=message(PRIMARY, status), headers=headers, **where)

    def graphql_limit(self, reset_in: float = 60, *, times: int = 1, **where: Any) -> Fault:
        """The hourly limit as GraphQL tells it: status 200 with an error."""
        body = {"errors": [{"type": "RATE_LIMITED", "message": PRIMARY}]}
        headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(math.ceil(time.time() + reset_in))}
        return self.next(
            status=200, times=times, path="graphql$", body=json.dumps(body).encode(), headers=headers, **where
        )

    def broken_json(self, *, times: int = 1, **where: Any) -> Fault:
        """An answer that says 200 and JSON, and ends in the middle."""
        return self.next(status=200, times=times, body=b'{"data": {"repository": {"na', **where)

    def cut(self, *, times: int = 1, **where: Any) -> Fault:
        """The connection is reset; with `served=True` after the request has taken effect."""
        return self.next(status=0, times=times, **where)

    def slow(self, seconds: float, *, times: int = 1, **where: Any) -> Fault:
        """The answer takes that much longer."""
        return self.next(seconds=seconds, times=times, **where)

    def before(self, act: Callable[[], object], *, times: int = 1, **where: Any) -> Fault:
        """Do something before a request is served, such as moving a head while a review is being made."""
        return self.next(before=act, times=times, **where)

    def graphql_error(
        self, path: tuple[str | int, ...], *, type: str = "NOT_FOUND", text: str = "Something went wrong.",
        times: int = 1, operation: str | None = None,
    ) -> Fault:  # fmt: skip
        """A partial answer: the value at `path` is null and an error names it."""
        error = {"type": type, "path": list(path), "locations": [{"line": 1, "column": 1}], "message": text}
        return self.next(times=times, operation=operation, path="graphql$", errors=(error,))

    def hold(self, act: Callable[[], Any]) -> None:
        """Keep what is to take effect late, and gives the body that would have been the answer."""
        with self._lock:
            self._late.append(act)

    def let_late_ones_through(self) -> int:
        """Have what was held take effect now; how many requests that were."""
        with self._lock:
            late, self._late = self._late, []
        self.late_answers.extend(act() for act in late)
        return len(late)

    def take(self, method: str, path: str, operation: str | None) -> list[Fault]:
        """The faults that befall a request; each counts down."""
        with self._lock:
            found = [fault for fault in self._waiting if fault.matches(method, path, operation)]
            for fault in found:
                fault.times -= 1
            self._waiting = [fault for fault in self._waiting if fault.times > 0]
            return found

    def clear(self) -> None:
        """The day is good again."""
        with self._lock:
            self._waiting.clear()
            self.latency = 0.0


def message(text: str, status: int) -> bytes:
    """A refusal in REST's shape."""
    page = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"
    return json.dumps({"message": text, "documentation_url": page, "status": str(status)}).encode()


def spoil(answer: dict[str, Any], errors: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """A GraphQL answer with the values at the errors' paths set to null and the errors told."""
    for error in errors:
        *way, last = error["path"]
        at: Any = answer.get("data")
        for step in way:
            at = at[step] if at is not None else None
        if at is not None:
            at[last] = None
    return {**answer, "errors": [*answer.get("errors", []), *errors]} if errors else answer
