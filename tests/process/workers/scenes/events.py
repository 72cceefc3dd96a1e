"""What a job does, in order: its calls of GitHub, its commands to Redis, and its looks at whether it is still held."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from typing import Any

import redis

from plangate.queue.jobs import Job
from plangate_workers.context import Handler, WorkerContext
from tests.fakehub.server import FakeHub
from tests.fakehub.traffic import Seen

JOB_WORDS = 5
"""Arguments that the inbox is told of each job; the second is its key."""


@dataclass(frozen=True, slots=True)
class Event:
    """A call of GitHub, or a command to Redis, or neither: then the handler asked whether the job is still its own.

    With `failed` the job had failed, and its handler was told so.
    """

    call: Seen | None = None
    command: tuple[str, ...] = ()
    failed: bool = False

    @property
    def is_lease_check(self) -> bool:
        """Whether the handler asked for its lease."""
        return self.call is None and not self.command and not self.failed

    @property
    def body(self) -> Mapping[str, Any]:
        """What was sent to GitHub, in REST the body, in GraphQL the variables."""
        sent: Mapping[str, Any] = json.loads(self.call.body) if self.call and self.call.body else {}
        return (sent.get("variables") or {}) if self.call and self.call.is_graphql else sent

    @property
    def key(self) -> str:
        """Of a command the key that it is about; of a script that is told none, the verb."""
        name, *words = self.command
        return words[2] if name in ("EVAL", "EVALSHA") else words[0] if words else ""

    def __str__(self) -> str:
        """The event in a few words, such as `POST /check-runs in_progress` or `HSET plangate:waits:1:2`."""
        if self.failed:
            return "on_failure"
        if self.call is None:
            return self._command_in_words() if self.command else "check_lease"
        told = [str(self.body[name]) for name in ("number", "content", "status") if name in self.body]
        if self.call.is_graphql:
            return " ".join(["mutation" if self.call.mutation else "query", str(self.call.operation), *told])
        path = "/" + "/".join(self.call.path.split("/")[4:]) if self.call.path.startswith("/repos/") else self.call.path
        return " ".join([self.call.method, path, *told])

    def _command_in_words(self) -> str:
        if self.key == "put":
            return f"inbox put {' '.join(self.command[7::JOB_WORDS])}"
        return f"{self.command[0]} {self.key}"


@dataclass(slots=True)
class EventLog:
    """The events of one job, the first first; nothing is taken down but within `recording`."""

    events: list[Event] = field(default_factory=list)
    _on: bool = False

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Take down what happens in the block."""
        self._on = True
        try:
            yield
        finally:
            self._on = False

    def add(self, event: Event) -> None:
        """Take an event down."""
        if self._on:
            self.events.append(event)

    @contextmanager
    def listening_to(self, hub: FakeHub) -> Iterator[None]:
        """Hear of each request that reaches the stand-in, before who asked has its answer."""
        remember = hub.traffic.add

        def add(seen: Seen) -> None:
            self.add(Event(seen))
            remember(seen)

        hub.traffic.add = add  # type: ignore[method-assign]
        try:
            yield
        finally:
            hub.traffic.add = remember  # type: ignore[method-assign]

    def redis(self, url: str) -> "redis.Redis":
        """A client of the Redis at this address; each command that it sends is heard."""
        pool = redis.ConnectionPool.from_url(url)
        pool.connection_class = _heard(pool.connection_class, self)
        return redis.Redis(connection_pool=pool)

    def heard(self, handlers: Mapping[type[Job], Handler]) -> dict[type[Job], Handler]:
        """The handlers, each look of which at the lease is heard; the keeper's and the job runner's are not theirs."""
        return {cls: self._heard(handler) for cls, handler in handlers.items()}

    def _heard(self, handler: Handler) -> Handler:
        parts = {part.name: getattr(handler, part.name) for part in fields(handler)}
        acts = {name: part for name, part in parts.items() if callable(part)}
        return replace(handler, **{name: self._wrap(act, name == "on_failure") for name, act in acts.items()})

    def _wrap(self, act: Callable[..., None], failed: bool) -> Callable[..., None]:
        def acting(context: WorkerContext, *told: object) -> None:
            if failed:
                self.add(Event(failed=True))

            def check_lease() -> None:
                context.check_lease()
                self.add(Event())

            act(replace(context, check_lease=check_lease), *told)

        return acting


def _heard(cls: type[Any], log: EventLog) -> type[Any]:
    """A kind of connection that says what it sends, command by command, those of a pipeline among them."""

    class Heard(cls):  # type: ignore[misc]
        def send_command(self, *args: Any, **options: Any) -> None:
            log.add(_command(args))
            super().send_command(*args, **options)

        def pack_commands(self, commands: Any) -> Any:
            sent = list(commands)
            for args in sent:
                log.add(_command(args))
            return super().pack_commands(sent)

    return Heard


def _command(args: tuple[Any, ...]) -> Event:
    words = [word.decode(errors="replace") if isinstance(word, bytes) else str(word) for word in args]
    # Some commands are given as one word, such as "SCRIPT LOAD".
    return Event(command=(words[0].split()[0].upper(), *words[1:]))
