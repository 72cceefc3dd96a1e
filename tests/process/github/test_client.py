"""The connection: tokens of least permission that workers share, limits that they heed, and nothing done twice."""

import pytest

from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.client import open_installation
from plangate.github.api.request import graphql_url
from plangate.github.api.tokens import READING, SPEAKING, AppKey, TokenScope, TokenStore
from tests.fakehub.credentials import key_pair

RUN = {"name": "Plangate", "head_sha": "", "status": "in_progress"}
REPOSITORY = "acme/library"


def head_of(connection, number):
    return connection.ask_for("head_again", doing="testing", number=number)["repository"]["pullRequest"]["headRefOid"]


def mints(hub):
    return [seen for seen in hub.requests if seen.mints]


@pytest.fixture
def pull(library):
    return library.open_pull_request("search", {"src/search.py": "search = 1\n"})


@pytest.fixture
def opened(hub, key, store, library):
    """Open another connection, as another worker would."""
    return lambda: open_installation(key, store, hub.installation.id, library.id, REPOSITORY)


def test_reading_and_speaking_take_a_token_each_for_one_repository(hub, github, library, pull):
    head_of(github, pull.number)
    github.write("POST", f"{github.path}/check-runs", {**RUN, "head_sha": pull.head_sha}, doing="testing")

    told = [(dict(token.permissions), token.repository_ids) for token in hub.state.tokens.values()]

    assert told == [
        ({"metadata": "read", **READING}, frozenset({library.id})),
        ({"metadata": "read", **SPEAKING}, frozenset({library.id})),
    ]


def test_workers_share_a_token(hub, opened, pull):
    for _ in range(3):
        with opened() as connection:
            head_of(connection, pull.number)

    assert len(mints(hub)) == 1


def test_a_token_is_not_used_in_its_last_five_minutes(key, store):
    tokens, scope = TokenStore(store, key), TokenScope(5, 7, READING)

    tokens.put(scope, "ghs_a", 3600)
    tokens.put(TokenScope(5, 8, READING), "ghs_b", 299)

    assert 3200 < store.ttl(store.keys("plangate:token:*")[0]) <= 3300
    assert tokens.get(TokenScope(5, 8, READING)) is None


def test_a_token_does_not_lie_open_in_redis(key, store):
    tokens, scope = TokenStore(store, key), TokenScope(5, 7, READING)
    tokens.put(scope, "ghs_secret", 3600)

    kept = b"".join(store.get(name) for name in store.keys("*"))

    assert tokens.get(scope) == "ghs_secret"
    assert b"ghs_secret" not in kept
    assert TokenStore(store, AppKey(key.app_id, "another key", key.url)).get(scope) is None


def test_the_keys_of_an_installation_are_those_of_its_tokens_alone(key, store):
    tokens = TokenStore(store, key)
    tokens.put(TokenScope(5, 7, READING), "ghs_a", 3600)
    tokens.put(TokenScope(55, 7, READING), "ghs_b", 3600)

    store.delete(*tokens.keys_of_installation(5))

    assert (tokens.get(TokenScope(5, 7, READING)), tokens.get(TokenScope(55, 7, READING))) == (None, "ghs_b")


def test_a_token_that_was_taken_back_is_replaced_once(hub, opened, pull):
    with opened() as connection:
        head_of(connection, pull.number)
    hub.state.tokens.clear()

    with opened() as connection:
        head = head_of(connection, pull.number)

    assert head == pull.head_sha
    assert len(mints(hub)) == 2


def test_a_token_that_is_never_accepted_is_tried_twice_and_no_more(hub, github, pull):
    hub.faults.next(path="graphql$", status=401, body=b'{"message": "Bad credentials"}', times=9)

    with pytest.raises(TransientError, match="Bad credentials"):
        head_of(github, pull.number)

    assert [seen.status for seen in hub.calls()] == [401, 401]


def test_a_wrong_private_key_is_told_as_such(hub, key, store, library, pull):
    wrong = AppKey(key.app_id, key_pair("somebody else's")[0], key.url)

    with (
        open_installation(wrong, store, hub.installation.id, library.id, REPOSITORY) as connection,
        pytest.raises(RefusedError, match="Check the App's id, its private key"),
    ):
        head_of(connection, pull.number)


def test_an_installation_that_is_gone_is_gone(hub, github, pull):
    hub.uninstall()

    with pytest.raises(GoneError):
        head_of(github, pull.number)


def test_a_suspended_installation_is_gone(hub, github, pull):
    hub.suspend()

    with pytest.raises(GoneError):
        head_of(github, pull.number)


def test_a_repository_taken_from_the_installation_is_gone(hub, github, library, pull):
    other = hub.create_repository("acme/other", {"README.md": "# Other\n"})
    hub.uninstall()
    hub.install(repositories=[other])
    installation = hub.installation.id

    with (
        open_installation(github._key, github._tokens.redis, installation, library.id, REPOSITORY) as connection,
        pytest.raises(GoneError, match="no longer part"),
    ):
        head_of(connection, pull.number)


def test_a_permission_that_was_not_granted_is_named(hub, github, pull):
    del hub.installation.permissions["checks"]

    with pytest.raises(RefusedError, match="checks: read, contents: read, pull_requests: read"):
        head_of(github, pull.number)


def test_nothing_is_repeated_on_a_server_error(hub, github, pull):
    hub.faults.server_error(502, path="graphql$")

    with pytest.raises(TransientError, match="answered 502"):
        head_of(github, pull.number)

    assert [seen.status for seen in hub.calls()] == [502]


def test_a_secondary_limit_stops_the_next_call_of_every_worker(hub, github, opened, pull):
    hub.faults.secondary_limit(30, path="graphql$")
    with pytest.raises(TransientError) as raised:
        head_of(github, pull.number)
    hub.traffic.clear()

    with opened() as connection, pytest.raises(TransientError) as second:
        head_of(connection, pull.number)

    assert raised.value.retry_after == 30
    assert second.value.retry_after == pytest.approx(30, abs=2)
    assert hub.calls() == []


def test_a_limit_told_with_status_200_stops_as_well(hub, github, pull):
    hub.faults.graphql_limit(90)
    with pytest.raises(TransientError) as raised:
        head_of(github, pull.number)
    hub.traffic.clear()

    with pytest.raises(TransientError):
        head_of(github, pull.number)

    assert raised.value.retry_after == pytest.approx(91, abs=3)
    assert hub.calls() == []


@pytest.mark.parametrize("fault", ["broken_json", "cut"])
def test_an_answer_that_does_not_come_whole_passes(hub, github, pull, fault):
    head_of(github, pull.number)
    getattr(hub.faults, fault)(path="graphql$")

    with pytest.raises(TransientError):
        head_of(github, pull.number)

    assert head_of(github, pull.number) == pull.head_sha


def test_a_repository_that_was_renamed_is_followed(hub, key, store, library, pull):
    library.repository.name = "books"

    with open_installation(key, store, hub.installation.id, library.id, "acme/books") as connection:
        assert head_of(connection, pull.number) == pull.head_sha


def test_segments_of_a_path_are_quoted(key, store):
    with open_installation(key, store, 5, 7, "ac?me/li#brary/..") as connection:
        assert connection.path == "/repos/ac%3Fme/li%23brary%2F.."


@pytest.mark.parametrize(
    ("url", "graphql"),
    [
        ("https://api.github.com", "https://api.github.com/graphql"),
        ("https://api.github.com/", "https://api.github.com/graphql"),
        ("https://ghes.example.com/api/v3", "https://ghes.example.com/api/graphql"),
        ("http://127.0.0.1:8000/api/v3/", "http://127.0.0.1:8000/api/graphql"),
    ],
)
def test_graphql_lies_beside_rest(url, graphql):
    assert graphql_url(url) == graphql


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"null", b"[]", b"{}", b'{"token": "ghs_x"}', b'{"token": "ghs_x", "exp']
)
def test_an_answer_without_a_token_is_trouble_that_passes(hub, github, pull, body):
    hub.faults.next(path="/access_tokens$", status=201, body=body)

    with pytest.raises(TransientError, match="no token"):
        head_of(github, pull.number)
