"""Jobs through real processes: they are done once, also when a worker is killed, stopped, or Redis is away."""

import os
import signal
import time
from contextlib import suppress

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from plangate.queue.inbox import LEASE_SECONDS
from plangate.queue.job_json import to_json
from plangate.queue.jobs import Priority, ReviewPullRequest
from plangate.queue.metrics import KEY, LOST_LEASES
from plangate.standalone.redis import Server, find_server
from plangate_workers.runtime.shutdown import SHUTDOWN_GRACE
from tests import PATIENCE
from tests.jobs import a_review
from tests.process.workers.stage import PERFORM, stage

FOREVER = 600
"""Seconds: longer than any test; no job that takes so long ends by itself."""


def a_job(number: int, **changes) -> ReviewPullRequest:
    """A look at a pull request with a head of its own."""
    return a_review(number, **{"received": time.time(), **changes})


@pytest.fixture
def standing(redis_url):
    with stage(redis_url) as standing:
        yield standing


def test_a_job_reaches_its_handler_in_a_worker_of_its_own_process(standing):
    standing.start("dispatch", "worker")

    standing.inbox.put([a_job(1)])

    assert standing.wait_for("done", 1) == ["review:10:1:0:0"]
    assert int(standing.redis.get("horse")) not in (os.getpid(), standing.processes["worker"].pid)


def test_a_hundred_jobs_are_each_done_once_by_two_workers(standing):
    standing.inbox.put([a_job(number, installation=number % 3 + 1) for number in range(1, 101)])

    standing.start("dispatch", "worker-1", "worker-2")

    done = standing.wait_for("done", 100)
    assert sorted(done) == sorted(f"review:10:{number}:0:0" for number in range(1, 101))
    assert standing.trace("not alone") == []


def test_a_killed_worker_s_job_is_free_again_within_two_leases_and_done_by_another(standing):
    standing.redis.set("seconds:1", FOREVER)
    standing.start("dispatch", "worker-1")
    standing.inbox.put([a_job(1)])
    standing.wait_for("begun", 1)
    standing.redis.delete("seconds:1")

    standing.kill("worker-1")
    killed = time.monotonic()
    standing.wait_until(lambda size: size.taken == 0)
    took = time.monotonic() - killed
    standing.start("worker-2")

    assert standing.wait_for("done", 1) == ["review:10:1:0:1"]
    assert took < 2 * LEASE_SECONDS
    assert standing.trace("begun") == ["review:10:1"] * 2


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_job_is_done_again_at_once_by_the_same_worker(standing, number):
    standing.redis.set("seconds:1", FOREVER)
    standing.start("dispatch", "worker")
    standing.inbox.put([a_job(1)])
    standing.wait_for("begun", 1)
    standing.redis.delete("seconds:1")

    os.kill(int(standing.redis.get("horse")), number)

    assert standing.wait_for("done", 1) == ["review:10:1:0:1"]
    # Its worker has put it back: nobody had to wait until the lease ran out.
    assert standing.redis.hgetall(f"{KEY}{LOST_LEASES.name}") == {}


def test_a_job_that_uses_up_its_processor_time_is_ended_and_tried_once_more_marked(standing):
    standing.redis.set("spin:1", 1)
    standing.start("dispatch", "worker")

    standing.inbox.put([a_job(1), a_job(2)])

    # Its own deed is not done a second time.
    standing.wait_until(lambda size: size.waiting == size.taken == 0 and standing.trace("done"))
    assert sorted(standing.trace("begun")) == ["review:10:1", "review:10:2"]
    assert standing.redis.hgetall(f"{KEY}{LOST_LEASES.name}") == {}


def test_a_job_whose_lease_is_lost_is_ended_though_it_hears_nothing(standing):
    standing.redis.set("spin:1", 1)
    standing.start("dispatch", "worker")
    standing.inbox.put([a_job(1)])
    standing.wait_for("begun", 1)
    standing.redis.delete("spin:1")
    horse = int(standing.redis.get("horse"))

    token = standing.redis.hget("plangate:inbox:lease:review:10:1", "token").decode()
    assert standing.inbox.done("review:10:1", token)
    standing.wait_until(lambda _: not is_alive(horse))
    standing.inbox.put([a_job(2)])

    assert standing.wait_for("done", 1) == ["review:10:2:0:0"]


def test_a_job_beyond_its_installation_s_share_makes_room_for_another_s_and_waits_for_its_own(standing):
    for number in (1, 2):
        standing.redis.set(f"seconds:{number}", FOREVER)
    standing.start("dispatch", "worker-1", "worker-2")
    standing.inbox.put([a_job(1), a_job(2)])
    standing.wait_for("begun", 2)
    for number in (1, 2):
        standing.redis.delete(f"seconds:{number}")

    standing.inbox.put([a_job(3, installation=2)])

    assert standing.wait_for("done", 1) == ["review:10:3:0:0"]
    # One of them goes on, and while that takes long the other, which was called back, waits beyond the share.
    assert standing.inbox.size().waiting == 1


def is_alive(process: int) -> bool:
    """Whether a process has not ended."""
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


def test_a_worker_that_is_asked_to_stop_finishes_its_job_and_takes_no_other(standing):
    # So long that it hears of the signal meanwhile, however slow the machine is.
    standing.redis.set("seconds:1", 4)
    standing.start("dispatch", "worker")
    standing.inbox.put([a_job(1), a_job(2, priority=Priority.SWEEP)])
    standing.wait_for("begun", 1)

    stopped = standing.ask_to_stop("worker")

    assert stopped.wait(PATIENCE) == 0
    assert standing.trace("done") == ["review:10:1:0:0"]
    standing.start("worker-2")
    assert standing.wait_for("done", 2)[1].startswith("review:10:2:0:")


def test_a_dispatcher_that_is_asked_to_stop_stops(standing):
    standing.start("dispatch", "worker")
    standing.inbox.put([a_job(1)])
    standing.wait_for("done", 1)

    assert standing.ask_to_stop("dispatch").wait(PATIENCE) == 0


def test_events_during_a_review_cause_one_more(standing):
    # So long that all others have come meanwhile, however slow the machine is.
    standing.redis.set("seconds:1", 4)
    standing.start("dispatch", "worker-1", "worker-2")
    standing.inbox.put([a_job(1)])
    standing.wait_for("begun", 1)
    standing.redis.delete("seconds:1")

    for _ in range(20):
        standing.inbox.put([a_job(1)])

    standing.wait_for("done", 2)
    standing.wait_until(lambda size: size.waiting == size.taken == 0)
    assert (standing.trace("begun"), standing.trace("not alone")) == (["review:10:1"] * 2, [])


def test_what_github_asks_to_wait_for_waits_in_the_inbox_and_is_done_then(standing):
    standing.redis.set("trouble:1", 2)
    standing.start("dispatch", "worker")

    standing.inbox.put([a_job(1, head=None)])

    assert standing.wait_for("done", 1) == ["review:10:1:2:0"]


@pytest.fixture
def server(tmp_path):
    """A Redis that can go away and come back."""
    server = Server(find_server(), tmp_path, tmp_path / "redis.sock")
    server.start()
    yield server
    server.stop()


def test_redis_away_for_five_seconds_loses_nothing_and_does_nothing_twice(server):
    with stage(server.url) as standing:
        standing.redis.set("seconds:1", 3)
        standing.start("dispatch", "worker")
        standing.inbox.put([a_job(1), a_job(2, priority=Priority.SWEEP)])
        standing.wait_for("begun", 1)

        server.stop()
        time.sleep(5)
        server.start()

        assert len(standing.wait_for("done", 2)) == 2
        assert sorted(standing.trace("begun")) == ["review:10:1", "review:10:2"]


def test_a_job_that_is_under_way_is_worth_waiting_for_redis_when_its_worker_is_asked_to_stop(server):
    with stage(server.url) as standing:
        standing.redis.set("seconds:1", 1)
        standing.start("dispatch", "worker")
        standing.inbox.put([a_job(1)])
        standing.wait_for("begun", 1)

        server.stop()
        stopped = standing.ask_to_stop("worker")
        time.sleep(SHUTDOWN_GRACE + 2)
        server.start()

        assert (stopped.wait(PATIENCE), standing.trace("done")) == (0, ["review:10:1:0:0"])


@pytest.mark.parametrize(
    "other", ["workers.boundary.perform", "plangate_workers.boundary.perform", "plangate_workers.of_tomorrow.perform"]
)
def test_what_another_version_s_dispatcher_has_called_is_left_alone_and_due_again_without_a_crash(standing, other):
    standing.start("dispatch-other", perform=other)
    standing.start("worker")
    standing.inbox.put([a_job(1)])
    queue = Queue("plangate-1", connection=standing.redis, serializer=JSONSerializer)
    standing.wait_until(lambda _: queue.failed_job_registry.get_job_ids())

    failed = len(queue.failed_job_registry.get_job_ids())
    taken = standing.inbox.size().taken
    standing.kill("dispatch-other")
    standing.start("dispatch")

    assert standing.wait_for("done", 1) == ["review:10:1:0:0"]
    assert (failed, taken, standing.trace("begun")) == (1, 1, ["review:10:1"])


def test_what_stands_in_redis_names_nothing_that_a_worker_executes(standing, tmp_path):
    queue = Queue("plangate-1", connection=standing.redis, serializer=JSONSerializer)
    foreign = queue.enqueue("os.mkdir", args=(str(tmp_path / "made"),))
    bound = queue.enqueue("append", args=("x",))
    bound.instance = ["data"]
    bound.save()
    ours = queue.enqueue(PERFORM, args=(to_json(a_job(1)), "no token"))
    names = dict.fromkeys(("success_callback_name", "failure_callback_name"), "tests.process.workers.stage.called_back")
    for job in (foreign, ours):
        standing.redis.hset(job.key, mapping=names)

    standing.start("worker")
    standing.wait_until(lambda _: not queue.job_ids and len(queue.failed_job_registry.get_job_ids()) >= 2)
    standing.wait_until(lambda _: ours.get_status() == "finished")

    assert not (tmp_path / "made").exists()
    assert {job.get_status() for job in (foreign, bound)} == {"failed"}
    assert (standing.trace("called-back"), standing.trace("begun")) == ([], [])
