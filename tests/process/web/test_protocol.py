"""Connections that keep the receiver waiting are closed; those that only think are not."""

import asyncio
import contextlib
import socket
import threading
import time

import pytest
import uvicorn

from plangate.web.receive.protocol import MAX_HEAD_SIZE, BoundedProtocol
from tests import PATIENCE

ARRIVAL = 1.2
"""Seconds; what a test sends in time is sent in a small part of that."""


class Hasty(BoundedProtocol):
    """The same with less patience."""

    arrival_seconds = ARRIVAL


class Crowded(BoundedProtocol):
    """The same with room for few."""

    arrival_seconds = PATIENCE
    max_idle = 3


async def slow_to_answer(scope, receive, send):
    """Takes longer to answer than a request may take to arrive."""
    while (await receive()).get("more_body"):
        pass
    time.sleep(2 * ARRIVAL)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


async def answers_unread(scope, receive, send):
    """Answers without reading the body."""
    await send({"type": "http.response.start", "status": 405, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


async def reads_all(scope, receive, send):
    """Reads the whole body before it answers."""
    while (await receive()).get("more_body"):
        pass
    await answers_unread(scope, receive, send)


async def slow_to_answer_in_turn(scope, receive, send):
    """Lets others have their turn before it answers."""
    await asyncio.sleep(ARRIVAL)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def server():
    with contextlib.ExitStack() as stack:

        def start(application, protocol):
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            config = uvicorn.Config(application, loop="uvloop", http=protocol, lifespan="off", log_config=None)
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
            thread.start()
            stack.callback(thread.join, PATIENCE)
            stack.callback(setattr, server, "should_exit", True)

            def connect():
                return stack.enter_context(socket.create_connection(listener.getsockname(), timeout=PATIENCE))

            return connect

        yield start


@pytest.fixture
def serve(server):
    """A connection to a server that has little patience."""
    return lambda application: server(application, Hasty)()


@pytest.fixture
def crowd(server):
    """What connects to a server that has room for few."""
    return lambda application: server(application, Crowded)


def told_until_closed(connection):
    """All that is sent on a connection until its other end closes it."""
    said = b""
    while part := connection.recv(65536):
        said += part
    return said


def send_on(connection, part, *, times, pause=0.0):
    """Send the same again and again."""
    for _ in range(times):
        connection.sendall(part)
        time.sleep(pause)


@pytest.mark.parametrize(
    "sent", [b"", b"POST /webhook HTTP/1.1\r\nhost: x\r\n", b"POST /webhook HTTP/1.1\r\ncontent-length: 9\r\n\r\nabc"]
)
def test_a_request_that_does_not_arrive_ends_its_connection(serve, sent):
    connection = serve(slow_to_answer)

    connection.sendall(sent)

    assert told_until_closed(connection) == b""


def test_a_head_that_drips_ends_its_connection(serve):
    connection = serve(slow_to_answer)
    connection.sendall(b"POST / HTTP/1.1\r\n")

    with pytest.raises(OSError, match=r"Broken pipe|reset"):
        send_on(connection, b"x-a: b\r\n", times=40, pause=ARRIVAL / 10)


def test_a_body_that_drips_after_the_answer_ends_its_connection(serve):
    connection = serve(answers_unread)
    connection.sendall(b"POST / HTTP/1.1\r\ncontent-length: 1000000\r\n\r\n")

    assert told_until_closed(connection).startswith(b"HTTP/1.1 405")


def test_an_endless_header_ends_its_connection(serve):
    connection = serve(answers_unread)

    with pytest.raises(OSError, match=r"Broken pipe|reset"):
        send_on(connection, b"x" * MAX_HEAD_SIZE, times=1000)


def test_a_request_that_arrived_is_answered_however_long_that_takes(serve):
    connection = serve(slow_to_answer)

    connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")

    assert connection.recv(65536).endswith(b"\r\n\r\nok")


def test_a_second_request_on_a_connection_has_its_own_time(serve):
    connection = serve(answers_unread)
    connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
    assert connection.recv(65536).startswith(b"HTTP/1.1 405")
    time.sleep(1.5 * ARRIVAL)

    connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n")

    assert told_until_closed(connection) == b""


def is_open(connection):
    """Whether the other end has not closed it within a moment."""
    connection.settimeout(0.3)
    try:
        return connection.recv(1) != b""
    except TimeoutError:
        return True
    except ConnectionResetError:
        return False
    finally:
        connection.settimeout(PATIENCE)


WHOLE = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


@pytest.mark.parametrize("sent", [b"", b"POST / HT", b"POST / HTTP/1.1\r\ncontent-length: 9\r\n\r\nabc", WHOLE])
def test_of_connections_that_idle_those_that_have_done_so_for_the_longest_are_closed_first(crowd, sent):
    connect = crowd(reads_all)
    connections = []
    for _ in range(5):
        connections.append(connect())
        connections[-1].sendall(sent)
        if sent == WHOLE:
            assert connections[-1].recv(65536).startswith(b"HTTP/1.1 405")

    assert list(map(is_open, connections)) == [False, False, True, True, True]


def test_a_connection_that_was_answered_idles_from_then_on(crowd):
    connect = crowd(reads_all)
    first, *others = [connect() for _ in range(3)]
    first.sendall(WHOLE)
    assert first.recv(65536).startswith(b"HTTP/1.1 405")

    others.append(connect())

    assert list(map(is_open, [first, *others])) == [True, False, True, True]


def test_a_request_that_waits_for_its_answer_is_closed_for_no_idle_one(crowd):
    connect = crowd(slow_to_answer_in_turn)
    asking = connect()
    asking.sendall(WHOLE)

    idle = [connect() for _ in range(7)]

    assert asking.recv(65536).startswith(b"HTTP/1.1 200")
    assert list(map(is_open, idle)) == [False] * 5 + [True] * 2
