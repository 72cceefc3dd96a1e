"""Git's objects as values, read from their bytes, and files as `git fast-import` takes them."""

from collections.abc import Iterable
from dataclasses import dataclass

SUBMODULE = "160000"
"""Git's mode of a submodule."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file to commit; `mode` is 100644, 100755, or 120000 for a symbolic link whose target is `data`.

    With 160000 it is a submodule, and `data` the id of the other repository's commit.
    """

    data: bytes
    mode: str = "100644"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a tree; `path` is relative to the tree that was asked for, `kind` is blob, tree or commit."""

    path: str
    mode: str
    kind: str
    sha: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; `date` is in seconds since the epoch."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author_name: str
    author_email: str
    date: int
    message: str
    committer_name: str
    committer_email: str


def data_command(data: bytes) -> bytes:
    """Data as `git fast-import` reads it."""
    return b"data %d\n%b\n" % (len(data), data)


def file_command(path: str, content: str | bytes | Content | None) -> bytes:
    """A change of one file as `git fast-import` reads it."""
    quoted = '"' + "".join({"\\": "\\\\", '"': '\\"', "\n": "\\n"}.get(c, c) for c in path) + '"'
    if content is None:
        return f"D {quoted}\n".encode()
    if isinstance(content, Content) and content.mode == SUBMODULE:
        return f"M {SUBMODULE} {content.data.decode()} {quoted}\n".encode()
    if isinstance(content, Content):
        return f"M {content.mode} inline {quoted}\n".encode() + data_command(content.data)
    return f"M 100644 inline {quoted}\n".encode() + data_command(
        content.encode() if isinstance(content, str) else content
    )


def read_entries(data: bytes) -> Iterable[Entry]:
    """The entries of a tree object."""
    at = 0
    while at < len(data):
        space, end = data.index(b" ", at), data.index(b"\0", at)
        mode = data[at:space].decode().zfill(6)
        kind = {"040000": "tree", SUBMODULE: "commit"}.get(mode, "blob")
        yield Entry(
            data[space + 1 : end].decode("utf-8", "surrogateescape"), mode, kind, data[end + 1 : end + 21].hex()
        )
        at = end + 21


def read_commit(sha: str, data: bytes) -> Commit:
    """The parts of a commit object."""
    head, _, message = data.decode("utf-8", "replace").partition("\n\n")
    fields: list[tuple[str, ...]] = [line.partition(" ")[::2] for line in head.split("\n")]
    (name, email, when), by = (_person(fields, role) for role in ("author", "committer"))
    return Commit(
        sha=sha,
        tree=next(value for key, value in fields if key == "tree"),
        parents=tuple(value for key, value in fields if key == "parent"),
        author_name=name,
        author_email=email,
        date=int(when.split()[0]),
        message=message,
        committer_name=by[0],
        committer_email=by[1],
    )


def _person(fields: list[tuple[str, ...]], role: str) -> tuple[str, str, str]:
    """Name, address and time of who has a role in a commit."""
    name, _, rest = next(value for key, value in fields if key == role).partition(" <")
    email, _, when = rest.partition("> ")
    return name, email, when
