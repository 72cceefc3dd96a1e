"""A sign of life in a file, for what starts processes again that hang: `python -m plangate.queue.heartbeat FILE`.

Dispatcher and workers listen on nothing that could be asked. Who waits for a Redis that is away lives: starting it
again would not help.
"""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

MAX_AGE = 90.0
"""Seconds without a sign after which a process counts as hanging; it gives one a second, without Redis one in 20 s."""
INTERVAL = 1.0


class Heartbeat:
    """The sign of life of the process that makes this; its forks give none."""

    def __init__(self, file: Path | None) -> None:
        """In a file, or nowhere."""
        self._file = file
        self._process = os.getpid()
        self._next = 0.0

    def beat(self) -> None:
        """Give a sign, unless one was given just now; OSError where the file cannot be written."""
        now = time.monotonic()
        if self._file is not None and now >= self._next and os.getpid() == self._process:
            self._file.touch()
            self._next = now + INTERVAL


NOWHERE = Heartbeat(None)
"""Of a process that nobody asks."""


def is_alive(file: Path) -> bool:
    """Whether a sign was given lately."""
    try:
        return time.time() - file.stat().st_mtime < MAX_AGE
    except OSError:
        return False


def main(arguments: Sequence[str]) -> int:
    """0 where the process that writes this file lives."""
    return 0 if len(arguments) == 1 and is_alive(Path(arguments[0])) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
