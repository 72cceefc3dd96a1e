"""What is logged, and what never is."""

import io
import json
import logging
import re

import pytest
import structlog

from plangate.logs import REDACTED, Redaction, set_up_logs
from plangate.settings import LogFormat, LogLevel, Settings

PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA7\nq8fj\n-----END RSA PRIVATE KEY-----"
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI3In0.c2lnbmF0dXJlLW9mLW91cnM"
OPAQUE = "ghs_16C7e42F292c6912E7710c838347Ae178B4a"
STATELESS = "ghs_7_" + JWT + "-" + "x" * 300
SECRET = "the webhook secret of ours"


@pytest.fixture
def written():
    """What is written from now on, in JSON; logging is as before afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    out = io.StringIO()
    set_up_logs(Settings(log_level=LogLevel.DEBUG), process="test", secrets=[SECRET], to=out)
    yield out
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
    root.handlers[:], root.level = handlers, level


def lines(written: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.parametrize(
    "secret",
    [
        OPAQUE, STATELESS, "gho_" + "a" * 36, "github_pat_" + "A1_" * 12, JWT, PEM, PEM.replace("\n", "\\n"), SECRET,
        "sha256=" + "0a" * 32, "sha1=" + "0a" * 20,
    ],
)  # fmt: skip
@pytest.mark.parametrize("said", ["{}", "got {} from GitHub", '{{"token": "{}"}}', "Bearer {}", "x={}&y=1"])
def test_what_is_secret_never_shows_whatever_stands_around_it(secret, said):
    line = Redaction([SECRET]).redact(said.format(secret))

    assert secret not in line
    assert REDACTED in line


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ('"authorization": "token 0123456789abcdef"', "0123456789abcdef"),
        ("{'Authorization': 'Bearer zzz.yyy.xxx-000'}", "zzz.yyy.xxx-000"),
        ("redis://user:hunter2@redis:6379/0", "hunter2"),
        ("redis://:hunter2@redis:6379/0", "hunter2"),
        ("client_secret=hunter2hunter2", "hunter2"),
        ('webhook_secret="hunter 2"', "hunter 2"),
        ("password: hunter2,", "hunter2"),
    ],
)
def test_what_a_name_calls_secret_is_hidden(line, hidden):
    assert hidden not in Redaction().redact(line)


@pytest.mark.parametrize(
    "line",
    [
        "reviewed acme/parcels#3 at 0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
        "the plan mentions a token bucket and the secret garden",
        "delivery 72d3162e-cc78-11e3-81ab-4c9367dc0958 came from @octocat",
        "GitHub refused a token of installation 42",
    ],
)
def test_an_ordinary_line_stays_as_it_is(line):
    assert Redaction([SECRET]).redact(line) == line


def test_a_line_is_json_with_time_level_process_and_what_is_bound(written):
    with structlog.contextvars.bound_contextvars(repository="acme/parcels", pull_request=3):
        structlog.get_logger().info("reviewed", conclusion="success")

    line = lines(written)[0]
    assert line.pop("time").endswith("Z")
    assert line == {
        "event": "reviewed",
        "level": "info",
        "process": "test",
        "repository": "acme/parcels",
        "pull_request": 3,
        "conclusion": "success",
    }


def test_a_traceback_is_written_without_its_secrets(written):
    token = OPAQUE
    try:
        raise ValueError(f"cannot use {token}")
    except ValueError:
        structlog.get_logger().exception("bug")

    assert "ValueError: cannot use [hidden]" in lines(written)[0]["exception"]
    assert OPAQUE not in written.getvalue()


def test_a_library_s_own_lines_take_the_same_way(written):
    with structlog.contextvars.bound_contextvars(delivery="guid"):
        logging.getLogger("some.library").warning("using %s", OPAQUE)

    line = lines(written)[0]
    assert (line["event"], line["logger"], line["delivery"]) == ("using [hidden]", "some.library", "guid")


def test_the_chatter_of_http_libraries_is_not_written(written):
    logging.getLogger("httpx").info("HTTP Request: GET https://api.github.com/repos/acme/secret-plans")

    assert written.getvalue() == ""


def test_a_line_break_in_a_value_does_not_make_a_line(written):
    structlog.get_logger().info("seen", path='plan.md\n{"event":"forged"}')

    assert len(written.getvalue().splitlines()) == 1


@pytest.fixture
def shown():
    """What people are shown from now on; logging is as before afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    out = io.StringIO()
    set_up_logs(Settings(log_format=LogFormat.CONSOLE), process="web", to=out)
    yield out
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def test_a_line_for_people_begins_with_the_time_and_leaves_out_what_says_nothing(shown):
    structlog.get_logger().info("put_back", delivery=None, attempt=0, killed=0, sha="0a0a")
    structlog.get_logger().info("put_back", attempt=2, wishes=0)

    lines = [re.sub(" +", " ", line).strip() for line in shown.getvalue().splitlines()]
    assert [line[9:] for line in lines] == ["[info ] put_back sha=0a0a", "[info ] put_back attempt=2 wishes=0"]
    assert all(re.match(r"\d\d:\d\d:\d\d ", line) for line in lines)


def test_people_are_shown_no_secret(shown):
    out = shown

    structlog.get_logger().info("listening", token=OPAQUE)

    assert "listening" in out.getvalue()
    assert (OPAQUE in out.getvalue(), "\x1b" in out.getvalue()) == (False, False)
