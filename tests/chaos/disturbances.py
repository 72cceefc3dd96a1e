"""What can go wrong, each begun at random and ended after seconds; only processes of the house are touched."""

import signal
from collections.abc import Callable
from random import Random

import redis

from tests.house import House

End = Callable[[], object]
Disturbance = Callable[[House, Random], End | None]
"""Begins, and gives what ends it; None where it has ended already, or ends by itself."""

CHECK_RUNS = "/check-runs"


def _kill(kind: str) -> Disturbance:
    def kill(house: House, chance: Random) -> End | None:
        name = _one_of(house, kind, chance)
        if name is None:
            return None
        house.kill(name)
        return lambda: house.start(name)

    return kill


def _freeze(kind: str) -> Disturbance:
    def freeze(house: House, chance: Random) -> End | None:
        name = _one_of(house, kind, chance)
        if name is None:
            return None
        frozen = house.freeze(name)
        return lambda: house.thaw(frozen)

    return freeze


def _one_of(house: House, kind: str, chance: Random) -> str | None:
    """A running process of that kind."""
    names = [name for name, process in house.processes.items() if name.startswith(kind) and process.poll() is None]
    return chance.choice(sorted(names)) if names else None


def _kill_redis(house: House, _: Random) -> End:
    house.redis.kill()
    return house.redis.start


def _pause_redis(house: House, _: Random) -> End | None:
    server = house.redis.process
    if server is None:
        return None
    server.send_signal(signal.SIGSTOP)
    return lambda: server.send_signal(signal.SIGCONT)


def _fill_redis(house: House, _: Random) -> End:
    _configure(house, "1")
    return lambda: _configure(house, "0")


def _configure(house: House, memory: str) -> None:
    with redis.Redis.from_url(house.redis.url) as client:
        client.config_set("maxmemory", memory)


def _late(house: House, _: Random) -> End:
    house.hub.faults.cut(path=CHECK_RUNS, late=True, method="POST")
    return house.hub.faults.let_late_ones_through


def _lag(house: House, chance: Random) -> End:
    house.hub.lag(chance.uniform(2, 8))
    return lambda: house.hub.lag(0)


def _hold(*, backwards: bool) -> Disturbance:
    def hold(house: House, _: Random) -> End:
        house.hub.post.hold()
        return lambda: house.hub.post.release(backwards=backwards)

    return hold


def _once(act: Callable[[House, Random], object]) -> Disturbance:
    """A disturbance that needs no end."""

    def begin(house: House, chance: Random) -> None:
        act(house, chance)

    return begin


DISTURBANCES: dict[str, Disturbance] = {
    **{f"{kind} killed": _kill(kind) for kind in ("web", "dispatch", "worker")},
    **{f"{kind} stopped and continued": _freeze(kind) for kind in ("web", "dispatch", "worker")},
    "Redis killed": _kill_redis,
    "Redis paused": _pause_redis,
    "Redis full": _fill_redis,
    "GitHub 5xx": _once(lambda house, chance: house.hub.faults.server_error(chance.choice((500, 502, 503)), times=2)),
    "GitHub cut before": _once(lambda house, _: house.hub.faults.cut()),
    "GitHub cut after the write": _once(lambda house, _: house.hub.faults.cut(path=CHECK_RUNS, served=True)),
    "GitHub slow": _once(lambda house, chance: house.hub.faults.slow(chance.uniform(1, 4), times=2)),
    "GitHub late": _late,
    "GitHub lagging": _lag,
    "GitHub secondary limit": _once(lambda house, chance: house.hub.faults.secondary_limit(chance.randint(1, 3))),
    "GitHub hourly limit": _once(lambda house, _: house.hub.faults.primary_limit(2)),
    "events doubled": _once(lambda house, chance: house.hub.post.double(chance.randint(1, 4))),
    "events delayed": _hold(backwards=False),
    "events reversed": _hold(backwards=True),
}
"""By name; lost events are the run's own, since only it knows what an event is of."""
