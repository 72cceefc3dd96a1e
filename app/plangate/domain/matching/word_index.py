"""Names found by what they share with a label, so that only the nearest are compared with it."""

from collections.abc import Sequence
from itertools import chain, islice

from plangate.domain.matching.name_similarity import Name, Said

_MOST_LOOKED_UP = 10
"""Names that are looked up for each that is compared, some by several words; from there on the rarest words count."""


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
        forms = [(letters,) for letters in sorted(said.letters_apart)] if said.cjk else said.forms
        exact = islice(chain.from_iterable(self._exact.get(form, ()) for form in forms), most)
        return tuple(dict.fromkeys(exact) | dict.fromkeys(self._alike(said, most)))

    def _alike(self, said: Said, most: int) -> Sequence[Name]:
        if said.cjk and len(self._cjk) <= most:
            return self._cjk
        if said.cjk:
            return _rarest([self._by_letter.get(letter, ()) for letter in dict.fromkeys(said.letters)], most)
        keys = dict.fromkeys(word[:3] for form in said.forms for word in form)
        return _rarest([self._by_beginning.get(key, ()) for key in keys], most)


def _rarest(found: list[Sequence[Name]], most: int) -> Sequence[Name]:
    """The first names, by what the fewest of them share where they are too many to be looked at."""
    if sum(map(len, found)) > _MOST_LOOKED_UP * most:
        found.sort(key=len)
    looked_up = islice(chain.from_iterable(found), _MOST_LOOKED_UP * most)
    return tuple(islice(dict.fromkeys(looked_up), most))
