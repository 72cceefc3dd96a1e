"""An installation's client: one repository, least permissions, time-outs, and every call paced, counted, translated."""

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import quote

import httpx
from githubkit import AppAuthStrategy, GitHub, TokenAuthStrategy
from githubkit.exception import GitHubException
from redis import Redis

from plangate import __version__
from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.errors import (
    InvalidError,
    LimitError,
    UnauthorizedError,
    UngrantedError,
    data_of,
    headers_of,
    translate,
)
from plangate.github.api.graphql_documents import document
from plangate.github.api.pacing import Pace
from plangate.github.api.request import Request, graphql_url
from plangate.github.api.tokens import (
    COMMITTING,
    LISTING,
    NEIGHBOR,
    PROPOSING,
    READING,
    SPEAKING,
    AppKey,
    TokenScope,
    TokenStore,
    mint,
)

TIMEOUT = httpx.Timeout(15.0, connect=5.0)
"""Seconds for a connection, and for each read or write on it."""


class Connection:
    """GitHub as one installation sees it, and one repository of it where `repository_id` is given.

    Every call may raise TransientError, GoneError, RefusedError; nothing is repeated but a call with an outworn token.
    """

    def __init__(self, key: AppKey, redis: Redis, scope: TokenScope, repository: str, opened: ExitStack) -> None:
        """A client that opens its connections when they are needed; `opened` closes them."""
        self.app_id = key.app_id
        self.installation = scope.installation
        self.repository_id = scope.repository_id
        self.repository = repository
        self._key = key
        self._redis = redis
        self._name = scope.name
        self._opened = opened
        self._pace = Pace(redis, key.host, scope.installation)
        self._tokens = TokenStore(redis, key)
        self._clients: dict[str, GitHub[TokenAuthStrategy]] = {}

    @property
    def path(self) -> str:
        """The repository's address in REST, each segment quoted."""
        owner, _, name = self.repository.partition("/")
        return f"/repos/{quote(owner, safe='')}/{quote(name, safe='')}"

    @property
    def names(self) -> dict[str, str]:
        """The repository as the variables of a GraphQL document."""
        owner, _, name = self.repository.partition("/")
        return {"owner": owner, "name": name}

    def ask(self, query: str, variables: Mapping[str, Any], *, doing: str) -> dict[str, Any]:
        """The data that a GraphQL document gives; any error in the answer is trouble, never data."""
        return self._ask(READING, query, {**self.names, **variables}, doing)

    def ask_for(self, name: str, *, doing: str, **variables: Any) -> dict[str, Any]:
        """The same with the document of that name in queries/."""
        return self.ask(document(name), variables, doing=doing)

    def ask_neighbor(self, repository: str, name: str, *, doing: str, **variables: Any) -> dict[str, Any]:
        """The same asked of another repository of the owner, with a token for that one alone, to read its contents.

        GoneError where the installation does not cover it.
        """
        scope = TokenScope(self.installation, None, {}, repository)
        owner = self.names["owner"]
        beside = Connection(self._key, self._redis, scope, f"{owner}/{repository}", self._opened)
        return beside._ask(NEIGHBOR, document(name), {**beside.names, **variables}, doing)

    def read(self, path: str, *, doing: str, permissions: Mapping[str, str] = READING, **params: str | int) -> Any:
        """A part of the repository, from REST, at a path whose segments the caller has quoted.

        A part that is missing is trouble that may pass: whether the repository itself is gone, GraphQL tells.
        """
        try:
            return self._send(permissions, "core", Request("GET", path, params), doing)
        except GoneError as error:
            raise TransientError(str(error), may_be_lag=error.may_be_lag) from error

    def change(self, name: str, *, doing: str, **variables: Any) -> dict[str, Any]:
        """Carry out the mutation of that name in queries/, with a token that speaks."""
        return self._ask(SPEAKING, document(name), variables, doing)

    def commit(self, method: str, path: str, body: Mapping[str, Any], *, doing: str) -> Any:
        """Write into the repository's contents, with a token for nothing else; branches.py alone does."""
        return self._send(COMMITTING, "core", Request(method, path, body=body), doing)

    def take_back(self, path: str, *, doing: str) -> None:
        """Remove a branch, with the same token; branches.py alone does. GoneError when it is gone already."""
        self._send(COMMITTING, "core", Request("DELETE", path, read=lambda response, doing: None), doing)

    def propose(self, method: str, path: str, body: Mapping[str, Any], *, doing: str) -> Any:
        """Open or change a pull request of ours, with a token for that; follow_ups.py alone does."""
        if method == "POST":
            self._pace.before_content()
        return self._send(PROPOSING, "core", Request(method, path, body=body), doing)

    def list_repositories(self, page: int) -> Any:
        """A page of the installation's repositories, 100 to a page."""
        doing = f"listing the repositories of installation {self.installation}"
        request = Request("GET", "/installation/repositories", {"per_page": 100, "page": page})
        return self._send(LISTING, "core", request, doing)

    def write(
        self, method: str, path: str, body: Mapping[str, Any], *, doing: str, content: bool = False,
        permissions: Mapping[str, str] = SPEAKING,
    ) -> Any:  # fmt: skip
        """Do something with a token that speaks; `content` where it is one of the requests that GitHub counts."""
        if content:
            self._pace.before_content()
        return self._send(permissions, "core", Request(method, path, body=body), doing)

    def change_as(self, permissions: Mapping[str, str], name: str, *, doing: str, **variables: Any) -> dict[str, Any]:
        """Carry out the mutation of that name in queries/, with a token of these permissions.

        Raises RefusedError where the installation does not grant them.
        """
        return self._ask(permissions, document(name), variables, doing)

    def delete(self, path: str, *, doing: str) -> None:
        """Take something away, with a token that speaks; GoneError when it is gone already."""
        self._send(SPEAKING, "core", Request("DELETE", path, read=lambda response, doing: None), doing)

    def _ask(
        self, permissions: Mapping[str, str], query: str, variables: Mapping[str, Any], doing: str
    ) -> dict[str, Any]:
        body = {"query": query, "variables": variables}
        request = Request("POST", graphql_url(self._key.url), body=body, read=data_of)
        return dict(self._send(permissions, "graphql", request, doing))

    def _send(self, permissions: Mapping[str, str], resource: str, request: Request, doing: str) -> Any:
        scope = TokenScope(self.installation, self.repository_id, permissions, self._name)
        self._pace.check(resource)
        try:
            return self._call(scope, resource, request, doing)
        except UnauthorizedError:
            # The token may have been taken back: once more with a new one. Nothing was done, so nothing is done twice.
            self._clients.pop(str(scope), None)
            self._tokens.drop(scope)
            return self._call(scope, resource, replace(request, resend=1), doing)

    def _call(self, scope: TokenScope, resource: str, request: Request, doing: str) -> Any:
        github = self._client(scope)
        started, outcome, headers = time.monotonic(), "failed", httpx.Headers()
        try:
            response = request.send(github)
            headers = response.headers
            answer = request.read(response, doing)
            outcome = "ok"
            return answer
        except GitHubException as error:
            headers, trouble = headers_of(error), translate(error, doing)
            outcome = "limited" if isinstance(trouble, LimitError) else "failed"
            raise self._heeded(trouble) from error
        except LimitError as error:
            outcome = "limited"
            raise self._heeded(error) from None
        finally:
            self._pace.count(resource, outcome, time.monotonic() - started, headers)

    def _heeded(self, trouble: Exception) -> Exception:
        """The trouble, after all workers of the installation were told to pause if it is a limit."""
        return self._pace.limited(trouble) if isinstance(trouble, LimitError) else trouble

    def _client(self, scope: TokenScope) -> GitHub[TokenAuthStrategy]:
        name = str(scope)
        if name not in self._clients:
            token = self._tokens.get(scope) or self._mint(scope)
            self._clients[name] = self._opened.enter_context(client(self._key.url, TokenAuthStrategy(token)))
        return self._clients[name]

    def _mint(self, scope: TokenScope) -> str:
        doing = f"asking for a token of installation {scope.installation}"
        try:
            with client(self._key.url, self._key.app_auth()) as app:
                token, seconds = mint(app, scope)
        except GitHubException as error:
            raise refused_token(translate(error, doing), scope) from error
        self._tokens.put(scope, token, seconds)
        return token


class AppConnection:
    """GitHub as the App itself sees it: its installations and deliveries, no repository."""

    def __init__(self, github: GitHub[AppAuthStrategy]) -> None:
        """A client that is open."""
        self._github = github

    def send(self, method: str, path: str, *, doing: str, **params: str | int) -> httpx.Response:
        """The response to a request; TransientError, GoneError, RefusedError as everywhere."""
        try:
            return Request(method, path, params).send(self._github)
        except GitHubException as error:
            raise translate(error, doing) from error


def refused_token(trouble: Exception, scope: TokenScope) -> Exception:
    """What it means that no token is to be had."""
    if isinstance(trouble, UnauthorizedError):
        why = "Check the App's id, its private key, and this machine's clock."
        return RefusedError(f"{trouble} {why}", may_be_lag=True)
    if isinstance(trouble, InvalidError) and "permission" in str(trouble).casefold():
        permissions = ", ".join(f"{name}: {level}" for name, level in sorted(scope.permissions.items()))
        return UngrantedError(
            f"The installation does not grant what the App needs ({permissions}). Accept its permissions.", permissions
        )
    if isinstance(trouble, InvalidError):
        gone = f"The repository is no longer part of installation {scope.installation}."
        return GoneError(gone, may_be_lag=True)
    return trouble


@cache
def tls() -> ssl.SSLContext:
    """The process's TLS settings; making them takes 15 ms, too long to do for every client."""
    return ssl.create_default_context()


def client(url: str, auth: Any) -> GitHub[Any]:
    """A client that repeats nothing, sleeps on nothing and keeps no answers."""
    return GitHub(
        auth,
        base_url=url,
        user_agent=f"Plangate/{__version__}",
        timeout=TIMEOUT,
        ssl_verify=tls(),
        http_cache=False,
        auto_retry=False,
    )


@contextmanager
def open_installation(
    key: AppKey, redis: Redis, installation: int, repository_id: int | None = None, repository: str = ""
) -> Iterator[Connection]:
    """GitHub for one installation, and for one repository of it (`owner/name`) where a repository is given."""
    with ExitStack() as opened:
        yield Connection(key, redis, TokenScope(installation, repository_id, {}), repository, opened)


@contextmanager
def open_app(key: AppKey) -> Iterator[AppConnection]:
    """GitHub for the App itself."""
    with client(key.url, key.app_auth()) as github:
        yield AppConnection(github)
