"""GraphQL over HTTP, asked by the real client: where it is mounted, its limits, its partial answers, its pages."""

import httpx
import pytest
from githubkit.exception import GraphQLFailed, RateLimitExceeded

QUERY = """query Read($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {
  defaultBranchRef { name target { oid } } pullRequests(first: 1) { nodes { url } } } }"""
SHOP = {"owner": "acme", "name": "shop"}


@pytest.fixture
def shop(hub):
    made = hub.create_repository("acme/shop")
    made.push("topic", {"a.md": "text"})
    return made


def test_the_real_client_reads_through_graphql(hub, client, shop):
    pull = shop.open_pull_request("topic", title="A change")

    with client() as github:
        said = github.graphql(QUERY, SHOP)

    assert said["repository"]["defaultBranchRef"]["name"] == "main"
    assert said["repository"]["pullRequests"]["nodes"] == [{"url": f"{hub.url}/acme/shop/pull/{pull.number}"}]


def test_a_pull_requests_address_is_that_of_its_page(hub, shop):
    pull = shop.open_pull_request("topic", title="A change")

    page = httpx.get(f"{hub.url}/acme/shop/pull/{pull.number}", trust_env=False)

    assert (page.status_code, "A change" in page.text) == (200, True)


def test_a_partial_answer_has_null_and_an_error_with_its_path(hub, client, shop):
    hub.faults.graphql_error(("repository", "defaultBranchRef"), type="INTERNAL", operation="Read")

    with client() as github, pytest.raises(GraphQLFailed) as failed:
        github.graphql(QUERY, SHOP)

    answer = failed.value.response
    assert answer.data["repository"] == {"defaultBranchRef": None, "pullRequests": {"nodes": []}}
    assert [(error.type, error.path) for error in answer.errors] == [("INTERNAL", ["repository", "defaultBranchRef"])]


def test_the_hourly_limit_is_told_with_status_200(hub, client, shop):
    hub.budgets.limit = 1

    with client() as github:
        github.graphql(QUERY, SHOP)
        with pytest.raises(RateLimitExceeded) as refused:
            github.graphql(QUERY, SHOP)

    assert refused.value.response.status_code == 200
    assert refused.value.response.headers["x-ratelimit-remaining"] == "0"


@pytest.mark.parametrize(("private", "seen"), [(False, {"owner": {"login": "eve"}}), (True, None)])
def test_the_head_of_a_fork_is_read_through_the_pull_request(hub, client, shop, private, seen):
    pull = shop.open_pull_request("idea", {"b.md": "text"}, fork="eve")
    pull.pull.head_repository.private = private
    fields = """isCrossRepository headRepository { owner { login } } headRef { target { oid } }
      commits(last: 1) { nodes { commit { oid file(path: "b.md") { object { ... on Blob { text } } } } } }"""

    with client() as github:
        document = (
            f'{{ repository(owner: "acme", name: "shop") {{ pullRequest(number: {pull.number}) {{ {fields} }} }} }}'
        )
        said = github.graphql(document)["repository"]["pullRequest"]

    assert said == {
        "isCrossRepository": True,
        "headRepository": seen,
        "headRef": {"target": {"oid": pull.head_sha}} if seen else None,
        "commits": {"nodes": [{"commit": {"oid": pull.head_sha, "file": {"object": {"text": "text"}}}}]},
    }
