"""The words of names, labels and sentences made comparable: folded, in the singular, and as slugs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of Chinese, Japanese or Korean: a word of few letters says much there."""

UNSPACED_SCRIPT = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A letter of a script that puts no blanks between words: Thai, Japanese, Chinese, and not Korean."""

_UNSEEN = dict.fromkeys((*range(0x300, 0x370), 0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF))
"""Accents that are parted from their letters, and signs of no width."""
_NO_WORD = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word in camel case begins."""
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
    seen = unicodedata.normalize("NFKD", text).casefold().translate(_UNSEEN)
    return unicodedata.normalize("NFC", seen)


def lower_case(text: str) -> str:
    """The text in lower case, every character in its place: Turkish writes `İ` for a capital i."""
    return text.replace("İ", "i").lower()


def slug(text: str) -> str:
    """The folded words joined by hyphens."""
    return fold(text).replace(" ", "-")


def letters(text: str) -> str:
    """The letters and digits of a name, lower-case, joined: `User_Profile` as `userprofile`."""
    return _NO_WORD.sub("", text.lower())


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that blanks part."""
    return frozenset(listed.split())


def name_parts(text: str) -> list[str]:
    """The words of names, those in camel case parted: `HTTPServer_v2` as `HTTP`, `Server` and `v2`."""
    return _NO_WORD.sub(" ", _HUMP.sub(" ", text)).split()


def is_name(text: str, signs: str = "_") -> bool:
    """Whether a text is of letters, digits and some signs, at least one."""
    return text != "" and all(sign.isalnum() or sign in signs for sign in text)


def name_at_start(text: str, signs: str = "_") -> str:
    """The letters, digits and some signs that a text begins with, empty without any."""
    end = (at for at, sign in enumerate(text) if not (sign.isalnum() or sign in signs))
    return text[: next(end, len(text))]


def name_at_end(text: str, signs: str = "_") -> str:
    """The letters, digits and some signs that a text ends with, empty without any."""
    return name_at_start(text[::-1], signs)[::-1]


def from_first_word(text: str) -> str:
    """The text from its first letter or digit on, empty without any."""
    return text[next((at for at, sign in enumerate(text) if sign.isalnum()), len(text)) :]


def before_first(text: str, signs: Iterable[str]) -> str:
    """What stands before the first of some signs, or pieces; the whole text without any."""
    return text[: min((at for sign in signs if (at := text.find(sign)) >= 0), default=len(text))]


SENTENCE_ENDS = (". ", "! ", "? ", "; ", *"。！？；\n")
"""What ends a sentence, a line's end too; a semicolon does not stand inside of one."""


def parted(text: str, signs: Iterable[str]) -> list[str]:
    """The pieces of a text between some signs, or pieces such as `. `, which parts no `v1.2`."""
    for sign in signs:
        text = text.replace(sign, "\0")
    return text.split("\0")


def has_letter_or_digit(text: str) -> bool:
    """Whether a letter or a digit stands in a text."""
    return any(map(str.isalnum, text))


def has_digit(text: str) -> bool:
    """Whether a decimal digit of any script stands in a text."""
    return any(map(str.isdecimal, text))


def sentences(text: str, ends: str = ".!?。！？") -> Iterator[str]:
    """The sentences of a text, each on one line: its end is the sign of an end before white space."""
    words: list[str] = []
    for word in text.split():
        words.append(word)
        if word[-1] in ends:
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


def collapse_spaces(text: str) -> str:
    """The text on one line, with single blanks between its words and none around it."""
    return " ".join(text.split())


def singular(word: str) -> str:
    """A lower-case English word in the singular: `stories` as `story`, `boxes` as `box`, `files` as `file`."""
    if not word.endswith("s"):
        return word
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
