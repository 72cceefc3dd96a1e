"""Who wrote what is changed: asked where an exemption depends on it, and told as GitHub vouches for it."""

import pytest

from plangate.domain.model.github.contributions import Contribution, FileHistory
from plangate.errors import AuthorError
from tests.builders import PLAN_PATH, PLAN_TEXT, POLICY_PATH
from tests.process.github.conftest import PLANNED
from tests.process.github.test_merge_group import queued as queued

NEWER = f"{PLAN_TEXT}\nMore.\n"
BOT = "renovate[bot]"


@pytest.fixture
def exempting(hub, library):
    """The repository whose policy exempts bob and a bot."""
    hub.state.user(BOT, type="Bot")
    library.push("main", {POLICY_PATH: f'exempt: {{authors: [bob, "{BOT}"]}}\n'})
    return library


def of_plan(snapshot):
    """The commits that touch the plan."""
    [commits] = [history.commits for history in snapshot.contributions if history.path == PLAN_PATH]
    return commits


def test_commits_that_touch_a_plan_are_told_in_one_more_call(exempting, read):
    pull = exempting.open_pull_request("search", PLANNED, by=BOT, signed=True)
    opened = pull.head_sha
    exempting.push("search", {"src/shelf.py": "shelf = 2\n"}, by="mallory")

    snapshot = read(pull)

    assert snapshot.author == BOT
    assert snapshot.contributions == (FileHistory(PLAN_PATH, (Contribution(opened, BOT, verified=True),)),)
    assert read.calls() == ["PullRequest", "Lookups", "Contributions", "Lookups"]


@pytest.mark.parametrize("by", ["alice", "mallory"])
def test_nothing_is_asked_of_an_author_who_is_not_exempt(exempting, read, by):
    pull = exempting.open_pull_request("search", PLANNED, by=by)

    assert read(pull).contributions == ()
    assert "Contributions" not in read.calls()


def test_what_was_done_to_a_plan_before_the_merge_base_is_not_told(exempting, read):
    exempting.push("main", PLANNED, by="mallory")
    pull = exempting.open_pull_request("more", {PLAN_PATH: NEWER}, by="bob", signed=True)
    exempting.push("main", {PLAN_PATH: f"{PLAN_TEXT}\nElsewhere.\n"}, by="mallory")

    assert of_plan(read(pull)) == (Contribution(pull.head_sha, "bob", verified=True),)


@pytest.mark.parametrize(
    ("signature", "verified"),
    [
        (None, False),
        ({}, True),
        ({"by": "bob"}, True),
        ({"by": "mallory"}, False),
        ({"state": "UNVERIFIED_EMAIL"}, False),
        ({"by": "bob", "state": "EXPIRED_KEY"}, False),
    ],
)
def test_a_commit_is_verified_by_a_signature_of_its_author_or_of_github(exempting, read, signature, verified):
    pull = exempting.open_pull_request("search", PLANNED, by="bob")
    if signature is not None:
        exempting.sign(pull.head_sha, **signature)

    assert of_plan(read(pull)) == (Contribution(pull.head_sha, "bob", verified=verified),)


def test_a_name_in_a_commit_that_belongs_to_no_account_is_nobody(hub, exempting, read):
    pull = exempting.open_pull_request("search", PLANNED, by="bob")
    git = exempting.repository.git
    forged = git.commit_files(
        "forged", {PLAN_PATH: NEWER}, message="x", name="bob", email="bob@example.com", date=1, parent=pull.head_sha
    )
    exempting.push("search", {"README.md": "# L\n"}, onto=forged, by="bob", signed=True)

    assert [commit.author for commit in of_plan(read(pull)) if commit.sha == forged] == [None]


def test_commits_and_histories_are_read_to_their_end(exempting, read):
    pull = exempting.open_pull_request("search", PLANNED, by="bob")
    shas = [pull.head_sha, *(exempting.push("search", {PLAN_PATH: f"{PLAN_TEXT}{n}\n"}) for n in range(120))]

    assert {commit.sha for commit in of_plan(read(pull))} == set(shas)


def test_a_list_of_commits_that_github_cuts_is_no_list(exempting, read):
    pull = exempting.open_pull_request("search", PLANNED, by="bob")
    git, tip = exempting.repository.git, pull.head_sha
    for number in range(250):
        tip = git.commit_files(
            "many", {"VERSION": f"{number}\n"}, message="x", name="m", email="m@x", date=number + 1, parent=tip
        )
    exempting.push("search", {"VERSION": "end\n"}, onto=tip)

    with pytest.raises(AuthorError, match="has more commits than the 250 that GitHub lists"):
        read(pull)


def test_in_a_queue_the_commits_of_the_pull_request_are_told(exempting, queued):
    pull = exempting.open_pull_request("search", PLANNED, by="bob", signed=True)
    head = pull.head_sha

    [told] = queued(pull).group.pull_requests

    assert told.contributions == (FileHistory(PLAN_PATH, (Contribution(head, "bob", verified=True),)),)
