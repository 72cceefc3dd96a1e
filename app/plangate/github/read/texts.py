"""The texts of files: read from GitHub's answers, exactly or not at all, and kept in Redis by blob id.

A blob never changes, so what is kept never becomes wrong. Kept texts are for one repository, since who may read a
blob is decided by repository.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from redis import Redis

from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from plangate.github.api.client import Connection

SYMLINK = 0o120000
"""Git's mode of a symbolic link, which GitHub gives as a number."""

KEPT_FOR = 7 * 24 * 3600
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
        kept: list[Any] = self.redis.mget([self.name_of(sha) for sha in wanted]) if wanted else []
        return {sha: _unpack(value) for sha, value in zip(wanted, kept, strict=True) if value is not None}

    def put(self, texts: Mapping[str, str | None]) -> None:
        """Keep texts for KEPT_FOR."""
        with self.redis.pipeline(transaction=False) as pipe:
            for sha, text in texts.items():
                pipe.set(self.name_of(sha), _pack(text), ex=KEPT_FOR)
            pipe.execute()

    def named_paths(self, number: int) -> tuple[str, ...] | None:
        """The paths that the plans of a pull request named when it was read last; None when that is not known."""
        kept: Any = self.redis.get(self.name_of(f"paths-{number}"))
        text = None if kept is None else _unpack(kept)
        return None if text is None else tuple(json.loads(text))

    def put_named_paths(self, number: int, paths: Iterable[str]) -> None:
        """Keep them for KEPT_FOR."""
        self.redis.set(self.name_of(f"paths-{number}"), _pack(json.dumps(list(paths))), ex=KEPT_FOR)

    def name_of(self, sha: str) -> str:
        """Where a blob's text is kept in Redis, or something else of the repository that goes with the installation."""
        return f"{_prefix(self.host, self.installation)}:{self.repository_id}:{sha}"


def drop_texts(redis: Redis, host: str, installation: int) -> None:
    """Forget all texts of an installation that is gone."""
    for name in redis.scan_iter(f"{_prefix(host, installation)}:*", count=1000):
        redis.delete(name)


def _prefix(host: str, installation: int) -> str:
    return f"plangate:text:{host}:{installation}"


def _pack(text: str | None) -> bytes:
    return _UNREADABLE if text is None else zlib.compress(text.encode(), level=1)


def _unpack(value: bytes) -> str | None:
    return None if value == _UNREADABLE else zlib.decompress(value).decode()


def file_of(github: Connection, path: str, node: Mapping[str, Any] | None) -> File | None:
    """The file that an `Entry` answers with; None where there is none, or a folder."""
    if node is None or node["type"] != "blob":
        return None
    blob = node["object"]
    text = text_of(github, node["oid"], blob)
    return File(path, node["oid"], text, blob["byteSize"], symlink=node["mode"] == SYMLINK)


def text_of(github: Connection, sha: str, blob: Mapping[str, Any]) -> str | None:
    """The text of a blob; None when it is longer than MAX_FILE_SIZE or not UTF-8.

    Where GraphQL's text is not the file's own bytes, because it was cut or mended, REST is asked for them.
    """
    if blob["byteSize"] > MAX_FILE_SIZE:
        return None
    text: str | None = blob["text"]
    if text is not None and not blob["isTruncated"] and len(text.encode("utf-8", "replace")) == blob["byteSize"]:
        return text
    if blob["isBinary"]:
        return None
    return _exact_text(github, sha)


def _exact_text(github: Connection, sha: str) -> str | None:
    answer = github.read(f"{github.path}/git/blobs/{sha}", doing=f"reading a file of {github.repository}")
    try:
        return base64.b64decode(answer["content"]).decode()
    except UnicodeDecodeError:
        return None
