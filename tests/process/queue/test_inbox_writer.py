"""The receiver's way into the inbox: jobs of many requests share calls, and each request hears of its own."""

import asyncio
import time
from dataclasses import replace

import pytest
import redis
import redis.asyncio

from plangate.queue.inbox import Arrived, Inbox, InboxWriter
from plangate.queue.jobs import JobMetadata
from tests import PATIENCE
from tests.jobs import a_review


def with_writer(url: str, deed):
    """What comes of a coroutine that is given a writer."""

    async def run():
        client = redis.asyncio.Redis.from_url(url, socket_connect_timeout=PATIENCE)
        try:
            return await deed(InboxWriter(client))
        finally:
            await client.aclose()

    return asyncio.run(run())


def test_what_five_hundred_requests_put_in_at_once_is_all_there_when_they_are_answered(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        client.config_resetstat()

        with_writer(
            redis_url, lambda writer: asyncio.gather(*(writer.put([a_review(number)]) for number in range(1, 501)))
        )

        assert Inbox(client).size().waiting == 500
        calls = client.info("commandstats")["cmdstat_evalsha"]["calls"]
        assert calls < 100


def test_every_request_hears_that_redis_is_away(tmp_path):
    async def put_all(writer):
        return await asyncio.gather(*(writer.put([a_review(number)]) for number in range(5)), return_exceptions=True)

    outcomes = with_writer(f"unix://{tmp_path}/none.sock", put_all)

    assert [isinstance(outcome, redis.ConnectionError) for outcome in outcomes] == [True] * 5


def test_a_request_that_gave_up_does_not_hold_up_the_others(redis_url):
    async def put_two(writer):
        impatient = asyncio.ensure_future(writer.put([a_review(1)]))
        patient = asyncio.ensure_future(writer.put([a_review(2)]))
        await asyncio.sleep(0)
        impatient.cancel()
        await patient
        await writer.put([a_review(3)])
        return impatient.cancelled() or impatient.cancelling() > 0

    gave_up = with_writer(redis_url, put_two)

    with redis.Redis.from_url(redis_url) as client:
        assert (gave_up, Inbox(client).size().waiting) == (True, 3)


@pytest.mark.parametrize("rounds", [50])
def test_a_writer_that_fell_idle_takes_jobs_again(redis_url, rounds):
    async def put_in_turn(writer):
        for number in range(1, rounds + 1):
            await asyncio.wait_for(writer.put([a_review(number)]), PATIENCE)

    with_writer(redis_url, put_in_turn)

    with redis.Redis.from_url(redis_url) as client:
        assert Inbox(client).size().waiting == rounds


def test_what_is_put_in_is_known_to_have_arrived(redis_url):
    jobs = [replace(a_review(number), metadata=JobMetadata(delivery, 5.0)) for number, delivery in enumerate("aab", 1)]
    with redis.Redis.from_url(redis_url) as client:
        before = Inbox(client).arrived(["a"])
        with_writer(redis_url, lambda writer: writer.put([*jobs, a_review(9)]))

        inbox = Inbox(client)
        inbox.put([replace(a_review(10), metadata=JobMetadata("c", 5.0))])
        arrived = inbox.arrived(["a", "b", "c"])

    assert (before, inbox.size().waiting) == (Arrived(), 5)
    assert (arrived.deliveries, abs(time.time() - arrived.since) < PATIENCE) == ({"a", "b"}, True)
