"""The yardstick: a Starlette POST that only reads the body."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def read(request: Request) -> Response:
    """Read the body and say nothing."""
    await request.body()
    return Response(status_code=202)


application = Starlette(routes=[Route("/webhook", read, methods=["POST"])])
