"""Real git repositories: bare, made with the git binary, read through one long-lived `git cat-file` each.

Forks share their parent's object store, as on GitHub. References are kept in memory beside git's own, so that reading
one costs nothing. Objects are immutable and cached by id.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.fakehub.diff import FileChange, read_changes
from tests.fakehub.git_objects import (
    SUBMODULE,
    Commit,
    Content,
    Entry,
    data_command,
    file_command,
    read_commit,
    read_entries,
)

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
}
"""What git may know of this machine: nothing, so that commits and diffs are the same everywhere."""


class GitError(Exception):
    """Git refused, or the object is not there."""


Files = Mapping[str, str | bytes | Content | None]
"""Path to content; None removes the file, a text is written as UTF-8."""


def symlink(target: str) -> Content:
    """A symbolic link to that path, as written."""
    return Content(target.encode(), "120000")


def submodule(commit: str) -> Content:
    """A submodule that is at that commit of another repository."""
    return Content(commit.encode(), SUBMODULE)


def executable(text: str) -> Content:
    """A file with the executable bit."""
    return Content(text.encode(), "100755")


class GitRepository:
    """A bare repository and what the stand-in asks of it; every method may raise GitError."""

    def __init__(self, path: Path, *, objects_of: "GitRepository | None" = None) -> None:
        """Make a bare repository at `path`, sharing the objects of another one when it is a fork."""
        self.path = path
        self.refs: dict[str, str] = {}
        self.head = "refs/heads/main"
        self._lock = threading.RLock()
        self._reader: subprocess.Popen[bytes] | None = None
        self._objects: dict[str, tuple[str, bytes]] = {} if objects_of is None else objects_of._objects
        self._changes: dict[tuple[str, str], tuple[FileChange, ...]] = {}
        self._bases: dict[tuple[str, str], str | None] = {}
        self._between: dict[tuple[str | None, str], list[str]] = {}
        git("init", "--quiet", "--bare", "--template=", str(path), at=path.parent)
        if objects_of is not None:
            shutil.rmtree(path / "objects")
            (path / "objects").symlink_to(objects_of.path / "objects", target_is_directory=True)

    def close(self) -> None:
        """End the long-lived reader."""
        with self._lock:
            if self._reader is not None:
                self._reader.stdin.close()  # type: ignore[union-attr]
                self._reader.stdout.close()  # type: ignore[union-attr]
                self._reader.wait()
                self._reader = None

    # References

    def ref(self, name: str) -> str | None:
        """The commit that a full reference name, such as `refs/heads/main`, points at."""
        return self.refs.get(name)

    def set_ref(self, name: str, sha: str) -> None:
        """Point a reference at a commit."""
        self.run("update-ref", name, sha)
        self.refs[name] = sha

    def delete_ref(self, name: str) -> None:
        """Remove a reference."""
        self.run("update-ref", "-d", name)
        del self.refs[name]

    def branches(self) -> dict[str, str]:
        """Branch name to its tip."""
        return {name[11:]: sha for name, sha in self.refs.items() if name.startswith("refs/heads/")}

    def resolve(self, name: str) -> str | None:
        """The commit that HEAD, a branch, a tag, a reference in full or part, or a SHA names; None for none."""
        for full in (self.head if name == "HEAD" else name, f"refs/{name}", f"refs/heads/{name}", f"refs/tags/{name}"):
            if full in self.refs:
                return self.refs[full]
        return name if is_sha(name) and self.kind(name) == "commit" else None

    # Objects

    def object(self, sha: str) -> tuple[str, bytes]:
        """Kind and content of an object; raises GitError when there is none."""
        if sha not in self._objects:
            with self._lock:
                self._objects[sha] = self._read(sha)
        return self._objects[sha]

    def kind(self, sha: str) -> str | None:
        """blob, tree, commit or tag; None when there is no such object."""
        try:
            return self.object(sha)[0]
        except GitError:
            return None

    def blob(self, sha: str) -> bytes | None:
        """The content of a blob, None when there is no such blob."""
        return self.object(sha)[1] if self.kind(sha) == "blob" else None

    def commit(self, sha: str) -> Commit:
        """A commit read in full."""
        kind, data = self.object(sha)
        if kind != "commit":
            raise GitError(f"{sha} is a {kind}")
        return read_commit(sha, data)

    def entries(self, tree: str) -> tuple[Entry, ...]:
        """The entries of a tree (or of a commit's tree), one level, in git's order."""
        kind, data = self.object(tree)
        if kind == "commit":
            return self.entries(read_commit(tree, data).tree)
        if kind != "tree":
            raise GitError(f"{tree} is a {kind}")
        return tuple(read_entries(data))

    def walk(self, tree: str, prefix: str = "") -> Iterable[Entry]:
        """All entries below a tree or commit, trees included, each before what is in it; paths from the top."""
        for entry in self.entries(tree):
            path = prefix + entry.path
            yield Entry(path, entry.mode, entry.kind, entry.sha)
            if entry.kind == "tree":
                yield from self.walk(entry.sha, path + "/")

    def find(self, tree: str, path: str) -> Entry | None:
        """The entry at a path below a tree or commit; an empty path is the tree itself. Links are not followed."""
        kind, data = self.object(tree)
        found = Entry("", "040000", "tree", read_commit(tree, data).tree if kind == "commit" else tree)
        for segment in [] if path == "" else path.split("/"):
            if found.kind != "tree":
                return None
            below = next((e for e in self.entries(found.sha) if e.path == segment), None)
            if below is None:
                return None
            found = below
        return Entry(path, found.mode, found.kind, found.sha)

    def evaluate(self, expression: str) -> Entry | None:
        """What a revision expression names: `main:specs/a/plan.md`, `<sha>:`, `main`, a SHA; None when nothing.

        A bare revision gives an entry of kind commit (or of the object's own kind for a SHA), with an empty path.
        """
        revision, colon, path = expression.partition(":")
        if not colon:
            sha = self.resolve(revision) or (revision if is_sha(revision) else None)
            kind = self.kind(sha) if sha else None
            return Entry("", "", kind, sha) if sha and kind else None
        root = self.resolve(revision) or (revision if is_sha(revision) and self.kind(revision) == "tree" else None)
        return self.find(root, path.rstrip("/")) if root else None

    # History and differences

    def merge_base(self, one: str, other: str) -> str | None:
        """The best common ancestor of two commits, None when they share none."""
        if (one, other) not in self._bases:
            done = self.run("merge-base", one, other, check=False).decode().strip()
            self._bases[one, other] = done.partition("\n")[0] or None
        return self._bases[one, other]

    def changes(self, base: str, head: str) -> tuple[FileChange, ...]:
        """What changed from one commit (or tree) to another, renames found; two dots: see `three_dot`."""
        if (base, head) not in self._changes:
            options = ("-r", "-M", "--no-color", "--no-ext-diff", base, head)
            raw = self.run("diff-tree", "-z", "--raw", "--no-abbrev", *options)
            patch = self.run("-c", "core.quotePath=false", "diff-tree", "-p", "--full-index", *options)
            self._changes[base, head] = read_changes(raw, patch)
        return self._changes[base, head]

    def three_dot(self, base: str, head: str) -> tuple[FileChange, ...]:
        """What the head changed since it left the base: the diff of a pull request."""
        return self.changes(self.merge_base(base, head) or EMPTY_TREE, head)

    def between(self, base: str | None, head: str) -> list[str]:
        """The commits of head that base has not, oldest first."""
        if (base, head) not in self._between:
            self._between[base, head] = self._rev_list(base, head)
        return list(self._between[base, head])

    def _rev_list(self, base: str | None, head: str) -> list[str]:
        return self.run("rev-list", "--reverse", "--topo-order", head, *([f"^{base}"] if base else [])).decode().split()

    # Writing

    def commit_files(
        self, branch: str, files: Files, *, message: str, name: str, email: str, date: int, parent: str | None,
        others: tuple[str, ...] = (),
    ) -> str:  # fmt: skip
        """Commit files on top of `parent` (None: a root commit) and point the branch there, whatever it was before."""
        stream = [f"commit refs/heads/{branch}\nmark :1\ncommitter {name} <{email}> {date} +0000\n".encode()]
        stream.append(data_command(message.encode()))
        # The branch's old tip is not the parent unless it is said so: this is how a force-push is made.
        stream.append(f"from {parent}\n".encode() if parent else b"")
        stream.extend(f"merge {other}\n".encode() for other in others)
        for path, content in files.items():
            stream.append(file_command(path, content))
        if not parent:
            stream.insert(0, f"reset refs/heads/{branch}\n\n".encode())
        stream.append(b"get-mark :1\ndone\n")
        said = self.run("fast-import", "--quiet", "--force", "--done", "--cat-blob-fd=1", feed=b"".join(stream))
        sha = said.decode().split()[0]
        self.refs[f"refs/heads/{branch}"] = sha
        return sha

    def write_object(self, kind: str, data: bytes) -> str:
        """Store a blob, tree or commit as given and return its id."""
        return self.run("hash-object", "-t", kind, "-w", "--stdin", feed=data).decode().strip()

    def write_tree(self, base: str | None, entries: Iterable[tuple[str, str, str | None]]) -> str:
        """The tree that `base` becomes with (path, mode, id) put in; a None id removes the path."""
        index = self.path / f"index-{threading.get_ident()}"
        try:
            self.run("read-tree", base or "--empty", index=index)
            lines = [f"{mode} {sha}\t{path}" if sha else f"0 {'0' * 40}\t{path}" for path, mode, sha in entries]
            self.run("update-index", "-z", "--index-info", feed="\0".join([*lines, ""]).encode(), index=index)
            return self.run("write-tree", index=index).decode().strip()
        finally:
            index.unlink(missing_ok=True)

    def run(self, *arguments: str, feed: bytes = b"", check: bool = True, index: Path | None = None) -> bytes:
        """Run git here and return what it printed."""
        return git(*arguments, at=self.path, feed=feed, check=check, index=index)

    def _read(self, sha: str) -> tuple[str, bytes]:
        if not is_sha(sha):
            raise GitError(f"{sha} is not an object id")
        if self._reader is None:
            self._reader = subprocess.Popen(
                ["git", "cat-file", "--batch"], cwd=self.path, env=ENVIRONMENT,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
        to, back = self._reader.stdin, self._reader.stdout
        assert to is not None
        assert back is not None
        to.write(f"{sha}\n".encode())
        to.flush()
        header = back.readline().decode().split()
        if len(header) != 3:
            raise GitError(f"{sha} is missing")
        data = back.read(int(header[2]))
        back.read(1)
        return header[1], data


def git(*arguments: str, at: Path, feed: bytes = b"", check: bool = True, index: Path | None = None) -> bytes:
    """Run the git binary in a folder and return what it printed; raises GitError when it fails and `check` holds."""
    environment = ENVIRONMENT if index is None else {**ENVIRONMENT, "GIT_INDEX_FILE": str(index)}
    done = subprocess.run(["git", *arguments], cwd=at, env=environment, input=feed, capture_output=True, check=False)
    if check and done.returncode:
        raise GitError(f"git {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def is_sha(text: str) -> bool:
    """Whether a text is a full object id."""
    return len(text) == 40 and set(text) <= set("0123456789abcdef")
