"""Being told to stop is not lost, and whoever hangs is gone in time."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests import ROOT

BEFORE = """
import os, time
from plangate_workers.runtime import shutdown
"""
BRIEF = 1.0
"""Seconds of grace for those of whom it is tested that they are gone when it is over."""
SOON = 30
"""Seconds in which a loaded machine ends a process; half of what a process that hangs would take."""
JOB = """
reading, writing = os.pipe()
child = os.fork()
if child == 0:
    os.close(writing)
    os.read(reading, 1)
    os._exit(0)
stop = shutdown.listen_for_stop(lambda: child)
"""


@contextmanager
def running(code: str, **changed: float) -> Iterator[subprocess.Popen[str]]:
    """A process that runs this code, with other numbers of the module's, once it has printed a line."""
    changes = "".join(f"shutdown.{name} = {number}\n" for name, number in changed.items())
    command = [sys.executable, "-c", BEFORE + changes + code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def stopped(process: subprocess.Popen[str]) -> tuple[int, float]:
    """The exit status of a process that is told to stop, and how many seconds that took."""
    began = time.monotonic()
    process.terminate()
    return process.wait(SOON), time.monotonic() - began


def test_who_is_told_in_a_destructor_remembers_it():
    code = """
class Slow:
    def __del__(self):
        time.sleep(0.05)
stop = shutdown.listen_for_stop()
print(flush=True)
while not stop.is_set():
    Slow()
print("farewell")
"""
    with running(code, SHUTDOWN_GRACE=SOON) as process:
        status, _ = stopped(process)

        assert (status, process.stdout.read()) == (0, "farewell\n")


def test_who_hangs_is_gone_when_the_grace_is_over():
    code = "shutdown.listen_for_stop(); print(flush=True); time.sleep(60)"
    with running(code, SHUTDOWN_GRACE=BRIEF) as process:
        status, seconds = stopped(process)

        assert (status, "left_without_farewell" in process.stdout.read()) == (0, True)
    assert seconds >= BRIEF


def test_a_job_that_is_under_way_is_waited_for_however_long_it_takes():
    code = """
print(flush=True)
time.sleep(6)
os.write(writing, b".")
os.wait()
print("done")
"""
    # However slow the thread is that listens: it takes one request for no two.
    with running(JOB + code, TWICE_BY_MISTAKE=0.0, SHUTDOWN_GRACE=3.0) as process:
        status, _ = stopped(process)

        assert (status, process.stdout.read()) == (0, "done\n")


def test_who_hangs_after_the_end_of_the_job_is_gone_when_the_grace_is_over():
    code = f"{JOB}os.write(writing, b'.'); print(flush=True); time.sleep(60)"
    with running(code, SHUTDOWN_GRACE=BRIEF) as process:
        status, _ = stopped(process)

        assert (status, "left_without_farewell" in process.stdout.read()) == (0, True)


def test_who_is_told_once_more_ends_in_the_middle_of_a_job_but_not_when_told_twice_in_one_breath():
    with running(f"{JOB}print(flush=True); time.sleep(60)", TWICE_BY_MISTAKE=3.0) as process:
        process.send_signal(signal.SIGINT)
        process.terminate()
        time.sleep(4)
        patient = process.poll()

        status, _ = stopped(process)

        assert (patient, status, "ended_at_once" in process.stdout.read()) == (None, 0, True)


def test_a_job_s_own_process_can_be_told_to_end():
    code = """
shutdown.listen_for_stop()
child = os.fork()
if child == 0:
    time.sleep(60)
print(child, flush=True)
os.kill(child, 15)
os._exit(os.WTERMSIG(os.wait()[1]))
"""
    with running(code) as process:
        assert process.wait(SOON) == signal.SIGTERM
