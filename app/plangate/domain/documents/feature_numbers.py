"""Numbers of features: which folders have one, which pull requests take one, and when two of them clash."""

import re
from collections.abc import Iterator

from plangate.domain.documents.layout import folder_of, plan_beside
from plangate.domain.model.evidence import Held, NumberClaims
from plangate.domain.model.policy import Policy
from plangate.domain.model.snapshot import Change, ChangeKind, FeatureNumberClaim, Snapshot

_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_DATE = (
    # First specify's own time, whatever its digits say; then a day, with or without a time behind it; a day of a year
    # in two digits; a month; a week or a quarter.
    rf"\d{{8}}-\d{{6}}(?!\d)|{_YEAR}[-_.]?{_MONTH}[-_.]?{_DAY}(?:[-_T]?\d{{4}}(?:\d\d)?)?(?!\d)"
    rf"|[2-3]\d{_MONTH}{_DAY}(?!\d)|{_YEAR}[-_.]?{_MONTH}(?!\d)|{_YEAR}[-_.]?(?:w\d\d?|q[1-4])(?!\w)"
)
_NUMBER = re.compile(rf"(?!{_DATE})(\d{{3,}})-", re.IGNORECASE | re.ASCII)
"""Of a folder's name; one that begins with a date, or is a time, has none."""


def number_of(name: str) -> str | None:
    """The number that a folder's name begins with, as written; None for a date: `2026-04-28-search`."""
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


def older_claims(claims: NumberClaims, base: str) -> tuple[FeatureNumberClaim, ...]:
    """What pull requests with lower numbers claim of the same numbers in a branch, in the order of theirs."""
    own = [folder for _, folder in claims.now]
    older = (claim for claim in _claims_into(base, claims) if claim.number < claims.number)
    return tuple(claim for claim in older if any(clash(folder, claim.folder) for folder in own))


def concerned(claims: NumberClaims) -> tuple[int, ...]:
    """The pull requests with higher numbers that want a number which this one takes or gives up, in order."""
    changed = claims.now ^ claims.before
    return tuple(sorted({claim.number for base, folder in changed for claim in _younger(claims, base, folder)}))


def claims_after(claims: NumberClaims) -> Iterator[tuple[int, Held]]:
    """What is left of what others claim, without what was disproved; those only of whom something was."""
    branches = {branch for branch, _ in claims.now}
    gone = {(claim.number, branch, claim.folder) for claim in claims.disproved for branch in branches}
    for number, held in claims.others:
        left = frozenset(pair for pair in held if (number, *pair) not in gone)
        if left != held:
            yield number, left


def _younger(claims: NumberClaims, base: str, folder: str) -> Iterator[FeatureNumberClaim]:
    for claim in _claims_into(base, claims):
        if claim.number > claims.number and clash(folder, claim.folder):
            yield claim


def _claims_into(base: str, claims: NumberClaims) -> Iterator[FeatureNumberClaim]:
    """What others claim in a branch."""
    for number, held in claims.others:
        yield from (FeatureNumberClaim(folder, number) for branch, folder in sorted(held) if branch == base)
