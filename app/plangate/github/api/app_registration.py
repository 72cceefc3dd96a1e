"""The App as it is registered and installed, asked of GitHub as the App itself; and GitHub's own clock."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from itertools import count
from typing import Any

import httpx

from plangate.errors import GoneError, TransientError
from plangate.github.api.client import TIMEOUT, AppConnection, tls
from plangate.github.api.errors import json_of

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class RegisteredApp:
    """The App's registration: permissions by name, events, and the address of its page."""

    id: int
    slug: str
    owner: str
    url: str
    permissions: Mapping[str, str] = field(default_factory=dict)
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppInstallation:
    """Where the App is installed, and what was accepted there."""

    id: int
    account: str
    url: str
    permissions: Mapping[str, str] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class WebhookConfig:
    """Where GitHub delivers to: the address (empty: nowhere), and how."""

    url: str
    content_type: str
    has_secret: bool
    verifies_tls: bool


def server_time(url: str) -> float:
    """The time on the clock of the server at a URL, in seconds since the epoch; TransientError when it tells none."""
    try:
        answer = httpx.get(url, timeout=TIMEOUT, verify=tls(), headers={"User-Agent": "Plangate"})
        return parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (httpx.HTTPError, KeyError, ValueError) as error:
        raise TransientError(f"{url} does not answer: {_reason(error)}.") from None


def _reason(error: Exception) -> str:
    return "it tells no time" if isinstance(error, KeyError | ValueError) else str(error).rstrip(".")


def read_app(app: AppConnection) -> RegisteredApp:
    """The App that our id and key are of; UnauthorizedError or GoneError where they are of none."""
    doing = "reading the App"
    answer = json_of(app.send("GET", "/app", doing=doing), doing)
    owner = (answer.get("owner") or {}).get("login", "")
    return RegisteredApp(
        answer["id"], answer.get("slug") or "", owner, answer.get("html_url") or "", **_granted(answer)
    )


def read_installations(app: AppConnection) -> tuple[AppInstallation, ...]:
    """Where the App is installed; a call for every hundred."""
    return tuple(map(_installation, _installations(app)))


def _installations(app: AppConnection) -> Iterator[dict[str, Any]]:
    doing = "listing the installations"
    for page in count(1):
        items = json_of(app.send("GET", "/app/installations", doing=doing, per_page=PAGE_SIZE, page=page), doing)
        yield from items
        if len(items) < PAGE_SIZE:
            return


def _installation(item: Mapping[str, Any]) -> AppInstallation:
    account = (item.get("account") or {}).get("login") or str(item["id"])
    suspended = bool(item.get("suspended_at"))
    return AppInstallation(item["id"], account, item.get("html_url") or "", suspended=suspended, **_granted(item))


def _granted(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"permissions": dict(item.get("permissions") or {}), "events": tuple(item.get("events") or ())}


def read_webhook(app: AppConnection) -> WebhookConfig:
    """Where GitHub delivers to."""
    doing = "reading where webhooks go"
    try:
        answer = json_of(app.send("GET", "/app/hook/config", doing=doing), doing)
    except GoneError:
        # An App whose webhook is not active has none.
        answer = {}
    return WebhookConfig(
        url=answer.get("url") or "",
        content_type=answer.get("content_type") or "form",
        has_secret=bool(answer.get("secret")),
        verifies_tls=str(answer.get("insecure_ssl", "0")) == "0",
    )
