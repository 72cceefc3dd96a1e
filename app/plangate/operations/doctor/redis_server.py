"""Whether the Redis keeps what it is given, gives room, and lets nobody else in."""

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import redis

from plangate.operations.doctor.health import Health, note, unknown, well, wrong
from plangate.queue.redis_address import another_pool

TIMEOUT = 5.0
"""Seconds until a Redis that says nothing counts as away."""
OLDEST = (6, 2)
"""The oldest version that we know to do: RQ and our scripts need 5, users with rights of their own 6."""
NEARLY_FULL = 0.9

Info = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RedisFacts:
    """What a Redis tells of itself; None where it does not let us ask.

    `save` is when it writes snapshots, `user` as whom we ask, `open_door` whether anybody may be that without a
    password.
    """

    info: Info
    save: str | None = None
    user: str | None = None
    open_door: bool | None = None


def read_facts(client: "redis.Redis") -> RedisFacts:
    """What it tells; RedisError where it does not answer."""
    info = client.info()
    user = _asked(client, "ACL", "WHOAMI")
    return RedisFacts(info, _save(client), user, _is_open(client))


def _save(client: "redis.Redis") -> str | None:
    try:
        return str(client.config_get("save").get("save", ""))
    except redis.ResponseError:
        # Managed services, and an ACL as ours, let nobody ask.
        return None


def _is_open(client: "redis.Redis") -> bool | None:
    """Whether somebody who says nothing is let in: asked by a connection that says nothing."""
    pool = another_pool(client, without=("username", "password"))
    try:
        with redis.Redis.from_pool(pool) as nobody:
            nobody.get("plangate:nobody")
    except redis.RedisError as error:
        return False if isinstance(error, redis.AuthenticationError | redis.ResponseError) else None
    return True


def _asked(client: "redis.Redis", *command: str) -> str | None:
    try:
        answer = client.execute_command(*command)  # type: ignore[no-untyped-call]  # redis-py's own
    except redis.ResponseError:
        return None
    return answer.decode() if isinstance(answer, bytes) else str(answer)


def examine_redis(url: str, facts: RedisFacts) -> Iterator[Health]:
    """All that is told of the Redis at a URL."""
    yield _version(facts.info)
    yield _persistence(facts)
    yield _eviction(facts.info)
    yield _access(url, facts)


def _version(info: Info) -> Health:
    name = "Valkey" if "valkey_version" in info else "Redis"
    version = str(info.get("valkey_version") or info.get("redis_version") or "")
    if info.get("role", "master") != "master":
        advice = "Name the primary, or the sentinels that know it, in PLANGATE_REDIS_URL."
        return wrong("redis", f"{name} {version} is a replica, which takes nothing", advice)
    if _numbers(version) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return wrong("redis", f"{name} {version} is too old", f"Use Redis {oldest} or newer, or Valkey.")
    return well("redis", f"{name} {version} answers")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _persistence(facts: RedisFacts) -> Health:
    name, info = "persistence", facts.info
    if "err" in (info.get("aof_last_write_status"), info.get("rdb_last_bgsave_status")):
        return wrong(name, "it cannot write to its disk", "Make room on its disk; its own log says why.")
    if info.get("aof_enabled"):
        return well(name, "each event is appended to a file")
    advice = "Set appendonly yes."
    if facts.save is None:
        return unknown(name, "it does not tell whether it writes snapshots", f"{advice} Managed services call it AOF.")
    if facts.save:
        return note(name, "snapshots only: a crash loses what came in after the last one", advice)
    return wrong(name, "nothing is kept: a restart loses what waits", advice)


def _eviction(info: Info) -> Health:
    name, policy = "eviction", str(info.get("maxmemory_policy", "noeviction"))
    limit, used = int(info.get("maxmemory", 0)), int(info.get("used_memory", 0))
    if policy.startswith("allkeys"):
        return wrong(name, f"{policy} may evict jobs that wait", "Set maxmemory-policy volatile-lru.")
    if limit and used > NEARLY_FULL * limit and policy == "noeviction":
        seen = f"{used >> 20} of {limit >> 20} MiB are used, and {policy} frees none"
        return wrong(name, seen, "Raise maxmemory, or set maxmemory-policy volatile-lru.")
    return well(name, f"{policy}, {used >> 20} of {limit >> 20} MiB used" if limit else f"{policy}, no limit")


def _access(url: str, facts: RedisFacts) -> Health:
    name, local = "access", is_local(url)
    if facts.open_door and not local:
        advice = "Give it a user with a password and deploy/redis/users.acl's rights, and name both in the address."
        return wrong(name, "whoever reaches it may read and change everything, without a password", advice)
    if not local and not urlsplit(url).scheme.startswith("rediss"):
        return note(
            name, "password and texts cross the network in the clear", "Use rediss:// with a Redis that has TLS."
        )
    if facts.open_door:
        return well(name, "only this machine reaches it")
    return well(name, f"as user {facts.user or 'unknown'}, with a password")


def is_local(url: str) -> bool:
    """Whether an address leads to this machine, over a socket or the loopback."""
    parts = urlsplit(url)
    if parts.scheme == "unix" or parts.hostname in (None, "localhost"):
        return True
    try:
        return ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
