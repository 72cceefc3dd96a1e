"""Waivers through the running house: who may grant them, what they do, and what cannot be forged."""

import pytest

from tests import sample
from tests.end_to_end.conversation import BOT, delivered, felt, replies

RULE = "unjustified-violation"
REASON = "agreed with legal last week"


def one_violation():
    """The good plan with one finding that makes it fail: a principle violated without a justification."""
    lines = sample.good_plan().splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if "III. Privacy by Default" in line)
    lines[place] = "| III. Privacy by Default | ❌ VIOLATION | Addresses are kept for a year |\n"
    text = "".join(line for line in lines if not line.startswith("All six gates pass"))
    return {**sample.good_feature(), sample.PLAN: text}


@pytest.fixture
def pull(house, repository):
    """A pull request that fails for one reason; grace may write."""
    repository.grant("grace", "write")
    opened = repository.open_pull_request("007", one_violation())
    assert house.wait_for_check(opened).title == "1 to fix: Privacy by Default is violated without a reason (line 33)"
    house.wait_until_quiet(seconds=0.3)
    return opened


def concludes(house, pull, conclusion):
    """Wait until the newest check-run says that."""
    house.hub.wait_for(lambda: (run := house.check(pull)) is not None and run.conclusion == conclusion)


def records(pull):
    """Our comment that holds the waivers, and the words of its marker."""
    comment = next(c for c in pull.comments() if c.author.login == BOT and "plangate:waivers" in c.body)
    return comment, comment.body.rpartition("<!-- plangate:waivers ")[2].removesuffix(" -->").split()


def waive(house, pull, settle, line=f"/plan waive {RULE} {REASON}", by="grace"):
    """A waiver that is granted."""
    comment = pull.comment(line, by=by)
    settle(comment, "+1")
    concludes(house, pull, "success")
    return comment


def status(pull, settle):
    """What the status comment says."""
    settle(pull.comment("/plan status", by="bob"), "+1")
    return next(body for body in replies(pull) if "Plangate: status" in body)


def test_a_waived_finding_no_longer_counts_and_is_shown_with_who_and_why(house, pull, settle):
    waive(house, pull, settle)

    summary = house.check(pull).summary
    assert "#### Waived (1)" in summary
    matrix = next(line for line in summary.splitlines() if line.startswith("| [III. Privacy by Default]"))
    assert "waived by grace on" in matrix
    assert REASON in matrix
    assert REASON in status(pull, settle)


def test_what_is_waived_does_not_keep_tasks_from_being_made(house, repository, settle):
    repository.grant("grace", "write")
    open_question = sample.good_plan().replace("**Storage**: ", "**Storage**: NEEDS CLARIFICATION ", 1)
    pull = repository.open_pull_request("007", {**sample.good_feature(), sample.PLAN: open_question})
    assert house.wait_for_check(pull).conclusion == "failure"
    settle(pull.comment("/plan tasks", by="grace"), "confused")

    waive(house, pull, settle, line=f"/plan waive open-clarification {REASON}")
    settle(pull.comment("/plan tasks", by="grace"), "+1")

    assert [one.pull.author.login for one in repository.pulls()].count(BOT) == 1


def test_a_waiver_is_void_when_the_text_changes(house, pull, settle):
    waive(house, pull, settle)

    pull.push({sample.PLAN: one_violation()[sample.PLAN] + "\nOne more line.\n"})

    concludes(house, pull, "failure")
    assert "#### Waivers that do not hold (1)" in house.check(pull).summary
    assert "**Void:** the text that it was given for has changed." in status(pull, settle)


def test_a_push_that_leaves_the_plan_alone_leaves_the_waiver(house, pull, settle):
    waive(house, pull, settle)

    pull.push({"src/parcels/windows.py": "WINDOW = 2\n"})

    assert house.wait_for_check(pull).conclusion == "success"


def test_unwaive_takes_it_back(house, pull, settle):
    waive(house, pull, settle)

    settle(pull.comment(f"/plan unwaive {RULE}", by="grace"), "+1")

    concludes(house, pull, "failure")
    assert "Nothing is waived." in status(pull, settle)


@pytest.mark.parametrize(("by", "role"), [("bob", "read"), ("bob", "triage"), ("alice", "write")])
def test_only_who_may_write_and_is_not_the_author_may_waive(house, repository, pull, settle, by, role):
    repository.grant(by, role)

    settle(pull.comment(f"/plan waive {RULE} {REASON}", by=by), "confused")

    said = "You opened this pull request" if by == "alice" else "Only somebody with write access who is not the author"
    assert replies(pull)[0].count(said) == 1
    assert house.check(pull).conclusion == "failure"


def test_the_policy_says_who_may_waive_and_what_never(house, repository, settle):
    policy = f"waivers: {{who: [maintain], author: true, never: [{RULE}]}}\n"
    repository.push("main", {".github/plangate.yml": policy})
    repository.grant("grace", "write")
    repository.grant("alice", "maintain")
    pull = repository.open_pull_request("007", one_violation())
    house.wait_for_check(pull)

    settle(pull.comment(f"/plan waive {RULE} {REASON}", by="grace"), "confused")
    settle(pull.comment(f"/plan waive {RULE} {REASON}", by="alice"), "confused")

    assert [
        "Only somebody with maintain access may" in replies(pull)[0],
        f"never lets `{RULE}`" in replies(pull)[1],
    ] == [
        True,
        True,
    ]


def test_a_writer_who_edits_our_comment_grants_nothing_and_loses_what_was_granted(house, pull, settle):
    waive(house, pull, settle)
    comment, words = records(pull)
    payload, _, signature = words[0].rpartition(".")

    pull.edit_comment(comment, comment.body.replace(words[0], f"{payload}.{signature[::-1]}"), by="grace")
    settle(pull.comment("/plan review"), "+1")

    concludes(house, pull, "failure")
    assert "**Void:** its signature does not hold." in status(pull, settle)


def test_a_record_that_somebody_signed_well_into_our_comment_is_void_too(house, pull, settle):
    waive(house, pull, settle)
    comment, _ = records(pull)

    pull.edit_comment(comment, comment.body + " ", by="grace")
    settle(pull.comment("/plan review"), "+1")

    concludes(house, pull, "failure")
    assert "**Void:** somebody edited the comment that holds it." in status(pull, settle)


def test_a_record_in_somebody_else_s_comment_is_nothing(house, pull, settle):
    waive(house, pull, settle)
    comment, _ = records(pull)
    body = comment.body
    settle(pull.comment(f"/plan unwaive {RULE}", by="grace"), "+1")
    concludes(house, pull, "failure")

    pull.comment(body, by="grace")
    settle(pull.comment("/plan review"), "+1")
    house.wait_until_quiet(seconds=1.0)

    assert house.check(pull).conclusion == "failure"


def test_a_record_copied_from_another_pull_request_is_void(house, repository, pull, settle):
    waive(house, pull, settle)
    _, (record,) = records(pull)
    other = repository.open_pull_request("008", one_violation())
    house.wait_for_check(other)
    settle(other.comment(f"/plan waive {RULE} {REASON}", by="grace"), "+1")
    concludes(house, other, "success")
    comment, _ = records(other)

    other.edit_comment(comment, f"<!-- plangate:waivers {record} -->", by=BOT)
    settle(other.comment("/plan review"), "+1")

    concludes(house, other, "failure")
    assert "**Void:** it was granted in another pull request." in status(other, settle)


def test_a_record_put_back_after_it_was_taken_back_and_the_text_changed_is_void(house, pull, settle):
    waive(house, pull, settle)
    comment, words = records(pull)
    settle(pull.comment(f"/plan unwaive {RULE}", by="grace"), "+1")
    concludes(house, pull, "failure")
    pull.push({sample.PLAN: one_violation()[sample.PLAN] + "\nOne more line.\n"})
    assert house.wait_for_check(pull).conclusion == "failure"
    house.wait_until_quiet(seconds=0.5)

    pull.edit_comment(comment, f"<!-- plangate:waivers {words[0]} -->", by=BOT)
    settle(pull.comment("/plan review"), "+1")
    house.wait_until_quiet(seconds=1.0)

    assert house.check(pull).conclusion == "failure"
    assert "**Void:** the text that it was given for has changed." in status(pull, settle)


def test_a_commit_that_came_after_the_comment_is_not_covered(house, pull, settle):
    house.hub.post.hold()
    comment = pull.comment(f"/plan waive {RULE} {REASON}", by="grace")
    house.hub.advance(2)
    pull.push({sample.PLAN: one_violation()[sample.PLAN] + "\nA second thought.\n"})
    house.hub.post.release(backwards=True)

    settle(comment, "confused")

    assert "came after your comment" in replies(pull)[0]
    assert house.wait_for_check(pull).conclusion == "failure"


def test_a_commit_that_the_head_was_forced_back_to_after_the_comment_is_not_covered(house, pull, settle):
    judged = pull.head_sha
    pull.push({sample.PLAN: one_violation()[sample.PLAN] + "\nA second thought.\n"})
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    house.hub.advance(2)
    house.hub.post.hold()
    comment = pull.comment(f"/plan waive {RULE} {REASON}", by="grace")
    house.hub.advance(2)
    pull.rewind(judged)
    house.hub.post.release(backwards=True)

    settle(comment, "confused")

    assert "came after your comment" in replies(pull)[0]
    assert house.check(pull).conclusion == "failure"


def test_a_commit_that_the_head_was_forced_back_to_is_covered_by_a_comment_after_that(house, pull, settle):
    judged = pull.head_sha
    pull.push({sample.PLAN: one_violation()[sample.PLAN] + "\nA second thought.\n"})
    house.wait_for_check(pull)
    pull.rewind(judged)
    house.wait_until_quiet(seconds=0.5)
    house.hub.advance(2)

    waive(house, pull, settle)

    assert "#### Waived (1)" in house.check(pull).summary


def test_the_same_waiver_delivered_again_after_it_was_taken_back_grants_nothing(house, pull, settle):
    waive(house, pull, settle)
    settle(pull.comment(f"/plan unwaive {RULE}", by="grace"), "+1")
    concludes(house, pull, "failure")
    granted = delivered(house, pull, "/plan waive")
    house.wait_until_quiet(seconds=1.0)
    house.hub.traffic.clear()

    house.hub.post.again(granted)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)

    assert (house.hub.writes(), house.check(pull).conclusion) == ([], "failure")


def test_a_worker_that_dies_after_writing_a_waiver_leaves_one_waiver_and_one_reaction(house, pull, settle):
    house.hub.faults.server_error(method="POST", path=r".*/issues/\d+/comments", served=True)

    comment = waive(house, pull, settle)

    assert (len([c for c in pull.comments() if c.author.login == BOT]), felt(comment)) == (1, ["+1", "eyes"])
