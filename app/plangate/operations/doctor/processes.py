"""Whether there is somebody to do the work, how much waits, and whether all are of one version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import redis

from plangate import __version__
from plangate.operations.doctor.health import Health, note, well, wrong
from plangate.queue.inbox import Inbox, QueueSize
from plangate.queue.presence import dispatcher_version, live_workers, versions_beside

MAX_WAIT = 600.0
"""Seconds that the oldest job may wait before that is worth a word."""


@dataclass(frozen=True, slots=True)
class House:
    """What Redis tells of the processes around it: how much waits, the dispatcher's version, those of workers."""

    size: QueueSize
    dispatcher: str | None
    workers: Mapping[str, str]


def read_house(client: "redis.Redis") -> House:
    """The processes as they were heard of just now; RedisError where it does not answer."""
    return House(Inbox(client).size(), dispatcher_version(client), live_workers(client))


def examine_processes(house: House) -> Iterator[Health]:
    """Dispatcher, workers, what waits for them, and their versions."""
    if house.dispatcher is None:
        yield wrong("dispatcher", "none was heard of", "Start `python -m plangate_workers dispatch`, or `plangate up`.")
    else:
        yield well("dispatcher", "leads")
    if not house.workers:
        yield wrong("workers", "none was heard of", "Start `python -m plangate_workers`, or `plangate up`.")
    else:
        yield well("workers", f"{len(house.workers)} at work or ready")
    yield _queue(house.size)
    yield _versions(house)


def _queue(size: QueueSize) -> Health:
    seen = f"{size.waiting} wait, {size.taken} under way"
    if size.oldest > MAX_WAIT:
        advice = "deploy/README.md, When the queue grows, says what to look at."
        return note("queue", f"{seen}, the oldest has waited {size.oldest / 60:.0f} minutes", advice)
    return well("queue", seen)


def _versions(house: House) -> Health:
    told = [*house.workers.values(), *([house.dispatcher] if house.dispatcher else [])]
    if others := versions_beside(told):
        seen = f"this is {__version__}, and others are {', '.join(others)}"
        return note("version", seen, "Bring all to one version; between two, the dispatcher first.")
    return well("version", __version__)
