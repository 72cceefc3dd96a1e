"""What stands of a follow-up pull request, and the marks by which we know our own: a commit's trailer, a body's end.

Who made a commit is told by its author, its committer and our trailer. We never commit on top of somebody else, so
the last commit of a branch speaks for all: where it is ours, nobody has pushed to the branch.
"""

import re
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from string import ascii_letters, digits

from plangate.domain.model.snapshot import File

BRANCH_PREFIX = "plangate/tasks/"
"""Under which our branches lie."""

_PLAIN = frozenset(f"{ascii_letters}{digits}._/-")
_QUOTED = re.compile(r"(?:%[0-9A-F]{2})+")
_TRAILER = re.compile(r"Plangate-Tasks: 1 ([0-9a-f]{40}) ([0-9a-f]{40}|none) ([A-Za-z0-9._/%-]{1,2000})")
_MARKER = re.compile(r"\n*<!-- plangate:tasks 1 (\d{1,10}) ([A-Za-z0-9._/%-]{1,2000}) ([0-9a-f]{40}) -->\s*\Z")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a commit of ours was made of: the plan's commit, the blob id of the tasks.md there (None without one)."""

    plan: str
    tasks: str | None
    folder: str


def trailer(origin: Origin) -> str:
    """The last line of a commit of ours."""
    return f"Plangate-Tasks: 1 {origin.plan} {origin.tasks or 'none'} {_quote(origin.folder)}"


def read_trailer(message: str) -> Origin | None:
    """What a commit with that message was made of, None where our trailer is missing."""
    match = _TRAILER.fullmatch(message.rstrip().split("\n")[-1])
    return Origin(match[1], None if match[2] == "none" else match[2], _unquote(match[3])) if match else None


def with_marker(text: str, number: int, plan: str) -> str:
    """The body of a follow-up: its hidden last line names the plan's pull request, its path, and the text's digest."""
    return f"{text}\n\n<!-- plangate:tasks 1 {number} {_quote(plan)} {_digest(text)} -->"


class PullState(Enum):
    """Whether a pull request is open, closed, or merged."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    MERGED = "MERGED"


@dataclass(frozen=True, slots=True)
class ExistingPullRequest:
    """A follow-up of ours on GitHub; `head` is its last commit, `labeled` that it has labels of any kind."""

    number: int
    state: PullState
    base: str
    body: str
    head: str = ""
    labeled: bool = False

    @property
    def about(self) -> tuple[int, str] | None:
        """The number of the plan's pull request, and the plan's path; None where the marker is gone."""
        match = _MARKER.search(self.body)
        return (int(match[1]), _unquote(match[2])) if match else None

    @property
    def touched(self) -> bool:
        """Whether somebody edited the body."""
        match = _MARKER.search(self.body)
        return match is None or _digest(self.body[: match.start()]) != match[3]


@dataclass(frozen=True, slots=True)
class ExistingBranch:
    """A branch of the follow-up's name: its last commit, what that was made of (None: not ours), the tasks.md there."""

    tip: str
    origin: Origin | None
    tasks: File | None

    @property
    def text(self) -> str | None:
        """What its tasks.md says."""
        return self.tasks.text if self.tasks else None


@dataclass(frozen=True, slots=True)
class FollowUpState:
    """What stands of a follow-up: the branch, and the newest pull request of ours from it."""

    branch: ExistingBranch | None = None
    pull: ExistingPullRequest | None = None

    @property
    def text(self) -> str | None:
        """What the branch's tasks.md says."""
        return self.branch.text if self.branch else None

    @property
    def open(self) -> ExistingPullRequest | None:
        """The pull request while it is open."""
        return self.pull if self.pull and self.pull.state is PullState.OPEN else None

    @property
    def over(self) -> bool:
        """Whether the pull request was closed or merged: what stands on the branch is done with."""
        return self.pull is not None and self.pull.state is not PullState.OPEN

    @property
    def merged_whole(self) -> bool:
        """Whether the pull request was merged with all that is on the branch, whoever pushed it."""
        pull, branch = self.pull, self.branch
        return pull is not None and pull.state is PullState.MERGED and branch is not None and pull.head == branch.tip

    def is_anothers(self, folder: str) -> bool:
        """Whether the branch, or its pull request, says that it is about another feature."""
        origin = self.branch.origin if self.branch else None
        about = self.pull.about if self.pull else None
        folders = (origin and origin.folder, about and about[1].rpartition("/")[0])
        return any(named != folder for named in folders if named is not None)


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """An open follow-up; `untouched` where nobody has pushed to its branch but us."""

    branch: str
    pull: ExistingPullRequest
    untouched: bool


def _digest(text: str) -> str:
    # Who edits on the page sends carriage returns.
    return sha256(text.replace("\r", "").strip().encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _quote(folder: str) -> str:
    return "".join(sign if sign in _PLAIN else _hexadecimal(sign) for sign in folder) or "%00"


def _hexadecimal(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


def _unquote(text: str) -> str:
    unquoted = _QUOTED.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), text)
    return "" if unquoted == "\0" else unquoted
