"""What there is to look after, for sweeps: installations, their repositories, and pull requests we have not judged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, takewhile
from typing import Any

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.errors import GoneError
from plangate.github.api.client import AppConnection, Connection
from plangate.github.api.errors import json_of
from plangate.github.api.graphql_documents import Page, nodes
from plangate.github.read.pull_request import listed_head

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that the App is installed on; `name` is `owner/name`."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CompletedRun:
    """A completed check-run of ours; `completed` is in seconds since the epoch."""

    id: int
    title: str
    conclusion: str
    external_id: str
    completed: float


@dataclass(frozen=True, slots=True)
class OpenPullRequest:
    """An open pull request; `run` is the newest check-run of ours on its head, where every one there is completed.

    `updated` is in seconds since the epoch.
    """

    number: int
    head: str
    base: str
    updated: float
    run: CompletedRun | None = None


def list_installations(app: AppConnection) -> Iterator[int]:
    """The ids of all installations that are not suspended; a call for every hundred."""
    doing = "listing the installations"

    def page(place: int) -> Sequence[dict[str, Any]]:
        installations: list[dict[str, Any]] = json_of(
            app.send("GET", "/app/installations", doing=doing, per_page=PAGE_SIZE, page=place), doing
        )
        return installations

    return (item["id"] for item in _numbered(page) if not item.get("suspended_at"))


def is_installed(app: AppConnection, installation: int) -> bool:
    """Whether an installation is there and not suspended."""
    doing = f"asking for installation {installation}"
    try:
        answer = json_of(app.send("GET", f"/app/installations/{installation}", doing=doing), doing)
    except GoneError:
        return False
    return not answer.get("suspended_at")


def open_since(github: Connection, number: int) -> str | None:
    """When an open pull request was changed last, in GitHub's form; None where it is closed."""
    doing = f"asking whether {github.repository}#{number} is open"
    pull = github.read(f"{github.path}/pulls/{number}", doing=doing)
    return str(pull["updated_at"]) if pull["state"] == "open" else None


def list_repositories(github: Connection) -> Iterator[Repository]:
    """The repositories of an installation that are not archived; a call for every hundred."""
    items = _numbered(lambda place: github.list_repositories(place)["repositories"])
    return (Repository(item["id"], item["full_name"]) for item in items if not item.get("archived"))


def _numbered(page: Callable[[int], Sequence[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """What the pages of a list hold, up to the first that is not full."""
    for place in count(1):
        items = page(place)
        yield from items
        if len(items) < PAGE_SIZE:
            return


def list_open_pull_requests(
    github: Connection, *, base: str | None = None, since: float = 0.0
) -> Iterator[OpenPullRequest]:
    """The open pull requests updated after `since`, the last updated first, those into `base` where it is named."""
    doing = f"listing the open pull requests of {github.repository}"

    def page(after: str | None) -> Page:
        data = github.ask_for(
            "open_pull_requests", doing=doing, app=github.app_id, check=CHECK_NAME, base=base, after=after
        )
        found: Page = data["repository"]["pullRequests"]
        return found

    return takewhile(lambda pull: pull.updated >= since, map(_pull_request, nodes(page(None), page)))


def _pull_request(node: Mapping[str, Any]) -> OpenPullRequest:
    suites = (listed_head(node) or {"checkSuites": {"nodes": ()}})["checkSuites"]["nodes"]
    whole = not any(suite["unfinished"]["nodes"] for suite in suites)
    runs = [_completed(run) for suite in suites for run in suite["checkRuns"]["nodes"] if whole]
    return OpenPullRequest(
        number=node["number"],
        head=node["headRefOid"],
        base=node["baseRefName"],
        updated=_seconds(node["updatedAt"]),
        run=max(runs, key=lambda run: run.id, default=None),
    )


def _completed(run: Mapping[str, Any]) -> CompletedRun:
    return CompletedRun(
        id=int(run["databaseId"]),
        title=run["title"] or "",
        conclusion=(run["conclusion"] or "").lower(),
        external_id=run["externalId"] or "",
        completed=_seconds(run["completedAt"]),
    )


def _seconds(moment: str | None) -> float:
    return datetime.fromisoformat(moment).timestamp() if moment else 0.0
