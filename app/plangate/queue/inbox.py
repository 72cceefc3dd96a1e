"""Put, take, put back, lease: the sets of what is to be looked at.

The inbox remembers which pull requests are to be looked at, not what happened: many events for one are one member,
due at one time. Who takes a letter holds its member and its head for as long as the lease is renewed; a lease that is
lost puts the letter back. What arrives meanwhile waits, and causes one more look. inbox.lua is the whole of it; each
method is one call of that script, and thus one step.
"""

import asyncio
import functools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast
from uuid import uuid4

import redis
import redis.asyncio

from plangate.queue.jobs import CancelPending, Job, from_json, interrupted, put_back, to_json

LEASE = 8.0
"""Seconds that a lease lasts unless renewed; a killed worker's letter is taken again within twice that."""
MOMENT = 0.25
"""Seconds until a letter is looked at again whose pull request or head is being worked on."""
FLIGHTS = 3
"""Calls of the receiver that are under way at once."""
MOST_AT_ONCE = 64
"""Requests whose letters go to Redis in one call."""
WAKE_KEY = "plangate:inbox:wake"

Clock = Callable[[], float]
Words = list[str | float]


class UnknownJobError(Exception):
    """What was taken is no letter that this version knows, and was dropped; another version left it."""

    def __init__(self, member: str, reason: str) -> None:
        super().__init__(f"{member}: {reason}")
        self.member = member
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Lease:
    """A letter that somebody holds; the token proves it."""

    letter: Job
    token: str


@dataclass(frozen=True, slots=True)
class ExpiredLease:
    """A lease that nobody renewed: the member is due again, and `holder` is probably dead."""

    member: str
    holder: str


@dataclass(frozen=True, slots=True)
class QueueSize:
    """How many letters wait, how many are taken, and how long the oldest that waits has waited, in seconds."""

    waiting: int
    taken: int
    oldest: float


@functools.cache
def _script() -> str:
    return files("plangate.queue").joinpath("inbox.lua").read_text(encoding="utf-8")


def _putting(letters: Sequence[Job], due: float | None) -> Words:
    words: Words = ["" if due is None else due]
    for letter in letters:
        words += [letter.installation, letter.member, int(letter.urgency), letter.received, to_json(letter)]
    return words


def _dropping(drop: CancelPending) -> tuple[str, Words]:
    if drop.member is None:
        return "drop_installation", [drop.installation]
    return "drop", [drop.installation, drop.member, drop.updated_at]


class Slot:
    """Where the receiver throws letters in, without waiting for anything but Redis.

    Letters that come in while a call is under way go together in the next one: a call costs more than a letter
    (measured: 9,500 webhooks/s with a call each, 15,300/s so). Each `put` returns only once Redis has its letters.
    """

    def __init__(self, client: "redis.asyncio.Redis") -> None:
        """A slot of the inbox that this Redis holds."""
        self._call = client.register_script(_script())
        self._waiting: list[tuple[Sequence[Job], asyncio.Future[None]]] = []
        self._flights = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def put(self, letters: Sequence[Job]) -> None:
        """Put letters in, due now; returns once Redis has them."""
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((letters, kept))
        if self._flights < FLIGHTS:
            self._flights += 1
            task = asyncio.create_task(self._send())
            # The loop itself keeps only a weak reference to its tasks.
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        await kept

    async def drop(self, drop: CancelPending) -> None:
        """Forget what waits and is no longer wanted."""
        await self._do(*_dropping(drop))

    async def _send(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            await self._send_batch(batch)
        self._flights -= 1

    async def _send_batch(self, batch: list[tuple[Sequence[Job], "asyncio.Future[None]"]]) -> None:
        # A sender that gave up no longer waits; its letters may go in all the same.
        failure: Exception | None = None
        try:
            await self._do("put", _putting([letter for letters, _ in batch for letter in letters], None))
        except Exception as error:
            failure = error
        for _, kept in batch:
            if kept.done():
                continue
            if failure is None:
                kept.set_result(None)
            else:
                kept.set_exception(failure)

    async def _do(self, verb: str, words: Words) -> None:
        await cast(Awaitable[Any], self._call(args=[verb, "", *words]))


class Inbox:
    """The whole inbox, for dispatcher and workers. `clock` stands in for Redis' own in tests."""

    def __init__(self, client: "redis.Redis", clock: Clock | None = None) -> None:
        """The inbox that this Redis holds."""
        self._client = client
        self._clock = clock
        self._call = client.register_script(_script())

    def put(self, letters: Sequence[Job], *, due: float | None = None) -> None:
        """Put letters in, due at that time in seconds since the epoch, or now.

        A letter whose member waits already joins it: the stronger urgency, the earlier time.
        """
        self._do("put", *_putting(letters, due))

    def take(self, holder: str, *, lease: float = LEASE) -> Lease | None:
        """The next letter that is due and free, people's wishes first, installations in turn; it is then held.

        Raises UnknownLetterError for one that cannot be read: it is dropped, since nobody here ever could.
        """
        token = uuid4().hex
        text = self._do("take", holder, token, lease, MOMENT)
        return self.read(text, token) if text else None

    def read(self, text: str | bytes, token: str) -> Lease:
        """The letter that is held with this token; raises UnknownLetterError as `take` does."""
        try:
            return Lease(from_json(text), token)
        except ValueError as error:
            member = self._do("discard", token)
            raise UnknownJobError(member.decode() if member else "", str(error)) from error

    def renew(self, member: str, token: str, *, lease: float = LEASE) -> bool:
        """Hold on for that many seconds from now; False when the lease was lost, and somebody else may hold it."""
        return bool(self._do("renew", member, token, lease))

    def done(self, member: str, token: str) -> bool:
        """Let go; what arrived meanwhile is taken next. False when the lease was lost."""
        return bool(self._do("done", member, token))

    def put_back(self, taken: Lease, seconds: float) -> bool:
        """Let go and try again in so many seconds, whatever our clock says. False when the lease was lost."""
        again = put_back(taken.letter)
        return bool(self._do("put_back", again.member, taken.token, seconds, to_json(again)))

    def release(self, taken: Lease) -> bool:
        """Let go of what a process died over, due now. False when the lease was lost."""
        again = interrupted(taken.letter)
        return bool(self._do("put_back", again.member, taken.token, 0, to_json(again)))

    def recover(self) -> tuple[ExpiredLease, ...]:
        """Put back what was taken by those who no longer renew their lease."""
        lost: list[bytes] = self._do("recover")
        return tuple(
            ExpiredLease(member.decode(), holder.decode()) for member, holder in zip(lost[::2], lost[1::2], strict=True)
        )

    def drop(self, drop: CancelPending) -> None:
        """Forget what waits and is no longer wanted."""
        verb, words = _dropping(drop)
        self._do(verb, *words)

    def holders(self) -> frozenset[str]:
        """Everybody who holds a letter."""
        held = cast(list[bytes], self._client.hvals("plangate:inbox:holders"))
        return frozenset(holder.decode() for holder in held)

    def wait(self, seconds: float) -> None:
        """Wait until something was put in or let go, at most that long."""
        self._client.blpop([WAKE_KEY], timeout=seconds)

    def size(self) -> QueueSize:
        """How full it is."""
        return read_size(self._do("size"))

    def _do(self, verb: str, *words: str | float) -> Any:
        return self._call(args=[verb, self._clock() if self._clock else "", *words])


def read_size(answer: Sequence[Any]) -> QueueSize:
    """What the script's `size` means."""
    waiting, taken, oldest, now = answer
    return QueueSize(int(waiting), int(taken), max(float(now) - float(oldest), 0.0) if oldest else 0.0)


async def size_of(client: "redis.asyncio.Redis") -> QueueSize:
    """How full the inbox is, asked without blocking."""
    call = client.register_script(_script())
    return read_size(await cast(Awaitable[Any], call(args=["size", ""])))
