"""Which path is what: told from paths alone."""

import pytest

from plangate.domain.documents.layout import (
    folders_above,
    inside,
    is_companion,
    is_contract,
    is_in_specify,
    is_law,
    is_law_folder,
    is_law_text,
    is_misnamed_policy,
    is_owner_home,
    is_standard_path,
    name_in,
    plan_beside,
    projects,
    siblings_after_merge,
    target_of,
)
from plangate.domain.model.default_paths import DEFAULT_CONSTITUTIONS
from plangate.domain.model.policy import Policy
from plangate.domain.model.snapshot import File


def test_a_path_in_the_root_has_no_slash_before_it():
    assert inside("", "spec.md") == "spec.md"
    assert inside("specs/001-search", "spec.md") == "specs/001-search/spec.md"
    assert name_in("", "spec.md") == "spec.md"
    assert name_in("specs/001-search", "specs/001-search/contracts/api.md") == "contracts/api.md"


def test_folders_above_end_with_the_root():
    assert tuple(folders_above("a/b/plan.md")) == ("a/b", "a", "")
    assert tuple(folders_above("plan.md")) == ("",)


def test_law_may_lie_in_a_features_folder_and_in_all_above_it():
    assert projects(["app/specs/001-search", "specs/002-loans"]) == (
        "", "app", "app/specs", "app/specs/001-search", "specs", "specs/002-loans",
    )  # fmt: skip
    assert projects([""]) == ("",)


def test_a_merge_leaves_what_the_head_has_and_what_the_base_got_meanwhile():
    head, merge_base, base = {"001-search", "003-own"}, {"001-search", "000-gone"}, {"000-gone", "002-loans"}

    assert siblings_after_merge("specs/003-own", head, merge_base, base) == ("001-search", "002-loans")


@pytest.mark.parametrize("name", ["spec.md", "research.md", "data-model.md", "tasks.md", "quickstart.md"])
def test_rules_read_what_spec_kit_writes_beside_a_plan(name):
    assert is_companion("specs/001-search", f"specs/001-search/{name}")
    assert is_companion("", name)
    assert not is_companion("specs/001-search", f"specs/001-search/notes/{name}")


def test_every_file_of_contracts_is_a_contract():
    assert is_contract("specs/001-search", "specs/001-search/contracts/v1/api.yaml")
    assert is_companion("specs/001-search", "specs/001-search/contracts/v1/api.yaml")
    assert not is_contract("specs/001-search", "specs/001-search/old/contracts/api.yaml")


@pytest.mark.parametrize(
    ("path", "plans", "plan"),
    [
        ("specs/001-search/spec.md", ("**/specs/**/plan.md",), "specs/001-search/plan.md"),
        ("specs/001-search/tasks.md", ("**/specs/**/plan.md",), "specs/001-search/plan.md"),
        ("specs/001-search/research.md", ("**/specs/**/plan.md",), None),
        ("specs/spec.md", ("**/specs/**/plan.md",), None),
        ("docs/spec.md", ("docs/*.md",), None),
        ("docs/search/spec.md", ("docs/*/design.md", "!docs/old/design.md"), "docs/search/design.md"),
        ("docs/old/spec.md", ("docs/*/design.md", "!docs/old/design.md"), None),
    ],
)
def test_a_companion_tells_its_plan_where_plans_have_a_name(path, plans, plan):
    assert plan_beside(path, Policy(plans=plans).plan_globs) == plan


@pytest.mark.parametrize(
    "path",
    [
        ".github/plangate.yml",
        ".specify/memory/constitution.md",
        "app/.specify/presets/lean/preset.yml",
        "memory/constitution.md",
        "app/memory/constitution.md",
    ],
)
def test_policy_constitutions_and_all_of_specify_are_law(path):
    assert is_law(path, DEFAULT_CONSTITUTIONS)


@pytest.mark.parametrize("path", ["app/.github/plangate.yml", "docs/constitution.md", ".specify", "x.specify/a.md"])
def test_other_files_are_no_law(path):
    assert not is_law(path, DEFAULT_CONSTITUTIONS)


@pytest.mark.parametrize(
    "path",
    [
        ".specify/memory/constitution.md",
        ".specify/templates/plan-template.md",
        ".specify/presets/lean/preset.yml",
        ".specify/presets/.registry",
        ".specify/init-options.json",
        "app/.specify/extensions/git/extension.yml",
    ],
)
def test_a_review_reads_what_says_something_about_plans(path):
    assert is_law_text(path, DEFAULT_CONSTITUTIONS)


@pytest.mark.parametrize(
    "path",
    [
        ".specify/notes.md",
        ".specify/scripts/bash/setup.md",
        ".specify/templates/logo.png",
        ".specify/templates/commands/plan.md",
        ".specify/extensions/git/scripts/run.md",
        "README.md",
        "package.json",
    ],
)
def test_a_review_leaves_the_rest_of_specify_unread(path):
    assert not is_law_text(path, DEFAULT_CONSTITUTIONS)


def test_a_link_may_stand_for_specify_or_for_a_folder_of_law_in_it():
    assert all(map(is_law_folder, (".specify", "app/.specify", ".specify/memory", ".specify/templates")))
    assert not any(map(is_law_folder, ("specify", "a.specify", ".specify/scripts", ".specify/templates/overrides")))


@pytest.mark.parametrize("path", [".specify/x", "app/.specify/a/b", "docs/constitution.md", "a/plan-template.md"])
def test_a_push_may_touch_law_at_a_standard_path(path):
    assert is_standard_path(path)


@pytest.mark.parametrize("path", ["docs/charter.md", ".specify", "specs/001-search/plan.md", "plangate.yaml"])
def test_law_at_any_other_path_has_to_be_told(path):
    assert not is_standard_path(path)


def test_only_a_folder_of_that_name_is_specify():
    assert is_in_specify("a/.specify/memory/x.md")
    assert not is_in_specify("a/.specify")
    assert not is_in_specify("a/.specify-old/x.md")


def test_an_owners_home_is_called_as_github_calls_it():
    assert is_owner_home("octo/.github")
    assert is_owner_home("octo/.GitHub")
    assert not is_owner_home("octo/x.github")


@pytest.mark.parametrize(
    ("path", "text", "target"),
    [
        (".specify", "tools/specify", "tools/specify"),
        (".specify/memory/constitution.md", "../../docs/law.md", "docs/law.md"),
        (".specify/memory/constitution.md", "./law.md", ".specify/memory/law.md"),
        (".specify/memory/constitution.md", "a//b/", ".specify/memory/a/b"),
        (".specify", "../outside", None),
        (".specify", "/etc/passwd", None),
        (".specify", "", None),
        (".specify", None, None),
        ("a/b", "..", ""),
    ],
)
def test_a_link_leads_to_a_path_inside_of_the_repository_or_nowhere(path, text, target):
    assert target_of(File(path, "1" * 40, text, symlink=True)) == target


def test_a_text_leads_nowhere():
    assert target_of(File(".specify/memory/constitution.md", "1" * 40, "docs/law.md")) is None


@pytest.mark.parametrize("folder", ["", ".github/", ".GitHub/"])
@pytest.mark.parametrize(
    "name", ["plangate", "Plangate", "PLANGATE", ".plangate", "plan-gate", "plan_gate", "Plan.Gate"]
)
@pytest.mark.parametrize("ending", ["yml", "yaml", "YML", "Yaml"])
def test_a_name_that_differs_from_the_policy_s_in_spelling_only_is_nearly_it(folder, name, ending):
    path = f"{folder}{name}.{ending}"

    assert is_misnamed_policy(path) == (path != ".github/plangate.yml")


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/plangate.yml", "deploy/plangate.yml", "docs/plangate.yaml", "plangate.json", "plangate",
        "plangate/policy.yml", ".github/plangate-2.yml", ".github/gateplan.yml", ".github/plans.yml", ".yml",
    ],
)  # fmt: skip
def test_what_only_speaks_of_it_is_not_taken_for_a_policy(path):
    assert not is_misnamed_policy(path)
