"""Is our check required here, and is it pinned to us? Rulesets tell; classic protection tells only the first."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from plangate.domain.documents.layout import is_misnamed_policy
from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.domain.model.snapshot import Snapshot
from plangate.errors import RefusedError
from plangate.github.api.client import Connection


def read_requirement(github: Connection, snapshot: Snapshot) -> Requirement:
    """What can be seen of it on the pull request's base; two calls."""
    try:
        repository = github.ask_for(
            "requirement", doing=f"asking whether our check is required on {snapshot.base_ref}",
            number=snapshot.number, oid=snapshot.head_sha, base=snapshot.base_sha,
            app=github.app_id, check=CHECK_NAME,
        )["repository"]  # fmt: skip
        source = _source(github, snapshot.base_ref)
    except RefusedError:
        return Requirement(None)
    return Requirement(_is_required(repository["object"]), source, tuple(_misnamed_policies(repository["base"])))


def _is_required(head: Mapping[str, Any] | None) -> bool | None:
    suites = (head or {"checkSuites": {"nodes": ()}})["checkSuites"]["nodes"]
    runs = [run for suite in suites for run in suite["checkRuns"]["nodes"]]
    return any(run["isRequired"] for run in runs) if runs else None


def _misnamed_policies(base: Mapping[str, Any] | None) -> Iterator[str]:
    """The paths of files at the root and in `.github` that are called nearly as the policy."""
    if base is not None:
        folder = (base["github"] or {}).get("object") or {}
        entries = (*base["tree"]["entries"], *folder.get("entries", ()))
        yield from (entry["path"] for entry in entries if entry["type"] == "blob" and is_misnamed_policy(entry["path"]))


def _source(github: Connection, branch: str) -> RequirementSource:
    sources = set(_sources(github, branch))
    if not sources:
        return RequirementSource.UNSEEN
    if sources - {github.app_id, None}:
        # One ruleset that takes it from another App blocks the merge, whatever the others say.
        return RequirementSource.ANOTHER
    return RequirementSource.US if github.app_id in sources else RequirementSource.ANYBODY


def _sources(github: Connection, branch: str) -> Iterator[int | None]:
    """The App that each ruleset takes our check from, None for any."""
    rules = github.read(
        f"{github.path}/rules/branches/{quote(branch, safe='')}", doing=f"reading the rules of {branch}", per_page=100
    )
    required = (rule["parameters"] for rule in rules if rule["type"] == "required_status_checks")
    checks = (check for parameters in required for check in parameters["required_status_checks"])
    return (check.get("integration_id") for check in checks if check["context"] == CHECK_NAME)
