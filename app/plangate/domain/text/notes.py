"""Notes: what stands in brackets of any script, inside of no others."""

import re

_NOTE = re.compile(r"[(（\[［【〔]([^()（）\[\]［］【】〔〕]*)[)）\]］】〕]")


def notes_in(text: str) -> list[str]:
    """What stands in each pair of brackets."""
    return _NOTE.findall(text)


def without_notes(text: str) -> str:
    """The text with a blank in the place of each pair of brackets and what is inside."""
    return _NOTE.sub(" ", text)


def note_at_end(text: str) -> str:
    """What stands in the brackets that a text ends with, empty without any."""
    bare = text.rstrip()
    notes = notes_in(bare) if bare.endswith(tuple(")）]］】〕")) else []
    return notes[-1] if notes else ""
