"""The stand-in's git repositories: committing, reading, diffing."""

import pytest

from tests.fakehub.repositories import Entry, GitRepository, executable, symlink

PEOPLE = {"name": "Ada", "email": "ada@example.com", "date": 1_700_000_000}


@pytest.fixture
def git(tmp_path):
    made = GitRepository(tmp_path / "shop.git")
    yield made
    made.close()


def commit(git, files, *, branch="main", parent=None, message="Change"):
    return git.commit_files(branch, files, message=message, parent=parent, **PEOPLE)


def test_committed_files_are_read_back_with_their_modes(git):
    sha = commit(
        git, {"README.md": "Hello\n", "bin/run": executable("#!/bin/sh\n"), "docs/law": symlink("../README.md")}
    )

    assert [(e.path, e.mode, e.kind) for e in git.walk(sha)] == [
        ("README.md", "100644", "blob"),
        ("bin", "040000", "tree"),
        ("bin/run", "100755", "blob"),
        ("docs", "040000", "tree"),
        ("docs/law", "120000", "blob"),
    ]
    assert git.blob(git.find(sha, "docs/law").sha) == b"../README.md"


def test_hostile_paths_are_committed_and_found(git):
    path = 'specs/a b?ref=x#/"pl\\an"\n.md'

    sha = commit(git, {path: "text"})

    assert git.evaluate(f"main:{path}") == Entry(path, "100644", "blob", git.find(sha, path).sha)


def test_head_is_the_default_branch(git):
    sha = commit(git, {"README.md": "Hello\n"}, branch="trunk")
    git.head = "refs/heads/trunk"

    assert (git.resolve("HEAD"), git.evaluate("HEAD:README.md").kind) == (sha, "blob")


def test_an_expression_names_nothing_where_nothing_is(git):
    commit(git, {"README.md": "Hello\n"})

    assert [git.evaluate(e) for e in ("main:none", "other:README.md", "f" * 40, "main:README.md/x")] == [None] * 4


def test_a_force_push_replaces_what_the_branch_held(git):
    first = commit(git, {"a": "1"})
    commit(git, {"b": "2"}, branch="topic", parent=first)

    forced = commit(git, {"c": "3"}, branch="topic", parent=first)

    assert git.ref("refs/heads/topic") == forced
    assert [e.path for e in git.entries(forced)] == ["a", "c"]


def test_the_three_dot_diff_leaves_out_what_the_base_did_since(git):
    first = commit(git, {"plan.md": "one\ntwo\nthree\n", "old.md": "a long enough text to be recognized\n" * 3})
    head = commit(
        git,
        {"plan.md": "one\n2\nthree\n", "old.md": None, "new.md": "a long enough text to be recognized\n" * 3,
         "image": b"\0\1\2"},
        branch="topic", parent=first,
    )  # fmt: skip
    base = commit(git, {"other.md": "elsewhere"}, parent=first)

    changes = git.three_dot(base, head)

    assert [(c.path, c.status, c.previous_path, c.additions, c.deletions, c.binary) for c in changes] == [
        ("image", "added", None, 0, 0, True),
        ("new.md", "renamed", "old.md", 0, 0, False),
        ("plan.md", "modified", None, 1, 1, False),
    ]
    assert changes[2].patch == "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three"


def test_a_line_outside_the_hunks_cannot_be_commented(git):
    lines = [f"line {n}" for n in range(1, 41)]
    first = commit(git, {"plan.md": "\n".join(lines) + "\n"})
    lines[19] = "changed"
    head = commit(git, {"plan.md": "\n".join(lines) + "\n"}, branch="topic", parent=first)

    [change] = git.three_dot(first, head)

    assert change.commentable("RIGHT") == frozenset(range(17, 24))
    assert change.excerpt(20, "RIGHT").endswith("-line 20\n+changed")


def test_a_file_that_became_a_link_is_one_change(git):
    first = commit(git, {"a": "text\n", "law": "text\n"})
    head = commit(git, {"law": symlink("a"), "z": "more\n"}, branch="topic", parent=first)

    assert [(c.path, c.status) for c in git.three_dot(first, head)] == [("law", "changed"), ("z", "added")]


def test_a_fork_shares_objects_both_ways_but_no_branches(git, tmp_path):
    first = commit(git, {"a": "1"})
    fork = GitRepository(tmp_path / "fork.git", objects_of=git)

    head = commit(fork, {"b": "2"}, branch="topic", parent=first)

    assert git.merge_base(first, head) == first
    assert git.branches() == {"main": first}
    fork.close()


def test_a_tree_is_made_from_another_by_putting_in_and_taking_out(git):
    first = commit(git, {"a/x": "1", "a/y": "2"})
    blob = git.write_object("blob", b"new")

    tree = git.write_tree(git.commit(first).tree, [("a/x", "100644", None), ("b/z", "100644", blob)])

    assert [e.path for e in git.walk(tree)] == ["a", "a/y", "b", "b/z"]
