"""Names of principles and clauses in a plan's words: exact, in part, abbreviated, or nearly right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from app.domain.constitution.model import Constitution
from app.domain.names import fold

CERTAIN = 0.9
"""From here on a match is one by itself; what scores lower needs a numeral beside it."""

_HEAD = re.compile(r"\s*(?:[(（【\[,，、:：;；/]|\s[-–—―&+]\s|[–—―]|\s(?:and|und|et|y|e|и)\s).*", re.S)
_NOTE = re.compile(r"[(（【\[]([^()（）【】\[\]]*)[)）】\]]")
_SMALL = frozenset(
    {"a", "an", "and", "the", "of", "for", "by", "in", "on", "to", "with", "as", "is", "are", "over", "und",
     "et", "y", "e", "de", "do", "da", "la", "le", "der", "die", "das", "des", "el", "los", "и", "в"}
)  # fmt: skip
_CJK_SMALL = re.compile(r"[与與和及の之的와과및と]|および|および")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GENERIC = frozenset(
    {
        "code", "data", "user", "project", "system", "spec", "plan", "design", "core", "general", "development",
        "api", "software", "feature", "team", "quality", "first", "standards", "process", "architecture",
        "technology", "requirements", "constraints", "principle", "gate", "check", "documentation",
    }
)  # fmt: skip
_ABBREVIATIONS = {
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
_FUZZY = 86.0
_FUZZY_CJK = 75.0


@dataclass(frozen=True)
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
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The words of its parts that stand for it: before a bracket or comma, and what stands in brackets."""
        head = _HEAD.sub("", self.text)
        inside = [part for part in _NOTE.findall(self.text) if len(part) <= 40]
        parts = [words_of(part) for part in (head, *inside) if part and part != self.text]
        return tuple(part for part in parts if part and (len(part) > 1 or part[0] not in _GENERIC))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The abbreviations that its own words make."""
        runs = (self.words, *self.heads)
        return frozenset("".join(word[0] for word in run) for run in runs if len(run) > 1)


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a label, and how surely, from 0 to 1."""

    name: Name
    score: float


class Names:
    """All names of a constitution, to find a label among."""

    def __init__(self, constitution: Constitution) -> None:
        principles = [Name(principle.name, principle.id) for principle in constitution.principles]
        clauses = [Name(clause.name) for clause in constitution.clauses]
        inner = [
            Name(title, principle.id, inner=True)
            for principle in constitution.principles
            for title in _inner_titles(principle.text)
        ]
        self._principles: Sequence[Name] = principles
        self._all: Sequence[Name] = (*principles, *clauses, *inner)
        self._firsts = [name.words[:1] for name in principles]

    def best(self, label: str) -> Found | None:
        """The name that the label says best; None where none is said, or two are said as well."""
        said = _Said(label)
        if not said.words:
            return None
        found = [Found(name, score) for name in self._all if (score := self._score(said, name))]
        top = max((one.score for one in found), default=0.0)
        # A principle goes before a clause, and a clause before what stands inside a principle.
        best = [one for one in found if one.score == top]
        ranked = [o for o in best if o.name.id and not o.name.inner] or [o for o in best if not o.name.inner] or best
        ids = {one.name.id or one.name.text for one in ranked}
        return ranked[0] if len(ids) == 1 else None

    def score_of(self, label: str, id: str) -> float:
        """How surely the label says the name of that principle."""
        said = _Said(label)
        return max((self._score(said, name) for name in self._principles if name.id == id), default=0.0)

    def mentioned(self, text: str) -> tuple[str, ...]:
        """The ids of principles whose names of two words or more stand in a running text, in the law's order."""
        padded = f" {' '.join(words_of(text))} "
        return tuple(name.id for name in self._principles if name.id and _is_mentioned(name, padded, text))

    def _score(self, said: "_Said", name: Name) -> float:
        if said.cjk:
            score = _score_cjk(said, name)
        else:
            score = max((_score_words(words, name) for words in said.forms), default=0.0)
            score = max(score, self._score_single(said, name))
        return score * 0.97 if name.inner else score

    def _score_single(self, said: "_Said", name: Name) -> float:
        """A single word that only this principle's name begins with: `Testing` for `Testing Standards`."""
        if name.inner or name.id is None:
            return 0.0
        for words in said.forms:
            only = len(words) == 1 and len(words[0]) > 3 and words[0] not in _GENERIC
            if only and name.words[:1] == words and self._firsts.count(words) == 1:
                return 0.9
        return 0.0


class _Said:
    """A label's words: as a whole, without what stands in brackets, and each of these alone."""

    def __init__(self, label: str) -> None:
        self.cjk = _CJK.search(label) is not None
        self.text = label
        outside = _NOTE.sub(" ", label)
        parts = [label, outside, *_NOTE.findall(label)]
        forms = [words for part in parts if (words := words_of(part)) and len(words) <= 12]
        self.forms: tuple[tuple[str, ...], ...] = tuple(dict.fromkeys(forms))
        self.words = bool(forms)


def words_of(text: str) -> tuple[str, ...]:
    """The words that say something, folded, plurals as singulars."""
    return tuple(
        _singular(word) for word in fold(text.replace("'s", "").replace("’s", "")).split() if word not in _SMALL
    )


def _score_words(said: tuple[str, ...], name: Name) -> float:
    words = name.words
    if said == words:
        return 1.0
    if said in name.heads:
        return 0.98
    if len(said) == 1 and _abbreviates(said[0], name):
        return 0.96
    if len(said) > 1 and words[: len(said)] == said:
        return 0.95
    if len(words) > 1 and len(said) <= len(words) + 4 and said[: len(words)] == words:
        return 0.94
    if any(len(head) > 1 and len(said) <= len(head) + 4 and said[: len(head)] == head for head in name.heads):
        return 0.93
    if len(said) > 1 and set(said) <= set(words):
        return 0.92
    if len(words) > 1 and len(said) <= 8 and _within(words, said):
        return 0.91
    ratio = fuzz.token_sort_ratio(" ".join(said), " ".join(words))
    return 0.9 * ratio / 100 + 0.09 if ratio >= _FUZZY else _partly(said, words)


def _partly(said: tuple[str, ...], words: tuple[str, ...]) -> float:
    """Words in common that a numeral beside them may lean on."""
    common = {word for word in said if word in words and word not in _GENERIC}
    return 0.6 if common else 0.0


def _score_cjk(said: _Said, name: Name) -> float:
    label, own = _cjk(said.text), _cjk(name.text)
    if not label or not own:
        return 0.0
    heads = {_cjk(_HEAD.sub("", name.text)), *map(_cjk, _NOTE.findall(name.text))} - {""}
    labels = {label, _cjk(_NOTE.sub("", said.text)), *map(_cjk, _NOTE.findall(said.text))} - {""}
    if own in labels:
        return 1.0
    if heads & labels:
        return 0.98
    if any(len(one) > 2 and (own.startswith(one) or one.startswith(own)) for one in labels) and len(own) > 2:
        return 0.94
    if any(len(one) > 3 and one in own for one in labels) or (len(own) > 3 and own in label):
        return 0.91
    ratio = max(fuzz.ratio(one, own) for one in labels)
    return 0.9 if ratio >= _FUZZY_CJK else 0.6 if ratio >= 50 else 0.0


def _cjk(text: str) -> str:
    return _CJK_SMALL.sub("", fold(text)).replace(" ", "")


def _abbreviates(word: str, name: Name) -> bool:
    full = " ".join(name.words)
    known = any(full.startswith(words) for words in _ABBREVIATIONS.get(word, ()))
    return known or (len(word) > 2 and word in name.initials)


def _within(words: tuple[str, ...], said: tuple[str, ...]) -> bool:
    return any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1))


def _is_mentioned(name: Name, padded: str, text: str) -> bool:
    if _CJK.search(name.text):
        own = _cjk(name.text)
        return len(own) > 3 and own in _cjk(text)
    forms = [words for words in (name.words, *name.heads) if len(words) > 1]
    return any(f" {' '.join(words)} " in padded for words in forms)


def _inner_titles(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.startswith(("### ", "#### ", "##### ")) and len(line) < 100:
            yield line.lstrip("# ").strip()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
