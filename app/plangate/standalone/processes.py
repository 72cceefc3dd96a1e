"""Child processes in one terminal: their lines prefixed, those that die started again, all stopped in order."""

import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

MIN_PAUSE = 1.0
MAX_PAUSE = 15.0
"""Seconds until a process that died is started again."""
SETTLED_SECONDS = 20.0
"""Seconds after which a process that dies did not die of how it was started."""
STOP_TIMEOUT = 60.0
"""Seconds that a process may take to finish what it is at."""


class Printer:
    """Prints whole lines of several processes, each with the name of its process before it."""

    def __init__(self, width: int, stream: IO[str] | None = None) -> None:
        """`width` is that of the longest name."""
        self._width = width
        self._stream = stream or sys.stdout
        self._lock = threading.Lock()

    def print_line(self, name: str, line: str) -> None:
        """Print one line of a process."""
        with self._lock:
            print(f"{name:<{self._width}} │ {line}", file=self._stream, flush=True)


@dataclass
class Child:
    """A process that is to run; `exit_status` is that of its last end."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[str] | None = None
    started: float = 0.0
    pause: float = MIN_PAUSE
    restart_at: float | None = None
    exit_status: int | None = None
    reader: threading.Thread | None = field(default=None, repr=False)

    def start(self, environment: Mapping[str, str], printer: Printer) -> None:
        """Start it; its output is read beside."""
        # A session of its own: Ctrl-C in the terminal is for us, and we stop the children in order.
        self.process = subprocess.Popen(
            self.command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        self.started, self.restart_at = time.monotonic(), None
        self.reader = threading.Thread(target=self._read, args=(self.process, printer), daemon=True)
        self.reader.start()

    def _read(self, process: subprocess.Popen[str], printer: Printer) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            printer.print_line(self.name, line.rstrip("\n"))

    def has_died(self) -> bool:
        """Whether it ran and ended; tells so once."""
        if self.process is None or self.process.poll() is None:
            return False
        self.exit_status = self.process.returncode
        self._drain()
        self.process = None
        return True

    def schedule_restart(self, now: float) -> float:
        """Plan the next start, later each time that it dies young; the seconds until then."""
        self.pause = MIN_PAUSE if now - self.started > SETTLED_SECONDS else min(self.pause * 2, MAX_PAUSE)
        self.restart_at = now + self.pause
        return self.pause

    def ask_to_stop(self) -> None:
        """Ask it to finish what it is at, and end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, timeout: float = STOP_TIMEOUT) -> None:
        """Wait until it has ended; kill it when it takes too long."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
        self._drain()
        self.process = None

    def kill(self) -> None:
        """End it at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _drain(self) -> None:
        if self.reader is not None:
            self.reader.join(2.0)
