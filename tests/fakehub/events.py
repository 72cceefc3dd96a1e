"""What happened, told to the Apps that want to know: one payload per event, in GitHub's shape."""

import json
from typing import Any

from tests.fakehub.hub import Hub
from tests.fakehub.model import Installation, PullRequest, Repository
from tests.fakehub.model_accounts import App, User
from tests.fakehub.model_deliveries import Delivery
from tests.fakehub.node_ids import installation_node_id
from tests.fakehub.shapes_accounts import (
    app_shape,
    installation_shape,
    is_organization,
    organization_shape,
    repository_shape,
    user_shape,
)
from tests.fakehub.shapes_pulls import pull_shape

NEEDED_PERMISSION = {
    "check_run": "checks",
    "check_suite": "checks",
    "issue_comment": "issues",
    "merge_group": "merge_queues",
    "pull_request": "pull_requests",
    "pull_request_review": "pull_requests",
    "pull_request_review_comment": "pull_requests",
    "pull_request_review_thread": "pull_requests",
    "push": "contents",
}
FOR_THE_MAKER_ONLY = {
    ("check_run", "rerequested"),
    ("check_run", "requested_action"),
    ("check_suite", "requested"),
    ("check_suite", "rerequested"),
}
"""Sent to the App of the run or suite whether it subscribed or not, as long as it may write checks."""


def emit(
    hub: Hub, event: str, repository: Repository, sender: User, *, action: str | None = None,
    maker: App | None = None, **parts: Any,
) -> list[Delivery]:  # fmt: skip
    """Tell every App that is installed on the repository, wants the event and may have it; `maker`: only that App."""
    told = []
    for installation in hub.state.installations_on(repository):
        if maker in (None, installation.app) and wants(installation, event, action):
            payload = {"action": action, **parts} if action else dict(parts)
            payload |= surroundings(hub, repository, sender, installation)
            told.append(post(hub, installation.app, event, payload))
    return [delivery for delivery in told if delivery]


def wants(installation: Installation, event: str, action: str | None) -> bool:
    """Whether GitHub would send that event to that installation."""
    if installation.suspended_at is not None:
        return False
    if (event, action) in FOR_THE_MAKER_ONLY:
        return installation.permissions.get("checks") == "write"
    return event in installation.events and NEEDED_PERMISSION.get(event, "metadata") in installation.permissions


def surroundings(hub: Hub, repository: Repository, sender: User, installation: Installation) -> dict[str, Any]:
    """Repository, organization, sender and installation, which every payload carries."""
    owner = repository.owner
    organization = {"organization": organization_shape(owner, hub.url)} if is_organization(owner) else {}
    return {
        "repository": {**repository_shape(repository, hub.url), "custom_properties": {}},
        **organization,
        "sender": user_shape(sender, hub.url),
        "installation": {"id": installation.id, "node_id": installation_node_id(installation.id)},
    }


def post(hub: Hub, app: App, event: str, payload: dict[str, Any]) -> Delivery | None:
    """Hand a payload to the post."""
    body = json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode()
    return hub.post.post(app, event, payload, body)


def emit_pull(hub: Hub, pull: PullRequest, action: str, sender: User, **parts: Any) -> None:
    """A `pull_request` event; a repository in which nobody listens costs nothing."""
    shape = pull_shape(pull, hub.url)
    emit(hub, "pull_request", pull.repository, sender, action=action, number=pull.number, pull_request=shape, **parts)


def emit_installation(
    hub: Hub, installation: Installation, action: str, repositories: list[Repository]
) -> Delivery | None:
    """An `installation` event, which arrives always."""
    payload = {
        "action": action,
        "installation": installation_shape(installation, hub.url),
        "repositories": [named(repository) for repository in repositories],
        "requester": None,
        "sender": user_shape(installation.account, hub.url),
    }
    return post(hub, installation.app, "installation", payload)


def emit_installation_repositories(
    hub: Hub, installation: Installation, *, added: list[Repository], removed: list[Repository]
) -> Delivery | None:
    """An `installation_repositories` event, which arrives always."""
    payload = {
        "action": "added" if added else "removed",
        "installation": installation_shape(installation, hub.url),
        "repository_selection": installation.repository_selection,
        "repositories_added": [named(repository) for repository in added],
        "repositories_removed": [named(repository) for repository in removed],
        "requester": None,
        "sender": user_shape(installation.account, hub.url),
    }
    return post(hub, installation.app, "installation_repositories", payload)


def emit_ping(hub: Hub, app: App) -> Delivery | None:
    """A `ping`, as when a webhook is set up."""
    config = {"content_type": "json", "insecure_ssl": "0", "secret": "********", "url": app.webhook_url}
    hook = {
        "type": "App", "id": app.hook_id, "name": "web", "active": True, "events": list(app.events),
        "config": config, "updated_at": app_shape(app, hub.url)["updated_at"],
        "created_at": app_shape(app, hub.url)["created_at"], "app_id": app.id,
        "deliveries_url": f"{hub.url}/app/hook/deliveries",
    }  # fmt: skip
    return post(hub, app, "ping", {"zen": "Say it plainly.", "hook_id": app.hook_id, "hook": hook})


def named(repository: Repository) -> dict[str, Any]:
    """A repository as installation events name it."""
    names = ("id", "node_id", "name", "full_name", "private")
    return {name: getattr(repository, name) for name in names}
