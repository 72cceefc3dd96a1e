"""Constitutions that a pull request takes away: removed, or moved to where no constitution is looked for."""

from dataclasses import dataclass, replace

from plangate.domain.documents.constitution.lookup import nearest
from plangate.domain.documents.layout import PLAN
from plangate.domain.model.default_paths import DEFAULT_CONSTITUTIONS, USUAL_CONSTITUTIONS
from plangate.domain.model.snapshot import Change, ChangeKind, File, Snapshot
from plangate.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class RemovedConstitution:
    """A constitution of the base that would stand no more.

    `moved_to` is where its file goes, None for nowhere. `successor` is the constitution that plans beside it are judged
    by afterwards, None where there is none.
    """

    path: str
    moved_to: str | None = None
    successor: str | None = None


def removed_constitutions(snapshot: Snapshot) -> tuple[RemovedConstitution, ...]:
    """The constitutions of the base that the pull request takes away; those that the policy exempts are left alone."""
    policy = snapshot.policy
    removed = tuple(filter(None, (_removed(change, policy) for change in snapshot.changes)))
    if not removed:
        return ()
    judged = (constitution for constitution in removed if not policy.exempts_path(constitution.path))
    law = _law_after(snapshot, {constitution.path for constitution in removed})
    return tuple(_with_successor(constitution, law, policy) for constitution in judged)


def _law_after(snapshot: Snapshot, removed: set[str]) -> tuple[File, ...]:
    """The law as it stands after the pull request."""
    kept = (file for file in snapshot.law if file.path not in removed)
    return (*kept, *snapshot.amended_files)


def _removed(change: Change, policy: Policy) -> RemovedConstitution | None:
    """The constitution that a change takes away, if it does."""
    if change.kind is ChangeKind.REMOVED:
        path, moved_to = change.path, None
    elif change.kind is ChangeKind.RENAMED and not _is_looked_for(change.path, policy):
        path, moved_to = change.previous_path or "", change.path
    else:
        return None
    return RemovedConstitution(path, moved_to) if policy.matches_constitution(path) else None


def _is_looked_for(path: str, policy: Policy) -> bool:
    """Whether a constitution is looked for there: at a usual place only where the policy names none."""
    named = tuple(place for place in policy.constitution if place != policy.usual_constitution)
    return policy.matches_constitution(path) or (named == DEFAULT_CONSTITUTIONS and path in USUAL_CONSTITUTIONS)


def _with_successor(removed: RemovedConstitution, law: tuple[File, ...], policy: Policy) -> RemovedConstitution:
    ends = (place for place in policy.constitution if f"/{removed.path}".endswith(f"/{place}"))
    project = removed.path.removesuffix(max(ends, key=len, default=""))
    successor = nearest(law, f"{project}specs/any/{PLAN}", policy.constitution)
    return replace(removed, successor=successor.path if successor else None)
