"""Marks of unfinished work, such as TODO, in the place of a value."""

import re

from plangate.domain.text.markdown import visible

MARKER = r"(?:TODO|TBD|TKTK|TBA|FIXME|\?{3,}|to be (?:decided|determined|defined))"
"""A pattern of what marks unfinished work."""

_ALONE = re.compile(rf"\W*{MARKER}\W*")


def is_marker(text: str) -> bool:
    """Whether a short text outside code is nothing but a mark of unfinished work."""
    # The long form of a marker with its question belongs to lists of open points, which are honest.
    return len(text) < 40 and "`" not in text and _ALONE.fullmatch(visible(text)) is not None
