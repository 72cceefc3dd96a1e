"""What a webhook asks for: a pure function from the event's name and payload to jobs.

An event is only a hint that something may have changed, so a job says which pull request to look at, never what
happened to it. Payloads may hold anything: what is not as GitHub documents it counts as missing.
https://docs.github.com/en/webhooks/webhook-events-and-payloads
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from plangate.domain.documents.layout import PLAN, POLICY_PATH, is_owner_home, is_standard_path
from plangate.domain.model.external_id import pull_request_number
from plangate.domain.model.outgoing import SCAFFOLD_BUTTON
from plangate.queue.jobs import (
    CloseStaleFollowUps,
    ConditionalSweep,
    ForgetInstallation,
    InstallationRef,
    Job,
    Priority,
    PullRequestClosed,
    ReviewMergeGroup,
    ReviewPullRequest,
    ScaffoldTasks,
    SweepOwner,
    SweepRepository,
)
from plangate.web.receive.comment_events import commands_in
from plangate.web.receive.payload import (
    DeliveryContext,
    Event,
    MissingFieldError,
    Payload,
    at,
    items,
    number,
    required,
    sha,
    text,
)

RECENT_SECONDS = 30 * 24 * 3600.0
"""Seconds; older open pull requests are left alone when the App is installed."""
MAX_LISTED_COMMITS = 2048
"""GitHub lists no more commits of one push, so that many may not be all."""

_QUEUE_BRANCH = re.compile(r"gh-readonly-queue/(.+)/pr-[1-9]\d{0,9}-[0-9a-f]+")
"""The branch of a queue's head, with the branch that it is to be put on."""

JobRequest = Job | ConditionalSweep
JobRequests = tuple[JobRequest, ...]


def read_event(name: str, payload: Payload, context: DeliveryContext) -> JobRequests | None:
    """What the event asks for, nothing when nobody acts on it, None when it lacks what such an event must carry."""
    action = text(payload, "action") or ""
    reader = _READERS.get((name, action)) or _READERS.get((name, ANY_ACTION))
    try:
        return reader(Event(payload, context)) if reader else ()
    except MissingFieldError:
        return None


def _review(event: Event) -> JobRequests:
    target = event.pull_request(number(event.payload, "pull_request", "number"))
    head = sha(event.payload, "pull_request", "head", "sha")
    return (ReviewPullRequest(target, event.metadata, head=head),)


def _edited(event: Event) -> JobRequests:
    return _review(event) if at(event.payload, "changes", "base") else ()


def _closed(event: Event) -> JobRequests:
    target = event.pull_request(number(event.payload, "pull_request", "number"))
    is_merged = at(event.payload, "pull_request", "merged") is True
    # Whether a merge opens anything, the policy says.
    scaffold = ScaffoldTasks(target, event.metadata, cause="merge", deed="merge")
    return PullRequestClosed(target, event.metadata), scaffold if is_merged else _stale_follow_ups(event)


def _group_requested(event: Event) -> JobRequests:
    base = required(sha(event.payload, "merge_group", "base_sha"))
    return (replace(_group_of(event), base=base),)


def _group_of(event: Event) -> ReviewMergeGroup:
    head_ref, base_ref = (text(event.payload, "merge_group", name) for name in ("head_ref", "base_ref"))
    return _group(event, sha(event.payload, "merge_group", "head_sha"), required(head_ref), required(base_ref))


def _group(event: Event, head: str | None, head_ref: str, base_ref: str) -> ReviewMergeGroup:
    return ReviewMergeGroup(
        event.repository, event.metadata, head=required(head), head_ref=head_ref, base="", base_ref=base_ref
    )


def _check_run_rerequested(event: Event) -> JobRequests:
    # A fork's check-run names no pull requests: our external_id does.
    named = pull_request_number(text(event.payload, "check_run", "external_id") or "")
    return _rerequested(event, "check_run", at(event.payload, "check_run", "check_suite"), (named,) if named else None)


def _check_suite_rerequested(event: Event) -> JobRequests:
    return _rerequested(event, "check_suite", at(event.payload, "check_suite"))


def _rerequested(event: Event, part: str, suite: Any, named: tuple[int, ...] | None = None) -> JobRequests:
    """Somebody pressed Re-run: those pull requests; when none is named, a queue's head, or whichever have that head."""
    if not event.is_of_our_app(part):
        return ()
    head, branch = sha(event.payload, part, "head_sha"), text(suite, "head_branch") or ""
    if numbers := named or _numbers(event.payload, part):
        return tuple(
            ReviewPullRequest(
                event.pull_request(pull_request), event.metadata, Priority.PERSON, head=head, force_rerun=True
            )
            for pull_request in numbers
        )
    if queue := _QUEUE_BRANCH.fullmatch(branch):
        # The event tells no base: it is the tip of the branch that the queue is for.
        group = _group(event, head, f"refs/heads/{branch}", f"refs/heads/{queue[1]}")
        return (replace(group, priority=Priority.PERSON, force_rerun=True),)
    return (SweepRepository(event.repository, event.metadata, priority=Priority.PERSON, head=required(head)),)


def _numbers(payload: Payload, part: str) -> tuple[int, ...]:
    """The pull requests into this repository that a check-run or suite names; a fork's own are not ours to judge."""
    here = number(payload, "repository", "id")
    named = (pull for pull in items(payload, part, "pull_requests") if number(pull, "base", "repo", "id") == here)
    return tuple(filter(None, (number(pull, "number") for pull in named)))


def _button_pressed(event: Event) -> JobRequests:
    """Somebody pressed a button of our check-run; nothing where it is another, or no person's act."""
    is_ours = event.is_of_our_app("check_run") and at(event.payload, "sender", "type") == "User"
    if not is_ours or at(event.payload, "requested_action", "identifier") != SCAFFOLD_BUTTON.identifier:
        return ()
    head, login = sha(event.payload, "check_run", "head_sha"), text(event.payload, "sender", "login")
    target = event.pull_request(pull_request_number(text(event.payload, "check_run", "external_id") or ""))
    # Every press is an act of its own, and a redelivery has the name of what it delivers again.
    deed = f"button-{event.context.delivery or head}"
    return (
        ScaffoldTasks(
            target, event.metadata, Priority.PERSON, cause="button", deed=deed, who=required(login),
            seen=required(head),
        ),
    )  # fmt: skip


def _issue_comment(event: Event) -> JobRequests:
    is_on_pull_request = at(event.payload, "issue", "pull_request")
    return commands_in(event, "issue", "comment", "issuecomment-") if is_on_pull_request else ()


def _review_comment(event: Event) -> JobRequests:
    return commands_in(event, "pull_request", "comment", "discussion_r")


def _submitted_review(event: Event) -> JobRequests:
    commands = commands_in(event, "pull_request", "review", "pullrequestreview-")
    return (*commands, *_approval(event))


def _approval(event: Event) -> JobRequests:
    """A person's review approves a head; whether that opens anything, the policy says."""
    review, is_person = at(event.payload, "review"), at(event.payload, "sender", "type") == "User"
    if not is_person or event.payload.get("action") != "submitted" or at(review, "state") != "approved":
        return ()
    # The commands of such a review are read all the same, so what is missing here is no fault of the event.
    with suppress(MissingFieldError):
        head, node = required(sha(review, "commit_id")), required(text(review, "node_id"))
        target = event.pull_request(number(event.payload, "pull_request", "number"))
        deed = f"approval-{head[:12]}"
        return (ScaffoldTasks(target, event.metadata, cause="approval", deed=deed, seen=head, node=node),)
    return ()


def _push(event: Event) -> JobRequests:
    ref = required(text(event.payload, "ref"))
    if not ref.startswith("refs/heads/") or any(event.payload.get(name) is True for name in ("created", "deleted")):
        return ()
    return (*_sweeps(event, ref.removeprefix("refs/heads/")), *_stale_follow_ups_after_push(event))


def _sweeps(event: Event, branch: str) -> JobRequests:
    """The law on that branch may be another."""
    paths = _changed_paths(event.payload)
    changes_policy = paths is None or POLICY_PATH in paths
    sweep = SweepRepository(event.repository, event.metadata, base=branch, policy=changes_policy)
    if paths is None or any(map(is_standard_path, paths)):
        return (sweep, *_owner_sweep(event, sweep))
    return (ConditionalSweep(sweep, paths),) if paths else ()


def _changed_paths(payload: Payload) -> tuple[str, ...] | None:
    """The files that the push changes; None where it does not tell all of them."""
    commits = items(payload, "commits")
    if payload.get("forced") is True or not 0 < len(commits) < MAX_LISTED_COMMITS:
        return None
    return _paths(commits, "added", "modified", "removed")


def _paths(commits: Iterable[Any], *changes: str) -> tuple[str, ...]:
    named = (path for commit in commits for change in changes for path in items(commit, change))
    return tuple(dict.fromkeys(path for path in named if isinstance(path, str)))


def _stale_follow_ups_after_push(event: Event) -> JobRequests:
    """Plans may be gone where a push removes one from its branch, or may do so without telling."""
    commits = items(event.payload, "commits")
    if any(path.rpartition("/")[2] == PLAN for path in _paths(commits, "removed")):
        return (_stale_follow_ups(event),)
    in_doubt = event.payload.get("forced") is True or len(commits) >= MAX_LISTED_COMMITS
    return (replace(_stale_follow_ups(event), only_if_known=True),) if in_doubt else ()


def _stale_follow_ups(event: Event) -> CloseStaleFollowUps:
    """A look at whether the plans of open follow-ups are still there."""
    return CloseStaleFollowUps(event.repository, event.metadata)


def _owner_sweep(event: Event, sweep: SweepRepository) -> JobRequests:
    """What judges all repositories of the owner that have no policy may be another."""
    is_home = is_owner_home(event.repository.repository)
    is_default_branch = sweep.base == text(event.payload, "repository", "default_branch")
    judges_others = sweep.policy and is_home and is_default_branch
    return (SweepOwner(event.repository, event.metadata),) if judges_others else ()


def _installed(event: Event, part: str) -> JobRequests:
    """Sweeps of the repositories that the payload lists under that name."""
    since, metadata = event.context.received - RECENT_SECONDS, replace(event.metadata, check_run_only=True)
    return tuple(SweepRepository(target, metadata, since=since) for target in event.repositories(part))


def _uninstalled(event: Event) -> JobRequests:
    return (ForgetInstallation(InstallationRef(event.installation), event.metadata),)


ANY_ACTION = "*"

_READERS: dict[tuple[str, str], Callable[[Event], JobRequests]] = {
    ("pull_request", "opened"): _review,
    ("pull_request", "reopened"): _review,
    ("pull_request", "synchronize"): _review,
    ("pull_request", "ready_for_review"): _review,
    ("pull_request", "locked"): _review,
    ("pull_request", "unlocked"): _review,
    ("pull_request", "converted_to_draft"): _review,
    ("pull_request", "edited"): _edited,
    ("pull_request", "closed"): _closed,
    ("check_run", "rerequested"): _check_run_rerequested,
    ("check_run", "requested_action"): _button_pressed,
    ("check_suite", "rerequested"): _check_suite_rerequested,
    ("issue_comment", "created"): _issue_comment,
    ("issue_comment", "edited"): _issue_comment,
    ("pull_request_review_comment", "created"): _review_comment,
    ("pull_request_review_comment", "edited"): _review_comment,
    ("pull_request_review", "submitted"): _submitted_review,
    ("pull_request_review", "edited"): _submitted_review,
    ("merge_group", "checks_requested"): _group_requested,
    ("push", ANY_ACTION): _push,
    ("installation", "created"): partial(_installed, part="repositories"),
    ("installation", "unsuspend"): partial(_installed, part="repositories"),
    ("installation_repositories", "added"): partial(_installed, part="repositories_added"),
    ("installation", "deleted"): _uninstalled,
    ("installation", "suspend"): _uninstalled,
}
"""What reads an event, by its name and action; any other asks for nothing."""

SUBSCRIBED_EVENTS = frozenset(name for name, _ in _READERS) - {"installation", "installation_repositories"}
"""The events that the App asks GitHub for; those about its installations come anyway."""
