"""What was missed is found: failed deliveries are asked for again, pull requests without our check are put in."""

import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from plangate.domain.documents.layout import POLICY_PATH
from plangate.domain.model.outgoing import CHECK_NAME
from plangate.errors import AuthorError, GoneError, RefusedError, TransientError
from plangate.github.api.client import open_app
from plangate.queue.inbox import ARRIVED_KEY
from plangate.queue.jobs import (
    ForgetInstallation,
    InstallationRef,
    JobMetadata,
    Priority,
    Reconcile,
    ReviewPullRequest,
    SweepInstallation,
    SweepRepository,
)
from plangate_workers.context import LeaseLostError
from plangate_workers.handlers import HANDLERS, reconcile
from plangate_workers.handlers.redeliver import CURSOR_KEY, UNDELIVERED_KEY, read_undelivered, redeliver
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.builders import CONSTITUTION_PATH as LAW
from tests.jobs import changed, pull_request_of, repository_of
from tests.process.workers.stage import handling

MISSED = Reconcile(metadata=JobMetadata(received=1.0))


def put_in(context) -> list:
    """All that waits and is due."""
    jobs = []
    while taken := context.inbox.take("1"):
        jobs.append(taken.job)
        context.inbox.done(taken.job.key, taken.token)
    return jobs


def long_after(context) -> None:
    """As if long ago: what was taken a moment ago is not looked at again at once."""
    for key in context.redis.scan_iter("plangate:inbox:*"):
        context.redis.delete(key)


@pytest.fixture
def judged(hub, repository, context, take):
    """A pull request with our check on its head."""
    pull = repository.open_pull_request("judged", {"README.md": "# Tracker\n"})
    run_leased(context, take(ReviewPullRequest(pull_request_of(hub, repository, pull))), HANDLERS)
    # As if long ago: what was taken a moment ago is not looked at again at once.
    context.redis.flushdb()
    return pull


@pytest.fixture
def missed(repository, judged):
    """A pull request that nobody told us of."""
    return repository.open_pull_request("missed", sample.good_feature())


def a_sweep(hub, repository, **changes) -> SweepRepository:
    return changed(SweepRepository(repository_of(hub, repository), JobMetadata(received=1.0)), **changes)


def test_a_sweep_puts_in_what_has_no_check_of_ours(hub, context, repository, missed):
    reconcile.sweep(context, a_sweep(hub, repository))

    assert [(one.target.number, one.priority, one.force_rerun, one.head) for one in put_in(context)] == [
        (missed.number, Priority.SWEEP, False, missed.head_sha)
    ]


@pytest.fixture
def planned(hub, repository, context, take):
    """A pull request with a plan, and our check on its head."""
    pull = repository.open_pull_request("planned", sample.good_feature())
    run_leased(context, take(ReviewPullRequest(pull_request_of(hub, repository, pull))), HANDLERS)
    context.redis.flushdb()
    return pull


def test_a_sweep_for_a_law_that_moved_puts_in_the_plans_that_are_to_be_merged_there(
    hub, context, repository, judged, planned, missed
):
    repository.create_branch("release")
    missed.retarget("release")

    reconcile.sweep(context, a_sweep(hub, repository, base="main"))

    assert [one.target.number for one in put_in(context)] == [planned.number]


def test_a_sweep_for_a_policy_that_moved_puts_in_all_since_it_says_what_is_a_plan(
    hub, context, repository, judged, planned
):
    reconcile.sweep(context, a_sweep(hub, repository, base="main", policy=True))

    assert sorted(one.target.number for one in put_in(context)) == [judged.number, planned.number]


@pytest.fixture
def swept(hub, context, repository, take):
    """Judge a plan and a pull request without one; a sweep then tells what it puts in."""
    pulls = [repository.open_pull_request(name, files) for name, files in (
        ("planned", sample.good_feature()), ("other", {"src/other.py": "OTHER = 1\n"}),
    )]  # fmt: skip
    for pull in pulls:
        run_leased(context, take(ReviewPullRequest(pull_request_of(hub, repository, pull))), HANDLERS)

    def sweep(**changes) -> list:
        long_after(context)
        reconcile.sweep(context, a_sweep(hub, repository, **{"since": time.time() - 3600, **changes}))
        return put_in(context)

    return sweep


@pytest.mark.parametrize(
    ("files", "policy"),
    [
        ({LAW: sample.base()[LAW] + "\n"}, False),
        ({LAW: None}, False),
        ({POLICY_PATH: "fail-on: critical\n"}, True),
        ({".specify/presets/own/templates/plan-template.md": "# Plan\n"}, False),
    ],
    ids=["the constitution changed", "it is gone", "a policy came", "a preset came"],
)
def test_law_that_moved_without_an_event_is_found_by_the_next_sweep(repository, swept, files, policy):
    before = swept()
    repository.push("main", files)

    [sweep] = swept()

    assert before == []
    assert (type(sweep), sweep.base, sweep.policy, sweep.since) == (SweepRepository, "main", policy, 0.0)
    assert len(swept(base=sweep.base, policy=sweep.policy)) == 1 + policy
    assert swept() == []


def test_law_that_moved_before_any_sweep_is_found_by_the_first(repository, swept):
    repository.push("main", {LAW: sample.base()[LAW] + "\n"})

    assert [job.base for job in swept()] == ["main"]


def test_a_push_that_was_told_is_no_news_for_the_next_sweep(hub, repository, swept):
    repository.push("main", {LAW: sample.base()[LAW] + "\n"})

    assert (len(swept(base="main")), swept()) == (1, [])


def test_a_branch_that_moves_without_its_law_puts_nothing_in_and_a_still_one_takes_one_call(hub, repository, swept):
    swept()
    repository.push("main", {"README.md": "# Other\n"})
    moved = swept()
    hub.traffic.clear()

    assert (moved, swept()) == ([], [])
    assert [call.operation for call in hub.calls()] == ["Tips", "OpenPullRequests"]


def test_the_specs_root_of_a_judged_plan_is_known_from_then_on(hub, context, repository, take):
    pull = repository.open_pull_request("nested", sample.good_feature("ui/specs/001-search"))
    job = ReviewPullRequest(pull_request_of(hub, repository, pull))
    before = context.texts(job).specs_roots()

    run_leased(context, take(job), HANDLERS)

    assert (before, context.texts(job).specs_roots()) == ((), ("ui/specs",))


def test_the_law_of_a_branch_that_is_gone_is_forgotten(hub, context, repository, take, swept):
    repository.create_branch("release")
    pull = repository.open_pull_request("late", sample.good_feature(), base="release")
    run_leased(context, take(ReviewPullRequest(pull_request_of(hub, repository, pull))), HANDLERS)
    (key,) = context.redis.scan_iter("plangate:text:*:judged-law")
    kept = {field.partition(b"\n")[0] for field in context.redis.hkeys(key)}
    repository.delete_branch("release")

    swept()

    assert kept == {b"main", b"release"}
    assert {field.partition(b"\n")[0] for field in context.redis.hkeys(key)} == {b"main"}


def test_a_sweep_puts_in_what_github_itself_gave_another_base(hub, context, take, repository):
    parent = repository.open_pull_request("feat-a", {"src/a.py": "A = 1\n"})
    child = repository.open_pull_request("feat-b", sample.good_feature(), base="feat-a")
    run_leased(context, take(ReviewPullRequest(pull_request_of(hub, repository, child))), HANDLERS)
    context.redis.flushdb()
    reconcile.sweep(context, a_sweep(hub, repository, base="feat-a"))
    before = put_in(context)
    parent.merge()
    repository.delete_branch("feat-a")
    long_after(context)

    reconcile.sweep(context, a_sweep(hub, repository))
    found = put_in(context)
    long_after(context)
    run_leased(context, take(*found), HANDLERS)
    long_after(context)
    reconcile.sweep(context, a_sweep(hub, repository))

    assert ([one.target.number for one in before], [one.target.number for one in found]) == ([child.number],) * 2
    assert put_in(context) == []


@pytest.fixture
def failing(hub, repository, context, take):
    """A pull request that cannot be evaluated, and what tries to."""
    pull = repository.open_pull_request("failing", sample.good_feature())

    def fail(trouble, **job) -> None:
        review = ReviewPullRequest(pull_request_of(hub, repository, pull), JobMetadata(received=1.0), **job)

        def meet(context, job) -> None:
            raise trouble

        long_after(context)
        run_leased(context, take(review), handling(ReviewPullRequest, meet))

    return pull, fail


def looks(hub, context, repository, monkeypatch, *minutes: float) -> list[int]:
    """How many pull requests sweeps put in, so many minutes from now."""
    start, found = time.time(), []
    for minute in minutes:
        monkeypatch.setattr(reconcile, "time", SimpleNamespace(time=lambda now=start + 60 * minute: now))
        long_after(context)
        reconcile.sweep(context, a_sweep(hub, repository))
        found.append(len(put_in(context)))
    return found


def test_what_could_not_be_evaluated_is_looked_at_again_with_doubling_pauses_up_to_a_day(
    hub, context, repository, failing, monkeypatch
):
    _, fail = failing
    fail(RefusedError("GitHub refuses everything."))

    found = looks(hub, context, repository, monkeypatch, 9, 10.1, 10.2, 29, 30.1, 69, 70.1, 150.1)

    assert found == [0, 1, 0, 0, 1, 0, 1, 1]
    (kept,) = context.redis.scan_iter(f"{reconcile.LOOKS_KEY}:*")
    context.redis.set(kept, 20)
    passed = sum(min(10 * 2**look, 24 * 60) for look in range(21))
    assert looks(hub, context, repository, monkeypatch, passed - 1, passed + 0.1, passed + 24 * 60 - 1) == [0, 1, 0]


def test_what_only_a_person_can_mend_is_not_looked_at_again(hub, context, repository, failing, monkeypatch):
    _, fail = failing
    fail(AuthorError("Split acme/tracker#1, since it changes 201 plans."))

    assert looks(hub, context, repository, monkeypatch, 10.1, 60, 24 * 60) == [0, 0, 0]


@pytest.mark.parametrize(
    "again",
    [RefusedError("GitHub refuses everything."), TransientError("GitHub asked us to wait", retry_after=900)],
)
def test_a_look_that_comes_to_the_same_writes_nothing(hub, context, failing, again):
    pull, fail = failing
    fail(RefusedError("GitHub refuses everything."))
    hub.traffic.clear()

    fail(again, priority=Priority.SWEEP)

    assert ([run.conclusion for run in pull.check_runs(CHECK_NAME)], hub.writes()) == (["action_required"], [])


def test_a_wait_is_said_over_a_verdict_for_another_base(hub, context, take, repository, planned):
    repository.create_branch("release")
    planned.retarget("release")
    review = ReviewPullRequest(pull_request_of(hub, repository, planned), JobMetadata(received=1.0))

    def meet(context, job) -> None:
        raise TransientError("GitHub asked us to wait", retry_after=900)

    run_leased(context, take(review), handling(ReviewPullRequest, meet))

    assert planned.check_runs(CHECK_NAME)[-1].status == "in_progress"


def test_a_sweep_for_a_head_asks_anew_as_a_person_does(hub, context, repository, judged, missed):
    reconcile.sweep(context, a_sweep(hub, repository, head=judged.head_sha))

    assert [(one.target.number, one.priority, one.force_rerun) for one in put_in(context)] == [
        (judged.number, Priority.PERSON, True)
    ]


def test_a_quiet_sweep_of_recent_ones_stays_quiet_and_recent(hub, context, repository, missed):
    reconcile.sweep(context, a_sweep(hub, repository, since=time.time() + 3600, check_run_only=True))
    later = put_in(context)
    reconcile.sweep(context, a_sweep(hub, repository, since=time.time() - 3600, check_run_only=True))

    assert (later, [one.metadata.check_run_only for one in put_in(context)]) == ([], [True])


def test_an_installation_s_sweep_takes_a_share_of_its_repositories_each_time(hub, context, repository, monkeypatch):
    monkeypatch.setattr(reconcile, "MAX_REPOSITORIES", 1)
    job = SweepInstallation(InstallationRef(hub.installation.id), JobMetadata(check_run_only=True), since=5.0)
    names = []

    for _ in hub.state.repositories:
        reconcile.sweep_installation(context, job)
        names += [(one.target.repository, one.since, one.metadata.check_run_only) for one in put_in(context)]

    assert (repository.full_name, 5.0, True) in names
    assert len(names) == len(set(names))


@pytest.fixture
def lost(hub, repository):
    """Where deliveries are asked for again that failed long enough ago not to be on their way any more."""
    hub.send_webhooks_to("http://127.0.0.1:9/webhook")
    hub.advance(-120)
    repository.open_pull_request("007", sample.good_feature())
    hub.post.wait()
    hub.advance(120)
    hub.traffic.clear()
    yield {
        f"/app/hook/deliveries/{delivery.attempts[0].id}/attempts"
        for delivery in hub.deliveries
        if len(delivery.attempts) == 1
    }
    hub.post.release()
    hub.post.wait()
    hub.send_webhooks_to(None)


def asked_for(hub) -> list[str]:
    """Where deliveries were asked for again."""
    return [seen.path for seen in hub.calls() if seen.method == "POST"]


class Taking(BaseHTTPRequestHandler):
    """A receiver that takes whatever comes."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(202)
        self.end_headers()

    def log_message(self, *words) -> None:
        """Nobody reads it."""


@pytest.fixture
def receiver():
    with HTTPServer(("127.0.0.1", 0), Taking) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/webhook"
        server.shutdown()


def look_for_lost(hub, context, now: float) -> int:
    """Ask for what never arrived as of that time; how many were asked for, once all of them were tried."""
    hub.traffic.clear()
    with open_app(context.key) as app:
        redeliver(context, app, *read_undelivered(context, app, now), now)
    hub.post.wait()
    return len(asked_for(hub))


def test_a_failed_delivery_is_asked_for_again_with_growing_pauses_until_it_arrives(hub, context, lost, receiver):
    now, many = time.time(), len(lost)
    vain = [look_for_lost(hub, context, now + seconds) for seconds in (0, 60, 130, 190, 380)]
    hub.send_webhooks_to(receiver)

    arrived = [look_for_lost(hub, context, now + seconds) for seconds in (500, 900, 10_000, 100_000)]

    assert (many > 1, vain, arrived) == (True, [many, 0, many, 0, many], [0, many, 0, 0])
    assert context.redis.exists(UNDELIVERED_KEY) == 0


def test_what_redis_forgot_of_failed_deliveries_is_found_out_from_githubs_list(hub, context, lost, receiver):
    now = time.time()
    before = look_for_lost(hub, context, now)
    context.redis.flushdb()

    early = look_for_lost(hub, context, now + 60)
    hub.send_webhooks_to(receiver)
    late = look_for_lost(hub, context, now + 200)

    assert (before, early, late, look_for_lost(hub, context, now + 1000)) == (len(lost), 0, len(lost), 0)


def note(context, *deliveries: str, at: float) -> None:
    """Keep that these arrived at that time, as the receiver does."""
    context.redis.zadd(ARRIVED_KEY, dict.fromkeys(deliveries, at))


def test_what_arrived_is_not_asked_for_whatever_github_heard_of_it(hub, context, lost):
    note(context, *(delivery.guid for delivery in hub.deliveries), at=time.time() - 120)

    assert (len(lost) > 1, look_for_lost(hub, context, time.time())) == (True, 0)


def test_what_redis_lost_after_it_was_accepted_is_asked_for_again(hub, context, lost, receiver):
    now = time.time()
    hub.send_webhooks_to(receiver)
    taken = look_for_lost(hub, context, now)
    before_it_was_kept = look_for_lost(hub, context, now + 200)
    first, *others = sorted({delivery.guid for delivery in hub.deliveries})
    note(context, first, at=now - 1000)
    context.redis.delete(CURSOR_KEY)

    asked = [look_for_lost(hub, context, now + seconds) for seconds in (400, 401)]
    note(context, *others, at=now + 401)

    assert (taken, before_it_was_kept) == (len(lost), 0)
    assert (asked[0] > 0, asked[1], look_for_lost(hub, context, now + 5000)) == (True, 0, 0)


def test_of_very_many_failed_deliveries_one_look_asks_for_some_and_the_next_goes_on(hub, context, lost, monkeypatch):
    monkeypatch.setattr("plangate_workers.handlers.redeliver.MAX_ASKS", 1)
    now = time.time()

    asked = [look_for_lost(hub, context, now) for _ in range(len(lost) + 1)]

    assert asked == [*[1] * len(lost), 0]


def test_what_a_job_asked_for_until_it_lost_its_lease_is_not_asked_for_by_the_next(hub, context, lost):
    looks = iter([True])

    def check_lease():
        if not next(looks, False):
            raise LeaseLostError

    # What is still on its way is listed as if nobody had asked for it.
    hub.post.hold()

    with pytest.raises(LeaseLostError):
        reconcile.run(replace(context, check_lease=check_lease), MISSED)
    before = asked_for(hub)
    reconcile.run(context, MISSED)

    assert (len(before), set(asked_for(hub)), len(asked_for(hub))) == (1, lost, len(lost))


def test_one_look_reaches_every_missed_pull_request_through_jobs_alone(hub, context, take, repository, missed):
    run_leased(context, take(MISSED), HANDLERS)
    while taken := context.inbox.take("1"):
        run_leased(context, taken, HANDLERS)

    assert [run.conclusion for run in missed.check_runs(CHECK_NAME)] == ["success"]


def test_what_is_kept_of_an_installation_is_deleted_when_it_is_gone(
    hub, context, take, repository, missed, monkeypatch
):
    monkeypatch.setattr(reconcile, "MAX_KEYS", 2)
    job = ReviewPullRequest(pull_request_of(hub, repository, missed))
    run_leased(context, take(job), HANDLERS)
    kept = list(context.redis.scan_iter("plangate:t[eo][xk]*"))

    context.inbox.put([job])
    hub.suspend()
    reconcile.forget(context, ForgetInstallation(InstallationRef(hub.installation.id)))
    hub.suspend(suspended=False)

    assert (len(kept) > 2, list(context.redis.scan_iter("plangate:t[eo][xk]*"))) == (True, [])
    assert context.inbox.size().waiting == 0


def test_of_an_installation_that_is_there_again_nothing_is_forgotten_and_nothing_dropped(
    hub, context, take, repository, missed
):
    job = ReviewPullRequest(pull_request_of(hub, repository, missed))
    run_leased(context, take(job), HANDLERS)
    kept = sorted(context.redis.scan_iter("plangate:t[eo][xk]*"))
    context.inbox.put([job])

    with pytest.raises(GoneError):
        reconcile.forget(context, ForgetInstallation(InstallationRef(hub.installation.id)))

    assert (kept, context.inbox.size().waiting) == (sorted(context.redis.scan_iter("plangate:t[eo][xk]*")), 1)
