"""Whose turn it is: installations first, urgency within one, and nobody has more than its share while others wait."""

import itertools
from collections import Counter

import pytest
import redis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from plangate.queue.inbox import UNDISTURBED_SECONDS, Inbox, Lease
from plangate.queue.jobs import JobMetadata, Priority, PullRequestRef, ReviewPullRequest

START = 1_800_000_000.0
LEASE = 8.0
INSTALLATIONS = st.integers(1, 4)


class TurnsMachine(RuleBasedStateMachine):
    """Workers that take one job after another; jobs that never stand in each other's way, so that each due one is free.

    For each installation the model keeps what waits, and how often each other one was served while it could have been.
    """

    client: redis.Redis

    @initialize(workers=st.integers(1, 5))
    def begin(self, workers):
        self.client.flushdb()
        self.now = START
        self.workers = workers
        self.share = (workers + 1) // 2
        self.numbers = itertools.count(1)
        self.inbox = Inbox(self.client, lambda: self.now)
        self.waiting: dict[int, dict[str, tuple[Priority, float]]] = {}
        self.held: dict[str, tuple[Lease, float]] = {}
        self.passed_over: dict[int, Counter[int]] = {}

    @rule(
        installation=INSTALLATIONS,
        priorities=st.lists(st.sampled_from(Priority), min_size=1, max_size=6),
        later=st.sampled_from([0.0, 0.0, 5.0]),
    )
    def put(self, installation, priorities, later):
        due = self.now + later
        for priority in priorities:
            target = PullRequestRef(installation, installation, "a/b", next(self.numbers))
            job = ReviewPullRequest(target, JobMetadata(received=self.now), priority)
            self.inbox.put([job], due=due)
            self.waiting.setdefault(installation, {})[job.key] = (priority, due)

    def due_of(self, installation):
        jobs = self.waiting.get(installation, {})
        return {key: (priority, due) for key, (priority, due) in jobs.items() if due <= self.now}

    def holds(self, installation):
        return sum(1 for lease, _ in self.held.values() if lease.job.target.installation == installation)

    def takes_long(self, installation):
        ends = [end for lease, end in self.held.values() if lease.job.target.installation == installation]
        return any(self.now - (end - LEASE) >= UNDISTURBED_SECONDS for end in ends)

    def entitled(self):
        """The installations with something to be done and less than their share."""
        return {one for one in self.waiting if self.due_of(one) and self.holds(one) < self.share}

    @precondition(lambda self: len(self.held) < self.workers)
    @rule()
    def take(self):
        entitled = self.entitled()
        lease = self.inbox.take("worker", workers=self.workers, lease=LEASE)
        if lease is None:
            assert not entitled
            assert not any(self.due_of(one) and not self.takes_long(one) for one in self.waiting)
            return
        served, key = lease.job.target.installation, lease.job.key
        assert served in entitled or not (entitled or self.takes_long(served))
        most_urgent = min(self.due_of(served).values())
        assert self.waiting[served].pop(key) == most_urgent
        self.held[key] = (lease, self.now + LEASE)
        self.count(served, entitled)

    def count(self, served, entitled):
        """Of those that could have been served instead, none was passed over twice by the same one."""
        self.passed_over.pop(served, None)
        for other in entitled - {served}:
            self.passed_over.setdefault(other, Counter())[served] += 1
            assert max(self.passed_over[other].values()) == 1
        for other in self.passed_over.keys() - entitled:
            if not self.due_of(other):
                del self.passed_over[other]

    @precondition(lambda self: self.held)
    @rule(data=st.data(), back=st.sampled_from([None, None, 0.0, 4.0]))
    def let_go(self, data, back):
        key = data.draw(st.sampled_from(sorted(self.held)))
        lease, _ = self.held.pop(key)
        if back is None:
            assert self.inbox.done(key, lease.token)
        else:
            assert self.inbox.put_back(lease, back)
            self.wait_again(lease, self.now + back)

    def wait_again(self, lease, due):
        self.waiting[lease.job.target.installation][lease.job.key] = (lease.job.priority, due)

    @rule(seconds=st.sampled_from([0.3, 2.0, 6.0]))
    def pass_time(self, seconds):
        self.now += seconds

    @rule()
    def recover(self):
        lost = {one.key for one in self.inbox.recover()}
        assert lost == {key for key, (_, end) in self.held.items() if end <= self.now}
        for key in lost:
            self.wait_again(self.held.pop(key)[0], self.now)


@pytest.mark.timeout(600)
def test_turns_go_round_installations_as_in_their_model(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        machine = type("Machine", (TurnsMachine,), {"client": client})
        run_state_machine_as_test(
            machine,
            settings=settings(max_examples=60, stateful_step_count=60, suppress_health_check=list(HealthCheck)),
        )
