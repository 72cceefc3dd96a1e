"""Who asked for what: every request that reached the API, for tests to assert on."""

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it was answered.

    `path` is without `/api/v3` and query; `operation` is the GraphQL operation's name, `mutation` whether it writes.
    `status` 0 means that the connection was cut. `seconds` is how long it took, `at` seconds since the epoch.
    """

    method: str
    path: str
    query: str
    operation: str | None
    mutation: bool
    installation: int | None
    status: int
    at: float
    seconds: float
    body: bytes = b""

    @property
    def is_graphql(self) -> bool:
        """Whether it was asked in GraphQL."""
        return self.path in ("/graphql", "/api/graphql")

    @property
    def mints(self) -> bool:
        """Whether it asked for a token."""
        return self.path.endswith("/access_tokens")

    @property
    def writes(self) -> bool:
        """Whether it meant to change something on GitHub, tokens and redeliveries aside."""
        if self.is_graphql:
            return self.mutation
        return self.method != "GET" and not self.mints and not self.path.startswith("/app/")

    def __str__(self) -> str:
        """The request in one line."""
        name = f" {self.operation}" if self.operation else ""
        return f"{self.method} {self.path}{name} → {self.status}"


class Traffic:
    """All requests so far, oldest first."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._seen: list[Seen] = []
        self._lock = threading.Lock()

    def add(self, seen: Seen) -> None:
        """Remember a request."""
        with self._lock:
            self._seen.append(seen)

    def all(self) -> list[Seen]:
        """All requests."""
        with self._lock:
            return list(self._seen)

    def clear(self) -> None:
        """Forget what was asked so far."""
        with self._lock:
            self._seen.clear()
