"""HTTP as the receiver speaks it: a request arrives whole within a time, and its head is not endless.

uvicorn bounds neither, so that a few thousand connections that send nothing, or a byte now and then, would keep the
webhooks of everybody else out.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

ARRIVAL_SECONDS = 15.0
"""Seconds for a request to arrive, from its first byte or the opening of its connection; GitHub gives up after 10."""
MAX_HEAD_SIZE = 64 * 1024
"""Bytes of a request's line and headers; GitHub's are under 2,000."""


class BoundedProtocol(HttpToolsProtocol):
    """A connection that is closed when a request on it takes too long to arrive, or its head is too long."""

    arrival_seconds = ARRIVAL_SECONDS
    _timer: asyncio.TimerHandle | None = None
    _head_size = 0
    _in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Wait for the first request."""
        super().connection_made(transport)
        self._expect()

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
        if self._timer is None:
            self._expect()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._in_head, self._head_size = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._arrived()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """There is nothing to wait for any more."""
        self._arrived()
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._timer = self.loop.call_later(self.arrival_seconds, self.transport.close)

    def _arrived(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
