"""REST: how an endpoint is declared, who may call it, what it is given and what it answers."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

from tests.fakehub.bodies import BadBody, Check
from tests.fakehub.credentials import LEVELS
from tests.fakehub.hub import Hub
from tests.fakehub.model import Installation, InstallationToken, PullRequest, Repository
from tests.fakehub.model_accounts import App

Thing = TypeVar("Thing")

DOCS = "https://docs.github.com/rest"
NOT_ACCESSIBLE = "Resource not accessible by integration"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered; `body` None is no body at all."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """A request that GitHub does not serve, in GitHub's shape."""

    def __init__(self, status: int, message: str, errors: Sequence[Any] = (), **headers: str) -> None:
        """The status, the message, the list of errors and extra headers (`_` for `-`)."""
        super().__init__(message)
        details = {"errors": list(errors)} if errors else {}
        body = {"message": message, **details, "documentation_url": DOCS, "status": str(status)}
        self.answer = Answer(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def not_found() -> Refusal:
    """There is no such thing, or the caller must not know of it."""
    return Refusal(404, "Not Found")


def invalid(resource: str, field: str, text: str, code: str = "custom") -> Refusal:
    """Validation failed on one field."""
    return Refusal(422, "Validation Failed", [{"resource": resource, "code": code, "field": field, "message": text}])


def may_comment(pull: PullRequest) -> PullRequest:
    """The pull request, refused where its conversation is locked: an App may not comment there, whatever it may write.

    https://github.com/probot/stale/issues/25 has the words.
    """
    if pull.locked:
        raise Refusal(403, "Unable to create comment because issue is locked.")
    return pull


@dataclass(slots=True)
class Call:
    """A request to an endpoint: `params` from the path, `query`, the checked `body`, and who asks.

    `app` is set for a JWT, `token` for an installation token; `base` is the address that links start with.
    """

    hub: Hub
    base: str
    path: str
    params: dict[str, str]
    query: dict[str, str]
    body: dict[str, Any]
    accept: str = ""
    app: App | None = None
    token: InstallationToken | None = None
    found: Repository | None = None

    @property
    def url(self) -> str:
        """The stand-in's own address, as it stands in links."""
        return self.hub.url

    @property
    def repository(self) -> Repository:
        """The repository that the path names and the token covers."""
        assert self.found is not None, "the endpoint is not about a repository"
        return self.found

    @property
    def installation(self) -> Installation:
        """The installation whose token was sent."""
        assert self.token is not None, "the endpoint is not for installation tokens"
        return self.token.installation

    @property
    def speaker(self) -> App:
        """The App that acts."""
        return self.app or self.installation.app

    def number(self, name: str) -> int:
        """A whole number from the path."""
        if not self.params[name].isdigit():
            raise not_found()
        return int(self.params[name])

    def pull(self) -> PullRequest:
        """The pull request that the path names."""
        pull = self.repository.pulls.get(self.number("number"))
        if pull is None and "/issues/" in self.path and not self.repository.has_issues:
            raise Refusal(410, "Issues are disabled for this repo")
        if pull is None:
            raise not_found()
        return pull

    def unlocked_pull(self) -> PullRequest:
        """The pull request that the path names, to comment on."""
        return may_comment(self.pull())

    def thing(self, cls: type[Thing], kind: str, name: str, *, of: Callable[[Thing], Repository]) -> Thing:
        """The thing with the id from the path, when it belongs to the repository."""
        found = self.hub.state.by_id.get((kind, self.number(name)))
        if not isinstance(found, cls) or of(found) is not self.repository:
            raise not_found()
        return found

    def page(self, items: Sequence[Any], shape: Callable[[Any], Any], *, wrap: str | None = None) -> Answer:
        """The page of a list that was asked for: 30 items, at most 100, with links to the other pages."""
        size = min(max(positive(self.query.get("per_page"), 30), 1), 100)
        page = max(positive(self.query.get("page"), 1), 1)
        shown = [shape(item) for item in items[(page - 1) * size : page * size]]
        last = max(1, -(-len(items) // size))
        wanted = {"prev": page - 1, "next": page + 1, "last": last, "first": 1}
        usable = {
            name: number
            for name, number in wanted.items()
            if 1 <= number <= last and not (name == "last" and page >= last) and not (name == "first" and page == 1)
        }
        links = ", ".join(f'<{self.link(page=number)}>; rel="{name}"' for name, number in usable.items())
        body = shown if wrap is None else {"total_count": len(items), wrap: shown}
        return Answer(200, body, {"link": links} if links else {})

    def link(self, **changes: Any) -> str:
        """The address of this request with other parameters."""
        return f"{self.base}{self.path}?{urlencode({**self.query, **changes})}"


def positive(given: str | None, default: int) -> int:
    """A number from the query; nonsense counts as not given."""
    return int(given) if given and given.isdigit() else default


Needs = tuple[tuple[str, str], ...]
"""Permissions of which any one is enough, such as `(("checks", "write"),)`."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method and a path; `by` says what it is called with: `app` (JWT), `installation` or `repository` (token)."""

    method: str
    pattern: re.Pattern[str]
    template: str
    by: str
    needs: Needs
    check: Check | None
    creates_content: bool
    serve: Callable[[Call], Answer]


def endpoint(
    method: str, template: str, *, by: str = "repository", needs: Needs = (), check: Check | None = None,
    creates_content: bool = False,
) -> Callable[[Callable[[Call], Answer]], Endpoint]:  # fmt: skip
    """Declare an endpoint; `{name}` in the template is one segment of the path, `{name*}` all that follows."""
    places = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template))
    pattern = re.compile(re.sub(r"\\{(\w+)\\\*\\}", r"(?P<\1>.*)", places) + r"\Z", re.DOTALL)

    def declare(serve: Callable[[Call], Answer]) -> Endpoint:
        return Endpoint(method, pattern, template, by, needs, check, creates_content, serve)

    return declare


def read_body(declared: Endpoint, raw: bytes) -> dict[str, Any]:
    """The body of a request, checked; raises Refusal."""
    if declared.method in ("GET", "DELETE"):
        return {}
    try:
        body = json.loads(raw) if raw.strip() else {}
    except ValueError:
        raise Refusal(400, "Problems parsing JSON") from None
    if not isinstance(body, dict):
        raise Refusal(400, "Body should be a JSON object")
    try:
        if declared.check:
            declared.check(body, "")
    except BadBody as error:
        raise Refusal(422, f"Invalid request.\n\n{error}") from None
    return body


def admit(call: Call, declared: Endpoint) -> None:
    """Refuse whoever may not call an endpoint: no permission is 403; a repository out of sight is 404."""
    if declared.by != "repository":
        return
    repository = find_repository(call)
    token = call.token
    if repository is None or token is None:
        raise not_found()
    if not token.covers(repository):
        # A public repository may be seen by anybody, but not written to.
        if repository.private:
            raise not_found()
        if declared.method != "GET":
            raise Refusal(403, NOT_ACCESSIBLE)
    elif not permitted(token.permissions, declared.needs):
        raise Refusal(403, NOT_ACCESSIBLE, x_accepted_github_permissions=accepted(declared.needs))
    else:
        call.hub.demands.add(declared.needs)
    call.found = repository


def find_repository(call: Call) -> Repository | None:
    """The repository that the path names, by owner and name or by id."""
    if "id" in call.params:
        return call.hub.state.repositories.get(call.number("id"))
    return call.hub.state.repository(call.params["owner"], call.params["repo"])


def permitted(granted: dict[str, str], needs: Needs) -> bool:
    """Whether one of the permissions that would do has been granted."""
    return not needs or any(LEVELS.get(granted.get(name, ""), 0) >= LEVELS[level] for name, level in needs)


def accepted(needs: Needs) -> str:
    """The permissions that would do, as GitHub's header lists them."""
    return "; ".join(f"{name}={level}" for name, level in needs)


def endpoints_of(module: Any) -> list[Endpoint]:
    """The endpoints that a module declares, in the order in which it does."""
    return [value for value in vars(module).values() if isinstance(value, Endpoint)]
