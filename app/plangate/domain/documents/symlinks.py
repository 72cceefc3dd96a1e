"""Files behind symbolic links: followed inside the repository only, a bounded number of times."""

from collections.abc import Sequence

from plangate.domain.model.snapshot import File

MAX_LINKS = 10
"""Links followed for one path."""


def follow(files: Sequence[File], path: str) -> File | None:
    """The regular file that a path leads to, through linked files and folders.

    None where nothing is there, a link leads out of the repository, or the links go around.
    """
    place = place_of(files, path)
    return next((file for file in files if file.path == place), None)


def place_of(files: Sequence[File], path: str) -> str | None:
    """The path behind all links on it, whether anything is there or not; None for links that lead out or around."""
    links = {file.path: file for file in files if file.symlink}
    for _ in range(MAX_LINKS):
        parts = path.split("/")
        above = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        link = next((links[place] for place in above if place in links), None)
        if link is None:
            return path
        target = link.text or "/"
        kept = path.removeprefix(link.path).split("/")
        moved = _inside([*link.path.split("/")[:-1], *target.strip().split("/"), *kept], target)
        if moved is None:
            return None
        path = moved
    return None


def _inside(parts: Sequence[str], target: str) -> str | None:
    if target.startswith("/"):
        return None
    kept: list[str] = []
    for part in parts:
        if part == "..":
            if not kept:
                return None
            kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    return "/".join(kept)
