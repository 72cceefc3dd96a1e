"""What GitHub's GraphQL refuses, and mutations with the permissions that they take."""

import pytest

from tests.fakehub.graphql import execute
from tests.fakehub.scene import a_scene

REPOSITORY = 'repository(owner: "acme", name: "shop")'
RESOLVE = """mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) {
  thread { isResolved resolvedBy { login } } } }"""


@pytest.fixture
def scene(tmp_path):
    made = a_scene(tmp_path)
    yield made
    made.close()


def ask(scene, fields, *, token=None):
    """The answer to a query of the repository's fields."""
    return execute(scene.hub, token or scene.token, f"{{ {REPOSITORY} {{ {fields} }} }}")


def told(scene, fields):
    """What the repository's fields are, without any error."""
    said = ask(scene, fields)
    assert "errors" not in said
    return said["data"]["repository"]


def test_an_unknown_field_is_an_error_and_nothing_is_executed(scene):
    said = ask(scene, "name stars")

    assert said == {
        "errors": [
            {
                "extensions": {"code": "undefinedField", "typeName": "Repository", "fieldName": "stars"},
                "locations": [{"line": 1, "column": 50}],
                "message": "Field 'stars' doesn't exist on type 'Repository'",
            }
        ]
    }


def test_a_page_of_more_than_100_is_refused(scene):
    said = ask(scene, "pullRequests(first: 101) { nodes { number } }")

    assert said == {
        "data": {"repository": None},
        "errors": [
            {
                "type": "EXCESSIVE_PAGINATION",
                "path": ["repository", "pullRequests"],
                "locations": [{"line": 1, "column": 45}],
                "message": "Requesting 101 records on the `pullRequests` connection exceeds the `first` limit of 100 "
                "records.",
            }
        ],
    }


def test_nodes_need_a_size_and_a_count_does_not(scene):
    counted = told(scene, "pullRequests { totalCount }")
    listed = ask(scene, "pullRequests { nodes { number } }")

    assert counted == {"pullRequests": {"totalCount": 1}}
    assert [error["type"] for error in listed["errors"]] == ["MISSING_PAGINATION_BOUNDARIES"]


def test_more_than_500_000_possible_nodes_are_refused(scene):
    inner = "reviewThreads(first: 100) { nodes { comments(first: 100) { nodes { body } } } }"

    said = ask(scene, f"pullRequests(first: 100) {{ nodes {{ {inner} }} }}")

    message = "By the time this query traverses to the comments connection, it is requesting up to 1,000,000 possible "
    limit = "nodes which exceeds the maximum limit of 500,000."
    assert said == {"errors": [{"type": "MAX_NODE_LIMIT_EXCEEDED", "message": message + limit}]}


def test_more_than_100_node_ids_are_refused(scene):
    said = execute(scene.hub, scene.token, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["x"] * 101})

    message = "You may not provide more than 100 node ids; you provided 101."
    assert [(error["type"], error["message"]) for error in said["errors"]] == [("ARGUMENT_LIMIT", message)]


def test_things_are_found_by_id_and_the_unknown_is_null_with_an_error(scene):
    document = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Commit { messageHeadline } } }"
    commit_id = told(scene, "pullRequest(number: 1) { headRef { target { id } } }")["pullRequest"]["headRef"]["target"]
    ids = [scene.pull.node_id, "PR_nothing", commit_id["id"]]

    said = execute(scene.hub, scene.token, document, {"ids": ids})

    assert said["data"]["nodes"] == [
        {"__typename": "PullRequest", "id": ids[0]},
        None,
        {"__typename": "Commit", "id": ids[2], "messageHeadline": "Plan the search"},
    ]
    assert [(error["type"], error["path"]) for error in said["errors"]] == [("NOT_FOUND", ["nodes", 1])]


def test_a_repository_outside_the_token_does_not_exist(scene):
    document = '{ repository(owner: "acme", name: "secret") { name } }'

    said = execute(scene.hub, scene.token, document)

    assert said == {
        "data": {"repository": None},
        "errors": [
            {
                "type": "NOT_FOUND",
                "path": ["repository"],
                "locations": [{"line": 1, "column": 3}],
                "message": "Could not resolve to a Repository with the name 'acme/secret'.",
            }
        ],
    }


def test_a_field_beyond_the_tokens_permissions_is_null_and_forbidden(scene):
    said = ask(scene, "name object(oid: $oid) { oid }".replace("$oid", f'"{scene.pull.head_sha}"'),
               token=scene.token_for(pull_requests="read"))  # fmt: skip

    assert said["data"] == {"repository": {"name": "shop", "object": None}}
    assert [(error["type"], error["path"], error["message"]) for error in said["errors"]] == [
        ("FORBIDDEN", ["repository", "object"], "Resource not accessible by integration")
    ]


def test_a_partial_answer_nulls_the_field_and_names_it(scene):
    fields = "pullRequest(number: 1) { title baseRef { name } reviewThreads(first: 1) { totalCount } }"

    said = execute(
        scene.hub, scene.token, f"{{ {REPOSITORY} {{ {fields} }} }}",
        failing=[("repository", "pullRequest", "baseRef")],
    )  # fmt: skip

    pull = {"title": "Plan the search", "baseRef": None, "reviewThreads": {"totalCount": 2}}
    assert said["data"] == {"repository": {"pullRequest": pull}}
    assert [error["path"] for error in said["errors"]] == [["repository", "pullRequest", "baseRef"]]


def test_what_cannot_be_null_takes_its_parent_with_it(scene):
    fields = "name pullRequest(number: 1) { title }"

    said = execute(
        scene.hub, scene.token, f"{{ {REPOSITORY} {{ {fields} }} }}", failing=[("repository", "pullRequest", "title")]
    )

    assert said["data"] == {"repository": {"name": "shop", "pullRequest": None}}


def test_the_rate_limit_tells_cost_and_possible_nodes(scene):
    said = execute(
        scene.hub, scene.token,
        f"{{ viewer {{ login }} rateLimit {{ cost nodeCount limit }} {REPOSITORY} {{ refs(first: 50, refPrefix: "
        '"refs/heads/") { nodes { associatedPullRequests(first: 20) { totalCount } } } } }',
    )  # fmt: skip

    assert said["data"]["rateLimit"] == {"cost": 1, "nodeCount": 1050, "limit": 5000}
    assert said["data"]["viewer"] == {"login": "plan-judge[bot]"}


def test_resolving_a_thread_takes_writing_contents(scene):
    token = scene.token_for(pull_requests="write", contents="read")

    said = execute(scene.hub, token, RESOLVE, {"id": scene.thread.node_id})

    assert said["data"] == {"resolveReviewThread": None}
    assert [error["type"] for error in said["errors"]] == ["FORBIDDEN"]
    assert not scene.thread.resolved


def test_a_thread_is_resolved_by_the_bot(scene):
    token = scene.token_for(pull_requests="write", contents="write")

    said = execute(scene.hub, token, RESOLVE, {"id": scene.thread.node_id})

    thread = {"isResolved": True, "resolvedBy": {"login": "plan-judge[bot]"}}
    assert said == {"data": {"resolveReviewThread": {"thread": thread}}}
    assert scene.thread.resolved


def test_a_comment_is_minimized_for_a_reason(scene):
    document = """mutation($id: ID!) { minimizeComment(input: {subjectId: $id, classifier: OUTDATED}) {
      minimizedComment { isMinimized minimizedReason } } }"""
    token = scene.token_for(pull_requests="write")

    said = execute(scene.hub, token, document, {"id": scene.thread.comments[0].node_id})

    comment = {"isMinimized": True, "minimizedReason": "outdated"}
    assert said == {"data": {"minimizeComment": {"minimizedComment": comment}}}


def test_a_reaction_is_given_once(scene):
    document = """mutation($id: ID!) { addReaction(input: {subjectId: $id, content: EYES}) {
      reaction { content user { login } } } }"""
    comment = scene.pull.comments[0]

    twice = [execute(scene.hub, scene.token, document, {"id": comment.node_id}) for _ in range(2)]

    reaction = {"content": "EYES", "user": {"login": "plan-judge[bot]"}}
    assert twice == [{"data": {"addReaction": {"reaction": reaction}}}] * 2
    assert [one.content for one in comment.reactions] == ["eyes"]
