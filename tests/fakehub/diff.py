"""Diffs as GitHub reports them: per file a status, counts and hunks, and which lines of it may be commented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
STATUSES = {"A": "added", "D": "removed", "M": "modified", "R": "renamed", "C": "copied", "T": "changed"}
LARGEST_PATCH = 500 * 1024
"""Bytes; GitHub leaves out the patch of a file whose diff is longer."""


@dataclass(frozen=True)
class FileChange:
    """A changed file; `status` in REST's words, `hunks` the patch from its first `@@`, empty where there is none.

    `sha` is the blob at the head, for a removed file the one at the base, as REST gives it.
    """

    path: str
    status: str
    sha: str
    old_sha: str
    mode: str
    old_mode: str
    previous_path: str | None = None
    hunks: str = ""
    binary: bool = False

    @cached_property
    def additions(self) -> int:
        """How many lines were added."""
        return sum(line.mark == "+" for line in self.lines)

    @cached_property
    def deletions(self) -> int:
        """How many lines were removed."""
        return sum(line.mark == "-" for line in self.lines)

    @property
    def patch(self) -> str | None:
        """The patch as REST gives it; None for binary files, mere renames and where it is too large."""
        if not self.hunks or len(self.hunks.encode()) > LARGEST_PATCH:
            return None
        return self.hunks.removesuffix("\n")

    @cached_property
    def lines(self) -> tuple["DiffLine", ...]:
        """The lines of all hunks."""
        return tuple(read_lines(self.hunks))

    def hunk_at(self, line: int, side: str) -> int | None:
        """The number of the hunk that shows a line of a side (RIGHT or LEFT), None when none does."""
        return self._shown.get((side, line))

    @cached_property
    def _shown(self) -> dict[tuple[str, int], int]:
        right = {("RIGHT", line.right): line.hunk for line in self.lines if line.right is not None}
        left = {("LEFT", line.left): line.hunk for line in self.lines if line.left is not None}
        return {**right, **left}

    def commentable(self, side: str = "RIGHT") -> frozenset[int]:
        """The lines of a side that GitHub takes comments on."""
        return frozenset(line for where, line in self._shown if where == side)

    def excerpt(self, line: int, side: str) -> str:
        """The diff hunk that GitHub puts beside a comment: from the hunk's header down to the line."""
        hunk = self.hunk_at(line, side)
        shown = [x for x in self.lines if x.hunk == hunk]
        last = next(i for i, x in enumerate(shown) if line == (x.right if side == "RIGHT" else x.left))
        header = [text for text in self.hunks.split("\n") if HUNK.match(text)][hunk or 0]
        return "\n".join([header, *(x.mark + x.text for x in shown[: last + 1])])


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of a hunk: `mark` is `+`, `-` or a space; its line on each side, None where it does not stand there."""

    hunk: int
    mark: str
    text: str
    left: int | None
    right: int | None


def read_lines(hunks: str) -> Iterator[DiffLine]:
    """The lines of hunks, numbered on both sides."""
    hunk, left, right = -1, 0, 0
    for text in hunks.split("\n"):
        if header := HUNK.match(text):
            hunk, left, right = hunk + 1, int(header[1]), int(header[3])
        elif text[:1] in ("+", "-", " "):
            on_left, on_right = text[0] != "+", text[0] != "-"
            yield DiffLine(hunk, text[0], text[1:], left if on_left else None, right if on_right else None)
            left, right = left + on_left, right + on_right


def read_changes(raw: bytes, patch: bytes) -> tuple[FileChange, ...]:
    """What `git diff-tree -z --raw` and `git diff-tree -p` of the same two trees say, put together, in git's order."""
    sections = iter(re.split(rb"^(?=diff --git )", patch, flags=re.MULTILINE)[1:])
    return tuple(read_change(fields, sections) for fields in read_raw(raw))


def read_raw(raw: bytes) -> Iterator[tuple[str, ...]]:
    """Per changed file: old mode, new mode, old id, new id, status letter, path(s)."""
    parts = iter(raw.decode("utf-8", "surrogateescape").split("\0"))
    for part in parts:
        if part.startswith(":"):
            fields = part[1:].split(" ")
            letter = fields[4][0]
            paths = (next(parts), next(parts)) if letter in "RC" else (next(parts),)
            yield (*fields[:4], letter, *paths)


def read_change(fields: tuple[str, ...], sections: Iterator[bytes]) -> FileChange:
    """One file's change; takes its section of the patch, or two for a change of type, which git writes as two."""
    old_mode, mode, old_sha, sha, letter, *paths = fields
    section = b"".join(next(sections) for _ in range(2 if letter == "T" else 1))
    text = section.decode("utf-8", "replace")
    at = re.search(r"^@@ ", text, re.MULTILINE)
    return FileChange(
        path=paths[-1],
        status=STATUSES[letter],
        sha=old_sha if letter == "D" else sha,
        old_sha=old_sha,
        mode=mode,
        old_mode=old_mode,
        previous_path=paths[0] if len(paths) == 2 else None,
        hunks=text[at.start() :] if at and letter != "T" else "",
        binary=bool(re.search(r"^(Binary files |GIT binary patch)", text[: at.start() if at else None], re.MULTILINE)),
    )


def moved_line(hunks: str, line: int) -> int | None:
    """Where a line of the old text stands in the new one, None when the diff between them removes it."""
    shift = 0
    for shown in read_lines(hunks):
        if shown.left == line:
            return shown.right
        if shown.left is not None and shown.left > line:
            break
        shift += {"+": 1, "-": -1, " ": 0}[shown.mark]
    return line + shift
