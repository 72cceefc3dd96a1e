"""What a scene is played in: a repository of an owner of its own, a worker's context, and the job's events."""

import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

import redis
from pydantic import SecretStr

from plangate.domain.commands.lines import new_keys
from plangate.domain.policy import POLICY_PATH
from plangate.github.api.tokens import AppKey
from plangate.queue.inbox import Inbox
from plangate.queue.jobs import AnswerComment, Job, PullRequestRef, RepositoryRef, ReviewPullRequest
from plangate.queue.metrics import Metrics
from plangate.settings import WorkerSettings
from plangate_workers.context import WorkerContext
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.acts_repository import RepositoryActs
from tests.fakehub.model import Installation
from tests.fakehub.repositories import Files
from tests.fakehub.server import FakeHub
from tests.jobs import changed
from tests.process.workers.scenes.events import EventLog

POLICY = "comment-on: medium\n"
"""Of a repository where a scene needs no other: one that has a policy asks for no owner's."""

OWNERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Scene:
    """A job in a situation: `set_up` makes the situation and gives the job, which is not yet done.

    `writes` are patterns, each of which one of the job's writes must match: else the scene is not what its name says.
    Without any, GitHub must be written nothing. `comment` is what a person wrote, `cause` what caused a follow-up.
    """

    name: str
    job: type[Job]
    set_up: Callable[["Setting"], Job]
    writes: tuple[str, ...] = ()
    comment: str = ""
    cause: str = ""


@dataclass(slots=True)
class Setting:
    """A repository with a constitution, a template and a policy, in which alice and grace may write and bob may not."""

    hub: FakeHub
    url: str
    log: EventLog = field(default_factory=EventLog)
    owner: str = field(default_factory=lambda: f"owner-{next(OWNERS)}")
    later: ExitStack = field(default_factory=ExitStack)
    """What is to be taken back at the end."""

    context: WorkerContext = field(init=False)
    repository: RepositoryActs = field(init=False)

    def __post_init__(self) -> None:
        """Empty the Redis, and set everything up."""
        with redis.Redis.from_url(self.url) as client:
            client.flushall()
        client = self.later.enter_context(self.log.redis(self.url))
        key = AppKey(self.hub.app.id, self.hub.app.private_key, self.hub.url)
        settings = WorkerSettings.model_construct(
            app_id=key.app_id, github_url=key.url, github_api_url=key.url, signing_key=SecretStr("an operator's key")
        )
        self.context = WorkerContext(settings, client, Inbox(client), Metrics(client), key)
        self.hub.state.user(self.owner, type="Organization")
        self.repository = self.another("tracker")

    def another(self, name: str, policy: str | None = POLICY, **more: Any) -> RepositoryActs:
        """Another repository of the owner; without a policy, its owner's holds."""
        files = {**sample.base(), **({POLICY_PATH: policy} if policy else {})}
        made = self.hub.create_repository(f"{self.owner}/{name}", files, **more)
        made.grant("grace", "write")
        return made

    @property
    def installation(self) -> Installation:
        """The App's installation on the owner."""
        found = self.hub.installation_of(self.owner)
        assert found
        return found

    @property
    def target(self) -> RepositoryRef:
        """The repository, as jobs name it."""
        return self.named(self.repository)

    def named(self, repository: RepositoryActs) -> RepositoryRef:
        """A repository, as jobs name it."""
        return RepositoryRef(self.installation.id, repository.id, repository.full_name)

    def of(self, pull: PullRequestActs) -> PullRequestRef:
        """A pull request, as jobs name it."""
        return self.target.pull_request(pull.number)

    def govern(self, policy: str) -> None:
        """Give the repository another policy."""
        self.repository.push("main", {POLICY_PATH: policy})

    def open(self, branch: str = "007", files: Files | None = None, **more: Any) -> PullRequestActs:
        """Open a pull request, by default with a plan that complies."""
        return self.repository.open_pull_request(branch, files or sample.good_feature(), **more)

    def look(self, pull: PullRequestActs, **values: Any) -> ReviewPullRequest:
        """The job of reviewing a pull request."""
        return changed(ReviewPullRequest(self.of(pull)), **values)

    def reviewed(self, branch: str = "007", files: Files | None = None, **more: Any) -> PullRequestActs:
        """A pull request that was opened and reviewed."""
        pull = self.open(branch, files, **more)
        self.do(self.look(pull))
        return pull

    def asked(self, pull: PullRequestActs, text: str, by: str = "grace") -> AnswerComment:
        """The job that somebody's comment causes."""
        comment = pull.comment(text, by=by)
        return AnswerComment(
            self.of(pull), comment=f"issuecomment-{comment.id}", node=comment.node_id, lines=" ".join(new_keys(text)),
        )  # fmt: skip

    def do(self, *jobs: Job) -> None:
        """Do jobs before the scene begins; whatever they put in is let be."""
        for job in jobs:
            self._do(job, HANDLERS)

    def play(self, job: Job) -> None:
        """Do the job of the scene, and take down what it does."""
        self._do(job, self.log.heard(HANDLERS), self.log.recording())

    def _do(self, job: Job, handlers: Any, within: AbstractContextManager[None] | None = None) -> None:
        client = self.context.redis
        for key in client.scan_iter("plangate:inbox:*"):
            client.delete(key)
        self.context.inbox.put([job])
        lease = self.context.inbox.take("1")
        assert lease is not None
        assert lease.job.key == job.key
        # What the inbox has merged is no longer the very job that a scene speaks of.
        lease = replace(lease, job=job)
        with within or ExitStack(), self.log.listening_to(self.hub):
            run_leased(self.context, lease, handlers)
