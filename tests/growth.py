"""How the time that something takes grows with its size: a bound that holds on any machine, however busy it is."""

import time
from collections.abc import Callable
from math import inf

TIMES = 8
"""How much larger the large is than the small. What grows by the square takes 64 times as long."""
MOST = 3 * TIMES
"""Times as long as the small that the large may take: what is linear takes about TIMES, and measuring is rough."""
TRIES = 5
"""Measurings at most. What grows by the square does so each time; what a busy neighbour slows, only some times."""
LEAST = 0.05
"""Seconds; what takes less is counted as that, since a single pause to collect garbage would outweigh it."""


def growth(deed: Callable[[int], object], size: int) -> float:
    """How many times as long as for a small size a deed takes for a large one, in seconds of the processor.

    It is measured again while the answer is too much, and the least holds: caches that other processes empty and a
    clock that slows down make a second of the processor worth less than the one before it.
    """
    # What is loaded or compiled at the first call is of neither.
    deed(size // TIMES**2)
    least = inf
    for _ in range(TRIES):
        least = min(least, _took(deed, size) / max(_took(deed, size // TIMES), LEAST))
        if least < MOST:
            break
    return least


def _took(deed: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    deed(size)
    return time.process_time() - start
