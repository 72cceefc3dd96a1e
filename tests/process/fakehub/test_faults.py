"""Bad days on demand: limits, errors, broken answers, cut connections, latency, partial GraphQL, moving heads."""

import time

import httpx
import pytest

from tests.fakehub.credentials import mint

PATH = "specs/001/plan.md"
QUERY = """
query Read {
  repository(owner: "acme", name: "shop") {
    name
    pullRequest(number: 1) { headRefOid files(first: 10) { nodes { path } } }
  }
}
"""


@pytest.fixture
def shop(hub):
    return hub.create_repository("acme/shop")


@pytest.fixture
def pull(shop):
    return shop.open_pull_request("001", {PATH: "# Plan\n"})


@pytest.fixture
def api(hub, pull):
    token = mint(hub.state, hub.installation, hub.installation.permissions, None).value
    with httpx.Client(base_url=hub.url, headers={"authorization": f"Bearer {token}"}) as client:
        yield client


def graphql(api):
    return api.post("/graphql", json={"query": QUERY, "variables": {}, "operationName": "Read"})


def test_the_next_matching_requests_fail_and_no_others(hub, api):
    hub.faults.server_error(502, times=2, path=r"/pulls/\d+$")

    answers = [api.get(path).status_code for path in ("/repos/acme/shop", *["/repos/acme/shop/pulls/1"] * 3)]

    assert answers == [200, 502, 502, 200]


def test_limits_are_told_in_githubs_ways(hub, api):
    hub.faults.secondary_limit(retry_after=30)
    hub.faults.secondary_limit(retry_after=None, status=429, path="/repos", method="POST")
    secondary = api.get("/repos/acme/shop")
    hasty = api.post("/repos/acme/shop/check-runs", json={})
    hub.faults.primary_limit(reset_in=1200)
    primary = api.get("/repos/acme/shop")
    hub.faults.graphql_limit()
    in_graphql = graphql(api)

    assert (secondary.status_code, secondary.headers["retry-after"]) == (403, "30")
    assert (hasty.status_code, "retry-after" in hasty.headers) == (429, False)
    assert (primary.status_code, primary.headers["x-ratelimit-remaining"]) == (403, "0")
    assert 1000 < int(primary.headers["x-ratelimit-reset"]) - time.time() < 1300
    assert (in_graphql.status_code, in_graphql.json()["errors"][0]["type"]) == (200, "RATE_LIMITED")


def test_an_answer_breaks_off_and_a_connection_is_reset(hub, api):
    hub.faults.broken_json()
    broken = api.get("/repos/acme/shop")
    hub.faults.cut()

    with pytest.raises(httpx.TransportError):
        api.get("/repos/acme/shop")
    with pytest.raises(ValueError, match="Unterminated string"):
        broken.json()
    assert [seen.status for seen in hub.requests] == [200, 0]


def test_a_write_may_take_effect_although_its_answer_is_lost(hub, pull, api):
    hub.faults.server_error(502, method="POST", served=True)

    answer = api.post("/repos/acme/shop/issues/1/comments", json={"body": "Hello"})

    assert (answer.status_code, [c.body for c in pull.comments()]) == (502, ["Hello"])


def test_latency_slows_every_call(hub, api):
    hub.faults.latency = 0.5

    began = time.monotonic()
    api.get("/repos/acme/shop")

    assert 0.5 <= time.monotonic() - began < 10


def test_a_head_moves_while_a_request_is_being_served(hub, pull, api):
    hub.faults.before(lambda: pull.push({PATH: "# Other\n"}), path="/graphql", operation="Read")
    before = pull.head_sha

    answer = graphql(api)

    assert answer.json()["data"]["repository"]["pullRequest"]["headRefOid"] == pull.head_sha != before


def test_graphql_answers_in_part_and_names_what_failed(hub, api):
    path = ("repository", "pullRequest", "files")
    hub.faults.graphql_error(path, type="FORBIDDEN", text="Resource not accessible by integration")

    first, second = graphql(api).json(), graphql(api).json()

    assert first["data"]["repository"]["pullRequest"]["files"] is None
    assert [(e["type"], tuple(e["path"]), e["message"]) for e in first["errors"]] == [
        ("FORBIDDEN", path, "Resource not accessible by integration")
    ]
    assert second["data"]["repository"]["pullRequest"]["files"] == {"nodes": [{"path": PATH}]}


def test_writing_too_fast_is_refused_when_the_secondary_limits_are_on(hub, api):
    hub.budgets.secondary, hub.budgets.content_per_minute = True, 3

    answers = [api.post("/repos/acme/shop/issues/1/comments", json={"body": "Hello"}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [201, 201, 201, 403]
    assert answers[-1].headers["retry-after"] == "60"


def test_the_log_tells_reads_from_writes(hub, pull, api):
    api.get("/repos/acme/shop")
    graphql(api)
    api.post("/repos/acme/shop/issues/1/comments", json={"body": "Hello"})
    api.post("/api/v3/repos/acme/shop/check-runs", json={"name": "x", "head_sha": pull.head_sha})

    assert [str(seen) for seen in hub.calls()] == [
        "GET /repos/acme/shop → 200",
        "POST /graphql Read → 200",
        "POST /repos/acme/shop/issues/1/comments → 201",
        "POST /repos/acme/shop/check-runs → 201",
    ]
    assert [seen.path for seen in hub.writes()] == [
        "/repos/acme/shop/issues/1/comments", "/repos/acme/shop/check-runs",
    ]  # fmt: skip
    assert {seen.installation for seen in hub.requests} == {hub.installation.id}


def test_what_is_young_is_not_found_while_replicas_lag(hub, shop, pull, api):
    comment = pull.comment("/plan status")
    node = {"query": "query($id: ID!) { node(id: $id) { id } }", "variables": {"id": comment.node_id}}
    run = {"name": "Plangate", "head_sha": pull.head_sha, "status": "in_progress"}

    def asked():
        answers = graphql(api).json(), api.post("/graphql", json=node).json()
        kinds = [one["errors"][0]["type"] if "errors" in one else None for one in answers]
        rest = api.get("/repos/acme/shop/pulls/1"), api.post("/repos/acme/shop/check-runs", json=run)
        return [*kinds, *(answer.status_code for answer in rest)]

    hub.lag(30)
    young = asked()
    hub.advance(31)
    old = asked()
    hub.lag(0)

    assert (young, old) == (["NOT_FOUND", "NOT_FOUND", 404, 422], [None, None, 200, 201])
