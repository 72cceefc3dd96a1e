"""Is our check required here, and is it pinned to us? Rulesets tell; classic protection tells only the first."""

from collections.abc import Iterator
from urllib.parse import quote

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.domain.model.snapshot import Snapshot
from plangate.errors import RefusedError
from plangate.github.api.client import Connection


def read_requirement(github: Connection, snapshot: Snapshot) -> Requirement:
    """What can be seen of it on the pull request's base; two calls."""
    try:
        return Requirement(_is_required(github, snapshot), _source(github, snapshot.base_ref))
    except RefusedError:
        return Requirement(None)


def _is_required(github: Connection, snapshot: Snapshot) -> bool | None:
    data = github.ask_for(
        "requirement", doing=f"asking whether our check is required on {snapshot.base_ref}",
        number=snapshot.number, oid=snapshot.head_sha, app=github.app_id, check=CHECK_NAME,
    )  # fmt: skip
    commit = data["repository"]["object"] or {"checkSuites": {"nodes": ()}}
    runs = [run for suite in commit["checkSuites"]["nodes"] for run in suite["checkRuns"]["nodes"]]
    return any(run["isRequired"] for run in runs) if runs else None


def _source(github: Connection, branch: str) -> RequirementSource:
    sources = set(_sources(github, branch))
    if not sources:
        return RequirementSource.UNSEEN
    if github.app_id in sources:
        return RequirementSource.US
    return RequirementSource.ANYBODY if None in sources else RequirementSource.ANOTHER


def _sources(github: Connection, branch: str) -> Iterator[int | None]:
    """The App that each ruleset takes our check from, None for any."""
    rules = github.read(
        f"{github.path}/rules/branches/{quote(branch, safe='')}", doing=f"reading the rules of {branch}", per_page=100
    )
    required = (rule["parameters"] for rule in rules if rule["type"] == "required_status_checks")
    checks = (check for parameters in required for check in parameters["required_status_checks"])
    return (check.get("integration_id") for check in checks if check["context"] == CHECK_NAME)
