"""Names of principles and clauses in a plan's words: exact, in part, abbreviated, nearly right; looked up by word."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from operator import itemgetter

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.dialects.phrases import concepts_in
from plangate.domain.matching.name_similarity import (
    LONGEST_KNOWN,
    Index,
    Name,
    Said,
    is_name,
    is_written_alike,
    score_cjk,
    score_words,
    shares_word,
)
from plangate.domain.matching.words import FILLERS, cjk_letters, keys_of, known_words, stems_of, words_of
from plangate.domain.text.notes import without_notes
from plangate.domain.text.words import CJK, fold

CERTAIN = 0.9
"""From here on a match is one by itself; what scores lower needs a numeral beside it."""
_BOLD_LINE = re.compile(r"\*\*(?P<title>[^*:：]{6,80})\*\*\s*[:：]?\s*")
_INNER = 0.97
_SHORT_LABEL = 10
_FEWEST_KNOWN = 12
"""Different words of a principle; a text of fewer knows too little to call a name foreign."""
_FEWEST_JOINED = 4
"""Letters of such a name in a script without blanks."""
_FEWEST_TELLING, _FEWEST_OF_LAW = 10, 100
"""Different words of a line and of a law by which it shows that they are in two languages."""
_MOST_STRANGE = 5
"""A line is in another language where fewer than one of so many of its words are the law's."""
_FEWEST_QUOTED = 3
"""Words of a label that stand in one principle's text by no chance."""
_MOST_RUNS = 20_000
"""Words of a law that are looked at for this; the longest of 42 real ones has 12,000."""
_SURE_CLAUSE = 0.92
MOST_NEAR = 40
"""Names that a label is compared with; a law that has more of them near to one label is not made for people."""
_MOST_SOUGHT = 200
"""Names of a law's principles, and of its clauses, that are sought in running text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a label, and how surely, from 0 to 1."""

    name: Name
    score: float


class PrincipleNames:
    """All names of a constitution, to find a label among."""

    def __init__(self, constitution: Constitution) -> None:
        principles = [Name(principle.name, principle.id) for principle in constitution.principles]
        clauses = [Name(clause.name) for clause in constitution.clauses]
        self._principles: Sequence[Name] = principles
        self._by_id: dict[str | None, list[Name]] = {}
        for name in principles:
            self._by_id.setdefault(name.id, []).append(name)
        self._clauses: Sequence[Name] = clauses
        self._index = Index((*principles, *clauses, *_inner_names(constitution)))
        self._texts = {principle.id: (principle.name, principle.text) for principle in constitution.principles}
        # Labels come back in the check after the design, and in the plan as it was before.
        self._remembered = lru_cache(maxsize=2048)(self._best)
        self._words = Counter(word for name in principles for word in set(name.words))

    def best(self, label: str, most: int = MOST_NEAR) -> Found | None:
        """The name that the label says best; None where none is said, or two are said as well.

        Beside the names that it says word for word, it is compared with as many as `most`.
        """
        return self._remembered(label, most)

    def _best(self, label: str, most: int) -> Found | None:
        said = Said(label)
        if not said.words:
            return None
        found = [Found(name, score) for name in self._index.near(said, most) if (score := self._score(said, name))]
        top = max((_rank(one) for one in found), default=None)
        best = [one for one in found if _rank(one) == top]
        ids = {one.name.id or one.name.text for one in best}
        return best[0] if len(ids) == 1 else None

    def said_of(self, label: str, ids: Iterable[str], least: float) -> Iterator[str]:
        """Those of some principles whose name the label says, as surely as that at least."""
        said = Said(label)
        return (id for id in ids if any(self._score(said, name) >= least for name in self._by_id.get(id, ())))

    def clause_in(self, text: str) -> str | None:
        """The clause whose name of two words or more a heading holds, such as `Phase 1 Quality Gates`."""
        padded = f" {' '.join(words_of(text))} "
        held = (
            name
            for name in self._clauses[:_MOST_SOUGHT]
            if len(name.words) > 1 and f" {' '.join(name.words)} " in padded
        )
        return next((name.text for name in held), None)

    def nearly(self, label: str) -> str | None:
        """The id of the only principle of which a short label holds two thirds of the words, and two at least."""
        said = words_of(label)
        if len(said) > _SHORT_LABEL:
            return None
        stems = stems_of(said)
        words = frozenset[tuple[int, int]]().union(*map(self._words_with, stems))
        shared = Counter(map(itemgetter(0), words))
        near = [at for at, count in shared.items() if count > 1 and count * 3 >= len(self._principles[at].words) * 2]
        return self._principles[near[0]].id if len(near) == 1 else None

    def _words_with(self, stem: str) -> Collection[tuple[int, int]]:
        """The principles' words that may be cut to a stem: the place of the name, and that of the word in it."""
        return self._beginnings.get(stem, ())

    @cached_property
    def _beginnings(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for at, name in enumerate(self._principles[:_MOST_SOUGHT]):
            for place, beginnings in enumerate(name.beginnings):
                for beginning in beginnings:
                    found.setdefault(beginning, []).append((at, place))
        return found

    def quoted(self, label: str) -> str | None:
        """The id of the only principle in whose text the label stands, three words or more that say something."""
        said = words_of(label)
        if CJK.search(label) or sum(word not in FILLERS for word in said) < _FEWEST_QUOTED:
            return None
        runs = [self._runs.get(run, "") for run in _runs_of(said)]
        ids = set(filter(None, runs))
        return ids.pop() if len(ids) == 1 and "" not in runs else None

    @cached_property
    def _runs(self) -> dict[tuple[str, ...], str | None]:
        """The principle in whose text three words stand in a row, None where several have them.

        A label is looked up in it, and no text is searched: law and plan may both be as long as files get.
        """
        found: dict[tuple[str, ...], str | None] = {}
        texts = ((id, f"{name} {text}") for id, (name, text) in self._texts.items())
        runs = ((run, id) for id, text in texts for run in _runs_of(words_of(text)))
        for run, id in islice(runs, _MOST_RUNS):
            found[run] = id if found.get(run, id) == id else None
        return found

    def is_foreign(self, label: str, id: str, said: str, *, alike: bool) -> bool:
        """Whether a label is a name that neither name nor text of that principle knows, nor a concept of both.

        `alike`: the plan has the names of this law in its language. Else a short principle knows too little to call a
        name foreign, and so does one of another script. What is `said` below the name may still speak of the principle,
        or be in a language that is not the law's.
        """
        name, text = self._texts.get(id, ("", ""))
        if self._is_in_another_language(said):
            return False
        # A law may give its principles names in two languages, the second in brackets.
        if not is_written_alike(label, without_notes(name)) and not is_written_alike(label, f"{name} {text}"):
            return False
        known = keys_of(f"{name} {text}"[:LONGEST_KNOWN]) if CJK.search(label) else frozenset()
        if CJK.search(label):
            told = keys_of(without_notes(label))
            shares = not known or len(cjk_letters(label)) < _FEWEST_JOINED or not known.isdisjoint(told)
        else:
            words = [word for word in words_of(without_notes(label)) if word not in FILLERS]
            count, written = known_words(f"{name} {text}")
            shares = not is_name(words) or shares_word(words, written)
            alike = alike or count >= _FEWEST_KNOWN
        return alike and not shares and not self._speaks_of(label, said, name, text)

    def _is_in_another_language(self, said: str) -> bool:
        """Whether a line shares next to no word with the law: small words are shared by all that is of one language."""
        words = set(fold(said[:LONGEST_KNOWN]).split())
        if len(words) < _FEWEST_TELLING or len(self._vocabulary) < _FEWEST_OF_LAW:
            return False
        return len(words & self._vocabulary) * _MOST_STRANGE < len(words)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words of all principles."""
        return frozenset(chain.from_iterable(fold(f"{name} {text}").split() for name, text in self._texts.values()))

    def _speaks_of(self, label: str, said: str, name: str, text: str) -> bool:
        """Whether a label has a concept of a principle, or what is said below it a word or concept of its name."""
        if not concepts_in(label).isdisjoint(concepts_in(f"{name} {text}")):
            return True
        concepts = concepts_in(name)
        return not concepts.isdisjoint(concepts_in(said)) or not keys_of(name).isdisjoint(keys_of(said[:LONGEST_KNOWN]))

    def mentioned(self, text: str) -> tuple[str, ...]:
        """The ids of principles whose names of two words or more stand in a running text, in the law's order."""
        words = words_of(text)
        rows = chain.from_iterable(_rows(words, length) for length in self._lengths)
        found = frozenset[int]().union(*(self._phrases[row] for row in rows if row in self._phrases))
        if self._in_letters and not text.isascii():
            letters = cjk_letters(text)
            found |= {at for at in self._in_letters if is_in_letters(self._principles[at], letters)}
        return tuple(id for at in sorted(found) if (id := self._principles[at].id))

    @cached_property
    def _in_letters(self) -> list[int]:
        """The places of the principles' names that are East Asian letters."""
        return [at for at, name in enumerate(self._principles[:_MOST_SOUGHT]) if name.cjk is not None]

    @cached_property
    def _phrases(self) -> dict[tuple[str, ...], list[int]]:
        """The rows of words by which running text mentions principles, and the places of their names."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at, name in enumerate(self._principles[:_MOST_SOUGHT]):
            for phrase in name.phrases if name.cjk is None else ():
                found.setdefault(tuple(phrase.split()), []).append(at)
        return found

    @cached_property
    def _lengths(self) -> frozenset[int]:
        return frozenset(map(len, self._phrases))

    def _score(self, said: Said, name: Name) -> float:
        if said.cjk:
            score = score_cjk(said, name)
        else:
            score = max((score_words(form, name) for form in said.forms), default=0.0)
            score = max(score, self._score_single(said, name))
        if name.id is None and score < _SURE_CLAUSE:
            return 0.0
        return score * _INNER if name.inner else score

    def _score_single(self, said: Said, name: Name) -> float:
        """A single word that only this principle's name has: `Testing` for `Testing Standards`."""
        word = said.single
        if word is None or name.inner or name.id is None or word not in name.words or self._words[word] > 1:
            return 0.0
        return 0.9 if said.alone or name.words[0] == word else 0.0


@lru_cache(maxsize=32)
def names_of(constitution: Constitution) -> PrincipleNames:
    """The names of a constitution, made ready once for all plans under it."""
    return PrincipleNames(constitution)


def _runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every three words in a row."""
    return _rows(words, 3)


def _rows(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row."""
    return zip(*(words[at:] for at in range(length)), strict=False)


def is_in_letters(name: Name, letters: str) -> bool:
    """Whether the letters of a running text in an East Asian script hold the name."""
    return name.cjk is not None and len(name.cjk) > 3 and name.cjk in letters


def is_mentioned(name: Name, padded: str, letters: str) -> bool:
    """Whether a running text holds the name: `padded` are its words, each between spaces; `letters` East Asian ones."""
    if name.cjk is not None:
        return is_in_letters(name, letters)
    return any(phrase in padded for phrase in name.phrases)


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
