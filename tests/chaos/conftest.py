"""A house of its own for each test that breaks something."""

import pytest

from tests import sample
from tests.house import House


@pytest.fixture
def house(tmp_path):
    with House.open(tmp_path / "house") as house:
        yield house


@pytest.fixture
def repository(house):
    """A repository with a constitution and a template."""
    return house.hub.create_repository("acme/tracker", files=sample.base())
