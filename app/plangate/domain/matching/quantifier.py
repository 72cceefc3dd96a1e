"""Sentences that speak for many principles at once: all of them, none of them, or the rest."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from plangate.domain.documents.dialects import marks
from plangate.domain.documents.dialects.phrases import any_of, none_of, pattern_of
from plangate.domain.text.words import lower_case

_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven":
    11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?<![\w.])(?:(?P<of>\d{{1,2}})\s*/\s*)?(?P<number>\d{{1,2}}|{'|'.join(_COUNTS)})(?![\w.])", re.I
)
_BETWEEN = r"(?:\s+[^\s.;:!?]+){0,4}?\s+"
"""A few words, such as a number and adjectives, between a quantifier and its noun."""
_JOINED_BETWEEN = r"[\w\s]{0,6}?"
"""The same in scripts that join words."""
_LONGEST = 1000
"""Characters of a sentence; what is longer speaks of particulars."""


class Quantifier(StrEnum):
    """Which principles a sentence speaks for."""

    ALL = "all"
    REST = "rest"


def exempts(text: str) -> bool:
    """Whether a sentence says that no principle applies, or that none is touched."""
    said = lower_case(text[:_LONGEST])
    quantified = _all().search(said)
    if quantified is None:
        return False
    denied = _denying().match(quantified[0]) is not None
    return pattern_of("applies" if denied else "exempt").search(said, quantified.end() if denied else 0) is not None


def scope_of(text: str, principles: int) -> Quantifier | None:
    """Whether a sentence speaks for all principles, of which the law has that many, or for the rest; None for neither.

    A number of principles other than the law's speaks for another law.
    """
    said = lower_case(text[:_LONGEST])
    return _scope_of(said, principles) if _topics().search(said) else None


# Template, plan, and the plan with a fix have most sentences in common.
@lru_cache(maxsize=1024)
def _scope_of(said: str, principles: int) -> Quantifier | None:
    if _demands(said) or not (_predicate().search(said) or any(map(said.__contains__, marks.PASSES))):
        return None
    if _rest().search(said):
        return Quantifier.REST
    match = _all().search(said)
    if match is None or any(count != principles for count in _counts(match[0])):
        return None
    return Quantifier.REST if pattern_of("exceptions").search(said) else Quantifier.ALL


def _demands(said: str) -> bool:
    """Whether a sentence says what ought to be, or announces the list behind it."""
    announces = said.rstrip().endswith((":", "：")) and pattern_of("announcing").search(said)
    return bool(announces) or pattern_of("duties", "shoulds").search(said) is not None


def _counts(quantified: str) -> list[int]:
    """The numbers of principles that are named: `all 6 of 6`, `five principles`."""
    found = (match.group(name) for match in _NUMBER.finditer(quantified) for name in ("of", "number"))
    return [int(one) if one.isdigit() else _COUNTS[one] for one in found if one]


@cache
def _topics() -> re.Pattern[str]:
    return pattern_of("principles", "chapters", "citing", "rest")


@cache
def _predicate() -> re.Pattern[str]:
    """What is said of principles: that they hold or not, or apply or not."""
    return pattern_of("hold", "passes", "fails", "partly", "exempt", "applies", "breaches")


@cache
def _all() -> re.Pattern[str]:
    """All or none, and the word for principles behind it; a share such as `6/6` counts as all."""
    whole = rf"{any_of('everything')}|{none_of()}|\d{{1,2}}\s*/\s*\d{{1,2}}"
    apart = rf"(?<!\w)(?:{whole}){_BETWEEN}(?:{any_of('principles')})(?!\w)"
    joined = rf"(?:{any_of('everything', joined=True)}){_JOINED_BETWEEN}(?:{any_of('principles', joined=True)})"
    return re.compile(f"{apart}|{joined}")


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"(?:{none_of()})\s")


@cache
def _rest() -> re.Pattern[str]:
    """The rest, and what it is of, or alone at the beginning of a sentence."""
    noun = any_of("principles", "chapters", "citing")
    apart = rf"(?<!\w)(?:{any_of('rest')})(?:\s+[^\s.;:!?]+){{0,2}}?\s+(?:{noun})(?!\w)"
    behind = rf"(?<!\w)(?:{any_of('principles')})\s+(?:{any_of('rest')})(?!\w)"
    joined = rf"(?:{any_of('rest', joined=True)}){_JOINED_BETWEEN}(?:{any_of('principles', joined=True)})"
    alone = rf"^\W*(?:(?:{any_of('everything')})\s+)?(?:the\s+)?(?:{any_of('rest')})(?!\w)\W*(?:$|[:：—–-]|\()"
    return re.compile(f"{apart}|{behind}|{joined}|{alone}")
