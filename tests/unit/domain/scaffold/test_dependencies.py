"""Which dependencies of the plan are still to be added: those that no manifest of the repository names."""

from collections.abc import Set

import pytest

from plangate.domain.model.snapshot import File
from plangate.domain.scaffold import Scaffold, manifest_paths, scaffold_tasks
from plangate.domain.scaffold.sources.manifests import named_in
from tests.hostile.texts import MANIFESTS
from tests.unit.domain.scaffold.loans import PATHS, PLAN, a_loans_feature, a_loans_snapshot, with_tasks

ALEMBIC = (
    "Add what is missing of the plan's dependencies to pyproject.toml: Alembic (plan: Primary Dependencies)"
)  # fmt: skip


def added(*manifests: File, wanted: str = "FastAPI, Alembic", feature=None, paths=PATHS) -> list[str]:
    """The tasks that cite the plan's dependencies, without their numbers."""
    feature = feature or a_loans_feature(plan__md=PLAN.replace("FastAPI, Alembic", wanted))
    made = scaffold_tasks(a_loans_snapshot(feature), feature, paths=paths, manifests=manifests)
    assert isinstance(made, Scaffold)
    return [line[11:] for line in made.text.split("\n") if line.endswith("(plan: Primary Dependencies)")]


def pyproject(*names: str) -> File:
    """A manifest of Python with those dependencies."""
    return File("pyproject.toml", "p", f"[project]\ndependencies = {list(names)!r}\n")


def test_a_dependency_that_the_manifest_names_is_not_added_again():
    assert added(pyproject("fastapi[standard]>=0.115", "sqlalchemy")) == [ALEMBIC]


def test_with_all_dependencies_there_is_nothing_to_add():
    assert added(pyproject("FastAPI>=0.1", "alembic==1.13")) == []


@pytest.mark.parametrize(
    "manifest",
    [
        File("pyproject.toml", "p"),
        File("pyproject.toml", "p", "[project\n"),
        File("pyproject.toml", "p", "[project]\ndependencies = 'fastapi'\n"),
        File("pyproject.toml", "p", "fastapi", symlink=True),
        File("pyproject.toml", "p", "# fastapi\n[project]\nname = 'fastapi'\n"),
        File("mix.exs", "p", "{:fastapi}"),
    ],
)
def test_a_manifest_that_names_nothing_takes_nothing_away(manifest: File):
    assert added(manifest) == added()


def test_a_project_that_begins_with_a_manifest_of_its_own_gets_all_of_them():
    plan = PLAN.replace("└── main.py  ", "├── package.json   # NEW\n└── main.py  ")
    feature = a_loans_feature(plan__md=plan)

    assert added(pyproject("fastapi", "alembic"), feature=feature) == [
        "Add what is missing of the plan's dependencies to src/package.json: FastAPI, Alembic "
        "(plan: Primary Dependencies)"
    ]


@pytest.mark.parametrize(
    ("part", "names", "kept"),
    [
        ("React 18 (frontend, hooks), Vite ^5", ["react"], ["Vite ^5"]),
        ("Next.js 14, Better Auth v1.2 for sessions", ["next", "better-auth"], None),
        ("React 18, Redux", ["@types/react", "react-dom", "redux"], ["React 18"]),
        ("Backend: FastAPI 0.115+; Frontend: React", ["fastapi"], ["Frontend: React"]),
        ("`pydantic` >=2, typing_extensions", ["pydantic", "typing-extensions"], None),
    ],
)
def test_names_are_told_from_versions_and_remarks(part: str, names: list[str], kept: list[str] | None):
    listed = ", ".join(f'"{name}": "1"' for name in names)
    manifest = File("package.json", "p", f'{{"dependencies": {{{listed}}}}}')

    tasks = added(manifest, wanted=part)

    where = "Add what is missing of the plan's dependencies to pyproject.toml"
    assert tasks == ([f"{where}: {', '.join(kept)} (plan: Primary Dependencies)"] if kept else [])


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("requirements-dev.txt", "# x\nPyTest==8\n-r other.txt\nhttpx\n", {"pytest", "httpx"}),
        ("pyproject.toml", "[tool.poetry.group.dev.dependencies]\nruff = '1'\n[dependency-groups]\na = ['x>1', {}]\n",
         {"ruff", "x"}),
        ("Cargo.toml", "[dependencies]\nserde_json = '1'\n[target.'cfg(unix)'.dev-dependencies]\nnix = '1'\n",
         {"serdejson", "nix"}),
        ("go.mod", "module m/n\nrequire (\n\tgithub.com/gofiber/fiber/v2 v2.5.0\n)\nreplace a/b => c/d v1.0.0\n",
         {"githubcomgofiberfiber", "fiber"}),
        ("Gemfile", "gem 'rails', '~> 7'\n# gem 'x'\n", {"rails"}),
        ("composer.json", '{"require": {"laravel/framework": "^11"}, "scripts": {"pest": "x"}}',
         {"laravelframework", "framework"}),
        ("src/Api/Api.csproj", "<!-- <PackageReference Include='Old' /> --><PackageReference Include=\"Dapper\" />",
         {"dapper"}),
        ("pom.xml", "<artifactId>own</artifactId><dependency><artifactId>spring-boot-starter-web</artifactId>"
         "</dependency>", {"springbootstarterweb", "springboot"}),
        ("build.gradle.kts", 'testImplementation("io.kotest:kotest:5")\n// implementation("a:b:1")\n', {"kotest"}),
        ("package.json", '{"devDependencies": {"vite": "5"}, "scripts": {"jest": "x"}}', {"vite"}),
    ],
)  # fmt: skip
def test_every_kind_of_manifest_is_read(path: str, text: str, names: set[str]):
    assert named_in(File(path, "m", text)) == names


@pytest.mark.parametrize(("path", "text"), MANIFESTS)
def test_a_hostile_manifest_is_read(path: str, text: str):
    named = named_in(File(path, "m", text[:4000]))

    assert named is None or isinstance(named, Set)


def test_manifests_are_looked_for_at_the_root_and_in_the_folders_of_the_plan():
    paths = {*PATHS, "src/package.json", "src/api/api.csproj", "other/package.json", "src/api/v2/pom.xml", "src/x.toml"}

    assert manifest_paths(a_loans_feature(), paths) == ("pyproject.toml", "src/package.json", "src/api/api.csproj")


def test_a_task_for_dependencies_that_are_there_by_now_stays_and_nothing_is_added():
    feature = a_loans_feature()
    before = scaffold_tasks(a_loans_snapshot(feature), feature, paths=PATHS)
    assert isinstance(before, Scaffold)
    merged = with_tasks(before.text)

    after = scaffold_tasks(a_loans_snapshot(merged), merged, paths=PATHS, manifests=(pyproject("fastapi", "alembic"),))

    assert isinstance(after, Scaffold)
    assert (after.changed, after.gone) == (False, ())
