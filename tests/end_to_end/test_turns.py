"""One installation's flood, or plans that take for ever to read, and another's push, through the running house."""

import pytest
import redis

from plangate.queue.inbox import Inbox
from tests import sample
from tests.hostile.texts import IN_A_PLAN, SHAPES
from tests.house import House
from tests.load import turns

MAX_CPU_SECONDS = 5
BOMBS = 6
PATIENCE = 240.0
"""Seconds in which all of them have used up their time, one after the other, on a machine that does much else."""


@pytest.mark.timeout(300)
def test_ten_thousand_commands_of_one_installation_do_not_keep_another_s_push_waiting(tmp_path):
    with House.open(tmp_path / "house", workers=turns.WORKERS) as house:
        (wait,) = turns.measure(house, ("command",))

    assert wait.held, wait


def bomb() -> dict[str, str]:
    """Plans that are read in turn, and take longer than a job may."""
    plan = IN_A_PLAN.format(SHAPES["tree"](80_000))
    return {f"specs/{number:03}-bomb/plan.md": plan for number in range(1, 31)}


@pytest.mark.timeout(600)
def test_an_honest_check_beside_a_tenant_of_bombs_stands_within_twice_its_time_alone(tmp_path):
    settings = {"PLANGATE_MAX_CPU_SECONDS": str(MAX_CPU_SECONDS)}
    with House.open(tmp_path / "house", workers=2, settings=settings) as house:
        honest = house.hub.create_repository("honest/tracker", files=sample.base())
        bombing = house.hub.create_repository("bombing/tracker", files=sample.base())
        turns.middle(house, honest)
        alone = turns.middle(house, honest)
        bombs = [bombing.open_pull_request(f"bomb-{number}", bomb()) for number in range(BOMBS)]
        with redis.Redis.from_url(house.redis.url) as client:
            inbox = Inbox(client)
            house.hub.wait_for(lambda: inbox.size().taken == 2)
            beside = turns.middle(house, honest)
            busy = not all(house.check(pull) for pull in bombs)
        titles = {house.wait_for_check(pull, timeout=PATIENCE).title for pull in bombs}

    assert busy
    assert beside < 2 * alone
    assert titles == {"Could not evaluate: It is too much to read at once. Shorten what it changes, or split it."}
