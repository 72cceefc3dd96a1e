"""One running house for all tests of a process; each test has a repository of its own in it."""

import itertools

import pytest

from tests import sample
from tests.end_to_end.conversation import felt
from tests.house import House

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def shared_house(tmp_path_factory):
    with House.open(tmp_path_factory.mktemp("house") / "house", workers=2) as house:
        # The look round of the start, which no test asked for.
        house.hub.wait_for(lambda: house.hub.requests)
        house.wait_until_quiet(seconds=1.5)
        yield house


@pytest.fixture
def house(shared_house):
    """The shared house, with nothing under way and a clean record."""
    shared_house.hub.faults.clear()
    shared_house.wait_until_quiet(seconds=0.3)
    shared_house.hub.traffic.clear()
    yield shared_house
    shared_house.hub.faults.clear()


@pytest.fixture
def repository(house):
    """A repository with a constitution and a template."""
    return house.hub.create_repository(f"acme/tracker-{next(NUMBERS)}", files=sample.base())


@pytest.fixture
def settle(house):
    """Wait until a comment of these reactions is answered and nothing is under way."""

    def wait(comment, *contents):
        house.hub.wait_for(lambda: felt(comment) == sorted(["eyes", *contents]))
        house.wait_until_quiet(seconds=0.5)

    return wait
