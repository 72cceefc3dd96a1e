"""The unit tier is what a person runs at every save: it starts no process, opens no socket and waits for nothing."""

import socket
import subprocess
import threading
import time
from collections.abc import Callable

import pytest


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch):
    """Fail what reaches outside of the process, or sleeps; in the test's own thread: other tiers leave theirs."""
    monkeypatch.setattr(socket.socket, "connect", _refused("connects a socket", socket.socket.connect))
    monkeypatch.setattr(socket.socket, "bind", _refused("binds a socket", socket.socket.bind))
    monkeypatch.setattr(subprocess.Popen, "__init__", _refused("starts a process", subprocess.Popen.__init__))
    monkeypatch.setattr(time, "sleep", _refused("sleeps", time.sleep))


def _refused(does: str, call: Callable[..., object]) -> Callable[..., object]:
    tested = threading.current_thread()

    def refuse(*args: object, **options: object) -> object:
        if threading.current_thread() is tested:
            raise AssertionError(f"A unit test {does}: it belongs to tests/process.")
        return call(*args, **options)

    return refuse
