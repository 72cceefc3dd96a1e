"""Phrases of all dialects as patterns: titles, labels, columns and concepts are looked up by them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache, lru_cache
from itertools import chain

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.dialect import Dialect, Words
from plangate.domain.text.words import lower_case

_LONGEST_TEXT = 400
"""Characters of a text in which concepts are looked for."""
_BLANK = r"(?:[^\S]|-|[\u2010-\u2015\u2212])"
"""A blank, or any hyphen: thousands stand in the patterns, and one class of them all takes twice as long to compile."""
CITING = ("principles", "chapters", "citing")
"""The lists of what stands before a numeral."""
FIRST_JOINED = "\u3000"
"""From here on scripts put no blanks between words."""


@cache
def all_of(field: str) -> Words:
    """The entries of one list in every dialect, each once."""
    return tuple(dict.fromkeys(entry for dialect in DIALECTS for entry in getattr(dialect, field)))


@cache
def any_of(*lists: str, joined: bool = False) -> str:
    """A part of a pattern: one of the entries of some lists, in scripts that put blanks between words or join them."""
    entries = {entry for field in lists for entry in all_of(field) if (entry >= FIRST_JOINED) is joined}
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"[\s-]{1,2}") for entry in longest_first)


@cache
def none_of() -> str:
    """A part of a pattern: what says before a thing that there is none of it, such as `no`, kein and sans."""
    words = {word for one in DIALECTS for word in (*one.negations, *one.none) if word not in one.particles}
    entries = sorted((word for word in words if word[0].isalpha()), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, entries))


@cache
def pattern_of(*lists: str) -> re.Pattern[str]:
    """One pattern for all entries of some lists, each as a word of its own, in lower-case text."""
    return phrase_pattern([entry for field in lists for entry in all_of(field)])


def compile_phrases() -> None:
    """Compile the patterns of all lists of this process, and of its later forks, now instead of at their first use."""
    for field in fields(Dialect):
        if field.default == ():
            pattern_of(field.name)
    _concept_words()


def has_word(text: str, field: str) -> bool:
    """Whether an entry of a list stands in the text."""
    return pattern_of(field).search(lower_case(text)) is not None


def begins_with(text: str, field: str) -> bool:
    """Whether the text begins with an entry of a list."""
    return pattern_of(field).match(lower_case(text)) is not None


def is_word(text: str, field: str) -> bool:
    """Whether the text is an entry of a list and nothing else."""
    return pattern_of(field).fullmatch(lower_case(text)) is not None


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases, the longest first; a `*` is any ending or beginning, alone any words."""
    return _pattern(_by_first(phrases))


def _by_first(phrases: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The phrases by their first letter, of each the longest first."""
    alike: dict[str, list[str]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=len, reverse=True):
        alike.setdefault(phrase[0], []).append(phrase)
    return alike


def _pattern(alike: Mapping[str, Sequence[str]], end: str = "") -> re.Pattern[str]:
    """A pattern for any of the phrases; behind each is what shall end it.

    Each first letter stands there once and in front: so the pattern is only tried at such letters, with few phrases.
    """
    bodies = {letter: "|".join(_behind_first(phrase) + end for phrase in phrases) for letter, phrases in alike.items()}
    return re.compile("|".join(f"{_first(letter)}(?:{body})" for letter, body in bodies.items()) or r"(?!)")


def _first(letter: str) -> str:
    """A phrase's first letter, and behind it a look at what stands before it."""
    first = re.escape(letter) if letter != "*" else r"\w*"
    return rf"{first}(?<!\w{first})" if letter.isalnum() and letter < FIRST_JOINED else first


def _behind_first(phrase: str) -> str:
    rest, last = phrase[1:], phrase[-1]
    # Most are one word, which nothing of is to be escaped in.
    body = rest if rest.isalnum() else _body(rest)
    return body + (r"\b" if last.isalnum() and last < FIRST_JOINED else "")


def _body(rest: str) -> str:
    return (
        re.escape(rest)
        .replace(r"\ \*", r"\b.*")
        .replace(r"\*", r"\w*")
        .replace(r"\ ", f"{_BLANK}+")
        .replace(r"\-", f"{_BLANK}?")
    )


@lru_cache(maxsize=2048)
def concepts_in(text: str) -> frozenset[str]:
    """The English names of the concepts that a text speaks of."""
    pattern, names = _concept_words()
    found = (
        names[match.lastindex - 1] for match in pattern.finditer(lower_case(text[:_LONGEST_TEXT])) if match.lastindex
    )
    return frozenset(found)


@cache
def _concept_words() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern with an empty group behind each word of each concept, and the concept of each group."""
    entries = {word: concept for dialect in DIALECTS for concept, words in dialect.concepts.items() for word in words}
    alike = _by_first(entries)
    return _pattern(alike, "()"), tuple(entries[word] for word in chain.from_iterable(alike.values()))
