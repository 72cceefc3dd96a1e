"""The whole house in its own processes around a stand-in GitHub: for the demo, the end-to-end tests and the bench.

    with House.open(tmp_path) as house:
        shop = house.hub.create_repository("acme/shop", files=…)
        pull = shop.open_pull_request("001-search", …)
        house.wait_for_check(pull)

Receiver, dispatcher and workers run as an operator runs them: `python -m plangate.web`,
`python -m plangate_workers dispatch`, `python -m plangate_workers`. Redis is the embedded one. Each can be stopped,
killed and started again.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, Self

import yaml

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.queue.inbox import Inbox
from plangate.queue.redis_address import connect
from plangate.standalone.redis import Server, find_server
from tests import PATIENCE, ROOT
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.model import CheckRun
from tests.fakehub.server import SECRET, FakeHub

COMMANDS = {"web": ("plangate.web",), "dispatch": ("plangate_workers", "dispatch"), "worker": ("plangate_workers",)}
SIGNING_KEY = "what waivers are signed with"
SOON = 2.0
"""Seconds; a job that is put off for so long is under way: another look at what was just looked at, no second try."""


class RedisServer(Protocol):
    """A Redis of the house's own, or one that others look after."""

    @property
    def url(self) -> str:
        """Its address."""

    def start(self) -> None:
        """Have it answer."""

    def stop(self) -> None:
        """Let go of it."""


@dataclass(slots=True)
class House:
    """A running house; `processes` are those under way by name: web, dispatch, worker-1, …"""

    hub: FakeHub
    redis: RedisServer
    folder: Path
    port: int
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    # A look for what was missed in the middle of a test would be counted among the calls that the test counts.
    reconcile_every: int = 86_400
    settings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def open(
        cls, folder: Path, *, workers: int = 1, delivering: bool = True, reconcile_every: int = 86_400,
        server: RedisServer | None = None, settings: Mapping[str, str] | None = None,
    ) -> Iterator[Self]:  # fmt: skip
        """Start everything under an empty folder; stopped at the end, whatever happens.

        `settings` are variables of the environment besides.
        """
        (folder / "redis").mkdir(parents=True)
        redis = server or Server(find_server(), folder / "redis", folder / "redis.sock")
        with FakeHub.start(folder / "hub", app=manifest()) as hub:
            house = cls(hub, redis, folder, free_port(), reconcile_every=reconcile_every, settings=settings or {})
            try:
                redis.start()
                with house._running(workers):
                    if delivering:
                        hub.send_webhooks_to(house.webhook_url)
                    yield house
            finally:
                redis.stop()

    @contextmanager
    def beside(self, folder: Path, *, workers: int) -> Iterator[Self]:
        """Another house of the same App on the same Redis, behind one public address with this one."""
        folder.mkdir(parents=True)
        settings = {**self.settings, "PLANGATE_HOME_URL": self.url}
        with replace(self, folder=folder, port=free_port(), processes={}, settings=settings)._running(workers) as other:
            yield other

    @contextmanager
    def _running(self, workers: int) -> Iterator[Self]:
        try:
            self.start("web", "dispatch", *(f"worker-{number + 1}" for number in range(workers)))
            self.await_receiver()
            yield self
        finally:
            self.stop(*self.processes)

    @property
    def webhook_url(self) -> str:
        """Where the receiver takes webhooks."""
        return f"{self.url}/webhook"

    @property
    def url(self) -> str:
        """The receiver's address."""
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """What an operator would set."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("PLANGATE_")},
            "PLANGATE_APP_ID": str(self.hub.app.id),
            "PLANGATE_PRIVATE_KEY": self.hub.app.private_key,
            "PLANGATE_WEBHOOK_SECRET": SECRET,
            "PLANGATE_SIGNING_KEY": SIGNING_KEY,
            "PLANGATE_REDIS_URL": self.redis.url,
            "PLANGATE_GITHUB_API_URL": self.hub.url,
            "PLANGATE_GITHUB_URL": self.hub.url,
            "PLANGATE_HOME_URL": self.url,
            "PLANGATE_PORT": str(self.port),
            "PLANGATE_RECONCILE_EVERY": str(self.reconcile_every),
            **self.settings,
        }

    def start(self, *names: str) -> None:
        """Start processes by name; what they print goes to `log(name)`."""
        for name in names:
            command = [sys.executable, "-m", *COMMANDS[name.partition("-")[0]]]
            with (self.folder / f"{name}.log").open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    command, cwd=ROOT, env=self.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log
                )

    def stop(self, *names: str) -> None:
        """Ask processes to end and wait; those that do not are killed."""
        ending = [(name, self.processes.pop(name)) for name in names]
        for _, process in ending:
            process.terminate()
        for _, process in ending:
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def kill(self, name: str) -> None:
        """End a process and its children at once, as the kernel does when memory runs out."""
        family = self.family(name)
        for pid in family:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.processes.pop(name).wait()

    def freeze(self, name: str) -> tuple[int, ...]:
        """Stop a process and its children without ending them, as a suspended machine does; their ids."""
        frozen = self.family(name)
        for pid in frozen:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
        return frozen

    def thaw(self, frozen: tuple[int, ...]) -> None:
        """Let processes that were stopped go on."""
        for pid in frozen:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

    def family(self, name: str) -> tuple[int, ...]:
        """The ids of a process and of its children, of which a worker has one while it does a job."""
        pid = self.processes[name].pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        horses = [int(child) for child in children.read_text().split()] if children.exists() else []
        return (pid, *horses)

    def log(self, name: str) -> str:
        """What a process has printed so far."""
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def await_receiver(self) -> None:
        """Wait until the receiver answers; raises TimeoutError with its last words."""
        try:
            self.hub.wait_for(self._answers)
        except TimeoutError:
            raise TimeoutError(f"the receiver does not answer: {self.log('web')[-2000:]}") from None

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def check(self, pull: PullRequestActs, *, sha: str | None = None) -> CheckRun | None:
        """Our newest completed check-run on the head, or on another commit."""
        runs = [run for run in pull.check_runs(CHECK_NAME, sha=sha) if run.status == "completed"]
        return runs[-1] if runs else None

    def wait_for_check(self, pull: PullRequestActs, *, sha: str | None = None, timeout: float = PATIENCE) -> CheckRun:
        """Our completed check-run, as soon as it stands; raises TimeoutError with what the processes printed."""
        try:
            return self.hub.wait_for(lambda: self.check(pull, sha=sha) or self._complain_of_the_dead(), timeout)
        except (TimeoutError, ChildProcessError) as error:
            logs = "\n".join(f"--- {name}\n{self.log(name)[-3000:]}" for name in self.processes)
            raise TimeoutError(f"{error}\n{logs}") from None

    def _complain_of_the_dead(self) -> None:
        dead = [name for name, process in self.processes.items() if process.poll() is not None]
        if dead:
            raise ChildProcessError(f"{', '.join(dead)} ended by itself")

    def wait_until_quiet(self, *, seconds: float = 1.0) -> None:
        """Wait until every webhook is answered and no job is left, and for so long nothing was asked of GitHub."""
        clock = self.hub.state.now
        begun = clock().timestamp()

        def quiet() -> bool:
            seen = self.hub.requests
            rested = clock().timestamp() - max(begun, seen[-1].at if seen else begun) > seconds
            # A job that ended just now has put its webhooks into the post, and these may be jobs by now.
            return rested and self.jobs_left() == 0 and self.hub.post.is_empty and self.jobs_left() == 0

        self.hub.wait_for(quiet)

    def jobs_left(self) -> int:
        """How many jobs are under way or will be before long."""
        with connect(self.redis.url) as client:
            soon = time.time() + SOON
            due = sum(client.zcount(key, "-inf", soon) for key in client.scan_iter("plangate:inbox:due:*"))
            return due + Inbox(client).size().taken


def manifest() -> dict[str, Any]:
    """The App's permissions and events as an operator registers them."""
    asked = yaml.safe_load((ROOT / "app.yml").read_text())
    return {"permissions": asked["default_permissions"], "events": tuple(asked["default_events"])}


def free_port() -> int:
    """A port of the loopback address that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
