"""Label kinds: what a label is about, be it a principle, the answer above it, the whole check or its date."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from plangate.domain.documents.dialects.phrases import CITING, all_of, any_of, is_word, pattern_of
from plangate.domain.documents.plan.keys import fold_key

LABEL_EDGES = " \t\n:：﹕-–—―.,;*_\ufe0f"
"""What may stand around a label, and belongs to no word."""
_OF_CHECKS = frozenset({"final", "initial", "design", "phase", "post", "pre", "the", "of", "post-design", "pre-check"})
_CALLED = (
    "law",
    "checking",
    "whole",
    "before",
    "after",
    "again",
    "overview_titles",
    "group_titles",
    "emphasis",
    "degrees",
)
"""The lists of words by which the whole check is called."""
_NOTED = re.compile(r"\s*[(（].{0,60}[)）]\s*$")
_LONGEST = 60
"""Characters of a label of the whole check, and one."""


# A label is asked for what it is at every step, and a plan has many in common with its template.
@lru_cache(maxsize=1024)
def cites(text: str) -> bool:
    """Whether a text begins with the number of a principle: `III.`, `Principle 2`, `§4`."""
    return _cites().match(text) is not None


@lru_cache(maxsize=1024)
def is_status_label(text: str) -> bool:
    """Whether a label announces the verdict of the answer above it."""
    return fold_key(text) in _labels("status_labels")


@lru_cache(maxsize=1024)
def is_result_label(text: str) -> bool:
    """Whether a label announces the verdict of the whole check: `Gate result`, `Overall status (initial)`."""
    words = fold_key(_NOTED.sub("", text.strip(LABEL_EDGES)))
    if words in _labels("result_labels"):
        return True
    beside = (words.replace(label, "").split() for label in _result_labels_in(words))
    return len(words) < _LONGEST and any(map(_are_of_all, beside))


def _result_labels_in(words: str) -> list[str]:
    """The labels of a whole check's verdict that stand at either end of some words."""
    ends = _ends_of("result_labels")
    if not words.startswith(ends.begins) and not words.endswith(ends.closes):
        return []
    return [label for label in _labels("result_labels") if _stands_at_end(words, label)]


def _stands_at_end(words: str, label: str) -> bool:
    return words.endswith(f" {label}") or words.startswith(f"{label} ")


def _are_of_all(words: Iterable[str]) -> bool:
    """Whether words are those by which the whole check is called: `constitution`, `gate`, `initial`, `phase 1`."""
    called = pattern_of(*_CALLED)
    return all(called.fullmatch(word) or word in _OF_CHECKS or word.isdigit() for word in words)


@lru_cache(maxsize=1024)
def is_about(text: str) -> bool:
    """Whether a label dates, signs or explains the check, and answers nothing."""
    return is_word(fold_key(text), "about_labels")


def is_justification(text: str) -> bool:
    """Whether a label or a column's title calls what it has the reason for a violation."""
    return is_word(text.strip(LABEL_EDGES).lower(), "justifications")


class _Ends(NamedTuple):
    """Labels as they begin and close other words."""

    begins: tuple[str, ...]
    closes: tuple[str, ...]


@lru_cache(maxsize=1)
def _ends_of(field: str) -> _Ends:
    labels = _labels(field)
    return _Ends(tuple(f"{label} " for label in labels), tuple(f" {label}" for label in labels))


@lru_cache(maxsize=8)
def _labels(field: str) -> frozenset[str]:
    return frozenset(map(fold_key, all_of(field)))


@lru_cache(maxsize=1)
def _cites() -> re.Pattern[str]:
    """The start of a label that cites a principle by its number."""
    return re.compile(
        rf"""(?ix)^[^\w§]*(?:
        (?:{any_of(*CITING)})\s*\#?(?:\d+|[IVXL]+|one|two|three)\b
        | (?:{any_of("principles", joined=True)})\s*[\dIVX一二三四五六七八九十]+
        | 第\s*[\dIVX一二三四五六七八九十]+\s*(?:条|條|章|項|项|原則|原则)
        | 제\s*\d+\s*(?:조|관|원칙|항) | §+\s*[\dIVXL]
        | \d{{1,2}}[.)]\s | P\d{{1,2}}\b | [一二三四五六七八九十]{{1,3}}、
        | (?=[IVXL])(?-i:(?:XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}}))
            (?:[.):：]|\s*[–—-]\s|[–—/][IVXL]|\s?[,&、，]\s?[IVXL]|\s*/\s|\s*$|\s\(|(?<=[IVX]{{2}})\s+(?=[A-Z]))
        )"""
    )
