"""Which permissions the requests that were served needed, so that a test can tell what an App has to ask for."""

from collections.abc import Iterable, Mapping

from tests.fakehub.credentials import LEVELS

Clause = frozenset[tuple[str, str]]
"""Permissions with their levels, of which any one is enough."""


class Demands:
    """All that was needed so far, by any installation."""

    def __init__(self) -> None:
        """Nothing was needed yet."""
        self._clauses: set[Clause] = set()

    def add(self, needs: Iterable[tuple[str, str]]) -> None:
        """A request needed one of these."""
        clause = frozenset(needs)
        if clause:
            self._clauses.add(clause)

    def unmet(self, granted: Mapping[str, str], further: Iterable[Clause] = ()) -> list[Clause]:
        """What these permissions do not cover; `further` is needed for other reasons than requests."""
        return sorted((one for one in {*self._clauses, *further} if not _covers(granted, one)), key=sorted)

    def spare(self, granted: Mapping[str, str], further: Iterable[Clause] = ()) -> list[str]:
        """The permissions that could be left out, or lowered, with everything covered still."""
        also = tuple(further)
        return [name for name, level in granted.items() if not self.unmet(_lowered(granted, name, level), also)]


def _covers(granted: Mapping[str, str], clause: Clause) -> bool:
    return any(LEVELS.get(granted.get(name, ""), 0) >= LEVELS[level] for name, level in clause)


def _lowered(granted: Mapping[str, str], name: str, level: str) -> dict[str, str]:
    rest = {other: kept for other, kept in granted.items() if other != name}
    return rest | {name: "read"} if level == "write" else rest
