"""Pull requests as GitHub's schema shows them."""

from collections.abc import Sequence
from typing import Any

from tests.fakehub.diff import FileChange
from tests.fakehub.graphql_comments import CommentView
from tests.fakehub.graphql_connections import pages
from tests.fakehub.graphql_git import readable
from tests.fakehub.graphql_listing import changes_of, commits_of, state_of
from tests.fakehub.graphql_merging import merge_state, mergeable, newest_runs, review_decision
from tests.fakehub.graphql_things import GitThing, PullCommit, RefThing, Rollup, git_thing, opaque_id, ref_thing
from tests.fakehub.graphql_timeline import timeline
from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model import IssueComment, Label, PullRequest, Repository, Review, ReviewThread
from tests.fakehub.model_accounts import User
from tests.fakehub.model_timeline import ForcePush

MOST_FILES = 3000
"""GitHub lists no more changed files than this, whatever `changedFiles` says."""
MOST_COMMITS = 250
PATCH_STATUSES = {
    "added": "ADDED",
    "removed": "DELETED",
    "modified": "MODIFIED",
    "renamed": "RENAMED",
    "copied": "COPIED",
    "changed": "CHANGED",
}


@shows(PullRequest)
class PullRequestView(CommentView):
    """A pull request; `baseRefOid` is stale as GitHub's is, `baseRef` is the branch as it stands now."""

    it: PullRequest

    def repository(self) -> Repository:
        """The repository that it wants to change."""
        return self.it.repository

    base_repository = repository

    def resource_path(self) -> str:
        """The path of its page."""
        return f"/{self.it.repository.full_name}/pull/{self.it.number}"

    def permalink(self) -> str:
        """The same address as `url`."""
        return self.url()

    def state(self) -> str:
        """OPEN, CLOSED or MERGED."""
        return state_of(self.it)

    def closed(self) -> bool:
        """Whether it is closed, merged or not."""
        return self.it.state == "closed"

    def is_draft(self) -> bool:
        """Whether it is a draft."""
        return self.it.draft

    def locked(self) -> bool:
        """Whether its conversation is."""
        return self.it.locked

    def is_cross_repository(self) -> bool:
        """Whether its head lies in a fork."""
        return self.it.head_is_fork

    # Head and base

    def head_ref(self) -> RefThing | None:
        """The head's branch, None once it is deleted or where it lies in a fork that the token may not see."""
        return ref_thing(self.head_repository(), f"refs/heads/{self.it.head_ref}")

    def head_repository(self) -> Repository | None:
        """The repository of the head, None once it is gone, or where it is a private fork of somebody else."""
        found = self.it.head_repository
        return found if found and self.asked.may(found, metadata="read") else None

    def head_ref_name(self) -> str:
        """The name of the head's branch."""
        return self.it.head_ref

    def head_ref_oid(self) -> str:
        """The head's commit."""
        return self.it.head_sha

    def head_repository_owner(self) -> User | None:
        """Who owns the repository of the head, None once that is gone."""
        return self.it.head_repository.owner if self.it.head_repository else None

    def base_ref(self) -> RefThing | None:
        """The base branch as it stands now."""
        return ref_thing(self.it.repository, f"refs/heads/{self.it.base_ref}")

    def base_ref_name(self) -> str:
        """The name of the base branch."""
        return self.it.base_ref

    def base_ref_oid(self) -> str:
        """Where the base branch stood when the head was last pushed."""
        return self.it.base_sha

    # What it changes

    @property
    def _changes(self) -> tuple[FileChange, ...]:
        return changes_of(self.it)

    def changed_files(self) -> int:
        """How many files it changes."""
        return len(self._changes)

    def additions(self) -> int:
        """How many lines it adds."""
        return sum(change.additions for change in self._changes)

    def deletions(self) -> int:
        """How many lines it removes."""
        return sum(change.deletions for change in self._changes)

    @pages
    def files(self) -> Sequence[FileChange]:
        """The changed files, 3,000 at most."""
        return self._changes[:MOST_FILES]

    @pages
    def commits(self) -> Sequence[PullCommit]:
        """Its first 250 commits, oldest first: of a longer list the head is not the last."""
        return [PullCommit(self.it, sha) for sha in commits_of(self.it)[:MOST_COMMITS]]

    @pages
    def labels(self, *, order_by: dict[str, str]) -> Sequence[Label]:
        """Its labels, in the order in which they were made, or by name."""
        by_name = order_by["field"] == "NAME"
        found = sorted(self.it.labels, key=lambda label: label.name if by_name else label.id)
        return found[::-1] if order_by["direction"] == "DESC" else found

    # What is said on it

    @pages
    def comments(self) -> Sequence[IssueComment]:
        """The conversation."""
        return self.it.comments

    @pages
    def reviews(self, *, states: list[str] | None = None) -> Sequence[Review]:
        """The reviews, those of others only once they are submitted."""
        seen = [r for r in self.it.reviews if r.state != "PENDING" or r.author is self.asked.viewer]
        return [review for review in seen if not states or review.state in states]

    @pages
    def review_threads(self) -> Sequence[ReviewThread]:
        """The conversations on the diff, those of pending reviews of others left out."""
        return [thread for thread in self.it.threads if any(self._sees(c.review) for c in thread.comments)]

    @pages
    def timeline_items(self, *, item_types: list[str] | None = None) -> Sequence[ForcePush]:
        """What happened to it."""
        return timeline(self.it, item_types)

    def _sees(self, review: Review) -> bool:
        return review.state != "PENDING" or review.author is self.asked.viewer

    # How it stands

    def mergeable(self) -> str:
        """Whether head and base can be merged."""
        return mergeable(self.it)

    def merge_state_status(self) -> str:
        """What the merge box says, in one word."""
        return merge_state(self.it)

    def merge_commit(self) -> GitThing | None:
        """The commit that merged it."""
        return git_thing(self.it.repository, self.it.merge_commit_sha or "") if self.it.merged else None

    def review_decision(self) -> str | None:
        """What the reviews amount to."""
        return review_decision(self.it)

    def status_check_rollup(self) -> Rollup | None:
        """All checks of the head taken together, None without any."""
        self.asked.require(self.it.repository, checks="read")
        runs = tuple(newest_runs(self.it))
        return Rollup(self.it.repository, self.it.head_sha, runs) if runs else None


@shows(Label)
class LabelView(View):
    """A label."""

    it: Label

    def id(self) -> str:
        """The global id."""
        return self.it.node_id

    def color(self) -> str:
        """Its color, as six hexadecimal digits."""
        return self.it.color

    def name(self) -> str:
        """Its name."""
        return self.it.name

    def is_default(self) -> bool:
        """Whether GitHub gives it to every new repository."""
        return False


@shows(FileChange)
class ChangedFileView(View):
    """A changed file."""

    it: FileChange

    typename = "PullRequestChangedFile"

    def path(self) -> str:
        """Its path at the head, or at the base where it was removed."""
        return readable(self.it.path)

    def change_type(self) -> str:
        """How it was changed."""
        return PATCH_STATUSES[self.it.status]


@shows(PullCommit)
class PullRequestCommitView(View):
    """A commit as a part of a pull request."""

    it: PullCommit

    def id(self) -> str:
        """The global id."""
        return opaque_id("PURC", self.it.pull.repository, f"{self.it.pull.number}:{self.it.sha}")

    def pull_request(self) -> PullRequest:
        """The pull request."""
        return self.it.pull

    def commit(self) -> Any:
        """The commit itself."""
        self.asked.require(self.it.pull.repository, contents="read")
        return git_thing(self.it.pull.repository, self.it.sha)

    def resource_path(self) -> str:
        """The path of its page."""
        return f"/{self.it.pull.repository.full_name}/pull/{self.it.pull.number}/commits/{self.it.sha}"
