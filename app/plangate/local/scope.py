"""What is looked at: the plans that the named files and folders stand for."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plangate.domain.documents.layout import PLAN, folders_above, is_law, plans_in
from plangate.domain.documents.symlinks import LinkedPlan
from plangate.domain.policy import Policy
from plangate.errors import AuthorError
from plangate.local.working_copy import WorkingCopy


@dataclass(frozen=True, slots=True)
class Scope:
    """What was named, and the plans that were found there; paths are relative to `root`, which is absolute.

    `places` are the files and folders that were named, `.` where that is all. `passed_over` are named files that belong
    to no plan. `globs` is what the policy takes for plans.
    """

    root: Path
    places: tuple[str, ...]
    plans: tuple[str, ...]
    passed_over: tuple[str, ...]
    globs: tuple[str, ...]

    def holds(self, path: str) -> bool:
        """Whether a file lies at or below one of the places."""
        return any(_lies_in(place, path) for place in self.places)


def find_scope(copy: WorkingCopy, paths: Sequence[Path], policy: Policy, linked: Mapping[str, LinkedPlan]) -> Scope:
    """The plans at and below the paths: those that the policy takes for plans, and every plan file that is named.

    Those behind links, which are `linked` by where they are seen, are told by where they lie, wherever they are named.
    A named file of a feature stands for the feature's plan. Law that is named is not passed over: where there is a
    base, it is told what becomes of it. Raises AuthorError for a draft that is no plan where it would lie.
    """
    places = tuple(dict.fromkeys(map(copy.relative, paths)))
    found = {place: tuple(_plans(copy, place, policy, linked)) for place in places}
    passed_over = (place for place in places if not found[place] and _is_passed_over(copy, place, policy))
    plans = dict.fromkeys(plan for place in places for plan in found[place])
    if copy.draft and tuple(plans) != (copy.draft[0],):
        raise AuthorError(f"{copy.draft[0]} would be no plan. Name a {PLAN} in the folder of a feature.")
    return Scope(copy.root, places, tuple(plans), tuple(passed_over), policy.plans)


def _plans(copy: WorkingCopy, place: str, policy: Policy, linked: Mapping[str, LinkedPlan]) -> Iterable[str]:
    behind = [plan.path for plan in linked.values() if _lies_in(place, plan.seen_as) or _lies_in(place, plan.path)]
    if copy.is_folder(place):
        held = (plan for plan in copy.plans(place, policy.matches_plan) if plan not in linked)
        return (*(plan for plan in held if not copy.is_in_submodule(plan)), *behind)
    if behind:
        return behind
    if policy.matches_plan(place):
        return (place,)
    plan = next(_plans_above(copy, place, policy), None)
    if plan is None and Path(place).name == PLAN:
        return (place,)
    return (plan,) if plan is not None else ()


def _lies_in(place: str, path: str) -> bool:
    return place == "." or f"{path}/".startswith(f"{place}/")


def _plans_above(copy: WorkingCopy, place: str, policy: Policy) -> Iterator[str]:
    """The plans of the features that a file lies in, the nearest first."""
    for folder in folders_above(place):
        yield from (plan for plan in plans_in(folder, policy.plan_globs) if os.path.lexists(copy.root / plan))


def _is_passed_over(copy: WorkingCopy, place: str, policy: Policy) -> bool:
    return not copy.is_folder(place) and not is_law(place, policy.constitution)
