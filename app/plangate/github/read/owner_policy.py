"""The owner's policy, for repositories that have none: `.github/plangate.yml` of the owner's `.github` repository.

Where that is public, the first round tells it without a further call. Where it is private, it takes a token and a call
of its own, and so it is kept for a while, as is that there is none; a push to it (plangate_workers/owner.py) reads it
anew.
"""

import json
import time
from dataclasses import asdict, dataclass, replace

from plangate.domain.documents.layout import OWNER_HOME, POLICY_PATH, is_owner_home
from plangate.domain.model.snapshot import File, OwnerPolicy
from plangate.errors import GoneError
from plangate.github.api.client import Connection
from plangate.github.read.pull_request import PullRequestState, policy_in, read_pull_request
from plangate.github.read.texts import TextCache

KEPT_FOR = 3600
"""Seconds; where no push and no sweep tells of a change before."""

MOST_GOVERNED = 100
"""Repositories that are remembered as judged by the owner's policy, the last judged first."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of the owner's policy; `policy` is None where the repository is not there, or not ours to see."""

    policy: OwnerPolicy | None


@dataclass(frozen=True, slots=True)
class Governed:
    """A repository that was judged by its owner's policy, or would have been if there were one."""

    id: int
    name: str


def read_governed(github: Connection, number: int, cache: TextCache) -> PullRequestState:
    """What the first round tells of a pull request, with the owner's policy where the repository has none."""
    kept = remembered(cache)
    return governed(github, read_pull_request(github, number, home=is_to_be_asked(kept)), kept, cache)


def is_to_be_asked(kept: Kept | None) -> bool:
    """Whether the first round asks for it: what is public takes no further call, and may be there by now."""
    return kept is None or kept.policy is None


def governed(github: Connection, seen: PullRequestState, kept: Kept | None, cache: TextCache) -> PullRequestState:
    """What was seen, with the owner's policy where the repository has none of its own."""
    if seen.own_policy is not None or is_owner_home(seen.repository):
        return replace(seen, owner_policy=None)
    _note(cache, seen.repository)
    if seen.owner_policy is not None:
        return seen
    return replace(seen, owner_policy=(kept or read_anew(github, cache)).policy)


def read_anew(github: Connection, cache: TextCache) -> Kept:
    """The owner's policy as it is now, kept for KEPT_FOR; a call."""
    doing = f"reading the policy of {github.names['owner']}"
    try:
        answer = github.ask_neighbor(OWNER_HOME, "owner_policy", doing=doing, policy=POLICY_PATH)
        kept = Kept(policy_in(github, answer["repository"]))
    except GoneError:
        kept = Kept(None)
    cache.redis.set(_key(cache), json.dumps(asdict(kept)), ex=KEPT_FOR)
    return kept


def remembered(cache: TextCache) -> Kept | None:
    """What is kept of the owner's policy, None where nothing is."""
    kept = cache.redis.get(_key(cache))
    if not isinstance(kept, bytes):
        return None
    policy = json.loads(kept)["policy"]
    if policy is None:
        return Kept(None)
    file = policy["file"] and File(**policy["file"])
    return Kept(OwnerPolicy(policy["repository"], policy["commit"], file))


def governed_by(cache: TextCache) -> tuple[Governed, ...]:
    """The repositories that the owner's policy judges, the last judged first, MOST_GOVERNED at most."""
    names = cache.redis.zrevrange(_governed_key(cache), 0, MOST_GOVERNED - 1)
    pairs = (name.decode().partition(" ") for name in names if isinstance(name, bytes))
    return tuple(Governed(int(number), name) for number, _, name in pairs)


def _note(cache: TextCache, repository: str) -> None:
    key = _governed_key(cache)
    with cache.redis.pipeline(transaction=False) as pipe:
        pipe.zadd(key, {f"{cache.repository_id} {repository}": time.time()})
        pipe.zremrangebyrank(key, 0, -MOST_GOVERNED - 1)
        pipe.execute()


def _key(cache: TextCache) -> str:
    return f"{cache.prefix}:owner-policy"


def _governed_key(cache: TextCache) -> str:
    return f"{cache.prefix}:governed"
