"""The fields of payloads that somebody reads, as types: the others, nine tenths of a payload, are passed over unread.

A field of another kind than GitHub documents is a field that is missing (`payload`), so any kind may stand in each.
"""

from typing import Any, TypedDict

Anything = str | int | float | bool | list[Any] | None


class _Id(TypedDict, total=False):
    id: Any


class _Repository(TypedDict, total=False):
    id: Any
    full_name: Any
    default_branch: Any


class _Account(TypedDict, total=False):
    id: Any
    type: Any
    login: Any


class _Head(TypedDict, total=False):
    sha: Any


class _PullRequest(TypedDict, total=False):
    number: Any
    merged: Any
    closed_at: Any
    head: _Head | Anything


class _OldBody(TypedDict("_OldBody", {"from": Any}, total=False)):
    pass


class _Changes(TypedDict, total=False):
    base: Any
    body: _OldBody | Anything


class _MergeGroup(TypedDict, total=False):
    head_sha: Any
    head_ref: Any
    base_sha: Any
    base_ref: Any


class _Suite(TypedDict, total=False):
    head_sha: Any
    head_branch: Any
    app: _Id | Anything
    pull_requests: Any


class _Run(TypedDict, total=False):
    head_sha: Any
    external_id: Any
    app: _Id | Anything
    check_suite: _Suite | Anything
    pull_requests: Any


class _Action(TypedDict, total=False):
    identifier: Any


class _Issue(TypedDict, total=False):
    number: Any
    pull_request: Any


class _Comment(TypedDict, total=False):
    id: Any
    node_id: Any
    body: Any
    user: _Account | Anything


class _Review(TypedDict, total=False):
    id: Any
    node_id: Any
    body: Any
    user: _Account | Anything
    state: Any
    commit_id: Any


class Fields(TypedDict, total=False):
    """What is read of any event."""

    action: Any
    ref: Any
    created: Any
    deleted: Any
    forced: Any
    commits: Any
    repositories: Any
    repositories_added: Any
    installation: _Id | Anything
    repository: _Repository | Anything
    sender: _Account | Anything
    pull_request: _PullRequest | Anything
    changes: _Changes | Anything
    merge_group: _MergeGroup | Anything
    check_run: _Run | Anything
    check_suite: _Suite | Anything
    requested_action: _Action | Anything
    issue: _Issue | Anything
    comment: _Comment | Anything
    review: _Review | Anything
