"""Files behind symbolic links: followed inside the repository only, a bounded number of times."""

from collections.abc import Mapping, Sequence

from plangate.domain.model.snapshot import File

MAX_LINKS = 10
"""Links followed for one path."""


def follow(files: Sequence[File], path: str) -> File | None:
    """The regular file that a path leads to, through linked files and folders.

    None where nothing is there, a link leads out of the repository, or the links go around.
    """
    by_path = {file.path: file for file in files}
    for _ in range(MAX_LINKS):
        file = by_path.get(path)
        if file is not None and not file.symlink:
            return file
        moved = _step(by_path, path)
        if moved is None:
            return None
        path = moved
    return None


def _step(files: Mapping[str, File], path: str) -> str | None:
    """The path with its first link replaced by what the link says."""
    parts = path.split("/")
    for count in range(1, len(parts) + 1):
        link = files.get("/".join(parts[:count]))
        if link is not None and link.symlink:
            return _inside(
                [*parts[: count - 1], *(link.text or "/").strip().split("/"), *parts[count:]], link.text or "/"
            )
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
