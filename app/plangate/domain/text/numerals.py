"""Numerals as laws and plans write them: roman, arabic, Chinese."""

import re
import unicodedata
from dataclasses import dataclass

MAX_NUMERAL = 60
"""Values above it are no numbers of principles: a lone `C` or `D` is a letter."""

NUMERAL = r"[IVXL]{1,8}|[Ⅰ-Ⅻ]|\d{1,2}|[一二三四五六七八九十]{1,3}"
"""What may be a numeral; `read_numeral` says whether it is."""

_ROMAN = re.compile(r"(?:X{0,3}|XL|L)(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_CHINESE = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from 1 to MAX_NUMERAL. `text` is the numeral as written, roman in capitals."""

    text: str
    value: int

    @property
    def roman(self) -> bool:
        """Whether it is written in roman letters."""
        return self.text.isascii() and self.text.isalpha()


def read_numeral(text: str) -> Numeral | None:
    """The numeral that the whole text is, None for any other text."""
    text = unicodedata.normalize("NFKC", text.strip())
    if text.isascii() and text.isdigit() and len(text) <= 3:
        return _within(str(int(text)), int(text))
    if text and _ROMAN.fullmatch(text.upper()):
        return _within(text.upper(), _roman(text.upper()))
    value = _chinese(text)
    return _within(text, value) if value else None


def _within(text: str, value: int) -> Numeral | None:
    return Numeral(text, value) if 1 <= value <= MAX_NUMERAL else None


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _chinese(text: str) -> int | None:
    tens, ten, ones = text.rpartition("十")
    if not text or any(part and part not in _CHINESE for part in (tens, ones)) or len(tens) > 1 or len(ones) > 1:
        return None
    high = (_CHINESE.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return high + (_CHINESE.index(ones) + 1 if ones else 0)
