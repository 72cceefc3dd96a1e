"""The stand-in's GraphQL: what a document is answered, and what GitHub refuses."""

import pytest

from tests.fakehub.deeds_checks import create_run
from tests.fakehub.deeds_comments import edit_comment
from tests.fakehub.deeds_pulls import add_labels, open_pull
from tests.fakehub.deeds_repository import commit
from tests.fakehub.graphql import execute
from tests.fakehub.scene import PATH, PLAN, a_scene

REPOSITORY = 'repository(owner: "acme", name: "shop")'


@pytest.fixture
def scene(tmp_path):
    made = a_scene(tmp_path)
    yield made
    made.close()


def ask(scene, fields, *, token=None, **variables):
    """The answer to a query of the repository's fields."""
    return execute(scene.hub, token or scene.token, f"{{ {REPOSITORY} {{ {fields} }} }}", variables)


def told(scene, fields, **variables):
    """What the repository's fields are, without any error."""
    said = ask(scene, fields, **variables)
    assert "errors" not in said
    return said["data"]["repository"]


def test_a_plan_is_read_with_its_pull_request_in_one_request(scene):
    document = """
    query Read($owner: String!, $name: String!, $number: Int!, $path: String!) {
      repository(owner: $owner, name: $name) {
        databaseId
        pullRequest(number: $number) {
          title
          headRef { target { ...plan } }
          files(first: 10) { totalCount nodes { path changeType additions deletions } }
        }
      }
    }
    fragment plan on Commit { oid file(path: $path) { path type object { ... on Blob { text isTruncated } } } }
    """
    variables = {"owner": "acme", "name": "shop", "number": 1, "path": PATH}

    said = execute(scene.hub, scene.token, document, variables, "Read")

    assert said == {
        "data": {
            "repository": {
                "databaseId": scene.repository.id,
                "pullRequest": {
                    "title": "Plan the search",
                    "headRef": {
                        "target": {
                            "oid": scene.pull.head_sha,
                            "file": {"path": PATH, "type": "blob", "object": {"text": PLAN, "isTruncated": False}},
                        }
                    },
                    "files": {
                        "totalCount": 2,
                        "nodes": [
                            {"path": "docs/a.txt", "changeType": "MODIFIED", "additions": 1, "deletions": 1},
                            {"path": PATH, "changeType": "ADDED", "additions": 11, "deletions": 0},
                        ],
                    },
                },
            }
        }
    }


def test_the_base_oid_goes_stale_and_the_base_ref_does_not(scene):
    said = told(scene, "pullRequest(number: 1) { baseRefOid baseRef { name prefix target { oid } } }")

    tip = scene.repository.git.ref("refs/heads/main")
    assert said["pullRequest"] == {
        "baseRefOid": scene.pull.base_sha,
        "baseRef": {"name": "main", "prefix": "refs/heads/", "target": {"oid": tip}},
    }
    assert tip != scene.pull.base_sha


def test_threads_tell_where_they_stand_and_who_spoke(scene):
    fields = """pullRequest(number: 1) { reviewThreads(first: 5) { nodes {
      id isResolved isOutdated path line diffSide subjectType
      comments(first: 5) { nodes { databaseId viewerDidAuthor author { __typename login } replyTo { databaseId } } }
    } } }"""

    thread = told(scene, fields)["pullRequest"]["reviewThreads"]["nodes"][0]

    first, second = scene.thread.comments
    bot, person = {"__typename": "Bot", "login": "plan-judge"}, {"__typename": "User", "login": "ada"}
    assert thread == {
        "id": scene.thread.node_id,
        "isResolved": False,
        "isOutdated": False,
        "path": PATH,
        "line": 6,
        "diffSide": "RIGHT",
        "subjectType": "LINE",
        "comments": {
            "nodes": [
                {"databaseId": first.id, "viewerDidAuthor": True, "author": bot, "replyTo": None},
                {
                    "databaseId": second.id,
                    "viewerDidAuthor": False,
                    "author": person,
                    "replyTo": {"databaseId": first.id},
                },
            ]
        },
    }


def test_an_edit_by_somebody_else_shows(scene):
    edit_comment(scene.hub, scene.pull.comments[0], scene.hub.state.user("ada"), "Changed.")

    fields = "pullRequest(number: 1) { comments(first: 1) { nodes { author { login } editor { login } body } } }"
    comment = told(scene, fields)["pullRequest"]["comments"]["nodes"][0]

    assert comment == {"author": {"login": "ben"}, "editor": {"login": "ada"}, "body": "Changed."}


def test_the_newest_check_run_of_a_name_is_found_by_its_app(scene):
    create_run(scene.hub, scene.repository, scene.app, scene.pull.head_sha, {"name": "Plan judge", "status": "queued"})
    fields = """object(oid: $oid) { ... on Commit { checkSuites(first: 5, filterBy: {appId: $app}) { nodes {
      app { databaseId slug }
      newest: checkRuns(first: 5, filterBy: {checkName: "Plan judge", checkType: LATEST}) { nodes { status } }
      failed: checkRuns(first: 5, filterBy: {status: COMPLETED}) { nodes {
        databaseId conclusion externalId isRequired(pullRequestNumber: 1)
        annotations(first: 1) { totalCount nodes { annotationLevel location { start { line } } } }
      } }
    } } } }"""
    document = f"query($oid: GitObjectID, $app: Int) {{ {REPOSITORY} {{ {fields} }} }}"
    variables = {"oid": scene.pull.head_sha, "app": scene.app.id}

    said = execute(scene.hub, scene.token, document, variables)

    annotation = {"annotationLevel": "FAILURE", "location": {"start": {"line": 6}}}
    assert said["data"]["repository"]["object"]["checkSuites"]["nodes"] == [
        {
            "app": {"databaseId": scene.app.id, "slug": "plan-judge"},
            "newest": {"nodes": [{"status": "QUEUED"}]},
            "failed": {
                "nodes": [
                    {
                        "databaseId": scene.run.id,
                        "conclusion": "FAILURE",
                        "externalId": "pull-1",
                        "isRequired": False,
                        "annotations": {"totalCount": 2, "nodes": [annotation]},
                    }
                ]
            },
        }
    ]
    assert scene.run.id > 2**32


def test_trees_are_read_two_levels_deep_by_expression(scene):
    fields = """object(expression: "001-search:specs") { ... on Tree { entries {
      name path type mode object { ... on Tree { entries { name path extension size } } } } } }"""

    entries = told(scene, fields)["object"]["entries"]

    plan = {"name": "plan.md", "path": PATH, "extension": ".md", "size": len(PLAN.encode())}
    folder = {"name": "001-search", "path": "specs/001-search", "type": "tree", "mode": 0o40000}
    assert entries == [{**folder, "object": {"entries": [plan]}}]


@pytest.mark.parametrize(
    ("data", "blob"),
    [
        (b"x" * 512_001, {"byteSize": 512_001, "isTruncated": True, "isBinary": False, "text": "x" * 512_000}),
        (b"a\0b", {"byteSize": 3, "isTruncated": False, "isBinary": True, "text": None}),
        ("é" * 3 + "…", None),
    ],
    ids=["long", "binary", "text"],
)
def test_a_blob_is_cut_at_512_000_bytes_and_says_so(scene, data, blob):
    files = {"big.txt": data}
    commit(scene.hub, scene.repository, "big", files, author=scene.pull.author, message="Add", parent=None)

    said = told(scene, 'object(expression: "big:big.txt") { ... on Blob { byteSize isTruncated isBinary text } }')

    assert said["object"] == (blob or {"byteSize": 9, "isTruncated": False, "isBinary": False, "text": data})


def test_pull_requests_are_filtered_and_ordered(scene):
    pulls = scene.repository.pulls
    for number in (2, 3):
        open_pull(
            scene.hub, scene.repository, author=scene.pull.author, title=f"Number {number}", body=None,
            head_repository=scene.repository, head_ref="001-search", base_ref="main",
        )  # fmt: skip
    pulls[2].state = "closed"
    filters = 'states: OPEN, baseRefName: "main", orderBy: {field: CREATED_AT, direction: DESC}'

    said = told(scene, f"pullRequests(first: 1, {filters}) {{ totalCount nodes {{ number }} }}")

    assert said["pullRequests"] == {"totalCount": 2, "nodes": [{"number": 3}]}


def test_labels_come_in_the_order_in_which_they_were_made_or_by_name(scene):
    add_labels(scene.hub, scene.pull, scene.pull.author, ["plan", "big"])
    fields = "nodes { name color isDefault }"

    said = told(
        scene,
        f"pullRequest(number: 1) {{ labels(first: 9) {{ {fields} }} "
        f"last: labels(first: 1, orderBy: {{field: NAME, direction: DESC}}) {{ totalCount nodes {{ name }} }} }}",
    )["pullRequest"]

    assert [label["name"] for label in said["labels"]["nodes"]] == ["plan", "big"]
    assert said["last"] == {"totalCount": 2, "nodes": [{"name": "plan"}]}


def test_a_connection_is_paged_by_its_cursors(scene):
    fields = (
        "pullRequest(number: 1) {{ files({0}) {{ pageInfo {{ hasNextPage endCursor }} edges {{ node {{ path }} }} }} }}"
    )

    first = told(scene, fields.format("first: 1"))["pullRequest"]["files"]
    second = told(scene, fields.format(f'first: 1, after: "{first["pageInfo"]["endCursor"]}"'))["pullRequest"]["files"]

    assert [page["edges"] for page in (first, second)] == [
        [{"node": {"path": "docs/a.txt"}}],
        [{"node": {"path": PATH}}],
    ]
    assert [page["pageInfo"]["hasNextPage"] for page in (first, second)] == [True, False]


def test_no_more_than_3_000_files_are_listed_of_many(scene):
    files = {f"many/{number}.txt": "x" for number in range(3001)}
    head = commit(
        scene.hub, scene.repository, "001-search", files, author=scene.pull.author, message="Add",
        parent=scene.pull.head_sha,
    )  # fmt: skip

    said = told(scene, "pullRequest(number: 1) { headRefOid changedFiles files(last: 1) { totalCount } }")

    assert said["pullRequest"] == {"headRefOid": head, "changedFiles": 3003, "files": {"totalCount": 3000}}
