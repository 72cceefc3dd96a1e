"""What the command line looks at: from wherever one stands, the repository's plans, and what was looked at is said."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plangate.cli.main import app
from plangate.local.gather import gather, gather_scope
from plangate.local.scope import Scope
from tests.builders import CONSTITUTION_PATH, PLAN_PATH, PLAN_TEXT, POLICY_PATH, SPEC_TEXT, TEMPLATE_TEXT
from tests.process.local.repository import FILES, a_repository, commit, git, write

RUNNER = CliRunner()
LOANS = "specs/002-loans"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with git whose second plan is the template."""
    a_repository(tmp_path, **{f"{LOANS}/plan.md": TEMPLATE_TEXT, f"{LOANS}/spec.md": SPEC_TEXT})
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "Plan")
    return tmp_path


def judged(*words: str) -> tuple[int, list[str]]:
    """The exit code of a check, and the lines that say what was looked at."""
    result = RUNNER.invoke(app, ["check", *words])
    return result.exit_code, result.stderr.splitlines()


def scope_of(*paths: Path, base: str | None = None) -> Scope:
    """The scope of paths."""
    return gather_scope(paths, base).scope


@pytest.mark.parametrize("place", [".", "src", "specs/001-search", ".specify/memory"])
def test_without_a_path_the_whole_repository_is_judged_wherever_one_stands(root, monkeypatch, place):
    monkeypatch.chdir(root / place)

    code, told = judged()

    of = "" if place == "." else f" of {root}"
    assert (code, told) == (1, [f"Looked at 2 plans under specs/{of}."])


def test_a_path_is_relative_to_where_one_stands(root, monkeypatch):
    monkeypatch.chdir(root / "src")

    assert judged("../specs/001-search") == (0, [f"Looked at 1 plan, {PLAN_PATH} of {root}."])
    assert judged(".") == (0, [f"Found no plan under src of {root}. Plans are files that match **/specs/**/plan.md."])


def test_a_project_of_a_repository_has_the_repositorys_policy_and_paths(tmp_path, monkeypatch):
    write(tmp_path, {f"apps/web/{path}": text for path, text in FILES.items()} | {POLICY_PATH: "fail-on: never\n"})
    git(tmp_path, "init", "--quiet")
    monkeypatch.chdir(tmp_path / "apps/web")

    snapshot = gather([])

    assert [feature.plan.path for feature in snapshot.features] == [f"apps/web/{PLAN_PATH}"]
    assert snapshot.policy.path == POLICY_PATH


def test_where_there_is_no_plan_it_is_said_where_none_was_found(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)

    code, told = judged()

    assert (code, told) == (0, [f"Found no plan in {tmp_path}. Plans are files that match **/specs/**/plan.md."])


@pytest.mark.parametrize(
    ("base", "change", "share"),
    [("main", {}, "none of them changed"), ("main", {PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"}, "1 of them changed")],
)
def test_with_a_base_it_is_said_how_many_plans_changed(root, monkeypatch, base, change, share):
    monkeypatch.chdir(root)
    write(root, change)

    assert judged("--base", base)[1] == [f"Looked at 2 plans under specs/, {share} since main."]


def test_json_says_itself_what_was_looked_at(root, monkeypatch):
    monkeypatch.chdir(root)

    result = RUNNER.invoke(app, ["check", "--format", "json"])

    assert (result.stderr, len(json.loads(result.stdout)["plans"])) == ("", 2)


@pytest.mark.parametrize("format", ["sarif", "github", "markdown"])
def test_every_other_format_is_told_beside_what_programs_read(root, monkeypatch, format):
    monkeypatch.chdir(root)

    result = RUNNER.invoke(app, ["check", "--format", format])

    assert (result.stderr, "Looked at" in result.stdout) == ("Looked at 2 plans under specs/.\n", False)


@pytest.mark.parametrize("name", ["spec.md", "research.md", "contracts/api/search.yaml", "evidence/plan.md"])
def test_a_named_file_of_a_feature_stands_for_its_feature(root, name):
    write(root, {f"specs/001-search/{name}": "# Something\n"})

    scope = scope_of(root / "specs/001-search" / name)

    assert (scope.plans, scope.passed_over) == ((PLAN_PATH,), ())


def test_files_of_no_feature_are_passed_over_in_one_line(root, monkeypatch):
    write(root, {"README.md": "# Read\n", "specs/003-new/spec.md": SPEC_TEXT})
    monkeypatch.chdir(root)

    code, told = judged("README.md", "src/catalogue.py", "specs/003-new/spec.md", "specs/001-search/spec.md", PLAN_PATH)

    assert (code, told) == (
        0,
        [
            f"Looked at 1 plan, {PLAN_PATH}.",
            "Passed over README.md, src/catalogue.py and specs/003-new/spec.md, which belong to no plan.",
        ],
    )


def test_many_files_of_no_feature_are_counted(root, monkeypatch):
    write(root, {f"notes/{number}.md": "# Note\n" for number in range(9)})
    monkeypatch.chdir(root)

    assert judged(*(f"notes/{number}.md" for number in range(9))) == (
        0,
        ["Passed over notes/0.md, notes/1.md, notes/2.md and 6 more, which belong to no plan."],
    )


def test_a_plan_file_that_the_policy_takes_for_none_is_judged_when_it_is_named(root):
    write(root, {"drafts/plan.md": PLAN_TEXT})

    assert scope_of(root / "drafts/plan.md").plans == ("drafts/plan.md",)


def test_a_plan_that_the_policy_calls_otherwise_is_found_from_beside(root):
    write(root, {POLICY_PATH: 'plans: ["designs/**/design.md"]\n'})
    write(root, {"designs/search/design.md": PLAN_TEXT, "designs/search/notes.md": "# Notes\n"})

    assert scope_of(root / "designs/search/notes.md").plans == ("designs/search/design.md",)


def test_with_a_base_a_named_constitution_is_told_of_and_not_passed_over(root):
    write(root, {CONSTITUTION_PATH: "# Another\n"})

    gathered = gather_scope([root / CONSTITUTION_PATH], "main")

    assert [law.after.path for law in gathered.snapshot.amended] == [CONSTITUTION_PATH]
    assert gathered.scope.passed_over == ()


def test_what_is_told_of_a_repository_steers_no_terminal(root, monkeypatch):
    write(root, {"a\x1b[31mb.txt": "red\n"})
    monkeypatch.chdir(root)

    assert judged("a\x1b[31mb.txt")[1] == ["Passed over a�[31mb.txt, which belongs to no plan."]
