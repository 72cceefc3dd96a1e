"""Several processes on one port: each takes webhooks, each tells the numbers of all, and they end together."""

import os
import re
import signal
import time
from pathlib import Path

import pytest

from plangate.web.receive.metrics import OUTCOMES
from tests import PATIENCE, ROOT
from tests.process.web.receiver import Receiver, receiver
from tests.unit.web.payloads import a_pull_request


@pytest.fixture
def running(redis_url, tmp_path):
    with receiver(redis_url, tmp_path, PLANGATE_WEB_PROCESSES="2") as running:
        yield running


def children(running: Receiver) -> list[int]:
    """The processes that serve."""
    listed = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children").read_text()
    return [int(one) for one in listed.split()]


def accepted(running: Receiver) -> float:
    """How many webhooks were accepted, as the process says that answers."""
    counted = r'^plangate_webhooks_total\{outcome="accepted",status="202"\} (\S+)'
    found = re.search(counted, running.get("/metrics")[1], re.MULTILINE)
    return float(found[1]) if found else 0.0


def wait_until(holds) -> None:
    """Wait for something that other processes do."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_every_process_tells_the_numbers_of_all(running):
    wait_until(lambda: len(children(running)) == 2)
    statuses = {running.deliver(a_pull_request())[0] for _ in range(20)}

    assert statuses == {202}
    wait_until(lambda: accepted(running) == 20.0)
    assert {accepted(running) for _ in range(20)} == {20.0}
    assert 'plangate_webhook_seconds_bucket{le="+Inf"} 20.0' in running.get("/metrics")[1]


def test_one_that_dies_is_started_again_and_nothing_is_counted_anew(running):
    wait_until(lambda: len(children(running)) == 2)
    running.deliver(a_pull_request())
    # An answer is counted when it is sent.
    wait_until(lambda: accepted(running) == 1.0)
    before = children(running)

    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: len(now := children(running)) == 2 and now != before)

    running.deliver(a_pull_request())
    wait_until(lambda: accepted(running) == 2.0)
    assert {accepted(running) for _ in range(10)} == {2.0}


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_they_end_together_whatever_ends_the_first(running, sent):
    wait_until(lambda: len(children(running)) == 2)
    serving = children(running)

    running.process.send_signal(sent)

    wait_until(lambda: not any(Path(f"/proc/{one}/exe").exists() for one in serving))
    running.process.wait(PATIENCE)


def test_every_answer_has_its_place_among_the_numbers():
    rooms = (ROOT / "app" / "plangate" / "web" / "receive").glob("*.py")
    answer = r'(?:RejectedError|Answer)\(\s*(\d{3}),(?:\s*f?"[^"]*",)?\s*(?:outcome=)?"([a-z_0-9]+)"'
    answers = re.findall(answer, "".join(map(Path.read_text, rooms)))

    assert {(int(status), outcome) for status, outcome in answers} == set(OUTCOMES)
