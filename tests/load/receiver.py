"""How many webhooks a second the receiver takes, beside a bare Starlette POST, on one core of one machine."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from plangate.standalone.redis import Server, find_server
from plangate.traces import spans
from tests.house import ROOT, free_port
from tests.load import payloads
from tests.load import probot as probot_14
from tests.load.generator import Load, Outcome

SECRET = "a secret for the bench only"
CONNECTIONS = 32
GENERATOR_FLOOR = 25_000
"""Requests a second that the load generator must itself reach, or the figures speak of it and not of the server."""
SERVER_CORE, OTHER_CORE, REDIS_CORE = 0, 1, 2
"""Redis is beside the generator where there are only two."""


@dataclass(frozen=True, slots=True)
class ReceiverFigures:
    """Outcomes of one run: the generator's own limit; the yardstick and the receiver, flat out and at 200 a second.

    And Probot flat out, or why it was not measured.
    """

    generator: Outcome
    bare: Outcome
    bare_steady: Outcome
    receiver: Outcome
    steady: Outcome
    probot: Outcome | str

    @property
    def share(self) -> float:
        """The bare POST's processor time as a share of the receiver's: what others do meanwhile is no part of it."""
        return self.bare.processor / self.receiver.processor


def measure(seconds: float) -> ReceiverFigures:
    """Run the three servers one after another, pinned to one core, generator and Redis on the other."""
    requests = payloads.requests(SECRET)
    _pin(os.getpid(), OTHER_CORE)
    try:
        with _uvicorn("tests.load.raw:application") as (port, server):
            generator = _flat_out(port, server, requests, seconds)
        with _uvicorn("tests.load.bare:application") as (port, server):
            bare = _flat_out(port, server, requests, seconds)
            bare_steady = _steady(port, requests, seconds)
        with _receiver() as (port, server):
            receiver = _flat_out(port, server, requests, seconds)
            steady = _steady(port, requests, seconds)
        probot = _probot(requests, seconds)
    finally:
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    return ReceiverFigures(generator, bare, bare_steady, receiver, steady, probot)


def spans_while_off(times: int = 100_000) -> float:
    """Seconds of a processor that a webhook's span takes where nobody takes traces."""
    before = time.process_time()
    for _ in range(times):
        with spans.span("webhook", "SERVER", event="push", delivery=None):
            spans.traceparent()
            spans.are_on()
            spans.note(status=202, outcome="accepted")
    return (time.process_time() - before) / times


def _probot(requests: list[bytes], seconds: float) -> Outcome | str:
    port = free_port()
    try:
        with probot_14.installed() as folder, _process(probot_14.command(port, SECRET), port, {}, folder) as server:
            return _flat_out(port, server, requests, seconds)
    except probot_14.NotHereError as error:
        return str(error)


def _steady(port: int, requests: list[bytes], seconds: float) -> Outcome:
    load = Load(port, requests, CONNECTIONS)
    outcome = load.at_rate(200, seconds * 2)
    load.close()
    return outcome


def _flat_out(port: int, server: int, requests: list[bytes], seconds: float) -> Outcome:
    load = Load(port, requests, CONNECTIONS)
    load.as_fast_as_it_can(0.5)
    load.close()
    load = Load(port, requests, CONNECTIONS)
    before = _used(server)
    outcome = load.as_fast_as_it_can(seconds)
    processor = (_used(server) - before) / len(outcome.latencies)
    load.close()
    return replace(outcome, processor=processor)


def _used(process: int) -> float:
    """Seconds of a processor that a process used; the fields behind the command's name are counted from the third."""
    stat = Path(f"/proc/{process}/stat").read_text()
    return sum(map(int, stat.rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _uvicorn(application: str) -> Iterator[tuple[int, int]]:
    port = free_port()
    options = [
        "--loop",
        "uvloop",
        "--http",
        "httptools",
        "--no-access-log",
        "--log-level",
        "warning",
        "--timeout-keep-alive",
        "75",
    ]
    with _process([sys.executable, "-m", "uvicorn", application, "--port", str(port), *options], port, {}) as server:
        yield port, server


@contextmanager
def _receiver() -> Iterator[tuple[int, int]]:
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
                _pin(redis.process.pid, REDIS_CORE if (os.cpu_count() or 1) > REDIS_CORE else OTHER_CORE)
            with _process([sys.executable, "-m", "plangate.web"], port, environment) as server:
                yield port, server
        finally:
            redis.stop()


@contextmanager
def _process(command: list[str], port: int, environment: dict[str, str], folder: Path = ROOT) -> Iterator[int]:
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    try:
        _pin(process.pid, SERVER_CORE)
        _await(port, process)
        yield process.pid
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
