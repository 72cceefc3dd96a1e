"""The receiver's process: `python -m plangate.web`."""

import errno
import resource
import socket
import sys
from functools import partial

import structlog
import uvicorn

from plangate.logs import set_up_logs
from plangate.settings import ReceiverSettings, SettingsError, read_settings, wants_traces
from plangate.traces import spans
from plangate.web.application import application
from plangate.web.processes import serve_in_processes
from plangate.web.receive.metrics import ReceiverMetrics
from plangate.web.receive.protocol import MAX_IDLE, BoundedProtocol

MAX_REQUESTS = 4096
"""Requests; what Redis' absence lets pile up within the time that GitHub waits, and no more."""
KEEP_ALIVE_SECONDS = 75
"""Seconds; longer than proxies keep an idle connection, so that they close it and never write into a closed one."""
MAX_OPEN_FILES = MAX_REQUESTS + 2 * MAX_IDLE
"""Files that the receiver may have open: connections, Redis, the log. Many systems begin with fewer, and allow more."""
CANNOT_BIND = 3
BAD_SETTINGS = 2


def main() -> int:
    """Serve until told to stop; requests that are under way are answered first."""
    try:
        settings = read_settings(ReceiverSettings)
    except SettingsError as error:
        print(f"The receiver cannot start:\n{error}", file=sys.stderr)
        return BAD_SETTINGS
    set_up_logs(settings, process="web", secrets=[secret.decode() for secret in settings.webhook_secrets])
    try:
        listener = listen(settings.host, settings.port)
    except OSError as error:
        print(f"The receiver cannot listen on {settings.host}:{settings.port}: {advice(error)}", file=sys.stderr)
        return CANNOT_BIND
    raise_file_limit()
    host, port = listener.getsockname()[:2]
    structlog.stdlib.get_logger().info("listening", address=f"http://{host}:{port}")
    metrics = ReceiverMetrics(settings.web_processes)
    if settings.web_processes == 1:
        serve(settings, listener, metrics)
    else:
        serve_in_processes(settings.web_processes, partial(serve, settings, listener, metrics))
    return 0


def advice(error: OSError) -> str:
    """Why it does not listen, and what to do where that is known."""
    said = f"{error.strerror}."
    return f"{said} Set PLANGATE_PORT to another port." if error.errno == errno.EADDRINUSE else said


def listen(host: str, port: int) -> socket.socket:
    """A bound socket, so that a port in use is a plain message; port 0 takes any that is free."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
    # From here on connections wait until they are served, so who reads the address below finds it open.
    listener.listen(2048)
    return listener


def raise_file_limit() -> None:
    """Let this process have MAX_OPEN_FILES open, or as many as the system lets it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MAX_OPEN_FILES if hard == resource.RLIM_INFINITY else min(MAX_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def serve(settings: ReceiverSettings, listener: socket.socket, metrics: ReceiverMetrics, number: int = 0) -> None:
    """Answer requests that come to a bound socket, as one process of several."""
    metrics.count_as(number)
    spans.set_up_traces(process="web", wanted=wants_traces())
    config = uvicorn.Config(
        application(settings, metrics), loop="uvloop", http=BoundedProtocol, ws="none", lifespan="on", log_config=None,
        access_log=False, proxy_headers=False, server_header=False, limit_concurrency=MAX_REQUESTS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS, timeout_graceful_shutdown=10,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])
    spans.flush()


if __name__ == "__main__":
    sys.exit(main())
