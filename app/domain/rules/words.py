"""Words of messages that several rules share."""

from collections.abc import Sequence


def listed(names: Sequence[str], most: int = 12) -> str:
    """The names in one phrase: `a`, `a and b`, `a, b and c`; beyond `most`, the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shown(text: str, most: int = 80) -> str:
    """A piece of the plan as a message quotes it: on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
