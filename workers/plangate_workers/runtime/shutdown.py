"""Being told to stop: a fact that is remembered and asked for, and a process that is gone in time whatever it hangs in.

An exception that a signal's handler raises is lost where a destructor was running, and loses the job that RQ was about
to hand over; a handler that sets an event waits for ever where its own thread held the event's lock. So no handler
runs: the signals are blocked, a thread waits for them, and the loops ask.
"""

import os
import signal
import threading
import time
from collections.abc import Callable

import structlog

STOP_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT})
SHUTDOWN_GRACE = 5.0
"""Seconds that a process without a job has for its farewell to Redis."""
TWICE_BY_MISTAKE = 1.0
"""Seconds in which a second signal is the same request: a terminal and a supervisor both pass it on."""
WATCH_INTERVAL = 0.1

log = structlog.stdlib.get_logger()


def _no_job() -> int:
    return 0


def listen_for_stop(job_process: Callable[[], int] = _no_job) -> threading.Event:
    """The event that is set once this process is told to stop; to be called before any other thread begins.

    From then on it is gone within SHUTDOWN_GRACE, or within as much after the end of the job that is under way;
    `job_process` gives the id of the child that does it, 0 without one. Told once more, it ends at once.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    # A job's process has no such thread.
    os.register_at_fork(after_in_child=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS))
    stop = threading.Event()
    threading.Thread(target=_end_in_time, args=(stop, job_process), name="grace", daemon=True).start()
    threading.Thread(target=_listen, args=(stop,), name="stop", daemon=True).start()
    return stop


def _listen(stop: threading.Event) -> None:
    signal.sigwait(STOP_SIGNALS)
    stop.set()
    told = time.monotonic()
    while True:
        signal.sigwait(STOP_SIGNALS)
        if time.monotonic() - told > TWICE_BY_MISTAKE:
            _leave("ended_at_once")


def _end_in_time(stop: threading.Event, job_process: Callable[[], int]) -> None:
    stop.wait()
    deadline = time.monotonic() + SHUTDOWN_GRACE
    while time.monotonic() < deadline:
        if is_running(job_process()):
            deadline = time.monotonic() + SHUTDOWN_GRACE
        time.sleep(WATCH_INTERVAL)
    _leave("left_without_farewell")


def is_running(child: int) -> bool:
    """Whether that child has not ended; it is left for its own waiter."""
    if child == 0 or not hasattr(os, "waitid"):
        # macOS has it from Python 3.13 on; before, who waits for the child is believed.
        return child != 0
    try:
        return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:
        return False


def _leave(event: str) -> None:
    """End without a farewell: slot, lease and leadership run out by themselves."""
    try:
        log.warning(event)
    finally:
        os._exit(0)
