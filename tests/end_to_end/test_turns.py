"""One installation's flood and another's push, through the running house."""

import pytest

from tests.house import House
from tests.load import turns


@pytest.mark.timeout(300)
def test_ten_thousand_commands_of_one_installation_do_not_keep_another_s_push_waiting(tmp_path):
    with House.open(tmp_path / "house", workers=turns.WORKERS) as house:
        (wait,) = turns.measure(house, ("command",))

    assert wait.held, wait
