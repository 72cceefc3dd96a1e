"""A plan behind a symbolic link is read where it lies; one behind a submodule, or a link out, cannot be."""

import pytest

from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.errors import AuthorError
from tests.builders import FEATURE, PLAN_PATH, PLAN_TEXT, SPEC_TEXT
from tests.fakehub.repositories import submodule, symlink
from tests.process.github.conftest import PLANNED

HIDDEN = "hidden/001-search/plan.md"
HIDDEN_FILES = {HIDDEN: PLAN_TEXT, "hidden/001-search/spec.md": SPEC_TEXT}
NEWER = f"{PLAN_TEXT}\nMore.\n"
LINKS = {
    "specs": ("specs", "hidden", "specs/001-search/plan.md"),
    "folder": ("specs/002-find", "../hidden/001-search", "specs/002-find/plan.md"),
    "nested": ("ui/specs/002-find", "../../hidden/001-search", "ui/specs/002-find/plan.md"),
}


def told(snapshot):
    """The plans that are judged, with what stood there before."""
    return [
        (feature.plan.path, feature.plan.text, feature.before and feature.before.text) for feature in snapshot.features
    ]


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_a_folder_with_a_plan_brings_that_plan(library, read, name):
    path, target, seen_as = LINKS[name]
    pull = library.open_pull_request("search", {**HIDDEN_FILES, path: symlink(target)})

    snapshot = read(pull)

    assert snapshot.changes == (Change(HIDDEN, ChangeKind.ADDED, seen_as=seen_as),)
    assert told(snapshot) == [(HIDDEN, PLAN_TEXT, None)]
    assert snapshot.features[0].file("spec.md").text == SPEC_TEXT


@pytest.mark.parametrize("name", ["specs", "folder"])
def test_a_plan_behind_a_link_that_stands_is_compared_with_what_it_was(library, read, name):
    path, target, _ = LINKS[name]
    library.push("main", {**HIDDEN_FILES, path: symlink(target)})
    pull = library.open_pull_request("more", {HIDDEN: NEWER})

    assert told(read(pull)) == [(HIDDEN, NEWER, PLAN_TEXT)]


@pytest.mark.parametrize(
    ("root", "link", "target"),
    [("ui/specs", "ui/specs/002-find", "../../hidden/001-search"), ("ui/specs", "ui/specs", "../hidden")],
    ids=["a folder in it", "the root itself"],
)
def test_a_link_that_stands_in_a_specs_root_where_a_plan_was_judged_is_followed(library, read, root, link, target):
    read.cache.put_specs_roots([f"{root}/009-first/plan.md"])
    library.push("main", {**HIDDEN_FILES, link: symlink(target)})
    pull = library.open_pull_request("more", {HIDDEN: NEWER})
    read.all_calls()

    assert told(read(pull)) == [(HIDDEN, NEWER, PLAN_TEXT)]
    assert read(library.open_pull_request("code", {"src/shelf.py": "shelf = 3\n"})).changes == ()


def test_a_link_to_a_plan_that_stood_there_is_a_new_plan(library, read):
    library.push("main", HIDDEN_FILES)
    pull = library.open_pull_request("link", {"specs/002-find": symlink("../hidden/001-search")})
    library.push("main", {"src/late.py": "late = 1\n"})

    assert told(read(pull)) == [(HIDDEN, PLAN_TEXT, None)]


@pytest.mark.parametrize("target", ["docs/a.md", "docs/a.txt", "A"])
def test_the_file_that_a_plan_is_linked_to_is_the_plan(library, read, target):
    library.push("main", {**PLANNED, PLAN_PATH: symlink(f"../../{target}"), target: PLAN_TEXT})
    pull = library.open_pull_request("more", {target: NEWER})

    [(path, text, _)] = told(read(pull))

    assert (path, text) == (PLAN_PATH, NEWER)


def test_a_plan_behind_links_to_links_is_read(library, read):
    links = {"specs": symlink("one"), "one": symlink("two"), "two": symlink("hidden")}
    pull = library.open_pull_request("search", {**HIDDEN_FILES, **links})

    assert told(read(pull)) == [(HIDDEN, PLAN_TEXT, None)]


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"specs/002-find": symlink("/etc")}, "specs/002-find"),
        ({"specs/002-find": symlink("../../elsewhere")}, "specs/002-find"),
        ({"specs": symlink("specs")}, "specs"),
        ({"specs/002-find": submodule("1" * 40)}, "specs/002-find"),
        ({"specs": submodule("1" * 40)}, "specs"),
        ({"specs/002-find": symlink("../vendor/a"), "vendor": submodule("1" * 40)}, "specs/002-find"),
        ({PLAN_PATH: submodule("1" * 40)}, PLAN_PATH),
    ],
)
def test_what_cannot_be_followed_is_a_plan_without_a_text(library, read, files, path):
    pull = library.open_pull_request("out", files)

    assert told(read(pull)) == [(path, None, None)]


def test_a_submodule_that_moves_on_below_a_specs_root_cannot_be_read(library, read):
    library.push("main", {"specs/002-find": symlink("../vendor/a"), "vendor": submodule("1" * 40)})
    pull = library.open_pull_request("update", {"vendor": submodule("2" * 40)})

    [(path, text, _)] = told(read(pull))

    assert (path, text) == ("specs/002-find", None)


@pytest.mark.parametrize(
    "files",
    [
        {"vendor": submodule("1" * 40)},
        {"latest": symlink("/etc")},
        {"latest": symlink("src")},
        {"specs/002-find": symlink("../src")},
        {f"{FEATURE}/examples/002-find": symlink("../../../hidden/001-search")},
    ],
)
def test_a_link_that_hides_no_plan_changes_none(library, read, files):
    library.push("main", HIDDEN_FILES)
    pull = library.open_pull_request("link", files)

    assert read(pull).changes == ()


def test_a_link_that_stands_is_no_change_while_what_it_leads_to_is_none(library, read):
    library.push("main", {**HIDDEN_FILES, "specs": symlink("hidden"), "out/specs/a": symlink("/etc")})
    pull = library.open_pull_request("code", {"src/shelf.py": "shelf = 2\n"})

    assert read(pull).changes == ()


def test_links_are_listed_once_for_each_state_of_the_specs_folder(library, read):
    library.push("main", {PLAN_PATH: PLAN_TEXT})
    listing = f"GET /git/trees/{library.repository.git.find(library.tip(), 'specs').sha}"
    pulls = [library.open_pull_request(name, {"src/shelf.py": name}) for name in ("one", "two")]
    library.push("main", {"README.md": "# More\n"})

    calls = [(read(pull), read.all_calls())[1] for pull in pulls]

    assert calls == [["PullRequest", listing], ["PullRequest"]]


def test_links_in_a_repository_that_cannot_be_listed_are_never_taken_for_none(hub, library, read):
    pull = library.open_pull_request("search", {**HIDDEN_FILES, "specs": symlink("hidden")})
    read(library.open_pull_request("code", {"src/shelf.py": "shelf = 2\n"}))
    hub.faults.next(path="/git/trees/", status=200, body=b'{"tree": [], "truncated": true}')

    with pytest.raises(AuthorError, match="Put the plans in place of the links"):
        read(pull)
