"""The flag of a principle that nothing excuses, such as `(NON-NEGOTIABLE)`: the words for it, and where it stands."""

import re
from functools import cache

from plangate.domain.documents.dialects.phrases import all_of
from plangate.domain.text.words import CJK, fold, without_accents

DENIED_BEFORE = ("not", "no", "non", "não", "nicht", "не", "không", "非", "不是", "并非", "並非")
DENIED_BEHIND = ("ではない", "でない", "じゃない", "아님", "아닌")
"""What makes another thing of a flag beside it: `(not mandatory)`."""

MAX_BEFORE, MAX_BEHIND = 40, 80
"""Characters beside the flag in its brackets: `(TDD, NON-NEGOTIABLE for every service)`."""

MAX_TAIL = 60
"""Characters at a title's end in which a sign may part a flag from the name."""

_BRACKETS = re.compile(
    r"\s*[(（\[［【〔〖{｛]\s*(?P<inside>[^()（）\[\]［］【】〔〕〖〗{}｛｝]{1,160})[)）\]］】〕〗}｝]\s*"
)
_SEPARATOR = re.compile(r"\s[^\w\s]+\s*|[\u2013-\u2015:：|｜·•,，、]\s*")


def without_flag(title: str) -> tuple[str, bool]:
    """A title without its flags, in brackets or behind a sign at its end, and whether it had one."""
    # Brackets first: a comma inside them parts one flag from the next, and no flag from the name.
    bare = _without_tail(_BRACKETS.sub(lambda found: " " if _is_flag(found) else found[0], title)).strip()
    return bare, bare != title.strip()


def flag_at_start(text: str) -> str:
    """The brackets that a text begins with, where they hold a flag; else empty."""
    found = _BRACKETS.match(text)
    return found[0] if found and _is_flag(found) else ""


def _without_tail(title: str) -> str:
    signs = _SEPARATOR.finditer(title, max(len(title) - MAX_TAIL, 0))
    ends = (sign.start() for sign in signs if _pattern().fullmatch(_fold(title[sign.end() :])))
    return title[: next(ends, len(title))]


def _is_flag(brackets: re.Match[str]) -> bool:
    """Whether what stands in brackets has a flag's words, and not much beside them."""
    inside = _fold(brackets["inside"])
    found = _pattern().search(inside)
    return found is not None and found.start() <= MAX_BEFORE and len(inside) - found.end() <= MAX_BEHIND


def _fold(text: str) -> str:
    """The words in lower case, without accents and width, parted by single blanks."""
    return fold(without_accents(text))


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the flags, folded and not denied; it is made when the first title is read."""
    denied = "".join(f"(?<!{_denial(word)})" for word in DENIED_BEFORE)
    behind = "|".join(map(_fold, DENIED_BEHIND))
    words = "|".join(_form(flag) for flag in all_of("flags"))
    return re.compile(rf"{denied}(?:{words})(?! ?(?:{behind}))")


def _denial(word: str) -> str:
    return _fold(word) if CJK.search(word) else rf"\b{_fold(word)} "


def _form(flag: str) -> str:
    """The pattern of a flag; in scripts that part no words, it may stand inside of others."""
    words = _fold(flag).replace(" ", " ?")
    if CJK.search(flag):
        return words
    return rf"\b{words}" if flag.endswith("*") else rf"\b{words}\b"
