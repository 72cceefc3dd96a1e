"""What people read in a browser: the rules' pages that every finding links to."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from plangate.presentation.pages.web_pages import rule_index, rule_page

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "public, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


async def moved(request: Request) -> Response:
    """The way to the list for who left out the slash."""
    # Relative, so that it holds behind a proxy that serves us under a path of its own.
    return RedirectResponse("rules/", 308)


async def rules(request: Request) -> Response:
    """The list of all rules."""
    return HTMLResponse(rule_index(), headers=HEADERS)


async def rule(request: Request) -> Response:
    """The page of one rule."""
    page = rule_page(request.path_params["name"])
    if page is None:
        return PlainTextResponse("There is no such rule; /rules/ lists them.\n", 404)
    return HTMLResponse(page, headers=HEADERS)
