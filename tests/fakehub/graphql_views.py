"""How a thing of the model answers the fields of GitHub's schema: a view per type, found by the thing's class.

A field is looked for, in snake case, on the view and then on the thing itself. A view's method takes the field's
arguments as keywords, in snake case too. What it returns is shown through the view of its own class.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLResolveInfo

from tests.fakehub.graphql_errors import forbidden
from tests.fakehub.hub import Hub
from tests.fakehub.model import InstallationToken, Repository
from tests.fakehub.model_accounts import User
from tests.fakehub.state import State

LEVELS = ("none", "read", "write", "admin")
VIEWS: dict[type, type["View"]] = {}


@dataclass(slots=True)
class Asked:
    """One request: of whom, who asks, and what it costs."""

    hub: Hub
    token: InstallationToken
    cost: int = 1
    node_count: int = 0

    @property
    def state(self) -> State:
        """All that the stand-in knows."""
        return self.hub.state

    @property
    def home(self) -> str:
        """The address of the pages, without a slash at the end."""
        return self.hub.url

    @property
    def viewer(self) -> User:
        """The bot in whose name the token acts."""
        return self.token.installation.app.bot

    def may(self, repository: Repository, **permissions: str) -> bool:
        """Whether the token covers the repository with all of these permissions, such as `contents="read"`.

        A public repository that it does not cover, such as the fork of a stranger, is read like anybody reads it.
        """
        if not self.token.covers(repository):
            return not repository.private and set(permissions.values()) <= {"read"}
        granted = self.token.permissions
        return all(
            LEVELS.index(granted.get(name, "none")) >= LEVELS.index(level) for name, level in permissions.items()
        )

    def require(self, repository: Repository, **permissions: str) -> None:
        """Refuse the field unless the token has all of these permissions on the repository."""
        if not self.may(repository, **permissions):
            raise forbidden()
        if self.token.covers(repository):
            for one in permissions.items():
                self.hub.demands.add([one])


class View:
    """What a GraphQL type says of a thing; `it` is the thing and `asked` the request."""

    it: Any
    typename: str = ""

    def __init__(self, it: Any, asked: Asked) -> None:
        self.it = it
        self.asked = asked

    def id(self) -> str:
        """The global id, the same as `node_id` of REST."""
        return str(self.it.node_id)

    def url(self) -> str:
        """Where a person reads it."""
        return self.asked.home + self.resource_path()

    def resource_path(self) -> str:
        """The path of its page."""
        raise NotImplementedError


def shows(*things: type) -> Callable[[type[View]], type[View]]:
    """Declare the view of a class of things; the GraphQL type is the view's name without `View`."""

    def declare(view: type[View]) -> type[View]:
        view.typename = view.typename or view.__name__.removesuffix("View")
        VIEWS.update(dict.fromkeys(things, view))
        return view

    return declare


def shown(thing: Any, asked: Asked) -> Any:
    """A thing through its view, a list of things each through theirs, anything else as it is."""
    if isinstance(thing, list | tuple):
        return [shown(one, asked) for one in thing]
    view = VIEWS.get(type(thing))
    return view(thing, asked) if view else thing


def snake(name: str) -> str:
    """`nameWithOwner` as `name_with_owner`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def resolve_field(view: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    """The value of a field: GraphQL's default resolver for everything that the schema names."""
    name = snake(info.field_name)
    holder = view if hasattr(view, name) or not isinstance(view, View) else view.it
    value = holder[info.field_name] if isinstance(holder, dict) else getattr(holder, name)
    if callable(value):
        value = value(info, **arguments) if getattr(value, "wants_info", False) else value(**arguments)
    return shown(value, info.context)


def wants_info(method: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a field's method that has to know what is selected below it: it gets GraphQL's `info` first."""
    method.wants_info = True  # type: ignore[attr-defined]
    return method


def resolve_type(view: View, *_: Any) -> str:
    """The GraphQL type behind an interface or union."""
    return view.typename
