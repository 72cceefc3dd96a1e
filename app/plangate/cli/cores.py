"""Judging many plans on all cores, with a line on the terminal that counts them."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MANY = 24
"""So many are worth a process of their own for each core, and a line that counts."""
_CHUNK = 4
"""Judged by a process before it is asked again."""

_judge_of: dict[str, Callable[[int], Any]] = {}
"""What a forked process judges by: inherited, since a snapshot is too much to be sent."""


def on_all_cores(judge: Callable[[T], R], subjects: Sequence[T]) -> Iterable[R]:
    """What is judged of each, in their order, as `map` gives it."""
    if len(subjects) < MANY:
        return map(judge, subjects)
    return _counted(_judged(judge, subjects), len(subjects))


def _judged(judge: Callable[[T], R], subjects: Sequence[T]) -> Iterator[R]:
    # The first is judged here: what is compiled and read for all is then known to every fork.
    yield judge(subjects[0])
    others, cores = subjects[1:], _cores()
    if cores < 2 or not hasattr(os, "fork"):
        yield from map(judge, others)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    _judge_of["fork"] = lambda number: judge(others[number])
    with ProcessPoolExecutor(cores, get_context("fork"), initializer=_leave_interrupts_to_parent) as processes:
        yield from processes.map(_judge_numbered, range(len(others)), chunksize=_CHUNK)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _judge_numbered(number: int) -> Any:
    return _judge_of["fork"](number)


def _counted(judged: Iterable[R], number: int) -> Iterator[R]:
    """The same, and at a terminal a line that says how far it is, and is gone at the end."""
    is_shown = sys.stderr.isatty()
    for done, one in enumerate(judged, 1):
        if is_shown:
            print(f"\r{done} of {number} plans judged", end="", file=sys.stderr, flush=True)
        yield one
    if is_shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
