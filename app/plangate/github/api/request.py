"""What is sent to GitHub, and the span of it, which names the route and nothing that stands in it."""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
from githubkit import GitHub
from githubkit.exception import GitHubException

from plangate.github.api.errors import json_of, status_of
from plangate.traces import spans

API_VERSION = "2026-03-10"
"""Of the REST API, told with each request, so that a newer default changes nothing for us."""

ROUTES = (
    "/app",
    "/app/hook/config",
    "/app/hook/deliveries",
    "/app/hook/deliveries/{delivery_id}/attempts",
    "/app/installations",
    "/app/installations/{installation_id}",
    "/app/installations/{installation_id}/access_tokens",
    "/installation/repositories",
    "/repos/{owner}/{repo}/check-runs",
    "/repos/{owner}/{repo}/check-runs/{check_run_id}",
    "/repos/{owner}/{repo}/collaborators/{username}/permission",
    "/repos/{owner}/{repo}/commits/{ref}/check-runs",
    "/repos/{owner}/{repo}/compare/{basehead}",
    "/repos/{owner}/{repo}/git/blobs/{file_sha}",
    "/repos/{owner}/{repo}/git/commits",
    "/repos/{owner}/{repo}/git/refs",
    "/repos/{owner}/{repo}/git/refs/{ref}",
    "/repos/{owner}/{repo}/git/trees",
    "/repos/{owner}/{repo}/git/trees/{tree_sha}",
    "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    "/repos/{owner}/{repo}/issues/comments/{comment_id}",
    "/repos/{owner}/{repo}/pulls",
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    "/repos/{owner}/{repo}/pulls/{pull_number}/files",
    "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    "/repos/{owner}/{repo}/pulls/comments/{comment_id}",
    "/repos/{owner}/{repo}/rules/branches/{branch}",
)
"""The REST API's own words for what we ask, the only ones that a span repeats.

https://docs.github.com/rest
"""
GRAPHQL = "/graphql"
OTHER = "other"
"""A route that is none of these."""

_OPERATION = re.compile(r"^(?:query|mutation) (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: a path whose segments are quoted, parameters, a body of JSON; and how the answer is read.

    `resend` counts how often it was sent before.
    """

    method: str
    path: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    read: Callable[[httpx.Response, str], Any] = json_of
    resend: int = 0

    def send(self, github: GitHub[Any]) -> httpx.Response:
        """The response; githubkit's exceptions come through."""
        with self._span():
            try:
                response = self._send(github)
            except GitHubException as error:
                if status := status_of(error):
                    spans.note(status=status)
                raise
            spans.note(status=response.status_code)
            return response

    def _send(self, github: GitHub[Any]) -> httpx.Response:
        headers = {"X-GitHub-Api-Version": API_VERSION}
        return github.request(self.method, self.path, params=self.params, json=self.body, headers=headers).raw_response

    def _span(self) -> AbstractContextManager[None]:
        if not spans.are_on():
            return spans.OFF
        route = route_of(self.path)
        name, operation = f"{self.method} {route}", None
        if route == GRAPHQL and (named := _OPERATION.search(str((self.body or {}).get("query")))):
            name, operation = f"GraphQL {named[1]}", named[1]
        resend = self.resend or None
        return spans.span(name, "CLIENT", method=self.method, route=route, operation=operation, resend=resend)


def route_of(path: str) -> str:
    """The route of ROUTES that a path is of, GRAPHQL for its whole address, else OTHER."""
    if path.startswith("http"):
        return GRAPHQL
    return next((route for route, pattern in _patterns() if pattern.fullmatch(path)), OTHER)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # The name of a reference has slashes of its own.
    whole = (re.sub(r"\{ref\}$", ".+", route) for route in ROUTES)
    return tuple(
        (route, re.compile(re.sub(r"\{\w+\}", "[^/]+", text))) for route, text in zip(ROUTES, whole, strict=True)
    )


def graphql_url(url: str) -> str:
    """The address of GraphQL beside the REST API at `url`; GitHub Enterprise keeps them in two folders."""
    base = url.rstrip("/")
    return base.removesuffix("/v3") + GRAPHQL if base.endswith("/api/v3") else f"{base}{GRAPHQL}"
