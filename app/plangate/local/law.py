"""The law that plans are judged by, read where it lies: in a working copy, or in a commit."""

from collections.abc import Iterable, Iterator

from plangate.domain.documents.layout import (
    LAW_ENDINGS,
    LINKED_FOLDERS,
    POLICY_PATH,
    SPECIFY,
    TEMPLATE_FOLDERS,
    inside,
    is_law_folder,
    is_law_text,
    projects,
    target_of,
)
from plangate.domain.model.snapshot import File
from plangate.domain.policy import Policy
from plangate.local.working_copy import Files

MAX_FILES = 2000
"""Files of one feature folder, or of one law folder, that are looked at."""

_MAX_LINKS = 8
"""Symbolic links that lead one to the next."""


def read_law(files: Files, policy: Policy, folders: Iterable[str]) -> tuple[File, ...]:
    """Policy, constitutions and templates of every project that holds one of the features' folders."""
    wanted = [POLICY_PATH]
    for project in projects(folders):
        wanted += [inside(project, path) for path in (*policy.constitution, *LINKED_FOLDERS)]
        for name in TEMPLATE_FOLDERS:
            folder = inside(project, name)
            wanted += _below(files, folder, folder)
    return tuple(_with_targets(files, dict.fromkeys(wanted)))


def law_places(policy: Policy, folder: str) -> tuple[str, ...]:
    """The files and folders that hold all law, policy aside, of the projects that a feature's folder lies in."""
    own = dict.fromkeys((*policy.constitution, SPECIFY, *TEMPLATE_FOLDERS))
    return tuple(inside(project, path) for project in projects([folder]) for path in own)


def _below(files: Files, folder: str, seen_as: str) -> list[str]:
    """The law's files in a folder, which a link may show elsewhere, and links to folders among them."""
    return [path for path in files.files(folder) if _is_read(f"{seen_as}{path.removeprefix(folder)}")][:MAX_FILES]


def _is_read(path: str) -> bool:
    return path.endswith(LAW_ENDINGS) or is_law_text(path, ()) or is_law_folder(path)


def _with_targets(files: Files, wanted: Iterable[str]) -> Iterator[File]:
    """The files, and those that symbolic links among them lead to."""
    fresh = list(wanted)
    seen = set(fresh)
    for _ in range(_MAX_LINKS):
        read = files.read_all(fresh)
        yield from read
        targets = {link: target_of(link) for link in read}
        led_to = dict.fromkeys(
            path for link, to in targets.items() if to for path in (to, *_below(files, to, link.path))
        )
        fresh = [path for path in led_to if path not in seen]
        seen.update(fresh)
