"""What the stand-in tells a receiver: signed, in order, once, and again only when asked."""

import hashlib
import hmac

import httpx
import pytest

from tests.process.fakehub.test_credentials import ask, signed

PATH = "specs/001/plan.md"


@pytest.fixture
def shop(hub, ear):
    hub.send_webhooks_to(ear.url, secret="hush")
    return hub.create_repository("acme/shop")


@pytest.fixture
def pull(hub, shop, ear):
    opened = shop.open_pull_request("001", {PATH: "# Plan\n"})
    hub.post.wait()
    ear.heard.clear()
    return opened


def test_a_webhook_is_signed_and_carries_githubs_headers(hub, shop, ear):
    shop.push("main", {"a.md": "a\n"})

    hub.post.wait()
    headers, body = ear.heard[0]

    assert headers["x-hub-signature-256"] == "sha256=" + hmac.new(b"hush", body, hashlib.sha256).hexdigest()
    assert headers["x-hub-signature"] == "sha1=" + hmac.new(b"hush", body, hashlib.sha1).hexdigest()
    assert headers["user-agent"].startswith("GitHub-Hookshot/")
    assert (headers["x-github-event"], headers["content-type"]) == ("push", "application/json")
    assert headers["x-github-hook-installation-target-id"] == str(hub.app.id)
    assert headers["x-github-hook-installation-target-type"] == "integration"


def test_opening_a_pull_request_is_told_with_all_that_a_receiver_may_read(hub, shop, ear):
    opened = shop.open_pull_request("001", {PATH: "# Plan\n"}, draft=True, by="bob")

    hub.post.wait()
    [payload] = ear.payloads("pull_request")

    assert ear.events() == ["push", "check_suite.requested", "pull_request.opened"]
    assert (payload["number"], payload["sender"]["login"], payload["organization"]["login"]) == (1, "bob", "acme")
    assert (payload["installation"]["id"], payload["repository"]["id"]) == (hub.installation.id, shop.id)
    assert (payload["pull_request"]["head"]["sha"], payload["pull_request"]["draft"]) == (opened.head_sha, True)
    assert len(ear.heard[-1][1]) > 15_000


def test_everything_that_people_do_is_told(hub, shop, pull, ear):
    shop.create_branch("develop")
    pull.push({PATH: "# Plan\n\nMore\n"})
    pull.edit(title="Better")
    pull.retarget("develop")
    pull.convert_to_draft()
    pull.mark_ready()
    comment = pull.comment("Hello", by="bob")
    pull.edit_comment(comment, "Hello!")
    pull.close()
    pull.reopen()
    pull.enqueue()
    shop.delete_branch("001")

    hub.post.wait()

    assert ear.events() == [
        "push", "check_suite.requested", "push", "check_suite.requested", "pull_request.synchronize",
        "pull_request.edited", "pull_request.edited", "pull_request.converted_to_draft",
        "pull_request.ready_for_review", "issue_comment.created", "issue_comment.edited", "pull_request.closed",
        "pull_request.reopened", "pull_request.enqueued", "merge_group.checks_requested", "push",
        "pull_request.closed",
    ]  # fmt: skip


def test_a_push_tells_what_it_touched(hub, shop, pull, ear):
    pull.push({"new.md": "n\n", PATH: None, "README.md": "# Other\n"})

    hub.post.wait()
    [push], [moved] = ear.payloads("push"), ear.payloads("pull_request")

    assert {name: push["commits"][0][name] for name in ("added", "removed", "modified")} == {
        "added": ["new.md"], "removed": [PATH], "modified": ["README.md"],
    }  # fmt: skip
    assert (push["ref"], push["forced"], push["after"]) == ("refs/heads/001", False, pull.head_sha)
    assert (moved["before"], moved["after"]) == (push["before"], push["after"])


def test_a_force_push_says_so_and_the_base_goes_stale(hub, shop, pull, ear):
    stale = pull.pull.base_sha
    tip = shop.push("main", {"law.md": "new\n"})

    before = pull.pull.base_sha
    pull.force_push({PATH: "# Another\n"})
    hub.post.wait()

    assert (before, pull.pull.base_sha, ear.payloads("push")[-1]["forced"]) == (stale, tip, True)


def test_a_merge_is_told_as_a_push_to_the_base_and_a_closed_pull_request(hub, shop, pull, ear):
    pull.merge(by="bob")

    hub.post.wait()
    [closed] = ear.payloads("pull_request")

    assert shop.text(PATH) == "# Plan\n"
    assert (closed["action"], closed["pull_request"]["merged"]) == ("closed", True)
    assert ear.payloads("push")[-1]["ref"] == "refs/heads/main"


def test_a_fork_pushes_to_itself_and_moves_its_pull_request_here(hub, shop, ear):
    forked = shop.open_pull_request("002", {PATH: "# Plan\n"}, fork="bob")
    forked.push({PATH: "# Plan\n\nMore\n"})

    hub.post.wait()

    assert ear.events() == [
        "check_suite.requested", "pull_request.opened", "check_suite.requested", "pull_request.synchronize",
    ]  # fmt: skip
    assert ear.payloads("check_suite")[0]["check_suite"]["pull_requests"] == []
    assert ear.payloads("pull_request")[0]["pull_request"]["head"]["repo"]["full_name"] == "bob/shop"


def test_only_what_the_app_subscribed_to_and_may_read_is_told(hub, shop, pull, ear):
    hub.installation.events = ("pull_request", "issue_comment")
    del hub.installation.permissions["issues"]

    pull.comment("Hello")
    pull.push({PATH: "# New\n"})
    hub.post.wait()

    assert ear.events() == ["check_suite.requested", "pull_request.synchronize"]


def test_installing_is_told_always_and_a_suspended_app_hears_nothing(hub, shop, pull, ear):
    hub.suspend()
    pull.comment("Hello")
    hub.suspend(suspended=False)
    hub.uninstall()

    hub.post.wait()

    assert ear.events() == ["installation.suspend", "installation.unsuspend", "installation.deleted"]


def test_a_failed_delivery_is_recorded_and_repeated_only_when_asked_under_the_same_guid(hub, pull, ear):
    ear.status = 503
    pull.comment("Hello")
    hub.post.wait()
    ear.status = 202

    [failed] = [one for one in ask(hub, "/app/hook/deliveries", signed(hub)).json() if one["status_code"] != 202]
    asked = ask(hub, f"/app/hook/deliveries/{failed['id']}/attempts", signed(hub), "POST")
    hub.post.wait()
    newest = ask(hub, "/app/hook/deliveries", signed(hub)).json()[0]

    assert (failed["status"], failed["event"], failed["action"]) == (
        "Invalid HTTP Response: 503", "issue_comment", "created",
    )  # fmt: skip
    assert (asked.status_code, newest["guid"], newest["redelivery"]) == (202, failed["guid"], True)
    assert [headers["x-github-delivery"] for headers, _ in ear.heard] == [failed["guid"]] * 2
    read = ask(hub, f"/app/hook/deliveries/{newest['id']}", signed(hub)).json()
    assert read["request"]["payload"]["comment"]["body"] == "Hello"


def test_a_receiver_that_is_away_is_recorded_as_a_failure(hub, pull, ear):
    hub.send_webhooks_to("http://127.0.0.1:9/")

    pull.comment("Hello")
    hub.post.wait()

    assert [(a.status_code, a.status) for a in hub.deliveries[-1].attempts] == [(502, "failed to connect to host")]


def test_deliveries_are_listed_by_cursor(hub, pull):
    for number in range(7):
        pull.comment(f"{number}")
    hub.post.wait()

    seen, path = [], "/app/hook/deliveries?per_page=3"
    while path:
        answer = ask(hub, path, signed(hub))
        seen += [one["id"] for one in answer.json()]
        path = answer.links["next"]["url"].removeprefix(hub.url) if "next" in answer.links else None

    assert seen == sorted((a.id for d in hub.deliveries for a in d.attempts), reverse=True)


def test_deliveries_are_held_turned_round_doubled_and_lost(hub, pull, ear):
    hub.post.hold()
    pull.comment("1")
    pull.edit()
    pull.close()
    hub.post.release(backwards=True)
    hub.post.wait()
    hub.post.drop()
    pull.reopen()
    hub.post.double()
    pull.close()
    hub.post.wait()

    guids = [headers["x-github-delivery"] for headers, _ in ear.heard]
    assert ear.events() == [
        "pull_request.closed",
        "issue_comment.created",
        "pull_request.closed",
        "pull_request.closed",
    ]
    assert guids[2] == guids[3]


def test_checks_are_asked_for_again_and_buttons_pressed(hub, pull, ear):
    made = a_run(hub, pull)
    hub.post.wait()
    ear.heard.clear()

    pull.rerun(made, by="bob")
    pull.press("fix", by="bob")
    pull.rerun_all(by="bob")
    hub.post.wait()

    assert ear.events() == ["check_run.rerequested", "check_run.requested_action", "check_suite.rerequested"]
    [again, pressed] = ear.payloads("check_run")
    assert (again["check_run"]["external_id"], pressed["requested_action"]) == ("1:abc", {"identifier": "fix"})
    assert again["check_run"]["pull_requests"][0]["number"] == 1
    with pytest.raises(ValueError, match="no button"):
        pull.press("nothing")


def a_run(hub, pull):
    minted = ask(hub, f"/app/installations/{hub.installation.id}/access_tokens", signed(hub), "POST").json()["token"]
    body = {
        "name": "Plangate", "head_sha": pull.head_sha, "conclusion": "failure", "external_id": "1:abc",
        "actions": [{"label": "Fix", "description": "Fix it", "identifier": "fix"}],
    }  # fmt: skip
    made = httpx.post(f"{hub.url}/repos/acme/shop/check-runs", json=body, headers={"authorization": f"Bearer {minted}"})
    assert made.status_code == 201
    return pull.check_runs("Plangate")[-1]


def test_threads_follow_their_lines_and_go_outdated_when_those_are_gone(hub, shop, ear):
    lines = [f"line {number}" for number in range(1, 31)]
    opened = shop.open_pull_request("003", {PATH: "\n".join(lines) + "\n"})
    minted = ask(hub, f"/app/installations/{hub.installation.id}/access_tokens", signed(hub), "POST").json()["token"]
    comments = [{"path": PATH, "line": line, "body": "Look"} for line in (5, 10)]
    review = {"event": "COMMENT", "body": "Two", "comments": comments}
    sent = httpx.post(
        f"{hub.url}/repos/acme/shop/pulls/1/reviews", json=review, headers={"authorization": f"Bearer {minted}"}
    )
    assert sent.status_code == 200, sent.text

    opened.push({PATH: "\n".join(["new", "new", *lines[:4], *lines[5:]]) + "\n"})
    opened.reply(opened.threads()[1], "Thanks", by="bob")
    opened.resolve(opened.threads()[0])
    hub.post.wait()

    assert [(t.line, t.outdated, t.original_line, t.resolved) for t in opened.threads()] == [
        (None, True, 5, True), (11, False, 10, False),
    ]  # fmt: skip
    assert ear.events()[-3:] == [
        "pull_request_review.submitted", "pull_request_review_comment.created", "pull_request_review_thread.resolved",
    ]  # fmt: skip
