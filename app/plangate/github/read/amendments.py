"""The law that a pull request changes, constitutions and policy: as of its head and as of its merge base."""

from collections.abc import Iterable, Iterator

from plangate.domain.documents.layout import POLICY_PATH
from plangate.domain.model.snapshot import AmendedLaw, Change, ChangeKind
from plangate.domain.policy import Policy
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection
from plangate.github.read.symlinks import behind
from plangate.github.read.texts import file_of

MOST = 10
"""Constitutions of one pull request that are looked at; a pull request that changes more moves a repository about."""


def amending(changes: Iterable[Change], policy: Policy) -> tuple[Change, ...]:
    """The changes of constitutions that leave a text to be looked at: neither removed nor only renamed."""
    kept = [change for change in changes if policy.matches_constitution(change.path) and _has_text(change)]
    return tuple(kept[:MOST])


def proposing(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The change of the policy, where it leaves a text to be looked at; a file that is moved there is a new one."""
    return tuple(one for one in changes if one.path == POLICY_PATH and one.kind is not ChangeKind.REMOVED)


def proposed(
    github: Connection, changes: Iterable[Change], answers: Answers, head: str, merge_base: str
) -> AmendedLaw | None:
    """The policy with both texts; links stay links, since a policy is never read through one."""
    for change in changes:
        after = file_of(github, change.path, answers.at(head, change.path, Selection.ENTRY))
        then = _before(change)
        before = file_of(github, then, answers.at(merge_base, then, Selection.ENTRY)) if then else None
        if after is not None and (before is None or before.sha != after.sha):
            # A file that lay elsewhere was no policy before.
            return AmendedLaw(after, before if then == POLICY_PATH else None)
    return None


def looks(changes: Iterable[Change], head: str, merge_base: str) -> Iterator[ObjectQuery]:
    """What is asked about them."""
    for change in changes:
        yield ObjectQuery(head, change.path, Selection.ENTRY)
        if (before := _before(change)) is not None:
            yield ObjectQuery(merge_base, before, Selection.ENTRY)


def amended(
    github: Connection, changes: Iterable[Change], answers: Answers, head: str, merge_base: str
) -> Iterator[AmendedLaw]:
    """The constitutions with both texts; a call for each symbolic link among them."""
    for change in changes:
        doing = f"following the links of {change.path}"
        after = behind(
            github, file_of(github, change.path, answers.at(head, change.path, Selection.ENTRY)), head, doing=doing
        )
        then = _before(change)
        old = file_of(github, then, answers.at(merge_base, then, Selection.ENTRY)) if then else None
        before = behind(github, old, merge_base, doing=doing)
        if after is not None and (before is None or before.sha != after.sha):
            yield AmendedLaw(after, before)


def _has_text(change: Change) -> bool:
    moved = change.kind is ChangeKind.RENAMED and change.previous_path is None
    return change.kind is not ChangeKind.REMOVED and not moved


def _before(change: Change) -> str | None:
    """Where it lay at the merge base."""
    return change.previous_path or (None if change.kind is ChangeKind.ADDED else change.path)
