"""The real `specify` makes the repository: its own tasks template is used, and its own script accepts the result."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from plangate.cli.main import app
from tests.builders import CONSTITUTION_PATH
from tests.end_to_end.specify import specified_repository, specify_tool
from tests.process.local.repository import write
from tests.unit.domain.scaffold.loans import CONTRACT, DATA_MODEL, LAW, PATHS, PLAN, QUICKSTART, RESEARCH, SPEC

FEATURE = "specs/003-loans"
DOCUMENTS = {
    f"{FEATURE}/spec.md": SPEC,
    f"{FEATURE}/plan.md": PLAN,
    f"{FEATURE}/data-model.md": DATA_MODEL,
    f"{FEATURE}/contracts/loans.yaml": CONTRACT,
    f"{FEATURE}/research.md": RESEARCH,
    f"{FEATURE}/quickstart.md": QUICKSTART,
}

# One process installs the tool for all its tests.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that `specify init` made, with a law and a feature."""
    tool = specify_tool()
    if tool is None:
        pytest.skip("the specify tool is not there, and cannot be had from PyPI")
    root = specified_repository(tool, tmp_path_factory.mktemp("specified"))
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True, capture_output=True)
    write(root, {CONSTITUTION_PATH: LAW, **DOCUMENTS, **dict.fromkeys(PATHS, "")})
    return root


def check_prerequisites(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What spec-kit's own script says before tasks are carried out."""
    script = root / ".specify" / "scripts" / "bash" / "check-prerequisites.sh"
    environment = os.environ | {"SPECIFY_FEATURE_DIRECTORY": str(root / FEATURE), "SPECIFY_FEATURE": "003-loans"}
    command = ["bash", str(script), "--json", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_its_template_is_used_and_its_script_accepts_the_result(project):
    before = check_prerequisites(project, "--require-tasks")

    result = CliRunner().invoke(app, ["tasks", str(project / FEATURE), "--write"])

    after = check_prerequisites(project, "--require-spec", "--require-tasks", "--include-tasks")
    assert (before.returncode, result.exit_code, after.returncode) == (1, 0, 0)
    assert "tasks.md" in json.loads(after.stdout)["AVAILABLE_DOCS"]
    made = (project / FEATURE / "tasks.md").read_text(encoding="utf-8")
    template = (project / ".specify" / "templates" / "tasks-template.md").read_text(encoding="utf-8")
    kept = re.findall(r"^## (?!Phase|Parallel).*$", template, re.MULTILINE)
    assert [title for title in kept if f"{title}\n" not in made] == []
    assert made.count("\n- [ ] T0") == 16


def test_merged_again_nothing_changes(project):
    CliRunner().invoke(app, ["tasks", str(project / FEATURE), "--write"])
    written = (project / FEATURE / "tasks.md").read_bytes()

    again = CliRunner().invoke(app, ["tasks", str(project / FEATURE), "--write"])

    assert f"{FEATURE}/tasks.md: nothing new\n" in again.stderr
    assert (project / FEATURE / "tasks.md").read_bytes() == written
