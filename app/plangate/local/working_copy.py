"""Files of a working copy: what lies under its root, read without ever leaving it."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from typing import Protocol

from plangate.domain.documents.layout import PLAN, SPECIFY
from plangate.domain.documents.limits import within_limits
from plangate.domain.documents.symlinks import Node, NodeKind
from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from plangate.errors import AuthorError

_TEXT = ".md"
_MARKS = (".git", SPECIFY)
_NEVER_ENTERED = frozenset({".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__", ".tox"})
_BINARY_WITHIN = 8000
"""Bytes; a zero among them makes git and GitHub take a file for binary."""

_MAX_HASHED_SIZE = 16 * 1024 * 1024
"""Bytes; what is longer is named without its blob id."""


def _refuse(error: OSError) -> None:
    if isinstance(error, PermissionError):
        raise _unreadable(str(error.filename), error) from error


def _unreadable(path: str, error: OSError) -> AuthorError:
    return AuthorError(f"{path} cannot be read: {error.strerror}. Give yourself the right to read it.")


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A folder whose files are judged; `root` is absolute and resolved, paths in it are relative, with slashes.

    `kept` are ids of blobs that git keeps. A file that is one of them but for its line ends is read as that one: git
    may write other line ends to disk than it keeps. `submodules` are those of the commit checked out, with theirs.
    """

    root: Path
    kept: frozenset[str] = frozenset()
    submodules: Mapping[str, str] = field(default_factory=dict)

    def relative(self, path: Path) -> str:
        """The path as the report names it; AuthorError when it lies outside of the root."""
        try:
            return _placed(path).relative_to(self.root).as_posix()
        except ValueError:
            raise AuthorError(f"{path} lies outside of {self.root}. Name paths of one working copy.") from None

    def plans(self, path: str, is_plan: Callable[[str], bool]) -> Iterator[str]:
        """The path of a file itself, or of all files below a folder that are plans, folder by folder, sorted.

        A folder that has the name of a plan is given too: somebody will look for a plan there.
        Raises AuthorError for a folder that cannot be looked into and in which, or one below, a plan could lie.
        """
        place = self.root / path
        if not place.is_dir():
            yield path
            return
        if path.endswith(_TEXT) and is_plan(path):
            yield path
        for folder, folders, names in os.walk(place, onerror=lambda error: self._pass_by(error, is_plan)):
            folders[:] = _entered(folders)
            below = Path(folder).relative_to(self.root)
            misnamed = [name for name in folders if name.endswith(_TEXT)]
            yield from filter(is_plan, ((below / name).as_posix() for name in sorted((*names, *misnamed))))

    def _pass_by(self, error: OSError, is_plan: Callable[[str], bool]) -> None:
        folder = Path(str(error.filename)).relative_to(self.root).as_posix()
        if is_plan(f"{folder}/{PLAN}") or is_plan(f"{folder}/feature/{PLAN}"):
            raise _unreadable(folder, error) from error

    def files(self, folder: str) -> tuple[str, ...]:
        """The paths of all files below a folder, symbolic links included and never followed."""
        return tuple(sorted(self._files(folder)))

    def _files(self, folder: str, onerror: Callable[[OSError], None] | None = _refuse) -> Iterator[str]:
        for parent, folders, names in os.walk(self.root / folder, onerror=onerror):
            folders[:] = _entered(folders)
            links = [name for name in folders if (Path(parent) / name).is_symlink()]
            for name in (*names, *links):
                yield (Path(parent) / name).relative_to(self.root).as_posix()

    def nodes(self) -> dict[str, Node]:
        """All that lies below the root and can be seen, links with where they lead; files are not looked into."""
        nodes: dict[str, Node] = {path: Node(sha, NodeKind.SUBMODULE) for path, sha in self.submodules.items()}
        for path in self._files("", onerror=None):
            if not self.is_in_submodule(path):
                link = self.read(path) if (self.root / path).is_symlink() else None
                nodes[path] = Node(link.sha, NodeKind.LINK, link.text or "/") if link else Node("")
        return nodes

    def is_in_submodule(self, path: str) -> bool:
        """Whether a path lies in another repository."""
        return any(path.startswith(f"{place}/") for place in self.submodules)

    def folders(self, path: str) -> tuple[str, ...]:
        """The names of the folders directly inside a folder; none where it cannot be looked into."""
        try:
            with os.scandir(self.root / path) as entries:
                return tuple(sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False)))
        except OSError:
            return ()

    def exists(self, path: str) -> bool:
        """Whether there is anything at that path inside the root."""
        place = self.root / path
        return self._holds(place) and os.path.lexists(place)

    def read(self, path: str, *, text: bool = True) -> File | None:
        """The file at a path, as git would keep it; None when there is none. A link's text is its target as written."""
        place = self.root / path
        try:
            if place.is_symlink():
                target = os.readlink(place)
                return File(path, _blob_id(os.fsencode(target)), target, len(os.fsencode(target)), symlink=True)
            return self._read(path, place, text) if place.is_file() and self._holds(place) else None
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                return None
            raise _unreadable(path, error) from error

    def read_all(self, paths: Iterable[str]) -> tuple[File, ...]:
        """The files at those paths; what is not there is left out."""
        return tuple(file for file in map(self.read, paths) if file is not None)

    def read_through(self, path: str) -> File | None:
        """The file at a path, behind links that stay inside the root; a link that leaves it gives one without text, and
        so does a folder."""
        place = self.root / path
        if path in self.submodules:
            return File(path, self.submodules[path], submodule=True)
        if not place.is_symlink():
            return File(path, "") if place.is_dir() else self.read(path)
        target = _resolved(place)
        if target is None or not self._holds(target) or not target.is_file():
            return File(path, "", None, 0, symlink=True)
        try:
            return self._read(path, target, text=True)
        except OSError as error:
            raise _unreadable(path, error) from error

    def _read(self, path: str, place: Path, text: bool) -> File:
        size = place.stat().st_size
        if size > _MAX_HASHED_SIZE:
            return File(path, "", None, size)
        data = place.read_bytes()
        sha = _blob_id(data)
        if sha not in self.kept and b"\r\n" in data:
            unix = data.replace(b"\r\n", b"\n")
            if (kept := _blob_id(unix)) in self.kept:
                data, sha = unix, kept
        return within_limits(File(path, sha, decode(data) if text else None, len(data)))

    def _holds(self, place: Path) -> bool:
        resolved = _resolved(place)
        return resolved is not None and (resolved == self.root or self.root in resolved.parents)


class Files(Protocol):
    """Where files are read: a working copy, or a commit."""

    def read_all(self, paths: Iterable[str]) -> tuple[File, ...]:
        """The files at those paths with their texts; what is not there is left out."""

    def files(self, folder: str) -> tuple[str, ...]:
        """The paths of all files below a folder, sorted."""


def open_working_copy(paths: Iterable[Path]) -> WorkingCopy:
    """The working copy that the paths lie in: the nearest folder above them with `.git` or `.specify`.

    Raises AuthorError when a path does not exist, or none of the folders above is one.
    """
    places = [_existing(path) for path in paths]
    above = Path(os.path.commonpath(places))
    for folder in (above, *above.parents):
        if folder.is_dir() and any((folder / mark).exists() for mark in _MARKS):
            return WorkingCopy(folder)
    raise AuthorError(
        f"No working copy around {above}: neither .git nor .specify in it or above. "
        "Run this inside a spec-kit repository, or name a path in one."
    )


def _existing(path: Path) -> Path:
    if not os.path.lexists(path):
        raise AuthorError(f"{path} does not exist. Name a plan file, or a folder with plans in it.")
    return _placed(path)


def _placed(path: Path) -> Path:
    """The path without links in the folders above it; it may be a link itself."""
    return path.parent.resolve() / path.name if path.is_symlink() else path.resolve()


def _resolved(place: Path) -> Path | None:
    """Where a path really leads; None for links that go around."""
    try:
        return place.resolve()
    except RuntimeError:
        return None


def _entered(folders: Iterable[str]) -> list[str]:
    """Those of the folders that are looked into, sorted."""
    return sorted(name for name in folders if name not in _NEVER_ENTERED)


def decode(data: bytes) -> str | None:
    """The text of a file that is judged; None when it is too long, not UTF-8, or binary as GitHub sees it."""
    if len(data) > MAX_FILE_SIZE or b"\0" in data[:_BINARY_WITHIN]:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _blob_id(data: bytes) -> str:
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
