"""Installation tokens: minted for one repository and few permissions, shared by all workers through Redis.

In Redis they lie encrypted under a key made from the App's private key, which Redis does not hold.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from githubkit import AppAuthStrategy, GitHub
from redis import Redis

from plangate.errors import TransientError
from plangate.github.api.request import Request

READING: Mapping[str, str] = {"checks": "read", "contents": "read", "pull_requests": "read"}
"""What looking at a pull request takes: its files, its threads, the check-runs on its head."""

SPEAKING: Mapping[str, str] = {"checks": "write", "pull_requests": "write"}
"""What posting a check-run and a review takes; a token that speaks cannot read a file."""

CHECKING: Mapping[str, str] = {"checks": "write"}
"""What saying in a check-run takes that nothing could be evaluated, whatever else is not granted."""

COMMITTING: Mapping[str, str] = {"contents": "write"}
"""What a commit takes; asked for only when there is one to make (branches.py)."""

PROPOSING: Mapping[str, str] = {"contents": "read", "pull_requests": "write"}
"""What opening a pull request between two branches takes (follow_ups.py)."""

LISTING: Mapping[str, str] = {"metadata": "read"}
"""What listing the repositories of an installation takes."""

NEIGHBOR: Mapping[str, str] = {"contents": "read"}
"""What reading the owner's policy takes, in the owner's `.github` repository (owner_policy.py)."""

RESOLVING: Mapping[str, str] = {"contents": "write", "pull_requests": "write"}
"""What resolving a thread takes; asked for only when there is one to resolve (publish.py)."""

EXPIRY_MARGIN = 300
"""Seconds before its end from which on a token is not used any more."""


@dataclass(frozen=True, slots=True)
class AppKey:
    """Who we are at a GitHub; `url` is the address of its REST API."""

    app_id: int
    private_key: str = field(repr=False)
    url: str = "https://api.github.com"

    @property
    def host(self) -> str:
        """The GitHub that the key is for, as a part of Redis keys."""
        return self.url.partition("://")[2].strip("/").replace("/", "_")

    def app_auth(self) -> AppAuthStrategy:
        """What a client needs to speak for the App itself; ValueError when the private key is none."""
        return AppAuthStrategy(self.app_id, _read_once(self.private_key))


@cache
def _read_once(private_key: str) -> Any:
    """The key as the signing library takes it in place of its text: each reading checks its primes, 70 ms long."""
    return load_pem_private_key(private_key.encode(), password=None)


@dataclass(frozen=True, slots=True)
class TokenScope:
    """What a token is for: a repository of an installation (None: all of its repositories) and permissions.

    `name` is that of a repository whose id is not known.
    """

    installation: int
    repository_id: int | None
    permissions: Mapping[str, str]
    name: str | None = None

    def __str__(self) -> str:
        """As a part of a Redis key: `<installation>:<repository id>:checks=read,contents=read`."""
        permissions = ",".join(f"{name}={level}" for name, level in sorted(self.permissions.items()))
        return f"{self.installation}:{self.repository_id or self.name or 'all'}:{permissions}"


@dataclass(frozen=True, slots=True)
class TokenStore:
    """The tokens of an App that all workers know."""

    redis: Redis
    key: AppKey

    def get(self, scope: TokenScope) -> str | None:
        """The token for a scope, None when there is none that lasts."""
        encrypted = self.redis.get(self._name(scope))
        try:
            return self._cipher().decrypt(encrypted).decode() if encrypted else None
        except InvalidToken:
            # Another private key was in use when it was put in.
            return None

    def put(self, scope: TokenScope, token: str, seconds: int) -> None:
        """Keep a token until shortly before its end, `seconds` from now."""
        if seconds > EXPIRY_MARGIN:
            self.redis.set(self._name(scope), self._cipher().encrypt(token.encode()), ex=seconds - EXPIRY_MARGIN)

    def drop(self, scope: TokenScope) -> None:
        """Forget a token that GitHub does not accept."""
        self.redis.delete(self._name(scope))

    def keys_of_installation(self, installation: int) -> tuple[bytes, ...]:
        """The keys of all tokens of an installation, to be deleted with it; looked for in the whole Redis."""
        return tuple(self.redis.scan_iter(f"{self._prefix()}:{installation}:*", count=1000))

    def _prefix(self) -> str:
        return f"plangate:token:{self.key.host}:{self.key.app_id}"

    def _name(self, scope: TokenScope) -> str:
        return f"{self._prefix()}:{scope}"

    def _cipher(self) -> Fernet:
        secret = hashlib.sha256(b"plangate tokens\0" + self.key.private_key.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(secret))


def mint(app: GitHub[AppAuthStrategy], scope: TokenScope) -> tuple[str, int]:
    """A new token for a scope, and the seconds that it lasts; githubkit's exceptions come through.

    Raises TransientError for an answer that holds no token, as when a proxy answers or the answer is cut.
    """
    body: dict[str, object] = {"permissions": dict(scope.permissions)}
    if scope.repository_id is not None:
        body["repository_ids"] = [scope.repository_id]
    elif scope.name is not None:
        body["repositories"] = [scope.name]
    url = f"/app/installations/{scope.installation}/access_tokens"
    content = Request("POST", url, body=body).send(app).content
    try:
        answer = json.loads(content)
        seconds = datetime.fromisoformat(answer["expires_at"]).timestamp() - datetime.now().timestamp()
        return str(answer["token"]), int(seconds)
    except (ValueError, KeyError, TypeError):
        raise TransientError("GitHub's answer held no token.") from None
