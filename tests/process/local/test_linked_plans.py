"""On the command line, too, a plan behind a symbolic link is judged, and one out of reach is not passed by."""

import os

import pytest

from plangate.local.gather import gather
from tests.builders import PLAN_PATH, PLAN_TEXT, SPEC_TEXT
from tests.process.local.repository import a_repository, commit, git, write

HIDDEN = "hidden/002-find/plan.md"
NEWER = f"{PLAN_TEXT}\nMore.\n"
LINKS = {"folder": ("specs/002-find", "../hidden/002-find"), "root": ("ui/specs", "../hidden")}


def link(root, path, target):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    os.symlink(target, root / path)


@pytest.fixture
def root(tmp_path):
    """A repository with git, with a plan that lies in no specs folder."""
    a_repository(tmp_path)
    write(tmp_path, {HIDDEN: PLAN_TEXT, "hidden/002-find/spec.md": SPEC_TEXT})
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "Begin")
    return tmp_path


def told(snapshot):
    return {feature.plan.path: feature.plan.text for feature in snapshot.features}


def since_main(root):
    """What is judged of a branch compared with main."""
    return told(gather([root], "main"))


@pytest.mark.parametrize("name", LINKS)
def test_a_plan_in_a_linked_folder_is_gathered_once_where_it_lies(root, name):
    path, target = LINKS[name]
    assert told(gather([root])) == {PLAN_PATH: PLAN_TEXT}

    link(root, path, target)

    assert told(gather([root])) == {PLAN_PATH: PLAN_TEXT, HIDDEN: PLAN_TEXT}
    assert told(gather([root / path])) == {HIDDEN: PLAN_TEXT}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_a_branch_brings_has_its_plan_judged(root, name):
    git(root, "switch", "--quiet", "--create", "work")
    link(root, *LINKS[name])
    commit(root, "Link")

    assert since_main(root) == {HIDDEN: PLAN_TEXT}


@pytest.mark.parametrize("name", LINKS)
def test_a_plan_behind_a_link_that_stands_is_judged_when_it_changes(root, name):
    link(root, *LINKS[name])
    commit(root, "Link")
    git(root, "switch", "--quiet", "--create", "work")
    assert since_main(root) == {}

    write(root, {HIDDEN: NEWER})

    [feature] = gather([root], "main").features
    assert (feature.plan.text, feature.before.text) == (NEWER, PLAN_TEXT)


def test_a_plan_that_is_a_link_is_judged_when_what_it_leads_to_changes(root):
    write(root, {"docs/a.txt": PLAN_TEXT})
    link(root, "specs/002-find/plan.md", "../../docs/a.txt")
    commit(root, "Link")
    git(root, "switch", "--quiet", "--create", "work")
    assert since_main(root) == {}

    write(root, {"docs/a.txt": NEWER})

    assert since_main(root) == {"specs/002-find/plan.md": NEWER}


@pytest.mark.parametrize("target", ["/etc", "../../elsewhere"])
def test_a_link_out_of_the_repository_stands_for_a_plan_that_cannot_be_read(root, target):
    git(root, "switch", "--quiet", "--create", "work")
    link(root, "specs/002-find", target)

    assert since_main(root) == {"specs/002-find": None}
    assert told(gather([root])) == {PLAN_PATH: PLAN_TEXT, "specs/002-find": None}

    commit(root, "Link")
    git(root, "branch", "--force", "main")
    assert since_main(root) == {}


@pytest.mark.parametrize("has_files", [True, False])
def test_a_submodule_below_a_specs_folder_stands_for_plans_that_cannot_be_read(root, has_files):
    git(root, "switch", "--quiet", "--create", "work")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},specs/002-find")
    git(root, "commit", "--quiet", "--message", "Add a submodule")
    if has_files:
        write(root, {"specs/002-find/plan.md": PLAN_TEXT})

    [feature] = gather([root], "main").features

    assert (feature.plan.path, feature.plan.text, feature.plan.submodule) == ("specs/002-find", None, True)
    assert told(gather([root])) == {PLAN_PATH: PLAN_TEXT, "specs/002-find": None}


def test_links_that_hide_no_plan_change_nothing(root):
    for path, target in {"latest": "hidden", "out": "/etc", "specs/up": "../src", "gone": "nowhere"}.items():
        link(root, path, target)

    assert told(gather([root])) == {PLAN_PATH: PLAN_TEXT}
