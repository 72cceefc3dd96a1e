"""Sentences that say of the constitution that there is none, or only its template."""

import re
from collections.abc import Iterator
from functools import cache

from plangate.domain.documents.dialects.law_denials import DENIALS, DenialWords
from plangate.domain.text.words import CJK, has_letter_or_digit, without_accents

MAX_SENTENCE_LENGTH = 600
"""Characters of a sentence that are looked at."""

_SENTENCE = re.compile(r"(?:[^.;!?。；！？]|[.!?;](?=\S))+")
_BESIDE_NAME = re.compile(r"\.md\b|'s \w+|\s?\([^()]{0,240}\)|\s(?:at|in|under|em|en|dans|unter|в)\s\S*/\S+")
"""What belongs to the name: its ending, a part of the constitution, its place."""
_MARKS, _PAUSE = " :\"'“”`*_|、—–-", " ,，、"
"""Signs that may stand between the words of a denial, and before the word that ends it."""
_ENDS = (":", ")", "—", "–", "(", "|")

_NAMES = tuple(dict.fromkeys(name for words in DENIALS.values() for name in words.name))
_FOLDED_NAMES = tuple(dict.fromkeys(without_accents(name) for name in _NAMES if " " not in name))
"""Of which one stands in whatever mentions a constitution: names of several words end with another name."""


def mentions_constitution(text: str) -> bool:
    """Whether the word for a constitution stands there, in whatever language: most texts need not be read further."""
    folded = without_accents(text)
    return any(map(folded.__contains__, _FOLDED_NAMES)) and _form(_NAMES).search(folded) is not None


def sentences_that_deny(text: str) -> Iterator[int]:
    """Where, from 0, sentences begin that say that there is no constitution, or only its template."""
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0]
        if mentions_constitution(said) and denies_constitution(said[:MAX_SENTENCE_LENGTH]):
            yield sentence.start() + len(said) - len(said.lstrip())


def denies_constitution(sentence: str) -> bool:
    """Whether a sentence says that there is no constitution, or only its template."""
    folded = " ".join(without_accents(sentence).replace("’", "'").split())
    return any(_Reading(folded, words).denies() for words in DENIALS.values())


class _Reading:
    """A folded sentence, read with the words of one language."""

    def __init__(self, sentence: str, words: DenialWords) -> None:
        self._sentence = sentence
        self._words = words

    def denies(self) -> bool:
        """Whether a mention of the constitution is denied here and now."""
        return any(self._is_denied(name) for name in _form(self._words.name).finditer(self._sentence))

    def _is_denied(self, name: re.Match[str]) -> bool:
        before, start = self._without(self._words.beside, self._sentence[: name.start()]), self._behind_name(name.end())
        end = self._end_of_none(start) if _ends(self._words.none, before) else self._end_of_state(before, start)
        return end is not None and not self._is_elsewhere(f"{before} {self._sentence[end:]}")

    def _behind_name(self, at: int) -> int:
        """Where the name ends, with what belongs to it."""
        while found := _BESIDE_NAME.match(self._sentence, at) or self._beside(at):
            at = found.end()
        return at

    def _beside(self, at: int) -> re.Match[str] | None:
        return self._word(self._words.beside, at + self._sentence.startswith(" ", at))

    def _end_of_none(self, at: int) -> int | None:
        """Where *no constitution* ends: where nothing follows, or *found*; else it is none of another thing."""
        at, _ = self._behind_fillers(at)
        if found := self._word(self._words.present, at):
            return found.end() if not self._is_narrowed(found.end()) else None
        follows = self._word(self._words.then, _behind(_PAUSE, self._sentence, at))
        return at if follows or _is_end(self._sentence[at:]) else None

    def _end_of_state(self, before: str, at: int) -> int | None:
        """Where it ends that the constitution is missing, a template, or not there, and nothing else is meant."""
        if _ends(self._words.objects, before):
            return None
        begin, negated = self._behind_fillers(at)
        states = self._words.present if negated else (*self._words.missing, *self._words.template)
        found = self._word(states, begin)
        if found is None or self._is_narrowed(found.end()) or self._is_label(self._sentence[at:begin], found):
            return None
        return found.end()

    def _is_label(self, between: str, state: re.Match[str]) -> bool:
        """Whether a template's word goes on from the name: *constitution template*, *constitution: "placeholder …*."""
        is_template = self._word(self._words.template, state.start()) is not None
        is_told = has_letter_or_digit(between) or (between.strip() and _is_end(self._sentence[state.end() :]))
        return is_template and not is_told

    def _behind_fillers(self, at: int) -> tuple[int, bool]:
        """Where the words end that say nothing alone, and whether one of them negates."""
        negated = False
        while True:
            at = _behind(_MARKS, self._sentence, at)
            negation = self._word(self._words.negations, at)
            found = negation or self._word(self._words.fillers, at)
            if not found:
                return at, negated
            negated = negated or negation is not None
            at = found.end()

    def _is_narrowed(self, at: int) -> bool:
        """Whether a word follows by which something of the constitution is meant: *missing a rule*."""
        at = _behind(_MARKS, self._sentence, at)
        return bool(self._word(self._words.narrowing, at)) and not self._word(self._words.here, at)

    def _is_elsewhere(self, rest: str) -> bool:
        """Whether another part of the sentence makes it a condition, or speaks of another time or place."""
        return bool(self._words.elsewhere) and _form(self._words.elsewhere).search(rest) is not None

    def _word(self, words: tuple[str, ...], at: int) -> re.Match[str] | None:
        return _form(words).match(self._sentence, at) if words else None

    @staticmethod
    def _without(words: tuple[str, ...], before: str) -> str:
        """The words before the name, without those that belong to it."""
        while found := _ending(words).search(before) if words else None:
            before = before[: found.start()]
        return before


def _behind(signs: str, text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip(signs))


def _is_end(rest: str) -> bool:
    """Whether no word follows in a sentence, or none that belongs to what is denied."""
    return not has_letter_or_digit(rest) or rest.lstrip().startswith(_ENDS)


def _ends(words: tuple[str, ...], text: str) -> bool:
    return bool(words) and _ending(words).search(text) is not None


@cache
def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words at the end of a text."""
    return re.compile(rf"(?:{_form(words).pattern})\s?$")


@cache
def _form(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words, the longest first: whole, but where a star stands for any ending or a script parts none."""
    return re.compile("|".join(_pattern(word) for word in sorted(words, key=len, reverse=True)))


def _pattern(word: str) -> str:
    plain = re.escape(without_accents(word.rstrip("*"))).replace(r"\ ", r"\s")
    if CJK.search(word):
        return plain.replace(r"\s", r"\s?")
    return rf"\b{plain}\w*" if word.endswith("*") else rf"\b{plain}(?!\w)"
