"""What of a comment is a command, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.commands import COMMANDS
from plangate.domain.commands.actions import Explain, InvalidCommand, ReviewAnew, ShowHelp, ShowStatus
from plangate.domain.commands.lines import key_of, lines_of, new_keys
from plangate.domain.commands.read import action_of, read_comment


def asked(body):
    """The actions that a comment asks for."""
    return [action_of(invocation) for invocation in read_comment(body)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_page_that_begins_with_what_it_does(command):
    assert command.summary.endswith(".")
    assert command.summary[0].isupper()


@pytest.mark.parametrize("slash", ["/plan", "/plangate", "   /plan", "/plan  "])
def test_a_command_stands_at_the_start_of_a_line(slash):
    assert asked(f"{slash} review") == [ReviewAnew()]


@pytest.mark.parametrize(
    "body", ["/plan Review", "/plan review\r\n", "Thanks!\n/plan review\nSee you", "/plan\treview"]
)
def test_case_line_ends_and_words_around_it_do_not_matter(body):
    assert asked(body) == [ReviewAnew()]


UNSEEN = ["\u00a0", "\u3000", "\u202f", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u200e", " \u00a0", "\u200b "]
"""What stands between words and looks like a space, or like nothing."""


@pytest.mark.parametrize("gap", UNSEEN)
@pytest.mark.parametrize("slash", ["/plan", "/plangate", "/Plan", "/PLAN", "/PlanGate"])
@pytest.mark.parametrize("form", ["{slash}{gap}review", "{slash} review{gap}", "{gap}{slash} review"])
def test_a_space_that_nobody_sees_is_one_and_the_case_of_the_word_does_not_matter(gap, slash, form):
    assert asked(form.format(slash=slash, gap=gap)) == [ReviewAnew()]


@pytest.mark.parametrize("gap", UNSEEN)
def test_a_line_has_one_name_whatever_stands_between_its_words(gap):
    assert new_keys(f"/Plan{gap}explain {gap}II") == (key_of("/plan explain II"),)


def test_what_belongs_to_a_word_stays_in_it():
    assert asked("/plan explain \u0645\u06cc\u200c\u0634\u0648\u062f") == [
        Explain("\u0645\u06cc\u200c\u0634\u0648\u062f")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "```\n/plan review\n```",
        "```\n/plan review",
        "    /plan review",
        "a `code\n/plan review\nspan`",
        "> /plan review",
        "> quoted\n/plan review",
        "<!--\n/plan review\n-->",
        "<!-- never closed\n\n# A heading\n\n/plan review",
        "text <!-- a\n/plan review\n-->",
        "<details>\n/plan review\n</details>",
        "See /plan review",
        "- /plan review",
        "//plan review",
        "/planreview",
        "/plans review",
        "`/plan review`",
    ],
)
def test_code_quotes_comments_and_the_middle_of_a_line_hold_no_command(body):
    assert asked(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "/plan", "/plan ", "/plan Build a REST service with FastAPI", "/plan revise the schema", "/plan the next step",
        "/plan preview", "/plan use React", "/plan stars", "/plan a", "/plan taste", "/plan é", "/plan .",
    ],
)  # fmt: skip
def test_any_other_use_of_plan_is_met_with_silence(body):
    assert asked(body) == []


@pytest.mark.parametrize(
    ("word", "meant"), [("reveiw", "review"), ("statu", "status"), ("explian", "explain"), ("hlep", "help")]
)
def test_a_slip_of_the_finger_is_told(word, meant):
    said = InvalidCommand(f"There is no such command. Did you mean `{meant}`? `/plan help` lists them.")

    assert asked(f"/plan {word}") == [said]


def test_plangate_is_ours_whatever_follows():
    unknown = InvalidCommand("There is no such command. `/plan help` lists them.")

    assert asked("/plangate\n/plangate xyzzy") == [unknown, unknown]


def test_several_commands_come_in_their_order_and_each_line_once():
    assert asked("/plan status\n/plan help\n\n/plan status") == [ShowStatus(), ShowHelp()]


def test_explain_takes_all_that_follows_as_one_name():
    assert asked("/plan explain  Privacy by   Default") == [Explain("Privacy by Default")]
    assert asked("/plan explain") == [
        InvalidCommand("`explain` needs the name of a rule, or a principle's numeral or name: `/plan explain II`.")
    ]


def test_a_command_that_stands_alone_takes_no_further_words():
    assert [type(action) for action in asked("/plan help me\n/plan status now\n/plan review it")] == [
        InvalidCommand
    ] * 3


def test_an_edit_has_only_the_lines_that_were_not_there_before():
    before = "/plan status\ntext"

    assert new_keys("text\n/plan help\n/plan   status\n", before) == (key_of("/plan help"),)


def test_a_comment_without_our_word_has_no_lines_to_look_at():
    assert lines_of("A plan\n /planning\nsee `/plan`") == ()


@given(st.text(alphabet="/plangte hio`>-#<!\n\r\t "))
def test_whatever_is_read_stands_on_a_line_that_begins_with_our_word(body):
    assert {invocation.line for invocation in read_comment(body)} <= set(lines_of(body))
