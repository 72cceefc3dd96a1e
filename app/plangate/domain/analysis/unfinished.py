"""Values that are only a mark: TODO in the place of one, or NEEDS CLARIFICATION and nothing else."""

import re

UNFINISHED = r"(?:TODO|TBD|TKTK|TBA|FIXME|\?{3,}|to be (?:decided|determined|defined))"
"""A pattern of what marks unfinished work."""

_ONLY_UNFINISHED = re.compile(rf"\W*{UNFINISHED}\W*")
_ONLY_MARKER = re.compile(
    r"[\s*_`]*(?:\[\s*NEEDS[ _-]CLARIFICATION\s*(?:[:：\-–—][^\]]*)?\]|NEEDS[ _-]CLARIFICATION)[\s*_`.]*"
)


def is_only_marker(value: str) -> bool:
    """Whether a value holds nothing but a marker, with its question if there is one: nothing was answered yet."""
    return _ONLY_MARKER.fullmatch(value) is not None


def is_unfinished(text: str) -> bool:
    """Whether a short visible text is nothing but a mark of unfinished work."""
    # The long form of a marker with its question belongs to lists of open points, which are honest.
    return len(text) < 40 and _ONLY_UNFINISHED.fullmatch(text) is not None
