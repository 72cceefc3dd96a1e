"""What happens to check-suites and check-runs: requested, created, updated, asked for again, buttons pressed."""

import time
from typing import Any

from tests.fakehub.events import emit
from tests.fakehub.hub import Hub
from tests.fakehub.model import CheckRun, CheckSuite, Repository
from tests.fakehub.model_accounts import App, User
from tests.fakehub.shapes_checks import run_shape, suite_shape

ORDER = ("action_required", "timed_out", "failure", "cancelled", "stale", "neutral", "skipped", "success")
"""Conclusions, the one that decides a suite's first."""
MOST_RUNS_OF_A_NAME = 1000


def request_suites(
    hub: Hub, repository: Repository, sha: str, branch: str | None, before: str | None, sender: User
) -> None:
    """A commit arrived: every App that may write checks gets a suite and is told; once per commit."""
    for installation in hub.state.installations_on(repository):
        if installation.permissions.get("checks") == "write" and not installation.suspended_at:
            if find_suite(repository, installation.app, sha):
                continue
            suite = make_suite(hub, repository, installation.app, sha, branch=branch, before=before)
            emit_suite(hub, suite, "requested", sender)


def find_suite(repository: Repository, app: App, sha: str) -> CheckSuite | None:
    """The suite of an App on a commit."""
    return next((s for s in repository.suites if s.app is app and s.head_sha == sha), None)


def make_suite(
    hub: Hub, repository: Repository, app: App, sha: str, *, branch: str | None = None, before: str | None = None
) -> CheckSuite:
    """A new suite, queued."""
    state = hub.state
    suite = CheckSuite(
        **state.identify("suite", "CS", repository.id), repository=repository, app=app, head_sha=sha,
        head_branch=branch or branch_at(repository, sha), created_at=state.now(), updated_at=state.now(),
        before=before,
    )  # fmt: skip
    repository.suites.append(suite)
    return state.remember("suite", suite)


def branch_at(repository: Repository, sha: str) -> str | None:
    """A branch that stands at a commit."""
    return next((name for name, tip in repository.git.branches().items() if tip == sha), None)


def create_run(hub: Hub, repository: Repository, app: App, sha: str, fields: dict[str, Any]) -> CheckRun:
    """Make a check-run out of the fields of a request, and the suite that it needs."""
    state = hub.state
    suite = find_suite(repository, app, sha) or make_suite(hub, repository, app, sha)
    run = CheckRun(
        **state.identify("run", "CR", repository.id), suite=suite, name=fields["name"], status="queued",
        started_at=state.now(),
    )  # fmt: skip
    suite.runs.append(state.remember("run", run))
    drop_oldest(suite, run.name)
    fill(hub, run, fields)
    emit_run(hub, run, "created", app.bot)
    if run.status == "completed":
        emit_run(hub, run, "completed", app.bot)
    return run


def drop_oldest(suite: CheckSuite, name: str) -> None:
    """GitHub keeps a thousand runs of one name in a suite."""
    same = [run for run in suite.runs if run.name == name]
    if len(same) > MOST_RUNS_OF_A_NAME:
        suite.runs.remove(same[0])


def update_run(hub: Hub, run: CheckRun, fields: dict[str, Any]) -> None:
    """Change a check-run; annotations are added to those that stand."""
    was = run.status
    fill(hub, run, fields)
    if run.status == "completed" and was != "completed":
        emit_run(hub, run, "completed", run.app.bot)


def fill(hub: Hub, run: CheckRun, fields: dict[str, Any]) -> None:
    """Put the fields of a request into a check-run; a conclusion completes it."""
    for name in ("name", "external_id", "details_url", "status", "conclusion"):
        if name in fields:
            setattr(run, name, fields[name])
    if fields.get("conclusion"):
        run.status = "completed"
    if "status" in fields and run.status != "completed":
        run.conclusion = run.completed_at = None
    if run.status == "completed":
        run.completed_at = run.completed_at or hub.state.now()
    output = fields.get("output", {})
    for name in ("title", "summary", "text"):
        if name in output:
            setattr(run, name, output[name])
    run.annotations.extend(output.get("annotations", []))
    run.actions = fields.get("actions", run.actions)
    run.history.append((time.monotonic(), run.status, run.conclusion))
    settle(hub, run.suite)


def settle(hub: Hub, suite: CheckSuite) -> None:
    """Let a suite say what its newest runs of each name say together."""
    newest = list({run.name: run for run in suite.runs}.values())
    suite.updated_at = hub.state.now()
    if any(run.status != "completed" for run in newest):
        suite.status, suite.conclusion = "in_progress", None
        return
    said = {run.conclusion for run in newest}
    suite.status, suite.conclusion = "completed", next(word for word in ORDER if word in said)


def rerequest_run(hub: Hub, run: CheckRun, sender: User) -> None:
    """Somebody pressed "Re-run" on a check-run: its suite is queued again, the run itself stays as it is."""
    run.suite.status, run.suite.conclusion = "queued", None
    emit_run(hub, run, "rerequested", sender, maker=run.app)


def rerequest_suite(hub: Hub, suite: CheckSuite, sender: User) -> None:
    """Somebody pressed "Re-run all checks"."""
    suite.status, suite.conclusion = "queued", None
    emit_suite(hub, suite, "rerequested", sender)


def press(hub: Hub, run: CheckRun, identifier: str, sender: User) -> None:
    """Somebody pressed a button of a check-run; raises ValueError when it has no such button."""
    if identifier not in [action["identifier"] for action in run.actions]:
        raise ValueError(f"{run.name} has no button {identifier}")
    emit_run(hub, run, "requested_action", sender, maker=run.app, requested_action={"identifier": identifier})


def emit_run(hub: Hub, run: CheckRun, action: str, sender: User, *, maker: App | None = None, **parts: Any) -> None:
    """A `check_run` event."""
    inner = {**run_shape(run, hub.url)}
    suite = suite_shape(run.suite, hub.url)
    inner["check_suite"] = {name: suite[name] for name in suite if name not in ("repository", "head_commit")}
    emit(hub, "check_run", run.suite.repository, sender, action=action, maker=maker, check_run=inner, **parts)


def emit_suite(hub: Hub, suite: CheckSuite, action: str, sender: User) -> None:
    """A `check_suite` event, which goes to the suite's own App."""
    shape = {name: value for name, value in suite_shape(suite, hub.url).items() if name != "repository"}
    emit(hub, "check_suite", suite.repository, sender, action=action, maker=suite.app, check_suite=shape)
