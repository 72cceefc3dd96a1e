"""Folders as GraphQL lists them: flat, as paths from the repository's root."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plangate.domain.model.snapshot import File
from plangate.github.read.texts import SYMLINK


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file in a folder; `size` in bytes."""

    path: str
    sha: str
    size: int
    symlink: bool

    def file(self, text: str | None = None) -> File:
        """The entry as a file of a snapshot."""
        return File(self.path, self.sha, text, self.size, self.symlink)


def files_in(folder: str, node: Mapping[str, Any] | None) -> tuple[TreeEntry, ...]:
    """All files that a `Folder` answers with, sorted by path; none where there is no folder.

    Where the folder is a symbolic link, it is that link alone.
    """
    if node and node["type"] == "blob" and node["mode"] == SYMLINK:
        return (TreeEntry(folder, node["oid"], node["object"]["byteSize"], symlink=True),)
    return tuple(sorted(_below(folder, node), key=lambda entry: entry.path)) if node else ()


def folders_in(node: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The names of the folders that a folder holds, as `Selection.NAMES` answers."""
    return tuple(entry["name"] for entry in _entries(node) if entry["type"] == "tree")


def _below(folder: str, node: Mapping[str, Any]) -> Iterator[TreeEntry]:
    for child in _entries(node):
        path = f"{folder}/{child['name']}"
        if child["type"] == "blob":
            yield TreeEntry(path, child["oid"], child["size"], child["mode"] == SYMLINK)
        elif child["type"] == "tree":
            yield from _below(path, child)


def _entries(node: Mapping[str, Any] | None) -> Sequence[Mapping[str, Any]]:
    # A link, a submodule, and a folder that lies deeper than we list have none.
    return ((node or {}).get("object") or {}).get("entries") or ()
