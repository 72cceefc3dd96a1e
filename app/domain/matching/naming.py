"""Names of principles and clauses in a plan's words: exact, in part, abbreviated, or nearly right."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from app.domain.constitution.model import Constitution
from app.domain.names import fold

CERTAIN = 0.9
"""From here on a match is one by itself; what scores lower needs a numeral beside it."""

_HEAD = re.compile(r"\s*(?:[(（【\[,，、:：;；/]|\s[-–—―&+]\s|[–—―]|\s(?:and|und|et|y|e|и)\s).*", re.S)
_NOTE = re.compile(r"[(（【\[]([^()（）【】\[\]]*)[)）】\]]")
_SHORT = re.compile(r"[A-Z][A-Z0-9]{2,6}")
_SMALL = frozenset(
    {"a", "an", "and", "the", "of", "for", "by", "in", "on", "to", "with", "as", "is", "are", "over", "und",
     "et", "y", "e", "de", "do", "da", "la", "le", "der", "die", "das", "des", "el", "los", "и", "в"}
)  # fmt: skip
_CJK_SMALL = re.compile(r"[与與和及の之的와과및と]|および|および")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GENERIC = frozenset(
    {
        "code", "data", "user", "project", "system", "spec", "plan", "design", "core", "general", "api", "software",
        "feature", "team", "quality", "first", "process", "gate", "check", "requirement", "constraint", "standard",
    }
)  # fmt: skip
_FILLERS = frozenset(
    {
        "principle", "requirement", "standard", "policy", "policies", "guideline", "practice", "rule", "compliance",
        "section", "gate", "check",
    }
)  # fmt: skip
_BOLD_LINE = re.compile(r"\*\*(?P<title>[^*:：]{6,80})\*\*\s*[:：]?\s*")
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
_INNER = 0.97
_SHORT_LABEL = 10
_FEWEST_KNOWN = 12
"""Different words of a principle; a text of fewer knows too little to call a name foreign."""
_SURE_CLAUSE = 0.92
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
    def beginnings(self) -> tuple[frozenset[str], ...]:
        """The beginnings of each of its words."""
        return tuple(_beginnings((word,)) for word in self.words)

    @cached_property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The words of its parts that stand for it: before a bracket or comma, and what stands in brackets."""
        head = _HEAD.sub("", self.text)
        inside = [part for part in _NOTE.findall(self.text) if len(part) <= 40]
        parts = [words_of(part) for part in (head, *inside) if part and part != self.text]
        return tuple(part for part in parts if part and (len(part) > 1 or part[0] not in _GENERIC))

    @cached_property
    def shorts(self) -> frozenset[tuple[str, ...]]:
        """The abbreviations that stand in its brackets, such as TDD."""
        return frozenset(words_of(part) for part in _NOTE.findall(self.text) if _SHORT.fullmatch(part.strip()))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The abbreviations that its own words make."""
        runs = (self.words, *self.heads)
        return frozenset("".join(word[0] for word in run) for run in runs if len(run) > 1)

    @property
    def keys(self) -> frozenset[str]:
        """Every word that a label may say it by."""
        known = {short for short in _ABBREVIATIONS if _abbreviates(short, self)}
        return frozenset({*self.words, *self.initials, *known, *(word for head in self.heads for word in head)})


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
        self._principles: Sequence[Name] = principles
        self._clauses: Sequence[Name] = clauses
        self._index = _Index((*principles, *clauses, *_inner_names(constitution)))
        self._texts = {p.id: f"{p.name} {p.text}" for p in constitution.principles}
        self._words = Counter(word for name in principles for word in set(name.words))

    def best(self, label: str) -> Found | None:
        """The name that the label says best; None where none is said, or two are said as well."""
        said = _Said(label)
        if not said.words:
            return None
        found = [Found(name, score) for name in self._index.near(said) if (score := self._score(said, name))]
        top = max((_rank(one) for one in found), default=None)
        best = [one for one in found if _rank(one) == top]
        ids = {one.name.id or one.name.text for one in best}
        return best[0] if len(ids) == 1 else None

    def score_of(self, label: str, id: str) -> float:
        """How surely the label says the name of that principle."""
        said = _Said(label)
        return max((self._score(said, name) for name in self._principles if name.id == id), default=0.0)

    def clause_in(self, text: str) -> str | None:
        """The clause whose name of two words or more a heading holds, such as `Phase 1 Quality Gates`."""
        padded = f" {' '.join(words_of(text))} "
        held = (name for name in self._clauses if len(name.words) > 1 and f" {' '.join(name.words)} " in padded)
        return next((name.text for name in held), None)

    def nearly(self, label: str) -> str | None:
        """The id of the only principle of which a short label holds two thirds of the words, and two at least."""
        said = words_of(label)
        if len(said) > _SHORT_LABEL:
            return None
        stems = _stems(said)
        near = [
            name.id
            for name in self._principles
            if (shared := _shared(name, stems)) > 1 and shared * 3 >= len(name.words) * 2
        ]
        return near[0] if len(near) == 1 else None

    def is_foreign(self, label: str, id: str) -> bool:
        """Whether the label is a name of two words or more that neither name nor text of that principle knows."""
        words = [word for word in words_of(_NOTE.sub("", label)) if word not in _FILLERS]
        if len(words) < 2 or _CJK.search(label):
            return False
        known, stems = _known_words(self._texts.get(id, "")), tuple(_stems(words))
        return len(known) >= _FEWEST_KNOWN and not any(word.startswith(stems) for word in known)

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
        if name.id is None and score < _SURE_CLAUSE:
            return 0.0
        return score * _INNER if name.inner else score

    def _score_single(self, said: "_Said", name: Name) -> float:
        """A single word that only this principle's name has: `Testing` for `Testing Standards`."""
        word = said.single
        if word is None or name.inner or name.id is None or word not in name.words or self._words[word] > 1:
            return 0.0
        return 0.9 if said.alone or name.words[0] == word else 0.0


@lru_cache(maxsize=32)
def names_of(constitution: Constitution) -> Names:
    """The names of a constitution, made ready once for all plans under it."""
    return Names(constitution)


class _Index:
    """Names by the beginnings of their words: only those near to a label are compared with it."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._cjk = tuple(name for name in names if _CJK.search(name.text))
        self._by_beginning: dict[str, list[Name]] = {}
        for name in names:
            for key in sorted({word[:3] for word in name.keys}):
                self._by_beginning.setdefault(key, []).append(name)

    def near(self, said: "_Said") -> Sequence[Name]:
        """The names that share the beginning of a word with the label, each once."""
        if said.cjk:
            return self._cjk
        keys = dict.fromkeys(word[:3] for form in said.forms for word in form)
        return tuple(dict.fromkeys(name for key in keys for name in self._by_beginning.get(key, ())))


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
        plain = self.forms[0] if len(self.forms) == 1 else ()
        one = plain[0] if len(_trimmed(plain)) == 1 else ""
        self.single = one if len(one) > 3 and one not in _GENERIC | _FILLERS else None
        self.alone = len(plain) == 1


def words_of(text: str) -> tuple[str, ...]:
    """The words that say something, folded, plurals as singulars."""
    return tuple(_singular(word) for word in _folded(text).split() if word not in _SMALL)


def _folded(text: str) -> str:
    return fold(text.replace("'s", "").replace("’s", ""))


def _score_words(said: tuple[str, ...], name: Name) -> float:
    words = name.words
    if said == words:
        return 1.0
    if said in name.heads or _trimmed(said) in name.heads or _trimmed(said) == _trimmed(words):
        return 0.98
    if len(_trimmed(said)) == 1 and _abbreviates(said[0], name):
        return 0.96
    if len(said) > 1 and words[: len(said)] == said:
        return 0.95
    if (said[0],) in name.shorts or (said[0] in _ABBREVIATIONS and _abbreviates(said[0], name)):
        return 0.92
    if len(words) > 1 and len(said) <= len(words) + 4 and said[: len(words)] == words:
        return 0.94
    if any(len(head) > 1 and len(said) <= len(head) + 4 and said[: len(head)] == head for head in name.heads):
        return 0.93
    if len(said) > 1 and set(said) <= set(words):
        return 0.92
    if len(words) > 1 and len(said) <= 8 and _within(words, said):
        return 0.91
    if len(words) > 1 and len(said) <= len(words) + 3 and _shared(name, _stems(said)) == len(words):
        return 0.9
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


def _rank(found: Found) -> tuple[int, float, int]:
    """Exact names first, then principles that are sure; among equals principles, then clauses, then inner titles."""
    own = found.name.id is not None and not found.name.inner
    kind = 2 if own else 1 if found.name.id is None else 0
    exact = found.score >= (0.98 if own else _INNER if found.name.inner else 1.0)
    tier = 3 if exact and own else 2 if exact else 1 if own and found.score >= CERTAIN else 0
    return tier, found.score, kind


def _inner_names(constitution: Constitution) -> list[Name]:
    """The titles inside principles, those that stand in one only."""
    titles = [(title, principle.id) for principle in constitution.principles for title in _inner_titles(principle.text)]
    count = Counter(title for title, _ in titles)
    return [Name(title, id, inner=True) for title, id in titles if count[title] == 1]


def _inner_titles(text: str) -> set[str]:
    """Headings, and lines that are nothing but bold words, two or more."""
    titles = set()
    for line in text.split("\n"):
        if line.startswith(("### ", "#### ", "##### ")) and len(line) < 100:
            titles.add(line.lstrip("# ").strip())
        elif (bold := _BOLD_LINE.fullmatch(line.strip())) and " " in bold["title"].strip():
            titles.add(bold["title"].strip())
    return titles


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those at the end that stand behind any name."""
    end = len(words)
    while end > 1 and words[end - 1] in _FILLERS:
        end -= 1
    return words[:end]


def _shared(name: Name, stems: frozenset[str]) -> int:
    """How many of the name's words the label says, perhaps in another form."""
    return sum(1 for beginnings in name.beginnings if not beginnings.isdisjoint(stems))


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(_stem, words))


def _stem(word: str) -> str:
    """The beginning that a word and its abbreviation share: `dep` of `deps` and `dependencies`."""
    return word[: max(3, min(5, len(word) - 1))]


@lru_cache(maxsize=256)
def _known_words(text: str) -> frozenset[str]:
    return frozenset(_folded(text).split()) - _SMALL


def _beginnings(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:length] for word in words for length in (3, 4, 5))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
