"""HTTP as the receiver speaks it: a request arrives whole within a time, its head is not endless, and few may idle.

uvicorn bounds none of these, so that a few thousand connections that send nothing, or a byte now and then, would keep
the webhooks of everybody else out.
"""

import asyncio
from typing import Any, ClassVar, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from plangate.web.receive.request import HAS_ARRIVED

ARRIVAL_SECONDS = 15.0
"""Seconds for a request to arrive, from its first byte or the opening of its connection; GitHub gives up after 10."""
MAX_HEAD_SIZE = 64 * 1024
"""Bytes of a request's line and headers; GitHub's are under 2,000."""
MAX_IDLE = 512
"""Connections that are kept although no whole request on them waits for its answer."""


class BoundedProtocol(HttpToolsProtocol):
    """A connection that is closed when a request on it takes too long to arrive, or its head is too long.

    It idles until a request has arrived whole, and again once that is answered. When more than `max_idle` do, the one
    that has done so for the longest is closed: a webhook arrives within milliseconds, and is never that one.
    """

    arrival_seconds = ARRIVAL_SECONDS
    max_idle = MAX_IDLE
    _idle: ClassVar[dict["BoundedProtocol", None]] = {}
    """Those of this process, the one that has idled for the longest first."""
    _timer: asyncio.TimerHandle | None = None
    _deadline: float | None = None
    """When the request that is arriving must be whole."""
    _head_size = 0
    _in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Wait for the first request."""
        super().connection_made(transport)
        self._expect()
        self._account()

    def data_received(self, data: bytes) -> None:
        """Take bytes, of a head only so many."""
        if self._in_head:
            self._head_size += len(data)
        super().data_received(data)
        if self._in_head and self._head_size > MAX_HEAD_SIZE:
            self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins; the first one of a connection was expected already."""
        super().on_message_begin()
        self._in_head = True
        if self._deadline is None:
            self._expect()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._in_head, self._head_size = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._deadline = None
        cast(dict[str, Any], self.scope)[HAS_ARRIVED] = True
        super().on_message_complete()
        self._account()

    def on_response_complete(self) -> None:
        """A request is answered."""
        super().on_response_complete()
        self._account()

    def connection_lost(self, exc: Exception | None) -> None:
        """There is nothing to wait for any more."""
        self._deadline = None
        if self._timer is not None:
            self._timer.cancel()
        self._idle.pop(self, None)
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._deadline = self.loop.time() + self.arrival_seconds
        # One timer a connection, which looks whether it is still time: a request has arrived long before it comes.
        if self._timer is None:
            self._timer = self.loop.call_at(self._deadline, self._look_at_clock)

    def _look_at_clock(self) -> None:
        self._timer = None
        if self._deadline is None:
            return
        if self.loop.time() >= self._deadline:
            self.transport.close()
        else:
            self._timer = self.loop.call_at(self._deadline, self._look_at_clock)

    def _account(self) -> None:
        if self.cycle is not None and not self.cycle.more_body and not self.cycle.response_complete:
            self._idle.pop(self, None)
            return
        self._idle.setdefault(self)
        if len(self._idle) > self.max_idle:
            longest = next(iter(self._idle))
            del self._idle[longest]
            # What was not sent by now has been waiting for its reader for as long.
            longest.transport.abort()
