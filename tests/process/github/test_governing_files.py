"""Gathering the law: policy, constitutions and templates at the base, wherever they lie."""

import pytest

from plangate.domain.documents.template.layers import Resolved, resolve_layers
from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.domain.review.consequences import law_paths
from plangate.domain.review.review import review
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
    TEMPLATE_PATH,
    TEMPLATE_TEXT,
)
from tests.fakehub.repositories import symlink
from tests.process.github.conftest import BASE, PLANNED, a_file_of, told_law
from tests.template_layouts import LAYOUTS, target


def law_of(library, **more):
    """The law of BASE, with more files."""
    texts = {CONSTITUTION_PATH: CONSTITUTION_TEXT, TEMPLATE_PATH: TEMPLATE_TEXT, **more}
    return {path: text for path, text in texts.items() if text is not None}


def test_the_law_is_that_of_the_base_as_it_stands_now(library, read):
    changed = CONSTITUTION_TEXT.replace("Small Parts", "Tiny Parts")
    pull = library.open_pull_request("search", {**PLANNED, CONSTITUTION_PATH: "Anything goes.\n"})
    library.push("main", {CONSTITUTION_PATH: changed})

    snapshot = read(pull)

    assert told_law(snapshot) == law_of(library, **{CONSTITUTION_PATH: changed})
    assert Change(CONSTITUTION_PATH, ChangeKind.MODIFIED) in snapshot.changes


def test_a_policy_says_where_plans_and_constitutions_lie(library, read):
    policy = 'plans: ["designs/**/plan.md"]\nconstitution: [LAW.md]\n'
    library.push("main", {".github/plangate.yml": policy, "LAW.md": CONSTITUTION_TEXT})
    pull = library.open_pull_request("search", {"designs/search/plan.md": PLAN_TEXT, PLAN_PATH: PLAN_TEXT})

    snapshot = read(pull)

    assert [feature.folder for feature in snapshot.features] == ["designs/search"]
    assert told_law(snapshot)["LAW.md"] == CONSTITUTION_TEXT
    assert told_law(snapshot)[".github/plangate.yml"] == policy


def test_in_a_monorepo_the_law_beside_the_plan_is_read_in_the_same_three_calls(library, read):
    near = CONSTITUTION_TEXT.replace("Librarian", "Parcel")
    library.push(
        "main",
        {
            "services/parcel/.specify/memory/constitution.md": near,
            "services/parcel/.specify/templates/plan-template.md": "# Plan: [FEATURE]\n",
        },
    )
    pull = library.open_pull_request("parcel", {"services/parcel/specs/001-send/plan.md": PLAN_TEXT})

    snapshot = read(pull)

    assert len(read.calls()) == 3
    assert told_law(snapshot)["services/parcel/.specify/memory/constitution.md"] == near
    assert told_law(snapshot)["services/parcel/.specify/templates/plan-template.md"] == "# Plan: [FEATURE]\n"


def test_a_constitution_that_is_a_link_comes_with_what_it_leads_to(library, read):
    library.push("main", {"docs/law.md": CONSTITUTION_TEXT, CONSTITUTION_PATH: symlink("../../docs/law.md")})
    pull = library.open_pull_request("search", PLANNED)

    snapshot = read(pull)

    link = a_file_of(CONSTITUTION_PATH, "../../docs/law.md", library, symlink=True)
    assert snapshot.law_file(CONSTITUTION_PATH) == link
    assert snapshot.law_file("docs/law.md").text == CONSTITUTION_TEXT


def test_a_repository_without_any_law_is_read(hub, read, library):
    library.push("main", dict.fromkeys(BASE, None) | {"README.md": "# Bare\n"})
    pull = library.open_pull_request("search", PLANNED)

    snapshot = read(pull)

    assert snapshot.law == ()
    assert [feature.folder for feature in snapshot.features] == [FEATURE]


@pytest.mark.parametrize(
    ("folder", "to", "under"),
    [
        (".specify", "shared", "shared"),
        (".specify/memory", "../docs/law", "docs/law"),
        (".specify/templates", "../forms", "forms"),
    ],
)
def test_a_folder_of_law_that_is_a_link_is_read_where_it_leads(library, read, folder, to, under):
    moved = {path.replace(folder, under, 1): text for path, text in BASE.items() if path.startswith(f"{folder}/")}
    library.push("main", {**dict.fromkeys(path for path in BASE if path.startswith(f"{folder}/")), **moved})
    library.push("main", {folder: symlink(to)})
    pull = library.open_pull_request("search", PLANNED)

    law = told_law(read(pull))

    assert law[folder] == to
    assert {CONSTITUTION_TEXT, TEMPLATE_TEXT} <= set(law.values())
    assert not any("setup.sh" in path for path in law)


def test_links_of_the_law_that_go_around_come_to_an_end(library, read):
    library.push(
        "main", {**dict.fromkeys(BASE), "README.md": "#\n", ".specify": symlink("a"), "a": symlink(".specify")}
    )
    pull = library.open_pull_request("search", PLANNED)

    assert told_law(read(pull)) == {".specify": "a", "a": ".specify"}


def test_law_governs_from_where_the_policy_names_it_and_from_where_links_lead(library, read):
    linked = {"docs/principles.md": CONSTITUTION_TEXT, CONSTITUTION_PATH: symlink("../../docs/principles.md")}
    library.push("main", {".github/plangate.yml": f"constitution: [LAW.md, {CONSTITUTION_PATH}]\n", **linked})

    paths = law_paths(read(library.open_pull_request("search", PLANNED)))

    assert {"LAW.md", "docs/principles.md", CONSTITUTION_PATH, ".github/plangate.yml"} <= set(paths)


def test_law_governs_nothing_where_no_plan_is_judged(library, read):
    assert law_paths(read(library.open_pull_request("notes", {"README.md": "# Notes\n"}))) == ()
    assert law_paths(read(library.open_pull_request("law", {CONSTITUTION_PATH: "# Law\n"}))) == ()


def test_all_that_templates_are_put_together_from_is_read(library, read):
    projects = {f"p{number}": layout for number, layout in enumerate(LAYOUTS.values())}
    texts = {f"{root}/{path}": text for root, (files, _) in projects.items() for path, text in files.items()}
    links = {path: symlink(to) for path, text in texts.items() if (to := target(text)) is not None}
    library.push("main", texts | links)
    pull = library.open_pull_request("search", {f"{root}/{PLAN_PATH}": PLAN_TEXT for root in projects})

    law = read(pull).law

    resolved = {root: resolve_layers(law, root, "plan-template") for root in projects}
    found = {root: one.text if isinstance(one, Resolved) else one.why for root, one in resolved.items()}
    assert found == {root: expected for root, (_, expected) in projects.items()}


@pytest.mark.parametrize("name", ["a file of any name", "a preset that is a link", "presets that lie behind a link"])
def test_presets_of_the_root_are_read_where_they_lie(library, read, name):
    files, expected = LAYOUTS[name]
    links = {path: symlink(to) for path, text in files.items() if (to := target(text)) is not None}
    library.push("main", files | links)
    pull = library.open_pull_request("search", PLANNED)

    assert resolve_layers(read(pull).law, "", "plan-template").text == expected


@pytest.fixture
def usual(library):
    """The repository with its constitution at a usual place that nobody named."""
    library.push("main", {CONSTITUTION_PATH: None, "docs/constitution.md": CONSTITUTION_TEXT})
    return library


def test_a_constitution_at_a_usual_place_governs_and_takes_no_further_call(usual, read):
    snapshot = read(usual.open_pull_request("search", PLANNED))

    assert len(read.calls()) == 3
    assert told_law(snapshot)["docs/constitution.md"] == CONSTITUTION_TEXT
    assert (review(snapshot).conclusion, review(snapshot).constitution.unnamed) == ("success", "docs/constitution.md")
    assert "docs/constitution.md" in law_paths(snapshot)


def test_an_amendment_at_a_usual_place_is_one(usual, read):
    snapshot = read(usual.open_pull_request("amend", {"docs/constitution.md": f"{CONSTITUTION_TEXT}\nMore.\n"}))

    assert [law.after.path for law in snapshot.amended] == ["docs/constitution.md"]


def test_no_plan_brings_its_law_along_to_a_usual_place(library, read):
    library.push("main", {CONSTITUTION_PATH: None})

    snapshot = read(library.open_pull_request("search", {**PLANNED, "docs/constitution.md": CONSTITUTION_TEXT}))

    assert review(snapshot).constitution.path is None
    assert "docs/constitution.md" not in told_law(snapshot)


def test_a_file_at_a_usual_place_is_nothing_where_the_constitution_lies_at_its_own(library, read):
    library.push("main", {"docs/constitution.md": CONSTITUTION_TEXT})

    snapshot = read(library.open_pull_request("search", {**PLANNED, "docs/constitution.md": "# Other\n"}))

    assert review(snapshot).constitution.path == CONSTITUTION_PATH
    assert (snapshot.amended, "docs/constitution.md" in told_law(snapshot)) == ((), False)
