"""The floor under every Python server: an ASGI answer without a framework; what the load generator is proven on."""

from typing import Any


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Answer 202 to whatever comes."""
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 202, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
