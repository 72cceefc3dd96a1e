"""Files of a working copy: what lies under its root, read without ever leaving it."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
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
"""What a root has in it, the surest first."""

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


class Kept(Protocol):
    """What git keeps of files, which may differ from what it writes to disk."""

    def read(self, path: str, data: bytes) -> tuple[bytes, str]:
        """What git keeps of a file with that data on disk, and its blob id; the file's own where it changed."""


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A folder whose files are judged; `root` is absolute and resolved, paths in it are relative, with slashes.

    `kept` tells what git keeps of a file: it may write other line ends to disk. `draft` is the path of a plan with what
    is in it instead of what lies there. `submodules` are those of the commit checked out, with theirs.
    """

    root: Path
    kept: Kept | None = None
    draft: tuple[str, bytes] | None = None
    submodules: Mapping[str, str] = field(default_factory=dict)

    def relative(self, path: Path) -> str:
        """The path as the report names it; AuthorError when it lies outside of the root."""
        try:
            return _placed(path).relative_to(self.root).as_posix()
        except ValueError:
            raise AuthorError(f"{path} lies outside of {self.root}. Name paths of one working copy.") from None

    def plans(self, path: str, is_plan: Callable[[str], bool]) -> Iterator[str]:
        """The paths of all files at or below a folder that are plans, folder by folder, sorted.

        A folder that has the name of a plan is given too: somebody will look for a plan there.
        Raises AuthorError for a folder that cannot be looked into and in which, or one below, a plan could lie.
        """
        place = self.root / path
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

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder at that path."""
        return (self.root / path).is_dir()

    def exists(self, path: str) -> bool:
        """Whether there is anything at that path inside the root."""
        place = self.root / path
        return self._is_draft(path) or (self._holds(place) and os.path.lexists(place))

    def read(self, path: str, *, text: bool = True) -> File | None:
        """The file at a path, as git would keep it; None when there is none. A link's text is its target as written."""
        place = self.root / path
        try:
            if place.is_symlink():
                target = os.readlink(place)
                return File(path, blob_id(os.fsencode(target)), target, len(os.fsencode(target)), symlink=True)
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
        if self.draft and self._is_draft(path):
            return self._as_kept(path, self.draft[1], text=True)
        place = self.root / path
        if path in self.submodules:
            return File(path, self.submodules[path], submodule=True)
        if not place.is_symlink():
            return File(path, "") if place.is_dir() else self.read(path)
        target = _resolved(place)
        if target is None or not self._holds(target) or not target.is_file():
            return File(path, "", None, 0, symlink=True)
        try:
            # What git keeps at the link's own path is the link.
            return replace(self._read(target.relative_to(self.root).as_posix(), target, text=True), path=path)
        except OSError as error:
            raise _unreadable(path, error) from error

    def _read(self, path: str, place: Path, text: bool) -> File:
        size = place.stat().st_size
        if size > _MAX_HASHED_SIZE:
            return File(path, "", None, size)
        return self._as_kept(path, place.read_bytes(), text)

    def _as_kept(self, path: str, data: bytes, text: bool) -> File:
        data, sha = self.kept.read(path, data) if self.kept else (data, blob_id(data))
        return within_limits(File(path, sha, decode(data) if text else None, len(data)))

    def _is_draft(self, path: str) -> bool:
        return self.draft is not None and self.draft[0] == path

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
    """The working copy that the paths lie in: the nearest folder above them with `.git`, else with `.specify`.

    A project in a repository of several has a `.specify` of its own, and the repository's policy and paths. Raises
    AuthorError when a path does not exist, or none of the folders above is one.
    """
    places = [_existing(path) for path in paths]
    above = Path(os.path.commonpath(places))
    around = [folder for folder in (above, *above.parents) if folder.is_dir()]
    marked = next((folder for mark in _MARKS for folder in around if (folder / mark).exists()), None)
    if marked is not None:
        return WorkingCopy(marked)
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


def blob_id(data: bytes) -> str:
    """What git names a file with these bytes."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
