"""Concepts: what constitutions speak of, in the words of every dialect."""

import re
from functools import cache, lru_cache

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.phrases import phrase_pattern

MAX_LENGTH = 400
"""Characters of a text in which concepts are looked for."""


@lru_cache(maxsize=2048)
def concepts_in(text: str) -> frozenset[str]:
    """The English names of the concepts that a text speaks of."""
    pattern, names = _words()
    found = (names[match.lastindex - 1] for match in pattern.finditer(text[:MAX_LENGTH].lower()) if match.lastindex)
    return frozenset(found)


@cache
def _words() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern with a group for each word of each concept, the longest word first; and the concept of each group."""
    entries = {word: concept for dialect in DIALECTS for concept, words in dialect.concepts.items() for word in words}
    ordered = sorted(entries, key=len, reverse=True)
    pattern = "|".join(f"({phrase_pattern([word]).pattern})" for word in ordered)
    return re.compile(pattern), tuple(entries[word] for word in ordered)
