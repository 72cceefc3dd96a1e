"""Pull requests that change tasks.md or spec.md and leave the plan beside them as it is, through the running house."""

import re

import pytest

from tests import sample

TASKS_PATH = f"{sample.FEATURE}/tasks.md"
SPEC_PATH = f"{sample.FEATURE}/spec.md"
TASKS = "- [ ] T001 [US1] Choose the window in src/parcels/windows.py\n- [ ] T002 Poll in src/parcels/polling.py\n"
TICKED = TASKS.replace("[ ] T001", "[x] T001")
DOUBLE = f"{TASKS}- [ ] T002 Show it in src/parcels/api.py\n"
SPEC = sample.good_feature()[SPEC_PATH]
MORE = f"{SPEC}- **SC-002**: Nobody waits longer than two hours.\n"


@pytest.fixture
def planned(house, repository):
    """The repository with a planned feature and its tasks on the base."""
    repository.push("main", {**sample.good_feature(), TASKS_PATH: TASKS})
    house.wait_until_quiet(seconds=0.5)
    house.hub.traffic.clear()
    return repository


def judged(house, pull):
    """The check-run on a pull request, once all is said."""
    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    return run


def asked(house):
    """What was asked of GitHub, but for what sweeps and pushes ask: the start of the house, and a branch's own base.

    The links of the base's folder specs are listed once for each state of it, whoever comes first; and whether another
    pull request is closed is asked for a while.
    """
    calls = (call for call in house.hub.calls() if not call.path.startswith(("/app", "/installation")))
    looked = (call for call in calls if call.method != "GET" or not re.search(r"/git/trees/|/pulls/\d+$", call.path))
    return [call.operation or call.method for call in looked if call.operation != "OpenPullRequests"]


def remarks(pull):
    """File, line and rule of our comments."""
    said = pull.review_comments()
    return [(one.thread.path, one.thread.line, one.body.split("[")[1].partition("]")[0]) for one in said]


def settled(house, pull):
    """Whether the same event once more writes nothing."""
    house.hub.traffic.clear()
    pull.close()
    pull.reopen()
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)
    return house.hub.writes() == []


def test_ticked_tasks_are_green_in_three_calls_and_nobody_is_spoken_to(house, planned):
    pull = planned.open_pull_request("tick", {TASKS_PATH: TICKED, "src/parcels/windows.py": "WINDOW = 2\n"})

    run = judged(house, pull)

    assert (run.conclusion, run.title) == ("success", "No plan changed; tasks.md looked at")
    assert (run.annotations, pull.reviews(), pull.comments()) == ([], [], [])
    assert asked(house) == ["PullRequest", "Lookups", "POST"]
    assert "Principle" not in run.summary
    assert settled(house, pull)


def test_the_next_tick_costs_three_calls_again_and_says_nothing_new(house, planned):
    pull = planned.open_pull_request("tick", {TASKS_PATH: TICKED})
    first = judged(house, pull)
    house.hub.traffic.clear()

    pull.push({TASKS_PATH: TASKS.replace("[ ]", "[x]")})
    run = judged(house, pull)

    assert asked(house) == ["PullRequest", "Lookups", "POST"]
    assert (run.title, run.conclusion) == (first.title, first.conclusion)


def test_a_task_that_is_added_wrongly_is_told_at_its_line_and_the_check_stays_green(house, planned):
    pull = planned.open_pull_request("tasks", {TASKS_PATH: DOUBLE})

    run = judged(house, pull)

    assert (run.conclusion, run.title) == ("success", "No plan changed; 1 finding in tasks.md")
    assert remarks(pull) == [(TASKS_PATH, 3, "duplicate-task-id")]
    assert run.annotations == []
    assert settled(house, pull)


def test_a_corrected_task_takes_its_thread_with_it(house, planned):
    pull = planned.open_pull_request("tasks", {TASKS_PATH: DOUBLE})
    judged(house, pull)

    pull.push({TASKS_PATH: DOUBLE.replace("T002 Show", "T003 Show")})
    run = judged(house, pull)

    assert (run.title, [thread.resolved for thread in pull.threads()]) == (
        "No plan changed; tasks.md looked at",
        [True],
    )


def test_a_specification_that_moves_on_is_told_that_its_plan_does_not(house, planned):
    pull = planned.open_pull_request("spec", {SPEC_PATH: MORE})

    run = judged(house, pull)

    assert (run.conclusion, run.title) == ("success", "No plan changed; 1 finding in spec.md")
    assert remarks(pull) == [(SPEC_PATH, len(MORE.splitlines()), "stale-plan")]
    assert len(asked(house)) <= 4
    assert settled(house, pull)


def test_specification_and_tasks_that_change_with_their_plan_are_judged_with_it(house, planned):
    plan = sample.good_plan().replace("a two-hour delivery window", "a delivery window of at most two hours")
    pull = planned.open_pull_request("all", {SPEC_PATH: MORE, TASKS_PATH: DOUBLE, sample.PLAN: plan})

    run = judged(house, pull)

    assert run.title == "Complies: 6 of 6 principles answered"
    assert remarks(pull) == [(TASKS_PATH, 3, "duplicate-task-id")]
    assert settled(house, pull)


def test_a_plan_that_is_judged_and_another_s_tasks_stand_in_one_check_run(house, planned):
    pull = planned.open_pull_request("two", {**sample.bad_feature("specs/008-signature"), TASKS_PATH: DOUBLE})

    run = judged(house, pull)

    assert run.conclusion == "failure"
    assert "Looked at beside plans that stay as they are" in run.summary
    assert (TASKS_PATH, 3, "duplicate-task-id") in remarks(pull)
    assert len(pull.reviews()) == 1
    assert settled(house, pull)


def test_a_specification_without_a_plan_is_green_without_a_word(house, repository):
    pull = repository.open_pull_request("specify", {SPEC_PATH: SPEC})

    run = judged(house, pull)

    assert (run.conclusion, run.title, pull.reviews()) == ("success", "No plan changed", [])
    assert len(asked(house)) == 3


def test_a_draft_that_adds_tasks_is_annotated_and_not_commented_on(house, planned):
    pull = planned.open_pull_request("tasks", {TASKS_PATH: DOUBLE}, draft=True)

    run = judged(house, pull)

    assert (len(run.annotations), pull.review_comments()) == (1, [])


def test_a_queue_s_head_says_of_tasks_what_the_pull_request_was_told(house, planned):
    pull = planned.open_pull_request("tasks", {TASKS_PATH: DOUBLE})
    judged(house, pull)
    house.hub.traffic.clear()

    head = pull.enqueue()
    run = house.wait_for_check(pull, sha=head)
    house.wait_until_quiet(seconds=0.5)

    assert (run.conclusion, run.title) == ("success", "No plan changed; 1 finding in tasks.md")
    assert len(asked(house)) <= 6
    assert len(pull.reviews()) == 1


def test_pull_requests_with_one_head_say_it_once_in_each(house, planned):
    planned.create_branch("release")
    first = planned.open_pull_request("tasks", {TASKS_PATH: DOUBLE})
    second = planned.open_pull_request("tasks", base="release")

    house.hub.wait_for(lambda: (run := house.check(first)) and f"Pull request {second.number}" in run.summary)
    house.wait_until_quiet(seconds=1.0)

    assert house.check(first).title.startswith("No plan changed; 1 finding in tasks.md")
    assert [remarks(pull) for pull in (first, second)] == [[(TASKS_PATH, 3, "duplicate-task-id")]] * 2
    assert house.check(first).annotations == []


def test_a_finding_there_that_fails_the_check_can_be_waived(house, planned, settle):
    planned.push("main", {".github/plangate.yml": "fail-on: medium\n"})
    planned.grant("grace", "write")
    pull = planned.open_pull_request("tasks", {TASKS_PATH: DOUBLE})
    assert judged(house, pull).conclusion == "failure"

    settle(pull.comment("/plan waive duplicate-task-id we renumber next week", by="grace"), "+1")

    house.hub.wait_for(lambda: house.check(pull).conclusion == "success")
    assert "waived by grace" in house.check(pull).summary
