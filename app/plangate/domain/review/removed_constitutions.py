"""Constitutions that a pull request takes away: removed, or moved to where no constitution is looked for."""

from dataclasses import dataclass, replace

from plangate.domain.documents.constitution.lookup import nearest
from plangate.domain.model.snapshot import Change, ChangeKind, File, Snapshot
from plangate.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class Repeal:
    """A constitution of the base that would stand no more.

    `moved_to` is where its file goes, None for nowhere. `successor` is the constitution that plans beside it are judged
    by afterwards, None where there is none.
    """

    path: str
    moved_to: str | None = None
    successor: str | None = None


def repealed(snapshot: Snapshot, policy: Policy) -> tuple[Repeal, ...]:
    """The constitutions of the base that the pull request takes away; those that the policy exempts are left alone."""
    found = [one for change in snapshot.changes if (one := _repeal(change, policy)) is not None]
    gone = {one.path for one in found}
    law = tuple(file for file in snapshot.law if file.path not in gone)
    law += tuple(amended.after for amended in snapshot.amended)
    return tuple(_with_successor(one, law, policy) for one in found if not policy.exempts_path(one.path))


def _repeal(change: Change, policy: Policy) -> Repeal | None:
    if change.kind is ChangeKind.REMOVED:
        return Repeal(change.path) if policy.matches_constitution(change.path) else None
    was = change.previous_path if change.kind is ChangeKind.RENAMED else None
    if was is None or not policy.matches_constitution(was) or policy.matches_constitution(change.path):
        return None
    return Repeal(was, change.path)


def _with_successor(repeal: Repeal, law: tuple[File, ...], policy: Policy) -> Repeal:
    ends = (place for place in policy.constitution if f"/{repeal.path}".endswith(f"/{place}"))
    project = repeal.path.removesuffix(max(ends, key=len, default=""))
    found = nearest(law, f"{project}specs/any/plan.md", policy.constitution)
    return replace(repeal, successor=found.path if found else None)
