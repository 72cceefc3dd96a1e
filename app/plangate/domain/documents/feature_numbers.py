"""Numbers of features: which folders have one, which pull requests take one, and when two of them clash."""

import re
from collections.abc import Iterator

from plangate.domain.documents.layout import folder_of, plan_beside
from plangate.domain.model.policy import Policy
from plangate.domain.model.snapshot import Change, ChangeKind, Snapshot

_NUMBER = re.compile(r"(?!\d{8}-\d{6}-)(\d{3,})-")
"""Of a folder's name; one that is a time is none."""


def number_of(name: str) -> str | None:
    """The number that a folder's name begins with, as written."""
    match = _NUMBER.match(name)
    return match[1] if match else None


def clash(folder: str, other: str) -> bool:
    """Whether two feature folders beside each other have one number and are not one feature."""
    root, _, name = folder.rpartition("/")
    its_root, _, its_name = other.rpartition("/")
    number = number_of(name)
    return number is not None and root == its_root and name != its_name and number == number_of(its_name)


def folders_taken(snapshot: Snapshot, policy: Policy) -> tuple[str, ...]:
    """The numbered feature folders that a pull request adds, by a plan or by what lies beside one, sorted."""
    folders = (folder for change in snapshot.changes for folder in _taken(change, policy))
    return tuple(sorted({folder for folder in folders if number_of(folder.rpartition("/")[2])}))


def _taken(change: Change, policy: Policy) -> Iterator[str]:
    if change.kind in (ChangeKind.ADDED, ChangeKind.RENAMED):
        plan = change.path if policy.matches_plan(change.path) else plan_beside(change.path, policy.plan_globs)
        if plan is not None:
            yield folder_of(plan)
