"""Letters that carry a wish out: the commands of a comment, and pull requests with tasks."""

from dataclasses import dataclass
from typing import ClassVar

from plangate.queue.jobs.carried import JobMetadata
from plangate.queue.jobs.urgency import Priority


@dataclass(frozen=True, slots=True)
class AnswerComment(JobMetadata):
    """Carry out the commands of a comment.

    `comment` is the comment's place on the page, such as `issuecomment-5`, and `node` its id in GraphQL. `lines` names
    the lines that are new and may be commands. `seen` is the head as of the event, where GitHub tells it. `head` names
    the conversation, so that the commands of one pull request are carried out one after another.
    """

    installation: int
    repository_id: int
    repository: str
    number: int
    comment: str
    node: str
    lines: str
    seen: str | None = None
    urgency: Priority = Priority.PERSON
    head: str | None = None

    reader: ClassVar[str] = "plangate_workers.handlers.answer_comment.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: a comment and its edits are one member."""
        return f"command:{self.repository_id}:{self.comment}"


@dataclass(frozen=True, slots=True)
class ScaffoldTasks(JobMetadata):
    """Open or update the follow-up pull requests with tasks.md, if who or what asks for them may.

    `cause` is `button`, `approval` or `merge`; `who` pressed or approved, `seen` is the head as of then, and `node` the
    review's id in GraphQL. `deed` names what happened in what is said of it. `head` names the conversation, as for
    comments.
    """

    installation: int
    repository_id: int
    repository: str
    number: int
    cause: str
    deed: str
    who: str = ""
    seen: str | None = None
    node: str = ""
    urgency: Priority = Priority.PUSH
    head: str | None = None

    reader: ClassVar[str] = "plangate_workers.handlers.scaffold_tasks.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: one for each thing that happened."""
        return f"tasks:{self.repository_id}:{self.number}:{self.deed}"


@dataclass(frozen=True, slots=True)
class CloseStaleFollowUps(JobMetadata):
    """Plans may be gone: close the follow-up pull requests of those that are.

    `perhaps` where nothing tells that a plan is gone: it asks GitHub only where we know of follow-ups.
    """

    installation: int
    repository_id: int
    repository: str
    perhaps: bool = False
    urgency: Priority = Priority.PUSH

    reader: ClassVar[str] = "plangate_workers.handlers.tidy_follow_ups.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: one for a repository, and one that is not sure."""
        return f"tidy:{self.repository_id}" + (":perhaps" if self.perhaps else "")
