"""The real client against the stand-in: every endpoint that Plangate calls, answered in GitHub's published shape."""

import base64

import pytest
from githubkit.exception import RequestFailed

PLAN = "# Plan\n\n## Summary\n\nSearch.\n"
PATH = "specs/001-search/plan.md"


@pytest.fixture
def shop(hub):
    return hub.create_repository("acme/shop", files={"README.md": "# Shop\n", "src/shop.py": "x = 1\n"}, private=True)


@pytest.fixture
def pull(shop):
    return shop.open_pull_request("001-search", {PATH: PLAN}, title="Search", body="Plans **search**")


def test_an_app_finds_itself_and_its_installation(hub, shop, client):
    github = client(app=True)

    app = github.rest.apps.get_authenticated().parsed_data
    installed = github.rest.apps.get_repo_installation("acme", "shop").parsed_data
    listed = github.rest.apps.list_installations().parsed_data

    assert (app.id, app.slug, installed.id, [i.id for i in listed]) == (
        hub.app.id, "plangate", hub.installation.id, [hub.installation.id],
    )  # fmt: skip


def test_a_repository_is_read(shop, client):
    github = client()

    repository = github.rest.repos.get("acme", "shop").parsed_data
    listed = github.rest.apps.list_repos_accessible_to_installation().parsed_data

    assert (repository.id, repository.private, [r.full_name for r in listed.repositories]) == (
        shop.id, True, ["acme/shop"],
    )  # fmt: skip


def test_a_pull_request_and_its_files_are_read(pull, client):
    github = client()

    read = github.rest.pulls.get("acme", "shop", 1).parsed_data
    listed = github.rest.pulls.list("acme", "shop", state="open").parsed_data
    [file] = github.rest.pulls.list_files("acme", "shop", 1).parsed_data

    assert (read.head.sha, read.changed_files, [p.number for p in listed]) == (pull.head_sha, 1, [1])
    assert (file.filename, file.status, file.additions) == (PATH, "added", 5)
    assert file.patch == "@@ -0,0 +1,5 @@\n" + "\n".join("+" + line for line in PLAN.splitlines())


def test_a_check_run_is_created_and_updated(pull, client):
    checks = client().rest.checks
    annotation = {
        "path": PATH, "start_line": 1, "end_line": 1, "annotation_level": "failure", "message": "Bad", "title": "rule",
    }  # fmt: skip

    made = checks.create(
        "acme", "shop", name="Plangate", head_sha=pull.head_sha, status="in_progress", external_id="1:abc",
        output={"title": "Reading", "summary": "…", "annotations": [annotation]},
    ).parsed_data  # fmt: skip
    done = checks.update(
        "acme", "shop", made.id, conclusion="failure",
        output={"title": "Does not comply", "summary": "1 finding", "annotations": [annotation]},
        actions=[{"label": "Fix", "description": "Fix it", "identifier": "fix"}],
    ).parsed_data  # fmt: skip
    listed = checks.list_for_ref("acme", "shop", pull.head_sha, check_name="Plangate").parsed_data
    suite = checks.get_suite("acme", "shop", made.check_suite.id).parsed_data

    assert (done.status, done.conclusion, done.output.annotations_count, done.external_id) == (
        "completed", "failure", 2, "1:abc",
    )  # fmt: skip
    assert ([run.id for run in listed.check_runs], suite.conclusion) == ([made.id], "failure")
    assert [run.title for run in pull.check_runs("Plangate")] == ["Does not comply"]


def test_a_review_is_submitted_and_its_comments_are_answered_edited_and_deleted(pull, client):
    pulls = client().rest.pulls

    review = pulls.create_review(
        "acme", "shop", 1, commit_id=pull.head_sha, event="COMMENT", body="One finding.",
        comments=[{"path": PATH, "start_line": 3, "line": 5, "side": "RIGHT", "body": "Here"}],
    ).parsed_data  # fmt: skip
    [comment] = pulls.list_review_comments("acme", "shop", 1).parsed_data
    answer = pulls.create_reply_for_review_comment("acme", "shop", 1, comment.id, body="Fixed").parsed_data
    pulls.update_review_comment("acme", "shop", comment.id, body="There")
    pulls.delete_review_comment("acme", "shop", answer.id)
    reviews = pulls.list_reviews("acme", "shop", 1).parsed_data

    assert (comment.line, comment.start_line, comment.pull_request_review_id) == (5, 3, review.id)
    assert [c.body for c in pull.review_comments()] == ["There"]
    assert [r.user.login for r in reviews] == ["plangate[bot]", "plangate[bot]"]


def test_the_conversation_is_written_and_reacted_to(hub, pull, client):
    github = client()
    heard = pull.comment("/plangate review", by="bob")

    said = github.rest.issues.create_comment("acme", "shop", 1, body="Hello").parsed_data
    github.rest.issues.update_comment("acme", "shop", said.id, body="Hello again")
    github.rest.reactions.create_for_issue_comment("acme", "shop", heard.id, content="eyes")
    found = github.rest.reactions.list_for_issue_comment("acme", "shop", heard.id).parsed_data
    comments = github.rest.issues.list_comments("acme", "shop", 1).parsed_data
    github.rest.issues.add_labels("acme", "shop", 1, labels=["plan"])
    github.rest.issues.delete_comment("acme", "shop", said.id)

    assert [(c.user.login, c.body) for c in comments] == [("bob", "/plangate review"), ("plangate[bot]", "Hello again")]
    assert [(r.user.login, r.content) for r in found] == [("plangate[bot]", "eyes")]
    assert [label.name for label in pull.pull.labels] == ["plan"]


def test_git_data_makes_a_branch_and_a_pull_request_without_git(hub, shop, client):
    hub.installation.permissions["contents"] = "write"
    github = client()
    base = github.rest.git.get_ref("acme", "shop", "heads/main").parsed_data.object_.sha

    tree_of = github.rest.git.get_commit("acme", "shop", base).parsed_data.tree.sha
    blob = github.rest.git.create_blob("acme", "shop", content="- [ ] T001\n", encoding="utf-8").parsed_data
    tree = github.rest.git.create_tree(
        "acme", "shop", base_tree=tree_of,
        tree=[{"path": "specs/1/tasks.md", "mode": "100644", "type": "blob", "sha": blob.sha}],
    ).parsed_data  # fmt: skip
    commit = github.rest.git.create_commit("acme", "shop", message="Add", tree=tree.sha, parents=[base]).parsed_data
    github.rest.git.create_ref("acme", "shop", ref="refs/heads/tasks", sha=commit.sha)
    opened = github.rest.pulls.create("acme", "shop", title="Tasks", head="tasks", base="main").parsed_data
    github.rest.pulls.update("acme", "shop", opened.number, body="For you")
    whole = github.rest.git.get_tree("acme", "shop", commit.sha, recursive="1").parsed_data

    assert shop.text("specs/1/tasks.md", "tasks") == "- [ ] T001\n"
    assert shop.text("README.md", "tasks") == "# Shop\n"
    assert (opened.user.login, opened.changed_files, len(whole.tree)) == ("plangate[bot]", 1, 6)
    github.rest.git.delete_ref("acme", "shop", "heads/tasks")
    assert shop.pull(opened.number).pull.state == "closed"


def test_contents_branches_rules_and_rights_are_read(hub, shop, client):
    github = client()
    shop.require_check("Plangate", integration_id=hub.app.id)
    shop.grant("mallory", "triage")

    file = github.rest.repos.get_content("acme", "shop", "README.md").parsed_data
    folder = github.rest.repos.get_content("acme", "shop", "").parsed_data
    blob = github.rest.git.get_blob("acme", "shop", file.sha).parsed_data
    branch = github.rest.repos.get_branch("acme", "shop", "main").parsed_data
    [rule] = github.rest.repos.get_branch_rules("acme", "shop", "main").parsed_data
    right = github.rest.repos.get_collaborator_permission_level("acme", "shop", "mallory").parsed_data

    assert (base64.b64decode(file.content), [entry.name for entry in folder]) == (b"# Shop\n", ["README.md", "src"])
    assert (base64.b64decode(blob.content), branch.commit.sha) == (b"# Shop\n", shop.tip())
    assert rule.parameters.required_status_checks[0].integration_id == hub.app.id
    assert (right.permission, right.role_name) == ("read", "triage")


def test_two_revisions_are_compared(shop, pull, client):
    shop.push("main", {"other.md": "elsewhere\n"})

    compared = client().rest.repos.compare_commits("acme", "shop", f"main...{pull.head_sha}").parsed_data

    assert (compared.status, compared.ahead_by, compared.behind_by) == ("diverged", 1, 1)
    assert [file.filename for file in compared.files] == [PATH]


def test_the_pull_requests_of_a_commit_leave_out_forks(shop, pull, client):
    forked = shop.open_pull_request("002-pay", {"specs/002-pay/plan.md": PLAN}, fork="bob")

    repos = client().rest.repos
    own = repos.list_pull_requests_associated_with_commit("acme", "shop", pull.head_sha).parsed_data
    foreign = repos.list_pull_requests_associated_with_commit("acme", "shop", forked.head_sha).parsed_data

    assert ([p.number for p in own], foreign) == ([1], [])


def test_lists_come_in_pages_of_at_most_a_hundred(shop, pull, client):
    for number in range(120):
        pull.comment(f"Comment {number}")

    github = client()
    first = github.rest.issues.list_comments("acme", "shop", 1, per_page=500)
    everything = list(github.rest.paginate(github.rest.issues.list_comments, owner="acme", repo="shop", issue_number=1))

    assert len(first.parsed_data) == 100
    assert 'rel="next"' in first.headers["link"]
    assert len(everything) == 120


def test_what_a_token_does_not_cover_is_refused(hub, shop, pull, client):
    reader = client(permissions={"contents": "read"}, repository_ids=[shop.id])
    other = hub.create_repository("acme/other", private=True)
    open_to_all = hub.create_repository("acme/open")

    def status(act):
        with pytest.raises(RequestFailed) as refused:
            act()
        return refused.value.response.status_code

    assert status(lambda: reader.rest.pulls.get("acme", "shop", 1)) == 403
    assert status(lambda: reader.rest.checks.create("acme", "shop", name="x", head_sha=pull.head_sha)) == 403
    assert status(lambda: reader.rest.repos.get(*other.full_name.split("/"))) == 404
    assert status(lambda: reader.rest.issues.create_comment(*open_to_all.full_name.split("/"), 1, body="x")) == 403
    assert reader.rest.repos.get_content("acme", "shop", "README.md").status_code == 200
