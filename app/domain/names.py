"""Names made comparable: slugs, and folded forms without case, marks and script variants."""

import re
import unicodedata

_NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The words of a text, lower-case, without width variants, accents' composition and punctuation."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def slug(text: str) -> str:
    """The folded words joined by hyphens."""
    return fold(text).replace(" ", "-")
