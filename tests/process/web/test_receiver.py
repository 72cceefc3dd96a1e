"""The receiver over real HTTP with a real Redis: what it takes, what it refuses, and what it writes into its log."""

import json
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest
import redis

from plangate.queue.inbox import Inbox
from plangate.queue.presence import tell_refusal
from plangate.queue.watched_paths import remember
from plangate.standalone.redis import Server, find_server
from plangate.web.__main__ import MAX_OPEN_FILES
from tests import PATIENCE
from tests.process.web.receiver import DELIVERY, PREVIOUS, SECRET, headers, receiver, signature
from tests.unit.web.payloads import HEAD, INSTALLATION, a_check_run, a_payload, a_pull_request, a_push, an_installation

BODY = json.dumps(a_pull_request()).encode()
MEGABYTE = 1024 * 1024
CROWD = 10_000
"""Connections that are opened and left."""
GITHUBS_PATIENCE = 10
"""Seconds; a delivery that is not answered by then counts as failed. The receiver gives up on Redis after seven."""
GITHUBS_EXAMPLE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"


@pytest.fixture(scope="module")
def running(redis_server, tmp_path_factory):
    with receiver(redis_server, tmp_path_factory.mktemp("receiver")) as running:
        yield running


@pytest.fixture
def inbox(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        yield Inbox(client)


def test_a_signed_event_is_accepted_once_it_waits_in_the_inbox(running, inbox):
    answer = running.deliver(a_pull_request())

    job = inbox.take("test").job
    assert answer == (202, "Accepted.\n")
    assert (job.target.repository, job.target.number, job.head, job.metadata.delivery) == (
        "acme/parcels",
        3,
        HEAD,
        DELIVERY,
    )


def test_the_previous_secret_is_accepted_while_it_is_changed(running, inbox):
    assert running.deliver(a_pull_request(), x_hub_signature_256=signature(BODY, PREVIOUS))[0] == 202


def test_the_same_delivery_twice_waits_once(running, inbox):
    running.deliver(a_pull_request())
    running.deliver(a_pull_request())

    assert inbox.size().waiting == 1


def test_a_ping_is_answered(running):
    assert running.deliver({"zen": "Keep it logically awesome."}, "ping") == (200, "pong\n")


def test_what_nobody_acts_on_is_no_content(running, inbox):
    answers = [running.deliver(a_payload("created"), "star"), running.deliver(a_pull_request("labeled"))]

    assert (answers, inbox.size().waiting) == ([(204, "")] * 2, 0)


def test_a_push_of_a_file_is_acted_on_once_a_review_has_found_law_there(running, inbox, redis_url):
    push = a_push("docs/principles.md")
    before = running.deliver(push, "push")[0], inbox.size().waiting
    with redis.Redis.from_url(redis_url) as client:
        remember(client, INSTALLATION, 10, ["docs/principles.md"])

    after = running.deliver(push, "push")[0]

    assert (before, after) == ((204, 0), 202)
    job = inbox.take("test").job
    assert (job.kind, job.base, job.policy) == ("sweep", "main", False)


def test_a_closing_that_comes_again_drops_nothing_that_another_event_asked_for(running, inbox):
    running.deliver(a_pull_request("synchronize"))

    running.deliver(a_pull_request("closed"))

    assert {inbox.take("worker").job.key, inbox.size().waiting} == {"review:10:3", 2}


@pytest.mark.parametrize("action", ["deleted", "suspend"])
def test_the_end_of_an_installation_that_comes_again_drops_nothing(running, inbox, action):
    running.deliver(a_pull_request())

    answer = running.deliver(an_installation(action), "installation")

    assert (answer[0], inbox.take("test").job.key, inbox.size().waiting) == (202, "review:10:3", 1)


DEEP = b'{"action":' + b"[" * 200_000 + b"]" * 200_000 + b"}"
CUT = BODY[:-20]
NUMBERS = b'{"action":"opened","pull_request":{"number":' + b"9" * 5000 + b"}}"
BAD_INPUT = {
    "another method": ((b"", headers(b"")), {"method": "PUT"}, 405, "Send webhooks with POST."),
    "no content type": ((BODY, headers(BODY, without="content-type")), {}, 415, "application/json"),
    "a form": ((BODY, headers(BODY, content_type="application/x-www-form-urlencoded")), {}, 415, "application/json"),
    "no signature": ((BODY, headers(BODY, without="x-hub-signature-256")), {}, 401, "is missing"),
    "an empty signature": ((BODY, headers(BODY, x_hub_signature_256="")), {}, 401, "malformed"),
    "a wrong signature": ((BODY, headers(BODY, x_hub_signature_256=signature(BODY + b" "))), {}, 401, "does not match"),
    "another's signature": ((BODY, headers(BODY, x_hub_signature_256=signature(BODY, "x" * 20))), {}, 401, "not match"),
    "a signature in capitals": ((BODY, headers(BODY, x_hub_signature_256=signature(BODY).upper())), {}, 401, "malf"),
    "half a signature": ((BODY, headers(BODY, x_hub_signature_256=signature(BODY)[:40])), {}, 401, "malformed"),
    "bytes for a signature": ((BODY, headers(BODY, x_hub_signature_256=b"sha256=\xff\xfe" * 6)), {}, 401, "malformed"),
    "sha-1 only": (
        (BODY, [*headers(BODY, without="x-hub-signature-256"), ("x-hub-signature", "sha1=" + "a" * 40)]), {}, 401, "is"
    ),
    "two signatures": ((BODY, [*headers(BODY), ("X-Hub-Signature-256", signature(b""))]), {}, 400, "comes twice"),
    "two events": ((BODY, [*headers(BODY), ("x-github-event", "ping")]), {}, 400, "comes twice"),
    "no event": ((BODY, headers(BODY, without="x-github-event")), {}, 400, "names no event"),
    "an empty event": ((BODY, headers(BODY, x_github_event="")), {}, 400, "names no event"),
    "an event in capitals": ((BODY, headers(BODY, x_github_event="PULL_REQUEST")), {}, 400, "names no event"),
    "a cut body": ((CUT, headers(CUT)), {}, 400, "not JSON"),
    "no body": ((b"", headers(b"")), {}, 400, "not JSON"),
    "not json": ((b"<xml/>", headers(b"<xml/>")), {}, 400, "not JSON"),
    "not utf-8": ((b'{"a":"\xff"}', headers(b'{"a":"\xff"}')), {}, 400, "not JSON"),
    "a list": ((b"[]", headers(b"[]")), {}, 400, "not a JSON object"),
    "deep json": ((DEEP, headers(DEEP)), {}, 400, "nested too deep"),
    "an endless number": ((NUMBERS, headers(NUMBERS)), {}, 400, "not JSON"),
    "missing fields": ((b'{"action":"opened"}', headers(b'{"action":"opened"}')), {}, 400, "lacks fields"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_gets_a_status_and_a_line_and_leaves_nothing(running, inbox, name):
    (body, sent), how, status, line = BAD_INPUT[name]

    answer = running.send(body, sent, **how)

    assert (answer[0], line in answer[1], answer[1].count("\n")) == (status, True, 1)
    assert (inbox.size().waiting, running.last_line()["status"]) == (0, status)


@pytest.mark.parametrize(
    "changed",
    [
        {"content_type": "Application/JSON; charset=utf-8"},
        {"x_github_delivery": ""},
        {"x_github_delivery": "<script>"},
        {"x_hub_signature": "sha1=" + "0" * 40},
    ],
)
def test_harmless_oddities_of_headers_lose_no_event(running, inbox, changed):
    assert (running.deliver(a_pull_request(), **changed)[0], inbox.size().waiting) == (202, 1)


def test_a_body_that_says_it_is_too_large_is_refused_before_it_is_read(running):
    claimed = headers(b"", content_length=str(26 * MEGABYTE))

    assert running.send(b"only the beginning", claimed) == (413, "The payload is larger than 25 MB.\n")


def test_a_body_that_turns_out_too_large_is_refused_in_the_middle(running):
    chunks = (b"%x\r\n" % MEGABYTE + b" " * MEGABYTE + b"\r\n" for _ in range(26))
    sent = [*headers(b"", without="content-length"), ("transfer-encoding", "chunked")]

    assert running.send(chunks, sent) == (413, "The payload is larger than 25 MB.\n")


def test_a_body_just_within_the_limit_is_read(running, inbox):
    payload = json.dumps(a_pull_request(filler="x" * (24 * MEGABYTE))).encode()

    assert running.deliver(payload)[0] == 202


def test_a_sender_that_hangs_up_in_the_middle_leaves_the_others_alone(running, inbox):
    with socket.create_connection(("127.0.0.1", running.port)) as link:
        link.sendall(b"POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n")
        link.sendall(b"content-length: 9\r\n\r\nabc")

    assert running.deliver(a_pull_request())[0] == 202


@contextmanager
def many_files() -> Iterator[None]:
    """Let this process open the connections of a crowd; skips the test where the system does not."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if before[1] != resource.RLIM_INFINITY and before[1] < CROWD + 500:
        pytest.skip(f"this system lets nobody open {CROWD} connections")
    resource.setrlimit(resource.RLIMIT_NOFILE, (CROWD + 500, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.parametrize("sent", [b"", b"POST /webhook HTTP/1.1\r\ncontent-length: 9\r\n\r\n{"])
def test_ten_thousand_connections_that_idle_keep_no_webhook_out(tmp_path, redis_url, sent):
    with many_files(), receiver(redis_url, tmp_path) as running, ExitStack() as stack:
        answers = []
        for number in range(CROWD):
            link = stack.enter_context(socket.create_connection(("127.0.0.1", running.port), timeout=PATIENCE))
            link.sendall(sent)
            if number % (CROWD // 18) == 0:
                answers.append(running.deliver(a_pull_request())[0])

        answers += [running.deliver(a_pull_request())[0] for _ in range(18)]

    assert (len(answers), set(answers)) == (37, {202})


def test_a_receiver_that_may_open_few_files_asks_for_more():
    few = "resource.setrlimit(resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))"
    raised = "web.raise_file_limit(); print(*resource.getrlimit(resource.RLIMIT_NOFILE))"
    command = f"import resource; import plangate.web.__main__ as web; {few}; {raised}"

    said = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, timeout=PATIENCE)

    soft, hard = map(int, said.stdout.split())
    assert soft == (MAX_OPEN_FILES if hard == resource.RLIM_INFINITY else min(MAX_OPEN_FILES, hard))


def test_every_line_tells_what_it_is_about_and_no_secret(running, inbox):
    running.deliver(a_pull_request())

    line = running.last_line()
    wanted = ("delivery", "hook", "installation", "repository", "pull_request", "sha", "status", "outcome", "process")
    assert [name for name in wanted if name not in line] == []
    log = running.log()
    assert [word for word in (SECRET, PREVIOUS, signature(BODY), "sha256=", "<script>", "<xml/>") if word in log] == []


def test_its_pages_tell_that_it_lives_that_it_is_ready_and_its_numbers(running, inbox):
    running.deliver(a_pull_request())
    running.deliver(a_pull_request(), x_hub_signature_256=signature(b"other"))

    status, text = running.get("/metrics")

    assert (running.get("/healthz"), running.get("/readyz"), status) == ((200, "ok\n"), (200, "ok\n"), 200)
    for line in (
        'plangate_webhooks_total{outcome="accepted",status="202"}',
        'plangate_webhooks_total{outcome="bad_signature",status="401"}',
        "plangate_webhook_seconds_bucket",
        "plangate_inbox_waiting 1.0",
        "plangate_inbox_oldest_seconds",
        "# TYPE plangate_reviews_total counter",
        "# TYPE plangate_github_points_left gauge",
    ):
        assert line in text


def test_it_stays_ready_and_tells_that_github_refuses_the_workers(running, redis_url):
    with redis.Redis.from_url(redis_url) as client:
        tell_refusal(client, "GitHub knows no App with the id 7.", now=1_800_000_000)

    assert running.get("/readyz") == (
        200, "ok\nNothing is judged since 2027-01-15 08:00 UTC. GitHub knows no App with the id 7.\n",
    )  # fmt: skip


def test_any_other_address_is_not_found(running):
    assert running.get("/")[0] == 404


def test_github_s_own_example_of_a_signature_holds(tmp_path, redis_url):
    with receiver(redis_url, tmp_path, PLANGATE_WEBHOOK_SECRET="It's a Secret to Everybody") as running:
        signed = headers(b"Hello, World!", x_hub_signature_256=GITHUBS_EXAMPLE)

        assert running.send(b"Hello, World!", signed) == (400, "The payload is not JSON.\n")


def test_while_redis_is_away_an_event_is_held_and_then_taken(tmp_path):
    server = Server(find_server(), tmp_path, tmp_path / "redis.sock")
    server.start()
    try:
        with receiver(server.url, tmp_path) as running:
            running.deliver(a_pull_request())
            server.stop()
            ready = running.get("/readyz")[0]
            came_back = threading.Event()

            def come_back():
                came_back.set()
                server.start()

            threading.Timer(2, come_back).start()
            answer = running.deliver(a_check_run(), "check_run")

            assert (ready, answer[0], came_back.is_set()) == (503, 202, True)
            with redis.Redis.from_url(server.url) as client:
                assert Inbox(client).size().waiting == 1
    finally:
        server.stop()


def test_a_redis_that_stays_away_is_said_within_github_s_patience(tmp_path):
    with receiver(f"unix://{tmp_path}/none.sock", tmp_path) as running:
        began = time.monotonic()

        answer = running.deliver(a_pull_request())

        assert (answer[0], 6.5 < time.monotonic() - began < GITHUBS_PATIENCE) == (503, True)
        assert f'"address": "{tmp_path}/none.sock"' in running.log()
        assert running.get("/healthz")[0] == 200
        assert "plangate_webhooks_total" in running.get("/metrics")[1]


@contextmanager
def a_silent_redis() -> Iterator[str]:
    """The URL of something that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0"


def test_each_of_a_hundred_events_for_a_silent_redis_is_answered_within_github_s_patience(tmp_path):
    with a_silent_redis() as url, receiver(url, tmp_path) as running, ThreadPoolExecutor(100) as senders:
        statuses = {status for status, _ in senders.map(lambda _: running.deliver(a_pull_request()), range(100))}
        lines = running.wait_for_lines(100)

    assert statuses == {503}
    # By the receiver's own clock: a hundred senders on one machine are late by themselves.
    assert max(line["ms"] for line in lines) < GITHUBS_PATIENCE * 1000


def test_the_time_that_a_body_took_is_part_of_the_seven_seconds(tmp_path):
    body = json.dumps(a_pull_request()).encode()

    def slowly() -> Iterator[bytes]:
        yield body[:10]
        time.sleep(3)
        yield body[10:]

    with receiver(f"unix://{tmp_path}/none.sock", tmp_path) as running:
        began = time.monotonic()
        status, _ = running.send(slowly(), headers(body))

        assert (status, 6.5 < time.monotonic() - began < GITHUBS_PATIENCE) == (503, True)


def test_a_port_that_is_taken_is_said_with_what_to_do(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(TimeoutError) as said, receiver("redis://127.0.0.1:1", tmp_path, PLANGATE_PORT=str(port)):
            pass

    assert str(said.value).endswith(f":{port}: Address already in use. Set PLANGATE_PORT to another port.\n")
