"""Which constitution governs a plan."""

from collections.abc import Iterator, Sequence

from plangate.domain.documents.layout import folders_above, inside
from plangate.domain.documents.symlinks import follow
from plangate.domain.model.snapshot import File


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
