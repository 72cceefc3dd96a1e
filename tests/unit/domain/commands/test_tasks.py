"""What `/plan tasks` asks for."""

import pytest

from plangate.domain.commands.actions import InvalidCommand, MakeTasks
from plangate.domain.commands.read import action_of, read_comment


def action(line):
    (invocation,) = read_comment(line)
    return action_of(invocation)


@pytest.mark.parametrize(
    ("line", "feature", "tests"),
    [
        ("/plan tasks", None, None),
        ("/plan tasks 001-search", "001-search", None),
        ("/plangate tasks specs/001-search/", "specs/001-search", None),
        ("/plan tasks --tests on", None, True),
        ("/plan tasks 001-search --tests OFF", "001-search", False),
        ("/plan tasks --tests off 001-search", "001-search", False),
    ],
)
def test_a_feature_and_tests_may_be_named_in_any_order(line, feature, tests):
    assert action(line) == MakeTasks(feature, tests)


@pytest.mark.parametrize(
    "line", ["/plan tasks --tests", "/plan tasks --tests maybe", "/plan tasks one two", "/plan tasks --fresh"]
)
def test_what_is_not_understood_is_said(line):
    assert isinstance(action(line), InvalidCommand)
