"""`plangate tasks`: what it prints and writes, and what its exit codes mean."""

import os

from click.testing import CliRunner

from plangate.cli.main import app
from tests.builders import CONSTITUTION_PATH
from tests.process.local.repository import write
from tests.unit.domain.scaffold.loans import (
    CONTRACT,
    DATA_MODEL,
    FOLDER,
    LAW,
    PLAN,
    SPEC,
    TASKS_TEMPLATE,
    TASKS_TEMPLATE_PATH,
)

RUNNER = CliRunner()
FILES = {
    CONSTITUTION_PATH: LAW,
    TASKS_TEMPLATE_PATH: TASKS_TEMPLATE,
    f"{FOLDER}/plan.md": PLAN,
    f"{FOLDER}/spec.md": SPEC,
    f"{FOLDER}/data-model.md": DATA_MODEL,
    f"{FOLDER}/contracts/loans.yaml": CONTRACT,
    "src/main.py": "pass\n",
}


def tasks(*words: object):
    """Run the command."""
    return RUNNER.invoke(app, ["tasks", *map(str, words)])


def test_it_prints_the_file_and_says_beside_it_what_to_check(tmp_path):
    write(tmp_path, FILES)

    result = tasks(tmp_path / FOLDER)

    assert (result.exit_code, result.stdout[:15]) == (0, "---\ndescription")
    assert (
        "\n- [ ] T004 [P] [US1] Create Loan model in src/models/loan.py (data-model: Loan; plan: structure)\n"
        in result.stdout
    )
    assert "check FR-005 (specs/003-loans/spec.md, line 44): Its place is a guess" in result.stderr
    assert not (tmp_path / FOLDER / "tasks.md").exists()


def test_written_once_it_is_not_written_again(tmp_path):
    write(tmp_path, FILES)
    printed = tasks(tmp_path / FOLDER).stdout

    first, second = tasks(tmp_path / FOLDER, "--write"), tasks(tmp_path / FOLDER, "--write")

    assert (tmp_path / FOLDER / "tasks.md").read_text(encoding="utf-8") == printed
    assert first.stderr.startswith("specs/003-loans/tasks.md: 14 tasks, 14 of them new\n")
    assert second.stderr.startswith("specs/003-loans/tasks.md: nothing new\n")


def test_what_the_manifest_on_disk_names_is_not_to_be_added(tmp_path):
    write(tmp_path, FILES | {"pyproject.toml": "[project]\ndependencies = ['fastapi', 'alembic']\n"})

    assert "plan: Primary Dependencies" not in tasks(tmp_path / FOLDER).stdout


def test_what_stands_is_merged_in_unless_it_is_to_be_fresh(tmp_path):
    write(tmp_path, FILES)
    mine = tasks(tmp_path / FOLDER).stdout.replace("- [ ] T004", "- [x] T004")
    write(tmp_path, {f"{FOLDER}/tasks.md": mine})

    merged, fresh = tasks(tmp_path / FOLDER), tasks(tmp_path / FOLDER, "--fresh")

    assert (merged.stdout, "- [x]" in fresh.stdout) == (mine, False)


def test_tests_can_be_asked_for_or_left_out(tmp_path):
    write(tmp_path, FILES)

    on, off = tasks(tmp_path / FOLDER, "--tests", "on"), tasks(tmp_path / FOLDER, "--tests", "off")

    assert ("### Tests for User Story 1" in on.stdout, "### Tests for" in off.stdout) == (True, False)


def test_a_folder_may_lie_deep_in_a_repository_of_several_projects(tmp_path, monkeypatch):
    nested = {f"services/loans/{path}": text for path, text in FILES.items()}
    write(tmp_path, nested | {"pyproject.toml": "", "services/loans/src/models/book.py": ""})
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "services" / "loans")

    result = tasks(FOLDER)

    assert result.exit_code == 0
    assert "Create Loan model in services/loans/src/models/loan.py" in result.stdout


def test_a_plan_that_is_not_ready_exits_1_with_the_reason(tmp_path):
    write(tmp_path, FILES | {f"{FOLDER}/plan.md": PLAN.replace("PostgreSQL 16", "NEEDS CLARIFICATION")})

    result = tasks(tmp_path / FOLDER, "--write")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("plangate: NEEDS CLARIFICATION is open in specs/003-loans/plan.md, line 13.")


def test_a_folder_without_a_plan_exits_1(tmp_path):
    write(tmp_path, {CONSTITUTION_PATH: LAW, f"{FOLDER}/spec.md": SPEC})

    result = tasks(tmp_path / FOLDER)

    assert result.exit_code == 1
    assert "does not exist. Plan the feature first" in result.stderr


def test_a_folder_that_is_nowhere_exits_2(tmp_path):
    assert tasks(tmp_path / "nowhere").exit_code == 2


def test_a_link_is_never_followed_to_write(tmp_path):
    write(tmp_path, FILES | {"elsewhere.md": "mine\n"})
    os.symlink("../../elsewhere.md", tmp_path / FOLDER / "tasks.md")

    results = [tasks(tmp_path / FOLDER, "--write"), tasks(tmp_path / FOLDER, "--write", "--fresh")]

    assert [result.exit_code for result in results] == [1, 2]
    assert (tmp_path / "elsewhere.md").read_text(encoding="utf-8") == "mine\n"
