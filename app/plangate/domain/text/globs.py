"""Globs of paths as .gitignore has them: `*` within a folder's name, `**` across folders, `!` takes back.

Matching takes time linear in the path for a pattern, whatever its stars: the set of places in the pattern where the
path may stand is one integer, and each character moves them all at once. Brackets are plain characters: folders named
`[id]` are more common than character classes.
"""

import unicodedata
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
    `alike`: case, and how letters are composed, tell no names apart, as on the disks of Windows and macOS.
    """

    patterns: tuple[str, ...]
    folders_above: bool = False
    alike: bool = False

    def match(self, path: str) -> bool:
        """Whether the path itself is meant."""
        path, verdict = self._seen(path), False
        for pattern in self.patterns:
            takes_back = pattern.startswith("!")
            # What changes nothing is not matched: most paths are meant by no pattern.
            if takes_back is verdict and self._glob(pattern).matches(path):
                verdict = not takes_back
        return verdict

    def may_hold(self, path: str) -> bool:
        """Whether something below a path may be meant because of where it lies: beyond the `**` of a pattern's start.

        Below `specs`, and below `specs/a`, for `**/specs/**/plan.md`, but not below `src`: what may be meant there lies
        in a `specs` of its own.
        """
        folder = f"{self._seen(path)}/"
        verdict = False
        for pattern in self.patterns:
            if pattern.startswith("!"):
                verdict = verdict and not self._glob(pattern).matches(f"{folder}{_ANY}/{_ANY}")
            else:
                verdict = verdict or self._glob(pattern).goes_on(folder)
        return verdict

    def _glob(self, pattern: str) -> "_Glob":
        return _glob(self._seen(pattern), self.folders_above)

    def _seen(self, text: str) -> str:
        if not self.alike or (text.isascii() and text.islower()):
            return text
        return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())

    def match_within(self, path: str) -> bool:
        """Whether the path, or a folder that it lies in, is meant."""
        parts = path.split("/")
        folders = ("/".join(parts[:count]) for count in range(1, len(parts)))
        return self.match(path) or any(self.match(f"{folder}/") or self.match(folder) for folder in folders)


def lies_at(path: str, places: Iterable[str]) -> bool:
    """Whether a path is one of these, in whatever folder."""
    return any(f"/{path}".endswith(f"/{place}") for place in places)


_ANY = "\N{MIDDLE DOT}"
"""A name that stands for any."""

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
        self._start = (2 << _length_of_start(steps)) - 1
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
        return bool(self._after(path) & self._final)

    def goes_on(self, path: str) -> bool:
        """Whether a path is the beginning of one that is matched, beyond a `**` at the start."""
        return bool(self._after(path) & ~self._start & ~self._final)

    def _after(self, path: str) -> int:
        """The places that a path leads to, none where it leads nowhere."""
        places = self._skip(1)
        for character in path:
            advance, stay = self._moves.get(character, 0), self._stay_any
            if character != "/":
                advance, stay = advance | self._one, stay | self._stay_name
            places = self._skip((places & advance) << 1 | places & stay)
            if not places:
                break
        return places

    def _skip(self, places: int) -> int:
        """The places with all that can be reached from them without a character."""
        for bit, behind in self._skips:
            if places & bit:
                places |= behind
        return places


def _length_of_start(steps: Sequence[str]) -> int:
    """How many steps at the beginning any folder takes."""
    anywhere, one_above = (_FORK, _DEPTH, "/"), (_ONE, _NAME, "/")
    if tuple(steps[:3]) != anywhere:
        return 0
    return 6 if tuple(steps[3:6]) == one_above else 3


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
