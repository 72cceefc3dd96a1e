"""Comments, permissions, commits and requirements, as the stand-in GitHub tells and takes them."""

import pytest

from plangate.domain.model.branch_commit import BranchCommit
from plangate.domain.model.existing_output import OwnComment
from plangate.domain.model.github.permission import Permission
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.errors import AuthorError, GoneError, RefusedError, TransientError
from plangate.github.read.branches.base_tree import read_base_tree
from plangate.github.read.branches.head_branch import Branch, read_head_branch
from plangate.github.read.permissions import permission_of
from plangate.github.read.required_check import read_requirement
from plangate.github.write.branches import push
from plangate.github.write.comments import Reaction, react, read_comment, reply, reword
from tests.builders import PLAN_PATH, PLAN_TEXT
from tests.fakehub.repositories import executable
from tests.process.github.conftest import PLANNED


@pytest.fixture
def pull(library):
    return library.open_pull_request("001-search", PLANNED)


def test_a_comment_is_read_with_what_we_felt_about_it(github, pull):
    comment = pull.comment("/plan help", by="bob")
    fresh = read_comment(github, pull.number, comment.node_id)

    assert react(github, comment.node_id, fresh, Reaction.SEEN)

    again = read_comment(github, pull.number, comment.node_id)
    assert (again.body, again.author) == ("/plan help", "bob")
    assert (fresh.reactions, again.reactions) == (set(), {Reaction.SEEN})


def test_a_comment_that_another_edited_last_is_nobody_s_own_words(github, pull):
    comment = pull.comment("Fine", by="bob")
    pull.edit_comment(comment, "/plan fix", by="alice")

    assert read_comment(github, pull.number, comment.node_id) is None


def test_a_bot_s_comment_is_nobody_s_own_words(github, pull):
    comment = pull.comment("/plan help", by="plangate[bot]")

    assert read_comment(github, pull.number, comment.node_id) is None


def test_a_deleted_comment_is_gone(github, pull):
    comment = pull.comment("/plan help")
    pull.delete_comment(comment)

    with pytest.raises(GoneError):
        read_comment(github, pull.number, comment.node_id)


def test_our_words_are_told_from_those_that_another_edited(github, pull, read):
    first, second = (reply(github, pull.number, text) for text in ("one", "two"))
    reword(github, first, "one more")
    pull.comment("<!-- plangate:status -->", by="alice")
    pull.edit_comment(next(c for c in pull.comments() if c.id == second), "mine", by="alice")

    words = read(pull).existing_output.words

    assert [(word.id, word.body, word.tampered) for word in words] == [
        (first, "one more", False),
        (second, "mine", True),
    ]
    assert isinstance(words[0], OwnComment)
    assert words[0].at.endswith("Z")


def test_words_beyond_the_first_hundred_comments_are_found(github, pull, read):
    for number in range(101):
        pull.comment(f"Number {number}", by="bob")
    reply(github, pull.number, "ours")

    assert [word.body for word in read(pull).existing_output.words] == ["ours"]


@pytest.mark.parametrize("role", ["read", "triage", "write", "maintain", "admin"])
def test_a_permission_is_the_finest_role_that_github_names(github, library, role):
    library.grant("bob", role)

    assert permission_of(github, "bob") is Permission[role.upper()]


def plain_push(github, commit, texts, message="Change", check_lease=lambda: None):
    """Push these texts to the pull request's branch, made from that commit."""
    return push(github, "001-search", BranchCommit(read_base_tree(github, commit, texts), texts, message), check_lease)


def test_a_commit_lands_on_the_branch_with_modes_kept(github, hub, library, pull):
    library.push("001-search", {"run.sh": executable("echo one\n")})
    parent, asked = pull.head_sha, []
    texts = {PLAN_PATH: PLAN_TEXT + "\nMore.\n", "run.sh": "echo two\n", "new.md": "New.\n"}

    sha = plain_push(
        github, parent, texts, "Change files\n\nPlangate-Command: c/1", lambda: asked.append(len(hub.writes()))
    )

    git = library.repository.git
    assert (pull.head_sha, git.commit(sha).parents) == (sha, (parent,))
    assert {path: library.text(path, sha) for path in texts} == texts
    modes = [git.run("ls-tree", sha, path).decode().split(" ")[0] for path in ("run.sh", "new.md")]
    assert modes == ["100755", "100644"]
    assert read_head_branch(github, pull.number).holds("Plangate-Command: c/1")
    assert (asked, len(hub.writes())) == ([0, 1, 2], 3)


def test_a_commit_that_is_not_there_may_arrive_yet(github):
    with pytest.raises(TransientError, match="does not find"):
        read_base_tree(github, "1" * 40, [PLAN_PATH])


def test_a_branch_that_moved_on_is_never_forced(github, library, pull):
    parent = pull.head_sha
    library.push("001-search", {"README.md": "moved\n"})
    moved = pull.head_sha

    with pytest.raises(AuthorError, match="moved on meanwhile"):
        plain_push(github, parent, {PLAN_PATH: "x\n"})

    assert pull.head_sha == moved


def test_without_permission_to_write_contents_the_refusal_names_it(github, hub, pull):
    hub.installation.permissions["contents"] = "read"

    with pytest.raises(RefusedError, match="contents: write"):
        plain_push(github, pull.head_sha, {PLAN_PATH: "x\n"})


def test_a_fork_s_branch_is_not_ours(github, library):
    pull = library.open_pull_request("001-search", PLANNED, fork="bob", by="bob")

    branch = read_head_branch(github, pull.number)

    assert branch == Branch("001-search", ours=False, messages=branch.messages)


@pytest.mark.parametrize(
    ("rulesets", "source"),
    [
        (["us"], RequirementSource.US),
        (["us", "any"], RequirementSource.US),
        (["any"], RequirementSource.ANYBODY),
        (["other"], RequirementSource.ANOTHER),
        (["us", "other"], RequirementSource.ANOTHER),
        ([], RequirementSource.UNSEEN),
    ],
)
def test_rulesets_tell_whom_they_take_our_check_from(github, hub, library, pull, read, rulesets, source):
    ids = {"us": hub.app.id, "any": None, "other": 1}
    for pinned in rulesets:
        library.require_check("Plangate", integration_id=ids[pinned])

    assert read_requirement(github, read(pull)) == Requirement(None, source)


def test_status_hears_of_files_on_the_base_that_are_called_nearly_as_the_policy(github, library, pull, read):
    near = {".github/plangate.yaml": "fail-on: never\n", ".plangate.yml": "", ".github/workflows/plangate.yml": ""}
    library.push("main", {**near, ".github/plangate.yml": "fail-on: low\n"})

    told = read_requirement(github, read(pull)).misnamed_policies

    assert sorted(told) == [".github/plangate.yaml", ".plangate.yml"]
