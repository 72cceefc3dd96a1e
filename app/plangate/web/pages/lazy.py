"""The pages as an application that is loaded on the first request: in a thread, and for good."""

import asyncio
from importlib import import_module

from starlette.types import ASGIApp, Receive, Scope, Send

PATHS = ("/rules", "/rules/", "/rules/{name}")
"""Where the pages are."""


class LazyPages:
    """The pages as an ASGI application that is loaded on the first request."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        # In a thread: the parsers behind the pages take half a second, in which webhooks are answered.
        rules = await asyncio.to_thread(import_module, "plangate.web.pages.rules")
        pages: ASGIApp = rules.pages
        await pages(scope, receive, send)
