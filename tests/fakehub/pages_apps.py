"""Pages that a person presses buttons on: registering an App by a manifest, and installing it."""

import json
import re
import secrets
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tests.fakehub.deeds_apps import install_app, register_app
from tests.fakehub.hub import Hub
from tests.fakehub.pages import HEADERS, render

# A form's redirect back to who sent the manifest counts as its target, too.
FORMS = {
    **HEADERS,
    "content-security-policy": HEADERS["content-security-policy"].replace(
        "form-action 'none'", "form-action 'self' http://127.0.0.1:*"
    ),
}
REQUIRED = ("name", "url", "redirect_url", "hook_attributes", "default_permissions", "default_events")


class BadManifest(Exception):
    """The manifest is none."""


def routes(hub: Hub) -> list[BaseRoute]:
    """The addresses of these pages."""
    return [
        Route("/settings/apps/new", partial(ask, hub), methods=["POST"]),
        Route("/organizations/{organization}/settings/apps/new", partial(ask, hub), methods=["POST"]),
        Route("/settings/apps/create", partial(create, hub), methods=["POST"]),
        Route("/apps/{slug}/installations/new", partial(offer, hub), methods=["GET"]),
        Route("/apps/{slug}/installations/new", partial(install, hub), methods=["POST"]),
    ]


def read_manifest(text: str) -> dict[str, Any]:
    """A manifest with all that GitHub demands; raises BadManifest."""
    try:
        manifest: dict[str, Any] = json.loads(text)
        missing = [name for name in REQUIRED if not manifest.get(name)]
        if missing or not manifest["hook_attributes"].get("url"):
            raise BadManifest(f"missing: {', '.join(missing) or 'hook_attributes.url'}")
    except (ValueError, AttributeError) as error:
        raise BadManifest(str(error)) from None
    return manifest


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form."""
    return dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))


async def ask(hub: Hub, request: Request) -> Response:
    """The page on which a person looks the manifest over."""
    form = await read_form(request)
    text = form.get("manifest", "")
    try:
        manifest = read_manifest(text)
    except BadManifest as error:
        return HTMLResponse(f"Invalid GitHub App configuration: {error}", status_code=422, headers=FORMS)
    values = {
        "manifest": text, "state": request.query_params.get("state", ""), "name": manifest["name"],
        "owner": request.path_params.get("organization", "grace"),
    }  # fmt: skip
    return HTMLResponse(render("register_app.html", **values), headers=FORMS)


async def create(hub: Hub, request: Request) -> Response:
    """The App is registered, and the browser sent back with a code that is good once."""
    form = await read_form(request)
    manifest = read_manifest(form["manifest"])
    slug = re.sub(r"[^a-z0-9]+", "-", manifest["name"].lower()).strip("-")
    with hub.state.lock:
        app = register_app(
            hub, slug, owner=form["owner"], permissions=manifest["default_permissions"],
            events=manifest["default_events"], webhook_url=manifest["hook_attributes"]["url"],
            webhook_secret=secrets.token_hex(20),
        )  # fmt: skip
        code = secrets.token_hex(20)
        hub.state.manifest_codes[code] = app
    back = urlencode({"code": code, "state": form["state"]})
    return RedirectResponse(f"{manifest['redirect_url']}?{back}", status_code=302, headers=FORMS)


def offer(hub: Hub, request: Request) -> Response:
    """The page on which an App is installed."""
    return HTMLResponse(render("install_app.html", slug=request.path_params["slug"]), headers=FORMS)


def install(hub: Hub, request: Request) -> Response:
    """The App is installed on its owner's account, on all repositories."""
    with hub.state.lock:
        app = next(app for app in hub.state.apps.values() if app.slug == request.path_params["slug"])
        install_app(hub, app, app.owner.login)
    return HTMLResponse(render("installed_app.html", slug=app.slug), headers=FORMS)
