"""Which constitution governs a plan, and where it is looked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.layout import SPECIFY, folders_above, inside
from plangate.domain.documents.symlinks import follow
from plangate.domain.model.default_paths import DEFAULT_CONSTITUTIONS
from plangate.domain.model.policy import Policy
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import File

MAY_HOLD_DEFAULT = (*DEFAULT_CONSTITUTIONS, SPECIFY, f"{SPECIFY}/memory")
"""Files at the root of which each is a constitution at a default place, or a link to a folder that may have one."""


def with_usual_place(policy: Policy, held: Iterable[str], usual: Iterable[File]) -> Policy:
    """The policy with the usual place at which the repository's root has its constitution.

    `held` are paths of files at the root, `usual` those that lie at usual places. The policy stays as it is where it
    names places itself, where the root has a constitution at one of the defaults, and where no principle is found.
    """
    if policy.constitution != DEFAULT_CONSTITUTIONS or not set(MAY_HOLD_DEFAULT).isdisjoint(held):
        return policy
    found = next((file.path for file in usual if parse_constitution(file).status is LawStatus.OK), None)
    return replace(policy, constitution=(*policy.constitution, found), usual_constitution=found) if found else policy


def nearest(law: Sequence[File], plan_path: str, paths: Sequence[str]) -> File | None:
    """The constitution at one of the policy's `paths` in the nearest folder above the plan, links followed.

    The file is the one that holds the text: its path says which constitution was used.
    """
    return next(filter(None, (follow(law, place) for place in _places(plan_path, paths))), None)


def broken_link(law: Sequence[File], plan_path: str, paths: Sequence[str]) -> File | None:
    """The link at one of the paths above the plan that leads to no file of the repository, the nearest one."""
    links = {file.path: file for file in law if file.symlink}
    return next((links[place] for place in _places(plan_path, paths) if place in links), None)


def _places(plan_path: str, paths: Sequence[str]) -> Iterator[str]:
    """The paths in each folder above the plan, the nearest first."""
    return (inside(folder, path) for folder in folders_above(plan_path) for path in paths)
