"""Words of messages that several rules share."""

from collections.abc import Sequence

_NEAR = 12
"""Characters that a cut gives up for a whole word."""


def listed(names: Sequence[str], most: int = 12) -> str:
    """The names in one phrase: `a`, `a and b`, `a, b and c`; beyond `most`, the rest is counted.

    Where a name has a comma in it, semicolons part them: `a, b; and c`.
    """
    comma, last = (";", "; and ") if any("," in name for name in names) else (",", " and ")
    if len(names) > most:
        return f"{f'{comma} '.join(names[:most])}{last}{len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{f'{comma} '.join(names[:-1])}{last}{names[-1]}"


def shown(text: str, most: int = 80) -> str:
    """A piece of the plan as a message quotes it: on one line, cut where it is long, between words if one ends near."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    end = line.rfind(" ", most - _NEAR, most)
    return f"{line[: end if end > 0 else most - 1].rstrip()}…"
