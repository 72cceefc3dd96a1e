"""Vocabularies: phrases that are looked for in running text word by word, so that its length alone tells the time."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

_TOKEN = re.compile(r"\w+|[^\w\s\-\u2010\u2011]")
_ANY = "_"
_ENDING = "*"
_FIRST_JOINED = "\u3000"
"""From here on scripts put no blanks between words, or endings behind them: what is listed may stand inside a word."""

_CLAUSE_ENDS = frozenset(".;")

Pieces = tuple[str, ...]


class Place(NamedTuple):
    """A phrase in a text: offsets of characters from 0, the end exclusive."""

    start: int
    end: int


@lru_cache(maxsize=2048)
def tokens_of(text: str) -> Sequence[str]:
    """The words of a text, and each other sign that is no blank as one of its own; a hyphen only parts words."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=2048)
def _lower_tokens(text: str) -> Sequence[str]:
    # Each by itself: the lower case of a whole text may have other letters, and other places.
    return [token.lower() for token in _TOKEN.findall(text)]


class Vocabulary:
    """Phrases, listed with commas between them, that are found as whole words whatever their case and their hyphens.

    In a phrase, `_` is any one word, and `*` at a word's end any ending of it. `cased` phrases are found as listed.
    """

    def __init__(self, listed: str, *, cased: bool = False) -> None:
        phrases = [phrase.strip() for phrase in (listed if cased else listed.lower()).split(",") if phrase.strip()]
        self._tokens_of = tokens_of if cased else _lower_tokens
        self._joined = tuple(phrase for phrase in phrases if phrase[0] >= _FIRST_JOINED)
        self._by_word: dict[str, list[Pieces]] = {}
        self._by_stem: dict[str, list[Pieces]] = {}
        for first, *others in (tuple(_pieces(phrase)) for phrase in phrases if phrase[0] < _FIRST_JOINED):
            known = self._by_stem if first.endswith(_ENDING) else self._by_word
            known.setdefault(first.removesuffix(_ENDING), []).append(tuple(others))
        self._stems = tuple(self._by_stem)

    def stands_in(self, text: str) -> bool:
        """Whether one of the phrases stands in the text."""
        joined = self._joined and not text.isascii() and any(joined in text for joined in self._joined)
        return joined or next(self._ends(self._tokens_of(text)), None) is not None

    def begins(self, text: str) -> bool:
        """Whether the text begins with one of the phrases, signs before it left out."""
        return self.end_of_beginning(text) > 0

    def end_of_beginning(self, text: str) -> int:
        """Where the phrase ends that the text begins with, signs before it left out; 0 where it begins with none."""
        joined = next(filter(text.startswith, self._joined), "")
        tokens = self._tokens_of(text)
        first = next((at for at, token in enumerate(tokens) if _is_word(token)), 0)
        end = self._end(tokens, first) if tokens else 0
        return len(joined) or _place(text, 0, end).end if end else len(joined)

    def places(self, text: str) -> Iterator[Place]:
        """Where its phrases stand in the text, none inside another."""
        tokens = self._tokens_of(text)
        spans = [match.span() for match in _TOKEN.finditer(text)]
        last = 0
        for start, end in self._found(tokens):
            if start >= last:
                last = end
                yield Place(spans[start][0], spans[end - 1][1])

    def without(self, text: str) -> str:
        """The text with a blank in the place of each of its phrases."""
        pieces, end = [], 0
        for place in self.places(text):
            pieces.append(text[end : place.start])
            end = place.end
        return " ".join((*pieces, text[end:]))

    def leads_to(self, then: "Vocabulary", text: str, *, most: int = 0, over: "Vocabulary | None" = None) -> bool:
        """Whether one of its phrases stands in the text before one of others, with no full stop between them.

        Only words of `over` may stand between the two, up to `most` others, and signs.
        """
        tokens = self._tokens_of(text)
        return any(then._follows(tokens, end, most, over) for end in self._ends(tokens))

    def _follows(self, tokens: Sequence[str], at: int, most: int, over: "Vocabulary | None") -> bool:
        while at < len(tokens) and not self._end(tokens, at):
            passed = over._end(tokens, at) if over else 0
            most -= not passed and _is_word(tokens[at])
            if most < 0 or tokens[at] in _CLAUSE_ENDS:
                return False
            at = passed or at + 1
        return at < len(tokens)

    def _ends(self, tokens: Sequence[str]) -> Iterator[int]:
        return (end for _, end in self._found(tokens))

    def _found(self, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where phrases begin and end, as numbers of tokens."""
        known, stems = self._by_word, self._stems
        for at, token in enumerate(tokens):
            if (token in known or token.startswith(stems)) and (end := self._end(tokens, at)):
                yield at, end

    def _end(self, tokens: Sequence[str], at: int) -> int:
        """Where the longest phrase ends that begins with a token, 0 for none."""
        token = tokens[at]
        behind = list(self._by_word.get(token, ()))
        for stem in self._stems if token.startswith(self._stems) else ():
            behind += self._by_stem[stem] if token.startswith(stem) else ()
        fitting = (len(pieces) for pieces in behind if _fit(pieces, tokens, at + 1))
        return max((at + 1 + length for length in fitting), default=0)


def _is_word(token: str) -> bool:
    return token[0] == "_" or token[0].isalnum()


def _pieces(phrase: str) -> Iterator[str]:
    for word in phrase.split():
        first, *others = reversed(tokens_of(word.removesuffix(_ENDING)))
        yield from reversed(others)
        yield first + _ENDING if word.endswith(_ENDING) else first


def _fit(pieces: Pieces, tokens: Sequence[str], start: int) -> bool:
    """Whether the tokens from a place on are those pieces of a phrase."""
    words = tokens[start : start + len(pieces)]
    return len(words) == len(pieces) and all(map(_fits, pieces, words))


def _fits(piece: str, word: str) -> bool:
    return piece in (word, _ANY) or (piece.endswith(_ENDING) and word.startswith(piece[:-1]))


def _place(text: str, start: int, end: int) -> Place:
    """The place of some tokens."""
    spans = [match.span() for match in islice(_TOKEN.finditer(text), end)]
    return Place(spans[start][0], spans[end - 1][1])
