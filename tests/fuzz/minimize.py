"""Making a failing input as small as it can be made, with the same failure."""

from collections.abc import Callable, Sequence

from tests.fuzz.hunt import Failure, judge_growth, read_once
from tests.fuzz.readers import Reader

MOST_TRIES = 2_000
"""Readings of one failing input."""
MOST_TRIES_IF_SLOW = 40
"""Readings where each takes seconds."""


def minimized(reader: Reader, failure: Failure) -> Failure:
    """The failure with as little text as gives it still: first without lines, then without characters."""
    slow = failure.reason in ("endless", "grows faster than its size")
    again = judge_growth if slow else lambda reader, text: read_once(reader, text)[1]
    tries = MOST_TRIES_IF_SLOW if slow else MOST_TRIES

    def fails(text: str) -> bool:
        nonlocal tries
        tries -= 1
        found = again(reader, text) if text and tries >= 0 else None
        return found is not None and found.reason == failure.reason

    lines = smallest(failure.text.splitlines(keepends=True), lambda some: fails("".join(some)))
    text = "".join(smallest("".join(lines), lambda some: fails("".join(some))))
    return Failure(failure.reader, failure.reason, text, failure.detail)


def smallest(parts: Sequence[str], fails: Callable[[Sequence[str]], bool]) -> Sequence[str]:
    """The parts that are left when ever smaller runs of them are left out, as long as it still fails."""
    length = len(parts) // 2
    while length:
        at = 0
        while at < len(parts):
            fewer = [*parts[:at], *parts[at + length :]]
            if fails(fewer):
                parts = fewer
            else:
                at += length
        length //= 2
    return parts
