"""Which lines of a changed file surely lie in its diff, told from the two texts alone."""

CONTEXT_LINES = 3
"""Unchanged lines that GitHub shows on each side of a change."""


def commentable_lines(before: str | None, after: str) -> frozenset[int]:
    """The right side's lines, from 1, on which GitHub surely takes a comment; all of them for an added file.

    A line whose content the old text does not have is an addition under any diff algorithm, and so is shown with its
    context. A moved or repeated line may be one as well, but which of them is the algorithm's choice: those are left
    out, since GitHub refuses a whole review for one comment that is off the diff.
    """
    lines = _lines(after)
    if before is None:
        return frozenset(range(1, len(lines) + 1))
    old = set(_lines(before))
    shown: set[int] = set()
    # `reach` is the last line shown so far, so that close additions do not add their context twice.
    reach = 0
    for number, line in enumerate(lines, 1):
        if line not in old:
            end = min(number + CONTEXT_LINES, len(lines))
            shown.update(range(max(number - CONTEXT_LINES, reach + 1, 1), end + 1))
            reach = end
    return frozenset(shown)


def _lines(text: str) -> list[str]:
    # Git ends lines at newlines only, and a carriage return is content.
    return text.removesuffix("\n").split("\n") if text else []
