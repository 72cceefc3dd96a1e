"""Python's search for garbage in cycles, fitted to processes that live for one job or one command.

Left alone it walks all that was imported again and again: a quarter of the time in which the largest plans are judged.
"""

import gc

GC_THRESHOLD = 20_000
"""Objects made, less those given back, between two searches; Python's own number is 700."""


def tune_gc() -> None:
    """Leave all that is there by now out of every later search, of this process and of its forks, and search seldom.

    To be called when everything is imported, and before the first fork: what is not walked stays shared. Nothing is
    collected first: that takes 14 ms of every command, and imports leave next to nothing.
    """
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD)
