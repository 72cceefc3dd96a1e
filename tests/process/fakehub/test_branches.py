"""What the stand-in does with branches as GitHub does: rules, signatures, bases that are deleted."""

import httpx
import pytest

from tests.fakehub.credentials import mint


@pytest.fixture
def shop(hub):
    return hub.create_repository("acme/shop", files={"README.md": "Shop\n"})


@pytest.fixture
def git(hub, shop):
    token = mint(hub.state, hub.installation, hub.installation.permissions, None).value
    with httpx.Client(
        base_url=f"{hub.url}/repos/acme/shop/git", headers={"authorization": f"Bearer {token}"}
    ) as client:
        yield client


def a_commit(shop, **who):
    tree = shop.repository.git.commit(shop.tip()).tree
    return {"message": "Change nothing", "tree": tree, "parents": [shop.tip()], **who}


def test_github_commits_and_signs_what_an_app_makes_without_naming_anybody(hub, shop, git):
    made = git.post("/commits", json=a_commit(shop)).json()

    assert (made["author"]["name"], made["committer"]["name"]) == (hub.app.bot.login, "GitHub")
    assert made["verification"]["verified"]


def test_what_names_an_author_is_not_signed(shop, git):
    made = git.post("/commits", json=a_commit(shop, author={"name": "ada", "email": "ada@example.org"})).json()

    assert (made["committer"]["name"], made["verification"]["verified"]) == ("ada", False)


def test_a_ruleset_keeps_branches_of_some_names_from_being_made_and_moved(shop, git):
    shop.create_branch("kept/one")
    shop.restrict_branches("kept/*")
    sha = git.post("/commits", json=a_commit(shop)).json()["sha"]

    made = git.post("/refs", json={"ref": "refs/heads/kept/two", "sha": sha})
    moved = git.patch("/refs/heads/kept/one", json={"sha": sha})

    assert (made.status_code, moved.status_code) == (422, 422)
    assert "creations being restricted" in made.json()["message"]
    assert "Cannot update this protected ref" in moved.json()["message"]


@pytest.mark.parametrize(("merged", "base", "state"), [(True, "main", "open"), (False, "001", "closed")])
def test_what_goes_to_a_deleted_branch_goes_where_that_was_merged_to_or_is_closed(shop, merged, base, state):
    plan = shop.open_pull_request("001", {"plan.md": "Plan\n"})
    stacked = shop.open_pull_request("002", {"tasks.md": "Tasks\n"}, base="001")
    if merged:
        plan.merge()

    shop.delete_branch("001")

    assert (stacked.pull.base_ref, stacked.pull.state) == (base, state)
