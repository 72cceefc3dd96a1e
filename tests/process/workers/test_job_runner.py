"""Whose turn is it: what the boundary makes of each kind of trouble."""

import time

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.errors import AuthorError, GoneError, RefusedError, TransientError
from plangate.queue.jobs import JobMetadata, PullRequestRef, ReviewMergeGroup, ReviewPullRequest
from plangate_workers.context import Handler, lag_pause
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import MAX_CRASHES, MAX_NAMED_TRIES, MAX_TRIES, pause, run_leased
from tests import sample
from tests.jobs import changed, pull_request_of, repository_of
from tests.process.workers.stage import handling

TOKEN = "ghs_" + "x" * 36


class Reading:
    """A run of a handler that raises one thing after the other, and then nothing."""

    def __init__(self, *troubles: Exception) -> None:
        self.troubles = list(troubles)
        self.times = 0

    def __call__(self, context, job) -> None:
        self.times += 1
        if self.troubles:
            raise self.troubles.pop(0)


def meeting(*troubles: Exception) -> dict:
    """Handlers of which those of reviews meet one trouble after the other."""
    run = Reading(*troubles)
    return {kind: handling(kind, run)[kind] for kind in (ReviewPullRequest, ReviewMergeGroup)}


@pytest.fixture
def pull(repository):
    return repository.open_pull_request("007", sample.good_feature())


@pytest.fixture
def job(hub, repository, pull):
    target = pull_request_of(hub, repository, pull)
    return ReviewPullRequest(target, JobMetadata(received=time.time()), head=pull.head_sha)


def outcomes(context) -> dict[str, int]:
    """What the metrics say became of jobs."""
    return {
        name.decode().split(":")[1]: int(count)
        for name, count in context.redis.hgetall("plangate:metrics:jobs").items()
    }


def shown(pull) -> list[tuple[str, str | None, str]]:
    return [(run.status, run.conclusion, run.title.split(",")[0]) for run in pull.check_runs(CHECK_NAME)]


def test_a_review_is_done_and_the_job_is_gone(context, take, job, pull):
    run_leased(context, take(job), HANDLERS)

    assert shown(pull) == [("completed", "success", "Complies: 6 of 6 principles answered")]
    assert (context.inbox.size().waiting, context.inbox.size().taken, outcomes(context)) == (0, 0, {"done": 1})


def test_a_short_wait_is_waited_for_in_place(context, take, job, pull):
    reading = Reading(TransientError("GitHub stumbled", retry_after=0.1), TransientError("again", retry_after=0.1))

    run_leased(context, take(job), handling(ReviewPullRequest, reading))

    assert (reading.times, outcomes(context), shown(pull)) == (3, {"done": 1}, [])


def test_a_long_wait_is_put_back_and_said(context, take, job, pull):
    run_leased(
        context,
        take(job),
        meeting(TransientError("GitHub asked us to wait", retry_after=30)),
    )

    assert shown(pull) == [("in_progress", None, "Waiting for GitHub")]
    assert (context.inbox.size().waiting, context.inbox.take("1"), outcomes(context)) == (1, None, {"put_back": 1})


def test_waiting_is_said_once_and_becomes_the_verdict(context, take, job, pull):
    trouble = TransientError("GitHub asked us to wait", retry_after=0.3)
    run_leased(context, take(job), meeting(*[trouble] * 3))
    time.sleep(0.9)
    run_leased(context, context.inbox.take("1"), meeting(*[trouble] * 3))
    waiting = shown(pull)
    time.sleep(0.9)

    run_leased(context, context.inbox.take("1"), HANDLERS)

    assert waiting == [("in_progress", None, "Waiting for GitHub")]
    assert shown(pull) == [("completed", "success", "Complies: 6 of 6 principles answered")]


def test_waiting_on_a_head_that_moved_is_concluded_as_superseded(context, take, job, pull):
    run_leased(context, take(job), meeting(TransientError("wait", retry_after=3)))
    old = pull.head_sha
    pull.push({"README.md": "# Tracker\n"})
    time.sleep(3.6)

    run_leased(context, context.inbox.take("1"), HANDLERS)

    assert [(run.conclusion, run.title) for run in pull.check_runs(CHECK_NAME, sha=old)] == [
        ("cancelled", "Superseded")
    ]
    assert [run.conclusion for run in pull.check_runs(CHECK_NAME)] == ["success"]


def test_a_run_on_an_old_head_is_finished_though_the_answer_to_its_write_was_lost(
    hub, context, take, take_when_due, job, pull
):
    hub.faults.cut(path="/check-runs$", method="POST", served=True)
    run_leased(context, take(job), meeting(TransientError("wait", retry_after=3)))
    old, before = pull.head_sha, shown(pull)
    pull.push({"README.md": "# Tracker\n"})

    run_leased(context, take_when_due(), HANDLERS)
    hub.traffic.clear()
    context.inbox.put([changed(job, head=pull.head_sha)])
    run_leased(context, take_when_due(), HANDLERS)

    assert [status for status, _, _ in before] == ["in_progress"]
    assert [run.conclusion for run in pull.check_runs(CHECK_NAME, sha=old)] == ["cancelled"]
    assert (shown(pull)[0][1], [seen for seen in hub.calls() if old in seen.path]) == ("success", [])


def test_a_run_that_was_cut_short_is_finished_once_its_head_is_an_old_one(
    hub, context, repository, take, take_when_due, monkeypatch
):
    monkeypatch.setattr("plangate.github.write.publish.MAX_ANNOTATIONS", 1)
    pull = repository.open_pull_request("008", sample.bad_feature(), draft=True)
    job = ReviewPullRequest(pull_request_of(hub, repository, pull), JobMetadata(received=time.time()))
    hub.faults.server_error(path="/check-runs/", method="PATCH")
    hub.faults.before(lambda: pull.push({"README.md": "# Tracker\n"}), path="/check-runs/", method="PATCH")
    old = pull.head_sha

    run_leased(context, take(job), HANDLERS)
    before = [run.status for run in pull.check_runs(CHECK_NAME, sha=old)]
    run_leased(context, take_when_due(), HANDLERS)

    after = [run.conclusion for run in pull.check_runs(CHECK_NAME, sha=old)]
    assert (before, after, shown(pull)[-1][1]) == (["in_progress"], ["cancelled"], "failure")


def test_a_run_on_an_old_head_that_could_not_be_finished_is_finished_by_the_next_look(
    hub, context, take, take_when_due, job, pull
):
    run_leased(context, take(job), meeting(TransientError("wait", retry_after=3)))
    old = pull.head_sha
    pull.push({"README.md": "# Tracker\n"})
    hub.faults.server_error(path="/check-runs/", method="PATCH")
    run_leased(context, take_when_due(), HANDLERS)
    before = [run.status for run in pull.check_runs(CHECK_NAME, sha=old)]
    context.inbox.put([changed(job, head=pull.head_sha)])

    run_leased(context, take_when_due(), HANDLERS)

    assert (before, [run.conclusion for run in pull.check_runs(CHECK_NAME, sha=old)]) == (
        ["in_progress"],
        ["cancelled"],
    )


@pytest.mark.parametrize(("named", "attempt"), [(None, MAX_TRIES), (30.0, MAX_NAMED_TRIES)])
def test_trouble_that_lasts_is_said_as_not_evaluated(context, take, job, pull, named, attempt):
    run_leased(
        context,
        take(changed(job, attempt=attempt)),
        meeting(TransientError("GitHub answered 502", retry_after=named)),
    )

    assert shown(pull) == [("completed", "action_required", "Could not evaluate: GitHub answered 502")]
    assert (context.inbox.size().waiting, outcomes(context)) == (0, {"refused": 1})


def test_a_refusal_is_said_at_once(context, take, job, pull):
    run_leased(
        context,
        take(job),
        meeting(RefusedError("the App needs the permission contents: read")),
    )

    assert [conclusion for _, conclusion, _ in shown(pull)] == ["action_required"]
    assert outcomes(context) == {"refused": 1}


@pytest.fixture
def ungranted(hub, context):
    """Takes permissions from the installation, as where those that an App asks for anew wait to be accepted."""
    granted = dict(hub.installation.permissions)

    def take_back(**levels) -> None:
        left = {**granted, **levels}
        hub.installation.permissions = {name: level for name, level in left.items() if level}
        # Tokens that were made before are as good as they were.
        context.redis.flushdb()

    yield take_back
    hub.installation.permissions = granted


@pytest.mark.parametrize("levels", [{"pull_requests": "read"}, {"pull_requests": None}, {"contents": None}])
@pytest.mark.parametrize("files", [sample.good_feature(), sample.bad_feature()])
def test_a_permission_that_is_missing_is_said_with_that_for_checks_alone_and_once(
    hub, context, repository, take, ungranted, levels, files
):
    pull = repository.open_pull_request("008", files)
    job = ReviewPullRequest(
        pull_request_of(hub, repository, pull), JobMetadata(received=time.time()), head=pull.head_sha
    )
    ungranted(**levels)

    for _ in range(2):
        run_leased(context, take(job), HANDLERS)
        context.redis.flushdb()

    (run,) = pull.check_runs(CHECK_NAME)
    assert (run.conclusion, "The installation does not grant what the App needs" in run.summary) == (
        "action_required",
        True,
    )


def test_once_a_permission_is_granted_the_verdict_follows(context, take, job, pull, ungranted):
    ungranted(pull_requests="read")
    run_leased(context, take(job), HANDLERS)
    ungranted()

    run_leased(context, take(job), HANDLERS)

    assert [run.conclusion for run in pull.check_runs(CHECK_NAME)] == ["action_required", "success"]


def test_what_a_person_can_mend_is_said_without_a_reference(context, take, job, pull):
    run_leased(
        context,
        take(job),
        meeting(AuthorError("Split acme/tracker#1, since it changes 201 plans.")),
    )

    (run,) = pull.check_runs(CHECK_NAME)
    assert (run.conclusion, run.title) == (
        "action_required", "Could not evaluate: Split acme/tracker#1, since it changes 201 plans.",
    )  # fmt: skip
    assert ("Re-run" in run.summary, "reference" in run.summary, outcomes(context)) == (False, False, {"refused": 1})


@pytest.fixture
def group(hub, repository, pull):
    """The job about a queue's head with the pull request in it."""
    base = pull.pull.base_tip
    branch = f"refs/heads/gh-readonly-queue/main/pr-{pull.number}-{base}"
    target, head = repository_of(hub, repository), pull.enqueue()
    return ReviewMergeGroup(target, head=head, head_ref=branch, base=base, base_ref="refs/heads/main")


def on_queue(pull, group):
    return [(run.status, run.conclusion) for run in pull.check_runs(CHECK_NAME, sha=group.head)]


def test_waiting_is_said_on_a_queue_s_head_and_becomes_the_verdict(context, take, group, pull):
    trouble = TransientError("GitHub asked us to wait", retry_after=0.3)
    run_leased(context, take(group), meeting(*[trouble] * 3))
    waiting = on_queue(pull, group)
    time.sleep(0.9)

    run_leased(context, context.inbox.take("1"), HANDLERS)

    assert (waiting, on_queue(pull, group)) == ([("in_progress", None)], [("completed", "success")])


def test_a_refusal_is_said_on_a_queue_s_head(context, take, group, pull):
    run_leased(
        context,
        take(group),
        meeting(RefusedError("the App needs the permission contents: read")),
    )

    assert (on_queue(pull, group), outcomes(context)) == ([("completed", "action_required")], {"refused": 1})


LAG = (
    GoneError("no such pull request", may_be_lag=True),
    RefusedError("No commit found for SHA", may_be_lag=True),
    TransientError("GitHub did not accept our credentials", retry_after=60, may_be_lag=True),
)
"""How GitHub answers about what it has made just now."""


@pytest.mark.parametrize("lag", LAG)
def test_what_may_be_lag_is_asked_for_again_soon_and_writes_nothing(context, take, take_when_due, job, pull, lag):
    run_leased(context, take(job), meeting(lag))
    after, waiting = shown(pull), context.inbox.size().waiting
    again = take_when_due()
    run_leased(context, again, HANDLERS)

    assert (after, waiting, again.job.metadata.attempt) == ([], 1, 0)
    assert (shown(pull), outcomes(context)) == (
        [("completed", "success", "Complies: 6 of 6 principles answered")],
        {"put_back": 1, "done": 1},
    )


def test_what_is_put_back_for_lag_is_still_said_to_wait_when_it_must(context, take, take_when_due, job, pull):
    run_leased(context, take(job), meeting(LAG[0]))

    run_leased(context, take_when_due(), meeting(TransientError("GitHub asked us to wait", retry_after=30)))

    assert shown(pull) == [("in_progress", None, "Waiting for GitHub")]


@pytest.mark.parametrize(
    ("lag", "conclusion", "outcome"), [(LAG[0], [], "gone"), (LAG[1], ["action_required"], "refused")]
)
def test_what_an_event_of_a_minute_ago_speaks_of_is_no_lag(context, take, job, pull, lag, conclusion, outcome):
    run_leased(context, take(changed(job, received=time.time() - 61)), meeting(lag))

    assert ([found for _, found, _ in shown(pull)], outcomes(context)) == (conclusion, {outcome: 1})


def test_the_pauses_of_lag_reach_over_a_minute():
    job, asked = ReviewPullRequest(PullRequestRef(1, 1, "acme/tracker", 1), JobMetadata(received=100.0)), []
    now = 100.0
    while (seconds := lag_pause(job, now)) is not None:
        now += seconds
        asked.append(now - 100.0)

    assert asked == [1.0, 3.0, 9.0, 27.0, 60.0]


def test_what_is_gone_is_done_in_silence(context, take, job, pull):
    run_leased(context, take(job), meeting(GoneError("no such pull request")))

    assert (shown(pull), outcomes(context), context.inbox.size().waiting) == ([], {"gone": 1}, 0)


def test_a_bug_is_said_without_its_words_and_raised(context, take, job, pull):
    with pytest.raises(KeyError):
        run_leased(context, take(job), meeting(KeyError(TOKEN)))

    run = pull.check_runs(CHECK_NAME)[0]
    assert (run.conclusion, TOKEN in run.title + run.summary) == ("action_required", False)
    assert (outcomes(context), context.inbox.size().taken) == ({"bug": 1}, 0)


def test_a_job_over_which_workers_die_again_and_again_is_not_tried_for_ever(context, take, job, pull):
    reading = Reading()

    run_leased(context, take(changed(job, crashes=MAX_CRASHES)), handling(ReviewPullRequest, reading))

    assert (reading.times, [conclusion for _, conclusion, _ in shown(pull)]) == (0, ["action_required"])


def test_a_job_that_used_up_its_processor_time_is_said_to_be_too_much_and_not_tried_again(context, take, job, pull):
    reading = Reading()

    run_leased(context, take(changed(job, over_budget=True)), handling(ReviewPullRequest, reading))

    (run,) = pull.check_runs(CHECK_NAME)
    assert (reading.times, run.conclusion, outcomes(context)) == (0, "action_required", {"refused": 1})
    assert run.title.startswith("Could not evaluate: It is too much to read at once.")


def test_what_cannot_be_said_keeps_no_job(hub, context, take, job, pull):
    hub.faults.server_error(503, times=50)

    run_leased(context, take(job), meeting(RefusedError("no")))

    hub.faults.clear()
    assert (shown(pull), context.inbox.size().taken, outcomes(context)) == ([], 0, {"refused": 1})


def unsaid(context, job, reason, reference) -> None:
    raise TransientError("GitHub answered 502")


@pytest.mark.parametrize(("age", "waiting"), [(0, 1), (4 * 24 * 3600, 0)])
def test_what_can_neither_be_done_nor_be_said_is_tried_again_for_three_days(context, take, job, age, waiting):
    given_up = changed(job, attempt=MAX_TRIES, received=time.time() - age)
    handler = Handler("review", Reading(TransientError("GitHub answered 502")), on_failure=unsaid)

    run_leased(context, take(given_up), {ReviewPullRequest: handler})

    assert (context.inbox.size().waiting, context.inbox.size().taken) == (waiting, 0)


def test_a_job_whose_lease_was_lost_is_not_read(context, take, job):
    taken = take(job)
    context.inbox.done(job.key, taken.token)
    reading = Reading()

    run_leased(context, taken, handling(ReviewPullRequest, reading))

    assert (reading.times, outcomes(context)) == (0, {})


def test_a_lease_that_is_lost_while_reading_is_not_written_for(context, take, job, pull):
    taken = take(job)

    def lose(tools, job) -> None:
        context.inbox.done(job.key, taken.token)
        tools.check_lease()

    run_leased(context, taken, handling(ReviewPullRequest, lose))

    assert (shown(pull), outcomes(context)) == ([], {})


def test_pauses_double_up_to_ten_minutes_and_never_undercut_what_github_names():
    unnamed = [pause(attempt, None) for attempt in range(12)]

    assert all(0.8 * 3 * 2**n <= seconds <= 3 * 2**n for n, seconds in enumerate(unnamed[:7]))
    assert max(unnamed) <= 600
    assert 30 <= pause(0, 30) <= 30.5
