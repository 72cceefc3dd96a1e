"""The words of names, labels and sentences made comparable: folded, in the singular, and as slugs."""

import re
import unicodedata
from functools import lru_cache

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of Chinese, Japanese or Korean: a word of few letters says much there."""

UNSPACED_SCRIPT = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A letter of a script that puts no blanks between words: Thai, Japanese, Chinese, and not Korean."""

_UNSEEN = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
"""Accents that are parted from their letters, and signs of no width."""
_NO_WORD = re.compile(r"[\W_]+")
_ASCII_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_MAX_REMEMBERED_LENGTH = 200
"""Characters of a text whose folded form is remembered: labels come back, long texts do not."""


def fold(text: str) -> str:
    """The words of a text, lower-case, without width variants, accents' composition and punctuation."""
    return _remembered(text) if len(text) <= _MAX_REMEMBERED_LENGTH else _fold(text)


def without_accents(text: str) -> str:
    """The text in lower case, without accents, width variants and signs of no width; its punctuation stays."""
    if text.isascii():
        return text.lower()
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", seen)


def slug(text: str) -> str:
    """The folded words joined by hyphens."""
    return fold(text).replace(" ", "-")


def letters(text: str) -> str:
    """The letters and digits of a name, lower-case, joined: `User_Profile` as `userprofile`."""
    return _NO_WORD.sub("", text.lower())


def collapse_spaces(text: str) -> str:
    """The text on one line, with single blanks between its words and none around it."""
    return " ".join(text.split())


def singular(word: str) -> str:
    """A lower-case English word in the singular: `stories` as `story`, `boxes` as `box`, `files` as `file`."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return without_plural_s(word)


def without_plural_s(word: str, *, but: tuple[str, ...] = ("ss", "us", "is")) -> str:
    """A lower-case word without the s of the plural; words of three letters and those ending as `but` says keep it."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(but) else word


def plural_stem(word: str) -> str:
    """What a lower-case word and its plural begin with, to be sought inside a text: `stor` of `stories`."""
    return word[:-3] if len(word) > 4 and word.endswith("ies") else word.removesuffix("s")


def _fold(text: str) -> str:
    # Half of the time of the general way, for most texts that there are.
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_WORDS).split())
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


_remembered = lru_cache(maxsize=4096)(_fold)
