"""The owner's policy, for repositories that have none: `.github/plangate.yml` of the owner's `.github` repository.

Where that is public, the first round tells it without a further call. Where it is private, it takes a token and a call
of its own, and so it is kept for a while, as is that there is none; a push to it reads it anew.
"""

import json
import time
from dataclasses import asdict, dataclass, replace

from plangate.domain.documents.constitution.lookup import with_usual_place
from plangate.domain.documents.layout import OWNER_HOME, POLICY_PATH, is_owner_home
from plangate.domain.model.snapshot import File, OwnerPolicy
from plangate.domain.policy import PolicyReader, policy_in_force
from plangate.errors import GoneError
from plangate.github.api.client import Connection
from plangate.github.read.pull_request import PullRequestState, policy_in, read_pull_request
from plangate.github.read.text_cache import TextCache

POLICY_TTL = 3600
"""Seconds; where no push and no sweep tells of a change before."""

MAX_GOVERNED_REPOSITORIES = 100
"""Those that are remembered as judged by the owner's policy, the last judged first."""


@dataclass(frozen=True, slots=True)
class KnownPolicy:
    """What is known of the owner's policy; `policy` is None where the repository is not there, or not ours to see."""

    policy: OwnerPolicy | None


@dataclass(frozen=True, slots=True)
class GovernedRepository:
    """A repository that was judged by its owner's policy, or would have been if there were one."""

    id: int
    name: str


def read_governed(
    github: Connection, number: int, cache: TextCache, read_policy: PolicyReader = policy_in_force
) -> PullRequestState:
    """What the first round tells of a pull request, with the policy in force, parsed."""
    known = known_policy(cache)
    state = read_pull_request(github, number, home=is_to_be_asked(known))
    return governed(github, state, known, cache, read_policy)


def is_to_be_asked(known: KnownPolicy | None) -> bool:
    """Whether the first round asks for it: what is public takes no further call, and may be there by now."""
    return known is None or known.policy is None


def governed(
    github: Connection,
    state: PullRequestState,
    known: KnownPolicy | None,
    cache: TextCache,
    read_policy: PolicyReader,
) -> PullRequestState:
    """What the first round tells, with the policy in force: the owner's where the repository has none of its own."""
    owners = _owners(github, state, known, cache)
    held = [*(file.path for file in state.law), *(entry.path for entry in state.listed_law)]
    policy = with_usual_place(read_policy(state.own_policy, owners), held, state.usual_law)
    return replace(state, owner_policy=owners, policy=policy)


def _owners(
    github: Connection, state: PullRequestState, known: KnownPolicy | None, cache: TextCache
) -> OwnerPolicy | None:
    if state.own_policy is not None or is_owner_home(state.repository):
        return None
    return state.owner_policy or (known or read_anew(github, cache)).policy


def read_anew(github: Connection, cache: TextCache) -> KnownPolicy:
    """The owner's policy as it is now, kept for POLICY_TTL; a call."""
    doing = f"reading the policy of {github.names['owner']}"
    try:
        answer = github.ask_neighbor(OWNER_HOME, "owner_policy", doing=doing, policy=POLICY_PATH)
        known = KnownPolicy(policy_in(github, answer["repository"]))
    except GoneError:
        known = KnownPolicy(None)
    cache.redis.set(_key(cache), json.dumps(asdict(known)), ex=POLICY_TTL)
    return known


def known_policy(cache: TextCache) -> KnownPolicy | None:
    """What is kept of the owner's policy, None where nothing is."""
    value = cache.redis.get(_key(cache))
    if not isinstance(value, bytes):
        return None
    policy = json.loads(value)["policy"]
    if policy is None:
        return KnownPolicy(None)
    file = policy["file"] and File(**policy["file"])
    return KnownPolicy(OwnerPolicy(policy["repository"], policy["commit"], file))


def governed_by(cache: TextCache) -> tuple[GovernedRepository, ...]:
    """The repositories that the owner's policy judges, the last judged first, MAX_GOVERNED_REPOSITORIES at most."""
    names = cache.redis.zrevrange(_governed_key(cache), 0, MAX_GOVERNED_REPOSITORIES - 1)
    pairs = (name.decode().partition(" ") for name in names if isinstance(name, bytes))
    return tuple(GovernedRepository(int(number), name) for number, _, name in pairs)


def remember_governed(cache: TextCache, repository: str) -> None:
    """Know that the repository is judged by its owner's policy, so that a push of that is a reason to look at it."""
    key = _governed_key(cache)
    with cache.redis.pipeline(transaction=False) as pipe:
        pipe.zadd(key, {f"{cache.repository_id} {repository}": time.time()})
        pipe.zremrangebyrank(key, 0, -MAX_GOVERNED_REPOSITORIES - 1)
        pipe.execute()


def _key(cache: TextCache) -> str:
    return f"{cache.prefix}:owner-policy"


def _governed_key(cache: TextCache) -> str:
    return f"{cache.prefix}:governed"
