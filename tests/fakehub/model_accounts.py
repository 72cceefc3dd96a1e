"""Accounts and Apps of the stand-in GitHub."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True, eq=False)
class User:
    """An account: `type` is User, Bot or Organization; a bot's login ends in `[bot]` and `app` is its App."""

    id: int
    node_id: str
    login: str
    type: str = "User"
    name: str | None = None
    app: "App | None" = None

    @property
    def email(self) -> str:
        """The address that commits carry."""
        return f"{self.id}+{self.login}@users.noreply.github.com"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature of a commit: whose key made it, None for GitHub's own, and what GitHub says of it."""

    signer: User | None = None
    state: str = "VALID"


@dataclass(slots=True, eq=False)
class App:
    """A registered GitHub App with its key pair, permissions, events and webhook."""

    id: int
    node_id: str
    client_id: str
    slug: str
    name: str
    owner: User
    bot: User
    private_key: str
    public_key: str
    permissions: dict[str, str]
    events: tuple[str, ...]
    webhook_url: str | None
    webhook_secret: str
    hook_id: int
    created_at: datetime
    content_type: str = "json"
