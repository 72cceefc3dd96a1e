"""What webhooks ask for about follow-up pull requests: a button, an approval, a merge; and plans that may be gone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plangate.domain.model.external_id import pull_request_number
from plangate.domain.model.outgoing import SCAFFOLD_BUTTON
from plangate.queue.jobs import CloseStaleFollowUps, Priority, ScaffoldTasks
from plangate.web.receive.payload import DeliveryContext, at, full_name, items, number, sha, text

PLAN = "plan.md"
MANY_COMMITS = 2048
"""GitHub lists no more commits of one push, so that many may not be all."""

Payload = Mapping[str, Any]


def scaffold_pressed(payload: Payload, arrival: DeliveryContext) -> tuple[ScaffoldTasks, ...] | None:
    """Somebody pressed a button of our check-run; nothing where it is another, or no person's deed."""
    if at(payload, "requested_action", "identifier") != SCAFFOLD_BUTTON.identifier or not _is_person(payload):
        return ()
    pull_request = pull_request_number(text(payload, "check_run", "external_id") or "")
    head, who = sha(payload, "check_run", "head_sha"), text(payload, "sender", "login")
    # Every press is a deed of its own, and a redelivery has the name of what it delivers again.
    deed = f"button-{arrival.delivery or head}"
    letter = _letter(payload, arrival, pull_request, "button", deed, who=who or "", seen=head, urgency=Priority.PERSON)
    return (letter,) if letter and head and who else None


def scaffold_approved(payload: Payload, arrival: DeliveryContext) -> tuple[ScaffoldTasks, ...]:
    """A person's review approves a head; whether that opens anything, the policy says."""
    approves = payload.get("action") == "submitted" and at(payload, "review", "state") == "approved"
    head, node = sha(payload, "review", "commit_id"), text(payload, "review", "node_id")
    if not approves or head is None or node is None or not _is_person(payload):
        return ()
    pull_request, deed = number(payload, "pull_request", "number"), f"approval-{head[:12]}"
    letter = _letter(payload, arrival, pull_request, "approval", deed, seen=head, node=node)
    return (letter,) if letter else ()


def scaffold_merged(payload: Payload, arrival: DeliveryContext) -> ScaffoldTasks | None:
    """A pull request was merged; whether that opens anything, the policy says."""
    if at(payload, "pull_request", "merged") is not True:
        return None
    return _letter(payload, arrival, number(payload, "pull_request", "number"), "merge", "merge")


def tidying(payload: Payload, arrival: DeliveryContext) -> CloseStaleFollowUps | None:
    """A look at whether the plans of open follow-ups are still there."""
    installation, repository_id = number(payload, "installation", "id"), number(payload, "repository", "id")
    name = full_name(payload, "repository", "full_name")
    if installation is None or repository_id is None or name is None:
        return None
    return CloseStaleFollowUps(installation, repository_id, name, delivery=arrival.delivery, received=arrival.received)


def tidying_after_push(payload: Payload, arrival: DeliveryContext) -> tuple[CloseStaleFollowUps, ...]:
    """The same where a push removes a plan from its branch, or may do so without telling."""
    commits, letter = items(payload, "commits"), tidying(payload, arrival)
    removed = (path for commit in commits for path in items(commit, "removed"))
    if letter is not None and any(isinstance(path, str) and path.rpartition("/")[2] == PLAN for path in removed):
        return (letter,)
    in_doubt = payload.get("forced") is True or len(commits) >= MANY_COMMITS
    return (replace(letter, perhaps=True),) if letter is not None and in_doubt else ()


def _is_person(payload: Payload) -> bool:
    return bool(at(payload, "sender", "type") == "User")


def _letter(
    payload: Payload, arrival: DeliveryContext, pull_request: int | None, cause: str, deed: str, **more: Any
) -> ScaffoldTasks | None:
    tidy = tidying(payload, arrival)
    if tidy is None or pull_request is None:
        return None
    return ScaffoldTasks(
        tidy.installation, tidy.repository_id, tidy.repository, pull_request, cause, deed,
        head=f"conversation-{pull_request}", delivery=arrival.delivery, received=arrival.received, **more,
    )  # fmt: skip
