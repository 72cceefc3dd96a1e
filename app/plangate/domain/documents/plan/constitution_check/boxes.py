"""Boxes: what the bracket or sign at the start of an answer says, beyond ticked or open."""

from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Sense, Verdict
from plangate.domain.documents.plan.model import Box

_TICKED = frozenset("xX✓✔✅☑vV√●") | {"yes", "ok", "pass", "done"}
_CROSSED = frozenset("✗✘❌!×☒") | {"fail", "no"}
_WAITING = frozenset("~/-⏳🔲") | {"todo", "wip"}
_OPEN: dict[str, Sense | None] = {
    "": None,
    **dict.fromkeys(_WAITING, Sense.PENDING),
    **dict.fromkeys(_CROSSED, Sense.FAIL),
    **LEXICON.marks,
}
"""The content of an open box, and what it declares."""
_SIGNS = {"☐": " ", "□": " ", "☑": "x", "☒": "x"}
"""Signs of a box in a cell, as the brackets of an item have them."""
_LONGEST_CONTENT = 4
"""Characters between the brackets of a box."""
_ALONE = {Box.TICKED: Sense.PASS, Box.NOT_APPLICABLE: Sense.EXEMPT}


def box_of(box: str | None) -> tuple[Box, tuple[Verdict, ...]]:
    """The box that a bracket's content makes, and what it declares beyond ticked or open."""
    if box is None:
        return Box.NONE, ()
    kind, sense = _kind_of(box.strip(" \u3000\ufe0f\ufe0e").lower())
    return kind, (Verdict(sense, spoken=False),) if sense else ()


def is_box(box: str | None) -> bool:
    """Whether a bracket's content makes a box."""
    return box_of(box)[0] is not Box.NONE


def box_in(cell: str) -> tuple[str | None, str]:
    """The content of the box that a cell begins with, and what stands behind it."""
    if cell[:1] in _SIGNS:
        return _SIGNS[cell[0]], cell[1:]
    content, closed, rest = cell[1:].partition("]")
    is_bracketed = cell.startswith("[") and closed and len(content) <= _LONGEST_CONTENT
    return (content, rest.lstrip()) if is_bracketed else (None, cell)


def declared_by(box: Box) -> tuple[Verdict, ...]:
    """What a box declares that has no verdict beside it."""
    return (Verdict(_ALONE[box], spoken=False),) if box in _ALONE else ()


def _kind_of(content: str) -> tuple[Box, Sense | None]:
    if content in _TICKED:
        return Box.TICKED, None
    if content in _OPEN:
        return Box.OPEN, _OPEN[content]
    if content.startswith("n"):
        return Box.NOT_APPLICABLE, None
    # A sign that nobody knows is a box; words in brackets are none.
    return (Box.OPEN, Sense.UNKNOWN) if len(content) <= 2 else (Box.NONE, None)
