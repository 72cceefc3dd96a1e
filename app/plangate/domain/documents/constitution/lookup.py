"""Which constitution governs a plan."""

from collections.abc import Sequence

from plangate.domain.documents.layout import folders_above, inside
from plangate.domain.documents.symlinks import follow
from plangate.domain.model.snapshot import File


def nearest(law: Sequence[File], plan_path: str, paths: Sequence[str]) -> File | None:
    """The constitution at one of the policy's `paths` in the nearest folder above the plan, links followed.

    The file is the one that holds the text: its path says which constitution was used.
    """
    for folder in folders_above(plan_path):
        for path in paths:
            if file := follow(law, inside(folder, path)):
                return file
    return None


def broken_link(law: Sequence[File], plan_path: str, paths: Sequence[str]) -> File | None:
    """The link at one of the paths above the plan that leads to no file of the repository, the nearest one."""
    links = {file.path: file for file in law if file.symlink}
    for folder in folders_above(plan_path) if links else ():
        for path in paths:
            if file := links.get(inside(folder, path)):
                return file
    return None
