"""The command line: what it prints, and what its exit codes mean."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest
from click.testing import CliRunner

from plangate.cli import main as cli
from plangate.cli.main import app
from plangate.domain.model.snapshot import MAX_FILE_SIZE
from plangate.domain.rules import RULE_NAMES
from tests import PATIENCE, ROOT
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_PATH, PLAN_TEXT, TEMPLATE_TEXT
from tests.process.local.repository import a_repository, commit, git, write

RUNNER = CliRunner()
WITHOUT_TEST_FIRST = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")


def test_a_plan_that_complies_exits_0_and_says_what_was_read(tmp_path):
    a_repository(tmp_path)

    result = RUNNER.invoke(app, ["check", str(tmp_path)])

    assert result.exit_code == 0
    assert "specs/001-search/plan.md  complies" in result.output
    assert "Read specs/001-search/plan.md: 3 principles of .specify/memory/constitution.md 1.2.0" in result.output


def test_a_plan_that_does_not_comply_exits_1_and_says_where(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {PLAN_PATH: WITHOUT_TEST_FIRST})

    result = RUNNER.invoke(app, ["check", str(tmp_path / PLAN_PATH)])

    assert result.exit_code == 1
    assert ":17  high unaddressed-principle\n        │ ## Constitution Check\n" in result.output
    assert "principle II. Test-First (.specify/memory/constitution.md, line 9)\n" in result.output


@pytest.mark.parametrize("form", ["json", "sarif", "markdown", "github"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_is(tmp_path, form):
    a_repository(tmp_path)
    write(tmp_path, {PLAN_PATH: PLAN_TEXT.replace("| II. Test-First | PASS", "| II. Test-First | ❌ VIOLATION")})
    command = [sys.executable, "-m", "plangate.cli", "check", str(tmp_path), "--format", form]

    printed = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"}
    )

    assert "Test-First" in printed.stdout.decode("utf-8")


def test_a_plan_that_is_not_assessed_exits_0(tmp_path):
    a_repository(tmp_path)
    (tmp_path / CONSTITUTION_PATH).unlink()

    result = RUNNER.invoke(app, ["check", str(tmp_path)])

    assert (result.exit_code, "not assessed: no constitution" in result.output) == (0, True)


def test_a_plan_that_cannot_be_read_exits_2(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {PLAN_PATH: "x" * (MAX_FILE_SIZE + 1)})

    result = RUNNER.invoke(app, ["check", str(tmp_path)])

    assert (result.exit_code, "Could not evaluate this plan" in result.output) == (2, True)


def test_a_path_that_does_not_exist_exits_2_with_one_line(tmp_path):
    result = RUNNER.invoke(app, ["check", str(tmp_path / "nowhere")])

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("plangate: ")
    assert result.stderr.count("\n") == 1


def test_json_holds_to_its_schema(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {PLAN_PATH: TEMPLATE_TEXT, "specs/002-loans/plan.md": WITHOUT_TEST_FIRST})
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))

    result = RUNNER.invoke(app, ["check", str(tmp_path), "--format", "json"])

    report = json.loads(result.stdout)
    jsonschema_rs.validate(schema, report)
    assert result.exit_code == 1
    assert [(plan["path"], plan["findings"][0]["rule"]) for plan in report["plans"]] == [
        (PLAN_PATH, "untouched-template"),
        ("specs/002-loans/plan.md", "missing-spec"),
    ]


@pytest.fixture
def old_plan(tmp_path, monkeypatch):
    """A repository with a plan that is older than the last change of its law, and that plan's commit."""
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-02T10:00:00Z")
    old = commit(tmp_path, "Plan the search")
    write(
        tmp_path, {CONSTITUTION_PATH: CONSTITUTION_TEXT.replace("## Governance", "### IV. Offline\n\nBooks MUST open.")}
    )
    commit(tmp_path, "Demand more")
    return tmp_path, old


def test_an_old_plan_is_told_by_whose_law_it_is_judged(old_plan):
    root, old = old_plan

    result = RUNNER.invoke(app, ["check", str(root)])

    told = f"complies\n        judged by the law of {old[:7]}, 2026-03-02; --today judges by today's\n"
    assert (result.exit_code, told in result.output) == (0, True)


@pytest.mark.parametrize("format", ["github", "markdown"])
def test_every_format_for_people_tells_by_whose_law_an_old_plan_is_judged(old_plan, format):
    root, old = old_plan

    result = RUNNER.invoke(app, ["check", str(root), "--format", format])

    assert f"judged by the law of {old[:7]}, 2026-03-02" in result.output


def test_json_holds_the_commit_that_an_old_plan_is_judged_as_of(old_plan):
    root, old = old_plan
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))

    result = RUNNER.invoke(app, ["check", str(root), "--format", "json"])

    report = json.loads(result.stdout)
    jsonschema_rs.validate(schema, report)
    assert report["plans"][0]["as_of"] == {"sha": old, "date": "2026-03-02", "is_cut": False}


def test_with_today_an_old_plan_is_judged_by_the_law_of_now(old_plan):
    root, _ = old_plan

    result = RUNNER.invoke(app, ["check", str(root), "--today"])

    assert (result.exit_code, "judged by the law of" in result.output) == (1, False)
    assert "principle IV. Offline" in result.output


def test_with_a_base_only_what_changed_is_judged(tmp_path):
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "Plan the search")

    result = RUNNER.invoke(app, ["check", str(tmp_path), "--base", "main"])

    assert (result.exit_code, result.stdout) == (0, "No plan to judge.\n")


def test_with_a_base_a_specification_that_moves_on_without_its_plan_is_told_and_nothing_is_judged(tmp_path):
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "Begin")
    with (tmp_path / "specs/001-search/spec.md").open("a") as spec:
        spec.write("- **SC-002**: Nobody waits longer than a second.\n")

    result = RUNNER.invoke(app, ["check", str(tmp_path), "--base", "main"])

    assert result.exit_code == 0
    assert "specs/001-search/spec.md  the plan beside it is as it was\n" in result.output
    assert "medium stale-plan" in result.output
    assert result.stdout.endswith("Complies: no plan changed, 1 medium.\n")


@pytest.mark.parametrize("name", ["..", "specs/001-search/plan.md/x", "\0"])
def test_no_path_leads_to_a_traceback(tmp_path, name):
    a_repository(tmp_path / "repository")

    result = RUNNER.invoke(app, ["check", f"{tmp_path}/repository/{name}"])

    assert (result.exit_code, type(result.exception)) == (2, SystemExit)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"\x00" * 5000, b"[" * 20000, "﻿# Plan\r\n".encode(), b"#" * 3000, b"|" * 9000 + b"\n|-|\n"],
    ids=["empty", "not-utf-8", "nulls", "brackets", "bom-and-crlf", "hashes", "pipes"],
)
def test_no_plan_leads_to_a_traceback(tmp_path, data):
    a_repository(tmp_path)
    (tmp_path / PLAN_PATH).write_bytes(data)

    result = RUNNER.invoke(app, ["check", str(tmp_path), "--format", "json"])

    assert type(result.exception) in (type(None), SystemExit)
    assert json.loads(result.stdout)["plans"][0]["path"] == PLAN_PATH


@pytest.mark.parametrize(
    "policy", ["- a list", "fail-on: [", "rules: {no-such-rule: high}", "a: &a [*a]", "\0", "plans: 3", "unknown: 1"]
)
def test_no_policy_leads_to_a_traceback(tmp_path, policy):
    a_repository(tmp_path)
    write(tmp_path, {".github/plangate.yml": policy})

    result = RUNNER.invoke(app, ["check", str(tmp_path)])

    assert (result.exit_code, "invalid-policy" in result.output) == (1, True)


def test_a_rule_is_explained():
    result = RUNNER.invoke(app, ["explain", "open-clarification"])

    assert result.exit_code == 0
    assert result.output.startswith(
        "# open-clarification\n\nA question that the plan itself marks as open has no answer."
    )


def test_an_unknown_rule_is_met_with_a_hint():
    result = RUNNER.invoke(app, ["explain", "open-clarifcation"])

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Did you mean open-clarification?" in result.stderr


def test_explain_says_that_it_takes_rules_alone():
    result = RUNNER.invoke(app, ["explain", "II"])

    assert (result.exit_code, result.stdout, " ".join(result.stderr.split())) == (
        2,
        "",
        "plangate: there is no rule II. This explains rules, which `plangate rules` lists; principles stand in your "
        "constitution.",
    )


def test_the_rules_are_listed():
    output = RUNNER.invoke(app, ["rules"]).output

    assert [name for name in RULE_NAMES if f"  {name} " not in output] == []


def test_the_schema_of_the_policy_is_printed():
    schema = json.loads(RUNNER.invoke(app, ["rules", "--schema"]).stdout)

    assert list(schema["properties"]["rules"]["properties"]) == list(RULE_NAMES)


def test_the_pages_are_written(tmp_path):
    result = RUNNER.invoke(app, ["rules", "--write", str(tmp_path / "pages")])

    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {"README.md", *(f"{n}.md" for n in RULE_NAMES)}


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    write(tmp_path, {"file": "no folder\n"})

    result = RUNNER.invoke(app, ["rules", "--write", str(tmp_path / "file")])

    assert (result.exit_code, "cannot be written" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "needless"),
    [
        (["--help"], ["jinja2", "yaml", "plangate.domain", "plangate.local", "plangate.presentation"]),
        (["tasks", "specs"], ["jinja2", "plangate.presentation"]),
        (["check", "."], ["githubkit", "plangate.settings", "rq", "starlette"]),
    ],
    ids=["help", "tasks", "check"],
)
def test_a_command_loads_what_it_uses_and_no_more(words, needless, tmp_path):
    a_repository(tmp_path)
    code = f"""
import sys
from plangate.cli.main import app
try:
    app({words})
finally:
    print([name for name in {needless} if name in sys.modules])
"""

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert ended.stdout.splitlines()[-1] == "[]"


def test_a_small_repository_is_judged_in_the_time_that_a_person_waits(tmp_path):
    a_repository(tmp_path)
    start = resource.getrusage(resource.RUSAGE_CHILDREN)

    subprocess.run(
        [sys.executable, "-m", "plangate.cli", "check", str(tmp_path)], check=True, cwd=ROOT, capture_output=True
    )

    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Of the processor, since the machine may have other things to do. About 0.5 s; only a heavy import takes so long.
    assert end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime < 5


def plangate(*arguments, **how):
    """The command as a process of its own; `how` goes to subprocess."""
    return subprocess.run(
        [sys.executable, "-m", "plangate.cli", *arguments],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        timeout=PATIENCE,
        check=False,
        **how,
    )


@pytest.mark.parametrize(("plan", "code"), [(PLAN_TEXT, 0), (WITHOUT_TEST_FIRST, 1)])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_stops_reading_does_not_change_the_verdict(tmp_path, plan, code, form):
    a_repository(tmp_path)
    write(tmp_path, {PLAN_PATH: plan})
    reading, writing = os.pipe()
    os.close(reading)

    done = plangate("check", str(tmp_path), "--format", form, stdout=writing)

    os.close(writing)
    told = b"" if form == "json" else b"Looked at 1 plan"
    assert (done.returncode, done.stderr.count(b"\n"), done.stderr[:16]) == (code, len(told) > 0, told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_report_that_cannot_be_written_exits_2_and_says_so(tmp_path):
    a_repository(tmp_path)

    with open("/dev/full", "wb") as full:
        done = plangate("check", str(tmp_path), stdout=full)

    assert (done.returncode, done.stderr) == (2, b"plangate: the report cannot be written: No space left on device.\n")


def test_a_bug_never_exits_like_a_plan_that_does_not_comply(monkeypatch, capsys):
    def fail():
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(cli, "app", fail)

    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert ended.value.code == 2
    assert "ZeroDivisionError: a bug" in capsys.readouterr().err


def test_a_plan_below_a_folder_whose_name_is_no_utf_8_is_judged_and_printed(tmp_path):
    a_repository(tmp_path)
    folder = os.fsdecode(b"specs/00\xe9-caf\xe9")
    write(tmp_path, {f"{folder}/plan.md": WITHOUT_TEST_FIRST})

    done = plangate("check", str(tmp_path), "--format", "json", stdout=subprocess.PIPE)

    assert done.returncode == 1
    assert f"{folder}/plan.md" in [plan["path"] for plan in json.loads(done.stdout)["plans"]]
