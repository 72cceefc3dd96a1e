"""Diffs as pages show them: rows of a file, with threads and annotations at the lines where they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.fakehub.diff import HUNK, DiffLine, FileChange, read_lines
from tests.fakehub.graphql_listing import changes_of
from tests.fakehub.graphql_merging import newest_runs
from tests.fakehub.model import CheckRun, PullRequest, ReviewComment, ReviewThread

CONTEXT = 4
"""How many lines of the diff stand above a thread in the conversation."""
FOLDED_FROM = 800
"""Rows; a longer diff is folded, as a person would have to load it."""
MOST_FILES = 300
KINDS = {"+": "added", "-": "removed", " ": "context"}


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation and the check-run that made it."""

    run: CheckRun
    annotation: Mapping[str, Any]

    @property
    def level(self) -> str:
        """notice, warning or failure."""
        return str(self.annotation["annotation_level"])

    @property
    def place(self) -> str:
        """`line 6` or `lines 6–8`."""
        return lines_named(self.annotation["start_line"], self.annotation["end_line"])


@dataclass(frozen=True, slots=True)
class ThreadBox:
    """A thread with the lines that it is about."""

    thread: ReviewThread
    rows: tuple["Row", ...]
    suggested: tuple[str, ...]

    @property
    def comments(self) -> list[ReviewComment]:
        """What was said and submitted."""
        return [comment for comment in self.thread.comments if comment.review.state != "PENDING"]

    @property
    def place(self) -> str:
        """`line 6` or `lines 6–8`, of the old text where it stands there."""
        if self.thread.original_line is None:
            return "the file"
        start = self.thread.original_start_line or self.thread.original_line
        return lines_named(start, self.thread.original_line) + (" (old)" if self.thread.side == "LEFT" else "")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a diff: a line of code, or the header of a hunk; below it what is said about the line."""

    kind: str
    text: str
    left: int | None = None
    right: int | None = None
    threads: tuple[ThreadBox, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class FileBox:
    """A changed file; `above` are threads on the file as a whole, `elsewhere` notes on lines that the diff hides."""

    change: FileChange
    rows: tuple[Row, ...]
    above: tuple[ThreadBox, ...] = ()
    elsewhere: tuple[Note, ...] = ()
    blank: str = field(default="")

    @property
    def folded(self) -> bool:
        """Whether it is too long to be shown at once."""
        return len(self.rows) > FOLDED_FROM


def lines_named(start: int, end: int) -> str:
    """One line or several, in words."""
    return f"line {end}" if start == end else f"lines {start}–{end}"


def thread_box(thread: ReviewThread) -> ThreadBox:
    """A thread with the last lines of its hunk."""
    hunk = thread.comments[0].diff_hunk
    lines = list(read_lines(hunk))
    start = thread.original_start_line or thread.original_line or 0
    meant = [line for line in lines if start <= (side(line, thread.side) or 0) <= (thread.original_line or 0)]
    shown = lines[-max(CONTEXT, len(meant)) :]
    return ThreadBox(thread, tuple(map(row, shown)), tuple(line.text for line in meant if line.right is not None))


def side(line: DiffLine, name: str) -> int | None:
    """The line's number on a side."""
    return line.right if name == "RIGHT" else line.left


def row(line: DiffLine) -> Row:
    """A line of code as a row."""
    return Row(KINDS[line.mark], line.text, line.left, line.right)


def notes_of(pull: PullRequest) -> list[Note]:
    """The annotations of the newest check-runs on the head."""
    return [Note(run, annotation) for run in newest_runs(pull) for annotation in run.annotations]


def file_boxes(pull: PullRequest) -> list[FileBox]:
    """The changed files, 300 at most, each with all that is said about it."""
    threads = [thread_box(thread) for thread in pull.threads if not thread.outdated]
    threads = [box for box in threads if box.comments]
    notes = notes_of(pull)
    return [
        file_box(
            change,
            [box for box in threads if box.thread.path == change.path],
            [note for note in notes if note.annotation["path"] == change.path],
        )
        for change in changes_of(pull)[:MOST_FILES]
    ]


def file_box(change: FileChange, threads: Sequence[ThreadBox], notes: Sequence[Note]) -> FileBox:
    """A changed file with the threads and annotations on it."""
    rows = tuple(diff_rows(change, threads, notes))
    shown = {note.annotation["end_line"] for row in rows for note in row.notes}
    return FileBox(
        change,
        rows,
        above=tuple(box for box in threads if box.thread.subject_type == "file"),
        elsewhere=tuple(note for note in notes if note.annotation["end_line"] not in shown),
        blank="" if rows else nothing_shown(change),
    )


def nothing_shown(change: FileChange) -> str:
    """Why a file has no rows."""
    if change.binary:
        return "Binary file not shown."
    if change.hunks:
        return "The diff is too large to be shown."
    return "File renamed without changes." if change.status == "renamed" else "No changes to the text."


def diff_rows(change: FileChange, threads: Iterable[ThreadBox], notes: Iterable[Note]) -> Iterator[Row]:
    """The rows of a file's diff; an annotation stands below the last line that it is about."""
    if change.patch is None:
        return
    headers = [text for text in change.hunks.split("\n") if HUNK.match(text)]
    said, marked = list(threads), list(notes)
    hunk = -1
    for line in change.lines:
        if line.hunk != hunk:
            hunk = line.hunk
            yield Row("hunk", headers[hunk])
        yield Row(
            KINDS[line.mark], line.text, line.left, line.right,
            tuple(box for box in said if stands_at(box.thread, line)),
            tuple(note for note in marked if note.annotation["end_line"] == line.right),
        )  # fmt: skip


def stands_at(thread: ReviewThread, line: DiffLine) -> bool:
    """Whether a thread stands on a line of the diff."""
    return thread.line is not None and thread.line == side(line, thread.side)
