"""Paths of a plan's trees: which are meant as written, and which exist."""

from collections.abc import Iterable

from app.domain.rules.rule import Case


def is_concrete(path: str) -> bool:
    """Whether a path names one file or folder: no pattern, no placeholder, no ellipsis."""
    return bool(path.strip("/.")) and not any(sign in path for sign in "*[]<>{}?…|,") and ".." not in path


def exists(case: Case, path: str) -> bool:
    """Whether the path exists at the head."""
    own = (case.feature.plan.path, *(file.path for file in case.feature.files))
    return _is_in(path, case.snapshot.head_paths) or _is_in(path, own)


def existed(case: Case, path: str) -> bool:
    """Whether the path exists at the merge base."""
    return _is_in(path, case.snapshot.base_paths)


def _is_in(path: str, paths: Iterable[str]) -> bool:
    bare = path.strip("/").removeprefix("./")
    return any(other.strip("/") == bare for other in paths)
