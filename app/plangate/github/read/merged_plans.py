"""Gathering what a merged pull request brought: its plans as the base branch has them now, under the law there."""

from collections.abc import Iterable
from dataclasses import replace

from plangate.domain.model.snapshot import Change, ChangeKind, Snapshot
from plangate.domain.policy import parse_policy
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import ObjectQuery, Selection, look_up
from plangate.github.read.changed_files import judged, read_changes
from plangate.github.read.gather import Reading, first_snapshot
from plangate.github.read.pull_request import PullRequestState
from plangate.github.read.texts import TextCache


def gather_merged(github: Connection, seen: PullRequestState, cache: TextCache) -> Snapshot:
    """The plans of a merged pull request that are still there, as new ones; its head is the tip of the base branch."""
    policy = parse_policy(seen.policy)
    plans = _still_there(github, seen, judged(read_changes(github, seen, policy), policy))
    # Nothing stood there before: what is read is the base branch alone.
    now = replace(seen, number=None, head_sha=seen.base_sha, merge_base=seen.base_sha)
    if not plans:
        return first_snapshot(now, ())
    return Reading(github, now, policy, cache).snapshot(plans)


def _still_there(github: Connection, seen: PullRequestState, plans: Iterable[Change]) -> tuple[Change, ...]:
    paths = [plan.path for plan in plans]
    doing = f"looking for the plans of {seen.called}"
    answers = look_up(github, [ObjectQuery(seen.base_sha, path, Selection.ID) for path in paths], doing=doing)
    found = (path for path in paths if answers.at(seen.base_sha, path, Selection.ID) is not None)
    return tuple(Change(path, ChangeKind.ADDED) for path in found)
