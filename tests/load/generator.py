"""A load generator over raw sockets: closed loop for throughput, fixed rate for latency; it talks to loopback only."""

import ipaddress
import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass

ANSWER_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run saw: requests a second, sorted latencies in seconds, and how many answers had each status."""

    rate: float
    latencies: tuple[float, ...]
    statuses: dict[int, int]
    processor: float = 0.0
    """Seconds of a processor that the server took for each, where somebody looked."""

    def quantile(self, q: float) -> float:
        """The latency in milliseconds below which that share of the answers came."""
        return self.latencies[min(int(len(self.latencies) * q), len(self.latencies) - 1)] * 1000


@dataclass(slots=True)
class Connection:
    """One keep-alive connection with at most one request under way."""

    socket: socket.socket
    unsent: memoryview
    started: float
    answer: bytes = b""


class Load:
    """Counts what comes back over a set of connections; `requests` are whole HTTP requests, sent in turn."""

    def __init__(self, port: int, requests: Sequence[bytes], connections: int) -> None:
        self.address = ("127.0.0.1", port)
        if not ipaddress.ip_address(self.address[0]).is_loopback:
            raise ValueError("Load is sent to this machine only.")
        self.requests = requests
        self.sent = 0
        self.latencies: list[float] = []
        self.statuses: dict[int, int] = {}
        self.selector = selectors.DefaultSelector()
        self.idle = [self._connect() for _ in range(connections)]

    def _connect(self) -> Connection:
        link = socket.create_connection(self.address, timeout=5)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 18)
        link.setblocking(False)
        connection = Connection(link, memoryview(b""), 0.0)
        self.selector.register(link, selectors.EVENT_READ, connection)
        return connection

    def as_fast_as_it_can(self, seconds: float) -> Outcome:
        """Each connection sends its next request as soon as the last is answered."""
        start = time.perf_counter()
        end = start + seconds
        for connection in self.idle:
            self._send(connection, time.perf_counter())
        while (now := time.perf_counter()) < end:
            for connection in self._answered(end - now):
                self._send(connection, time.perf_counter())
        return self._outcome(time.perf_counter() - start)

    def at_rate(self, rate: float, seconds: float) -> Outcome:
        """Requests start on a fixed clock; a late start counts as latency, so a slow server cannot hide."""
        start = time.perf_counter()
        due = [start + number / rate for number in range(int(rate * seconds))]
        for moment in due:
            while (now := time.perf_counter()) < moment or not self.idle:
                self.idle.extend(self._answered(max(moment - now, 0) if self.idle else 1.0))
            self._send(self.idle.pop(), moment)
        while self.sent > len(self.latencies) and time.perf_counter() < due[-1] + 10:
            self.idle.extend(self._answered(1.0))
        return self._outcome(time.perf_counter() - start)

    def close(self) -> None:
        """Close every connection."""
        for key in list(self.selector.get_map().values()):
            key.data.socket.close()
        self.selector.close()

    def _send(self, connection: Connection, started: float) -> None:
        connection.started = started
        connection.unsent = memoryview(self.requests[self.sent % len(self.requests)])
        self.sent += 1
        self._push(connection)
        if connection.unsent:
            self.selector.modify(connection.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, connection)

    def _push(self, connection: Connection) -> None:
        try:
            while connection.unsent:
                connection.unsent = connection.unsent[connection.socket.send(connection.unsent) :]
        except BlockingIOError:
            return

    def _answered(self, wait: float) -> list[Connection]:
        done = []
        for key, events in self.selector.select(wait):
            connection: Connection = key.data
            if events & selectors.EVENT_WRITE:
                self._push(connection)
                if not connection.unsent:
                    self.selector.modify(connection.socket, selectors.EVENT_READ, connection)
            if events & selectors.EVENT_READ and self._read(connection):
                done.append(connection)
        return done

    def _read(self, connection: Connection) -> bool:
        received = connection.socket.recv(65536)
        if not received:
            raise ConnectionError("The server closed a connection under load.")
        connection.answer += received
        head, end, body = connection.answer.partition(ANSWER_END)
        if not end or len(body) < _content_length(head):
            return False
        status = int(head[9:12])
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.latencies.append(time.perf_counter() - connection.started)
        connection.answer = b""
        return True

    def _outcome(self, seconds: float) -> Outcome:
        return Outcome(len(self.latencies) / seconds, tuple(sorted(self.latencies)), dict(self.statuses))


def _content_length(head: bytes) -> int:
    position = head.find(b"content-length: ")
    return int(head[position + 16 :].split(b"\r\n", 1)[0]) if position >= 0 else 0
