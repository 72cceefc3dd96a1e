"""What the dispatcher gives to whom."""

import json
import threading
import time
import zlib

import pytest
import redis
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from plangate.queue.inbox import Inbox
from plangate.queue.jobs import Reconcile, ReviewPullRequest, from_json, to_json
from plangate_workers.runtime.dispatch import LEADER_KEY, RECONCILE_KEY, Dispatcher
from plangate_workers.runtime.worker_slots import SlotLostError, WorkerSlot, doubt, seats_of_the_living, take_seat


@pytest.fixture
def client(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        # No look for what was missed: its letter would stand beside the test's own.
        client.set(RECONCILE_KEY, 1)
        yield client


@pytest.fixture
def dispatcher(client):
    return Dispatcher(client, reconcile_every=300)


def a_letter(number: int) -> ReviewPullRequest:
    return ReviewPullRequest(1, 10, "acme/parcels", number, head=f"{number:040x}", received=time.time())


def jobs_of(client, seat: WorkerSlot) -> list[Job]:
    """What RQ holds for a seat."""
    return Queue(seat.queue, connection=client, serializer=JSONSerializer).get_jobs()


def test_each_free_worker_is_given_one_letter_and_the_others_wait(client, dispatcher):
    seats = [take_seat(client), take_seat(client)]
    Inbox(client).put([a_letter(number) for number in range(1, 6)])

    given = [dispatcher.step(), dispatcher.step()]

    assert (given, [len(jobs_of(client, seat)) for seat in seats]) == ([2, 0], [1, 1])
    assert Inbox(client).size().waiting == 3


def test_a_job_carries_its_letter_and_token_as_json_and_leaves_no_result(client, dispatcher):
    seat = take_seat(client)
    letter = a_letter(1)
    Inbox(client).put([letter])

    dispatcher.step()

    job = jobs_of(client, seat)[0]
    assert (from_json(job.args[0]), job.args[1], job.result_ttl) == (letter, job.id, 0)
    kept = json.loads(zlib.decompress(client.hget(job.key, "data")))
    assert kept == ["plangate_workers.runtime.job_runner.perform", None, list(job.args), {}]


def test_letters_that_nobody_can_read_hold_nothing_up_and_are_counted(client, dispatcher):
    seat = take_seat(client)
    unknown, known = [a_letter(1), a_letter(2)], a_letter(3)
    Inbox(client).put([*unknown, known])
    for letter in unknown:
        client.hset("plangate:inbox:letters:1", letter.member, to_json(letter).replace('"review"', '"of-tomorrow"'))

    given = dispatcher.step()

    assert (given, [from_json(job.args[0]) for job in jobs_of(client, seat)]) == (1, [known])
    assert client.hgetall("plangate:metrics:unknown_letters") == {b"": b"2"}
    assert Inbox(client).size().waiting == 0


def test_a_start_hastens_the_look_that_was_put_back(client):
    inbox = Inbox(client)
    inbox.put([Reconcile(attempt=3)], due=time.time() + 60)
    stop = threading.Event()
    starting = threading.Thread(target=Dispatcher(client, reconcile_every=300).run, args=(stop,))

    starting.start()
    while inbox.size().waiting == 0 or (taken := inbox.take("1")) is None:
        time.sleep(0.01)
    stop.set()
    starting.join()

    assert (taken.letter.member, taken.letter.attempt) == ("reconcile", 0)


def test_without_a_worker_nothing_leaves_the_inbox(client, dispatcher):
    Inbox(client).put([a_letter(1)])

    assert (dispatcher.step(), Inbox(client).size().waiting) == (0, 1)


def test_a_worker_that_is_no_longer_heard_of_is_given_nothing(client, dispatcher):
    seat = take_seat(client)
    Inbox(client).put([a_letter(1)])

    doubt(client, [seat.name])
    silent = dispatcher.step()
    seat.keep(client)

    assert (silent, dispatcher.step()) == (0, 1)


def test_of_two_dispatchers_one_gives_and_the_other_takes_over_when_it_stops(client, dispatcher):
    other = Dispatcher(client, reconcile_every=300)
    take_seat(client)
    dispatcher.step()
    Inbox(client).put([a_letter(1)])
    standing_by = other.step()

    stopped = threading.Event()
    stopped.set()
    dispatcher.run(stopped)

    assert (standing_by, client.get(LEADER_KEY), other.step()) == (0, None, 1)


def test_what_was_missed_is_looked_for_at_the_start_and_then_in_turn(client):
    client.delete(RECONCILE_KEY)
    seat = take_seat(client)
    dispatcher = Dispatcher(client, reconcile_every=300)

    dispatcher.step()
    job = jobs_of(client, seat)[0]
    inbox = Inbox(client)
    inbox.done("reconcile", job.args[1])
    dispatcher.step()

    assert (from_json(job.args[0]).member, inbox.size().waiting, client.ttl(RECONCILE_KEY) > 290) == (
        "reconcile",
        0,
        True,
    )


def test_seats_are_numbered_from_one_and_taken_over_when_free(client):
    first, second = take_seat(client), take_seat(client)
    first.leave(client)

    third = take_seat(client)

    assert (first.number, second.number, third.number) == (1, 2, 1)
    assert seats_of_the_living(client) == ("1", "2")


def test_who_was_silent_too_long_finds_the_seat_taken(client):
    seat = take_seat(client)
    client.delete(f"plangate:seat:{seat.number}")
    take_seat(client)

    with pytest.raises(SlotLostError):
        seat.keep(client)


def test_who_was_silent_but_not_replaced_keeps_the_seat(client):
    seat = take_seat(client)
    client.flushdb()

    seat.keep(client)

    assert seats_of_the_living(client) == ("1",)
