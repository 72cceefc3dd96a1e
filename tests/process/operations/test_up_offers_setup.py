"""`plangate up` where nothing is configured: the set-up is offered to who sits there, and named to who does not."""

import os
import pty
import re
import signal
import subprocess
import sys
import time

import pytest

from plangate.settings import PREFIX
from tests import PATIENCE, ROOT
from tests.fakehub.server import FakeHub
from tests.house import free_port
from tests.process.operations.test_setup import Browser, register

COMMAND = [sys.executable, "-m", "plangate.cli", "up"]


class Address:
    """Where the set-up's pages are, as it was printed."""

    def __init__(self, text):
        self.server_port, self.token = int(text[1]), text[2]


@pytest.fixture
def environment(tmp_path):
    unset = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return {
        **unset, "PYTHONPATH": f"{ROOT / 'app'}:{ROOT / 'workers'}", "XDG_STATE_HOME": str(tmp_path / "state"),
        "PLANGATE_PORT": str(free_port()),
    }  # fmt: skip


class Terminal:
    """A process with a terminal of its own."""

    def __init__(self, folder, environment):
        self.end, other = pty.openpty()
        self.process = subprocess.Popen(
            COMMAND, cwd=folder, env=environment, stdin=other, stdout=other, stderr=other, start_new_session=True
        )
        os.close(other)
        self.printed = ""

    def wait_for(self, pattern):
        """What the terminal shows of a pattern, once it does."""
        end = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.printed)):
            assert time.monotonic() < end, self.printed
            self.printed += os.read(self.end, 4096).decode(errors="replace")
        return found

    def type(self, text):
        os.write(self.end, text.encode())

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read_on()
        self.process.kill()
        self.process.wait()
        os.close(self.end)

    def _read_on(self):
        try:
            os.read(self.end, 4096)
        except OSError:
            self.process.wait(PATIENCE)


@pytest.fixture
def terminal(tmp_path, environment):
    terminal = Terminal(tmp_path, environment)
    yield terminal
    terminal.close()


def test_the_app_is_registered_first_and_then_runs(terminal, tmp_path):
    with FakeHub.start(tmp_path / "hub") as hub:
        terminal.wait_for(r"No App is set up\. Register one in a browser now\? \[Y/n\]")
        terminal.type("\n")
        address = Address(terminal.wait_for(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]+)\s"))
        browser = Browser(address)
        browser.get(f"/?token={address.token}")
        _, _, action, manifest = browser.begin(hub)
        browser.get(register(hub, action, manifest))

        terminal.wait_for("The receiver listens on http://127")
        terminal.wait_for("app_accepted")

        assert browser.get("/done")[0] == 200


def test_who_wants_no_set_up_is_told_what_is_missing(terminal):
    terminal.wait_for(r"\[Y/n\]")

    terminal.type("n\n")

    terminal.wait_for("`plangate setup` registers an App in a browser")
    terminal.wait_for("PLANGATE_APP_ID is not set")


def test_where_nobody_sits_nothing_is_asked(tmp_path, environment):
    done = subprocess.run(
        COMMAND, cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=PATIENCE,
    )  # fmt: skip

    assert (done.returncode, "[Y/n]" in done.stdout, "`plangate setup` registers" in done.stdout) == (2, False, True)
