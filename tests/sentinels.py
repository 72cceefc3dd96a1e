"""A primary, a replica and three sentinels on the loopback address: what a Redis is that fails over."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import redis

from plangate.standalone.redis import find_server
from tests import PATIENCE

SERVICE = "plangate"
PASSWORD = "of-the-servers-only"
CONFIG = f"""\
bind 127.0.0.1
sentinel monitor {SERVICE} 127.0.0.1 {{primary}} 2
sentinel auth-pass {SERVICE} {PASSWORD}
sentinel down-after-milliseconds {SERVICE} 1500
sentinel failover-timeout {SERVICE} 10000
"""


@dataclass(slots=True)
class Sentinels:
    """Running servers and sentinels, by their ports."""

    servers: dict[int, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    sentinels: dict[int, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """As an operator names it."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in self.sentinels)
        return f"redis+sentinel://default:{PASSWORD}@{hosts}/{SERVICE}/0"

    def start(self) -> None:
        """They run already."""

    def stop(self) -> None:
        """They are stopped by who started them."""

    def primary(self) -> int | None:
        """The port of the server that leads, as the sentinels that answer have agreed; None while they have not."""
        told = {self._asked(port) for port in self.sentinels}
        return told.pop() if len(told) == 1 else None

    def _asked(self, port: int) -> int | None:
        try:
            with redis.Redis(port=port, socket_timeout=2) as client:
                return int(client.sentinel_get_master_addr_by_name(SERVICE)[1])
        except (redis.RedisError, TypeError):
            return None

    def fail_over(self) -> int:
        """Kill the server that leads, and wait until another does; its port."""
        before = self.wait_for_primary()
        self.servers[before].kill()
        self.servers[before].wait()
        return self.wait_for_primary(other_than=before)

    def wait_for_primary(self, *, other_than: int | None = None) -> int:
        """The port of the server that leads and takes writes, once there is one."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            port = self.primary()
            if port not in (None, other_than) and self._takes_writes(port):
                return port
            time.sleep(0.1)
        raise TimeoutError("no server leads")

    def _takes_writes(self, port: int) -> bool:
        try:
            with redis.Redis(port=port, password=PASSWORD, socket_timeout=2) as client:
                return client.info("replication")["role"] == "master"
        except redis.RedisError:
            return False


@contextmanager
def sentinels(folder: Path, ports: list[int]) -> Iterator[Sentinels]:
    """Two servers on the first two ports and three sentinels on the others; all are stopped at the end."""
    running, primary = Sentinels(), ports[0]
    try:
        for port in ports[:2]:
            follows = () if port == primary else ("--replicaof", "127.0.0.1", str(primary))
            running.servers[port] = _start(
                folder / str(port), "--port", str(port), "--requirepass", PASSWORD, "--masterauth", PASSWORD,
                "--save", "", "--appendonly", "yes", "--repl-diskless-sync-delay", "0", *follows,
            )  # fmt: skip
        _wait_for_replica(primary)
        for port in ports[2:]:
            (folder / str(port)).mkdir(parents=True)
            config = folder / str(port) / "sentinel.conf"
            config.write_text(CONFIG.format(primary=primary))
            running.sentinels[port] = _start(config.parent, str(config), "--port", str(port), "--sentinel")
        _wait_for_sentinels(running)
        yield running
    finally:
        for process in (*running.sentinels.values(), *running.servers.values()):
            process.kill()
            process.wait()


def _start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    folder.mkdir(parents=True, exist_ok=True)
    output = subprocess.DEVNULL
    return subprocess.Popen([find_server(), *arguments], cwd=folder, stdin=output, stdout=output, stderr=output)


def _wait_for_replica(primary: int) -> None:
    _wait(lambda: "online" in str(_info(primary, PASSWORD, "replication").get("slave0")))


def _wait_for_sentinels(running: Sentinels) -> None:
    """Until each knows the others and the replica: one that does not has nobody to make the primary."""
    whole = f"slaves=1,sentinels={len(running.sentinels)}"
    for port in running.sentinels:
        _wait(lambda port=port: _is_whole(port, whole))


def _is_whole(port: int, whole: str) -> bool:
    told = _info(port, None, "sentinel").get("master0", {})
    return f"slaves={told.get('slaves')},sentinels={told.get('sentinels')}" == whole


def _info(port: int, password: str | None, section: str) -> dict:
    try:
        with redis.Redis(port=port, password=password, socket_timeout=2) as client:
            return client.info(section)
    except redis.RedisError:
        return {}


def _wait(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the servers have not found each other")
        time.sleep(0.1)
