"""What a mark of NEEDS CLARIFICATION asks: the question that stands in it, behind it or before it."""

import re

MARKER = re.compile(r"NEEDS[ _-]CLARIFICATION")
BRACKETED = re.compile(r"\[\s*NEEDS[ _-]CLARIFICATION\s*[:：\-–—](?P<question>[^\]]*)\]?")
"""The mark with its question, where both stand in brackets."""

_BEHIND = re.compile(r"\s*[:：(\-–—]\s*(?P<question>[^|;；)]*)")
_BEFORE = re.compile(r"(?P<question>[^.;。；|:：!?！？*]*[?？])[\W_]*\Z")
_MARKUP = " \t*_`“”\"'"
_MAX_CHARACTERS = 400
"""Characters around a mark that are looked at."""


def is_only_mark(value: str) -> bool:
    """Whether a value holds nothing but a mark, with its question if there is one: nothing was answered yet."""
    bare = value.strip(f"{_MARKUP}.")
    if not (bare.startswith("[") and bare.endswith("]")):
        return MARKER.fullmatch(bare) is not None
    inside = bare[1:-1].strip()
    mark = MARKER.match(inside)
    asked = inside[mark.end() :].lstrip() if mark else ""
    return mark is not None and "]" not in asked and (not asked or asked[0] in ":：-–—")


def question_of(line: str) -> str:
    """The question of a line's first mark, without markup; empty where the mark asks nothing."""
    marker = MARKER.search(line)
    if marker is None:
        return ""
    before = line[max(marker.start() - _MAX_CHARACTERS, 0) : marker.start()]
    asked = BRACKETED.match(line, max(line.rfind("[", 0, marker.start()), 0))
    behind = _BEHIND.match(line[marker.end() : marker.end() + _MAX_CHARACTERS])
    question = asked or behind or _BEFORE.search(before)
    return question["question"].strip(_MARKUP) if question else ""
