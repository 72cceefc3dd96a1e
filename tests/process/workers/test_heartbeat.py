"""Dispatcher and worker tell that they live, also while they wait for Redis, and no more once they hang."""

import os
import signal
import subprocess
import sys
import time

import pytest

from plangate.queue.heartbeat import MAX_AGE, Heartbeat, is_alive
from plangate.standalone.redis import Server, find_server
from tests import PATIENCE, ROOT
from tests.fakehub.credentials import key_pair

PROCESSES = {"dispatcher": ["plangate_workers", "dispatch"], "worker": ["plangate_workers"]}


@pytest.fixture
def server(tmp_path):
    """A Redis that can be taken away."""
    server = Server(find_server(), tmp_path, tmp_path / "redis.sock", append_only=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=PROCESSES)
def process(request, server, tmp_path):
    """A dispatcher or a worker around it; `tmp_path/alive` is its sign of life."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PLANGATE_")},
        "PLANGATE_APP_ID": "1", "PLANGATE_PRIVATE_KEY": key_pair("plangate")[0], "PLANGATE_REDIS_URL": server.url,
        "PLANGATE_HEARTBEAT_FILE": str(tmp_path / "alive"), "PLANGATE_GITHUB_API_URL": "http://127.0.0.1:9",
    }  # fmt: skip
    command = [sys.executable, "-m", *PROCESSES[request.param]]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait(PATIENCE)


def beats_anew(file) -> bool:
    """Whether a sign is given within a while from now on."""
    begun, end = time.time(), time.monotonic() + PATIENCE
    while not (file.exists() and file.stat().st_mtime > begun):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def health_check(file) -> int:
    return subprocess.run([sys.executable, "-m", "plangate.queue.heartbeat", str(file)], cwd=ROOT).returncode


def test_it_beats_with_redis_and_without_and_its_health_check_is_content(process, server, tmp_path):
    assert beats_anew(tmp_path / "alive")
    server.stop()

    assert beats_anew(tmp_path / "alive")
    assert health_check(tmp_path / "alive") == 0


def test_one_that_hangs_gives_no_sign_and_its_health_check_fails(process, tmp_path):
    file = tmp_path / "alive"
    assert beats_anew(file)
    process.send_signal(signal.SIGSTOP)
    frozen = file.stat().st_mtime

    os.utime(file, (frozen - MAX_AGE, frozen - MAX_AGE))

    assert health_check(file) == 1


def test_a_health_check_of_nothing_fails(tmp_path):
    assert health_check(tmp_path / "none") == 1


def test_a_fork_gives_no_sign_in_its_parent_s_place(tmp_path):
    heartbeat = Heartbeat(tmp_path / "alive")

    child = os.fork()
    if child == 0:
        heartbeat.beat()
        os._exit(0)
    os.waitpid(child, 0)

    assert not is_alive(tmp_path / "alive")
