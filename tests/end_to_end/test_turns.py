"""One installation's flood and another's push, through the running house."""

import pytest

from tests.house import House
from tests.load import turns


@pytest.mark.timeout(300)
def test_ten_thousand_commands_of_one_installation_do_not_keep_another_s_push_waiting(tmp_path):
    with House.open(tmp_path / "house", workers=turns.WORKERS) as house:
        (wait,) = turns.measure(house, ("command",))

    assert wait.held, wait


@pytest.mark.timeout(600)
def test_pull_requests_that_take_long_do_not_double_the_wait_of_another_tenant(tmp_path):
    with House.open(tmp_path / "house", workers=turns.WORKERS) as house:
        times = turns.slowed_by_bombs(house)

    assert times <= turns.MAX_TIMES
