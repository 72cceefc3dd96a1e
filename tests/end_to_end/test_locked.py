"""A conversation that is locked: GitHub takes no comment and no reaction of ours, so the check-run answers."""

import pytest

from tests import sample
from tests.end_to_end.conversation import felt, replies

LOCKED = "This conversation is locked"


@pytest.fixture
def pull(house, repository):
    """A pull request with a bad plan that was judged, and locked after that."""
    opened = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(opened)
    opened.lock()
    house.hub.wait_for(lambda: LOCKED in house.check(opened).summary)
    house.wait_until_quiet(seconds=0.3)
    return opened


def test_the_check_run_says_that_nobody_is_answered_there_and_which_commands_work(house, pull):
    said = house.check(pull).summary

    assert "`/plan review`, `/plan fix` and `/plan tasks` are carried out all the same" in said
    assert "/plan waive" not in said
    assert "/plan help" not in said


def test_a_command_that_asks_for_words_gets_none_and_is_done_with(house, pull):
    asked = pull.comment("/plan explain iii")

    house.hub.wait_for(lambda: any(call.path.endswith("/issues/1/comments") for call in house.hub.writes()))
    house.wait_until_quiet(seconds=0.5)

    assert (replies(pull), felt(asked)) == ([], [])
    assert LOCKED in house.check(pull).summary
    assert "could not" not in house.check(pull).title.casefold()


def test_a_command_that_needs_no_words_is_carried_out(house, pull):
    first = house.check(pull)

    pull.comment("/plan review")

    house.hub.wait_for(lambda: house.check(pull).id != first.id)


def test_once_it_is_open_again_the_check_run_names_the_commands(house, pull):
    pull.unlock()

    house.hub.wait_for(lambda: LOCKED not in house.check(pull).summary)

    assert "/plan help" in house.check(pull).summary
