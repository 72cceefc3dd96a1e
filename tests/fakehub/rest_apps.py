"""REST for Apps: who am I, where am I installed, tokens, deliveries, rate limit."""

import base64
import json
from datetime import timedelta
from typing import Any

from tests.fakehub.bodies import array, integer, record, text
from tests.fakehub.credentials import exceeds, mint
from tests.fakehub.deeds_apps import covered
from tests.fakehub.model import Installation, Repository
from tests.fakehub.model_deliveries import Attempt, Delivery
from tests.fakehub.rest import Answer, Call, Refusal, endpoint, not_found, positive
from tests.fakehub.shapes_accounts import (
    app_shape,
    full_repository_shape,
    installation_shape,
    repository_shape,
    timestamp,
)
from tests.fakehub.shapes_checks import delivery_shapes

PERMISSION_NAMES = (
    "actions", "administration", "checks", "contents", "deployments", "environments", "issues", "members",
    "merge_queues", "metadata", "organization_administration", "packages", "pages", "pull_requests",
    "repository_hooks", "secrets", "security_events", "statuses", "workflows",
)  # fmt: skip
LEVEL = text(choices=("read", "write", "admin"))
TOKEN = record(
    {},
    {
        "repositories": array(text(), most=500),
        "repository_ids": array(integer(), most=500),
        "permissions": record({}, dict.fromkeys(PERMISSION_NAMES, LEVEL)),
    },
)


@endpoint("GET", "/app", by="app")
def get_app(call: Call) -> Answer:
    """The App that asks."""
    count = sum(i.app is call.app for i in call.hub.state.installations.values())
    return Answer(200, {**app_shape(call.speaker, call.url), "installations_count": count})


@endpoint("GET", "/app/installations", by="app")
def list_installations(call: Call) -> Answer:
    """Where the App is installed."""
    own = [i for i in call.hub.state.installations.values() if i.app is call.app]
    return call.page(own, lambda installation: installation_shape(installation, call.url))


def own_installation(call: Call) -> Installation:
    """The App's own installation that the path names."""
    found = call.hub.state.installations.get(call.number("installation"))
    if found is None or found.app is not call.app:
        raise not_found()
    return found


@endpoint("GET", "/app/installations/{installation}", by="app")
def get_installation(call: Call) -> Answer:
    """One installation."""
    return Answer(200, installation_shape(own_installation(call), call.url))


@endpoint("GET", "/repos/{owner}/{repo}/installation", by="app")
def get_repository_installation(call: Call) -> Answer:
    """The installation that covers a repository."""
    repository = call.hub.state.repository(call.params["owner"], call.params["repo"])
    found = call.hub.state.installation_on(repository, call.app) if repository else None
    if found is None:
        raise not_found()
    return Answer(200, installation_shape(found, call.url))


@endpoint("POST", "/app/installations/{installation}/access_tokens", by="app", check=TOKEN)
def create_token(call: Call) -> Answer:
    """A token for an hour, narrowed to repositories and permissions."""
    installation = own_installation(call)
    if installation.suspended_at:
        raise Refusal(403, "This installation has been suspended")
    permissions = call.body.get("permissions", installation.permissions)
    if exceeds(permissions, {"metadata": "read", **installation.permissions}):
        raise Refusal(422, "The permissions requested are not granted to this installation.")
    chosen = chosen_repositories(call, installation)
    ids = None if chosen is None else [repository.id for repository in chosen]
    token = mint(call.hub.state, installation, permissions, ids)
    selection = installation.repository_selection if chosen is None else "selected"
    named = {"repositories": [repository_shape(r, call.url) for r in chosen]} if chosen is not None else {}
    body = {
        "token": token.value, "expires_at": timestamp(token.expires_at), "permissions": token.permissions,
        "repository_selection": selection, **named,
    }  # fmt: skip
    return Answer(201, body)


def chosen_repositories(call: Call, installation: Installation) -> list[Repository] | None:
    """The repositories that a token is asked for, None for all; raises Refusal when one is not the installation's."""
    names, ids = call.body.get("repositories"), call.body.get("repository_ids")
    if names is None and ids is None:
        return None
    own = covered(call.hub, installation)
    chosen = [r for r in own if r.id in (ids or []) or r.name.lower() in [name.lower() for name in names or []]]
    if len(chosen) < len(set(ids or [])) + len(set(names or [])):
        raise Refusal(422, "There is at least one repository that does not exist or is not accessible to the parent "
                           "installation.")  # fmt: skip
    return chosen


@endpoint("GET", "/installation/repositories", by="installation")
def list_repositories(call: Call) -> Answer:
    """The repositories that the token covers."""
    token = call.token
    seen = [r for r in call.hub.state.repositories.values() if token and token.covers(r)]
    answer = call.page(seen, lambda repository: repository_shape(repository, call.url), wrap="repositories")
    selection = call.installation.repository_selection
    return Answer(200, {**answer.body, "repository_selection": selection}, answer.headers)


@endpoint("DELETE", "/installation/token", by="installation")
def revoke_token(call: Call) -> Answer:
    """Give a token back before its time."""
    if call.token:
        del call.hub.state.tokens[call.token.value]
    return Answer(204)


@endpoint("GET", "/repos/{owner}/{repo}", needs=(("metadata", "read"),))
def get_repository(call: Call) -> Answer:
    """A repository."""
    return Answer(200, full_repository_shape(call.repository, call.url))


@endpoint("GET", "/repositories/{id}", needs=(("metadata", "read"),))
def get_repository_by_id(call: Call) -> Answer:
    """A repository by its id, which outlives its name."""
    return Answer(200, full_repository_shape(call.repository, call.url))


@endpoint("GET", "/rate_limit", by="any")
def get_rate_limit(call: Call) -> Answer:
    """What the caller has left; asking is free."""
    who = str(call.token.installation.id) if call.token else f"app-{call.speaker.id}"
    shown: dict[str, Any] = {}
    for resource in ("core", "graphql", "search"):
        window = call.hub.budgets.window(who, resource)
        left = max(0, window.limit - window.used)
        shown[resource] = {
            "limit": window.limit, "used": window.used, "remaining": left, "reset": int(window.reset) + 1,
        }  # fmt: skip
    return Answer(200, {"resources": shown, "rate": shown["core"]})


@endpoint("POST", "/app-manifests/{code}/conversions", by="any")
def convert_manifest(call: Call) -> Answer:
    """The App that was registered by a manifest, with its secrets, which are told once."""
    app = call.hub.state.manifest_codes.pop(call.params["code"], None)
    if app is None or app.created_at < call.hub.state.now() - timedelta(hours=1):
        raise not_found()
    secrets = {"client_secret": "s" * 40, "webhook_secret": app.webhook_secret, "pem": app.private_key}
    return Answer(201, {**app_shape(app, call.url), **secrets})


@endpoint("GET", "/app/hook/config", by="app")
def get_hook_config(call: Call) -> Answer:
    """Where webhooks go, and how; the secret is told by stars."""
    app = call.speaker
    secret = {"secret": "********"} if app.webhook_secret else {}
    return Answer(200, {"content_type": app.content_type, "insecure_ssl": "0", "url": app.webhook_url or "", **secret})


def recorded(call: Call) -> list[tuple[Delivery, Attempt, dict[str, Any]]]:
    """All attempts of the last three days at the App's deliveries, newest first."""
    oldest = call.hub.state.now() - timedelta(days=3)
    found = [
        (delivery, attempt, shape)
        for delivery in call.hub.state.deliveries
        if delivery.app is call.app
        for attempt, shape in zip(reversed(delivery.attempts), delivery_shapes(delivery), strict=True)
        if attempt.delivered_at > oldest
    ]
    return sorted(found, key=lambda one: one[1].id, reverse=True)


@endpoint("GET", "/app/hook/deliveries", by="app")
def list_deliveries(call: Call) -> Answer:
    """What was delivered or was tried to be, newest first, by cursor."""
    found = recorded(call)
    if status := call.query.get("status"):
        found = [one for one in found if (one[1].status_code < 400) == (status == "success")]
    if cursor := call.query.get("cursor"):
        found = [one for one in found if one[1].id <= cursor_id(cursor)]
    size = min(max(positive(call.query.get("per_page"), 30), 1), 100)
    links = {}
    if len(found) > size:
        after = base64.urlsafe_b64encode(json.dumps({"id": found[size][1].id}).encode()).decode()
        links = {"link": f'<{call.link(cursor=after)}>; rel="next"'}
    return Answer(200, [shape for _, _, shape in found[:size]], links)


def cursor_id(cursor: str) -> int:
    """The id of the first delivery of a page."""
    try:
        return int(json.loads(base64.urlsafe_b64decode(cursor))["id"])
    except (ValueError, KeyError, TypeError):
        raise Refusal(422, "Invalid cursor") from None


def one_delivery(call: Call) -> tuple[Delivery, Attempt, dict[str, Any]]:
    """The attempt that the path names."""
    found = [one for one in recorded(call) if one[1].id == call.number("delivery")]
    if not found:
        raise not_found()
    return found[0]


@endpoint("GET", "/app/hook/deliveries/{delivery}", by="app")
def get_delivery(call: Call) -> Answer:
    """An attempt with what was sent and what was answered."""
    delivery, attempt, shape = one_delivery(call)
    request = {"headers": delivery.headers, "payload": json.loads(delivery.body)}
    response = {"headers": attempt.response_headers, "payload": attempt.response_body}
    return Answer(200, {**shape, "url": delivery.url, "request": request, "response": response})


@endpoint("POST", "/app/hook/deliveries/{delivery}/attempts", by="app")
def redeliver(call: Call) -> Answer:
    """Deliver once more, under the same GUID."""
    call.hub.post.again(one_delivery(call)[0])
    return Answer(202, {})
