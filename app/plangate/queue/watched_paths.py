"""Where a repository's law lies beside the usual places: workers tell it, the receiver asks, Redis keeps it.

The receiver knows no policy, and a push names its files: a constitution that a policy or a symbolic link puts at an
unusual path would change unnoticed.
"""

import itertools
import time
from collections.abc import Iterable

import redis
import redis.asyncio

from plangate.domain.documents.layout import is_standard_path

WATCHED_PATHS_TTL = 180 * 24 * 3600
"""Seconds from the last review that read law there."""

MAX_PATHS = 200
"""Places that one review tells; a policy names no more."""

MAX_KEPT_PATHS = 1000
"""Places of one repository: those that were told last; of more, most would be of the past."""

MAX_PATH_LENGTH = 1000
"""Characters of one place."""


def remember(client: "redis.Redis", installation: int, repository_id: int, paths: Iterable[str]) -> None:
    """Remember the unusual ones of these paths; each stands for itself in any folder."""
    kept = (path for path in dict.fromkeys(paths) if not is_standard_path(path) and len(path) <= MAX_PATH_LENGTH)
    places = list(itertools.islice(kept, MAX_PATHS))
    if places:
        key, now = _key(installation, repository_id), time.time()
        with client.pipeline(transaction=False) as pipe:
            pipe.zadd(key, dict.fromkeys(places, now))
            pipe.zremrangebyrank(key, 0, -MAX_KEPT_PATHS - 1)
            pipe.expire(key, WATCHED_PATHS_TTL)
            pipe.execute()


class WatchedPaths:
    """The places that workers told, as the receiver asks for them."""

    def __init__(self, client: "redis.asyncio.Redis") -> None:
        """Those that this Redis holds."""
        self._client = client

    async def matches(self, installation: int, repository_id: int, paths: Iterable[str]) -> bool:
        """Whether one of the paths is such a place of the repository, or ends in one."""
        async with self._client.pipeline(transaction=False) as pipe:
            pipe.zrange(_key(installation, repository_id), 0, -1)
            pipe.smembers(_former_key(installation, repository_id))
            kept, formerly_kept = await pipe.execute()
        ends = tuple(f"/{member.decode()}" for member in (*kept, *formerly_kept))
        return bool(ends) and any(f"/{path}".endswith(ends) for path in paths)


def keys_of_installation(client: "redis.Redis", installation: int) -> tuple[bytes, ...]:
    """The keys of all repositories of an installation, to be deleted with it; looked for in the whole Redis."""
    return tuple(name for key in (_key, _former_key) for name in client.scan_iter(key(installation, "*"), count=1000))


def _key(installation: int, repository_id: int | str) -> str:
    return f"plangate:law-paths:{installation}:{repository_id}"


def _former_key(installation: int, repository_id: int | str) -> str:
    """Of the set that 0.1 and before kept, read for one release."""
    return f"plangate:law:{installation}:{repository_id}"
