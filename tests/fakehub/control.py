"""The controls of a stand-in that runs as its own process: the acts of acts_*.py over HTTP, for the loopback only."""

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.acts_repository import RepositoryActs
from tests.fakehub.deeds_threads import NotInDiff
from tests.fakehub.repositories import GitError
from tests.fakehub.shapes_accounts import app_shape, installation_shape
from tests.fakehub.shapes_checks import annotation_shape, run_shape
from tests.fakehub.shapes_pulls import issue_comment_shape, pull_shape, review_comment_shape, review_shape

if TYPE_CHECKING:
    from tests.fakehub.server import FakeHub

LOOPBACK = ("127.0.0.1", "::1")
ON_HUB = ("advance", "install", "lag", "ping", "send_webhooks_to", "suspend", "uninstall")
ON_REPOSITORY = (
    "create_branch", "delete_branch", "grant", "open_pull_request", "push", "require_check",
)  # fmt: skip
ON_PULL = (
    "close", "comment", "convert_to_draft", "edit", "enqueue", "force_push", "label", "mark_ready", "merge", "press",
    "push", "reopen", "rerun", "rerun_all", "retarget",
)  # fmt: skip
ON_FAULTS = ("broken_json", "clear", "cut", "primary_limit", "secondary_limit", "server_error", "slow")

Serve = Callable[[Request, dict[str, Any]], Any]


def control_routes(hub: "FakeHub") -> list[Route]:
    """The routes under `/_control`.

    `GET state` and `GET requests` tell; `POST repositories {"full_name", "files"}` makes one. The rest are acts, with
    their keyword arguments as the body: `POST hub/{act}`, `POST faults/{act}`, `POST repositories/{owner}/{name}/{act}`
    and `POST repositories/{owner}/{name}/pulls/{number}/{act}`. `POST latency {"seconds"}` slows every API call down.
    """
    own, one = "/_control/repositories/{owner}/{name}", "/pulls/{number:int}/{act}"
    served: list[tuple[str, str, Serve]] = [
        ("GET", "/_control/state", lambda request, body: state_shape(hub)),
        ("GET", "/_control/requests", lambda request, body: [str(seen) for seen in hub.requests]),
        ("POST", "/_control/latency", lambda request, body: setattr(hub.faults, "latency", body["seconds"])),
        ("POST", "/_control/repositories", lambda request, body: hub.create_repository(**body).full_name),
        ("POST", "/_control/hub/{act}", lambda request, body: act(hub, ON_HUB, request, body)),
        ("POST", "/_control/faults/{act}", lambda request, body: act(hub.faults, ON_FAULTS, request, body)),
        ("POST", own + one, lambda request, body: act(pull(hub, request), ON_PULL, request, body)),
        ("POST", own + "/{act}", lambda request, body: act(repository(hub, request), ON_REPOSITORY, request, body)),
    ]  # fmt: skip
    return [Route(path, guarded(serve), methods=[method]) for method, path, serve in served]


def guarded(serve: Serve) -> Callable[[Request], Awaitable[Response]]:
    """Serve a control for callers on this machine; what they got wrong is told as 400."""

    async def answer(request: Request) -> Response:
        if request.client is None or request.client.host not in LOOPBACK:
            return PlainTextResponse("The controls are for this machine only.\n", 403)
        raw = await request.body()
        try:
            done = await run_in_threadpool(serve, request, json.loads(raw) if raw else {})
        except (KeyError, TypeError, ValueError, AssertionError, NotInDiff, GitError) as error:
            return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 400)
        return JSONResponse(told(done))

    return answer


def repository(hub: "FakeHub", request: Request) -> RepositoryActs:
    """The repository that the path names; raises KeyError."""
    return hub.repository(f"{request.path_params['owner']}/{request.path_params['name']}")


def pull(hub: "FakeHub", request: Request) -> PullRequestActs:
    """The pull request that the path names; raises KeyError."""
    return repository(hub, request).pull(request.path_params["number"])


def act(on: object, allowed: tuple[str, ...], request: Request, arguments: dict[str, Any]) -> Any:
    """Do one of the allowed acts; raises KeyError for any other."""
    name = request.path_params["act"]
    if name not in allowed:
        raise KeyError(name)
    return getattr(on, name)(**arguments)


def told(done: Any) -> Any:
    """What an act returned, as JSON: text and numbers as they are, a pull request by number, other things by id."""
    if isinstance(done, list | dict):
        return done
    if done is None or isinstance(done, str | int | float):
        return {"done": done}
    if isinstance(done, PullRequestActs):
        return {"done": done.number, "url": done.url, "head_sha": done.head_sha}
    return {"done": getattr(done, "id", None)}


def state_shape(hub: "FakeHub") -> dict[str, Any]:
    """Everything that there is, as JSON."""
    with hub.state.lock:
        return {
            "url": hub.url,
            "app": app_shape(hub.app, hub.url),
            "installations": [installation_shape(i, hub.url) for i in hub.state.installations.values()],
            "repositories": [
                {
                    "full_name": found.full_name,
                    "branches": found.git.branches(),
                    "pulls": [pull_state(hub, PullRequestActs(hub, p)) for p in found.pulls.values()],
                }
                for found in hub.state.repositories.values()
            ],
            "deliveries": [
                {"guid": d.guid, "event": d.event, "action": d.action, "answers": [a.status_code for a in d.attempts]}
                for d in hub.state.deliveries
            ],
        }


def pull_state(hub: "FakeHub", acts: PullRequestActs) -> dict[str, Any]:
    """A pull request with all that stands on it."""
    url = hub.url
    return {
        **pull_shape(acts.pull, url),
        "conversation": [issue_comment_shape(comment, url) for comment in acts.comments()],
        "reviews": [review_shape(review, url) for review in acts.reviews()],
        "threads": [
            {
                "resolved": thread.resolved,
                "outdated": thread.outdated,
                "comments": [review_comment_shape(comment, url) for comment in thread.comments],
            }
            for thread in acts.threads()
        ],
        "check_runs": [
            {**run_shape(run, url), "annotations": [annotation_shape(a, run, url) for a in run.annotations]}
            for run in acts.check_runs()
        ],
    }
