"""What git knows of a working copy: the files of a commit, read without a checkout.

A working copy's own settings start no program: git is asked only what needs no filter, hook, textconv or file monitor.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plangate.domain.documents.limits import within_limits
from plangate.domain.documents.symlinks import Node, NodeKind
from plangate.domain.model.snapshot import File
from plangate.errors import AuthorError
from plangate.local.working_copy import blob_id, decode

_LINK = "120000"
_SUBMODULE = "160000"
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_CHUNK = 1 << 16
_KEPT_VARIABLES = ("GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_SSH", "GIT_SSL_", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT")
"""Variables that say how git works; any other may name another repository, as a hook's does, or change what we ask."""


@dataclass(frozen=True, slots=True)
class GitEntry:
    """A file of a commit: its blob id, and whether it is a symbolic link."""

    sha: str
    symlink: bool


@dataclass(slots=True)
class KeptFiles:
    """The files of a working copy as commits of it have them, whatever git wrote to disk: line ends, encodings, marks.

    `ids` are the blob ids of the commits' files. A file that is one of them but for its line ends is that one; so is a
    file that git takes for unchanged.
    """

    folder: Path
    ids: frozenset[str]
    index: Mapping[str, str] | None = None

    def read(self, path: str, data: bytes) -> tuple[bytes, str]:
        """What git keeps of a file with that data on disk, and its blob id; the file's own where it changed."""
        unix = data.replace(b"\r\n", b"\n")
        for known in dict.fromkeys((data, unix)):
            if (sha := blob_id(known)) in self.ids:
                return known, sha
        kept = self._unchanged(path)
        return (_read_blobs(self.folder, [kept])[0], kept) if kept else (data, blob_id(data))

    def _unchanged(self, path: str) -> str | None:
        """The blob id of a file of the commits that git takes for unchanged, None for any other."""
        if self.index is None:
            self.index = _index(self.folder)
        sha = self.index.get(path)
        return sha if sha in self.ids and _is_unchanged(self.folder, path) else None


@dataclass(frozen=True, slots=True)
class Commit:
    """The files of a commit below a folder, and its submodules with their commits; paths are relative to the folder."""

    folder: Path
    sha: str
    entries: Mapping[str, GitEntry]
    submodules: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """The blob ids of all files."""
        return frozenset(entry.sha for entry in self.entries.values())

    def sha_at(self, path: str) -> str | None:
        """The blob id of the file at a path, None where there is none."""
        entry = self.entries.get(path)
        return entry.sha if entry else None

    def files(self, folder: str) -> tuple[str, ...]:
        """The paths of all files below a folder."""
        return tuple(path for path in self.entries if path.startswith(f"{folder}/"))

    def nodes(self) -> dict[str, Node]:
        """All that the commit holds, links with what they say."""
        links = [path for path, entry in self.entries.items() if entry.symlink]
        blobs = _read_blobs(self.folder, [self.entries[path].sha for path in links])
        targets = dict(zip(links, map(os.fsdecode, blobs), strict=True))
        kinds = {True: NodeKind.LINK, False: NodeKind.FILE}
        nodes = {path: Node(e.sha, kinds[e.symlink], targets.get(path)) for path, e in self.entries.items()}
        return nodes | {path: Node(sha, NodeKind.SUBMODULE) for path, sha in self.submodules.items()}

    def read(self, path: str) -> File | None:
        """The file at a path with its text."""
        return next(iter(self.read_all([path])), None)

    def read_some(self, paths: Iterable[str], texts_of: Iterable[str]) -> tuple[File, ...]:
        """The files at those paths, which the commit holds, some of them with their texts."""
        texts = {file.path: file for file in self.read_all(texts_of)}
        return tuple(texts.get(path) or File(path, self.entries[path].sha) for path in paths)

    def read_all(self, paths: Iterable[str]) -> tuple[File, ...]:
        """The files at those paths with their texts; what the commit does not hold is left out."""
        held = [path for path in paths if path in self.entries]
        blobs = _read_blobs(self.folder, [self.entries[path].sha for path in held])
        return tuple(
            within_limits(File(path, self.entries[path].sha, decode(blob), len(blob), self.entries[path].symlink))
            for path, blob in zip(held, blobs, strict=True)
        )

    def folders(self, path: str) -> set[str]:
        """The names of the folders directly inside a folder."""
        below = (entry.removeprefix(f"{path}/") for entry in self.entries if entry.startswith(f"{path}/"))
        return {name.partition("/")[0] for name in below if "/" in name}

    def paths(self) -> frozenset[str]:
        """Every path of the commit, folders with a slash at the end."""
        folders = {f"{parent.as_posix()}/" for path in self.entries for parent in Path(path).parents}
        return frozenset(self.entries) | frozenset(folders - {"./"})


def open_commit(folder: Path, revision: str) -> Commit:
    """The commit that a revision names; AuthorError when git is missing or knows no such revision."""
    sha = _revision(folder, f"{revision}^{{commit}}", revision)
    return _commit(folder, sha)


def open_part(folder: Path, sha: str, places: Sequence[str]) -> Commit:
    """What a commit holds at and below some places."""
    return _commit(folder, sha, places) if places else Commit(folder, sha, {})


def open_merge_base(folder: Path, revision: str) -> Commit:
    """The commit where the working copy's history left that of a revision."""
    sha = _git(folder, "merge-base", "--end-of-options", revision, "HEAD").decode().strip()
    if not sha:
        raise AuthorError(f"{revision} and HEAD have no common commit. Name a base that this branch started from.")
    return _commit(folder, sha)


def renamed_since(folder: Path, sha: str) -> dict[str, str]:
    """What files of the index were called at a commit, of those that git takes for renamed."""
    # Git would filter files of the working copy before it compares them.
    options = ("diff-index", "--cached", "--relative", "-z", "--name-status", "--find-renames", "--diff-filter=R")
    words = _git(folder, *options, sha, "--").split(b"\0")
    return {os.fsdecode(now): os.fsdecode(then) for then, now in zip(words[1::3], words[2::3], strict=False)}


def existing_ids(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The ids of the objects that git knows under names such as `HEAD:./src`; others are left out."""
    # Git takes one a line.
    asked = [name for name in dict.fromkeys(names) if "\n" not in name]
    if not asked:
        return {}
    lines = "".join(f"{name}\n" for name in asked)
    answers = _git(folder, "cat-file", "--batch-check=%(objectname)", stdin=os.fsencode(lines)).splitlines()
    known = zip(asked, answers, strict=True)
    return {name: answer.decode() for name, answer in known if b" " not in answer}


def log_words(folder: Path, *options: str) -> Iterator[str]:
    """What `git log` writes with these options, from HEAD on, at each zero byte a word; git ends with its reader."""
    fixed = ("log", "-z", "--no-color", "--no-show-signature", "--no-notes", "--no-ext-diff", "--root", "--relative")
    command = _command(folder, *fixed, *options)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()) as git:
        assert git.stdout is not None
        left = b""
        try:
            while chunk := git.stdout.read1(_CHUNK):  # type: ignore[attr-defined]
                *words, left = (left + chunk).split(b"\0")
                yield from map(os.fsdecode, words)
        finally:
            git.kill()
    yield os.fsdecode(left)


def ignored(folder: Path, paths: Sequence[str]) -> frozenset[str]:
    """Those of the paths that git is told to ignore."""
    if not paths:
        return frozenset()
    lines = "".join(f"{path}\0" for path in paths)
    return frozenset(
        map(os.fsdecode, _git(folder, "check-ignore", "-z", "--stdin", stdin=os.fsencode(lines)).split(b"\0"))
    )


def _index(folder: Path) -> dict[str, str]:
    """The blob ids of the files that git is told of, by path."""
    lines = filter(None, _git(folder, "ls-files", "--stage", "-z").split(b"\0"))
    entries = (os.fsdecode(line).split("\t", 1) for line in lines)
    return {path: meta.split(" ")[1] for meta, path in entries}


def _is_unchanged(folder: Path, path: str) -> bool:
    """Whether git takes a file on disk for what it was told of, filters aside: they are programs."""
    names = _git(folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\.").split(b"\0")
    filters = {os.fsdecode(name).rpartition(".")[0] for name in names if name}
    if any("=" in name for name in filters):
        return False
    off = [f"{name}.{key}" for name in filters for key in ("clean=", "process=", "required=false")]
    settings = [word for setting in off for word in ("-c", setting)]
    return not _git(folder, *settings, "--literal-pathspecs", "diff-files", "--name-only", "-z", "--", path)


def is_shallow(folder: Path) -> bool:
    """Whether the history of a working copy was cut when it was fetched."""
    return _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def head_of(folder: Path) -> Commit | None:
    """The commit that is checked out; None without git or without a commit."""
    if not any((place / ".git").exists() for place in (folder, *folder.parents)):
        return None
    try:
        return open_commit(folder, "HEAD")
    except AuthorError:
        return None


def _revision(folder: Path, expression: str, revision: str) -> str:
    sha = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", expression).decode().strip()
    if not sha:
        raise AuthorError(f"git knows no commit named {revision or 'nothing'}. Fetch it, or name another base.")
    return sha


def _commit(folder: Path, sha: str, places: Sequence[str] = ()) -> Commit:
    entries, submodules = {}, {}
    for line in _git(folder, "ls-tree", "-r", "-z", sha, "--", *places).split(b"\0"):
        if not line:
            continue
        # As the names on disk are read, so that the two can be compared.
        meta, path = os.fsdecode(line).split("\t", 1)
        mode, _, blob = meta.split(" ")
        if mode == _SUBMODULE:
            submodules[path] = blob
        else:
            entries[path] = GitEntry(blob, mode == _LINK)
    return Commit(folder, sha, entries, submodules)


def _read_blobs(folder: Path, shas: Sequence[str]) -> list[bytes]:
    if not shas:
        return []
    output = _git(folder, "cat-file", "--batch", stdin="".join(f"{sha}\n" for sha in shas).encode())
    blobs, at = [], 0
    for _ in shas:
        header, _, _ = output[at:].partition(b"\n")
        size = int(header.split(b" ")[2])
        start = at + len(header) + 1
        blobs.append(output[start : start + size])
        at = start + size + 1
    return blobs


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            _command(folder, *arguments), input=stdin, capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        raise AuthorError("git is not installed. Install it, or leave --base out.") from None
    # Exit 1 without a word is git's no: no such revision, no merge base.
    if done.returncode not in (0, 1) or (done.returncode and done.stderr):
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise AuthorError(f"git could not read {folder}: {reason[0] if reason else 'no reason given'}")
    return done.stdout


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), *_SETTINGS, *arguments]


def _environment() -> dict[str, str]:
    """The environment without what it says of another repository."""
    kept = {name: value for name, value in os.environ.items() if _is_kept(name)}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0"}


def _is_kept(name: str) -> bool:
    return not name.startswith("GIT_") or name.startswith(_KEPT_VARIABLES)
