"""Reading a payload that may hold anything: a field of the wrong kind is a field that is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from plangate.queue.jobs import JobMetadata, PullRequestRef, RepositoryRef

MAX_ID = 10**13
"""GitHub's ids are far below; a number beyond it would lose digits on its way through Redis' scripts."""

T = TypeVar("T")

_FULL_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}")
_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


Payload = Mapping[str, Any]


class MissingFieldError(Exception):
    """The payload lacks a field that such an event must carry."""


@dataclass(frozen=True, slots=True)
class DeliveryContext:
    """What the receiver knows besides the payload: whose App it is, and when (seconds) and as what the event came.

    `trace` is the span in which it is taken, where traces are on.
    """

    app_id: int
    received: float
    delivery: str | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A webhook: its payload, and what the receiver knows besides."""

    payload: Payload
    context: DeliveryContext

    @property
    def installation(self) -> int:
        """The installation that it comes from; raises MissingFieldError without one."""
        return required(number(self.payload, "installation", "id"))

    @property
    def metadata(self) -> JobMetadata:
        """What every job that it asks for carries."""
        return JobMetadata(self.context.delivery, self.context.received, trace=self.context.trace)

    @property
    def repository(self) -> RepositoryRef:
        """The repository that it is about; raises MissingFieldError without one."""
        return required(_reference(self.installation, at(self.payload, "repository")))

    def repositories(self, part: str) -> tuple[RepositoryRef, ...]:
        """Those of a list of the payload; what has no id or no name is left out."""
        installation = self.installation
        return tuple(filter(None, (_reference(installation, repository) for repository in items(self.payload, part))))

    def pull_request(self, pull_request: int | None) -> PullRequestRef:
        """A pull request of its repository; raises MissingFieldError without a number."""
        return self.repository.pull_request(required(pull_request))

    def is_of_our_app(self, part: str) -> bool:
        """Whether a check-run or check-suite is one of ours."""
        return number(self.payload, part, "app", "id") == self.context.app_id


def _reference(installation: int, repository: Any) -> RepositoryRef | None:
    repository_id, name = number(repository, "id"), full_name(repository, "full_name")
    if repository_id is None or name is None:
        return None
    return RepositoryRef(installation, repository_id, name)


def required(value: T | None) -> T:
    """The value; raises MissingFieldError where there is none."""
    if value is None:
        raise MissingFieldError
    return value


def at(payload: Any, *path: str) -> Any:
    """The value at the end of a path of names, or None."""
    for name in path:
        payload = payload.get(name) if isinstance(payload, dict) else None
    return payload


def number(payload: Any, *path: str) -> int | None:
    """A positive whole number, such as an id."""
    value = at(payload, *path)
    return value if type(value) is int and 0 < value <= MAX_ID else None


def text(payload: Any, *path: str, max_length: int = 1000) -> str | None:
    """A string that is not empty, that UTF-8 can hold, and that is not longer than that."""
    value = at(payload, *path)
    if not isinstance(value, str) or not 0 < len(value) <= max_length:
        return None
    return None if _LONE_SURROGATE.search(value) else value


def items(payload: Any, *path: str) -> tuple[Any, ...]:
    """The items of a list; none when there is no list."""
    value = at(payload, *path)
    return tuple(value) if isinstance(value, list) else ()


def full_name(payload: Any, *path: str) -> str | None:
    """A repository's `owner/name`."""
    return _matching(_FULL_NAME, payload, path)


def sha(payload: Any, *path: str) -> str | None:
    """A commit's id."""
    return _matching(_SHA, payload, path)


def _matching(pattern: re.Pattern[str], payload: Any, path: tuple[str, ...]) -> str | None:
    value = at(payload, *path)
    return value if isinstance(value, str) and pattern.fullmatch(value) else None
