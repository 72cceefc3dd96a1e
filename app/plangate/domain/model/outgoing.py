"""What will be said on GitHub, and where: decided before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from plangate.domain.model.evidence import Held, SharedHead
from plangate.domain.model.existing_output import OwnReviewComment
from plangate.domain.model.report import Report
from plangate.domain.model.syntax import Syntax

CHECK_NAME = "Plangate"
"""The check-run's name on every head, for life: rulesets pin it."""


class Level(StrEnum):
    """The level of an annotation, in GitHub's words."""

    NOTICE = "notice"
    WARNING = "warning"
    FAILURE = "failure"


class RunStatus(StrEnum):
    """The status of a check-run, in GitHub's words."""

    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark of the check-run at lines of a file at the head, from 1, both ends included.

    `fingerprint` is that of its finding, which is not sent.
    """

    path: str
    line: int
    end_line: int
    level: Level
    title: str
    message: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button of the check-run: what stands on it, what it does, and its name in the event (20, 40, 20 characters)."""

    label: str
    description: str
    identifier: str


SCAFFOLD_BUTTON = Button("Scaffold tasks", "Open a pull request with tasks.md", "scaffold tasks")
"""Asks for the follow-up pull request."""


@dataclass(frozen=True, slots=True)
class CheckRun:
    """The check-run that should stand on the head.

    `conclusion` is one of GitHub's words, None while in progress. `external_id` names the pull request and holds the
    digest of all that is said, so that an unchanged verdict is recognized without reading it back. GitHub takes three
    `buttons` at most.
    """

    head_sha: str
    status: RunStatus
    conclusion: str | None
    title: str
    summary: str
    external_id: str
    text: str = ""
    annotations: tuple[Annotation, ...] = ()
    buttons: tuple[Button, ...] = ()

    def instead_of(self, refused: "Iterable[Review]") -> "CheckRun":
        """The check-run with what the comments of those reviews would have said, each once."""
        instead = chain.from_iterable(review.annotations for review in refused)
        return replace(self, annotations=tuple(dict.fromkeys((*self.annotations, *instead))))


@dataclass(frozen=True, slots=True)
class InlineComment:
    """A review comment on lines of the diff's right side, from 1, both ends included; its body ends in our marker."""

    path: str
    line: int
    body: str
    fingerprints: tuple[str, ...]
    start_line: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One COMMENT review on the head.

    `plain_body` is what is said instead when GitHub takes none of the comments, and `annotations` is what the check-run
    is annotated with then, besides its own. An empty body means the same body.
    """

    commit_sha: str
    body: str
    comments: tuple[InlineComment, ...] = ()
    plain_body: str = ""
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A pull request whose verdict may be another by what was found in this one.

    `head` is where its verdict stands, None where only what it claims is in question.
    """

    number: int
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept for the reviews that follow.

    `law` is where the law was found; `governed`: the repository has no policy of its own. `claims` are the feature
    numbers that pull requests claim from now on, by number. `sharing` are the pull requests that have one head now,
    where there are several; `parted`: what was kept of the head before is forgotten. `concluded` are heads on which no
    check-run of ours is unfinished any more. `syntax` says of contracts whether they parse, by the names under which
    that is kept.
    """

    law: tuple[str, ...] = ()
    governed: bool = False
    claims: tuple[tuple[int, Held], ...] = ()
    sharing: SharedHead | None = None
    parted: bool = False
    concluded: tuple[str, ...] = ()
    syntax: tuple[tuple[str, Syntax], ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What evidence comes to: a report for each of its snapshots, who is looked at again, and what is kept."""

    reports: tuple[Report, ...]
    look_again: tuple[LookAgain, ...] = ()
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All that one evaluation does, in the order in which it is done.

    `resolve` are the comments of ours of which nothing is left to say, by the number of their pull request, `folded`
    the ids of reviews of ours that say what another does, `repeated` those of comments in the conversation. There is a
    review where there is something new to say, and a check-run unless the pull request is closed. `others` are reviews
    of other pull requests, by their numbers, that have the same head and so the same check-run. `superseded` are runs
    of ours that are not finished beside it or on other heads, by their ids. Then come jobs and facts.
    """

    check_run: CheckRun | None = None
    review: Review | None = None
    others: tuple[tuple[int, Review], ...] = ()
    resolve: tuple[tuple[int, tuple[OwnReviewComment, ...]], ...] = ()
    folded: tuple[str, ...] = ()
    repeated: tuple[int, ...] = ()
    superseded: tuple[tuple[int, CheckRun], ...] = ()
    look_again: tuple[LookAgain, ...] = ()
    facts: Facts = Facts()

    @property
    def most_annotations(self) -> int:
        """How many annotations the check-run gets if GitHub takes none of the comments."""
        reviews = filter(None, (self.review, *(review for _, review in self.others)))
        return len(self.check_run.instead_of(reviews).annotations) if self.check_run else 0


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The pull request with a feature's tasks.md that should stand: one file changed on a branch of ours.

    `plan` is the commit that the plan was read at and that the branch builds on, `base` the branch that it goes to,
    `path` and `text` the file. `message` ends with our trailer, `body` with our marker.
    """

    folder: str
    branch: str
    base: str
    plan: str
    path: str
    text: str
    message: str
    title: str
    body: str
    labels: tuple[str, ...] = ()
