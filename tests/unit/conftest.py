"""The unit tier is what a person runs at every save: it starts no process, opens no socket and waits for nothing."""

import socket
import subprocess
import time

import pytest


@pytest.fixture(autouse=True, scope="session")
def nothing_outside():
    """Fail whatever reaches outside of the process, or sleeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _refused("connects a socket"))
        patch.setattr(socket.socket, "bind", _refused("binds a socket"))
        patch.setattr(subprocess.Popen, "__init__", _refused("starts a process"))
        patch.setattr(time, "sleep", _refused("sleeps"))
        yield


def _refused(does: str):
    def refuse(*_, **__):
        raise AssertionError(f"A unit test {does}: it belongs to tests/process.")

    return refuse
