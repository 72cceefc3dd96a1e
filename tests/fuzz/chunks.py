"""Inputs in chunks for several processes: the same seed gives the same texts to any number of them."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.fuzz.hunt import Reading, hunt
from tests.fuzz.readers import READERS, Reader

CHUNK = 250
"""Inputs that one process reads in one go."""


def readings(readers: list[Reader], seed: int, inputs: int, jobs: int) -> Iterator[tuple[Reader, Reading]]:
    """How each reader takes that many inputs, in the order given, read by that many processes."""
    sizes = [min(CHUNK, inputs - start) for start in range(0, inputs, CHUNK)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        under_way = [
            [pool.submit(_hunt, reader.name, f"{seed}/{reader.name}/{n}", size) for n, size in enumerate(sizes)]
            for reader in readers
        ]
        for reader, chunks in zip(readers, under_way, strict=True):
            yield reader, _together([chunk.result() for chunk in chunks])


def _hunt(name: str, seed: str, inputs: int) -> Reading:
    """`hunt` in another process: a reader cannot be sent there, its name can."""
    reader = next(reader for reader in READERS if reader.name == name)
    return hunt(reader, seed, inputs)


def _together(readings: list[Reading]) -> Reading:
    failures = {failure.reason: failure for reading in reversed(readings) for failure in reading.failures}
    return Reading(
        sum(reading.inputs for reading in readings),
        max(reading.slowest for reading in readings),
        sum(reading.crashes for reading in readings),
        tuple(failures.values()),
    )
