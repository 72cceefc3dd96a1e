"""What every command line is asked for: version, help, completion, a file to write to, a plan from standard input."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from plangate import __version__
from plangate.cli.main import app
from plangate.cli.output import Format
from plangate.domain.rules import RULE_NAMES
from tests import PATIENCE
from tests.builders import PLAN_PATH, PLAN_TEXT, SPEC_TEXT, TEMPLATE_TEXT
from tests.process.local.repository import a_repository, write

RUNNER = CliRunner()
DRAFT = "specs/002-loans/plan.md"


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    """The repository that one stands in."""
    monkeypatch.chdir(a_repository(tmp_path))
    return tmp_path


def test_the_version_is_told():
    result = RUNNER.invoke(app, ["--version"])

    assert (result.exit_code, result.stdout) == (0, f"plangate {__version__}\n")


@pytest.mark.parametrize("words", [["-h"], ["--help"], ["check", "-h"], ["check", "--help"]])
def test_help_has_every_exit_code_and_every_format_in_one_table(words):
    result = RUNNER.invoke(app, words)

    table = result.stdout[result.stdout.index("  exit code") :].splitlines()
    assert result.exit_code == 0
    assert [line.split("  ")[1] for line in table[1:6]] == ["check", "fix", "tasks", "doctor", "all others"]
    assert [line.split()[0] for line in table[8:]] == list(Format)
    assert table[1].split("   ")[-1].strip() == "could not evaluate"


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["check", "--help"]])
def test_what_is_told_at_once_loads_neither_the_judge_nor_what_styles(words):
    needless = ["jinja2", "msgspec", "plangate.domain", "plangate.local", "rich.console", "yaml"]
    code = f"""
import sys
from plangate.cli.main import app
try:
    app({words})
finally:
    print([name for name in {needless} if name in sys.modules])
"""

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ended.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("bash", {"COMP_WORDS": "plangate che", "COMP_CWORD": "1"}),
        ("zsh", {"COMP_WORDS": "plangate che", "COMP_CWORD": "1"}),
        ("fish", {"COMP_WORDS": "plangate che", "COMP_CWORD": "che"}),
    ],
)
def test_commands_are_completed_in_each_shell(shell, asked):
    environment = {**os.environ, **asked, "_PLANGATE_COMPLETE": f"{shell}_complete"}
    code = "import sys; sys.argv[0] = 'plangate'; from plangate.cli.main import main; main()"

    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)

    assert "check" in done.stdout, done.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_the_script_for_bash_completes_formats(tmp_path):
    place = tmp_path / "plangate"
    place.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plangate.cli "$@"\n')
    place.write_text(
        f"#!{sys.executable}\nimport sys; sys.argv[0] = 'plangate'\nfrom plangate.cli.main import main; main()\n"
    )
    place.chmod(0o755)
    script = """
eval "$(plangate --show-completion)"
COMP_WORDS=(plangate check --format s) COMP_CWORD=3
eval "$(complete -p plangate | sed -E 's/.*-F ([^ ]+).*/\\1/') plangate"
echo "${COMPREPLY[@]}"
"""

    done = subprocess.run(
        ["bash", "-c", script], env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip

    assert done.stdout.split() == ["sarif"], done.stderr


@pytest.mark.parametrize("format", Format)
def test_a_report_is_written_to_a_file_instead_of_printed(root, format):
    printed = RUNNER.invoke(app, ["check", "--format", str(format)]).stdout

    result = RUNNER.invoke(app, ["check", "--format", str(format), "--output", "report"])

    assert (result.exit_code, result.stdout) == (0, "")
    assert (root / "report").read_text(encoding="utf-8") == printed
    assert [path.name for path in root.iterdir() if path.name.startswith(".report")] == []


def test_a_report_replaces_an_older_one_and_keeps_its_mode(root):
    (root / "report").write_text("old")
    (root / "report").chmod(0o600)

    RUNNER.invoke(app, ["check", "--format", "json", "--output", "report"])

    assert json.loads((root / "report").read_text())["conclusion"] == "success"
    assert stat.S_IMODE((root / "report").stat().st_mode) == 0o600


def test_a_report_may_be_written_to_what_is_no_file(root):
    result = RUNNER.invoke(app, ["check", "--output", os.devnull])

    assert (result.exit_code, Path(os.devnull).is_file()) == (0, False)


@pytest.mark.parametrize("place", ["nowhere/report", "specs"])
def test_a_report_that_cannot_be_written_exits_2_and_says_so(root, place):
    result = RUNNER.invoke(app, ["check", "--output", place])

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"plangate: {place} cannot be written: ")


def test_a_plan_from_standard_input_is_judged_where_it_would_lie(root):
    write(root, {"specs/002-loans/spec.md": SPEC_TEXT})

    result = RUNNER.invoke(app, ["check", "-", "--path", DRAFT, "--format", "json"], input=TEMPLATE_TEXT.encode())

    (plan,) = json.loads(result.stdout)["plans"]
    assert (result.exit_code, plan["path"]) == (1, DRAFT)
    assert [finding["rule"] for finding in plan["findings"]] == ["untouched-template"]
    assert not (root / DRAFT).exists()
    assert result.stderr == ""


def test_what_lies_where_a_plan_from_standard_input_would_is_not_read(root):
    write(root, {PLAN_PATH: TEMPLATE_TEXT})

    result = RUNNER.invoke(app, ["check", "-", "--path", PLAN_PATH], input=PLAN_TEXT.encode())

    assert (result.exit_code, f"{PLAN_PATH}  complies" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    "words", [["-"], ["--path", DRAFT], ["-", "specs", "--path", DRAFT], ["-", "--path", "specs/002-loans/notes.md"]]
)
def test_standard_input_needs_one_place_of_a_plan(root, words):
    result = RUNNER.invoke(app, ["check", *words], input=b"# Plan\n")

    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "plan.md" in result.stderr


def test_a_rule_that_is_asked_for_is_one_of_the_catalogue():
    result = RUNNER.invoke(app, ["check", "--explain", RULE_NAMES[0]])

    assert result.stdout.startswith(f"# {RULE_NAMES[0]}\n")


@pytest.mark.parametrize(("fail_on", "code"), [("critical", 0), ("high", 1), ("never", 0)])
@pytest.mark.parametrize("policy", ["", "fail-on: low\n"])
def test_the_threshold_may_be_asked_for_whatever_the_policy_says(root, policy, fail_on, code):
    unfit = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")
    write(root, {PLAN_PATH: unfit, ".github/plangate.yml": policy})

    assert RUNNER.invoke(app, ["check", "--fail-on", fail_on]).exit_code == code
