"""Scanned texts: the phrases and signs of a text, which all readings of it share."""

from functools import lru_cache
from typing import NamedTuple

from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.signs import show_signs, signs_apart
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Hit, Kind, kinds_of, starting_in
from plangate.domain.text.words import lower_case


class Scanned(NamedTuple):
    """A text as shown, its phrases and their kinds, and its signs: whether there may be any, and where they part it."""

    text: str
    hits: tuple[Hit, ...]
    kinds: int
    signed: bool
    signs: tuple[int, ...]


@lru_cache(maxsize=1024)
def scan(text: str, lexicon: Lexicon) -> Scanned:
    """What all readings of one text share."""
    shown = show_signs(text)
    hits = lexicon.scan(lower_case(shown))
    signed = not shown.isascii() and lexicon.signs_in.search(shown) is not None
    return Scanned(shown, hits, kinds_of(hits), signed, signs_apart(shown, lexicon.marks) if signed else ())


def declares(text: str, start: int = 0, end: int | None = None, lexicon: Lexicon = LEXICON) -> bool:
    """Whether a verdict word or a sign may stand in a piece of a text: where none does, no slot needs to be read."""
    shown, hits, kinds, signed, _ = scan(text, lexicon)
    end = len(shown) if end is None else end
    if signed and lexicon.signs_in.search(shown, start, end):
        return True
    return bool(kinds & Kind.VERDICT) and any(hit.sense for hit in starting_in(hits, start, end))
