"""Paths of a plan's trees: which are meant as written, and which exist."""

from collections.abc import Iterable

from plangate.domain.analysis.case import Case


def is_concrete(path: str) -> bool:
    """Whether a path names one file or folder: no pattern, no placeholder, no ellipsis."""
    return bool(path.strip("/.")) and not any(sign in path for sign in "*[]<>{}?…|,") and ".." not in path


def bare(path: str) -> str:
    """The path as it is compared: from the root, without slashes around it."""
    return path.strip("/").removeprefix("./")


def paths_at_head(case: Case) -> frozenset[str]:
    """The paths that are known to exist at the head, bare."""
    own = (case.feature.plan.path, *(file.path for file in case.feature.files))
    return _bare((*case.snapshot.head_paths, *own))


def paths_at_base(case: Case) -> frozenset[str]:
    """The paths that are known to exist at the merge base, bare."""
    return _bare(case.snapshot.base_paths)


def _bare(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(bare(path) for path in paths)
