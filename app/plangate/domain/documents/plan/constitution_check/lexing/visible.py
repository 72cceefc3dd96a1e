"""Visible texts: what stands in a line, a cell or a name, and where bold type, code and struck text are in it."""

from collections.abc import Sequence
from typing import NamedTuple

from plangate.domain.documents.plan.constitution_check.lexing.signs import show_signs
from plangate.domain.text.markdown import BOLD, CODE, STRUCK, Inline, Mark

_STYLED = BOLD | CODE | STRUCK

Pieces = tuple[tuple[int, int], ...]
"""Pieces of a text by their offsets, the end exclusive."""


class Visible(NamedTuple):
    """A visible text with GitHub's shortcodes as the signs that they show; equal texts are read once."""

    text: str
    bolds: Pieces = ()
    codes: Pieces = ()
    struck: Pieces = ()

    @property
    def running(self) -> "Visible":
        """It as one line of running words, whose bold type parts nothing."""
        return self._replace(text=self.text.replace("\n", " "), bolds=())


def visible(said: str | Inline) -> Visible:
    """What is visible of a block's text, or of a text that has no styles."""
    if isinstance(said, str):
        return Visible(show_signs(said))
    text = show_signs(said.text)
    if not any([run.style & _STYLED for run in said.runs]):
        return Visible(text)
    return Visible(text, _pieces(said.bolds), _pieces(said.codes), _pieces(said.struck))


def _pieces(marks: Sequence[Mark]) -> Pieces:
    return tuple([(mark.start, mark.end) for mark in marks])
