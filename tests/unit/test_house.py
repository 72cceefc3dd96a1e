"""The house itself: what stands beside the code keeps its promises."""

import inspect
import re
import tomllib

import pytest
from rq import Worker

import plangate
from plangate_workers.runtime.worker import SlotWorker
from tests import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_path(name):
    text = (ROOT / name).read_text()

    assert re.findall(r"https?://|file:|@ |^\s*-|\.whl", text, re.MULTILINE | re.IGNORECASE) == re.findall(
        r"^\s*-(?=-hash)", text, re.MULTILINE
    )


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_carries_hashes(name):
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())

    assert [block.split(" ")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_runtime_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.split(r"[\[<>=;, ]", line)[0].lower() for line in project["dependencies"]]
    locked = (ROOT / "requirements.lock").read_text().lower()

    assert [name for name in names if not re.search(rf"^{re.escape(name)}[\[=]", locked, re.MULTILINE)] == []


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
        "action.yml",
        "app", "app.yml", "deploy", "docs", "pyproject.toml", "requirements-dev.lock", "requirements.lock", "tests",
        "workers",
    }  # fmt: skip
    made = {".git", ".venv", ".demo", ".env", "dist", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis",
            ".import_linter_cache"}  # fmt: skip

    assert {path.name for path in ROOT.iterdir()} - made <= allowed


def test_two_of_rq_s_methods_are_overridden_and_no_other():
    ours = {name for name, value in vars(SlotWorker).items() if inspect.isroutine(value) or isinstance(value, property)}

    assert ours & set(dir(Worker)) == {"__init__", "dequeue_job_and_maintain_ttl", "heartbeat"}
