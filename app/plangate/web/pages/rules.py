"""The rules' pages, which every finding links to: the printed Markdown in a frame, nothing from a repository."""

import functools
from collections.abc import Mapping

from pyromark import Markdown as Parser
from pyromark import Options
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, Router

from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown
from plangate.presentation.pages import compose_index, compose_rule_pages
from plangate.web.pages.lazy import PATHS

PARSER = Parser(options=Options.ENABLE_TABLES)

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


def rule_page(name: str) -> str | None:
    """The HTML page of a rule, None when there is no such rule."""
    # Only pages that exist are remembered: anybody can ask for any name.
    return _pages().get(name)


@functools.cache
def _pages() -> Mapping[str, str]:
    return {name: _framed(name, page) for name, page in compose_rule_pages()}


@functools.cache
def rule_index() -> str:
    """The HTML page that lists all rules."""
    return _framed("Rules", compose_index().replace(".md)", ")"))


def _framed(title: str, text: str) -> str:
    return render("pages/frame.html", title=Markdown(title), body=Markdown(PARSER.html(text))) + "\n"


ENDPOINTS = (redirect_to_index, show_index, show_rule)
pages = Router([Route(path, endpoint) for path, endpoint in zip(PATHS, ENDPOINTS, strict=True)])
"""The pages as an ASGI application."""
