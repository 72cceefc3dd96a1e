"""`/plan fix` through the running house: one commit on the head seen, or the reason why not."""

import re

import pytest

from tests import sample
from tests.end_to_end.conversation import delivered, replies

LABEL = "# [REMOVE IF UNUSED] Option 1: Single project\n"


def with_label():
    """The good plan with a label of the template left in it, which a fix takes out."""
    text = sample.good_plan().replace("```text\nsrc/", f"```text\n{LABEL}src/")
    assert LABEL in text
    return {**sample.good_feature(), sample.PLAN: text}


@pytest.fixture
def pull(house, repository):
    """A judged pull request with one mechanical defect."""
    opened = repository.open_pull_request("007", with_label())
    assert "leftover-option-label" in house.wait_for_check(opened).summary
    house.wait_until_quiet(seconds=0.3)
    house.hub.traffic.clear()
    return opened


def test_fix_is_one_commit_of_ours_on_the_head(house, repository, pull, settle):
    before = pull.head_sha

    settle(pull.comment("/plan fix"), "+1")

    house.hub.wait_for(lambda: pull.head_sha != before)
    assert repository.text(sample.PLAN, pull.head_sha) == sample.good_plan()
    git = pull.pull.head_repository.git
    assert git.commit(pull.head_sha).parents == (before,)
    message = git.run("log", "-1", "--format=%B", pull.head_sha).decode()
    assert message.startswith(
        "Apply Plangate's mechanical fixes\n\n- leftover-option-label\n\nAsked for by alice: http"
    )
    assert (replies(pull), house.wait_for_check(pull).conclusion) == ([], "success")
    house.wait_until_quiet(seconds=0.5)
    house.hub.traffic.clear()
    house.hub.post.again(delivered(house, pull, "/plan fix"))
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)
    assert house.hub.writes() == []


def test_the_same_wish_delivered_again_makes_no_second_commit(house, pull, settle):
    house.hub.post.double()
    before = pull.head_sha
    settle(pull.comment("/plan fix"), "+1")
    house.wait_until_quiet(seconds=1.0)

    parents = pull.pull.head_repository.git.commit(pull.head_sha).parents

    assert parents == (before,)


def test_a_worker_that_dies_after_the_push_leaves_one_commit(house, pull, settle):
    before = pull.head_sha
    house.hub.faults.server_error(method="PATCH", path=r".*/git/refs/.*", served=True)

    settle(pull.comment("/plan fix"), "+1")

    assert pull.pull.head_repository.git.commit(pull.head_sha).parents == (before,)


def test_without_permission_to_write_contents_the_reply_says_so_and_the_rest_goes_on(house, pull, settle):
    granted = house.hub.installation.permissions
    granted["contents"] = "read"
    try:
        before = pull.head_sha, house.check(pull).id
        settle(pull.comment("/plan fix"), "confused")
    finally:
        granted["contents"] = "write"

    assert "contents: write" in replies(pull)[0]
    assert (pull.head_sha, house.check(pull).id) == before


def test_the_suggestion_at_the_line_is_what_mends_the_plan(house, pull):
    lines = with_label()[sample.PLAN].split("\n")

    (thread,) = [one for one in pull.threads() if one.path == sample.PLAN]
    kept, put = re.search(r"```suggestion\n(.*?)```", thread.comments[0].body, re.DOTALL), thread.line
    lines[put - 1 : put] = kept.group(1).splitlines()
    pull.push({sample.PLAN: "\n".join(lines)})

    assert (house.wait_for_check(pull).conclusion, "\n".join(lines)) == ("success", sample.good_plan())


def test_the_policy_that_is_written_here_is_mended_too(house, repository, settle):
    policy = ".github/plangate.yml"
    pull = repository.open_pull_request("policy", {policy: "existing: count\nfail-no: high\n"})
    assert "invalid-policy" in house.wait_for_check(pull).summary
    house.wait_until_quiet(seconds=0.3)
    before = pull.head_sha

    settle(pull.comment("/plan fix"), "+1")

    house.hub.wait_for(lambda: pull.head_sha != before)
    assert repository.text(policy, pull.head_sha) == "existing: count\nfail-on: high\n"
    assert house.wait_for_check(pull).conclusion == "success"


def test_on_a_fork_the_suggestions_stay(house, repository, settle):
    pull = repository.open_pull_request("007", with_label(), fork="bob", by="bob")
    house.wait_for_check(pull)
    before = pull.head_sha

    settle(pull.comment("/plan fix", by="bob"), "confused")

    assert "The head branch lies in a fork" in replies(pull)[0]
    assert pull.head_sha == before


def test_who_may_not_push_gets_no_push_by_us(house, repository, settle):
    pull = repository.open_pull_request("007", with_label())
    repository.grant("alice", "read")
    house.wait_for_check(pull)

    settle(pull.comment("/plan fix"), "confused")
    settle(pull.comment("/plan fix", by="bob"), "confused")

    said = replies(pull)
    assert [
        "only for those who may push there themselves" in said[0],
        "write access may do that here" in said[1],
    ] == [True, True]


def test_a_head_that_moved_after_the_comment_is_not_written_on(house, pull, settle):
    house.hub.post.hold()
    comment = pull.comment("/plan fix")
    house.hub.advance(2)
    pull.push({"src/parcels/windows.py": "WINDOW = 2\n"})
    moved = pull.head_sha
    house.hub.post.release(backwards=True)

    settle(comment, "confused")

    assert ("came after your comment" in replies(pull)[0], pull.head_sha) == (True, moved)


def test_where_nothing_is_mechanical_the_reply_says_so(house, repository, settle):
    pull = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(pull)

    settle(pull.comment("/plan fix\n/plan fix 009-other"), "confused")

    (said,) = replies(pull)
    assert "No finding here has a mechanical fix" in said
    assert "No plan that is changed here lies in `009-other`." in said
