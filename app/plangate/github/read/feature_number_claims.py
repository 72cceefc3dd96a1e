"""Which feature folders open pull requests add: remembered in Redis at each review, believed when GitHub agrees.

Nobody misses what is lost: a clash is then not told. What is remembered wrongly is found out before it is told.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plangate.domain.model.evidence import Held
from plangate.domain.model.snapshot import FeatureNumberClaim
from plangate.errors import GoneError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import RepositoryQuery
from plangate.github.read.pull_request import listed_head
from plangate.github.read.text_cache import TextCache

CLAIM_TTL = 30 * 24 * 3600
"""Seconds after a pull request's last review."""

MAX_CLAIMS_ASKED = 20
"""That GitHub is asked about in one call; a number is hardly ever taken twice."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one repository's pull requests, each with the branch that it wants to be merged into."""

    cache: TextCache

    def of(self, number: int) -> Held:
        """What a pull request claims."""
        value: Any = self.cache.redis.hget(self._key, str(number))
        return frozenset() if value is None else _read(value)

    def put(self, number: int, claims: Held) -> None:
        """Put these in the place of what a pull request claimed; the whole is kept for CLAIM_TTL."""
        pairs = sorted(claims)
        if not pairs:
            self.cache.redis.hdel(self._key, str(number))
            return
        value = json.dumps({"until": time.time() + CLAIM_TTL, "claims": pairs})
        with self.cache.redis.pipeline(transaction=False) as pipe:
            pipe.hset(self._key, str(number), value)
            pipe.expire(self._key, CLAIM_TTL)
            pipe.execute()

    def all(self) -> tuple[tuple[int, Held], ...]:
        """What every pull request claims, in the order of their numbers."""
        values: Any = self.cache.redis.hgetall(self._key)
        return tuple(sorted((int(number), _read(value)) for number, value in values.items()))

    @property
    def _key(self) -> str:
        # Among the kept texts, which are deleted with the installation.
        return self.cache.key_of("claims")


def _read(value: bytes) -> Held:
    read = json.loads(value)
    return frozenset((base, folder) for base, folder in read["claims"]) if read["until"] > time.time() else frozenset()


def standing_claims(
    github: Connection, claims: Sequence[FeatureNumberClaim], base: str
) -> tuple[FeatureNumberClaim, ...]:
    """Those claims of which GitHub says that the pull request is open, into that branch, and has the folder."""
    if not claims:
        return ()
    asked, query = claims[:MAX_CLAIMS_ASKED], RepositoryQuery("Claims")
    for place, claim in enumerate(asked):
        number, path = query.variable("Int!", claim.number), query.variable("String!", claim.folder)
        head = f"headRefOid commits(last: 1) {{ nodes {{ commit {{ oid folder: file(path: {path}) {{ type }} }} }} }}"
        query.ask(f"pullRequest{place}: pullRequest(number: {number}) {{ state baseRefName {head} }}")
    try:
        data = github.ask(query.document(), query.variables, doing=f"looking for older features of {github.repository}")
    except GoneError:
        # One is not there, and the answer does not tell the others.
        return ()
    pulls = ((claim, data["repository"][f"pullRequest{place}"]) for place, claim in enumerate(asked))
    return tuple(claim for claim, pull in pulls if _stands(pull, base))


def _stands(pull: Mapping[str, Any], base: str) -> bool:
    if (pull["state"], pull["baseRefName"]) != ("OPEN", base):
        return False
    folder = (listed_head(pull) or {}).get("folder")
    return folder is not None and folder["type"] == "tree"
