"""Files of a repository: read from GitHub's answers, exactly or not at all, listed by folder, behind links."""

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from plangate.domain.documents.layout import target_of
from plangate.domain.documents.limits import within_limits
from plangate.domain.documents.symlinks import Node, NodeKind
from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection, look_up
from plangate.github.read.text_cache import TextCache

SYMLINK = 0o120000
"""Git's mode of a symbolic link, which GitHub gives as a number."""

MAX_LINKS = 4
"""Symbolic links that lead one to the next."""


class Commits(NamedTuple):
    """The commits that a review reads: the head, where its diff starts, and the tip of the base branch."""

    head: str
    merge_base: str
    base: str


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file in a folder; `size` in bytes."""

    path: str
    sha: str
    size: int
    symlink: bool

    def file(self, text: str | None = None) -> File:
        """The entry as a file of a snapshot."""
        return within_limits(File(self.path, self.sha, text, self.size, self.symlink))


@dataclass(frozen=True, slots=True)
class Tree:
    """A commit's files, its submodules with their commits, and the paths of all that it holds, folders included.

    `truncated`: GitHub lists 100,000 entries at most, and these are not all.
    """

    files: tuple[TreeEntry, ...]
    submodules: Mapping[str, str]
    paths: frozenset[str]
    truncated: bool

    def nodes(self) -> dict[str, Node]:
        """The files, links and submodules by their paths; where links lead is not known."""
        kinds = {True: NodeKind.LINK, False: NodeKind.FILE}
        files = {file.path: Node(file.sha, kinds[file.symlink]) for file in self.files}
        return files | {path: Node(sha, NodeKind.SUBMODULE) for path, sha in self.submodules.items()}


def read_tree(github: Connection, commit: str, *, doing: str) -> Tree:
    """Everything that a commit holds; one call."""
    tree = github.read(f"{github.path}/git/trees/{commit}", doing=doing, recursive=1)
    blobs = (entry for entry in tree["tree"] if entry["type"] == "blob")
    files = tuple(
        TreeEntry(blob["path"], blob["sha"], blob.get("size", 0), symlink=int(blob["mode"], 8) == SYMLINK)
        for blob in blobs
    )
    submodules = {entry["path"]: entry["sha"] for entry in tree["tree"] if entry["type"] == "commit"}
    return Tree(files, submodules, frozenset(entry["path"] for entry in tree["tree"]), tree["truncated"])


def files_in(folder: str, node: Mapping[str, Any] | None) -> tuple[TreeEntry, ...]:
    """All files that a `Folder` answers with, sorted by path; none where there is no folder.

    Where the folder is a symbolic link, it is that link alone.
    """
    if node and node["type"] == "blob" and node["mode"] == SYMLINK:
        return (TreeEntry(folder, node["oid"], node["object"]["byteSize"], symlink=True),)
    return tuple(sorted(_below(folder, node), key=lambda entry: entry.path))


def folders_in(node: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The names of the folders that a folder holds, as `Selection.NAMES` answers."""
    return tuple(entry["name"] for entry in _entries(node) if entry["type"] == "tree")


def _below(folder: str, node: Mapping[str, Any] | None) -> Iterator[TreeEntry]:
    for child in _entries(node):
        path = f"{folder}/{child['name']}"
        if child["type"] == "blob":
            yield TreeEntry(path, child["oid"], child["size"], child["mode"] == SYMLINK)
        elif child["type"] == "tree":
            yield from _below(path, child)


def _entries(node: Mapping[str, Any] | None) -> Sequence[Mapping[str, Any]]:
    # A link, a submodule, and a folder that lies deeper than we list have none.
    return ((node or {}).get("object") or {}).get("entries") or ()


def file_of(github: Connection, path: str, node: Mapping[str, Any] | None) -> File | None:
    """The file that an `Entry` answers with, or a submodule in its place; None where there is none, or a folder."""
    if node is not None and node["type"] == "commit":
        return File(path, node["oid"], submodule=True)
    if node is None or node["type"] != "blob":
        return None
    blob = node["object"]
    text = text_of(github, node["oid"], blob)
    return within_limits(File(path, node["oid"], text, blob["byteSize"], symlink=node["mode"] == SYMLINK))


def files_at(github: Connection, answers: Answers, commit: str, paths: Iterable[str]) -> tuple[File, ...]:
    """The files at some paths of a commit that were asked for as entries."""
    files = (file_of(github, path, answers.at(commit, path, Selection.ENTRY)) for path in paths)
    return tuple(file for file in files if file is not None)


def file_at(github: Connection, answers: Answers, commit: str, path: str | None) -> File | None:
    """The file at a path of a commit that was asked for as an entry; None where there is no such path."""
    return file_of(github, path, answers.at(commit, path, Selection.ENTRY)) if path else None


def text_of(github: Connection, sha: str, blob: Mapping[str, Any]) -> str | None:
    """The text of a blob; None when it is longer than MAX_FILE_SIZE or not UTF-8.

    Where GraphQL's text is not the file's own bytes, because it was cut or mended, REST is asked for them.
    """
    if blob["byteSize"] > MAX_FILE_SIZE:
        return None
    text: str | None = blob["text"]
    if text is not None and not blob["isTruncated"] and len(text.encode("utf-8", "replace")) == blob["byteSize"]:
        return text
    return None if blob["isBinary"] else _exact_text(github, sha)


def _exact_text(github: Connection, sha: str) -> str | None:
    answer = github.read(f"{github.path}/git/blobs/{sha}", doing=f"reading a file of {github.repository}")
    try:
        return base64.b64decode(answer["content"]).decode()
    except UnicodeDecodeError:
        return None


def look_up_texts(
    github: Connection,
    cache: TextCache,
    shas: Iterable[str],
    queries: Iterable[ObjectQuery] = (),
    *,
    number: int | None = None,
    alone: bool = True,
    doing: str,
) -> tuple[Answers, dict[str, str | None]]:
    """Texts by blob id, of which only those are asked for that are not kept, with answers to other questions.

    `number` and `alone` as for `look_up`.
    """
    wanted = list(dict.fromkeys(shas))
    texts = cache.get(wanted)
    missing = [sha for sha in wanted if sha not in texts]
    answers = look_up(github, queries, missing, number=number, alone=alone, doing=doing)
    read = {sha: text_of(github, sha, blob) for sha, blob in answers.blobs.items()}
    if read:
        cache.put(read)
    return answers, {**texts, **read}


def read_texts(github: Connection, cache: TextCache, shas: Iterable[str], *, doing: str) -> dict[str, str | None]:
    """Texts by blob id, of which only those are asked for that are not kept."""
    return look_up_texts(github, cache, shas, doing=doing)[1]


def behind(github: Connection, file: File | None, commit: str, *, doing: str) -> File | None:
    """The file itself or, under its own path, the one that its links lead to at a commit; a call for each link.

    A link that leads to no file is given without a text.
    """
    if file is None or not file.symlink:
        return file
    link = file
    for _ in range(MAX_LINKS):
        target = _next(github, link, commit, doing)
        if target is None:
            break
        if not target.symlink:
            return replace(target, path=file.path)
        link = target
    return File(file.path, file.sha, None, file.size, symlink=True)


def _next(github: Connection, link: File, commit: str, doing: str) -> File | None:
    """What a link leads to at a commit, if it is a file of the repository."""
    path = target_of(link)
    if not path:
        return None
    return file_at(github, look_up(github, [ObjectQuery(commit, path, Selection.ENTRY)], doing=doing), commit, path)
