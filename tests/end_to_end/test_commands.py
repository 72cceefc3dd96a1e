"""Slash commands through the running house: what stands on the stand-in GitHub after a comment."""

import pytest

from plangate.domain.rules import find_rule
from tests import sample
from tests.end_to_end.conversation import BOT, delivered, felt, replies


@pytest.fixture
def pull(house, repository):
    """A pull request with a bad plan that has been judged."""
    opened = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(opened)
    house.wait_until_quiet(seconds=0.3)
    house.hub.traffic.clear()
    return opened


def test_help_lists_the_commands_and_who_may_use_each_here(pull, settle):
    comment = pull.comment("/plan help", by="bob")

    settle(comment, "+1")

    (said,) = replies(pull)
    assert "| `/plan review` |" in said
    assert said.startswith("To bob's [comment](")


def test_explain_says_what_a_rule_is_about_and_what_was_found_of_it_here(pull, settle):
    comment = pull.comment("/plan explain unjustified-violation", by="bob")

    settle(comment, "+1")

    (said,) = replies(pull)
    assert find_rule("unjustified-violation").summary in said
    assert f"{sample.PLAN} line" in said


def test_explain_says_a_principle_in_the_words_of_the_constitution_with_its_line(pull, settle):
    comment = pull.comment("/plan explain iii", by="bob")

    settle(comment, "+1")

    (said,) = replies(pull)
    assert "[III. Privacy by Default](" in said
    assert f"{sample.CONSTITUTION}?plain=1#L" in said


def test_explain_of_something_unknown_says_what_there_is(pull, settle):
    comment = pull.comment("/plan explain leftover-placeholders", by="bob")

    settle(comment, "confused")

    (said,) = replies(pull)
    assert "Did you mean leftover-placeholder?" in said


def test_review_judges_anew_and_says_nothing(house, pull, settle):
    first = house.check(pull)

    comment = pull.comment("Something changed.\n\n/plan review")

    house.hub.wait_for(lambda: house.check(pull).id != first.id)
    settle(comment, "+1")
    assert replies(pull) == []


def test_review_is_for_the_author_and_for_triage_and_above(repository, house, pull, settle):
    first = house.check(pull)
    stranger = pull.comment("/plan review", by="bob")
    settle(stranger, "confused")
    assert "triage access may do that here" in replies(pull)[0]
    assert house.check(pull).id == first.id

    repository.grant("bob", "triage")
    helper = pull.comment("/plan review", by="bob")

    settle(helper, "+1")
    house.hub.wait_for(lambda: house.check(pull).id != first.id)


def test_status_is_one_comment_that_is_edited_in_place(house, pull, settle):
    settle(pull.comment("/plan status", by="bob"), "+1")
    (before,) = replies(pull)
    settle(pull.comment("/plan status", by="bob"), "+1")
    assert replies(pull) == [before]

    pull.push({sample.PLAN: sample.good_plan()})
    house.wait_for_check(pull)
    settle(pull.comment("/plan status", by="bob"), "+1")

    (after,) = replies(pull)
    assert (" to fix" in before, "Complies" in after, pull.head_sha[:12] in after) == (True, True, True)


@pytest.mark.parametrize(
    ("pinned", "said"),
    [
        (None, "is required on this branch, from any source"),
        ("us", "is required on this branch, and a ruleset pins it to this App."),
        (
            "another",
            "is required on this branch from another App: this one cannot satisfy it, so nothing can be merged.",
        ),
    ],
)
def test_status_says_whether_the_check_is_required_and_pinned(house, repository, settle, pinned, said):
    ids = {None: None, "us": house.hub.app.id, "another": house.hub.app.id + 1}
    repository.require_check("Plangate", integration_id=ids[pinned])
    pull = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(pull)

    settle(pull.comment("/plan status"), "+1")

    assert said in replies(pull)[0]


@pytest.mark.parametrize("pinned", [False, True])
def test_what_classic_protection_pins_cannot_be_seen_and_only_the_status_says_so(house, repository, settle, pinned):
    pull = repository.open_pull_request("007", sample.good_feature())
    free = house.wait_for_check(pull)
    repository.require_check("Plangate", integration_id=house.hub.app.id if pinned else None, classic=True)

    settle(pull.comment("/plan status\n/plan review"), "+1")
    house.hub.wait_for(lambda: house.check(pull).id != free.id)
    required = house.wait_for_check(pull)

    said = "is required on this branch by classic protection; whether it is pinned there to this App cannot be seen."
    assert [said in reply for reply in replies(pull)] == [True]
    assert (required.title, required.summary, required.text) == (free.title, free.summary, free.text)


def test_status_says_that_nothing_requires_the_check(pull, settle):
    settle(pull.comment("/plan status"), "+1")

    assert "is not required on this branch." in replies(pull)[0]


def test_several_commands_of_one_comment_get_one_reply(pull, settle):
    comment = pull.comment("/plan help\n/plan explian II\n/plan explain nothing", by="bob")

    settle(comment, "+1", "confused")

    (said,) = replies(pull)
    assert [said.count(f"**`/plan {line}`**") for line in ("help", "explian II", "explain nothing")] == [1, 1, 1]
    assert "Did you mean `explain`?" in said


@pytest.mark.parametrize(
    "body", ["/plan Build it with FastAPI", "/plan", "> /plan help", "```\n/plan help\n```", "Try `/plan help`"]
)
def test_what_is_not_meant_for_us_is_met_with_silence(house, pull, body):
    comment = pull.comment(body, by="bob")

    house.wait_until_quiet(seconds=0.7)

    assert (felt(comment), replies(pull), house.hub.writes()) == ([], [], [])


def test_a_bot_is_not_answered_nor_are_we_ourselves(house, pull):
    pull.comment("/plangate help", by=BOT)

    house.wait_until_quiet(seconds=0.7)

    assert house.hub.writes() == []


def test_an_edit_carries_out_only_what_is_new(pull, settle):
    comment = pull.comment("/plan help", by="bob")
    settle(comment, "+1")

    pull.edit_comment(comment, "/plan help\n/plan explain missing-field")

    settle(comment, "+1")
    pull.hub.wait_for(lambda: len(replies(pull)) == 2)
    assert ["/plan help" in body.split("\n", 3)[2] for body in replies(pull)] == [True, False]


def test_a_command_that_somebody_else_wrote_into_a_comment_is_not_carried_out(house, pull):
    comment = pull.comment("Looks fine.", by="bob")

    pull.edit_comment(comment, "/plan review", by="alice")
    house.wait_until_quiet(seconds=0.7)

    assert (felt(comment), house.hub.writes()) == ([], [])


def test_a_comment_at_a_line_and_a_review_are_answered_too(pull, settle):
    at_line = pull.reply(pull.threads()[0], "/plan help", by="bob")
    settle(at_line, "+1")

    review = pull.review("Nice.\n\n/plan explain II", by="bob")
    settle(review, "+1")

    assert [body.split("\n")[0].partition("#")[2].rstrip("123456789)0:") for body in replies(pull)] == [
        "discussion_r",
        "pullrequestreview-",
    ]


def test_the_same_event_again_writes_nothing(house, pull, settle):
    house.hub.post.double()
    comment = pull.comment("/plan help\n/plan review\n/plan status")
    settle(comment, "+1")
    said = replies(pull)
    delivery = delivered(house, pull, "/plan review")
    house.hub.traffic.clear()

    house.hub.post.again(delivery)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)

    assert (len(said), house.hub.writes()) == (2, [])


def test_a_deleted_comment_is_forgotten(house, pull):
    house.hub.post.hold()
    comment = pull.comment("/plan help", by="bob")
    pull.delete_comment(comment)
    house.hub.post.release()

    house.wait_until_quiet(seconds=1.0)

    assert house.hub.writes() == []


def test_ten_replies_an_hour_are_enough(pull, settle):
    for number in range(11):
        settle(pull.comment(f"/plangate nonsense{number}", by="bob"), "confused")

    assert len(replies(pull)) == 10


def test_a_command_that_is_corrected_takes_the_confusion_back(house, pull, settle):
    comment = pull.comment("/plan explian II\n/plan help", by="bob")
    settle(comment, "+1", "confused")

    pull.edit_comment(comment, "/plan explain II\n/plan help", by="bob")

    settle(comment, "+1")


def test_confusion_about_another_line_of_the_comment_stays(house, pull, settle):
    comment = pull.comment("/plan explian II\n/plan explain nothing", by="bob")
    settle(comment, "confused")

    pull.edit_comment(comment, "/plan explain II\n/plan explain nothing", by="bob")

    settle(comment, "+1", "confused")
