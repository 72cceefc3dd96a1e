"""What was missed is found: failed deliveries are asked for again, pull requests without our check are put in."""

import time

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.queue.jobs import (
    ForgetInstallation,
    Priority,
    Reconcile,
    ReviewPullRequest,
    SweepInstallation,
    SweepRepository,
)
from plangate_workers.handlers import reconcile
from plangate_workers.runtime.job_runner import attend, readers
from tests import sample


def put_in(work) -> list:
    """All that waits and is due."""
    letters = []
    while taken := work.inbox.take("1"):
        letters.append(taken.letter)
        work.inbox.done(taken.letter.member, taken.token)
    return letters


@pytest.fixture
def judged(hub, repository, work, take):
    """A pull request with our check on its head."""
    pull = repository.open_pull_request("judged", {"README.md": "# Tracker\n"})
    attend(
        work, take(ReviewPullRequest(hub.installation.id, repository.id, repository.full_name, pull.number)), readers()
    )
    # As if long ago: what was taken a moment ago is not looked at again at once.
    work.redis.flushdb()
    return pull


@pytest.fixture
def missed(repository, judged):
    """A pull request that nobody told us of."""
    return repository.open_pull_request("missed", sample.good_feature())


def a_sweep(hub, repository, **changes) -> SweepRepository:
    return SweepRepository(hub.installation.id, repository.id, repository.full_name, received=1.0, **changes)


def test_a_sweep_puts_in_what_has_no_check_of_ours(hub, work, repository, missed):
    reconcile.sweep(work, a_sweep(hub, repository))

    assert [(one.number, one.urgency, one.anew, one.head) for one in put_in(work)] == [
        (missed.number, Priority.SWEEP, False, missed.head_sha)
    ]


@pytest.fixture
def planned(hub, repository, work, take):
    """A pull request with a plan, and our check on its head."""
    pull = repository.open_pull_request("planned", sample.good_feature())
    attend(
        work, take(ReviewPullRequest(hub.installation.id, repository.id, repository.full_name, pull.number)), readers()
    )
    work.redis.flushdb()
    return pull


def test_a_sweep_for_a_law_that_moved_puts_in_the_plans_that_are_to_be_merged_there(
    hub, work, repository, judged, planned, missed
):
    repository.create_branch("release")
    missed.retarget("release")

    reconcile.sweep(work, a_sweep(hub, repository, base="main"))

    assert [one.number for one in put_in(work)] == [planned.number]


def test_a_sweep_for_a_policy_that_moved_puts_in_all_since_it_says_what_is_a_plan(
    hub, work, repository, judged, planned
):
    reconcile.sweep(work, a_sweep(hub, repository, base="main", policy=True))

    assert sorted(one.number for one in put_in(work)) == [judged.number, planned.number]


def test_a_sweep_for_a_head_asks_anew_as_a_person_does(hub, work, repository, judged, missed):
    reconcile.sweep(work, a_sweep(hub, repository, head=judged.head_sha))

    assert [(one.number, one.urgency, one.anew) for one in put_in(work)] == [(judged.number, Priority.PERSON, True)]


def test_a_quiet_sweep_of_recent_ones_stays_quiet_and_recent(hub, work, repository, missed):
    reconcile.sweep(work, a_sweep(hub, repository, since=time.time() + 3600, quiet=True))
    later = put_in(work)
    reconcile.sweep(work, a_sweep(hub, repository, since=time.time() - 3600, quiet=True))

    assert (later, [one.quiet for one in put_in(work)]) == ([], [True])


def test_an_installation_s_sweep_takes_a_share_of_its_repositories_each_time(hub, work, repository, monkeypatch):
    monkeypatch.setattr(reconcile, "AT_A_TIME", 1)
    letter = SweepInstallation(hub.installation.id, since=5.0, quiet=True)
    names = []

    for _ in hub.state.repositories:
        reconcile.sweep_installation(work, letter)
        names += [(one.repository, one.since, one.quiet) for one in put_in(work)]

    assert (repository.full_name, 5.0, True) in names
    assert len(names) == len(set(names))


def test_failed_deliveries_are_asked_for_again_once_each(hub, work, repository):
    hub.send_webhooks_to("http://127.0.0.1:9/webhook")
    try:
        repository.open_pull_request("007", sample.good_feature())
        hub.post.wait()
        hub.advance(120)
        failed = {delivery.guid for delivery in hub.deliveries}
        now = hub.state.now().timestamp()

        reconcile.repeat_deliveries(work, now)
        asked = {seen.path for seen in hub.writes()}
        hub.post.wait()
        hub.traffic.clear()
        reconcile.repeat_deliveries(work, now + 300)

        assert (len(asked) >= len(failed) > 0, hub.writes()) == (True, [])
        assert all(len(delivery.attempts) == 2 for delivery in hub.deliveries)
        assert work.redis.hgetall("plangate:metrics:redeliveries") == {b"": str(len(failed)).encode()}
    finally:
        hub.send_webhooks_to(None)


def test_one_look_reaches_every_missed_pull_request_through_letters_alone(hub, work, take, repository, missed):
    attend(work, take(Reconcile(received=1.0)), readers())
    while taken := work.inbox.take("1"):
        attend(work, taken, readers())

    assert [run.conclusion for run in missed.check_runs(CHECK_NAME)] == ["success"]


def test_what_is_kept_of_an_installation_is_deleted_when_it_is_gone(hub, work, take, repository, missed):
    letter = ReviewPullRequest(hub.installation.id, repository.id, repository.full_name, missed.number)
    attend(work, take(letter), readers())
    kept = list(work.redis.scan_iter("plangate:t[eo][xk]*"))

    reconcile.forget(work, ForgetInstallation(hub.installation.id))

    assert (bool(kept), list(work.redis.scan_iter("plangate:t[eo][xk]*"))) == (True, [])
