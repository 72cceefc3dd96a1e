"""Globs of paths as .gitignore has them: `*` within a folder's name, `**` across folders, `!` takes back.

Matching takes time linear in the path for a pattern, whatever its stars: the set of places in the pattern where the
path may stand is one integer, and each character moves them all at once. Brackets are plain characters: folders named
`[id]` are more common than character classes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

MAX_GLOB_LENGTH = 500
"""Characters of one pattern."""


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns of which the last that matches decides.

    A pattern with a slash before its end is bound to the root, one without matches a name in any folder.
    `folders_above` asks for at least one folder at a `**` directly before a file's name: a plan needs its feature.
    """

    patterns: tuple[str, ...]
    folders_above: bool = False

    def match(self, path: str) -> bool:
        """Whether the path itself is meant."""
        verdict = False
        for pattern in self.patterns:
            takes_back = pattern.startswith("!")
            # What changes nothing is not matched: most paths are meant by no pattern.
            if takes_back is verdict and _glob(pattern, self.folders_above).matches(path):
                verdict = not takes_back
        return verdict

    def match_within(self, path: str) -> bool:
        """Whether the path, or a folder that it lies in, is meant."""
        parts = path.split("/")
        folders = ("/".join(parts[:count]) for count in range(1, len(parts)))
        return self.match(path) or any(self.match(f"{folder}/") or self.match(folder) for folder in folders)


def lies_at(path: str, places: Iterable[str]) -> bool:
    """Whether a path is one of these, in whatever folder."""
    return any(f"/{path}".endswith(f"/{place}") for place in places)


_NAME, _DEPTH, _ONE, _FORK = "name", "depth", "one", "fork"
"""Steps beside single characters: any of a name, anything at all, one character of a name, and a choice: the next
two steps or what stands behind them."""


class _Glob:
    """One pattern as a row of steps, each a place where a path may stand."""

    def __init__(self, steps: Sequence[str]) -> None:
        self._final = 1 << len(steps)
        self._skips: list[tuple[int, int]] = []
        self._moves: dict[str, int] = {}
        self._one = self._stay_name = self._stay_any = 0
        for place, step in enumerate(steps):
            self._add(place, step)

    def _add(self, place: int, step: str) -> None:
        bit = 1 << place
        if step == _FORK:
            self._skips.append((bit, bit << 1 | bit << 3))
        elif step == _NAME:
            self._stay_name |= bit
            self._skips.append((bit, bit << 1))
        elif step == _DEPTH:
            self._stay_any |= bit
            self._skips.append((bit, bit << 1))
        elif step == _ONE:
            self._one |= bit
        else:
            self._moves[step] = self._moves.get(step, 0) | bit

    def matches(self, path: str) -> bool:
        """Whether the whole path is matched."""
        places = self._skip(1)
        for character in path:
            advance, stay = self._moves.get(character, 0), self._stay_any
            if character != "/":
                advance, stay = advance | self._one, stay | self._stay_name
            places = self._skip((places & advance) << 1 | places & stay)
            if not places:
                return False
        return bool(places & self._final)

    def _skip(self, places: int) -> int:
        """The places with all that can be reached from them without a character."""
        for bit, behind in self._skips:
            if places & bit:
                places |= behind
        return places


@lru_cache(maxsize=256)
def _glob(pattern: str, folders_above: bool) -> _Glob:
    pattern = pattern.removeprefix("!")[:MAX_GLOB_LENGTH]
    if "/" not in pattern.rstrip("/"):
        pattern = f"**/{pattern}"
    parts = pattern.removeprefix("/").removeprefix("./").split("/")
    # Several `**` in a row mean what one means.
    parts = [part for part, following in zip(parts, [*parts[1:], ""], strict=True) if (part, following) != ("**", "**")]
    return _Glob(tuple(_steps(parts, folders_above)))


def _steps(parts: Sequence[str], folders_above: bool) -> Iterator[str]:
    last = len(parts) - 1
    for index, part in enumerate(parts):
        if part != "**":
            yield from _name(part)
            if index < last:
                yield "/"
        elif index == last:
            # Everything inside the folder, but not the folder itself.
            yield from (_ONE, _DEPTH)
        else:
            yield from (_FORK, _DEPTH, "/")
            if folders_above and index == last - 1:
                yield from (_ONE, _NAME, "/")


def _name(part: str) -> Iterator[str]:
    escaped = False
    for character in part:
        if escaped or character not in "*?\\":
            yield character
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            yield _NAME if character == "*" else _ONE
