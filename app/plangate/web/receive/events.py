"""What a webhook asks for: a pure function from the event's name and payload to letters.

An event is only a hint that something may have changed, so a letter says which pull request to look at, never what
happened to it. Payloads may hold anything: what is not as GitHub documents it counts as missing.
https://docs.github.com/en/webhooks/webhook-events-and-payloads
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plangate.domain.commands.lines import new_keys
from plangate.domain.model.external_id import pull_request_number
from plangate.queue.jobs import (
    AnswerComment,
    CancelPending,
    ConditionalSweep,
    ForgetInstallation,
    Job,
    Priority,
    PullRequestClosed,
    ReviewMergeGroup,
    ReviewPullRequest,
    SweepOwner,
    SweepRepository,
)
from plangate.queue.watched_paths import is_usual
from plangate.web.receive.follow_up_events import (
    MANY_COMMITS,
    scaffold_approved,
    scaffold_merged,
    scaffold_pressed,
    tidying,
    tidying_after_push,
)
from plangate.web.receive.payload import DeliveryContext, at, full_name, items, moment, number, sha, text

SUBSCRIBED = frozenset(
    {
        "check_run",
        "check_suite",
        "issue_comment",
        "merge_group",
        "pull_request",
        "pull_request_review",
        "pull_request_review_comment",
        "push",
    }
)
"""The events that the App asks GitHub for; those about its installations come anyway."""

LOOKED_AT = frozenset({"opened", "reopened", "synchronize", "ready_for_review", "converted_to_draft"})
RECENT = 30 * 24 * 3600.0
"""Seconds; older open pull requests are left alone when the App is installed."""
POLICY = ".github/plangate.yml"

_QUEUE = re.compile(r"gh-readonly-queue/(.+)/pr-[1-9]\d{0,9}-[0-9a-f]+")
"""The branch of a queue's head, with the branch that it is to be put on."""

JobRequest = Job | CancelPending | ConditionalSweep


def read_event(name: str, payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    """What the event asks for, nothing when nobody acts on it, None when it lacks what such an event must carry."""
    match name, payload.get("action"):
        case "pull_request", str(action) if action in LOOKED_AT:
            return _review(payload, arrival)
        case "pull_request", "edited" if at(payload, "changes", "base"):
            return _review(payload, arrival)
        case "pull_request", "closed":
            return _closed(payload, arrival)
        case "check_run", "rerequested" if number(payload, "check_run", "app", "id") == arrival.app_id:
            return _check_run_again(payload, arrival)
        case "check_run", "requested_action" if number(payload, "check_run", "app", "id") == arrival.app_id:
            return scaffold_pressed(payload, arrival)
        case "check_suite", "rerequested" if number(payload, "check_suite", "app", "id") == arrival.app_id:
            return _check_suite_again(payload, arrival)
        case "issue_comment", "created" | "edited" if at(payload, "issue", "pull_request"):
            return _commands(payload, arrival, "comment", "issuecomment-", number(payload, "issue", "number"))
        case "pull_request_review_comment", "created" | "edited":
            return _commands(payload, arrival, "comment", "discussion_r", number(payload, "pull_request", "number"))
        case "pull_request_review", "submitted" | "edited":
            number_of = number(payload, "pull_request", "number")
            wishes = _commands(payload, arrival, "review", "pullrequestreview-", number_of)
            return wishes if wishes is None else (*wishes, *scaffold_approved(payload, arrival))
        case "merge_group", "checks_requested":
            return _group_requested(payload, arrival)
        case "merge_group", "destroyed":
            return _group_destroyed(payload, arrival)
        case "push", _:
            return _push(payload, arrival)
        case "installation", "created" | "unsuspend":
            return _installed(payload, items(payload, "repositories"), arrival)
        case "installation_repositories", "added":
            return _installed(payload, items(payload, "repositories_added"), arrival)
        case "installation", "deleted" | "suspend":
            return _uninstalled(payload, arrival)
        case _:
            return ()


def _review(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    head = sha(payload, "pull_request", "head", "sha")
    letter = _letter(payload, arrival, number(payload, "pull_request", "number"), head)
    return (replace(letter, updated_at=moment(payload, "pull_request", "updated_at")),) if letter else None


def _closed(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    letter = _letter(payload, arrival, number(payload, "pull_request", "number"), None)
    if letter is None:
        return None
    parting = PullRequestClosed(
        letter.installation, letter.repository_id, letter.repository, letter.number,
        delivery=arrival.delivery, received=arrival.received,
    )  # fmt: skip
    drop = CancelPending(letter.installation, letter.member, moment(payload, "pull_request", "updated_at"))
    after = scaffold_merged(payload, arrival) or tidying(payload, arrival)
    return (drop, parting, after) if after else (drop, parting)


def _group_requested(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    head_ref, base_ref = (text(payload, "merge_group", name) for name in ("head_ref", "base_ref"))
    letter = _group(payload, arrival, sha(payload, "merge_group", "head_sha"), head_ref, base_ref)
    base = sha(payload, "merge_group", "base_sha")
    return (replace(letter, base=base),) if letter and base else None


def _group_destroyed(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    """What waits for a queue's head is no longer wanted: it was merged, or is built anew as another commit."""
    head_ref, base_ref = (text(payload, "merge_group", name) for name in ("head_ref", "base_ref"))
    letter = _group(payload, arrival, sha(payload, "merge_group", "head_sha"), head_ref, base_ref)
    return (CancelPending(letter.installation, letter.member),) if letter else None


def _group(
    payload: Mapping[str, Any], arrival: DeliveryContext, head: str | None, head_ref: str | None, base_ref: str | None
) -> ReviewMergeGroup | None:
    installation, repository_id = number(payload, "installation", "id"), number(payload, "repository", "id")
    repository = full_name(payload, "repository", "full_name")
    if installation is None or repository_id is None or repository is None:
        return None
    if head is None or head_ref is None or base_ref is None:
        return None
    return ReviewMergeGroup(
        installation, repository_id, repository, head, head_ref, base="", base_ref=base_ref,
        delivery=arrival.delivery, received=arrival.received,
    )  # fmt: skip


def _check_run_again(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    # A fork's check-run names no pull requests: our external_id does.
    spoken_of = pull_request_number(text(payload, "check_run", "external_id") or "")
    numbers = (spoken_of,) if spoken_of else _numbers(payload, "check_run")
    suite = at(payload, "check_run", "check_suite")
    return _again(payload, arrival, numbers, sha(payload, "check_run", "head_sha"), text(suite, "head_branch"))


def _check_suite_again(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    head, branch = sha(payload, "check_suite", "head_sha"), text(payload, "check_suite", "head_branch")
    return _again(payload, arrival, _numbers(payload, "check_suite"), head, branch)


def _again(
    payload: Mapping[str, Any], arrival: DeliveryContext, numbers: tuple[int, ...], head: str | None, branch: str | None
) -> tuple[JobRequest, ...] | None:
    """Somebody pressed Re-run: those pull requests; when none is named, a queue's head, or whichever have that head."""
    entry = _QUEUE.fullmatch(branch or "")
    if not numbers and entry:
        # The event tells no base: it is the tip of the branch that the queue is for.
        group = _group(payload, arrival, head, f"refs/heads/{branch}", f"refs/heads/{entry[1]}")
        return (replace(group, urgency=Priority.PERSON, anew=True),) if group else None
    if not numbers:
        sweep = _sweep(payload, at(payload, "repository"), arrival)
        return (replace(sweep, urgency=Priority.PERSON, head=head),) if sweep and head else None
    letters = [_letter(payload, arrival, one, head) for one in numbers]
    return tuple(replace(letter, urgency=Priority.PERSON, anew=True) for letter in letters if letter) or None


def _commands(
    payload: Mapping[str, Any], arrival: DeliveryContext, thing: str, place: str, pull_request: int | None
) -> tuple[JobRequest, ...] | None:
    """The commands of a comment that a person wrote or changed; nothing for bots, and for edits by others."""
    body = at(payload, thing, "body")
    if not isinstance(body, str) or not _is_own_deed(payload, thing):
        return ()
    before = at(payload, "changes", "body", "from") if payload.get("action") == "edited" else ""
    # An edit that does not say what was there before changed no text.
    lines = new_keys(body, before) if isinstance(before, str) else ()
    if not lines:
        return ()
    letter = _letter(payload, arrival, pull_request, None)
    comment, node = number(payload, thing, "id"), text(payload, thing, "node_id")
    if letter is None or comment is None or node is None:
        return None
    return (
        AnswerComment(
            letter.installation, letter.repository_id, letter.repository, letter.number,
            comment=f"{place}{comment}", node=node, lines=" ".join(lines),
            seen=sha(payload, "pull_request", "head", "sha"), head=f"conversation-{letter.number}",
            delivery=arrival.delivery, received=arrival.received,
        ),
    )  # fmt: skip


def _is_own_deed(payload: Mapping[str, Any], thing: str) -> bool:
    """Whether who wrote or changed a comment is its author, and a person."""
    author, sender = number(payload, thing, "user", "id"), number(payload, "sender", "id")
    people = at(payload, thing, "user", "type") == at(payload, "sender", "type") == "User"
    return people and author is not None and author == sender


def _push(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    ref = text(payload, "ref")
    if ref is None:
        return None
    if not ref.startswith("refs/heads/") or payload.get("created") is True or payload.get("deleted") is True:
        return ()
    paths = _pushed(payload)
    sweep, after = _sweep(payload, at(payload, "repository"), arrival), tidying_after_push(payload, arrival)
    if sweep is None:
        return None
    sweep = replace(sweep, base=ref.removeprefix("refs/heads/"), policy=paths is None or POLICY in paths)
    if paths is not None and not any(map(is_usual, paths)):
        return (ConditionalSweep(sweep, paths), *after) if paths else after
    return (sweep, *_owners_policy(payload, sweep, arrival), *after)


def _pushed(payload: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The files that the push changes; None where it does not tell all of them."""
    commits = items(payload, "commits")
    if payload.get("forced") is True or not 0 < len(commits) < MANY_COMMITS:
        return None
    named = (path for commit in commits for kind in ("added", "modified", "removed") for path in items(commit, kind))
    return tuple(dict.fromkeys(path for path in named if isinstance(path, str)))


def _owners_policy(
    payload: Mapping[str, Any], sweep: SweepRepository, arrival: DeliveryContext
) -> tuple[JobRequest, ...]:
    """What judges all repositories of the owner that have no policy may be another."""
    is_home = sweep.repository.lower().endswith("/.github") and sweep.base == text(
        payload, "repository", "default_branch"
    )
    if not (is_home and sweep.policy):
        return ()
    return (
        SweepOwner(
            sweep.installation, sweep.repository_id, sweep.repository,
            delivery=arrival.delivery, received=arrival.received,
        ),
    )  # fmt: skip


def _installed(
    payload: Mapping[str, Any], repositories: tuple[Any, ...], arrival: DeliveryContext
) -> tuple[JobRequest, ...] | None:
    if number(payload, "installation", "id") is None:
        return None
    sweeps = [_sweep(payload, repository, arrival) for repository in repositories]
    since = arrival.received - RECENT
    return tuple(replace(sweep, since=since, quiet=True) for sweep in sweeps if sweep)


def _uninstalled(payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...] | None:
    installation = number(payload, "installation", "id")
    if installation is None:
        return None
    return CancelPending(installation), ForgetInstallation(
        installation, delivery=arrival.delivery, received=arrival.received
    )


def _numbers(payload: Mapping[str, Any], of: str) -> tuple[int, ...]:
    """The pull requests into this repository that a check-run or suite names; a fork's own are not ours to judge."""
    here = number(payload, "repository", "id")
    named = [pull for pull in items(payload, of, "pull_requests") if number(pull, "base", "repo", "id") == here]
    return tuple(one for pull in named if (one := number(pull, "number")))


def _letter(
    payload: Mapping[str, Any], arrival: DeliveryContext, pull_request: int | None, head: str | None
) -> ReviewPullRequest | None:
    installation, repository_id = number(payload, "installation", "id"), number(payload, "repository", "id")
    repository = full_name(payload, "repository", "full_name")
    if installation is None or repository_id is None or repository is None or pull_request is None:
        return None
    return ReviewPullRequest(
        installation, repository_id, repository, pull_request,
        head=head, delivery=arrival.delivery, received=arrival.received,
    )  # fmt: skip


def _sweep(payload: Mapping[str, Any], repository: Any, arrival: DeliveryContext) -> SweepRepository | None:
    installation, repository_id = number(payload, "installation", "id"), number(repository, "id")
    name = full_name(repository, "full_name")
    if installation is None or repository_id is None or name is None:
        return None
    return SweepRepository(
        installation, repository_id, name, delivery=arrival.delivery, received=arrival.received
    )  # fmt: skip
