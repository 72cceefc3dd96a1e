"""Reviews, their threads and comments as GitHub's schema shows them."""

from collections.abc import Sequence

from tests.fakehub.graphql_comments import CommentView
from tests.fakehub.graphql_connections import pages
from tests.fakehub.graphql_people import UserView
from tests.fakehub.graphql_things import GitThing, git_thing
from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model import PullRequest, Repository, Review, ReviewComment, ReviewThread


@shows(Review)
class PullRequestReviewView(CommentView):
    """A review with its comments."""

    it: Review

    def commit(self) -> GitThing | None:
        """The head that was reviewed."""
        return git_thing(self.repository(), self.it.commit)

    @pages
    def comments(self) -> Sequence[ReviewComment]:
        """Its comments on the diff."""
        return self.it.comments

    def published_at(self) -> object:
        """When it was submitted."""
        return self.it.submitted_at

    def resource_path(self) -> str:
        """The path of the place on the page."""
        return f"/{self.repository().full_name}/pull/{self.it.pull.number}#pullrequestreview-{self.it.id}"


@shows(ReviewThread)
class PullRequestReviewThreadView(View):
    """A conversation on lines of the diff."""

    it: ReviewThread

    def repository(self) -> Repository:
        """The repository that it stands in."""
        return self.it.pull.repository

    def pull_request(self) -> PullRequest:
        """The pull request that it stands on."""
        return self.it.pull

    @pages
    def comments(self) -> Sequence[ReviewComment]:
        """What was said, oldest first."""
        return [c for c in self.it.comments if c.review.state != "PENDING" or c.author is self.asked.viewer]

    def is_resolved(self) -> bool:
        """Whether somebody resolved it."""
        return self.it.resolved

    def is_outdated(self) -> bool:
        """Whether its line is no more."""
        return self.it.outdated

    def is_collapsed(self) -> bool:
        """Whether GitHub folds it."""
        return self.it.resolved

    def resolved_by(self) -> UserView | None:
        """Who resolved it."""
        return UserView(self.it.resolved_by, self.asked) if self.it.resolved_by else None

    def diff_side(self) -> str:
        """RIGHT for the new text, LEFT for the old."""
        return self.it.side

    def start_diff_side(self) -> str | None:
        """The side of the first line, None for a single line."""
        return self.it.start_side

    def subject_type(self) -> str:
        """LINE or FILE."""
        return self.it.subject_type.upper()

    def viewer_can_reply(self) -> bool:
        """Whether the token may answer."""
        return self.asked.may(self.it.pull.repository, pull_requests="write")

    def viewer_can_resolve(self) -> bool:
        """Whether the token may resolve it: that takes writing contents, too."""
        return not self.it.resolved and self._may_resolve()

    def viewer_can_unresolve(self) -> bool:
        """Whether the token may open it again."""
        return self.it.resolved and self._may_resolve()

    def _may_resolve(self) -> bool:
        return self.asked.may(self.it.pull.repository, contents="write", pull_requests="write")


@shows(ReviewComment)
class PullRequestReviewCommentView(CommentView):
    """A comment on the diff; where it stands is its thread's matter."""

    it: ReviewComment

    def repository(self) -> Repository:
        """The repository that it stands in."""
        return self.pull_request().repository

    def pull_request(self) -> PullRequest:
        """The pull request that it stands on."""
        return self.it.thread.pull

    def pull_request_review(self) -> Review:
        """The review that it came with."""
        return self.it.review

    def reply_to(self) -> ReviewComment | None:
        """The comment that it answers."""
        return self.it.in_reply_to

    def path(self) -> str:
        """The file."""
        return self.it.thread.path

    def line(self) -> int | None:
        """The line now, None once outdated."""
        return self.it.thread.line

    def start_line(self) -> int | None:
        """The first line now, None for a single one."""
        return self.it.thread.start_line

    def original_line(self) -> int | None:
        """The line when it was written."""
        return self.it.thread.original_line

    def original_start_line(self) -> int | None:
        """The first line when it was written, None for a single one."""
        return self.it.thread.original_start_line

    def subject_type(self) -> str:
        """LINE or FILE."""
        return self.it.thread.subject_type.upper()

    def outdated(self) -> bool:
        """Whether its line is no more."""
        return self.it.thread.outdated

    def state(self) -> str:
        """PENDING until its review is submitted."""
        return "PENDING" if self.it.review.state == "PENDING" else "SUBMITTED"

    def commit(self) -> GitThing | None:
        """The commit that its line is of."""
        return git_thing(self.repository(), self.it.thread.commit)

    def original_commit(self) -> GitThing | None:
        """The commit that it was written on."""
        return git_thing(self.repository(), self.it.original_commit)

    def resource_path(self) -> str:
        """The path of the place on the page."""
        return f"/{self.repository().full_name}/pull/{self.pull_request().number}#discussion_r{self.it.id}"
