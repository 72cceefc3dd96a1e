"""Seats: every worker has a number, and a queue of RQ's of that number, for as long as it lives.

Numbers are taken over by the next worker, so that queues stay few and nothing is left in one that nobody reads.
"""

import itertools
import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

import redis
from redis.client import Pipeline

TAKEN = 20
"""Seconds until a seat is free again whose worker is no longer heard of."""
ALIVE = 5
"""Seconds after a heartbeat in which a worker is given work."""
SEATS_KEY = "plangate:seats"


class SlotLostError(Exception):
    """Another worker has this one's seat: it was silent for too long."""


def queue_name(number: int) -> str:
    """The name of the seat's queue."""
    return f"plangate-{number}"


@dataclass(frozen=True, slots=True)
class WorkerSlot:
    """A seat and who sits on it."""

    number: int
    owner: str

    @property
    def name(self) -> str:
        """The seat's name, under which its worker holds letters."""
        return str(self.number)

    @property
    def queue(self) -> str:
        """The name of the seat's queue."""
        return queue_name(self.number)

    def keep(self, client: "redis.Redis") -> None:
        """Tell that the worker lives; raises SeatLostError when it was silent too long, and another sits there."""
        if not _sit(client, self.number, self.owner):
            raise SlotLostError
        client.sadd(SEATS_KEY, self.number)
        client.set(_alive(self.number), 1, ex=ALIVE)

    def leave(self, client: "redis.Redis") -> None:
        """Give the seat up."""
        if client.get(_taken(self.number)) == self.owner.encode():
            client.delete(_taken(self.number), _alive(self.number))
            client.srem(SEATS_KEY, self.number)


def take_seat(client: "redis.Redis") -> WorkerSlot:
    """The free seat with the lowest number."""
    owner = f"{socket.gethostname()}.{os.getpid()}.{uuid4().hex[:8]}"
    number = next(number for number in itertools.count(1) if _sit(client, number, owner))
    seat = WorkerSlot(number, owner)
    seat.keep(client)
    return seat


def seats_of_the_living(client: "redis.Redis") -> tuple[str, ...]:
    """The names of seats whose workers were heard of just now, the lowest number first."""
    numbers = sorted(int(number) for number in cast(set[bytes], client.smembers(SEATS_KEY)))
    with client.pipeline(transaction=False) as pipeline:
        for number in numbers:
            pipeline.exists(_alive(number))
        answers = pipeline.execute()
    return tuple(str(number) for number, alive in zip(numbers, answers, strict=True) if alive)


def doubt(client: "redis.Redis", seats: Iterable[str]) -> None:
    """Give no more work to these until they are heard of again."""
    for seat in seats:
        client.delete(_alive(int(seat)))


def _sit(client: "redis.Redis | Pipeline", number: int, owner: str) -> bool:
    answer: Any = client.set(_taken(number), owner, ex=TAKEN, nx=True, get=False)
    if answer:
        return True
    if client.get(_taken(number)) != owner.encode():
        return False
    client.expire(_taken(number), TAKEN)
    return True


def _taken(number: int) -> str:
    return f"plangate:seat:{number}"


def _alive(number: int) -> str:
    return f"plangate:seat:{number}:alive"
