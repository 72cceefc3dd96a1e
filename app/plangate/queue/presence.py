"""Who works, and whether GitHub accepts the App: told in Redis by those who know it, for those who watch over it."""

import json
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

import redis
import redis.asyncio

from plangate import __version__

SLOTS_KEY = "plangate:seats"
LEADER_KEY = "plangate:dispatch:leader"
REFUSAL_KEY = "plangate:app:refused"


@dataclass(frozen=True, slots=True)
class Refusal:
    """GitHub does not accept the App: in whose words, and since when, in seconds since the epoch."""

    reason: str
    since: float


def heartbeat_key(slot: int) -> str:
    """Under which the worker of a slot tells its version, for as long as it is heard of."""
    return f"plangate:seat:{slot}:alive"


def live_workers(client: "redis.Redis") -> Mapping[str, str]:
    """The versions of the workers that were heard of just now, by the names of their slots, the lowest number first."""
    numbers = sorted(int(number) for number in cast(set[bytes], client.smembers(SLOTS_KEY)))
    with client.pipeline(transaction=False) as pipeline:
        for number in numbers:
            pipeline.get(heartbeat_key(number))
        answers = pipeline.execute()
    told = zip(numbers, answers, strict=True)
    return {str(number): version.decode() for number, version in told if version is not None}


def leader_name(own: str) -> bytes:
    """How a dispatcher is called: its version, and what no other is called."""
    return f"{__version__} {own}".encode()


def dispatcher_version(client: "redis.Redis") -> str | None:
    """The version of the dispatcher that leads, None where there is none; an old one does not tell it."""
    name = cast("bytes | None", client.get(LEADER_KEY))
    return name.decode().rpartition(" ")[0] or "another" if name else None


def tell_refusal(client: "redis.Redis", reason: str, now: float) -> None:
    """Say that GitHub does not accept the App; since when, whoever says it first."""
    known = read_refusal(cast("bytes | None", client.get(REFUSAL_KEY)))
    client.set(REFUSAL_KEY, json.dumps([reason, known.since if known else now]))


def tell_acceptance(client: "redis.Redis") -> None:
    """Say that GitHub accepts the App."""
    client.delete(REFUSAL_KEY)


def read_refusal(text: bytes | None) -> Refusal | None:
    """What was told under REFUSAL_KEY."""
    return Refusal(*json.loads(text)) if text else None


async def refusal_told_to(client: "redis.asyncio.Redis") -> Refusal | None:
    """Whether it was told that GitHub does not accept the App."""
    return read_refusal(await cast(Awaitable["bytes | None"], client.get(REFUSAL_KEY)))


def versions_beside(versions: Iterable[str]) -> tuple[str, ...]:
    """Those of the versions that are not ours, each once."""
    return tuple(sorted(set(versions) - {__version__}))
