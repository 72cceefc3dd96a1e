"""Several processes that serve one port, for receivers that one core is not enough for."""

import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

import structlog

PAUSE = 1.0
"""Seconds before a process that ended by itself is started again."""

log = structlog.stdlib.get_logger()


def serve_in_processes(number: int, serve: Callable[[int], None]) -> None:
    """Run so many processes that serve, each given its number, until told to stop; they finish what they are at.

    One that ends by itself is started again, under its number.
    """
    house = _Processes(serve)
    for which in range(number):
        house.start(which)
    house.keep()


class _Processes:
    """Processes by their ids, and whether they are told to stop."""

    def __init__(self, serve: Callable[[int], None]) -> None:
        self._serve = serve
        self._numbers: dict[int, int] = {}
        self._is_ending = False
        # Nobody writes: it ends with the parent, and its readers with it.
        self._ends_with_parent, self._open_in_parent = os.pipe()
        self._before = {one: signal.signal(one, self._end) for one in (signal.SIGTERM, signal.SIGINT)}

    def start(self, number: int) -> None:
        """Fork one."""
        process = os.fork()
        if process:
            self._numbers[process] = number
            return
        status = 1
        try:
            for sent, handler in self._before.items():
                signal.signal(sent, handler)
            os.close(self._open_in_parent)
            threading.Thread(target=self._await_parents_end, daemon=True).start()
            self._serve(number)
            status = 0
        finally:
            # Nothing of the parent's is to be done twice.
            os._exit(status)

    def _await_parents_end(self) -> None:
        os.read(self._ends_with_parent, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    def keep(self) -> None:
        """Wait for all to end, and start again those that were not told to."""
        while self._numbers:
            process, status = os.wait()
            number = self._numbers.pop(process)
            if not self._is_ending:
                log.error("process_ended", number=number, status=os.waitstatus_to_exitcode(status))
                time.sleep(PAUSE)
            if not self._is_ending:
                self.start(number)

    def _end(self, sent: int, frame: FrameType | None) -> None:
        self._is_ending = True
        for process in self._numbers:
            os.kill(process, signal.SIGTERM)
