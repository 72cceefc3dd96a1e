"""What the dispatcher gives to whom."""

import json
import threading
import time
import zlib

import pytest
import redis
from rq import Queue
from rq.job import Job as RqJob
from rq.serializers import JSONSerializer

from plangate.queue import inbox
from plangate.queue.inbox import Inbox
from plangate.queue.job_json import from_json, to_json
from plangate.queue.jobs import JobMetadata, Reconcile, ReviewPullRequest
from plangate_workers.__main__ import PERFORM
from plangate_workers.runtime import dispatch, worker_slots
from plangate_workers.runtime.dispatch import LEADER_KEY, RECONCILE_KEY, Dispatcher
from plangate_workers.runtime.worker_slots import SlotLostError, WorkerSlot, live_slots, suspend, take_slot
from tests.jobs import a_review


@pytest.fixture
def client(redis_url, monkeypatch):
    # Nobody is silent here but who is meant to be, however slow the machine is.
    monkeypatch.setattr(dispatch, "LEADER_TTL", 300)
    monkeypatch.setattr(worker_slots, "HEARTBEAT_TTL", 300)
    with redis.Redis.from_url(redis_url) as client:
        # No look for what was missed: its job would stand beside the test's own.
        client.set(RECONCILE_KEY, 1)
        yield client


@pytest.fixture
def dispatcher(client):
    return Dispatcher(client, reconcile_every=300, perform=PERFORM)


def a_job(number: int) -> ReviewPullRequest:
    return a_review(number, received=time.time())


def rq_jobs_of(client, slot: WorkerSlot) -> list[RqJob]:
    """What RQ holds for a slot."""
    return Queue(slot.queue, connection=client, serializer=JSONSerializer).get_jobs()


def test_each_free_worker_is_given_one_job_and_the_others_wait(client, dispatcher):
    slots = [take_slot(client), take_slot(client)]
    Inbox(client).put([a_job(number) for number in range(1, 6)])

    given = [dispatcher.step(), dispatcher.step()]

    assert (given, [len(rq_jobs_of(client, slot)) for slot in slots]) == ([2, 0], [1, 1])
    assert Inbox(client).size().waiting == 3


def test_an_rq_job_carries_the_job_and_its_token_as_json_and_leaves_no_result(client, dispatcher):
    slot = take_slot(client)
    job = a_job(1)
    Inbox(client).put([job])

    dispatcher.step()

    (given,) = rq_jobs_of(client, slot)
    assert (from_json(given.args[0]), given.args[1], given.result_ttl) == (job, given.id, 0)
    kept = json.loads(zlib.decompress(client.hget(given.key, "data")))
    assert kept == ["plangate_workers.__main__.perform", None, list(given.args), {}]


def test_jobs_that_nobody_can_read_hold_nothing_up_and_are_counted(client, dispatcher):
    slot = take_slot(client)
    unknown, known = [a_job(1), a_job(2)], a_job(3)
    Inbox(client).put([*unknown, known])
    for job in unknown:
        client.hset("plangate:inbox:letters:1", job.key, to_json(job).replace('"review"', '"of-tomorrow"'))

    given = dispatcher.step()

    assert (given, [from_json(one.args[0]) for one in rq_jobs_of(client, slot)]) == (1, [known])
    assert client.hgetall("plangate:metrics:unknown_letters") == {b"": b"2"}
    assert Inbox(client).size().waiting == 0


def test_a_start_hastens_the_look_that_was_put_back(client):
    inbox = Inbox(client)
    inbox.put([Reconcile(metadata=JobMetadata(attempt=3))], due=time.time() + 60)
    stop = threading.Event()
    starting = threading.Thread(target=Dispatcher(client, reconcile_every=300, perform=PERFORM).run, args=(stop,))

    starting.start()
    while inbox.size().waiting == 0 or (taken := inbox.take("1")) is None:
        time.sleep(0.01)
    stop.set()
    starting.join()

    assert (taken.job.key, taken.job.metadata.attempt) == ("reconcile", 0)


def test_a_worker_in_whose_queue_a_job_lies_is_given_no_other(client, dispatcher):
    slot = take_slot(client)
    Inbox(client).put([a_job(1)])
    dispatcher.step()
    (lying,) = rq_jobs_of(client, slot)
    Inbox(client).done("review:10:1", lying.id)
    Inbox(client).put([a_job(2)])

    given = dispatcher.step()
    Queue(slot.queue, connection=client, serializer=JSONSerializer).empty()

    assert (given, dispatcher.step()) == (0, 1)


def test_where_nobody_is_free_who_does_more_than_its_share_makes_room_once(client, dispatcher, monkeypatch):
    slots = [take_slot(client) for _ in range(4)]
    Inbox(client).put([a_job(number) for number in range(1, 6)])
    dispatcher.step()
    monkeypatch.setattr(inbox, "UNDISTURBED_SECONDS", 0.0)
    for slot in slots:
        Queue(slot.queue, connection=client, serializer=JSONSerializer).empty()
    Inbox(client).put([a_review(7, installation=2, received=time.time())])

    given = [dispatcher.step(), dispatcher.step()]
    (silent,) = {slot.name for slot in slots} - set(live_slots(client))
    next(slot for slot in slots if slot.name == silent).keep(client)

    assert (given, Inbox(client).size().taken, dispatcher.step()) == ([0, 0], 3, 1)
    assert [from_json(one.args[0]).target.installation for slot in slots for one in rq_jobs_of(client, slot)] == [2]


def test_without_a_worker_nothing_leaves_the_inbox(client, dispatcher):
    Inbox(client).put([a_job(1)])

    assert (dispatcher.step(), Inbox(client).size().waiting) == (0, 1)


def test_a_worker_that_is_no_longer_heard_of_is_given_nothing(client, dispatcher):
    slot = take_slot(client)
    Inbox(client).put([a_job(1)])

    suspend(client, [slot.name])
    silent = dispatcher.step()
    slot.keep(client)

    assert (silent, dispatcher.step()) == (0, 1)


def test_of_two_dispatchers_one_gives_and_the_other_takes_over_when_it_stops(client, dispatcher):
    other = Dispatcher(client, reconcile_every=300, perform=PERFORM)
    take_slot(client)
    dispatcher.step()
    Inbox(client).put([a_job(1)])
    standing_by = other.step()

    stopped = threading.Event()
    stopped.set()
    dispatcher.run(stopped)

    assert (standing_by, client.get(LEADER_KEY), other.step()) == (0, None, 1)


def test_what_was_missed_is_looked_for_at_the_start_and_then_in_turn(client):
    client.delete(RECONCILE_KEY)
    slot = take_slot(client)
    dispatcher = Dispatcher(client, reconcile_every=300, perform=PERFORM)

    dispatcher.step()
    (given,) = rq_jobs_of(client, slot)
    inbox = Inbox(client)
    inbox.done("reconcile", given.args[1])
    dispatcher.step()

    assert (from_json(given.args[0]).key, inbox.size().waiting) == ("reconcile", 0)
    assert client.ttl(RECONCILE_KEY) > 200


def test_slots_are_numbered_from_one_and_taken_over_when_free(client):
    first, second = take_slot(client), take_slot(client)
    first.release(client)

    third = take_slot(client)

    assert (first.number, second.number, third.number) == (1, 2, 1)
    assert live_slots(client) == ("1", "2")


@pytest.mark.parametrize(("refused", "crashes"), [(True, 0), (False, 1)])
def test_a_lease_that_ran_out_while_redis_took_nothing_counts_as_no_death(
    client, dispatcher, monkeypatch, refused, crashes
):
    monkeypatch.setattr(dispatch, "LEASE_SECONDS", 0.0)
    inbox = Inbox(client)
    inbox.put([a_job(1)])
    lease = inbox.take("1", lease=0.0)
    inbox.begin(lease.job.key, lease.token, lease=0.0)

    if refused:
        dispatcher._pause(threading.Event(), redis.ConnectionError())
    dispatcher.step()

    assert inbox.take("2").job.metadata.crashes == crashes


def test_who_was_silent_too_long_finds_the_slot_taken(client):
    slot = take_slot(client)
    client.delete(f"plangate:seat:{slot.number}")
    take_slot(client)

    with pytest.raises(SlotLostError):
        slot.keep(client)


def test_who_was_silent_but_not_replaced_keeps_the_slot(client):
    slot = take_slot(client)
    client.flushdb()

    slot.keep(client)

    assert live_slots(client) == ("1",)
