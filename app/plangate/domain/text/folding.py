"""Names made comparable: slugs, and folded forms without case, marks and script variants."""

import re
import unicodedata
from functools import lru_cache

_NO_WORD = re.compile(r"[\W_]+")
_ASCII_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_SHORT = 200
"""Characters of a text whose folded form is remembered: labels come back, long texts do not."""


def fold(text: str) -> str:
    """The words of a text, lower-case, without width variants, accents' composition and punctuation."""
    return _remembered(text) if len(text) <= _SHORT else _fold(text)


def slug(text: str) -> str:
    """The folded words joined by hyphens."""
    return fold(text).replace(" ", "-")


def _fold(text: str) -> str:
    # Half of the time of the general way, for most texts that there are.
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_WORDS).split())
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


_remembered = lru_cache(maxsize=4096)(_fold)
