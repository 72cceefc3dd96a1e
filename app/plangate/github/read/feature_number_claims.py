"""Which feature folders open pull requests add: remembered in Redis at each review, believed when GitHub agrees.

Nobody misses what is lost: a clash is then not told. What is remembered wrongly is found out before it is told.
"""

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plangate.domain.model.snapshot import FeatureNumberClaim
from plangate.errors import GoneError
from plangate.github.api.client import Connection
from plangate.github.read.texts import TextCache

KEPT_FOR = 30 * 24 * 3600
"""Seconds after a pull request's last review."""

MOST_ASKED = 20
"""Claims that GitHub is asked about in one call; a number is hardly ever taken twice."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one repository's pull requests, each with the branch that it wants to be merged into."""

    cache: TextCache

    def of(self, number: int) -> frozenset[tuple[str, str]]:
        """Base branch and folder of what a pull request claims."""
        kept: Any = self.cache.redis.hget(self._key, str(number))
        return frozenset() if kept is None else _read(kept)

    def put(self, number: int, claims: Iterable[tuple[str, str]]) -> None:
        """Put these in the place of what a pull request claimed; the whole is kept for KEPT_FOR."""
        held = sorted(claims)
        if not held:
            self.cache.redis.hdel(self._key, str(number))
            return
        value = json.dumps({"until": time.time() + KEPT_FOR, "claims": held})
        with self.cache.redis.pipeline(transaction=False) as pipe:
            pipe.hset(self._key, str(number), value)
            pipe.expire(self._key, KEPT_FOR)
            pipe.execute()

    def into(self, base: str) -> tuple[FeatureNumberClaim, ...]:
        """What is claimed in a branch, by all pull requests, in the order of their numbers."""
        held: Any = self.cache.redis.hgetall(self._key)
        found = ((int(number), pair) for number, value in held.items() for pair in _read(value))
        claims = (FeatureNumberClaim(folder, number) for number, (branch, folder) in found if branch == base)
        return tuple(sorted(claims, key=lambda claim: (claim.number, claim.folder)))

    @property
    def _key(self) -> str:
        # Among the kept texts, which are deleted with the installation.
        return self.cache.name_of("claims")


def _read(value: bytes) -> frozenset[tuple[str, str]]:
    read = json.loads(value)
    return frozenset((base, folder) for base, folder in read["claims"]) if read["until"] > time.time() else frozenset()


def standing_claims(
    github: Connection, claims: Sequence[FeatureNumberClaim], base: str
) -> tuple[FeatureNumberClaim, ...]:
    """Those claims of which GitHub says that the pull request is open, into that branch, and has the folder."""
    if not claims:
        return ()
    asked = claims[:MOST_ASKED]
    query, variables = write_document(asked)
    try:
        repository = github.ask(query, variables, doing=f"looking for older features of {github.repository}")[
            "repository"
        ]
    except GoneError:
        # One is not there, and the answer does not tell the others.
        return ()
    nodes = ((claim, repository[f"pullRequest{place}"]) for place, claim in enumerate(asked))
    return tuple(claim for claim, node in nodes if _stands(node, base))


def write_document(claims: Sequence[FeatureNumberClaim]) -> tuple[str, dict[str, Any]]:
    """A document that asks for the pull requests and their folders, and its variables: paths are hostile."""
    variables: dict[str, Any] = {}
    pulls = []
    for place, claim in enumerate(claims):
        variables |= {f"n{place}": claim.number, f"f{place}": claim.folder}
        head = (
            f"headRefOid commits(last: 1) {{ nodes {{ commit {{ oid folder: file(path: $f{place}) {{ type }} }} }} }}"
        )
        pulls.append(f"pullRequest{place}: pullRequest(number: $n{place}) {{ state baseRefName {head} }}")
    types = " ".join(f"${name}: {'Int!' if name[0] == 'n' else 'String!'}" for name in variables)
    body = f"repository(owner: $owner, name: $name) {{ {' '.join(pulls)} }}"
    return f"query Claims($owner: String! $name: String! {types}) {{ {body} }}", variables


def _stands(node: Mapping[str, Any], base: str) -> bool:
    if node["state"] != "OPEN" or node["baseRefName"] != base:
        return False
    commits = (entry["commit"] for entry in node["commits"]["nodes"])
    folders = (commit["folder"] for commit in commits if commit["oid"] == node["headRefOid"])
    return any(folder is not None and folder["type"] == "tree" for folder in folders)
