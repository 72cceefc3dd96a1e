"""When there is a task to set up a linter: asked for by plan or law, and configured by nothing."""

import pytest

from plangate.domain.model.snapshot import File
from plangate.domain.scaffold import Scaffold, TaskKind, TaskSource, scaffold_tasks
from tests.unit.domain.scaffold.loans import (
    LAW,
    PATHS,
    PLAN,
    RESEARCH,
    a_loans_feature,
    a_loans_snapshot,
    with_tasks,
)

NAMED = "**Storage**: PostgreSQL 16\n**Constraints**: All code passes Ruff"
ASKING = PLAN.replace("**Storage**: PostgreSQL 16", NAMED)
STRICT = LAW.replace("### I. Small", "### II. Quality\n\nRuff MUST be used.\n\n### I. Small")
BARE = File("pyproject.toml", "p", "[project]\nname = 'loans'\n")


def made(plan=ASKING, *manifests, law=LAW, paths=PATHS, feature=None, **texts) -> Scaffold:
    """The scaffold of a feature with that plan."""
    feature = feature or a_loans_feature(plan__md=plan, **texts)
    scaffold = scaffold_tasks(a_loans_snapshot(feature, law=law), feature, paths=paths, manifests=manifests or (BARE,))
    assert isinstance(scaffold, Scaffold)
    return scaffold


def linting(*given, **options) -> list[str]:
    """The tasks that set up a linter, without their numbers."""
    lines = made(*given, **options).text.split("\n")
    return [line[11:] for line in lines if "configures a linter" in line]


def test_a_linter_that_the_plan_names_is_set_up_where_nothing_configures_one():
    assert linting() == ["Set up Ruff: nothing in the repository configures a linter (plan: Constraints)"]


def test_a_linter_that_the_law_demands_is_cited_by_its_principle():
    scaffold = made(PLAN, law=STRICT)

    assert "configures a linter (constitution: II)" in scaffold.text
    source = TaskSource(TaskKind.TECHNOLOGY, "Ruff", ".specify/memory/constitution.md", 5)
    assert [one.tasks for one in scaffold.mapped if one.source == source] == [("T003",)]


@pytest.mark.parametrize(
    "name", ["ruff.toml", "api/.editorconfig", "web/eslint.config.mjs", ".golangci.yml", "tox.ini", "api/pom.xml"]
)
def test_a_configuration_of_any_linter_is_enough_and_so_is_a_manifest_that_was_not_read(name: str):
    assert linting(paths=PATHS | {name}) == []


@pytest.mark.parametrize(
    "manifest",
    [
        File("pyproject.toml", "p", "[tool.ruff]\nline-length = 100\n"),
        File("pyproject.toml", "p", "[dependency-groups]\ndev = ['ruff']\n"),
        File("pyproject.toml", "p"),
    ],
)
def test_a_manifest_that_names_one_or_cannot_be_read_is_enough(manifest: File):
    assert linting(ASKING, manifest) == []


@pytest.mark.parametrize(
    "said", ["No Ruff here", "The existing Ruff rules hold", "ESLint is run", "Deep black box checks", "Strict types"]
)
def test_what_is_turned_down_or_there_or_of_another_language_sets_up_nothing(said: str):
    assert linting(ASKING.replace("All code passes Ruff", said)) == []


def test_a_file_of_the_tree_or_a_decision_is_the_task_already():
    drawn = ASKING.replace("└── main.py  ", "├── ruff.toml   # NEW\n└── main.py  ")
    decided = RESEARCH.replace("Alembic, configured in `alembic.ini`", "Ruff, configured in `ruff.toml`")

    assert (linting(drawn), linting(research__md=decided)) == ([], [])


def test_merged_into_itself_it_is_not_asked_for_again():
    first = made()

    again = made(feature=with_tasks(first.text, a_loans_feature(plan__md=ASKING)))

    assert (again.changed, again.gone) == (False, ())
