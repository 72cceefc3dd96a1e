"""Where review threads stand: on lines of the diff that GitHub takes comments on, and where they move with the head."""

from dataclasses import dataclass

from tests.fakehub.diff import FileChange, moved_line
from tests.fakehub.model import PullRequest, ReviewThread


class NotInDiff(Exception):
    """Line must be part of the diff"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment is to stand; lines from 1, `line` None for the whole file."""

    path: str
    line: int | None
    side: str = "RIGHT"
    start_line: int | None = None
    start_side: str | None = None


def change_of(pull: PullRequest, path: str, commit: str | None = None) -> FileChange | None:
    """How a pull request, as of a commit of it, changes a file; None when it does not."""
    git = pull.repository.git
    changes = git.three_dot(pull.base_tip or pull.base_sha, commit or pull.head_sha)
    return next((change for change in changes if change.path == path), None)


def hunk_for(pull: PullRequest, commit: str, place: Place) -> str:
    """The diff hunk beside a comment at a place; raises NotInDiff in GitHub's words when there is none."""
    change = change_of(pull, place.path, commit)
    if change is None:
        raise NotInDiff("Path could not be resolved")
    if place.line is None:
        return ""
    hunk = change.hunk_at(place.line, place.side)
    if hunk is None:
        raise NotInDiff
    if place.start_line is not None:
        start_side = place.start_side or place.side
        if place.start_line >= place.line and start_side == place.side:
            raise NotInDiff("Start line must precede the end line.")
        if change.hunk_at(place.start_line, start_side) != hunk:
            raise NotInDiff("Start line must be part of the same hunk as the line.")
    return change.excerpt(place.line, place.side)


def move_threads(pull: PullRequest) -> None:
    """Let the threads follow the new head: the same text at its new line, outdated where it is gone from the diff."""
    for thread in pull.threads:
        thread.commit = pull.head_sha
        if thread.subject_type == "file":
            thread.outdated = change_of(pull, thread.path) is None
            continue
        thread.line = line_now(pull, thread, thread.original_line)
        thread.start_line = line_now(pull, thread, thread.original_start_line) if thread.line else None
        thread.outdated = thread.line is None


def line_now(pull: PullRequest, thread: ReviewThread, line: int | None) -> int | None:
    """Where a line that was commented stands in the present diff, None when it is not there any more."""
    change = change_of(pull, thread.path)
    if line is None or change is None:
        return None
    if thread.side == "RIGHT":
        moved = pull.repository.git.changes(thread.original_commit, pull.head_sha)
        between = next((c for c in moved if thread.path in (c.path, c.previous_path)), None)
        found = moved_line(between.hunks, line) if between else line
    else:
        found = line
    return found if found is not None and change.hunk_at(found, thread.side) is not None else None
