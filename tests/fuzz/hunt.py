"""Reading many inputs: which of them make a reader fall, hang, or take longer than its size allows.

Time is of the processor. A budget in milliseconds makes an input suspect; it is guilty only if its time grows faster
than its size when it is repeated, or if it does not come to an end at all. So a slow machine accuses nobody.
"""

import re
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import FrameType

from tests.fuzz.mutations import mutated
from tests.fuzz.readers import Reader
from tests.growth import MOST, growth

SUSPECT_FLOOR, SUSPECT_PER_CHARACTER = 0.1, 40e-6
"""Seconds that any input may take, and seconds more for each of its characters: twice what hostile shapes take."""
ENDLESS = 60.0
"""Seconds after which an input counts as one that does not end: a hundred times what the longest may take."""
GROWN = 64_000
"""Characters to which a suspect is repeated; an eighth of them is what it is compared with."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that a reader cannot take, and in a word why: the same kind of failure has the same reason."""

    reader: str
    reason: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How some inputs were read: how many, the longest in milliseconds, and the first failure of each reason."""

    inputs: int
    slowest: float
    crashes: int
    failures: tuple[Failure, ...]


class EndlessError(BaseException):
    """Reading has not come to an end; no reader may catch it."""


def hunt(reader: Reader, seed: str, inputs: int) -> Reading:
    """Read that many inputs, which follow from the seed; the first of each kind of failure is kept."""
    chance = Random(seed)
    slowest, crashes = 0.0, 0
    failures: dict[str, Failure] = {}
    for _ in range(inputs):
        text = mutated(reader.samples, chance)
        seconds, failure = read_once(reader, text)
        slowest = max(slowest, seconds)
        if failure is None and seconds > SUSPECT_FLOOR + SUSPECT_PER_CHARACTER * len(text):
            failure = judge_growth(reader, text)
        if failure is not None:
            crashes += 1
            failures.setdefault(failure.reason, failure)
    return Reading(inputs, slowest * 1000, crashes, tuple(failures.values()))


def read_once(reader: Reader, text: str) -> tuple[float, Failure | None]:
    """The seconds that a reader takes for a text, and what is wrong, if it falls or does not end."""
    start = time.process_time()
    try:
        with ending_after(ENDLESS):
            reader.read(text)
    except reader.declared:
        pass
    except EndlessError:
        return time.process_time() - start, Failure(reader.name, "endless", text)
    except Exception as error:
        return time.process_time() - start, Failure(reader.name, _reason(error), text, traceback.format_exc())
    return time.process_time() - start, None


def judge_growth(reader: Reader, text: str) -> Failure | None:
    """What is wrong with a suspect: its time grows faster than its size, whenever it is measured."""

    def read(size: int) -> None:
        read_once(reader, (text * (size // len(text) + 1))[:size])

    found = growth(read, GROWN)
    return Failure(reader.name, "grows faster than its size", text, f"{found:.0f} times") if found >= MOST else None


@contextmanager
def ending_after(seconds: float) -> Iterator[None]:
    """Raise EndlessError in what takes more of the processor than that; only in a process's main thread."""

    def end(_: int, __: FrameType | None) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _reason(error: Exception) -> str:
    """The error's type and the last line of ours that it went through."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if re.search("plangate", frame.filename)]
    place = f" in {ours[-1].filename.rpartition('/')[2]}:{ours[-1].name}" if ours else ""
    return f"{type(error).__name__}{place}"
