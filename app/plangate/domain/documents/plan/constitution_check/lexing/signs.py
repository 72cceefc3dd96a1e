"""Signs: the characters of a visible text that are no words, and how many of them stand somewhere."""

import re
import unicodedata
from collections.abc import Container

from plangate.domain.documents.dialects.marks import SHORTCODES

SELECTORS = "\ufe0f\ufe0e\u200d"
"""What chooses how the sign before it is drawn, or joins two signs."""
_SHORTCODE = re.compile(r":([a-z0-9_+-]{1,40}):")
_MEASURE = re.compile(r"[<>=~≤≥≦≧≲≳≈≃≅∼±∓+−$€£¥₩₽‹›-]{0,2}\s?\d")
_LONGEST_SIGN = 4
"""Characters of a sign of comparison down to the first digit of its number."""
_CATEGORIES = frozenset({"So", "Sk", "Sm"})
_ARROWS = frozenset("→←⇒")


def show_signs(text: str) -> str:
    """The text with GitHub's shortcodes as signs, padded so that every other character keeps its offset."""
    return _SHORTCODE.sub(_shown, text) if ":" in text else text


def _shown(code: re.Match[str]) -> str:
    return SHORTCODES[code[1]].ljust(len(code[0])) if code[1] in SHORTCODES else code[0]


def is_measure(text: str, at: int = 0) -> bool:
    """Whether a number or a comparison with one stands there, which declare nothing: `<200 ms`, `~3`."""
    return _MEASURE.match(text, at, at + _LONGEST_SIGN) is not None


def is_sign(char: str) -> bool:
    """Whether the character is a pictograph or a sign, and no letter, digit or punctuation."""
    return ord(char) > 0x2000 and unicodedata.category(char) in _CATEGORIES and char not in _ARROWS


def signs_apart(text: str, signs: Container[str]) -> tuple[int, ...]:
    """Where one of these signs stands behind a blank, and behind no other: it parts the text as a dash does."""
    found = [at for at, char in enumerate(text) if char in signs]
    return tuple(at for at in found if text[max(at - 1, 0) : at].isspace() and not _is_behind_sign(text, at, signs))


def _is_behind_sign(text: str, at: int, signs: Container[str]) -> bool:
    before = text[:at].rstrip(" \t" + SELECTORS)
    return not before or before[-1] in signs


def skip(text: str, at: int, signs: Container[str]) -> int:
    """Where the next character stands that is none of these signs."""
    while at < len(text) and text[at] in signs:
        at += 1
    return at
