"""What there is to look after, for sweeps: installations, their repositories, and pull requests we have not judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.github.api.client import AppConnection, Connection
from plangate.github.api.errors import json_of


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that the App is installed on; `name` is `owner/name`."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class OpenPullRequest:
    """An open pull request; `judged` tells whether a completed check-run of ours stands on its head, `title` its title.

    `updated` is in seconds since the epoch.
    """

    number: int
    head: str
    updated: float
    judged: bool
    title: str = ""


def list_installations(app: AppConnection) -> Iterator[int]:
    """The ids of all installations that are not suspended; a call for every hundred."""
    doing, page = "listing the installations", 1
    while True:
        response = app.send("GET", "/app/installations", doing=doing, per_page=100, page=page)
        listed = json_of(response, doing)
        yield from (item["id"] for item in listed if not item.get("suspended_at"))
        if len(listed) < 100:
            return
        page += 1


def list_repositories(github: Connection) -> Iterator[Repository]:
    """The repositories of an installation that are not archived; a call for every hundred."""
    page = 1
    while True:
        listed = github.list_repositories(page)["repositories"]
        yield from (Repository(item["id"], item["full_name"]) for item in listed if not item.get("archived"))
        if len(listed) < 100:
            return
        page += 1


def list_open_pull_requests(
    github: Connection, *, base: str | None = None, since: float = 0.0
) -> Iterator[OpenPullRequest]:
    """The open pull requests updated after `since`, the last updated first, those into `base` where it is named."""
    doing, after = f"listing the open pull requests of {github.repository}", None
    while True:
        data = github.ask_for(
            "open_pull_requests", doing=doing, app=github.app_id, check=CHECK_NAME, base=base, after=after
        )
        page = data["repository"]["pullRequests"]
        for node in page["nodes"]:
            pull = _pull_request(node)
            if pull.updated < since:
                return
            yield pull
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def _pull_request(node: dict[str, Any]) -> OpenPullRequest:
    heads = [entry["commit"] for entry in node["commits"]["nodes"]]
    runs = [
        run
        for head in heads
        if head["oid"] == node["headRefOid"]
        for suite in head["checkSuites"]["nodes"]
        for run in suite["checkRuns"]["nodes"]
    ]
    return OpenPullRequest(
        number=node["number"],
        head=node["headRefOid"],
        updated=datetime.fromisoformat(node["updatedAt"]).timestamp(),
        judged=any(run["status"] == "COMPLETED" for run in runs),
        title=next((run["title"] or "" for run in runs if run["status"] == "COMPLETED"), ""),
    )
