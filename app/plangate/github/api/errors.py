"""GitHub's refusals and failures in our words: the only translator.

GitHub tells the same thing in many ways: status, headers, a message, errors inside of an answer with status 200.
https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
"""

import re
import time
from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from githubkit.exception import GitHubException, RequestError, RequestFailed, RequestTimeout
from githubkit.response import Response

from plangate.errors import AppError, GoneError, RefusedError, TransientError

LIMIT_PAUSE = 60.0
"""Seconds to wait at a limit when GitHub names no time; GitHub asks for a minute at least."""

SUBJECTS = ((), ("repository",), ("repository", "pullRequest"), ("node",))
"""Where an answer names what the question was about; anything deeper that is missing is a part of it."""

DISPENSABLE = frozenset({"refUpdateRule", "rules"})
"""Fields that we can do without where GitHub does not let us see them."""

HOME = "home"
"""The owner's `.github` repository, which may well not be there, or not be ours to see."""

_DENIED = frozenset({"FORBIDDEN", "INSUFFICIENT_SCOPES"})
_LIMITED = frozenset({"RATE_LIMITED", "RATE_LIMIT"})
_MISSING = "NOT_FOUND"
"""Types of GraphQL's errors."""

_PULL_REQUEST = re.compile(r"pullRequest\d+")
"""Pull requests that are asked for together are numbered."""

_PERMISSION_HEADER = "x-accepted-github-permissions"


class LimitError(TransientError):
    """GitHub asks us to slow down. `named` tells whether it said until when."""

    def __init__(self, message: str, *, retry_after: float, named: bool) -> None:
        super().__init__(message, retry_after=retry_after)
        self.named = named


class InvalidError(RefusedError):
    """GitHub does not take what was sent (422)."""


class UngrantedError(RefusedError):
    """The installation does not grant a permission; `permission` as in `contents: write`."""

    def __init__(self, message: str, permission: str, *, may_be_lag: bool = False) -> None:
        super().__init__(message, may_be_lag=may_be_lag)
        self.permission = permission


class UnauthorizedError(TransientError):
    """GitHub does not accept the token (401)."""


def translate(error: GitHubException, doing: str) -> Exception:
    """What a failed call means; `doing` says what was tried, as in `reading octo/library#7`."""
    if isinstance(error, RequestFailed):
        return of_response(error.response.raw_response, doing)
    if isinstance(error, RequestTimeout):
        return TransientError(f"GitHub did not answer in time while {doing}.")
    if isinstance(error, RequestError):
        # githubkit wraps whatever happens while sending, our own mistakes included.
        lost = isinstance(error.exc, httpx.HTTPError)
        return TransientError(f"The connection to GitHub was lost while {doing}.") if lost else error.exc
    return error


def headers_of(error: GitHubException) -> httpx.Headers:
    """The headers of the response that an exception carries, none where there was no response."""
    response = getattr(error, "response", None)
    return response.headers if isinstance(response, Response) else httpx.Headers()


def status_of(error: GitHubException) -> int | None:
    """The status of the response that an exception carries, None where there was no response."""
    response = getattr(error, "response", None)
    return response.status_code if isinstance(response, Response) else None


def of_response(response: httpx.Response, doing: str) -> AppError:  # noqa: PLR0911  # one for each kind of status
    """What a response with an error status means."""
    status, message = response.status_code, message_of(response)
    if status in (403, 429) and is_limit(response, message):
        return _limit(response.headers, doing)
    if status == 401:
        return UnauthorizedError(
            f"GitHub did not accept our credentials while {doing}: {message}",
            retry_after=LIMIT_PAUSE, may_be_lag=True,
        )  # fmt: skip
    if status in (404, 451):
        missing = f"GitHub answered {status} while {doing}: it does not exist, or we may no longer see it."
        return GoneError(missing, may_be_lag=True)
    if status == 403:
        return _forbidden(response, message, doing)
    if status == 422:
        return InvalidError(f"GitHub refused {doing} (422): {message}", may_be_lag=True)
    if status >= 500 or status == 408:
        return TransientError(f"GitHub answered {status} while {doing}.", retry_after=_named_pause(response.headers))
    return RefusedError(f"GitHub refused {doing} ({status}): {message}")


def is_limit(response: httpx.Response, message: str) -> bool:
    """Whether a 403 or 429 is about how much was asked, and not about who asks."""
    headers = response.headers
    spent = headers.get("x-ratelimit-remaining") == "0"
    return response.status_code == 429 or "retry-after" in headers or spent or _speaks_of_limit(message)


def _speaks_of_limit(message: str) -> bool:
    words = message.casefold()
    return "rate limit" in words or "abuse detection" in words


def _limit(headers: Mapping[str, str], doing: str) -> LimitError:
    pause = _named_pause(headers)
    if pause is None:
        return LimitError(f"GitHub asked us to slow down while {doing}.", retry_after=LIMIT_PAUSE, named=False)
    return LimitError(f"GitHub asked us to wait {pause:.0f} s while {doing}.", retry_after=pause, named=True)


def _named_pause(headers: Mapping[str, str]) -> float | None:
    """Seconds until the time that GitHub names: `retry-after`, else the reset of a limit that is used up."""
    after, reset = headers.get("retry-after", ""), headers.get("x-ratelimit-reset", "")
    if after.isdecimal():
        return float(after)
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal():
        # A second more: the reset is told in whole seconds.
        return max(float(reset) - _their_time(headers), 0.0) + 1.0
    return None


def _their_time(headers: Mapping[str, str]) -> float:
    """Seconds since the epoch on GitHub's clock, so that ours may be wrong."""
    try:
        return parsedate_to_datetime(headers.get("date", "")).timestamp()
    except (TypeError, ValueError):
        return time.time()


def _forbidden(response: httpx.Response, message: str, doing: str) -> AppError:
    if "suspended" in message.casefold():
        return GoneError(f"The installation is suspended: {message}")
    permission = response.headers.get(_PERMISSION_HEADER, "").replace("=", ": ")
    if permission:
        message = f"GitHub refused {doing}: the App needs the permission {permission}. Grant it and accept it."
        # The token was made with what it takes, so that this may pass as well.
        return UngrantedError(message, permission, may_be_lag=True)
    return RefusedError(f"GitHub refused {doing} (403): {message}", may_be_lag=True)


def message_of(response: httpx.Response) -> str:
    """GitHub's own words about an error: the message with the errors listed under it, 500 characters at most."""
    try:
        body = response.json()
    except ValueError:
        return "no reason given"
    if not isinstance(body, dict):
        return "no reason given"
    details = [_detail(error) for error in body.get("errors") or () if error]
    return "; ".join([str(body.get("message") or "no reason given"), *details])[:500]


def _detail(error: object) -> str:
    if not isinstance(error, dict):
        return str(error)
    named = " ".join(str(error[key]) for key in ("resource", "field", "code") if error.get(key))
    return str(error.get("message") or named)


def json_of(response: httpx.Response, doing: str) -> Any:
    """The answer as JSON; TransientError when it is none, as when a proxy answers or the answer is cut."""
    try:
        return response.json()
    except ValueError:
        raise TransientError(f"GitHub's answer was cut off or was no JSON while {doing}.") from None


def data_of(response: httpx.Response, doing: str) -> dict[str, Any]:
    """The data of a GraphQL answer without any error; else what its errors mean.

    A null beside an error says nothing about what exists, so an answer with an error is never used in part, unless
    all that is withheld is DISPENSABLE.
    """
    body = json_of(response, doing)
    body = body if isinstance(body, dict) else {}
    errors, data = body.get("errors") or (), body.get("data")
    named = [error for error in errors if isinstance(error, dict)]
    if errors and not (named and all(map(_is_dispensable, named))):
        raise of_errors(named, response.headers, doing)
    if not isinstance(data, dict):
        raise TransientError(f"GitHub's answer held no data while {doing}.")
    # What is seen in part only is not seen: it may be asked for with a token of its own.
    return {**data, HOME: None} if any(map(_is_about_home, named)) else data


def _kind(error: Mapping[str, Any]) -> str:
    return str(error.get("type") or "").upper()


def _path(error: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(error.get("path") or ())


def _is_dispensable(error: Mapping[str, Any]) -> bool:
    if _is_about_home(error):
        return _kind(error) in {_MISSING, *_DENIED}
    return _kind(error) in _DENIED and any(step in DISPENSABLE for step in _path(error))


def _is_about_home(error: Mapping[str, Any]) -> bool:
    return _path(error)[:1] == (HOME,)


def of_errors(errors: Sequence[Mapping[str, Any]], headers: Mapping[str, str], doing: str) -> AppError:
    """What the errors of a GraphQL answer mean; the one that lasts longest is told."""
    kinds = set(map(_kind, errors))
    message = "; ".join(str(error.get("message") or "no reason given") for error in errors)[:500]
    if kinds & _LIMITED or _speaks_of_limit(message):
        return _limit(headers, doing)
    if any(map(_misses_subject, errors)):
        return GoneError(f"GitHub does not find it while {doing}: {message}", may_be_lag=True)
    if kinds & _DENIED:
        return RefusedError(f"GitHub refused {doing}: {message} ({_places(errors)})", may_be_lag=True)
    if any(map(_is_our_mistake, errors)):
        return RefusedError(f"GitHub did not understand us while {doing}: {message}")
    return TransientError(f"GitHub answered in part only while {doing}: {message}", may_be_lag=_MISSING in kinds)


def _misses_subject(error: Mapping[str, Any]) -> bool:
    """Whether what the question was about is not there."""
    path = _path(error)
    is_numbered = path[:1] == ("repository",) and _PULL_REQUEST.fullmatch(str(path[-1])) and len(path) == 2
    return _kind(error) == _MISSING and bool(path in SUBJECTS or is_numbered)


def _places(errors: Sequence[Mapping[str, Any]]) -> str:
    """The fields that errors are about, so that the missing permission can be told."""
    paths = filter(None, (".".join(map(str, _path(error))) for error in errors))
    return ", ".join(paths)[:200] or "no field named"


def _is_our_mistake(error: Mapping[str, Any]) -> bool:
    # Errors of validation carry a code, such as undefinedField, and no type.
    return not error.get("type") and bool((error.get("extensions") or {}).get("code"))
