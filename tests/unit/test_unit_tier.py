"""The unit tier refuses what would make it slow, or depend on more than this process."""

import socket
import subprocess
import sys
import threading
import time

import pytest


@pytest.mark.parametrize(
    "reach_outside",
    [
        lambda: time.sleep(0),
        lambda: subprocess.run([sys.executable, "--version"], check=True),
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.create_server(("127.0.0.1", 0)),
    ],
    ids=["sleep", "process", "connection", "server"],
)
def test_what_reaches_outside_is_refused(reach_outside):
    with pytest.raises(AssertionError, match="belongs to tests/process"):
        reach_outside()


def test_threads_of_other_tiers_go_on():
    ended = []
    thread = threading.Thread(target=lambda: ended.append(time.sleep(0)))

    thread.start()
    thread.join()

    assert ended == [None]
