"""The doctor, against a stand-in where the App is registered as it should be, and against Apps that are not."""

import json
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import redis
from click.testing import CliRunner

from plangate import __version__
from plangate.cli.main import app
from plangate.operations.doctor.examine import examine
from plangate.operations.doctor.health import State, is_healthy
from plangate.operations.doctor.redis_server import RedisFacts, examine_redis
from plangate.queue.inbox import Inbox
from plangate.queue.jobs import JobMetadata, Reconcile
from plangate.queue.presence import LEADER_KEY, heartbeat_key, leader_name
from plangate.standalone.redis import embedded_server
from plangate_workers.runtime.worker_slots import take_slot
from tests.fakehub.credentials import key_pair
from tests.fakehub.server import SECRET, FakeHub
from tests.house import manifest
from tests.process.web.receiver import receiver

RUNNER = CliRunner()


@pytest.fixture
def hub(tmp_path):
    """A stand-in with our App, registered by app.yml and installed on acme."""
    with FakeHub.start(tmp_path / "hub", app=manifest()) as hub:
        hub.install(told=False)
        yield hub


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A Redis that keeps what it is given."""
    with embedded_server(tmp_path_factory.mktemp("doctor")) as server:
        yield server


@pytest.fixture
def client(server):
    """It is empty, but for a worker and a dispatcher that were heard of just now."""
    with redis.Redis.from_url(server.url) as client:
        client.flushall()
        client.set(LEADER_KEY, leader_name("one"))
        # However slow the machine is: it stays just now.
        client.persist(heartbeat_key(take_slot(client).number))
        yield client


@pytest.fixture
def settings(hub, server, client, monkeypatch):
    """The settings of a machine on which all is well, in the environment; a call changes some."""

    def change(**changed):
        for name, value in changed.items():
            monkeypatch.setenv(f"PLANGATE_{name.upper()}", str(value))

    change(
        app_id=hub.app.id, private_key=hub.app.private_key, webhook_secret=SECRET, signing_key="k" * 32,
        redis_url=server.url, github_api_url=hub.url, github_url=hub.url,
    )  # fmt: skip
    return change


@pytest.fixture
def listening(hub, settings, server, tmp_path):
    """A receiver to which GitHub has delivered something; `plangate.web` itself, so that its answers are real."""
    with receiver(server.url, tmp_path, PLANGATE_APP_ID=str(hub.app.id), PLANGATE_WEBHOOK_SECRET=SECRET) as running:
        hub.send_webhooks_to(f"http://127.0.0.1:{running.port}/webhook", ping=True)
        hub.post.wait()
        yield running


def wrong_lines() -> list[str]:
    """What has to be mended, as it is told."""
    return [f"{one.name}: {one.seen}. {one.advice}" for one in examine() if one.state is State.WRONG]


def test_where_all_is_well_every_line_says_so(settings, listening):
    found = tuple(examine())

    assert [one for one in found if one.state is not State.WELL] == []
    assert [one.name for one in found] == [
        "settings", "github", "clock", "app", "permissions", "events", "installations", "webhook", "deliveries",
        "redis", "persistence", "eviction", "access", "dispatcher", "workers", "queue", "version",
    ]  # fmt: skip


def another_id(hub, settings):
    settings(app_id=hub.app.id + 1)


def another_key(hub, settings):
    settings(private_key=key_pair("another")[0])


def a_permission_less(hub, settings):
    hub.app.permissions["checks"] = "read"
    hub.installation.permissions["checks"] = "read"


def an_event_less(hub, settings):
    hub.app.events = tuple(event for event in hub.app.events if event != "merge_group")


def a_permission_that_nobody_accepted(hub, settings):
    del hub.installation.permissions["merge_queues"]


def installed_nowhere(hub, settings):
    hub.uninstall()


def suspended(hub, settings):
    hub.suspend()


def no_webhook(hub, settings):
    hub.send_webhooks_to(None)


def another_path(hub, settings):
    hub.send_webhooks_to(hub.app.webhook_url.removesuffix("/webhook"), ping=True)
    hub.post.wait()


def another_secret(hub, settings):
    hub.send_webhooks_to(hub.app.webhook_url, secret="a secret that is another one", ping=True)
    hub.post.wait()


def a_form(hub, settings):
    hub.app.content_type = "form"
    hub.ping()
    hub.post.wait()


def nobody_there(hub, settings):
    hub.send_webhooks_to("http://127.0.0.1:9/webhook", ping=True)
    hub.post.wait()


WRONG_APPS = {
    another_id: ["app: GitHub knows no App with the id"],
    another_key: ["app: GitHub does not accept the key of App"],
    a_permission_less: ["permissions: missing: Checks: read and write. Grant them"],
    an_event_less: ["events: not subscribed: Merge group. Subscribe to them"],
    a_permission_that_nobody_accepted: ["installations: not accepted yet on acme: Merge queues: read-only. Accept"],
    installed_nowhere: ["installations: the App is installed nowhere. Install it: "],
    suspended: ["installations: suspended on acme. Take that back there: "],
    no_webhook: ["webhook: the App has no webhook. Set it active"],
    another_path: ["webhook: http", "deliveries: the last one was answered 404; 1 of the last"],
    another_secret: ["deliveries: the last one was answered 401; 1 of the last"],
    a_form: ["webhook: its content type is form. Set it", "deliveries: the last one was answered 415"],
    nobody_there: ["deliveries: the last one got no answer; 1 of the last"],
}


@pytest.mark.parametrize("wrongly_registered", WRONG_APPS, ids=lambda wrong: wrong.__name__)
def test_an_app_that_is_wrongly_registered_is_told_what_is_wrong_and_nothing_else(
    hub, settings, listening, wrongly_registered
):
    wrongly_registered(hub, settings)

    told = wrong_lines()

    expected = WRONG_APPS[wrongly_registered]
    assert [line[: len(begin)] for line, begin in zip(told, expected, strict=True)] == expected


def test_what_is_wrong_makes_the_command_fail_and_names_no_secret(hub, settings, listening):
    settings(private_key=key_pair("another")[0])

    result = RUNNER.invoke(app, ["doctor"])

    assert result.exit_code == 1
    assert "✘ app           GitHub does not accept the key of App" in result.output
    assert "✔ redis         Valkey " in result.output or "✔ redis         Redis " in result.output
    assert not any(secret in result.output for secret in (SECRET, "PRIVATE KEY-----", "k" * 32))


def test_programs_are_given_json(settings, listening):
    result = RUNNER.invoke(app, ["doctor", "--json"])

    told = json.loads(result.output)
    assert (result.exit_code, told["healthy"], told["version"]) == (0, True, __version__)
    assert {"name": "version", "state": "well", "seen": __version__, "advice": ""} in told["checks"]


def test_a_missing_setting_is_told_and_what_rests_on_none_is_looked_at_all_the_same(settings, monkeypatch):
    monkeypatch.delenv("PLANGATE_PRIVATE_KEY")

    result = RUNNER.invoke(app, ["doctor"])

    assert result.exit_code == 1
    assert "✘ settings      PLANGATE_PRIVATE_KEY is not set. deploy/example.env says what it is.\n" in result.output
    assert "? github        is not asked before the settings above hold\n" in result.output
    assert "✔ workers       1 at work or ready\n" in result.output


def test_a_file_of_settings_that_is_none_is_told(tmp_path):
    result = RUNNER.invoke(app, ["doctor", "--env-file", str(tmp_path / "none")])

    assert (result.exit_code, result.output) == (2, f"plangate: {tmp_path / 'none'} is not a file.\n")


def test_without_the_right_to_commit_it_works_and_says_what_does_not(hub, settings, listening):
    hub.app.permissions["contents"] = "read"
    hub.installation.permissions["contents"] = "read"

    found = tuple(examine())

    assert [one.seen for one in found if one.state is State.NOTE] == [
        "Contents is read-only: /plan fix and /plan tasks cannot commit"
    ]
    assert is_healthy(found)


def test_a_github_that_does_not_answer_is_told_apart_from_one_that_refuses(settings):
    settings(github_api_url="http://127.0.0.1:9")

    (line,) = wrong_lines()

    assert line.startswith("github: http://127.0.0.1:9 does not answer: ")
    assert line.endswith("Let this machine reach it, or mend PLANGATE_GITHUB_API_URL.")


class AnHourAhead(BaseHTTPRequestHandler):
    """A server whose clock says another time than ours."""

    def send_response(self, code, message=None):
        self.send_response_only(code, message)
        self.send_header("Date", formatdate(time.time() + 3600, usegmt=True))

    def do_GET(self):
        body = b'{"message": "Bad credentials"}'
        self.send_response(401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        return


def test_a_clock_that_is_wrong_is_told_before_what_comes_of_it(settings):
    with HTTPServer(("127.0.0.1", 0), AnHourAhead) as late:
        threading.Thread(target=late.serve_forever, daemon=True).start()
        settings(github_api_url=f"http://127.0.0.1:{late.server_port}")

        told = wrong_lines()
        late.shutdown()

    assert told[0] in [f"clock: this machine's is {s} s behind GitHub's. Keep it by NTP." for s in (3599, 3600)]
    assert told[1].startswith("app: GitHub does not accept the key of App")


def with_config(client, **options):
    before = {name: client.config_get(name)[name] for name in options}
    for name, value in options.items():
        client.config_set(name, value)
    return before


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"appendonly": "no"}, "persistence: nothing is kept: a restart loses what waits. Set appendonly yes."),
        (
            {"maxmemory-policy": "allkeys-lru"},
            "eviction: allkeys-lru may evict jobs that wait. Set maxmemory-policy volatile-lru.",
        ),
        ({"maxmemory": "1mb", "maxmemory-policy": "noeviction"}, "eviction: "),
    ],
)
def test_a_redis_that_may_lose_jobs_is_told(settings, client, options, line):
    before = with_config(client, **options)
    try:
        (told,) = [found for found in wrong_lines() if found.partition(":")[0] in ("persistence", "eviction")]
    finally:
        with_config(client, **dict(reversed(before.items())))

    assert told.startswith(line)


def test_a_redis_that_is_away_is_told(settings, listening, tmp_path):
    settings(redis_url=f"unix://{tmp_path}/none.sock")

    (line,) = wrong_lines()

    assert line.startswith("redis: does not answer: ")


def test_a_redis_with_a_password_is_told_as_well_kept(settings, listening, server, client):
    client.config_set("requirepass", "open sesame")
    try:
        settings(redis_url=f"unix://:open%20sesame@{server.socket}")
        told = {one.name: one for one in examine()}
    finally:
        client.config_set("requirepass", "")

    assert (told["access"].state, told["access"].seen) == (State.WELL, "as user default, with a password")


def test_a_house_without_anybody_at_work_is_told(settings, listening, client):
    client.flushall()

    assert wrong_lines() == [
        "dispatcher: none was heard of. Start `python -m plangate_workers dispatch`, or `plangate up`.",
        "workers: none was heard of. Start `python -m plangate_workers`, or `plangate up`.",
    ]


def test_processes_of_another_version_and_a_job_that_waits_for_long_are_told(settings, listening, client):
    client.set("plangate:seat:1:alive", "0.0.9")
    Inbox(client, clock=lambda: time.time() - 3600).put([Reconcile(metadata=JobMetadata(received=time.time() - 3600))])

    notes = [f"{one.name}: {one.seen}" for one in examine() if one.state is State.NOTE]

    assert notes == [
        "queue: 1 wait, 0 under way, the oldest has waited 60 minutes",
        f"version: this is {__version__}, and others are 0.0.9",
    ]


ANYWHERE = {"redis_version": "7.2.4", "aof_enabled": 1, "maxmemory_policy": "noeviction"}


@pytest.mark.parametrize(
    ("url", "facts", "state", "seen"),
    [
        ("redis://redis.internal:6379/0", RedisFacts(ANYWHERE, open_door=True), State.WRONG, "without a password"),
        ("redis://:secret@redis.internal:6379/0", RedisFacts(ANYWHERE, user="default"), State.NOTE, "in the clear"),
        ("rediss://app:secret@redis.internal:6379/0", RedisFacts(ANYWHERE, user="app"), State.WELL, "as user app"),
        ("redis://127.0.0.1:6379/0", RedisFacts(ANYWHERE, open_door=True), State.WELL, "only this machine"),
    ],
)
def test_a_redis_that_anybody_reaches_is_told(url, facts, state, seen):
    (access,) = [found for found in examine_redis(url, facts) if found.name == "access"]

    assert (access.state, seen in access.seen, "secret" in access.seen + access.advice) == (state, True, False)


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        ({"role": "slave"}, "Redis 7.2.4 is a replica, which takes nothing"),
        ({"redis_version": "5.0.14"}, "Redis 5.0.14 is too old"),
        ({"aof_last_write_status": "err"}, "it cannot write to its disk"),
    ],
)
def test_a_redis_that_takes_or_keeps_nothing_is_told(changed, seen):
    (told,) = [found for found in examine_redis("unix:///run/redis", RedisFacts({**ANYWHERE, **changed}))
               if found.state is State.WRONG]  # fmt: skip

    assert told.seen == seen
