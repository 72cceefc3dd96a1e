"""How many webhooks a second the receiver takes, beside a bare Starlette POST, on one core of one machine."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plangate.standalone.redis import Server, find_server
from tests.house import ROOT, free_port
from tests.load import payloads
from tests.load.generator import Load, Outcome

SECRET = "a secret for the bench only"
CONNECTIONS = 32
GENERATOR_FLOOR = 25_000
"""Requests a second that the load generator must itself reach, or the figures speak of it and not of the server."""
SERVER_CORE, OTHER_CORE = 0, 1


@dataclass(frozen=True, slots=True)
class ReceiverFigures:
    """Outcomes of one run: the generator's own limit, the yardstick, the receiver flat out and at 200 a second."""

    generator: Outcome
    bare: Outcome
    receiver: Outcome
    steady: Outcome

    @property
    def share(self) -> float:
        """The receiver's rate as a share of the bare POST's."""
        return self.receiver.rate / self.bare.rate


def measure(seconds: float) -> ReceiverFigures:
    """Run the three servers one after another, pinned to one core, generator and Redis on the other."""
    requests = payloads.requests(SECRET)
    _pin(os.getpid(), OTHER_CORE)
    try:
        with _uvicorn("tests.load.raw:application") as port:
            generator = _flat_out(port, requests, seconds)
        with _uvicorn("tests.load.bare:application") as port:
            bare = _flat_out(port, requests, seconds)
        with _receiver() as port:
            receiver = _flat_out(port, requests, seconds)
            load = Load(port, requests, CONNECTIONS)
            steady = load.at_rate(200, seconds * 2)
            load.close()
    finally:
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    return ReceiverFigures(generator, bare, receiver, steady)


def _flat_out(port: int, requests: list[bytes], seconds: float) -> Outcome:
    load = Load(port, requests, CONNECTIONS)
    load.as_fast_as_it_can(0.5)
    load.close()
    load = Load(port, requests, CONNECTIONS)
    outcome = load.as_fast_as_it_can(seconds)
    load.close()
    return outcome


@contextmanager
def _uvicorn(application: str) -> Iterator[int]:
    port = free_port()
    options = ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"]
    with _process(["uvicorn", application, "--port", str(port), *options], port, {}):
        yield port


@contextmanager
def _receiver() -> Iterator[int]:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="plangate-bench-") as folder:
        redis = Server(find_server(), Path(folder), Path(folder) / "redis.sock")
        redis.start()
        environment = {
            "PLANGATE_WEBHOOK_SECRET": SECRET, "PLANGATE_REDIS_URL": redis.url, "PLANGATE_PORT": str(port),
            "PLANGATE_APP_ID": "1",
        }  # fmt: skip
        try:
            if redis.process:
                _pin(redis.process.pid, OTHER_CORE)
            with _process(["plangate.web"], port, environment):
                yield port
        finally:
            redis.stop()


@contextmanager
def _process(module: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, "-m", *module]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    try:
        _pin(process.pid, SERVER_CORE)
        _await(port, process)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("The server under test did not start.")


def _pin(pid: int, core: int) -> None:
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(pid, {core})
