"""Payloads of webhooks in GitHub's shape, with as little in them as we read; a test changes what it is about."""

import copy
import json
from typing import Any

from plangate.web.receive.payload import Payload
from plangate.web.receive.request import read_json

APP = 7
INSTALLATION = 42
HEAD = "0a" * 20
BASE = "0b" * 20
QUEUE = f"refs/heads/gh-readonly-queue/main/pr-3-{BASE}"
REPOSITORY = {"id": 10, "full_name": "acme/parcels", "private": True}


def a_payload(action: str | None = None, **parts: Any) -> dict[str, Any]:
    """What every payload carries, and these parts."""
    named = {"action": action} if action else {}
    return copy.deepcopy({**named, "repository": REPOSITORY, "installation": {"id": INSTALLATION}, **parts})


def a_pull_request(action: str = "opened", **parts: Any) -> dict[str, Any]:
    """A `pull_request` event of pull request 3."""
    pull = {"number": 3, "head": {"sha": HEAD}, "updated_at": "2026-01-02T03:04:05Z"}
    return a_payload(action, number=3, pull_request=pull, **parts)


def a_merge_group(action: str = "checks_requested", reason: str | None = None, **changes: Any) -> dict[str, Any]:
    """A `merge_group` event of the queue of main with pull request 3."""
    group = {"head_sha": HEAD, "head_ref": QUEUE, "base_sha": BASE, "base_ref": "refs/heads/main"}
    return a_payload(action, merge_group={**group, **changes}, reason=reason)


def a_check_run(**changes: Any) -> dict[str, Any]:
    """A `check_run` that somebody asked to run again."""
    run = {"app": {"id": APP}, "head_sha": HEAD, "external_id": f"1:3:{'d' * 40}", "pull_requests": []}
    return a_payload("rerequested", check_run={**run, **changes})


def a_check_suite(**changes: Any) -> dict[str, Any]:
    """A `check_suite` that somebody asked to run again."""
    suite = {"app": {"id": APP}, "head_sha": HEAD, "pull_requests": []}
    return a_payload("rerequested", check_suite={**suite, **changes})


def a_named_pull(number: int = 3, repository: int = 10) -> dict[str, Any]:
    """A pull request as check-runs and suites name it."""
    return {"number": number, "base": {"ref": "main", "repo": {"id": repository}}}


def a_push(*paths: str, **changes: Any) -> dict[str, Any]:
    """A `push` to main of one commit that modifies these paths."""
    commit = {"added": [], "modified": list(paths), "removed": []}
    return (
        a_payload(None, ref="refs/heads/main", forced=False, created=False, deleted=False, commits=[commit]) | changes
    )


def an_installation(action: str, **parts: Any) -> dict[str, Any]:
    """An `installation` event, which has no repository of its own."""
    return {"action": action, "installation": {"id": INSTALLATION}, **copy.deepcopy(parts)}


def as_received(payload: Any) -> Payload:
    """What is read of a payload that was sent."""
    return read_json(json.dumps(payload).encode())
