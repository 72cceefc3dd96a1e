"""What the stand-in GitHub remembers: one `State` with one lock over the things of model.py.

Everything that reads or changes them holds `state.lock`. Ids of the database count up per kind and are as large as
GitHub's (comments and check-runs do not fit 32 bits); `state.nodes` finds a thing by its node id.
"""

import secrets
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from tests.fakehub.model import Installation, InstallationToken, Repository
from tests.fakehub.model_accounts import App, User
from tests.fakehub.model_deliveries import Delivery
from tests.fakehub.node_ids import node_id

Remembered = TypeVar("Remembered", bound=Any)

FIRST_IDS = {
    "user": 48_000_000,
    "app": 910_000,
    "installation": 52_000_000,
    "repository": 800_000_000,
    "pull": 1_900_000_000,
    "comment": 2_500_000_000,
    "review": 2_600_000_000,
    "review_comment": 2_200_000_000,
    "thread": 40_000_000,
    "suite": 33_000_000_000,
    "run": 36_000_000_000,
    "reaction": 290_000_000,
    "label": 7_100_000_000,
    "hook": 500_000_000,
    "delivery": 171_000_000_000,
}


class State:
    """All that the stand-in knows, and the clock that it lives by."""

    def __init__(self, root: Path) -> None:
        """An empty GitHub whose git repositories are kept under `root`."""
        self.root = root
        self.lock = threading.RLock()
        self.ahead = timedelta()
        self.users: dict[str, User] = {}
        self.apps: dict[int, App] = {}
        self.manifest_codes: dict[str, App] = {}
        self.installations: dict[int, Installation] = {}
        self.tokens: dict[str, InstallationToken] = {}
        self.repositories: dict[int, Repository] = {}
        self.deliveries: list[Delivery] = []
        self.nodes: dict[str, Any] = {}
        self.by_id: dict[tuple[str, int], Any] = {}
        self._last: Counter[str] = Counter(FIRST_IDS)
        # Clients keep tokens by App and installation only, and some for the whole process: two hubs must not share ids.
        self._last.update({kind: 7 * secrets.randbelow(1_000_000) for kind in ("app", "installation")})

    def now(self) -> datetime:
        """The present time of the stand-in, in whole seconds as GitHub writes it; tests may set it ahead."""
        return (datetime.now(UTC) + self.ahead).replace(microsecond=0)

    def next_id(self, kind: str) -> int:
        """A fresh id of the database; kinds are those of `FIRST_IDS`."""
        self._last[kind] += 7
        return self._last[kind]

    def identify(self, kind: str, prefix: str, *owners: int) -> dict[str, Any]:
        """`id` and `node_id` for a new thing of a kind, its node id starting with GitHub's prefix, such as `PR`."""
        number = self.next_id(kind)
        return {"id": number, "node_id": node_id(prefix, *owners, number)}

    def remember(self, kind: str, thing: Remembered) -> Remembered:
        """Make a thing findable by its node id and by its database id, and return it."""
        self.nodes[thing.node_id] = thing
        self.by_id[kind, thing.id] = thing
        return thing

    def repository(self, owner: str, name: str) -> Repository | None:
        """The repository of that name; GitHub does not care about case."""
        wanted = f"{owner}/{name}".lower()
        return next((r for r in self.repositories.values() if r.full_name.lower() == wanted), None)

    def user(self, login: str, *, type: str = "User") -> User:
        """The account of that login, made when it is new."""
        found = next((u for u in self.users.values() if u.login.lower() == login.lower()), None)
        if found:
            return found
        prefix = {"User": "U", "Bot": "BOT", "Organization": "O"}[type]
        user = User(**self.identify("user", prefix), login=login, type=type)
        self.users[login] = user
        return self.remember("user", user)

    def installation_on(self, repository: Repository, app: App | None = None) -> Installation | None:
        """The installation that covers a repository, of one App or of whichever there is."""
        return next((i for i in self.installations_on(repository) if app in (None, i.app)), None)

    def installations_on(self, repository: Repository) -> Iterator[Installation]:
        """All installations that cover a repository."""
        return (i for i in list(self.installations.values()) if i.covers(repository))
