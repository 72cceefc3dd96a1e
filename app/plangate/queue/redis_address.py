"""Where Redis is: one server, or sentinels that know which one leads.

    redis://[user:password@]host:port/db                                     rediss:// with TLS, unix:// for a socket
    redis+sentinel://[user:password@]host:port,host:port,host:port/name/db   the name under which sentinels watch it

What stands behind `?` is the client's: `ssl_ca_certs=/path` for an authority of one's own, `sentinel_username` and
`sentinel_password` where the sentinels want their own.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import redis
import redis.asyncio
import redis.asyncio.sentinel
import redis.sentinel

SCHEMES = ("redis", "rediss", "unix", "redis+sentinel", "rediss+sentinel")
SENTINEL_PORT = 26379
SENTINEL_TIMEOUT = 2.0
"""Seconds until the next sentinel is asked."""

Options = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SentinelAddress:
    """Sentinels, the name of what they watch, and how it and they are connected to."""

    sentinels: tuple[tuple[str, int], ...]
    service: str
    server: Options = field(repr=False)
    sentinel: Options = field(repr=False)


def read_sentinels(url: str) -> SentinelAddress | None:
    """The sentinels that an address names; None where it names a server, ValueError where it names no service."""
    parts = urlsplit(url)
    if not parts.scheme.endswith("+sentinel"):
        return None
    credentials, _, hosts = parts.netloc.rpartition("@")
    user, _, password = credentials.partition(":")
    service, _, db = parts.path.strip("/").partition("/")
    if not service:
        raise ValueError("the address of sentinels ends with the name of what they watch: /mymaster/0")
    told = dict(parse_qsl(parts.query))
    of_sentinels = {name.removeprefix("sentinel_"): told.pop(name) for name in [*told] if name.startswith("sentinel_")}
    tls = {"ssl": True} if parts.scheme.startswith("rediss") else {}
    known = {"username": unquote(user), "password": unquote(password)}
    server = {**tls, **told, "db": int(db or 0), **{name: value for name, value in known.items() if value}}
    return SentinelAddress(tuple(map(_host, hosts.split(","))), service, server, {**tls, **told, **of_sentinels})


def _host(text: str) -> tuple[str, int]:
    # A colon may also be part of an address in brackets.
    host, colon, port = text.rpartition(":")
    if colon and port.isdecimal():
        return host.strip("[]"), int(port)
    return text.strip("[]"), SENTINEL_PORT


class _AskingConnection:
    """What asks the sentinels who leads whenever it connects.

    redis-py does so for a connection that is taken from the pool. One that breaks in the middle of a command it makes
    anew at the old address for as long as it retries: https://github.com/redis/redis-py/issues/3874.
    """

    def send_packed_command(self: Any, command: Any, check_health: bool = True) -> None:
        if not self.is_connected:
            self.connect()
        super().send_packed_command(command, check_health)  # type: ignore[misc]


class _Connection(_AskingConnection, redis.sentinel.SentinelManagedConnection):
    pass


class _TlsConnection(_AskingConnection, redis.sentinel.SentinelManagedSSLConnection):
    pass


def connect(url: str, **options: Any) -> "redis.Redis":
    """A client of the server at an address, or of the one that leads, whichever that is by then."""
    address = read_sentinels(url)
    if address is None:
        return redis.Redis.from_url(url, **options)
    sentinel = redis.sentinel.Sentinel(  # type: ignore[no-untyped-call]
        address.sentinels, sentinel_kwargs=_impatient(address.sentinel)
    )
    connection = _TlsConnection if "ssl" in address.server else _Connection
    client: redis.Redis = sentinel.master_for(  # type: ignore[no-untyped-call]
        address.service, connection_class=connection, **address.server, **options
    )
    return client


def connect_async(url: str, *, max_connections: int, **options: Any) -> "redis.asyncio.Redis":
    """The same without blocking, with a bounded pool: who finds no free connection to a server waits for one."""
    address = read_sentinels(url)
    if address is None:
        pool = redis.asyncio.BlockingConnectionPool.from_url(
            url, max_connections=max_connections, timeout=SENTINEL_TIMEOUT, **options
        )
        return redis.asyncio.Redis(connection_pool=pool)
    sentinel = redis.asyncio.sentinel.Sentinel(  # type: ignore[no-untyped-call]
        address.sentinels, sentinel_kwargs=_impatient(address.sentinel)
    )
    client: redis.asyncio.Redis = sentinel.master_for(
        address.service, max_connections=max_connections, **address.server, **options
    )
    return client


def _impatient(options: Options) -> Options:
    return {**options, "socket_timeout": SENTINEL_TIMEOUT, "socket_connect_timeout": SENTINEL_TIMEOUT}


def another_pool(client: "redis.Redis", without: tuple[str, ...] = (), **changed: Any) -> redis.ConnectionPool:
    """A pool of its own to the same server, with some arguments of its connections changed or left out."""
    pool = client.connection_pool
    known = {name: value for name, value in pool.connection_kwargs.items() if name not in without}
    arguments = {**known, **changed}
    if isinstance(pool, redis.sentinel.SentinelConnectionPool):
        del arguments["connection_pool"]
        return redis.sentinel.SentinelConnectionPool(  # type: ignore[no-untyped-call]
            pool.service_name, pool.sentinel_manager, connection_class=pool.connection_class, **arguments
        )
    return redis.ConnectionPool(pool.connection_class, **arguments)
