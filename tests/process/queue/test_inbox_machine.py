"""The inbox against a model of it, in whatever order things happen."""

from dataclasses import replace

import pytest
import redis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from plangate.queue.inbox import Inbox, Lease
from plangate.queue.jobs import (
    AnswerComment,
    JobMetadata,
    Priority,
    PullRequestClosed,
    PullRequestJob,
    PullRequestRef,
    ReviewPullRequest,
    ScaffoldTasks,
)

START = 1_800_000_000.0
LEASE = 8.0
GAP = 1.5
LATEST = 5.0
HEADS = ("a" * 40, "b" * 40, None)


def jobs_of(target, metadata, priority):
    """The jobs that there may be about a pull request: looks at it on each head, two comments, tasks, its closing."""
    comments = [f"issuecomment-{target.number}{nth}" for nth in (1, 2)]
    return (
        *(ReviewPullRequest(target, metadata, priority, head=head) for head in HEADS),
        *(AnswerComment(target, metadata, priority=priority, comment=one, node="IC", lines="aa") for one in comments),
        ScaffoldTasks(target, metadata, priority, cause="merge", deed="merge"),
        PullRequestClosed(target, metadata, priority),
    )


def joined(newer, older):
    """Two jobs of one key as one: a look has the newer one's head, where that names one."""
    return replace(newer, head=newer.head or older.head) if isinstance(newer, ReviewPullRequest) else newer


def holds_of(job):
    """What no two may hold at once: a key, a pull request, a head."""
    repository, head = job.target.repository_id, getattr(job, "head", None)
    return {job.key, (repository, job.target.number), *([(repository, head)] if head else [])}


MANY = 1000
"""Workers, so that no installation ever holds more than its share: turns have a model of their own."""


class InboxMachine(RuleBasedStateMachine):
    """Knows what must wait, what must be taken, and what may be due; asks the inbox after every step."""

    client: redis.Redis
    held = Bundle("held")

    @initialize()
    def begin(self):
        self.client.flushdb()
        self.now = START
        self.inbox = Inbox(self.client, lambda: self.now)
        # With the earliest time at which it may come out; it may be later, since a sweep does not hasten.
        self.waiting: dict[str, tuple[float, PullRequestJob]] = {}
        self.taken: dict[str, tuple[Lease, float]] = {}

    @rule(
        installation=st.integers(1, 3),
        number=st.integers(1, 3),
        priority=st.sampled_from(Priority),
        which=st.integers(0, 6),
        later=st.sampled_from([0.0, 0.0, LATEST]),
    )
    def put(self, installation, number, priority, which, later):
        target = PullRequestRef(installation, installation, "a/b", number)
        job = jobs_of(target, JobMetadata(received=self.now), priority)[which]
        self.inbox.put([job], due=self.now + later)
        due, older = self.waiting.get(job.key, (self.now + later, job))
        self.waiting[job.key] = (min(due, self.now + later), joined(job, older))

    @rule(target=held)
    def take(self):
        lease = self.inbox.take("worker", workers=MANY, lease=LEASE)
        if lease is None:
            return multiple()
        due, _ = self.waiting.pop(lease.job.key)
        assert due <= self.now
        assert not holds_of(lease.job) & self.held_now()
        self.taken[lease.job.key] = (lease, self.now + LEASE)
        return lease

    def held_now(self):
        return set().union(*(holds_of(lease.job) for lease, _ in self.taken.values()))

    @rule()
    def nothing_waits_for_long_but_behind_another(self):
        """Whatever is taken and let go, in the end only that waits which another job stands in the way of."""
        self.now += LATEST + GAP
        while lease := self.inbox.take("worker", workers=MANY, lease=LEASE):
            del self.waiting[lease.job.key]
            assert not holds_of(lease.job) & self.held_now()
            assert self.inbox.done(lease.job.key, lease.token)
            # What was in its way is looked at again in a moment.
            self.now += 1
        assert all(holds_of(job) & self.held_now() for _, job in self.waiting.values())

    @rule(lease=consumes(held), back=st.sampled_from([None, 0.0, 4.0]))
    def let_go(self, lease, back):
        key, mine = lease.job.key, self.is_held_by(lease)
        if back is None:
            assert self.inbox.done(key, lease.token) == mine
        else:
            assert self.inbox.put_back(lease, back) == mine
        if mine:
            del self.taken[key]
            if back is not None:
                self.wait_again(lease.job, self.now + back)

    def is_held_by(self, lease):
        return lease.job.key in self.taken and self.taken[lease.job.key][0].token == lease.token

    def wait_again(self, job, due):
        known, newer = self.waiting.get(job.key, (due, job))
        self.waiting[job.key] = (min(known, due), joined(newer, job))

    @rule(lease=held)
    def renew(self, lease):
        mine = self.is_held_by(lease)
        assert self.inbox.renew(lease.job.key, lease.token, lease=LEASE) == mine
        if mine:
            self.taken[lease.job.key] = (lease, self.now + LEASE)

    @rule(seconds=st.sampled_from([0.3, 2.0, 9.0]))
    def pass_time(self, seconds):
        self.now += seconds

    @rule()
    def recover(self):
        lost = {one.key for one in self.inbox.recover()}
        assert lost == {key for key, (_, end) in self.taken.items() if end <= self.now}
        for key in lost:
            lease, _ = self.taken.pop(key)
            self.wait_again(lease.job, self.now)

    @rule(installation=st.integers(1, 3))
    def drop_installation(self, installation):
        self.inbox.drop_installation(installation)
        self.waiting = {key: one for key, one in self.waiting.items() if one[1].target.installation != installation}

    @invariant()
    def nothing_is_lost_and_nothing_appears(self):
        if hasattr(self, "inbox"):
            size = self.inbox.size()
            assert (size.waiting, size.taken) == (len(self.waiting), len(self.taken))

    def teardown(self):
        """Whatever happened, everything comes out in the end."""
        if not hasattr(self, "inbox"):
            return
        for key, (lease, _) in self.taken.items():
            assert self.inbox.done(key, lease.token)
        self.now += 3600 + GAP
        out = []
        while taken := self.inbox.take("worker"):
            out.append(taken.job.key)
            self.inbox.done(taken.job.key, taken.token)
        assert sorted(out) == sorted(self.waiting)


@pytest.mark.timeout(600)
def test_the_inbox_behaves_like_its_model(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        machine = type("Machine", (InboxMachine,), {"client": client})
        run_state_machine_as_test(
            machine,
            settings=settings(max_examples=60, stateful_step_count=40, suppress_health_check=list(HealthCheck)),
        )
