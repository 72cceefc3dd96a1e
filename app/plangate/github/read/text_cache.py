"""The texts of files, kept in Redis by blob id.

A blob never changes, so what is kept never becomes wrong. Kept texts are for one repository, since who may read a
blob is decided by repository.
"""

import json
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from redis import Redis

from plangate.domain.documents.layout import folder_of

TEXT_TTL = 7 * 24 * 3600
"""Seconds."""

ROOTS_TTL = 180 * 24 * 3600
"""Seconds after the last plan was judged."""

MAX_ROOTS = 100
"""Specs roots of one repository."""

_UNREADABLE = b"-"


@dataclass(frozen=True, slots=True)
class TextCache:
    """The texts of one repository's blobs; None for a blob that is too long or not UTF-8."""

    redis: Redis
    host: str
    installation: int
    repository_id: int

    @property
    def prefix(self) -> str:
        """How the keys of the installation begin: all of them are dropped with it."""
        return _prefix(self.host, self.installation)

    def get(self, shas: Iterable[str]) -> dict[str, str | None]:
        """Those that are known."""
        wanted = list(dict.fromkeys(shas))
        packed: list[Any] = self.redis.mget([self.key_of(sha) for sha in wanted]) if wanted else []
        return {sha: _unpack(value) for sha, value in zip(wanted, packed, strict=True) if value is not None}

    def put(self, texts: Mapping[str, str | None]) -> None:
        """Keep texts for TEXT_TTL."""
        with self.redis.pipeline(transaction=False) as pipe:
            for sha, text in texts.items():
                pipe.set(self.key_of(sha), _pack(text), ex=TEXT_TTL)
            pipe.execute()

    def named_paths(self, number: int) -> tuple[str, ...] | None:
        """The paths that the plans of a pull request named when it was read last; None when that is not known."""
        packed: Any = self.redis.get(self.key_of(f"paths-{number}"))
        return None if packed is None else tuple(json.loads(_unpack(packed) or "[]"))

    def put_named_paths(self, number: int, paths: Iterable[str]) -> None:
        """Keep them for TEXT_TTL."""
        self.redis.set(self.key_of(f"paths-{number}"), _pack(json.dumps(list(paths))), ex=TEXT_TTL)

    def links(self, tree: str) -> tuple[str, ...] | None:
        """The paths in a folder of its symbolic links and submodules; None when they were not listed lately."""
        packed: Any = self.redis.get(self.key_of(f"links-in-{tree}"))
        return None if packed is None else tuple(json.loads(_unpack(packed) or "[]"))

    def put_links(self, tree: str, paths: Iterable[str]) -> None:
        """Keep them for TEXT_TTL."""
        self.redis.set(self.key_of(f"links-in-{tree}"), _pack(json.dumps(list(paths))), ex=TEXT_TTL)

    def specs_roots(self) -> tuple[str, ...]:
        """The folders that features of plans lay in which were judged, the last ones."""
        roots = cast(list[bytes], self.redis.zrange(self.key_of("specs-roots"), 0, -1))
        return tuple(sorted(root.decode("utf-8", "surrogatepass") for root in roots))

    def put_specs_roots(self, plans: Iterable[str]) -> None:
        """Keep those of these plans, too, for ROOTS_TTL, in the place of the oldest where there are too many."""
        roots = filter(None, (folder_of(folder_of(plan)) for plan in plans))
        places = {root.encode("utf-8", "surrogatepass"): time.time() for root in roots}
        if places:
            with self.redis.pipeline(transaction=False) as pipe:
                pipe.zadd(self.key_of("specs-roots"), places)
                pipe.zremrangebyrank(self.key_of("specs-roots"), 0, -MAX_ROOTS - 1)
                pipe.expire(self.key_of("specs-roots"), ROOTS_TTL)
                pipe.execute()

    def key_of(self, sha: str) -> str:
        """Where a blob's text is kept in Redis, or something else of the repository that goes with the installation."""
        return f"{_prefix(self.host, self.installation)}:{self.repository_id}:{sha}"


def keys_of_installation(redis: Redis, host: str, installation: int) -> tuple[bytes, ...]:
    """The keys of all texts of an installation, to be deleted with it; looked for in the whole Redis."""
    return tuple(redis.scan_iter(f"{_prefix(host, installation)}:*", count=1000))


def _prefix(host: str, installation: int) -> str:
    return f"plangate:text:{host}:{installation}"


def _pack(text: str | None) -> bytes:
    return _UNREADABLE if text is None else zlib.compress(text.encode(), level=1)


def _unpack(value: bytes) -> str | None:
    return None if value == _UNREADABLE else zlib.decompress(value).decode()
