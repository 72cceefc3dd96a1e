"""What happens to Apps: registered, installed, suspended, given more repositories."""

from collections.abc import Iterable

from tests.fakehub.credentials import key_pair
from tests.fakehub.events import emit_installation, emit_installation_repositories, emit_ping
from tests.fakehub.hub import Hub
from tests.fakehub.model import Installation, Repository
from tests.fakehub.model_accounts import App

PERMISSIONS = {
    "checks": "write",
    "contents": "write",
    "issues": "read",
    "merge_queues": "read",
    "metadata": "read",
    "pull_requests": "write",
}
EVENTS = (
    "check_run",
    "check_suite",
    "issue_comment",
    "merge_group",
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
    "pull_request_review_thread",
    "push",
)


def register_app(
    hub: Hub, slug: str, *, owner: str, permissions: dict[str, str], events: Iterable[str], webhook_url: str | None,
    webhook_secret: str, public_key: str | None = None,
) -> App:  # fmt: skip
    """Register an App; its key pair is made here unless the public key is given. A webhook is greeted with a ping."""
    state = hub.state
    private, public = ("", public_key) if public_key else key_pair(slug)
    app_ids = state.identify("app", "A")
    bot = state.user(f"{slug}[bot]", type="Bot")
    app = App(
        **app_ids, client_id=f"Iv23li{app_ids['id']:014d}", slug=slug, name=slug.title(), owner=state.user(owner),
        bot=bot, private_key=private, public_key=public, permissions={"metadata": "read", **permissions},
        events=tuple(events), webhook_url=webhook_url, webhook_secret=webhook_secret,
        hook_id=state.next_id("hook"), created_at=state.now(),
    )  # fmt: skip
    bot.app = app
    state.apps[app.id] = state.remember("app", app)
    if webhook_url:
        emit_ping(hub, app)
    return app


def install_app(
    hub: Hub, app: App, account: str, repositories: Iterable[Repository] | None = None, *, told: bool = True
) -> Installation:
    """Install an App on an account, on all repositories or on those named; not `told`, no webhook says so."""
    state = hub.state
    named = None if repositories is None else list(repositories)
    installation = Installation(
        id=state.next_id("installation"),
        app=app,
        account=state.user(account),
        permissions=dict(app.permissions),
        events=app.events,
        repository_selection="all" if named is None else "selected",
        repository_ids={repository.id for repository in named or []},
        created_at=state.now(),
    )
    state.installations[installation.id] = installation
    if told:
        emit_installation(hub, installation, "created", covered(hub, installation))
    return installation


def covered(hub: Hub, installation: Installation) -> list[Repository]:
    """The repositories that an installation covers."""
    return [repository for repository in hub.state.repositories.values() if installation.covers(repository)]


def uninstall_app(hub: Hub, installation: Installation) -> None:
    """Take an App away from an account; its tokens die."""
    repositories = covered(hub, installation)
    del hub.state.installations[installation.id]
    emit_installation(hub, installation, "deleted", repositories)


def suspend_app(hub: Hub, installation: Installation, *, suspended: bool = True) -> None:
    """Suspend an installation, or take the suspension back."""
    installation.suspended_at = hub.state.now() if suspended else None
    emit_installation(hub, installation, "suspend" if suspended else "unsuspend", covered(hub, installation))


def add_repositories(hub: Hub, installation: Installation, repositories: Iterable[Repository]) -> None:
    """Give an installation more repositories."""
    added = list(repositories)
    installation.repository_ids |= {repository.id for repository in added}
    emit_installation_repositories(hub, installation, added=added, removed=[])


def remove_repositories(hub: Hub, installation: Installation, repositories: Iterable[Repository]) -> None:
    """Take repositories from an installation."""
    removed = list(repositories)
    installation.repository_ids -= {repository.id for repository in removed}
    emit_installation_repositories(hub, installation, added=[], removed=removed)
