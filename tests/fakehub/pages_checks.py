"""Checks as pages show them: the merge box, the list of checks, annotations by file."""

from dataclasses import dataclass
from itertools import groupby

from tests.fakehub.graphql_merging import SATISFYING, is_required, merge_state, missing_checks, newest_runs
from tests.fakehub.model import CheckRun, PullRequest
from tests.fakehub.pages_diff import Note

LEVELS = ("failure", "warning", "notice")
OUTCOMES = {
    "success": ("success", "Successful"),
    "neutral": ("neutral", "Completed with a neutral result"),
    "skipped": ("skipped", "Skipped"),
    "failure": ("failure", "Failing"),
    "timed_out": ("failure", "Timed out"),
    "action_required": ("warning", "Action required"),
    "cancelled": ("cancelled", "Cancelled"),
    "stale": ("cancelled", "Stale"),
    None: ("pending", "In progress"),
}
"""Conclusion to the icon and the words that GitHub has for it."""

COUNTED = {"success": "successful", "failure": "failing", "pending": "in progress", "warning": "action required"}
"""How checks are counted in the merge box."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check in a list."""

    run: CheckRun
    required: bool

    @property
    def icon(self) -> str:
        """The name of the icon."""
        return icon(self.run)

    @property
    def words(self) -> str:
        """How it stands, in words, with the title that its maker gave it."""
        return f"{outcome(self.run)} — {self.run.title}" if self.run.title else outcome(self.run)


@dataclass(frozen=True, slots=True)
class MergeBox:
    """What stands above the merge button; `icon` sums up the checks, `state` is GitHub's merge state."""

    state: str
    icon: str
    headline: str
    counts: str
    rows: tuple[CheckRow, ...]
    missing: tuple[str, ...]


def icon(run: CheckRun) -> str:
    """The name of the icon of a check."""
    return OUTCOMES[run.conclusion][0]


def outcome(run: CheckRun) -> str:
    """How a check stands, in words."""
    return "Queued" if run.status == "queued" else OUTCOMES[run.conclusion][1]


def check_rows(pull: PullRequest) -> tuple[CheckRow, ...]:
    """The newest checks of the head, those that failed first."""
    rows = [CheckRow(run, is_required(run.name, run.app, pull)) for run in newest_runs(pull)]
    worst = ("failure", "warning", "cancelled", "pending")
    return tuple(sorted(rows, key=lambda row: (row.icon not in worst, row.run.name)))


def merge_box(pull: PullRequest) -> MergeBox:
    """The merge box of a pull request."""
    rows = check_rows(pull)
    expected = tuple(name for name in missing_checks(pull) if name not in {row.run.name for row in rows})
    shown, headline = summary(rows, expected)
    words = [COUNTED.get(row.icon, row.icon) for row in rows] + ["expected" for _ in expected]
    counts = ", ".join(f"{words.count(word)} {word}" for word in dict.fromkeys(words))
    return MergeBox(
        merge_state(pull),
        shown,
        headline,
        f"{counts} check{'' if len(words) == 1 else 's'}" if counts else "",
        rows,
        expected,
    )


def summary(rows: tuple[CheckRow, ...], expected: tuple[str, ...]) -> tuple[str, str]:
    """The icon and the words for all checks together."""
    conclusions = {row.run.conclusion for row in rows}
    if conclusions - {None, *SATISFYING}:
        return "failure", "Some checks were not successful"
    if None in conclusions or expected:
        return "pending", "Some checks haven’t completed yet"
    return ("success", "All checks have passed") if rows else ("skipped", "No checks on this commit")


def notes_by_file(run: CheckRun) -> list[tuple[str, list[Note]]]:
    """The annotations of a check by file, in the order of lines."""
    notes = sorted((Note(run, one) for one in run.annotations), key=lambda note: path_of(note))
    files = [(path, list(group)) for path, group in groupby(notes, key=path_of)]
    return [(path, sorted(found, key=lambda note: note.annotation["start_line"])) for path, found in files]


def path_of(note: Note) -> str:
    """The file that an annotation is about."""
    return str(note.annotation["path"])


def note_counts(run: CheckRun) -> str:
    """How many annotations of each level, the worst first."""
    levels = [one["annotation_level"] for one in run.annotations]
    counts = [(levels.count(level), level) for level in LEVELS]
    return ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for count, level in counts if count)


def pulls_of(run: CheckRun) -> list[PullRequest]:
    """The pull requests whose head the check speaks of."""
    return run.suite.repository.pulls_with_head(run.head_sha, state=None)
