"""How much we ask of GitHub: limits heeded and writes paced together by all workers of an installation, in Redis.

GitHub's secondary limits allow 80 requests that create content a minute and 500 an hour; check-runs do not count.
https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api

Counted for /metrics, each key a hash:
`plangate:metrics:github_calls`        field `<resource>:<outcome>`, outcome is ok, limited or failed; calls so far
`plangate:metrics:github_seconds`      field `<resource>`; seconds spent waiting for answers so far
`plangate:metrics:github_points_left`  field `<installation>:<resource>`; as GitHub last said
`plangate:metrics:github_waits`        field `content`; seconds that writes were held back in place so far
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from redis import Redis, RedisError

from plangate.errors import TransientError
from plangate.github.api.errors import LimitError

MAX_BURST = 10
"""Requests that create content and may go at once."""

SPACING = 1.0
"""Seconds between those after the burst."""

MAX_HOURLY_WRITES = 450
"""Of those in any hour."""

MAX_WAIT = 2.0
"""Seconds that a worker may wait in place."""

RESERVED_POINTS = 20
"""Points of an hour's limit that are left unspent: other calls are on their way when the last ones are seen."""

MAX_PAUSE = 1800.0
"""Seconds that we pause at most when GitHub limits us again and again and names no time."""

METRICS = "plangate:metrics"

_RESERVE_WRITE = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local burst, spacing, hourly, patience = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 3600)
if redis.call('ZCARD', KEYS[2]) >= hourly then
  local oldest = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2]
  return {0, tostring(oldest + 3600 - now)}
end
local due = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local wait = math.max(due - (burst - 1) * spacing - now, 0)
if wait > patience then
  return {0, tostring(wait)}
end
redis.call('SET', KEYS[1], string.format('%.6f', due + spacing), 'EX', 3600)
redis.call('ZADD', KEYS[2], now + wait, time[1] .. '.' .. time[2] .. ':' .. redis.call('ZCARD', KEYS[2]))
redis.call('EXPIRE', KEYS[2], 3660)
return {1, tostring(wait)}
"""
"""Takes the next place for a write, or tells in how many seconds there will be one."""

_PAUSE = """
local count = redis.call('INCR', KEYS[2])
redis.call('EXPIRE', KEYS[2], 7200)
local pause = tonumber(ARGV[1])
if ARGV[2] == '0' then
  pause = math.min(pause * 2 ^ (count - 1), tonumber(ARGV[3]))
end
if redis.call('PTTL', KEYS[1]) < pause * 1000 then
  redis.call('SET', KEYS[1], '1', 'PX', math.ceil(math.max(pause, 1) * 1000))
end
return tostring(pause)
"""
"""Stops every worker of an installation for a while; twice as long each time when GitHub names none."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What an installation may ask; `host` keeps GitHub and others apart. The client gives bytes, not strings."""

    redis: Redis
    host: str
    installation: int

    def check(self, resource: str) -> None:
        """Before a call of a resource (`core`, `graphql`): TransientError while GitHub would refuse it."""
        pause = float(self.redis.pttl(self._key("pause"))) / 1000
        if pause > 0:
            raise TransientError(f"GitHub asked us to wait {pause:.0f} s.", retry_after=pause)
        value: Any = self.redis.hget(self._key("left"), resource)
        left, _, reset = (value or b"").partition(b":")
        wait = float(reset or 0) - time.time()
        if left and int(left) <= RESERVED_POINTS and wait > 0:
            raise TransientError(f"GitHub's hourly limit is used up for {wait:.0f} s.", retry_after=wait + 1)

    def count(self, resource: str, outcome: str, seconds: float, headers: Mapping[str, str]) -> None:
        """After a call: remember what is left, and count it; a Redis that is away makes no call fail that was made."""
        with suppress(RedisError):
            self._count(resource, outcome, seconds, headers)

    def _count(self, resource: str, outcome: str, seconds: float, headers: Mapping[str, str]) -> None:
        left, reset = headers.get("x-ratelimit-remaining", ""), headers.get("x-ratelimit-reset", "")
        name = headers.get("x-ratelimit-resource") or resource
        with self.redis.pipeline(transaction=False) as pipe:
            if left.isdecimal() and reset.isdecimal():
                pipe.hset(self._key("left"), name, f"{left}:{reset}")
                pipe.expire(self._key("left"), 7200)
                pipe.hset(f"{METRICS}:github_points_left", f"{self.installation}:{name}", left)
            pipe.hincrbyfloat(f"{METRICS}:github_calls", f"{resource}:{outcome}", 1)
            pipe.hincrbyfloat(f"{METRICS}:github_seconds", resource, seconds)
            pipe.execute()

    def limited(self, error: LimitError) -> TransientError:
        """After a refusal for haste: all workers of the installation pause; the error to raise, with the time."""
        keys = (self._key("pause"), self._key("refusals"))
        named = "1" if error.named else "0"
        pause = float(self.redis.eval(_PAUSE, 2, *keys, str(error.retry_after), named, str(MAX_PAUSE)))
        return TransientError(str(error), retry_after=pause)

    def before_content(self) -> None:
        """Before a request that creates content: waits MAX_WAIT at most, else TransientError with the time."""
        granted, wait = self.reserve_content()
        if not granted:
            raise TransientError(f"Our own pace allows the next comment in {wait:.0f} s.", retry_after=wait)
        if wait > 0:
            self.redis.hincrbyfloat(f"{METRICS}:github_waits", "content", wait)
            time.sleep(wait)

    def reserve_content(self, patience: float = MAX_WAIT) -> tuple[bool, float]:
        """Take the next place for a request that creates content, if it is at most `patience` seconds away.

        Whether it was taken, and the seconds until then.
        """
        keys = (self._key("content"), self._key("hour"))
        numbers = (str(MAX_BURST), str(SPACING), str(MAX_HOURLY_WRITES), str(patience))
        granted, wait = self.redis.eval(_RESERVE_WRITE, 2, *keys, *numbers)
        return bool(granted), float(wait)

    def _key(self, name: str) -> str:
        return f"plangate:pace:{self.host}:{self.installation}:{name}"
