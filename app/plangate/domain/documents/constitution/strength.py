"""How binding a text is, by its normative words."""

import re
from collections.abc import Iterable
from functools import cache

from plangate.domain.documents.dialects.phrases import all_of, pattern_of, phrase_pattern
from plangate.domain.model.findings import Strength
from plangate.domain.text.words import lower_case

_LATIN_END = "\u0370"
"""From here on scripts in which a normative word binds however it is written."""
_QUOTES = '“"'


def writes_capitals(law: Iterable[str]) -> bool:
    """Whether one of a law's lines has its normative words in capitals, so that a lower-case one does not bind."""
    return any(map(_has_capitals, law))


def read_strength(text: str, *, flagged: bool = False, capitals: bool = True) -> Strength:
    """The strength of a principle's or a clause's own text; `capitals` as `writes_capitals` says of the whole law."""
    if flagged:
        return Strength.NON_NEGOTIABLE
    if _binds(_without_advice(text), capitals=capitals):
        return Strength.MUST
    return Strength.SHOULD if _advises(text) else Strength.NONE


def _has_capitals(text: str) -> bool:
    """Whether a normative word stands in it in capitals."""
    return _capitals().search(text) is not None


def _binds(text: str, *, capitals: bool) -> bool:
    """Whether a normative word binds: in capitals, of another script, or in a law that does not use capitals."""
    if _has_capitals(text):
        return True
    lowered = lower_case(text)
    if not text.isascii() and _scripts().search(lowered):
        return True
    return not capitals and pattern_of("musts").search(lowered) is not None


def _without_advice(text: str) -> str:
    """The text without the phrases that ask for something in a word that demands where it stands alone."""
    kept, end = [], 0
    for match in _advice().finditer(lower_case(text)):
        kept.append(text[end : match.start()])
        end = match.end()
    return "".join((*kept, text[end:]))


def _advises(text: str) -> bool:
    """Whether a word stands in it by which something is asked for, and not demanded; one in quotes is spoken of."""
    starts = (match.start() for match in pattern_of("shoulds").finditer(lower_case(text)))
    return any(start == 0 or text[start - 1] not in _QUOTES for start in starts)


@cache
def _capitals() -> re.Pattern[str]:
    return phrase_pattern(entry.upper() for entry in (*all_of("musts"), *all_of("capital_musts")) if _is_latin(entry))


@cache
def _advice() -> re.Pattern[str]:
    """Such phrases: Dutch *zou moeten* is should, and *moeten* is must."""
    return phrase_pattern(entry for entry in all_of("shoulds") if pattern_of("musts").search(entry))


@cache
def _scripts() -> re.Pattern[str]:
    return phrase_pattern(entry for entry in all_of("musts") if not _is_latin(entry))


def _is_latin(entry: str) -> bool:
    return entry < _LATIN_END
