"""What a span says of a call: the route in GitHub's words, whatever stands in the path."""

import pytest

from plangate.github.api.request import GRAPHQL, OTHER, ROUTES, graphql_url, route_of

HOSTILE = "pulls%2F..%2Fsecret"


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/app/hook/deliveries/12/attempts", "/app/hook/deliveries/{delivery_id}/attempts"),
        ("/repos/acme/parcels/pulls/7", "/repos/{owner}/{repo}/pulls/{pull_number}"),
        ("/repos/pulls/pulls/pulls", "/repos/{owner}/{repo}/pulls"),
        (f"/repos/acme/parcels/rules/branches/{HOSTILE}", "/repos/{owner}/{repo}/rules/branches/{branch}"),
        ("/repos/acme/parcels/git/refs/heads/plangate/007", "/repos/{owner}/{repo}/git/refs/{ref}"),
        ("/repos/acme/parcels/compare/a...b", "/repos/{owner}/{repo}/compare/{basehead}"),
        ("/repos/acme/parcels/contents/specs/7/plan.md", OTHER),
        (graphql_url("https://github.example.com/api/v3"), GRAPHQL),
    ],
)
def test_a_path_is_told_by_its_route(path, route):
    assert route_of(path) == route


def test_each_route_is_told_apart_from_the_others():
    assert [route_of(route.replace("{", "").replace("}", "")) for route in ROUTES] == list(ROUTES)
