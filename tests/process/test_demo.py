"""The demo as somebody watches it at a terminal: it waits for Enter, and what it leaves can be looked at."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from tests import PATIENCE, ROOT

COMMAND = [sys.executable, "-m", "tests.demo"]
WAITS = "Enter goes on"
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Watched:
    """A process at a terminal: what it printed so far, and its keyboard."""

    def __init__(self) -> None:
        """Start it."""
        self.terminal, its_side = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
        self.process = subprocess.Popen(COMMAND, cwd=ROOT, env=environment, stdin=its_side, stdout=its_side)
        os.close(its_side)
        self.printed = ""

    def press_enter(self) -> None:
        """Press Enter."""
        os.write(self.terminal, b"\n")

    def read_until(self, word: str, times: int = 1) -> None:
        """Read until it printed a word so many times."""
        until = time.monotonic() + PATIENCE
        while self.printed.count(word) < times:
            assert time.monotonic() < until, self.printed
            if select.select([self.terminal], [], [], 0.2)[0]:
                self.printed += os.read(self.terminal, 65_536).decode(errors="ignore")


@pytest.fixture
def watched() -> Iterator[Watched]:
    """The demo at a terminal, ended after the test."""
    watching = Watched()
    try:
        yield watching
    finally:
        watching.process.terminate()
        watching.process.wait(PATIENCE)
        os.close(watching.terminal)


def test_at_a_terminal_each_scene_waits_and_the_red_pull_request_stays_beside_the_green_one(watched):
    for scene in range(1, 4):
        watched.read_until(WAITS, times=scene)
        assert watched.printed.count("check-run after") == (0, 1, 3)[scene - 1]
        watched.press_enter()
    watched.read_until("Ctrl-C ends it")

    plain = ESCAPES.sub("", watched.printed)
    shown = dict(re.findall(r"(red|green|its tasks): +(http://\S+/pull/\d+)", plain))
    assert sorted(shown) == ["green", "its tasks", "red"]
    pages = {what: httpx.get(address) for what, address in shown.items()}
    assert {what: page.status_code for what, page in pages.items()} == dict.fromkeys(pages, 200)
    assert "5 to fix" in pages["red"].text
    assert "Complies" in pages["green"].text


def test_ctrl_c_ends_it_while_it_waits(watched):
    watched.read_until(WAITS)

    watched.process.send_signal(signal.SIGINT)

    assert watched.process.wait(PATIENCE) == 0


def test_once_waits_for_nothing_and_names_no_address_that_is_gone_when_it_is_read():
    done = subprocess.run([*COMMAND, "--once"], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "http://" not in done.stdout
    assert WAITS not in done.stdout
