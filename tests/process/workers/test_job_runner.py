"""Whose turn is it: what the boundary makes of each kind of trouble."""

import time
from dataclasses import replace

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.errors import AuthorError, GoneError, RefusedError, TransientError
from plangate.queue.jobs import ReviewMergeGroup, ReviewPullRequest
from plangate_workers.runtime.job_runner import MOST_DEATHS, MOST_NAMED_TRIES, MOST_TRIES, attend, pause, readers
from tests import sample

READER = "plangate_workers.handlers.review_pull_request.run"
QUEUE_READER = "plangate_workers.handlers.review_merge_group.run"
TOKEN = "ghs_" + "x" * 36


class Reading:
    """A reader that raises one thing after the other, and then nothing."""

    def __init__(self, *troubles: Exception) -> None:
        self.troubles = list(troubles)
        self.times = 0

    def __call__(self, work, letter) -> None:
        self.times += 1
        if self.troubles:
            raise self.troubles.pop(0)


@pytest.fixture
def pull(repository):
    return repository.open_pull_request("007", sample.good_feature())


@pytest.fixture
def letter(hub, repository, pull):
    return ReviewPullRequest(
        hub.installation.id, repository.id, repository.full_name, pull.number, head=pull.head_sha, received=time.time()
    )


def outcomes(work) -> dict[str, int]:
    """What the tally says became of jobs."""
    return {
        name.decode().split(":")[1]: int(count) for name, count in work.redis.hgetall("plangate:metrics:jobs").items()
    }


def shown(pull) -> list[tuple[str, str | None, str]]:
    return [(run.status, run.conclusion, run.title.split(",")[0]) for run in pull.check_runs(CHECK_NAME)]


def test_a_review_is_done_and_the_letter_is_gone(work, take, letter, pull):
    attend(work, take(letter), readers())

    assert shown(pull) == [("completed", "success", "Complies: 6 of 6 principles answered")]
    assert (work.inbox.size().waiting, work.inbox.size().taken, outcomes(work)) == (0, 0, {"done": 1})


def test_a_short_wait_is_waited_for_in_place(work, take, letter, pull):
    reading = Reading(TransientError("GitHub stumbled", retry_after=0.1), TransientError("again", retry_after=0.1))

    attend(work, take(letter), {READER: reading})

    assert (reading.times, outcomes(work), shown(pull)) == (3, {"done": 1}, [])


def test_a_long_wait_is_put_back_and_said(work, take, letter, pull):
    attend(work, take(letter), {READER: Reading(TransientError("GitHub asked us to wait", retry_after=30))})

    assert shown(pull) == [("in_progress", None, "Waiting for GitHub")]
    assert (work.inbox.size().waiting, work.inbox.take("1"), outcomes(work)) == (1, None, {"put_back": 1})


def test_waiting_is_said_once_and_becomes_the_verdict(work, take, letter, pull):
    trouble = TransientError("GitHub asked us to wait", retry_after=0.3)
    attend(work, take(letter), {READER: Reading(*[trouble] * 3)})
    time.sleep(0.9)
    attend(work, work.inbox.take("1"), {READER: Reading(*[trouble] * 3)})
    waiting = shown(pull)
    time.sleep(0.9)

    attend(work, work.inbox.take("1"), readers())

    assert waiting == [("in_progress", None, "Waiting for GitHub")]
    assert shown(pull) == [("completed", "success", "Complies: 6 of 6 principles answered")]


def test_waiting_on_a_head_that_moved_is_concluded_as_superseded(work, take, letter, pull):
    attend(work, take(letter), {READER: Reading(TransientError("wait", retry_after=3))})
    old = pull.head_sha
    pull.push({"README.md": "# Tracker\n"})
    time.sleep(3.6)

    attend(work, work.inbox.take("1"), readers())

    assert [(run.conclusion, run.title) for run in pull.check_runs(CHECK_NAME, sha=old)] == [
        ("cancelled", "Superseded")
    ]
    assert [run.conclusion for run in pull.check_runs(CHECK_NAME)] == ["success"]


@pytest.mark.parametrize(("named", "attempt"), [(None, MOST_TRIES), (30.0, MOST_NAMED_TRIES)])
def test_trouble_that_lasts_is_said_as_not_evaluated(work, take, letter, pull, named, attempt):
    attend(
        work,
        take(replace(letter, attempt=attempt)),
        {READER: Reading(TransientError("GitHub answered 502", retry_after=named))},
    )

    assert shown(pull) == [("completed", "action_required", "Could not evaluate: GitHub answered 502")]
    assert (work.inbox.size().waiting, outcomes(work)) == (0, {"refused": 1})


def test_a_refusal_is_said_at_once(work, take, letter, pull):
    attend(work, take(letter), {READER: Reading(RefusedError("the App needs the permission contents: read"))})

    assert [conclusion for _, conclusion, _ in shown(pull)] == ["action_required"]
    assert outcomes(work) == {"refused": 1}


def test_what_a_person_can_mend_is_said_without_a_reference(work, take, letter, pull):
    attend(work, take(letter), {READER: Reading(AuthorError("Split acme/tracker#1, since it changes 201 plans."))})

    (run,) = pull.check_runs(CHECK_NAME)
    assert (run.conclusion, run.title) == (
        "action_required", "Could not evaluate: Split acme/tracker#1, since it changes 201 plans.",
    )  # fmt: skip
    assert ("Re-run" in run.summary, "reference" in run.summary, outcomes(work)) == (False, False, {"refused": 1})


@pytest.fixture
def group(hub, repository, pull):
    """The letter about a queue's head with the pull request in it."""
    base = pull.pull.base_tip
    branch = f"refs/heads/gh-readonly-queue/main/pr-{pull.number}-{base}"
    return ReviewMergeGroup(
        hub.installation.id, repository.id, repository.full_name, pull.enqueue(), branch, base, "refs/heads/main"
    )


def on_queue(pull, group):
    return [(run.status, run.conclusion) for run in pull.check_runs(CHECK_NAME, sha=group.head)]


def test_waiting_is_said_on_a_queue_s_head_and_becomes_the_verdict(work, take, group, pull):
    trouble = TransientError("GitHub asked us to wait", retry_after=0.3)
    attend(work, take(group), {QUEUE_READER: Reading(*[trouble] * 3)})
    waiting = on_queue(pull, group)
    time.sleep(0.9)

    attend(work, work.inbox.take("1"), readers())

    assert (waiting, on_queue(pull, group)) == ([("in_progress", None)], [("completed", "success")])


def test_a_refusal_is_said_on_a_queue_s_head(work, take, group, pull):
    attend(work, take(group), {QUEUE_READER: Reading(RefusedError("the App needs the permission contents: read"))})

    assert (on_queue(pull, group), outcomes(work)) == ([("completed", "action_required")], {"refused": 1})


def test_what_is_gone_is_done_in_silence(work, take, letter, pull):
    attend(work, take(letter), {READER: Reading(GoneError("no such pull request"))})

    assert (shown(pull), outcomes(work), work.inbox.size().waiting) == ([], {"gone": 1}, 0)


def test_a_bug_is_said_without_its_words_and_raised(work, take, letter, pull):
    with pytest.raises(KeyError):
        attend(work, take(letter), {READER: Reading(KeyError(TOKEN))})

    run = pull.check_runs(CHECK_NAME)[0]
    assert (run.conclusion, TOKEN in run.title + run.summary) == ("action_required", False)
    assert (outcomes(work), work.inbox.size().taken) == ({"bug": 1}, 0)


def test_a_letter_over_which_workers_die_again_and_again_is_not_tried_for_ever(work, take, letter, pull):
    reading = Reading()

    attend(work, take(replace(letter, killed=MOST_DEATHS)), {READER: reading})

    assert (reading.times, [conclusion for _, conclusion, _ in shown(pull)]) == (0, ["action_required"])


def test_what_cannot_be_said_keeps_no_letter(hub, work, take, letter, pull):
    hub.faults.server_error(503, times=50)

    attend(work, take(letter), {READER: Reading(RefusedError("no"))})

    hub.faults.clear()
    assert (shown(pull), work.inbox.size().taken, outcomes(work)) == ([], 0, {"refused": 1})


def test_a_letter_whose_lease_was_lost_is_not_read(work, take, letter):
    taken = take(letter)
    work.inbox.done(letter.member, taken.token)
    reading = Reading()

    attend(work, taken, {READER: reading})

    assert (reading.times, outcomes(work)) == (0, {})


def test_a_lease_that_is_lost_while_reading_is_not_written_for(work, take, letter, pull):
    taken = take(letter)

    def lose(tools, letter) -> None:
        work.inbox.done(letter.member, taken.token)
        tools.check_lease()

    attend(work, taken, {READER: lose})

    assert (shown(pull), outcomes(work)) == ([], {})


def test_pauses_double_up_to_ten_minutes_and_never_undercut_what_github_names():
    unnamed = [pause(attempt, None) for attempt in range(12)]

    assert all(0.8 * 3 * 2**n <= seconds <= 3 * 2**n for n, seconds in enumerate(unnamed[:7]))
    assert max(unnamed) <= 600
    assert 30 <= pause(0, 30) <= 30.5
