"""Where Redis is: by address, by sentinels that fail over, and with TLS."""

import asyncio
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
import redis
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from plangate.queue.inbox import Inbox, InboxWriter, size_of
from plangate.queue.jobs import JobMetadata, Reconcile
from plangate.queue.redis import address_of, wait_for_redis
from plangate.queue.redis_address import connect, connect_async, read_sentinels
from plangate.standalone.redis import find_server
from plangate_workers.context import connect as connect_worker
from tests import PATIENCE
from tests.house import free_port
from tests.sentinels import sentinels


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with sentinels(tmp_path_factory.mktemp("sentinels"), [free_port() for _ in range(5)]) as running:
        yield running


def test_an_address_of_sentinels_is_read():
    read = read_sentinels("rediss+sentinel://app:p%40ss@a:1,b,[::1]:3/main/2?sentinel_password=s&ssl_ca_certs=/ca.pem")

    assert (read.sentinels, read.service) == ((("a", 1), ("b", 26379), ("::1", 3)), "main")
    assert read.server == {"ssl": True, "ssl_ca_certs": "/ca.pem", "db": 2, "username": "app", "password": "p@ss"}
    assert read.sentinel == {"ssl": True, "ssl_ca_certs": "/ca.pem", "password": "s"}
    assert "p@ss" not in repr(read)


def test_an_address_of_a_server_names_no_sentinels():
    assert [read_sentinels(url) for url in ("redis://h:1/0", "rediss://h", "unix:///run/redis.sock")] == [None] * 3


def test_sentinels_without_a_name_of_what_they_watch_are_refused():
    with pytest.raises(ValueError, match="/mymaster/0"):
        read_sentinels("redis+sentinel://a:1,b:2")


def test_what_leads_is_found_and_found_again_when_another_does(running):
    client = connect_worker(running.url)
    receiver = connect_async(running.url, max_connections=4, socket_timeout=2, socket_connect_timeout=2)
    Inbox(client).put([Reconcile(metadata=JobMetadata(received=1.0))])
    _wait_for_replication(client)

    async def fail_over_and_put():
        await InboxWriter(receiver).put([])
        before = running.wait_for_primary()
        after = await asyncio.to_thread(running.fail_over)
        assert before != after
        await receiver.ping()
        await receiver.aclose()

    asyncio.run(fail_over_and_put())

    assert wait_for_redis(client, threading.Event())
    assert Inbox(client).size().waiting == 1
    assert address_of(client.connection_pool.connection_kwargs) == "sentinels of plangate"


def test_behind_sentinels_with_tls_is_a_server_with_tls():
    kinds = [connect(f"{scheme}+sentinel://h/main").connection_pool.connection_class for scheme in ("redis", "rediss")]

    assert [issubclass(kind, redis.SSLConnection) for kind in kinds] == [False, True]


@pytest.fixture
def about_to_fail_over(tmp_path):
    with sentinels(tmp_path, [free_port() for _ in range(5)]) as behind:
        yield behind


def test_a_command_that_is_under_way_when_another_leads_is_carried_out_there(about_to_fail_over):
    client = connect_worker(about_to_fail_over.url)
    with ThreadPoolExecutor(1) as aside:
        waiting = aside.submit(client.blpop, ["words"], 60)
        while not client.info("clients")["blocked_clients"]:
            time.sleep(0.05)

        about_to_fail_over.fail_over()
        client.rpush("words", "hello")

        assert waiting.result(30) == (b"words", b"hello")


def _wait_for_replication(client):
    assert client.wait(1, 10_000) == 1


def test_sentinels_that_nobody_answers_for_are_a_redis_that_is_away():
    nobody = connect(f"redis+sentinel://127.0.0.1:{free_port()}/plangate/0", socket_timeout=1)

    with pytest.raises(redis.ConnectionError):
        nobody.ping()


@pytest.fixture
def certificate(tmp_path):
    """A certificate of the loopback address, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]), datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (tmp_path / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return tmp_path / "cert.pem", tmp_path / "key.pem"


@pytest.fixture
def with_tls(certificate, tmp_path):
    """The port of a server that speaks TLS only."""
    cert, key = certificate
    port, output = free_port(), subprocess.DEVNULL
    command = [
        find_server(), "--port", "0", "--tls-port", str(port), "--bind", "127.0.0.1", "--tls-cert-file", str(cert),
        "--tls-key-file", str(key), "--tls-auth-clients", "no", "--save", "", "--requirepass", "sesame",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=tmp_path, stdout=output, stderr=output)
    end = time.monotonic() + PATIENCE
    while process.poll() is None and not _listens(port) and time.monotonic() < end:
        time.sleep(0.05)
    if process.poll() is not None:
        pytest.skip("the server that is installed knows no TLS")
    yield port
    process.kill()
    process.wait()


def _listens(port) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def test_a_server_with_tls_is_used_where_its_certificate_is_known_and_not_otherwise(certificate, with_tls):
    address = f"rediss://:sesame@127.0.0.1:{with_tls}/0"

    assert connect_worker(f"{address}?ssl_ca_certs={certificate[0]}").ping()
    with pytest.raises(redis.ConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
        connect(address).ping()


def test_the_receiver_uses_a_server_with_tls(certificate, with_tls):
    async def put():
        url = f"rediss://:sesame@127.0.0.1:{with_tls}/0?ssl_ca_certs={certificate[0]}"
        async with connect_async(url, max_connections=2) as client:
            await InboxWriter(client).put([Reconcile(metadata=JobMetadata(received=1.0))])
            return (await size_of(client)).waiting

    assert asyncio.run(put()) == 1
