"""The front door: finds who serves a request, lets faults happen, checks who asks, writes down what was answered."""

import asyncio
import json
import re
import time
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Router

from tests.fakehub import (
    rest_apps,
    rest_checks,
    rest_comments,
    rest_contents,
    rest_git,
    rest_pulls,
    rest_reviews,
)
from tests.fakehub.budgets import Window
from tests.fakehub.faults import Fault
from tests.fakehub.gate import Caller, authenticate, check_headers, refuse_haste
from tests.fakehub.graphql import execute
from tests.fakehub.hub import Hub
from tests.fakehub.rest import Answer, Call, Endpoint, Refusal, admit, endpoints_of, not_found, read_body
from tests.fakehub.traffic import Seen

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

# The narrow paths before the wide ones: `/commits/{ref}/check-runs` before `/commits/{ref}`.
MODULES = (rest_apps, rest_checks, rest_pulls, rest_reviews, rest_comments, rest_git, rest_contents)
ENDPOINTS = tuple(endpoint for module in MODULES for endpoint in endpoints_of(module))
WITHOUT_CREDENTIALS = "/app-manifests/"
"""Whoever has the code is the one who registered the App."""
GRAPHQL = ("/graphql", "/api/graphql")
NAMED = re.compile(r"^\s*(query|mutation)\s+(\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: `path` is without `/api/v3`, `base` is the address that its links start with."""

    request: Request
    path: str
    base: str
    body: bytes

    @property
    def is_graphql(self) -> bool:
        """Whether it is asked in GraphQL."""
        return self.path in GRAPHQL

    @property
    def resource(self) -> str:
        """Which budget it draws on."""
        return "graphql" if self.is_graphql else "core"

    @property
    def operation(self) -> tuple[str | None, str | None]:
        """Kind and name of the GraphQL operation."""
        if not self.is_graphql:
            return None, None
        try:
            asked = json.loads(self.body)
            found = NAMED.search(asked["query"])
        except (ValueError, KeyError, TypeError):
            return None, None
        return (found[1] if found else "query"), asked.get("operationName") or (found[2] if found else None)


class Application:
    """The ASGI application: REST and GraphQL here, everything else is the pages' and the controls'."""

    def __init__(self, hub: Hub, others: Router) -> None:
        """Serve a hub; `others` answers the paths that are not the API's."""
        self.hub = hub
        self.others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        path, prefix = split_prefix(scope["path"])
        if not prefix and not is_for_the_api(scope, path):
            await self.others(scope, receive, send)
            return
        request = Request(scope, receive)
        asked = Asked(request, path, self.hub.url + prefix, await request.body())
        answer, caller = await self.respond(asked)
        if answer is None:
            await cut(receive)
            return
        await response_to(self.hub, asked, answer, caller)(scope, receive, send)

    async def respond(self, asked: Asked) -> tuple[Answer | None, Caller]:
        """The answer, None for a cut connection, with all faults taken into account; writes down what happened."""
        began = time.monotonic()
        kind, name = asked.operation
        faults = self.hub.faults.take(asked.request.method, asked.path, name)
        await asyncio.sleep(self.hub.faults.latency + sum(fault.seconds for fault in faults))
        for fault in faults:
            if fault.before:
                await run_in_threadpool(fault.before)
        answer, caller = await self.serve(asked, faults)
        seen = Seen(
            method=asked.request.method, path=asked.path, query=asked.request.url.query, operation=name,
            mutation=kind == "mutation", installation=caller.installation_id, status=answer.status if answer else 0,
            at=time.time(), seconds=time.monotonic() - began, body=asked.body,
        )  # fmt: skip
        self.hub.traffic.add(seen)
        return answer, caller

    async def serve(self, asked: Asked, faults: list[Fault]) -> tuple[Answer | None, Caller]:
        """Serve a request unless a fault answers in its place, before it or after it."""
        failed = next((fault for fault in faults if fault.status is not None), None)
        if failed and failed.late:
            self.hub.faults.hold(lambda: self.work(asked, [])[0].body)
        if failed and not failed.served:
            return answer_of_fault(failed), Caller()
        answer, caller = await run_in_threadpool(self.work, asked, faults)
        return (answer_of_fault(failed) if failed else answer), caller

    def work(self, asked: Asked, faults: list[Fault]) -> tuple[Answer, Caller]:
        """Do what is asked, alone on the state."""
        caller = Caller()
        try:
            check_headers(asked.request)
            with self.hub.state.lock:
                anonymous = asked.path.startswith(WITHOUT_CREDENTIALS)
                caller = Caller() if anonymous else authenticate(self.hub.state, asked.request)
            self.hub.budgets.enter(caller.who)
            try:
                with self.hub.state.lock:
                    return (self.graphql if asked.is_graphql else self.rest)(asked, caller, faults), caller
            finally:
                self.hub.budgets.leave(caller.who)
        except Refusal as refusal:
            return refusal.answer, caller

    def rest(self, asked: Asked, caller: Caller, faults: list[Fault]) -> Answer:
        """Serve an endpoint of REST."""
        endpoint, params = find_endpoint(asked.request.method, asked.path)
        if asked.path != "/rate_limit":
            points = 1 if endpoint.method == "GET" else 5
            refuse_haste(self.hub, caller, "core", points=points, content=endpoint.creates_content)
        caller.check(endpoint.by)
        call = Call(
            hub=self.hub, base=asked.base, path=asked.path, params=params, query=dict(asked.request.query_params),
            body={}, accept=asked.request.headers.get("accept", ""), app=caller.app, token=caller.token,
        )  # fmt: skip
        admit(call, endpoint)
        call.body = read_body(endpoint, asked.body)
        return endpoint.serve(call)

    def graphql(self, asked: Asked, caller: Caller, faults: list[Fault]) -> Answer:
        """Serve a GraphQL document; faults may let fields of the answer fail."""
        kind, _ = asked.operation
        caller.check("installation")
        refuse_haste(self.hub, caller, "graphql", points=5 if kind == "mutation" else 1, content=False)
        try:
            body = json.loads(asked.body)
        except ValueError:
            raise Refusal(400, "Problems parsing JSON") from None
        if not isinstance(body, dict) or caller.token is None:
            raise Refusal(400, "Body should be a JSON object")
        errors = [error for fault in faults for error in fault.errors]
        query = body.get("query")
        document = query if isinstance(query, str) else ""
        failing = [tuple(error["path"]) for error in errors]
        said = execute(
            self.hub, caller.token, document, body.get("variables"), body.get("operationName"), failing=failing
        )
        told = [next((e for e in errors if e["path"] == error.get("path")), error) for error in said.get("errors", [])]
        return Answer(200, {**said, "errors": told} if told else said)


def is_for_the_api(scope: Scope, path: str) -> bool:
    """Whether a request is the API's: it has such a path, or it brings credentials, as no browser does."""
    known = path in GRAPHQL or any(endpoint.pattern.match(path) for endpoint in ENDPOINTS)
    return known or any(name == b"authorization" for name, _ in scope["headers"])


def split_prefix(path: str) -> tuple[str, str]:
    """The path without `/api/v3`, and that prefix if it was there."""
    if path.startswith("/api/v3/"):
        return path.removeprefix("/api/v3"), "/api/v3"
    return path, ""


def find_endpoint(method: str, path: str) -> tuple[Endpoint, dict[str, str]]:
    """The endpoint for a method and path, and what the path holds; raises Refusal when there is none."""
    for endpoint in ENDPOINTS:
        if endpoint.method == method and (found := endpoint.pattern.match(path)):
            return endpoint, found.groupdict()
    raise not_found()


def answer_of_fault(fault: Fault) -> Answer | None:
    """What a fault answers, None when it cuts the connection."""
    if not fault.status:
        return None
    return Answer(fault.status, fault.body, {"content-type": "application/json; charset=utf-8", **fault.headers})


async def cut(receive: Receive) -> None:
    """Reset the connection: uvicorn hands out its transport through the receiver it made for the request."""
    cycle = getattr(receive, "__self__", None)
    if cycle is None:
        raise ConnectionResetError
    cycle.transport.abort()
    while not cycle.disconnected:
        await asyncio.sleep(0)


def response_to(hub: Hub, asked: Asked, answer: Answer, caller: Caller) -> Response:
    """An answer with the headers that GitHub puts on every one."""
    limits: Window = hub.budgets.window(caller.who, asked.resource)
    headers = {
        "content-type": "application/json; charset=utf-8",
        "server": "github.com",
        "x-github-media-type": "github.v3; format=json",
        "x-github-request-id": uuid.uuid4().hex[:20].upper(),
        "x-github-api-version-selected": asked.request.headers.get("x-github-api-version", "2022-11-28"),
        **limits.headers(asked.resource),
        **answer.headers,
    }
    return Response(encoded(answer.body), answer.status, headers)


def encoded(body: Any) -> bytes:
    """A body as it is sent."""
    if body is None:
        return b""
    if isinstance(body, bytes):
        return body
    return body.encode() if isinstance(body, str) else json.dumps(body, separators=(",", ":")).encode()
