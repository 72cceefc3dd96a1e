"""The texts of files, kept in Redis by blob id.

A blob never changes, so what is kept never becomes wrong. Kept texts are for one repository, since who may read a
blob is decided by repository.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from redis import Redis

TEXT_TTL = 7 * 24 * 3600
"""Seconds."""

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
        """The paths of the symbolic links and submodules of a folder; None when they were not listed lately."""
        packed: Any = self.redis.get(self.key_of(f"links-{tree}"))
        return None if packed is None else tuple(json.loads(_unpack(packed) or "[]"))

    def put_links(self, tree: str, paths: Iterable[str]) -> None:
        """Keep them for TEXT_TTL."""
        self.redis.set(self.key_of(f"links-{tree}"), _pack(json.dumps(list(paths))), ex=TEXT_TTL)

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
