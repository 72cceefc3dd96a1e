"""Reading a body that a stranger sends: bounded in size, in time, and in how much there is at once."""

import asyncio

import pytest

from plangate.web.receive import request
from plangate.web.receive.metrics import ReceiverMetrics
from plangate.web.receive.request import BodyBudget, ClientDisconnectedError, RejectedError, read_body
from plangate.web.receive.webhook import Webhook


def arriving(*messages):
    """A `receive` that gives these messages, and then nothing for ever."""
    waiting = list(messages)

    async def receive():
        if not waiting:
            await asyncio.sleep(60)
        return waiting.pop(0)

    return receive


def a_chunk(body: bytes, *, more: bool = False):
    return {"type": "http.request", "body": body, "more_body": more}


def read(*messages, budget: BodyBudget | None = None) -> bytes:
    return asyncio.run(read_body(arriving(*messages), budget or BodyBudget()))


def test_a_body_in_pieces_is_read_whole():
    assert read(a_chunk(b"one ", more=True), a_chunk(b"two", more=True), a_chunk(b"")) == b"one two"


def test_a_sender_that_hangs_up_is_told_from_one_that_is_done():
    with pytest.raises(ClientDisconnectedError):
        read(a_chunk(b"one", more=True), {"type": "http.disconnect"})


def test_a_body_that_does_not_arrive_is_not_waited_for_long(monkeypatch):
    monkeypatch.setattr(request, "BODY_TIMEOUT", 0.05)

    with pytest.raises(RejectedError, match="did not arrive in time"):
        read(a_chunk(b"one", more=True))


def test_too_much_at_once_is_refused_and_what_is_done_with_is_let_go():
    budget = BodyBudget(max_size=10)

    assert read(a_chunk(b"x" * 10), budget=budget) == b"x" * 10
    with pytest.raises(RejectedError, match="Too much"):
        read(a_chunk(b"x" * 9, more=True), a_chunk(b"x" * 2), budget=budget)
    assert read(a_chunk(b"x" * 10), budget=budget) == b"x" * 10


@pytest.mark.parametrize("secrets", [(), (b"",), (b"a secret", b"")])
def test_a_receiver_without_a_secret_cannot_be_made(secrets):
    with pytest.raises(ValueError, match="needs a webhook secret"):
        Webhook(secrets, 7, None, None, ReceiverMetrics())
