"""Each event that concerns a pull request: what then stands on GitHub, and that the same event again writes nothing."""

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.end_to_end.conversation import BOT, looks, writes_again

STRICTER = sample.stricter_law()


def stands(house, pull):
    """Conclusion, number of annotations, of our reviews, of comments at lines and in the conversation."""
    house.wait_until_quiet(seconds=0.5)
    run = house.check(pull)
    reviews = [review.state for review in pull.reviews() if review.author.login == BOT]
    return run.conclusion, len(run.annotations), reviews, len(pull.review_comments()), len(pull.comments())


@pytest.fixture
def judged(house, repository):
    """A pull request with a defective plan that was judged."""
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    return pull


def test_opened_with_a_plan_that_complies(house, repository):
    pull = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(pull)

    assert stands(house, pull) == ("success", 0, [], 0, 0)
    assert writes_again(house, pull) == []


def test_opened_with_a_plan_that_does_not(house, judged):
    assert stands(house, judged) == ("failure", 0, ["COMMENTED"], 5, 0)
    assert writes_again(house, judged) == []


def test_opened_without_a_plan(house, repository):
    pull = repository.open_pull_request("fix", {"README.md": "# Tracker\n"})
    house.wait_for_check(pull)

    assert stands(house, pull) == ("success", 0, [], 0, 0)
    assert writes_again(house, pull) == []


def test_synchronize(house, judged):
    judged.push({sample.PLAN: sample.good_plan()})
    house.wait_for_check(judged)

    assert stands(house, judged) == ("success", 0, ["COMMENTED"], 5, 0)
    assert all(thread.resolved for thread in judged.threads())
    assert writes_again(house, judged) == []


def test_synchronize_by_force_to_the_same_plan(house, judged):
    judged.force_push({**sample.bad_feature(), "README.md": "# Rewritten\n"})
    house.wait_for_check(judged)

    assert stands(house, judged) == ("failure", 0, ["COMMENTED"], 5, 0)
    assert writes_again(house, judged) == []


def test_closed_and_reopened(house, judged):
    house.hub.traffic.clear()
    judged.close()
    house.wait_until_quiet(seconds=0.5)
    judged.reopen()
    house.hub.wait_for(house.hub.calls)

    assert stands(house, judged) == ("failure", 0, ["COMMENTED"], 5, 0)
    assert (house.hub.writes(), writes_again(house, judged)) == ([], [])


def test_closed(house, judged):
    judged.close()
    house.hub.post.wait()
    house.wait_until_quiet(seconds=0.5)
    house.hub.traffic.clear()
    closed = [one for one in house.hub.deliveries if one.action == "closed"][-1]

    house.hub.post.again(closed)
    house.hub.post.wait()
    house.wait_until_quiet(seconds=1.0)

    assert (house.hub.writes(), stands(house, judged)) == ([], ("failure", 0, ["COMMENTED"], 5, 0))


def test_converted_to_draft_and_ready_again(house, judged):
    judged.convert_to_draft()
    house.wait_until_quiet(seconds=1.0)

    assert stands(house, judged)[0:3] == ("failure", 0, ["COMMENTED"])
    assert writes_again(house, judged) == []

    judged.mark_ready()
    house.wait_until_quiet(seconds=1.0)

    assert stands(house, judged) == ("failure", 0, ["COMMENTED"], 5, 0)
    assert writes_again(house, judged) == []


def test_ready_for_review(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature(), draft=True)
    house.wait_for_check(pull)
    assert stands(house, pull) == ("failure", 5, [], 0, 0)
    assert writes_again(house, pull) == []

    pull.mark_ready()
    house.hub.wait_for(pull.review_comments)

    assert stands(house, pull) == ("failure", 0, ["COMMENTED"], 5, 0)
    assert writes_again(house, pull) == []


def test_edited_to_another_base(house, repository):
    repository.push("release", {sample.CONSTITUTION: STRICTER})
    pull = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(pull)

    pull.retarget("release")
    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")

    assert stands(house, pull) == ("failure", 0, ["COMMENTED"], 1, 0)
    assert writes_again(house, pull) == []


def test_opened_from_a_fork(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature(), fork="bob", by="bob")
    house.wait_for_check(pull)

    assert stands(house, pull) == ("failure", 0, ["COMMENTED"], 5, 0)
    assert writes_again(house, pull) == []


def test_a_check_run_or_a_suite_that_is_asked_for_again_always_completes_a_new_run(house, judged):
    for ask in (judged.rerun, judged.rerun_all):
        before = len(judged.check_runs(CHECK_NAME))
        ask()
        house.hub.wait_for(lambda before=before: len(judged.check_runs(CHECK_NAME)) > before)

        assert stands(house, judged) == ("failure", 0, ["COMMENTED"], 5, 0)
        assert len(judged.check_runs(CHECK_NAME)) == before + 1
        assert delivered_again(house, "rerequested") == []


def delivered_again(house, action):
    """What is written when the last event of that action comes once more, under the same id."""
    event = [one for one in house.hub.deliveries if one.action == action][-1]
    house.hub.traffic.clear()
    house.hub.post.again(event)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)
    return house.hub.writes()


def test_a_push_of_the_law_judges_the_open_pull_requests_with_plans_anew(house, repository):
    pull = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)

    repository.push("main", {sample.CONSTITUTION: STRICTER})
    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")

    assert stands(house, pull) == ("failure", 0, ["COMMENTED"], 1, 0)
    push = [one for one in house.hub.deliveries if one.event == "push"][-1]
    house.hub.traffic.clear()
    house.hub.post.again(push)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.5)
    assert house.hub.writes() == []


def test_an_event_that_is_none_of_ours_is_answered_and_forgotten(house, judged):
    house.hub.traffic.clear()

    judged.label("plan")
    judged.edit(title="Another title")
    house.hub.post.wait()
    house.wait_until_quiet(seconds=1.0)

    assert looks(house) == []


def test_an_installation_looks_at_what_is_open_quietly_and_forgets_it_all_when_it_goes(house):
    repository = house.hub.create_repository("initech/tracker", files=sample.base(), installed=False)
    pull = repository.open_pull_request("007", sample.bad_feature())
    try:
        house.hub.install("initech")
        house.wait_for_check(pull)

        assert stands(house, pull) == ("failure", 5, [], 0, 0)
    finally:
        house.hub.uninstall("initech")
    house.wait_until_quiet(seconds=1.0)
    house.hub.traffic.clear()
    pull.push({"README.md": "# Tracker\n"})
    house.wait_until_quiet(seconds=1.0)
    assert looks(house) == []


def test_a_repository_that_is_added_is_looked_at_quietly(house):
    first = house.hub.create_repository("hooli/first", files=sample.base(), installed=False)
    second = house.hub.create_repository("hooli/second", files=sample.base(), installed=False)
    pull = second.open_pull_request("007", sample.bad_feature())
    try:
        house.hub.install("hooli", [first], told=False)
        house.hub.add_repositories(second, account="hooli")
        house.wait_for_check(pull)

        assert stands(house, pull) == ("failure", 5, [], 0, 0)
    finally:
        house.hub.uninstall("hooli")
        house.wait_until_quiet(seconds=1.0)
