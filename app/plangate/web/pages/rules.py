"""The rules' pages, which every finding links to."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, Router

from plangate.presentation.pages.web_pages import rule_index, rule_page
from plangate.web.pages.lazy import PATHS

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "public, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


async def redirect_to_index(request: Request) -> Response:
    """The way to the list for who left out the slash."""
    # Relative, so that it holds behind a proxy that serves us under a path of its own.
    return RedirectResponse("rules/", 308)


async def show_index(request: Request) -> Response:
    """The list of all rules."""
    return HTMLResponse(rule_index(), headers=HEADERS)


async def show_rule(request: Request) -> Response:
    """The page of one rule."""
    page = rule_page(request.path_params["name"])
    if page is None:
        return PlainTextResponse("There is no such rule; /rules/ lists them.\n", 404)
    return HTMLResponse(page, headers=HEADERS)


ENDPOINTS = (redirect_to_index, show_index, show_rule)
pages = Router([Route(path, endpoint) for path, endpoint in zip(PATHS, ENDPOINTS, strict=True)])
"""The pages as an ASGI application."""
