"""What the answer to one comment is made of: what is read of its pull request, each thing once and when needed."""

from dataclasses import dataclass, replace
from functools import cached_property

from plangate.domain.commands.permission import Person
from plangate.domain.model.policy import Policy
from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.review import review
from plangate.domain.review.waivers import Ledger, read_ledger
from plangate.github.api.client import Connection
from plangate.github.read.owner_policy import read_governed
from plangate.github.read.permissions import permission_of
from plangate.github.read.pull_request import PullRequestState
from plangate.github.write.comments import PostedComment
from plangate.presentation.links import Links
from plangate.presentation.replies.reply import Comment, comment_url
from plangate.queue.jobs import AnswerComment, Priority, ReviewPullRequest
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.feature_number_claims import with_claims


@dataclass
class CommandContext:
    """What answering a comment takes. Reading may raise TransientError, GoneError, RefusedError."""

    context: WorkerContext
    job: AnswerComment
    github: Connection
    posted: PostedComment

    @property
    def comment(self) -> Comment:
        """The comment that is answered."""
        job, place = self.job, self.job.comment
        url = comment_url(self.context.settings.github_url, job.target.repository, job.target.number, place)
        return Comment(self.posted.author, place, url)

    @cached_property
    def seen(self) -> PullRequestState:
        """The pull request, with our own words in its conversation."""
        return read_governed(self.github, self.job.target.number, self.context.texts(self.job))

    @cached_property
    def policy(self) -> Policy:
        """The policy on the base."""
        return self.seen.policy(read_policy)

    @cached_property
    def person(self) -> Person:
        """Who asks, with what GitHub lets them do at this moment."""
        login = self.posted.author
        return Person(login, permission_of(self.github, login), author=login == self.seen.author)

    @cached_property
    def gathered(self) -> Snapshot:
        """All that a review reads, as of now, without the waivers."""
        job = self.review_job()
        snapshot = self.context.gather(self.github, job, job.target.number)
        return with_claims(self.context, self.github, job, snapshot)

    @cached_property
    def ledger(self) -> Ledger:
        """The waivers that stand here; put another in its place after writing it."""
        keys = self.context.settings.signing_keys
        return read_ledger(self.seen.existing_output.words, keys, self.job.target.repository_id, self.job.target.number)

    @property
    def snapshot(self) -> Snapshot:
        """All that a review reads, with the waivers as they stand now."""
        standing = replace(self.gathered.existing_output, waivers=self.ledger.waivers, void=self.ledger.void)
        return replace(self.gathered, existing_output=standing)

    @property
    def report(self) -> Report:
        """What a review finds."""
        return review(self.snapshot)

    @property
    def links(self) -> Links:
        """The addresses of what is answered."""
        return Links(self.gathered, self.context.settings.home_url or "", self.context.settings.github_url)

    def review_job(self, *, force_rerun: bool = False) -> ReviewPullRequest:
        """A look at the pull request, as a person's request."""
        job = self.job
        return ReviewPullRequest(job.target, job.metadata.untried(), priority=Priority.PERSON, force_rerun=force_rerun)
