"""Each command with what it leaves on GitHub, that the same event again writes nothing, and that a refusal is said."""

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.end_to_end.conversation import delivered, felt, replies
from tests.end_to_end.test_waivers import RULE, one_violation

REASON = "agreed with legal last week"


@pytest.fixture
def pull(house, repository):
    """A pull request of alice's that fails for one reason; grace may write, bob may comment."""
    repository.grant("grace", "write")
    opened = repository.open_pull_request("007", one_violation(), by="alice")
    assert house.wait_for_check(opened).conclusion == "failure"
    house.wait_until_quiet(seconds=0.3)
    return opened


def writes_again(house, pull, word):
    """What is written when the event of the comment with that word comes once more."""
    delivery = delivered(house, pull, word)
    house.hub.traffic.clear()
    house.hub.post.again(delivery)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)
    return house.hub.writes()


@pytest.mark.parametrize(
    ("line", "by", "answers", "runs"),
    [
        ("/plan help", "bob", 1, 1),
        ("/plan review", "alice", 0, 2),
        ("/plan status", "bob", 1, 1),
        (f"/plan explain {RULE}", "bob", 1, 1),
        ("/plan explain Privacy by Default", "bob", 1, 1),
        (f"/plan waive {RULE} {REASON}", "grace", 1, 2),
    ],
)
def test_a_command_is_carried_out_once(house, pull, settle, line, by, answers, runs):
    comment = pull.comment(line, by=by)
    settle(comment, "+1")
    house.wait_until_quiet(seconds=1.0)

    assert (len(replies(pull)), len(pull.check_runs(CHECK_NAME)), felt(comment)) == (answers, runs, ["+1", "eyes"])
    assert writes_again(house, pull, line) == []


def test_unwaive_is_carried_out_once(house, pull, settle):
    settle(pull.comment(f"/plan waive {RULE} {REASON}", by="grace"), "+1")
    house.hub.wait_for(lambda: house.check(pull).conclusion == "success")

    settle(pull.comment(f"/plan unwaive {RULE}\n\nLegal had a second thought.", by="grace"), "+1")

    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")
    house.wait_until_quiet(seconds=0.5)
    assert writes_again(house, pull, "a second thought") == []
    assert writes_again(house, pull, f"/plan waive {RULE}") == []
    assert house.check(pull).conclusion == "failure"


def test_fix_without_anything_mechanical_is_refused_once(house, pull, settle):
    comment = pull.comment("/plan fix")
    settle(comment, "confused")

    assert len(replies(pull)) == 1
    assert writes_again(house, pull, "/plan fix") == []


@pytest.mark.parametrize("line", ["/plan review", f"/plan waive {RULE} {REASON}", f"/plan unwaive {RULE}", "/plan fix"])
def test_what_somebody_may_not_ask_for_is_refused_once(house, pull, settle, line):
    comment = pull.comment(line, by="bob")
    settle(comment, "confused")

    assert (len(replies(pull)), house.check(pull).conclusion) == (1, "failure")
    assert writes_again(house, pull, line) == []


@pytest.mark.parametrize("line", ["/plan", "/plan the feature", "see `/plan help`", "> /plan help", "/speckit.plan x"])
def test_any_other_use_of_the_word_is_none_of_ours(house, pull, line):
    house.hub.traffic.clear()

    comment = pull.comment(line, by="bob")
    house.hub.post.wait()
    house.wait_until_quiet(seconds=1.0)

    assert (house.hub.writes(), felt(comment)) == ([], [])


def test_commands_about_a_feature_touched_otherwise(house, repository, settle):
    repository.grant("grace", "write")
    repository.push("main", {**sample.good_feature(), ".github/plangate.yml": "fail-on: medium\n"})
    tasks = {f"{sample.FEATURE}/tasks.md": "- [ ] T001 Poll in src/a.py\n- [ ] T001 Show in src/b.py\n"}
    pull = repository.open_pull_request("tasks", tasks)
    assert house.wait_for_check(pull).conclusion == "failure"

    settle(pull.comment("/plan status", by="bob"), "+1")
    settle(pull.comment("/plan explain duplicate-task-id", by="bob"), "+1")
    settle(pull.comment("/plan waive duplicate-task-id 007-delivery-window we renumber next week", by="grace"), "+1")

    house.hub.wait_for(lambda: house.check(pull).conclusion == "success")
    status, explained, *_ = replies(pull)
    assert "not changed here; only what changes beside it is looked at" in status
    assert "T001 is the id of the task in line 1 too" in explained
