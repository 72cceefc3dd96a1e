"""What of a text declares nothing though it has a verdict's words: values in code, and markers that are told of."""

import re
from collections.abc import Iterator

from plangate.domain.documents.dialects.phrases import pattern_of
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.slots import is_verdict
from plangate.domain.documents.plan.constitution_check.lexing.visible import Pieces, Visible
from plangate.domain.text.words import before_first, lower_case, parted

_MARKER = re.compile(r"\[NEEDS[ _-]CLARIFICATION\]")
_CLAUSE_ENDS = ".;:。；：|"
_JOINS = " -‐‑–\"'“”„«»「」`"
_REACH = 120
"""Characters before a marker, and behind it, in which it is told of."""


def values_in(said: Visible, lexicon: Lexicon = LEXICON) -> Pieces:
    """The pieces that declare nothing, by their offsets.

    Code does where a verdict stands in it as verdicts are written, in capitals or a script without: in small letters a
    verdict word is the value of something.
    """
    codes = tuple([piece for piece in said.codes if _is_value(said.text[slice(*piece)], lexicon)])
    return (*codes, *_told_markers(said.text)) if "NEEDS" in said.text else codes


def _is_value(code: str, lexicon: Lexicon) -> bool:
    return any(map(str.islower, code)) or not is_verdict(code, lexicon)


def _told_markers(text: str) -> Iterator[tuple[int, int]]:
    """The markers of open questions that a sentence tells of, and sets none: it goes on behind them, or denies them."""
    for marker in _MARKER.finditer(text):
        before = parted(text[max(marker.start() - _REACH, 0) : marker.start()], _CLAUSE_ENDS)[-1]
        behind = before_first(text[marker.end() : marker.end() + _REACH], _CLAUSE_ENDS)
        if _goes_on(before, behind) or pattern_of("negations", "speaking").search(lower_case(before)):
            yield marker.span()


def _goes_on(before: str, behind: str) -> bool:
    """Whether words stand right before a marker, and right behind it."""
    return before.rstrip(_JOINS)[-1:].isalnum() and behind.lstrip(_JOINS)[:1].isalnum()
