"""Accounts and Apps as GitHub's schema shows them."""

from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model_accounts import App, User


@shows(User)
class AccountView(View):
    """A User, Bot or Organization, as an Actor, as an owner and as the viewer."""

    it: User

    @property
    def typename(self) -> str:  # type: ignore[override]  # it depends on the account
        """Which of the three it is."""
        return self.it.type

    def login(self) -> str:
        """The login; a bot's goes without the `[bot]` that REST has, unless it stands in a user's place."""
        return self.it.login.removesuffix("[bot]")

    def database_id(self) -> int:
        """The account's number."""
        return self.it.id

    def is_viewer(self) -> bool:
        """Whether the token acts in this account's name."""
        return self.it is self.asked.viewer

    def resource_path(self) -> str:
        """The path of the profile."""
        return f"/apps/{self.it.app.slug}" if self.it.app else f"/{self.it.login}"


class UserView(AccountView):
    """An account where the schema says User although it may be a bot: there GitHub writes the full login."""

    def login(self) -> str:
        """The login as REST has it."""
        return self.it.login


@shows(App)
class AppView(View):
    """A GitHub App."""

    it: App

    def database_id(self) -> int:
        """The App's id, as in its JWT."""
        return self.it.id

    def updated_at(self) -> object:
        """Apps never change here."""
        return self.it.created_at

    def resource_path(self) -> str:
        """The path of its page."""
        return f"/apps/{self.it.slug}"
