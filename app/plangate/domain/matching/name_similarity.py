"""Names and labels compared: which names are near to a label, and how surely it says one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from plangate.domain.documents.dialects.phrases import any_of
from plangate.domain.matching.words import FILLERS, beginnings_of, cjk_letters, stems_of, trimmed, words_of
from plangate.domain.text.likeness import ratio, sorted_ratio
from plangate.domain.text.notes import notes_in, without_notes
from plangate.domain.text.words import CJK

_HEAD = re.compile(rf"\s*(?:[(（【\[,，、:：;；/]|\s[-–—―&+]\s|[–—―]|\s(?:{any_of('joining')})\s).*", re.S)
_SHORT = range(3, 8)
"""How many capitals and digits a short name has."""
GENERIC = frozenset(
    {
        "code", "data", "user", "project", "system", "spec", "plan", "design", "core", "general", "api", "software",
        "feature", "team", "quality", "first", "process", "gate", "check", "requirement", "constraint", "standard",
    }
)  # fmt: skip
ABBREVIATIONS = {
    "tdd": ("test driven development", "test first", "test driven", "tests first"),
    "bdd": ("behavior driven development", "behaviour driven development"),
    "ddd": ("domain driven design",),
    "yagni": ("you aren t gonna need it", "simplicity"),
    "kiss": ("keep it simple", "simplicity"),
    "dry": ("don t repeat yourself",),
    "i18n": ("internationalization", "localization"),
    "a11y": ("accessibility",),
    "e2e": ("end to end",),
    "iac": ("infrastructure as code",),
    "ssot": ("single source of truth",),
}
_MOST_LOOKED_UP = 10
"""Names that are looked up for each that is compared, some by several words; from there on the rarest words count."""
LONGEST_KNOWN = 600
"""Characters that are looked at for pairs of letters and for concepts."""
_LONG_WORD = 12
"""Letters of a single word that is a name, such as a compound of German."""
_PART_OF_WORD = 4
"""Letters of a word that another holds by no chance."""
_LAST_LATIN = "\u024f"
_FUZZY = 86.0
_FUZZY_CJK, _SOME_CJK = 75.0, 50.0


# Names are looked up in tables by what they are, and not by what they say.
@dataclass(frozen=True, eq=False)
class Name:
    """A name to be found, taken apart once: `id` is a principle's, None for a clause."""

    text: str
    id: str | None = None
    inner: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words without small ones, plurals as singulars."""
        return words_of(self.text)

    @cached_property
    def said(self) -> str:
        """Its words as one text."""
        return " ".join(self.words)

    @cached_property
    def cjk(self) -> str | None:
        """Its letters, if it is Chinese, Japanese or Korean."""
        return cjk_letters(self.text) if CJK.search(self.text) else None

    @cached_property
    def letters(self) -> str:
        """Its letters, as they are compared with a label in those scripts."""
        return self.cjk or cjk_letters(self.text)

    @cached_property
    def cjk_heads(self) -> frozenset[str]:
        """Those letters of what stands before a bracket or comma, and of what stands in brackets."""
        return frozenset((cjk_letters(_HEAD.sub("", self.text)), *map(cjk_letters, notes_in(self.text)))) - {""}

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """What running text mentions it by, between spaces: its words, and its heads, where they are two or more."""
        return tuple(f" {' '.join(words)} " for words in (self.words, *self.heads) if len(words) > 1)

    @cached_property
    def beginnings(self) -> tuple[frozenset[str], ...]:
        """The beginnings of each of its words."""
        return tuple(beginnings_of((word,)) for word in self.words)

    @cached_property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The words of its parts that stand for it: before a bracket or comma, and what stands in brackets."""
        head = _HEAD.sub("", self.text)
        inside = [part for part in notes_in(self.text) if len(part) <= 40]
        parts = [words_of(part) for part in (head, *inside) if part and part != self.text]
        return tuple(part for part in parts if part and (len(part) > 1 or part[0] not in GENERIC))

    @cached_property
    def shorts(self) -> frozenset[tuple[str, ...]]:
        """The abbreviations that stand in its brackets, such as TDD."""
        return frozenset(words_of(part) for part in notes_in(self.text) if _is_short(part.strip()))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The abbreviations that its own words make."""
        runs = (self.words, *self.heads)
        return frozenset("".join(word[0] for word in run) for run in runs if len(run) > 1)

    @property
    def keys(self) -> frozenset[str]:
        """Every word that a label may say it by."""
        known = {short for short, meant in ABBREVIATIONS.items() if self.said.startswith(meant)}
        return frozenset({*self.words, *self.initials, *known, *(word for head in self.heads for word in head)})


class Form(NamedTuple):
    """Words that a label may say a name by, made ready once to be compared with many."""

    words: tuple[str, ...]
    bare: tuple[str, ...]
    text: str
    stems: frozenset[str]

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "Form":
        """The form of some words."""
        return cls(words, trimmed(words), " ".join(words), stems_of(words))


class Said:
    """A label's words: as a whole, without what stands in brackets, and each of these alone."""

    def __init__(self, label: str) -> None:
        self.cjk = CJK.search(label) is not None
        self.text = label
        outside = without_notes(label)
        parts = [label, outside, *notes_in(label)]
        forms = dict.fromkeys(words for part in parts if (words := words_of(part)) and len(words) <= 12)
        self.forms = tuple(map(Form.of, forms))
        self.words = bool(forms)
        plain = words_of(outside)
        one = plain[0] if len(trimmed(plain)) == 1 else ""
        self.single = one if len(one) > 3 and one not in GENERIC | FILLERS else None
        self.alone = len(plain) == 1

    @cached_property
    def letters(self) -> str:
        """Its letters, as those of a Chinese, Japanese or Korean label."""
        return cjk_letters(self.text)

    @cached_property
    def letters_apart(self) -> frozenset[str]:
        """Those letters as a whole, without what stands in brackets, and each of these alone."""
        outside = cjk_letters(without_notes(self.text))
        return frozenset((self.letters, outside, *map(cjk_letters, notes_in(self.text)))) - {""}


def score_words(form: Form, name: Name) -> float:  # noqa: C901, PLR0911  # a table of forms with their scores, surest first
    """How surely these words say the name, from 0 to 1."""
    (said, bare, text, stems), words = form, name.words
    if said == words:
        return 1.0
    if said in name.heads or bare in name.heads or bare == trimmed(words):
        return 0.98
    if len(bare) == 1 and abbreviates(said[0], name):
        return 0.96
    if len(said) > 1 and words[: len(said)] == said:
        return 0.95
    if (said[0],) in name.shorts or (said[0] in ABBREVIATIONS and abbreviates(said[0], name)):
        return 0.92
    if len(words) > 1 and len(said) <= len(words) + 4 and said[: len(words)] == words:
        return 0.94
    if any(len(head) > 1 and len(said) <= len(head) + 4 and said[: len(head)] == head for head in name.heads):
        return 0.93
    if len(said) > 1 and set(said) <= set(words):
        return 0.92
    if len(words) > 1 and len(said) <= 8 and _within(words, said):
        return 0.91
    if len(words) > 1 and len(said) <= len(words) + 3 and _says_each(stems, name):
        return 0.9
    likeness = sorted_ratio(text, name.said, _FUZZY)
    return 0.9 * likeness / 100 + 0.09 if likeness else _partly(said, words)


def _partly(said: tuple[str, ...], words: tuple[str, ...]) -> float:
    """Words in common that a numeral beside them may lean on."""
    common = {word for word in said if word in words and word not in GENERIC}
    return 0.6 if common else 0.0


def score_cjk(said: Said, name: Name) -> float:
    """How surely a label in Chinese, Japanese or Korean says the name, from 0 to 1."""
    label, own, labels = said.letters, name.letters, said.letters_apart
    if not label or not own:
        return 0.0
    if own in labels:
        return 1.0
    if name.cjk_heads & labels:
        return 0.98
    if any(len(one) > 2 and (own.startswith(one) or one.startswith(own)) for one in labels) and len(own) > 2:
        return 0.94
    if any(len(one) > 3 and one in own for one in labels) or (len(own) > 3 and own in label):
        return 0.91
    likeness = max(ratio(one, own, _SOME_CJK) for one in labels)
    return 0.9 if likeness >= _FUZZY_CJK else 0.6 if likeness else 0.0


def abbreviates(word: str, name: Name) -> bool:
    """Whether a folded word is a known abbreviation of the name, or its initials."""
    known = name.said.startswith(ABBREVIATIONS.get(word, ()))
    return known or (len(word) > 2 and word in name.initials)


def _within(words: tuple[str, ...], said: tuple[str, ...]) -> bool:
    return any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1))


def _says_each(stems: frozenset[str], name: Name) -> bool:
    """Whether a label says each of the name's words, perhaps in another form."""
    return not any(known.isdisjoint(stems) for known in name.beginnings)


def is_name(words: Sequence[str]) -> bool:
    """Whether words are enough to be a name of its own: two, or a long one."""
    return len(words) > 1 or len("".join(words)) >= _LONG_WORD


def is_written_alike(label: str, law: str) -> bool:
    """Whether a label is in the script of the law, and has no accents where the law is without any."""
    if CJK.search(label) or CJK.search(law):
        return CJK.search(label) is not None and CJK.search(law) is not None
    told, known = (max(filter(str.isalpha, text), default="") for text in (label, law))
    if told.isascii():
        return known <= _LAST_LATIN
    return not known.isascii() and (told > _LAST_LATIN) == (known > _LAST_LATIN)


def shares_word(words: Sequence[str], written: str) -> bool:
    """Whether one of the words begins as a word of a text does, or holds one, as compounds do.

    `written` are the text's words, each with a space before it.
    """
    if any(f" {stem}" in written for stem in stems_of(words)):
        return True
    known = [word for word in written[:LONGEST_KNOWN].split() if len(word) >= _PART_OF_WORD]
    return any(part in word for word in words for part in known)


class Index:
    """Names by their words, by the beginnings of these, and by their Chinese, Japanese and Korean letters."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._cjk = tuple(name for name in names if name.cjk is not None)
        self._exact: dict[tuple[str, ...], list[Name]] = {}
        self._by_beginning: dict[str, list[Name]] = {}
        self._by_letter: dict[str, list[Name]] = {}
        for name in names:
            self._exact.setdefault(name.words if name.cjk is None else (name.cjk,), []).append(name)
            for key in sorted({word[:3] for word in name.keys}):
                self._by_beginning.setdefault(key, []).append(name)
            for letter in dict.fromkeys(name.cjk or ""):
                self._by_letter.setdefault(letter, []).append(name)

    def near(self, said: Said, most: int) -> Sequence[Name]:
        """Names that share the beginning of a word, or a letter of those scripts, with the label, each once.

        At most as many as asked for, and as many that the label says word for word, which come first.
        """
        forms = (
            [(letters,) for letters in sorted(said.letters_apart)] if said.cjk else [form.words for form in said.forms]
        )
        exact = islice(chain.from_iterable(self._exact.get(form, ()) for form in forms), most)
        return tuple(dict.fromkeys(exact) | dict.fromkeys(self._alike(said, most)))

    def _alike(self, said: Said, most: int) -> Sequence[Name]:
        if said.cjk and len(self._cjk) <= most:
            return self._cjk
        if said.cjk:
            return _rarest([self._by_letter.get(letter, ()) for letter in dict.fromkeys(said.letters)], most)
        keys = dict.fromkeys(word[:3] for form in said.forms for word in form.words)
        return _rarest([self._by_beginning.get(key, ()) for key in keys], most)


def _rarest(found: list[Sequence[Name]], most: int) -> Sequence[Name]:
    """The first names, by what the fewest of them share where they are too many to be looked at."""
    if sum(map(len, found)) > _MOST_LOOKED_UP * most:
        found.sort(key=len)
    looked_up = islice(chain.from_iterable(found), _MOST_LOOKED_UP * most)
    return tuple(islice(dict.fromkeys(looked_up), most))


def _is_short(text: str) -> bool:
    """Whether a text is a name in capitals, such as `TDD`."""
    return len(text) in _SHORT and text.isalnum() and text.isupper()
