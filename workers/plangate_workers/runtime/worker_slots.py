"""Slots: every worker has a number, and a queue of RQ's of that number, for as long as it lives.

Numbers are taken over by the next worker, so that queues stay few and nothing is left in one that nobody reads.
"""

import itertools
import os
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import redis
from redis.client import Pipeline
from rq import Queue

from plangate import __version__
from plangate.queue.presence import SLOTS_KEY, heartbeat_key, live_workers

OWNER_TTL = 20
"""Seconds until a slot is free again whose worker is no longer heard of."""
HEARTBEAT_TTL = 5
"""Seconds after a heartbeat in which a worker is given work."""


class SlotLostError(Exception):
    """Another worker has this one's slot: it was silent for too long."""


def queue_name(number: int) -> str:
    """The name of the slot's queue."""
    return f"plangate-{number}"


@dataclass(frozen=True, slots=True)
class WorkerSlot:
    """A slot and the worker that has it."""

    number: int
    owner: str

    @property
    def name(self) -> str:
        """The slot's name, under which its worker holds jobs."""
        return str(self.number)

    @property
    def queue(self) -> str:
        """The name of the slot's queue."""
        return queue_name(self.number)

    def keep(self, client: "redis.Redis") -> None:
        """Tell that the worker lives; raises SlotLostError when it was silent too long, and another has its slot."""
        if not _own(client, self.number, self.owner):
            raise SlotLostError
        client.sadd(SLOTS_KEY, self.number)
        client.set(heartbeat_key(self.number), __version__, ex=HEARTBEAT_TTL)

    def release(self, client: "redis.Redis") -> None:
        """Give the slot up."""
        if client.get(_owner_key(self.number)) == self.owner.encode():
            client.delete(_owner_key(self.number), heartbeat_key(self.number))
            client.srem(SLOTS_KEY, self.number)


def take_slot(client: "redis.Redis") -> WorkerSlot:
    """The free slot with the lowest number."""
    owner = f"{socket.gethostname()}.{os.getpid()}.{uuid4().hex[:8]}"
    number = next(number for number in itertools.count(1) if _own(client, number, owner))
    slot = WorkerSlot(number, owner)
    slot.keep(client)
    return slot


def live_slots(client: "redis.Redis") -> tuple[str, ...]:
    """The names of slots whose workers were heard of just now, the lowest number first."""
    return tuple(live_workers(client))


def queued_slots(client: "redis.Redis", slots: Sequence[str]) -> frozenset[str]:
    """Those of the slots in whose queue a job lies that its worker has not begun."""
    with client.pipeline(transaction=False) as pipeline:
        for slot in slots:
            pipeline.llen(f"{Queue.redis_queue_namespace_prefix}{queue_name(int(slot))}")
        lengths = pipeline.execute()
    return frozenset(slot for slot, length in zip(slots, lengths, strict=True) if length)


def suspend(client: "redis.Redis", slots: Iterable[str]) -> None:
    """Give no more work to these until they are heard of again."""
    for slot in slots:
        client.delete(heartbeat_key(int(slot)))


def _own(client: "redis.Redis | Pipeline", number: int, owner: str) -> bool:
    answer: Any = client.set(_owner_key(number), owner, ex=OWNER_TTL, nx=True, get=False)
    if answer:
        return True
    if client.get(_owner_key(number)) != owner.encode():
        return False
    client.expire(_owner_key(number), OWNER_TTL)
    return True


def _owner_key(number: int) -> str:
    return f"plangate:seat:{number}"
