"""The things of the stand-in GitHub: installations, repositories, pull requests, reviews, checks.

They refer to each other and change in place, under `State.lock`. Times are aware datetimes in UTC.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.fakehub.model_accounts import App, Signature, User
from tests.fakehub.model_timeline import ForcePush
from tests.fakehub.repositories import GitRepository


@dataclass(slots=True, eq=False)
class Installation:
    """An App on an account; `repository_ids` counts only when `repository_selection` is `selected`."""

    id: int
    app: App
    account: User
    permissions: dict[str, str]
    events: tuple[str, ...]
    repository_selection: str
    repository_ids: set[int]
    created_at: datetime
    suspended_at: datetime | None = None

    def covers(self, repository: "Repository") -> bool:
        """Whether the App is installed on that repository."""
        if repository.owner is not self.account:
            return False
        return self.repository_selection == "all" or repository.id in self.repository_ids


@dataclass(slots=True, eq=False)
class InstallationToken:
    """A token of an installation, narrowed to repositories (None: all that the installation covers) and permissions."""

    value: str
    installation: Installation
    permissions: dict[str, str]
    repository_ids: frozenset[int] | None
    expires_at: datetime

    def covers(self, repository: "Repository") -> bool:
        """Whether the token may be used on that repository."""
        named = self.repository_ids is None or repository.id in self.repository_ids
        return named and self.installation.covers(repository)


@dataclass(slots=True, eq=False)
class Label:
    """A label of a repository."""

    id: int
    node_id: str
    name: str
    color: str = "ededed"


@dataclass(slots=True, eq=False)
class Reaction:
    """What a person feels about a comment; `content` in REST's words: +1, -1, laugh, confused, heart, hooray, …"""

    id: int
    node_id: str
    user: User
    content: str
    created_at: datetime


@dataclass(slots=True, eq=False)
class IssueComment:
    """A comment in the conversation of a pull request; `editor` is who last edited it, None while nobody did."""

    id: int
    node_id: str
    pull: "PullRequest"
    author: User
    body: str
    created_at: datetime
    updated_at: datetime
    app: App | None = None
    editor: User | None = None
    last_edited_at: datetime | None = None
    minimized: bool = False
    minimized_reason: str | None = None
    reactions: list[Reaction] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class ReviewComment:
    """A comment on lines of the diff, or on a file; where it stands is its thread's matter."""

    id: int
    node_id: str
    thread: "ReviewThread"
    review: "Review"
    author: User
    body: str
    created_at: datetime
    updated_at: datetime
    original_commit: str
    diff_hunk: str
    app: App | None = None
    in_reply_to: "ReviewComment | None" = None
    editor: User | None = None
    last_edited_at: datetime | None = None
    minimized: bool = False
    minimized_reason: str | None = None
    reactions: list[Reaction] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class ReviewThread:
    """A conversation on lines of the diff.

    `line` and `start_line` are as of the present head and None once outdated; the original ones are as of
    `original_commit`. `side` is RIGHT or LEFT, `subject_type` is `line` or `file`.
    """

    id: int
    node_id: str
    pull: "PullRequest"
    path: str
    line: int | None
    start_line: int | None
    side: str
    start_side: str | None
    original_line: int | None
    original_start_line: int | None
    original_commit: str
    commit: str
    subject_type: str = "line"
    outdated: bool = False
    resolved: bool = False
    resolved_by: User | None = None
    comments: list[ReviewComment] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Review:
    """A review; `state` is PENDING, COMMENTED, APPROVED, CHANGES_REQUESTED or DISMISSED."""

    id: int
    node_id: str
    pull: "PullRequest"
    author: User
    body: str
    state: str
    commit: str
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    app: App | None = None
    editor: User | None = None
    last_edited_at: datetime | None = None
    minimized: bool = False
    minimized_reason: str | None = None
    comments: list[ReviewComment] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class PullRequest:
    """A pull request.

    `base_sha` is the base's tip as of the last push to the head (REST `base.sha`, GraphQL `baseRefOid`): it goes stale;
    the live tip is `base_tip`. `head_repository` is None once the fork is gone.
    """

    id: int
    node_id: str
    repository: "Repository"
    number: int
    author: User
    title: str
    body: str | None
    head_repository: "Repository | None"
    head_ref: str
    head_sha: str
    base_ref: str
    base_sha: str
    created_at: datetime
    updated_at: datetime
    draft: bool = False
    locked: bool = False
    state: str = "open"
    closed_at: datetime | None = None
    merged_at: datetime | None = None
    merged_by: User | None = None
    merge_commit_sha: str | None = None
    labels: list[Label] = field(default_factory=list)
    comments: list[IssueComment] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    threads: list[ReviewThread] = field(default_factory=list)
    force_pushes: list[ForcePush] = field(default_factory=list)

    @property
    def merged(self) -> bool:
        """Whether it has been merged."""
        return self.merged_at is not None

    @property
    def base_tip(self) -> str | None:
        """The commit at which the base branch stands now, None when the branch is gone."""
        return self.repository.git.ref(f"refs/heads/{self.base_ref}")

    @property
    def merge_base(self) -> str:
        """The commit that the pull request's diff starts from."""
        git = self.repository.git
        return git.merge_base(self.base_tip or self.base_sha, self.head_sha) or self.base_sha

    @property
    def head_is_fork(self) -> bool:
        """Whether the head lives in another repository than the base."""
        return self.head_repository is not self.repository


@dataclass(slots=True, eq=False)
class CheckSuite:
    """All check-runs of one App on one commit."""

    id: int
    node_id: str
    repository: "Repository"
    app: App
    head_sha: str
    head_branch: str | None
    created_at: datetime
    updated_at: datetime
    before: str | None = None
    status: str = "queued"
    conclusion: str | None = None
    runs: list["CheckRun"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class CheckRun:
    """A check-run; annotations and actions are dicts with REST's keys, in the order in which they came.

    `history` has its status and conclusion after each request that wrote it, with the time in monotonic seconds.
    """

    id: int
    node_id: str
    suite: CheckSuite
    name: str
    status: str
    started_at: datetime
    conclusion: str | None = None
    completed_at: datetime | None = None
    external_id: str = ""
    details_url: str | None = None
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    annotations: list[dict[str, Any]] = field(default_factory=list)
    actions: list[dict[str, str]] = field(default_factory=list)
    history: list[tuple[float, str, str | None]] = field(default_factory=list)

    @property
    def app(self) -> App:
        """The App that made it."""
        return self.suite.app

    @property
    def head_sha(self) -> str:
        """The commit that it speaks of."""
        return self.suite.head_sha


@dataclass(slots=True, eq=False)
class Repository:
    """A repository; `permissions` maps logins to admin, maintain, write, triage or read.

    `rules` are those of rulesets by branch; `conversations` the branches whose classic protection wants conversations
    resolved, `checks` what it requires by branch: names with the App that they must come from, None for any;
    `restricted` are patterns of branches that a ruleset lets nobody create or update; `signatures` are of commits.
    """

    id: int
    node_id: str
    owner: User
    name: str
    git: GitRepository
    created_at: datetime
    private: bool = False
    default_branch: str = "main"
    parent: "Repository | None" = None
    has_issues: bool = True
    permissions: dict[str, str] = field(default_factory=dict)
    pulls: dict[int, PullRequest] = field(default_factory=dict)
    suites: list[CheckSuite] = field(default_factory=list)
    labels: dict[str, Label] = field(default_factory=dict)
    rules: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    conversations: set[str] = field(default_factory=set)
    checks: dict[str, dict[str, int | None]] = field(default_factory=dict)
    restricted: set[str] = field(default_factory=set)
    signatures: dict[str, Signature] = field(default_factory=dict)
    last_number: int = 0

    @property
    def full_name(self) -> str:
        """`owner/name`."""
        return f"{self.owner.login}/{self.name}"

    def pulls_with_head(self, sha: str, *, state: str | None = "open") -> list[PullRequest]:
        """The pull requests of this repository whose head is that commit."""
        return [p for p in self.pulls.values() if p.head_sha == sha and state in (None, p.state)]

    def runs(self, sha: str) -> list[CheckRun]:
        """All check-runs on a commit, oldest first."""
        found = [run for suite in self.suites if suite.head_sha == sha for run in suite.runs]
        return sorted(found, key=lambda run: run.id)
