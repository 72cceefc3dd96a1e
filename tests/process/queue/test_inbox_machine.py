"""The inbox against a model of it, in whatever order things happen."""

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
    rule,
    run_state_machine_as_test,
)

from plangate.queue.inbox import Inbox
from plangate.queue.jobs import CancelPending, JobMetadata, Priority, PullRequestRef, ReviewPullRequest

START = 1_800_000_000.0
LEASE = 8.0
GAP = 1.5
HEADS = ("a" * 40, "b" * 40, None)


class InboxMachine(RuleBasedStateMachine):
    """Knows what must wait, what must be taken, and what may be due; asks the inbox after every step."""

    client: redis.Redis
    held = Bundle("held")

    @initialize()
    def begin(self):
        self.client.flushdb()
        self.now = START
        self.inbox = Inbox(self.client, lambda: self.now)
        self.waiting: dict[str, float] = {}
        self.taken: dict[str, tuple[str, str | None, float]] = {}

    @rule(
        installation=st.integers(1, 3),
        number=st.integers(1, 4),
        priority=st.sampled_from(Priority),
        head=st.sampled_from(HEADS),
        later=st.sampled_from([0.0, 0.0, 5.0]),
    )
    def put(self, installation, number, priority, head, later):
        target = PullRequestRef(installation, installation, "a/b", number)
        job = ReviewPullRequest(target, JobMetadata(received=self.now), priority, head=head)
        self.inbox.put([job], due=self.now + later)
        # The earliest that it may come out; it may be later, since a sweep does not hasten.
        before = self.waiting.get(job.key, float("inf"))
        self.waiting[job.key] = min(before, self.now + later)

    @rule(target=held)
    def take(self):
        taken = self.inbox.take("worker", lease=LEASE)
        if taken is None:
            return None
        member, head = taken.job.key, taken.job.head
        key = f"{taken.job.target.repository_id}:{head}" if head else None
        assert self.waiting.pop(member) <= self.now
        assert member not in self.taken
        assert key is None or key not in {one for _, one, _ in self.taken.values()}
        self.taken[member] = (taken.token, key, self.now + LEASE)
        return taken

    @rule(taken=consumes(held), back=st.sampled_from([None, 0.0, 4.0]))
    def let_go(self, taken, back):
        if taken is None:
            return
        member = taken.job.key
        mine = self.taken.get(member, ("",))[0] == taken.token
        if back is None:
            assert self.inbox.done(member, taken.token) == mine
        else:
            assert self.inbox.put_back(taken, back) == mine
        if mine:
            del self.taken[member]
            if back is not None:
                self.waiting[member] = min(self.waiting.get(member, float("inf")), self.now + back)

    @rule(taken=held)
    def renew(self, taken):
        if taken is None:
            return
        token, key, _ = self.taken.get(taken.job.key, ("", None, 0.0))
        assert self.inbox.renew(taken.job.key, taken.token, lease=LEASE) == (token == taken.token)
        if token == taken.token:
            self.taken[taken.job.key] = (token, key, self.now + LEASE)

    @rule(seconds=st.sampled_from([0.3, 2.0, 9.0]))
    def pass_time(self, seconds):
        self.now += seconds

    @rule()
    def recover(self):
        lost = {one.key for one in self.inbox.recover()}
        assert lost == {member for member, (_, _, end) in self.taken.items() if end <= self.now}
        for member in lost:
            del self.taken[member]
            self.waiting[member] = self.now

    @rule(installation=st.integers(1, 3))
    def drop_installation(self, installation):
        self.inbox.drop(CancelPending(installation))
        self.waiting = {m: due for m, due in self.waiting.items() if not m.startswith(f"review:{installation}:")}

    @invariant()
    def nothing_is_lost_and_nothing_appears(self):
        if hasattr(self, "inbox"):
            size = self.inbox.size()
            assert (size.waiting, size.taken) == (len(self.waiting), len(self.taken))

    def teardown(self):
        """Whatever happened, everything comes out in the end."""
        if not hasattr(self, "inbox"):
            return
        for member, (token, _, _) in self.taken.items():
            assert self.inbox.done(member, token)
        self.now += 3600 + GAP
        out = []
        while taken := self.inbox.take("worker"):
            out.append(taken.job.key)
            self.inbox.done(taken.job.key, taken.token)
        assert sorted(out) == sorted(self.waiting)


@pytest.mark.timeout(300)
def test_the_inbox_behaves_like_its_model(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        machine = type("Machine", (InboxMachine,), {"client": client})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
