"""Which comments ask for an answer: a person's own words with a line that may be a command."""

import pytest

from plangate.domain.commands.lines import key_of
from plangate.queue.jobs import AnswerComment, JobMetadata, PullRequestRef
from plangate.web.receive.events import read_event
from plangate.web.receive.payload import DeliveryContext
from tests.unit.web.payloads import APP, HEAD, INSTALLATION, a_payload, as_received

ARRIVAL = DeliveryContext(APP, 1_800_000_000.0, "guid-1")
BOB = {"id": 5, "login": "bob", "type": "User"}
BODY = "Well done.\n\n/plan status\n/plan help"
LINES = f"{key_of('/plan status')} {key_of('/plan help')}"
JOB = AnswerComment(
    PullRequestRef(INSTALLATION, 10, "acme/parcels", 3), JobMetadata("guid-1", 1_800_000_000.0),
    comment="issuecomment-77", node="IC_77", lines=LINES,
)  # fmt: skip
PULL = {"number": 3, "head": {"sha": HEAD}}
ISSUE = {"number": 3, "pull_request": {"url": "https://api.github.com/repos/acme/parcels/pulls/3"}}


def a_comment(body=BODY, action="created", *, user=BOB, sender=BOB, before=None, **changes):
    """An `issue_comment` event."""
    comment = {"id": 77, "node_id": "IC_77", "body": body, "user": user}
    changed = {"changes": {"body": {"from": before}}} if before is not None else {}
    return a_payload(action, issue=ISSUE, comment=comment, sender=sender, **changed) | changes


def asked(name, payload):
    return read_event(name, as_received(payload), ARRIVAL)


def test_a_comment_with_commands_asks_for_an_answer():
    assert asked("issue_comment", a_comment()) == (JOB,)


@pytest.mark.parametrize(
    ("event", "thing", "place"),
    [
        ("pull_request_review_comment", "comment", "discussion_r77"),
        ("pull_request_review", "review", "pullrequestreview-77"),
    ],
)
def test_a_comment_at_a_line_and_a_review_do_too(event, thing, place):
    said = {"id": 77, "node_id": "IC_77", "body": BODY, "user": BOB}
    action = "submitted" if thing == "review" else "created"

    (job,) = asked(event, a_payload(action, pull_request=PULL, sender=BOB, **{thing: said}))

    assert (job.comment, job.target.number, job.lines, job.seen) == (place, 3, LINES, HEAD)


@pytest.mark.parametrize("body", ["", None, "Looks fine", "see `/plan`", "A plan\nof ours", "/planning"])
def test_a_comment_without_our_word_asks_for_nothing(body):
    assert asked("issue_comment", a_comment(body)) == ()


def test_a_comment_on_an_issue_asks_for_nothing():
    assert asked("issue_comment", a_comment(issue={"number": 3})) == ()


@pytest.mark.parametrize("action", ["deleted", "pinned"])
def test_other_deeds_ask_for_nothing(action):
    assert asked("issue_comment", a_comment(action=action)) == ()


@pytest.mark.parametrize(
    ("user", "sender"),
    [
        ({**BOB, "type": "Bot"}, {**BOB, "type": "Bot"}),
        (BOB, {"id": 6, "login": "eve", "type": "User"}),
        (None, BOB),
        (BOB, None),
    ],
)
def test_bots_and_edits_by_others_ask_for_nothing(user, sender):
    edited = a_comment("/plan help", "edited", user=user, sender=sender, before="")

    assert asked("issue_comment", edited) == ()


def test_an_edit_asks_only_for_its_new_lines():
    (job,) = asked("issue_comment", a_comment(action="edited", before="/plan status"))

    assert job.lines == key_of("/plan help")


@pytest.mark.parametrize(
    ("event", "thing"), [("pull_request_review_comment", "comment"), ("pull_request_review", "review")]
)
def test_an_edit_at_a_line_or_of_a_review_asks_only_for_its_new_lines_too(event, thing):
    said = {"id": 77, "node_id": "IC_77", "body": BODY, "user": BOB}
    edited = a_payload("edited", pull_request=PULL, sender=BOB, **{thing: said})

    news = [asked(event, {**edited, "changes": {"body": {"from": before}}}) for before in ("/plan status", BODY)]

    assert [[job.lines for job in jobs] for jobs in news] == [[key_of("/plan help")], []]
    assert asked(event, {**edited, "changes": {}}) == ()


def test_an_edit_that_brings_no_new_line_asks_for_nothing():
    assert asked("issue_comment", a_comment(action="edited", before=BODY + "\n\n/plan review")) == ()
    assert asked("issue_comment", a_comment(action="edited")) == ()


def test_a_comment_that_cannot_be_found_again_is_not_understood():
    payload = a_comment()
    del payload["comment"]["node_id"]

    assert asked("issue_comment", payload) is None


def test_a_comment_and_its_edits_are_one_member():
    assert JOB.key == "command:10:issuecomment-77"
