"""The action: its steps run as a runner runs them, in clones as `actions/checkout` leaves them."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests import PATIENCE, ROOT, sample
from tests.process.local.repository import commit, git, write

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
LOOSE_PLAN = f"{sample.FEATURE}/plan.md"


@dataclass
class Runner:
    """A job's folders, its event, and what its steps have put out: enough of a runner for a composite action."""

    workspace: Path
    folder: Path
    event_name: str
    event: dict
    inputs: dict
    sha: str = ""

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.sha = self.sha or git(self.workspace, "rev-parse", "HEAD")
        self.steps = {"python": {"outputs": {"python-path": sys.executable}}}
        self.inputs = {name: declared["default"] for name, declared in ACTION["inputs"].items()} | self.inputs

    def value(self, text: str) -> str:
        """The text with its expressions replaced."""
        return EXPRESSION.sub(lambda match: self._value(match[1]), text)

    def _value(self, expression: str) -> str:
        github = {"event": self.event, "action_path": str(ROOT)}
        for alternative in expression.split("||"):
            found = {"github": github, "inputs": self.inputs, "steps": self.steps}
            for name in alternative.strip().split("."):
                found = found.get(name, {})
            if found and isinstance(found, str):
                return found
        return ""

    def run(self, id: str) -> subprocess.CompletedProcess[str]:
        """Run a step; what it puts out is known to later ones."""
        step, output, script = STEPS[id], self.folder / f"{id}.out", self.folder / f"{id}.sh"
        script.write_text(step["run"])
        output.touch()
        (self.folder / "event.json").write_text(json.dumps(self.event))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "INPUT_"))}
        environment = kept | {name: self.value(value) for name, value in step["env"].items()} | {
            "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_SHA": self.sha,
            "GITHUB_EVENT_NAME": self.event_name, "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_WORKSPACE": str(self.workspace), "RUNNER_TEMP": str(self.folder),
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.workspace, env=environment,
            capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
        pairs = (line.partition("=") for line in output.read_text().splitlines())
        self.steps[id] = {"outputs": {name: value for name, _, value in pairs}}
        return done

    def outputs(self) -> dict[str, str]:
        """What the action gives to the job."""
        return {name: self.value(declared["value"]) for name, declared in ACTION["outputs"].items()}

    @property
    def summary(self) -> Path:
        """The job's summary."""
        return self.folder / "summary.md"


@pytest.fixture
def origin(tmp_path) -> Path:
    """A repository whose main has a good plan, and a pull request that adds a bad one, merged as GitHub does."""
    root = tmp_path / "origin"
    write(root, sample.base() | sample.good_feature())
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "uploadpack.allowAnySHA1InWant", "true")
    commit(root, "Begin")
    git(root, "switch", "--quiet", "--create", "topic")
    write(root, sample.bad_feature("specs/008-second"))
    commit(root, "Plan badly")
    git(root, "switch", "--quiet", "main")
    write(root, {"README.md": "# Parcels\n"})
    commit(root, "Move on")
    git(root, "switch", "--quiet", "--detach")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge topic into main", "topic")
    git(root, "update-ref", "refs/pull/7/merge", "HEAD")
    git(root, "switch", "--quiet", "main")
    return root


def checked_out(origin: Path, ref: str, depth: int = 1) -> Path:
    """A clone as `actions/checkout` leaves it: one ref, one commit deep."""
    clone = origin.with_name(f"clone-{ref.replace('/', '-')}")
    clone.mkdir()
    git(clone, "init", "--quiet")
    git(clone, "remote", "add", "origin", f"file://{origin}")
    sha = git(origin, "rev-parse", ref)
    git(clone, "fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", sha)
    git(clone, "checkout", "--quiet", "--force", sha)
    return clone


@pytest.fixture
def job(origin, tmp_path):
    """A job of a pull request, or of another event, with Plangate installed already."""

    def prepare(ref="refs/pull/7/merge", event_name="pull_request", event=None, depth=1, **inputs) -> Runner:
        pull = {"pull_request": {"number": 7, "base": {"sha": git(origin, "rev-parse", "main"), "ref": "main"}}}
        workspace = checked_out(origin, ref, depth)
        named = {name.replace("_", "-"): value for name, value in inputs.items()}
        runner = Runner(workspace, tmp_path / "runner", event_name, pull if event is None else event, named)
        bin = tmp_path / "bin"
        bin.mkdir()
        (bin / "plangate").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plangate.cli "$@"\n')
        (bin / "plangate").chmod(0o755)
        runner.steps["install"] = {"outputs": {"bin": str(bin)}}
        return runner

    return prepare


def judged(runner: Runner) -> subprocess.CompletedProcess[str]:
    """The last step, after the one that finds the base."""
    based = runner.run("base")
    assert based.returncode == 0, based.stderr
    return runner.run("judge")


def test_a_pull_request_is_told_in_annotations_a_summary_and_sarif(job):
    runner = job()

    done = judged(runner)

    assert (done.returncode, runner.outputs()["exit-code"]) == (1, "1")
    assert re.search(r"^::error file=specs/008-second/plan\.md,line=\d+,", done.stdout, re.MULTILINE)
    assert LOOSE_PLAN not in done.stdout
    assert runner.summary.read_text(encoding="utf-8").startswith("# 5 to fix: ")
    results = json.loads(Path(runner.outputs()["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert {result["level"] for result in results} >= {"error"}


@pytest.mark.parametrize("depth", [1, 2, 100])
def test_the_base_is_the_first_parent_of_the_merge_however_much_was_fetched(job, origin, depth):
    runner = job(depth=depth)

    runner.run("base")

    assert runner.steps["base"]["outputs"] == {"base": git(origin, "rev-parse", "main")}


@pytest.mark.parametrize("depth", [1, 100])
def test_a_head_that_was_checked_out_instead_is_compared_with_the_events_base(job, origin, depth):
    runner = job(ref="topic", depth=depth)
    runner.sha = git(origin, "rev-parse", "refs/pull/7/merge")

    done = judged(runner)

    assert (done.returncode, runner.steps["base"]["outputs"]["base"]) == (1, git(origin, "rev-parse", "main"))


@pytest.mark.parametrize("depth", [1, 100])
def test_in_a_merge_queue_the_base_is_the_queues(job, origin, depth):
    base = git(origin, "rev-parse", "main")
    runner = job(event_name="merge_group", event={"merge_group": {"base_sha": base}}, depth=depth)

    done = judged(runner)

    assert (done.returncode, runner.steps["base"]["outputs"]["base"]) == (1, base)


def test_on_a_push_every_plan_is_judged(job):
    runner = job(ref="main", event_name="push", event={"ref": "refs/heads/main"})

    done = judged(runner)

    assert (done.returncode, runner.outputs()["exit-code"]) == (0, "0")
    assert f"Looked at 1 plan, {LOOSE_PLAN}.\n" in done.stderr


@pytest.mark.parametrize(("base", "depth"), [("main", 1), ("origin/main", 100)])
def test_a_base_that_is_named_is_fetched_and_counts_for_every_event(job, origin, base, depth):
    runner = job(event_name="push", event={}, base=base, depth=depth)

    assert judged(runner).returncode == 1
    assert runner.steps["base"]["outputs"] == {"base": git(origin, "rev-parse", "main")}


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("critical", 1), ("", 1)])
def test_what_fails_the_job_may_be_said_in_the_workflow(job, fail_on, code):
    assert judged(job(fail_on=fail_on)).returncode == code


def test_the_log_shows_the_format_that_is_asked_for(job):
    done = judged(job(format="text"))

    assert ("::error" in done.stdout, "specs/008-second/plan.md  does not comply\n" in done.stdout) == (False, True)


@pytest.mark.parametrize("inputs", [{"fail_on": "hihg"}, {"base": "no-such-branch"}])
def test_an_input_that_is_wrong_fails_the_job_and_leaves_no_report(job, inputs):
    runner = job(**inputs)

    done = runner.run("base")
    done = runner.run("judge") if done.returncode == 0 else done

    assert done.returncode not in (0, 1)
    assert runner.outputs()["sarif"] == ""
    assert not runner.summary.exists()


def test_an_input_is_text_and_no_program(job):
    runner = job(base="$(touch pwned)", format="text; touch pwned", fail_on="`touch pwned`")

    runner.run("base")
    runner.run("judge")

    assert not list(runner.workspace.rglob("pwned"))


def test_no_step_holds_an_expression_in_its_script():
    assert [id for id, step in STEPS.items() if "${{" in step.get("run", "")] == []


def test_what_others_wrote_is_taken_at_a_commit():
    used = [step["uses"] for step in STEPS.values() if "uses" in step]

    assert [name for name in used if not re.fullmatch(r"[\w/.-]+@[0-9a-f]{40}", name)] == []
