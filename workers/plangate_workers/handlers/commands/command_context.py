"""What the answer to one comment is made of: what is read of its pull request, each thing once and when needed.

All that commands need is read, and decided, before the first of them writes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from plangate.domain.commands.permission import Person
from plangate.domain.model.evidence import Evidence
from plangate.domain.model.policy import Policy
from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.review import review
from plangate.domain.review.waivers import Ledger, read_ledger
from plangate.github.api.client import Connection
from plangate.github.read.branches.head_branch import has_moved
from plangate.github.read.law.owner_policy import read_governed
from plangate.github.read.permissions import permission_of
from plangate.github.read.pull_request import PullRequestState
from plangate.github.write.comments import PostedComment
from plangate.presentation.escape import Markdown
from plangate.presentation.links import Links
from plangate.presentation.replies.reply import Comment, comment_url
from plangate.queue.jobs import AnswerComment, Priority, ReviewPullRequest
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.evidence import gather_evidence, gather_pull_request

Write = Callable[[], Markdown]
"""What is left to do for a command once all is read: it writes, and gives the answer, empty where a reaction is enough.

AuthorError and RefusedError say why it could not be done.
"""


@dataclass
class CommandContext:
    """What answering a comment takes. Reading may raise TransientError, GoneError, RefusedError.

    What commands write sets the rest: `judge_anew`, that the verdict may be another one by now, `pushed`, that the head
    is, and `written`, the waivers that stand.
    """

    context: WorkerContext
    job: AnswerComment
    github: Connection
    posted: PostedComment
    judge_anew: bool = False
    pushed: bool = False
    written: Ledger | None = None

    @property
    def comment(self) -> Comment:
        """The comment that is answered."""
        job, place = self.job, self.job.comment
        url = comment_url(self.context.settings.github_url, job.target.repository, job.target.number, place)
        return Comment(self.posted.author, place, url)

    @cached_property
    def seen(self) -> PullRequestState:
        """The pull request, with our own words in its conversation."""
        return read_governed(self.github, self.job.target.number, self.context.texts(self.job), read_policy)

    @property
    def policy(self) -> Policy:
        """The policy on the base."""
        return self.seen.policy

    @cached_property
    def person(self) -> Person:
        """Who asks, with what GitHub lets them do at this moment."""
        login = self.posted.author
        return Person(login, permission_of(self.github, login), author=login == self.seen.author)

    @cached_property
    def alone(self) -> Evidence:
        """What a review reads of this pull request."""
        return gather_pull_request(self.context, self.github, self.job, self.seen)

    @cached_property
    def evidence(self) -> Evidence:
        """All that a review reads."""
        return gather_evidence(self.context, self.github, self.job, self.alone)

    @cached_property
    def moved(self) -> bool:
        """Whether the head is another one since it was read."""
        return has_moved(self.github, self.job.target.number, self.alone.own.head_sha, self.alone.confirmed)

    @cached_property
    def ledger(self) -> Ledger:
        """The waivers that stand here; put another in its place after granting one."""
        keys, target = self.context.settings.signing_keys, self.job.target
        self.written = read_ledger(self.seen.existing_output.words, keys, target.repository_id, target.number)
        return self.written

    @property
    def snapshot(self) -> Snapshot:
        """The pull request, with the waivers as they are granted now."""
        return self._with_ledger(self.alone.own)

    def read_for_verdict(self) -> None:
        """Read all that the verdict takes which is to follow, before anything is written."""
        _ = self.evidence, self.moved

    @property
    def waived_evidence(self) -> Evidence:
        """All that a review reads, with the waivers as they are granted now."""
        evidence = self.evidence
        mine = (self._with_ledger(own) if own.number == evidence.number else own for own in evidence.snapshots)
        return replace(evidence, own=self._with_ledger(evidence.own), snapshots=tuple(mine))

    def _with_ledger(self, snapshot: Snapshot) -> Snapshot:
        existing = replace(snapshot.existing_output, waivers=self.ledger.waivers, void=self.ledger.void)
        return replace(snapshot, existing_output=existing)

    @property
    def report(self) -> Report:
        """What a review finds."""
        return review(self.snapshot)

    @property
    def links(self) -> Links:
        """The addresses of what is answered."""
        return Links(self.alone.own, self.context.settings.home_url or "", self.context.settings.github_url)

    def review_job(self, *, head: str | None = None, force_rerun: bool = False) -> ReviewPullRequest:
        """A look at the pull request, as a person's request."""
        job = self.job
        return ReviewPullRequest(
            job.target, job.metadata.untried(), priority=Priority.PERSON, head=head, force_rerun=force_rerun
        )
