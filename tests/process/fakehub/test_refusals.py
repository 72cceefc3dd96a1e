"""What the stand-in refuses as GitHub does: limits of check-runs, reviews off the diff, bodies that are not right."""

import httpx
import pytest

from tests.fakehub.credentials import mint

LINES = "".join(f"line {number}\n" for number in range(1, 41))
PATH = "specs/001/plan.md"


@pytest.fixture
def shop(hub):
    return hub.create_repository("acme/shop", files={PATH: LINES})


@pytest.fixture
def pull(shop):
    return shop.open_pull_request("001", {PATH: LINES.replace("line 20\n", "changed\n")})


@pytest.fixture
def send(hub, pull):
    token = mint(hub.state, hub.installation, hub.installation.permissions, None).value
    with httpx.Client(base_url=f"{hub.url}/repos/acme/shop", headers={"authorization": f"Bearer {token}"}) as client:

        def ask(path, body, method="POST"):
            return client.request(method, path, json=body)

        yield ask


def a_run(pull, **changes):
    return {"name": "Plangate", "head_sha": pull.head_sha, **changes}


def an_annotation(**changes):
    return {"path": PATH, "start_line": 1, "end_line": 1, "annotation_level": "notice", "message": "m", **changes}


def said(**parts):
    return {"output": {"title": "t", "summary": "s", **parts}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"head_sha": "0" * 40},
        {"head_sha": "main"},
        {"status": "completed"},
        {"status": "in_progress", "conclusion": "success"},
        {"conclusion": "stale"},
        {"unknown": 1},
        {"external_id": 5},
        {"started_at": "yesterday"},
        said(annotations=[an_annotation()] * 51),
        said(annotations=[an_annotation(end_line=0)]),
        said(annotations=[an_annotation(start_line=3, end_line=2)]),
        said(annotations=[an_annotation(end_line=2, start_column=1)]),
        said(annotations=[an_annotation(title="t" * 256)]),
        said(annotations=[an_annotation(message="é" * 32_769)]),
        said(annotations=[an_annotation(level="notice")]),
        said(summary="s" * 65_536),
        said(text="s" * 65_536),
        {"output": {"summary": "s"}},
        {"actions": [{"label": "l", "description": "d", "identifier": "i"}] * 4},
        {"actions": [{"label": "l" * 21, "description": "d", "identifier": "i"}]},
        {"actions": [{"label": "l", "description": "d" * 41, "identifier": "i"}]},
    ],
)
def test_a_check_run_beyond_the_limits_is_refused(pull, send, wrong):
    answer = send("/check-runs", a_run(pull, **wrong))

    assert answer.status_code == 422, answer.text
    assert set(answer.json()) >= {"message", "documentation_url", "status"}
    assert pull.check_runs() == []


def test_a_check_run_at_the_limits_is_accepted(pull, send):
    most = said(annotations=[an_annotation()] * 50, summary="s" * 65_535, text="t" * 65_535)

    made = send("/check-runs", a_run(pull, conclusion="neutral", **most))
    more = send(f"/check-runs/{made.json()['id']}", most, "PATCH")

    assert (made.status_code, more.status_code) == (201, 200)
    assert more.json()["output"]["annotations_count"] == 100


def a_review(pull, **changes):
    return {"commit_id": pull.head_sha, "event": "COMMENT", "body": "Read.", **changes}


def at(**place):
    return {"comments": [{"path": PATH, "line": 20, "body": "Good"}, {"path": PATH, "body": "Bad", **place}]}


@pytest.mark.parametrize(
    "wrong",
    [
        at(line=1),
        at(line=24),
        at(line=41),
        at(line=20, path="other.md"),
        at(line=20, start_line=20),
        at(line=20, start_line=21),
        at(line=20, start_line=10),
        at(),
        at(line=20, position=3),
        {"body": ""},
        {"body": "b" * 65_537},
        {"commit_id": "0" * 40},
        {"event": "LGTM"},
    ],
)
def test_a_review_is_refused_as_a_whole(pull, send, wrong):
    answer = send("/pulls/1/reviews", a_review(pull, **wrong))

    assert answer.status_code == 422, answer.text
    assert (pull.reviews(), pull.review_comments()) == ([], [])


def test_a_review_on_lines_of_the_diff_is_accepted_on_both_sides(pull, send):
    comments = [
        {"path": PATH, "start_line": 17, "line": 23, "body": "All of it"},
        {"path": PATH, "line": 20, "side": "LEFT", "body": "What was there"},
    ]

    answer = send("/pulls/1/reviews", a_review(pull, comments=comments))

    assert answer.status_code == 200, answer.text
    assert [(t.side, t.start_line, t.line) for t in pull.threads()] == [("RIGHT", 17, 23), ("LEFT", None, 20)]


def test_a_second_pending_review_is_refused(pull, send):
    pending = {"commit_id": pull.head_sha, "body": "Not yet"}

    first, second = send("/pulls/1/reviews", pending), send("/pulls/1/reviews", a_review(pull))

    assert (first.json()["state"], second.status_code) == ("PENDING", 422)
    assert second.json()["errors"] == ["User can only have one pending review per pull request"]


def test_a_single_comment_off_the_diff_is_refused_but_one_on_the_file_is_not(pull, send):
    body = {"commit_id": pull.head_sha, "path": PATH, "body": "Hm"}

    off = send("/pulls/1/comments", {**body, "line": 1})
    on_file = send("/pulls/1/comments", {**body, "subject_type": "file"})

    assert (off.status_code, on_file.status_code) == (422, 201)
    assert off.json()["errors"][0]["field"] == "pull_request_review_thread.line"
    assert (on_file.json()["subject_type"], on_file.json()["line"]) == ("file", None)


def test_a_diff_of_over_300_files_is_not_given_as_text_and_files_end_at_3000(hub, shop, send):
    big = shop.open_pull_request("big", {f"docs/{number:04}.md": "x\n" for number in range(3010)})
    token = mint(hub.state, hub.installation, {"pull_requests": "read"}, None).value
    headers = {"authorization": f"Bearer {token}"}
    url = f"{hub.url}/repos/acme/shop/pulls/{big.number}"

    text = httpx.get(url, headers={**headers, "accept": "application/vnd.github.diff"})
    last = httpx.get(f"{url}/files?per_page=1000&page=30", headers=headers).json()
    beyond = httpx.get(f"{url}/files?per_page=100&page=31", headers=headers).json()

    assert (text.status_code, text.json()["errors"][0]["code"]) == (406, "too_large")
    assert (len(last), beyond, len(big.files())) == (100, [], 3010)


def test_a_patch_that_is_too_large_is_left_out(hub, shop, send):
    shop.open_pull_request("long", {"long.md": "x" * 79 + "\n" + ("y" * 79 + "\n") * 7000})

    [file] = send("/pulls/2/files", None, "GET").json()

    assert ("patch" in file, file["additions"]) == (False, 7001)


def test_what_somebody_else_said_may_not_be_changed(pull, send):
    comment = pull.comment("Mine", by="bob")

    assert send(f"/issues/comments/{comment.id}", {"body": "Yours"}, "PATCH").status_code == 403
    assert send(f"/issues/comments/{comment.id}", None, "DELETE").status_code == 403


def test_issues_that_are_disabled_are_gone_but_pull_requests_may_still_be_commented(shop, send):
    shop.repository.has_issues = False

    answers = [send(f"/issues/{number}/comments", {"body": "Hello"}).status_code for number in (1, 2)]

    assert answers == [201, 410]


def test_broken_and_empty_bodies_and_unknown_paths_are_refused(hub, send):
    token = mint(hub.state, hub.installation, hub.installation.permissions, None).value
    headers = {"authorization": f"Bearer {token}"}

    answers = [
        httpx.post(f"{hub.url}/repos/acme/shop/check-runs", content=b"{", headers=headers).status_code,
        httpx.post(f"{hub.url}/repos/acme/shop/check-runs", content=b"[]", headers=headers).status_code,
        httpx.post(f"{hub.url}/repos/acme/shop/check-runs", headers=headers).status_code,
        httpx.get(f"{hub.url}/api/v3/repos/acme/shop/nothing", headers=headers).status_code,
        httpx.get(f"{hub.url}/repos/acme/shop/pulls/99", headers=headers).status_code,
    ]

    assert answers == [400, 400, 422, 404, 404]


def test_a_branch_is_moved_forward_only_unless_forced(hub, shop, send):
    hub.installation.permissions["contents"] = "write"
    first = shop.tip()
    second = shop.push("main", {"a": "1"})
    writer = mint(hub.state, hub.installation, {"contents": "write"}, None).value

    def move(**body):
        headers = {"authorization": f"Bearer {writer}"}
        return httpx.patch(f"{hub.url}/repos/acme/shop/git/refs/heads/main", json=body, headers=headers).status_code

    assert (move(sha=first), move(sha=first, force=True), move(sha=second), move(sha="0" * 40)) == (422, 200, 200, 422)
