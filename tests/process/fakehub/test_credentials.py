"""Who may ask the stand-in for what: JWTs, installation tokens, permissions, suspension."""

import time

import httpx
import jwt
import pytest

from tests.fakehub.credentials import key_pair


@pytest.fixture
def shop(hub):
    return hub.create_repository("acme/shop", private=True)


def signed(hub, *, key=None, **claims):
    now = int(time.time())
    return jwt.encode(
        {"iat": now - 60, "exp": now + 540, "iss": str(hub.app.id), **claims}, key or hub.app.private_key, "RS256"
    )


def ask(hub, path, token, method="GET", **options):
    return httpx.request(method, hub.url + path, headers={"authorization": f"Bearer {token}"}, **options)


def a_token(hub, **narrowed):
    made = ask(hub, f"/app/installations/{hub.installation.id}/access_tokens", signed(hub), "POST", json=narrowed)
    assert made.status_code == 201, made.text
    return made.json()


def test_a_jwt_is_accepted_by_app_id_and_by_client_id(hub):
    by_client_id = signed(hub, iss=hub.app.client_id)

    answers = [ask(hub, "/app", token).status_code for token in (signed(hub), by_client_id)]

    assert answers == [200, 200]


def test_a_jwt_that_github_would_refuse_is_refused_with_the_reason(hub):
    now = int(time.time())
    wrong = {
        "another key": signed(hub, key=key_pair("somebody else")[0]),
        "expired": signed(hub, exp=now - 1),
        "valid for too long": signed(hub, exp=now + 700),
        "issued in the future": signed(hub, iat=now + 300),
        "another app": signed(hub, iss="1"),
        "no jwt": "nonsense",
    }

    answers = {name: ask(hub, "/app", token) for name, token in wrong.items()}

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(wrong, 401)
    assert answers["valid for too long"].json()["message"] == (
        "'Expiration time' claim ('exp') is too far in the future"
    )


def test_a_token_is_long_and_lasts_an_hour(hub, shop):
    token = a_token(hub)

    before = ask(hub, "/repos/acme/shop", token["token"]).status_code
    hub.advance(3601)
    after = ask(hub, "/repos/acme/shop", token["token"])

    assert token["token"].startswith(f"ghs_{hub.app.id}_")
    assert 450 < len(token["token"]) < 600
    assert (before, after.status_code, after.json()["message"]) == (200, 401, "Bad credentials")


def test_a_token_is_narrowed_to_repositories_and_permissions(hub, shop):
    other = hub.create_repository("acme/other", private=True)

    token = a_token(hub, repository_ids=[shop.id], permissions={"contents": "read"})

    assert token["permissions"] == {"contents": "read", "metadata": "read"}
    assert [r["full_name"] for r in token["repositories"]] == ["acme/shop"]
    assert ask(hub, f"/repositories/{other.id}", token["token"]).status_code == 404
    refused = ask(hub, "/repos/acme/shop/pulls", token["token"])
    assert (refused.status_code, refused.json()["message"]) == (403, "Resource not accessible by integration")
    assert refused.headers["x-accepted-github-permissions"] == "pull_requests=read"


@pytest.mark.parametrize(
    "beyond",
    [
        {"permissions": {"issues": "write"}},
        {"permissions": {"administration": "read"}},
        {"repositories": ["elsewhere"]},
        {"repository_ids": [1]},
        {"unknown": True},
        {"permissions": {"contents": "all"}},
    ],
)
def test_a_token_beyond_what_was_granted_is_refused(hub, shop, beyond):
    path = f"/app/installations/{hub.installation.id}/access_tokens"

    assert ask(hub, path, signed(hub), "POST", json=beyond).status_code == 422


def test_a_suspended_or_removed_installation_is_shut_out(hub, shop):
    token = a_token(hub)["token"]
    path = f"/app/installations/{hub.installation.id}/access_tokens"

    hub.suspend()
    suspended = [ask(hub, "/repos/acme/shop", token).status_code, ask(hub, path, signed(hub), "POST").status_code]
    hub.suspend(suspended=False)
    again = ask(hub, "/repos/acme/shop", token).status_code
    hub.uninstall()
    gone = [ask(hub, "/repos/acme/shop", token).status_code, ask(hub, path, signed(hub), "POST").status_code]

    assert (suspended, again, gone) == ([403, 403], 200, [401, 404])


def test_a_repository_that_was_not_selected_is_not_there(hub):
    chosen = hub.create_repository("acme/chosen", private=True, installed=False)
    late = hub.create_repository("acme/late", private=True, installed=False)
    hub.install("acme", [chosen])
    token = a_token(hub)["token"]

    before = ask(hub, "/repos/acme/late", token).status_code
    hub.add_repositories(late)

    assert (before, ask(hub, "/repos/acme/late", token).status_code) == (404, 200)
    assert ask(hub, "/repos/acme/late/installation", signed(hub)).json()["id"] == hub.installation.id


def test_nobody_and_credentials_of_the_wrong_kind_are_refused(hub, shop):
    token = a_token(hub)["token"]

    answers = [
        httpx.get(f"{hub.url}/repos/acme/shop"),
        ask(hub, "/app", token),
        ask(hub, "/repos/acme/shop", signed(hub)),
        httpx.post(f"{hub.url}/graphql", json={"query": "{ viewer { login } }"}),
    ]

    assert [answer.status_code for answer in answers] == [401] * 4


def test_every_answer_tells_what_is_left(hub, shop):
    hub.budgets.limit = 3
    token = a_token(hub)["token"]

    answers = [ask(hub, "/repos/acme/shop", token) for _ in range(4)]

    assert [a.headers["x-ratelimit-remaining"] for a in answers] == ["2", "1", "0", "0"]
    assert [a.status_code for a in answers] == [200, 200, 200, 403]
    assert ask(hub, "/rate_limit", token).json()["rate"]["remaining"] == 0
    assert int(answers[0].headers["x-ratelimit-reset"]) > time.time()


def test_an_api_version_that_does_not_exist_is_refused(hub, shop):
    headers = {"authorization": f"Bearer {a_token(hub)['token']}", "x-github-api-version": "2021-01-01"}

    assert httpx.get(f"{hub.url}/repos/acme/shop", headers=headers).status_code == 400
