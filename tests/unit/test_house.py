"""The house itself: what stands beside the code keeps its promises."""

import inspect
import re
import tomllib

import pytest
from rq import Worker

import plangate
from plangate_workers.runtime.worker import SlotWorker
from tests import ROOT

LOCKS = ("app.lock", "cli.lock", "demo.lock", "dev.lock", "otel.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_path(name):
    text = (ROOT / "requirements" / name).read_text()

    assert re.findall(r"https?://|file:|@ |^\s*-|\.whl", text, re.MULTILINE | re.IGNORECASE) == re.findall(
        r"^\s*-(?=-hash)", text, re.MULTILINE
    )


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_carries_hashes(name):
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text().strip())

    assert [block.split(" ")[0] for block in blocks if "--hash=sha256:" not in block] == []


def packages(dependencies: list[str]) -> set[str]:
    """The names of the packages that lines of a project or of a lock ask for; our own is none of them."""
    return {re.split(r"[\[<>=;, ]", line)[0].lower() for line in dependencies} - {"plangate"}


def locked(name: str) -> dict[str, str]:
    """The packages of a lock and their versions."""
    lines = re.findall(r"^(\S+?)(?:\[.*?\])?==(\S+)", (ROOT / "requirements" / name).read_text().lower(), re.MULTILINE)
    return dict(lines)


def test_each_lock_has_what_its_part_of_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    base, extras = project["project"]["dependencies"], project["project"]["optional-dependencies"]
    groups = project["dependency-groups"]
    demo, dev = groups["demo"], [line for line in groups["dev"] if isinstance(line, str)]

    assert packages(base) <= locked("cli.lock").keys()
    app = base + extras["app"] + extras["embedded"]
    assert packages(app) <= locked("app.lock").keys()
    assert packages(app + extras["otel"]) <= locked("otel.lock").keys()
    assert packages(app + demo) <= locked("demo.lock").keys()
    assert packages(app + extras["otel"] + demo + dev) <= locked("dev.lock").keys()


def test_a_package_has_one_version_in_every_lock():
    dev = locked("dev.lock")

    assert [(name, one) for name in LOCKS for one in locked(name).items() - dev.items()] == []


def test_the_command_line_is_installed_without_anything_of_the_app():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]

    assert not locked("cli.lock").keys() & packages(extras["app"] + extras["embedded"] + extras["otel"])


def test_the_map_of_the_house_names_every_room_and_no_other():
    rooms = {
        path.stem
        for path in (ROOT / "app" / "plangate").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    named = {line.split()[0] for line in (plangate.__doc__ or "").splitlines() if re.match(r"[a-z_]+ {2,}\S", line)}

    assert named == rooms - {"__init__"}


def test_the_top_level_holds_what_a_good_repository_has_and_nothing_else():
    allowed = {
        ".ci", ".dockerignore", ".github", ".gitignore", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml",
        "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", "LICENSE", "Makefile", "README.md", "SECURITY.md",
        "action.yml", "app", "app.yml", "deploy", "docs", "pyproject.toml", "requirements", "tests", "workers",
    }  # fmt: skip
    made = {".git", ".venv", ".demo", ".env", "dist", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis",
            ".import_linter_cache"}  # fmt: skip

    assert {path.name for path in ROOT.iterdir()} - made <= allowed


def test_two_of_rq_s_methods_are_overridden_and_no_other():
    ours = {name for name, value in vars(SlotWorker).items() if inspect.isroutine(value) or isinstance(value, property)}

    assert ours & set(dir(Worker)) == {"__init__", "dequeue_job_and_maintain_ttl", "heartbeat"}
