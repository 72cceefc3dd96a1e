"""The unit tier is what a person runs at every save: it starts no process, opens no socket and waits for nothing."""

import socket
import subprocess
import time

import pytest


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch):
    """Fail whatever reaches outside of the process, or sleeps."""
    monkeypatch.setattr(socket.socket, "connect", _refused("connects a socket"))
    monkeypatch.setattr(socket.socket, "bind", _refused("binds a socket"))
    monkeypatch.setattr(subprocess.Popen, "__init__", _refused("starts a process"))
    monkeypatch.setattr(time, "sleep", _refused("sleeps"))


def _refused(does: str):
    def refuse(*_, **__):
        raise AssertionError(f"A unit test {does}: it belongs to tests/process.")

    return refuse
