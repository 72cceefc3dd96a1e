"""Whose wish a letter carries."""

from enum import IntEnum


class Priority(IntEnum):
    """Whose wish it is; the lower number goes first."""

    PERSON = 0
    PUSH = 1
    SWEEP = 2
