"""What people do with one pull request: it is opened, pushed to three times, and asked for something once."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from plangate.domain.model.outgoing import CHECK_NAME
from tests.chaos.truth import FAILURE, RULE, SUCCESS, Head, feature
from tests.end_to_end.conversation import BOT, felt, replies
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.acts_repository import RepositoryActs
from tests.fakehub.model import CheckRun, IssueComment

MEMBER = "grace"
"""Who may write, and is not the author."""
EVENTS_EACH = 5
WAIVER, TASKS, STATUS, HELP = f"/plan waive {RULE} agreed by all", "/plan tasks", "/plan status", "/plan help"
COMMANDS = (WAIVER, TASKS, STATUS, HELP)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands on GitHub because of one pull request, and what must: nothing lost, and nothing twice.

    `verdicts` are the states of the check-runs on the last head, oldest first; `follow_ups` those of each pull request
    that was opened for it. `doubled` are verdicts and reviews of any of its heads that are there more than once.
    """

    verdicts: tuple[str | None, ...]
    replies: int = 1
    reactions: tuple[str, ...] = ("+1", "eyes")
    follow_ups: tuple[tuple[str | None, ...], ...] = ()
    doubled: tuple[str, ...] = ()


@dataclass(slots=True)
class PullRequestEvents:
    """The events of a pull request with its own feature, one after the other, and what is true of its heads."""

    repository: RepositoryActs
    number: int
    command: str
    happened: int = 0
    heads: list[Head] = field(default_factory=list)
    pull: PullRequestActs | None = None
    comment: IssueComment | None = None

    @property
    def is_over(self) -> bool:
        """Whether all has happened."""
        return self.happened == EVENTS_EACH

    @property
    def may_go_on(self) -> bool:
        """Whether the next event can happen: nobody waives what is not on the page."""
        is_next = self.happened == EVENTS_EACH - 1
        return not is_next or self.command != WAIVER or self.verdicts()[-1:] == (FAILURE,)

    def happen(self) -> None:
        """Let the next event happen."""
        self.happened += 1
        if self.happened == EVENTS_EACH:
            self.comment = self._pull.comment(self.command, by=MEMBER)
            self.heads[-1].waived = self.command == WAIVER
            self.heads[-1].judge(True, time.monotonic())
            return
        # The last plan is one for which the command has something to do; each before it gets the other verdict.
        complete = (self.command != WAIVER) == ((EVENTS_EACH - 1 - self.happened) % 2 == 0)
        files = feature(self.number, self.happened, complete=complete)
        if self.pull is None:
            self.pull = self.repository.open_pull_request(f"branch-{self.number}", files)
        else:
            self.pull.push(files)
        self.heads.append(Head(self._pull.number, self._pull.head_sha, complete))
        self.heads[-1].judge(True, time.monotonic())

    def verdicts(self) -> tuple[str | None, ...]:
        """What our check-runs on the last head say; None of one that is not completed."""
        return _verdicts(self._pull)

    def outcome(self) -> Outcome:
        """What stands on GitHub."""
        follow_ups = (one for one in self.repository.pulls(state=None) if self._is_follow_up(one))
        return Outcome(
            self.verdicts(),
            len(replies(self._pull)),
            tuple(felt(self.comment)) if self.comment else (),
            tuple(map(_verdicts, follow_ups)),
            tuple(self._doubled()),
        )

    def right_outcome(self) -> Outcome:
        """What must stand there; a waiver leaves the verdict before it, and a follow-up has one of its own."""
        waived = (FAILURE,) if self.heads[-1].waived else ()
        return Outcome((*waived, self.heads[-1].truth), follow_ups=((SUCCESS,),) if self.command == TASKS else ())

    @property
    def _pull(self) -> PullRequestActs:
        assert self.pull, "it is not opened yet"
        return self.pull

    def _is_follow_up(self, other: PullRequestActs) -> bool:
        """Whether it was opened by us and starts at the head that was planned."""
        git, last = self.repository.repository.git, self.heads[-1].sha
        return other.pull.author.login == BOT and git.commit(other.head_sha).parents == (last,)

    def _doubled(self) -> Iterator[str]:
        for head in self.heads:
            said = Counter(run.external_id for run in _ours(self._pull, head.sha) if run.status == "completed")
            yield from (f"{count} check-runs {name} on {head.sha}" for name, count in said.items() if count > 1)
        ours = (review for review in self._pull.reviews() if review.author.login == BOT)
        said_of = Counter((review.commit, review.body) for review in ours)
        yield from (f"{count} reviews of {commit}" for (commit, _), count in said_of.items() if count > 1)


def _ours(pull: PullRequestActs, sha: str | None = None) -> list[CheckRun]:
    return pull.check_runs(CHECK_NAME, sha=sha)


def _verdicts(pull: PullRequestActs) -> tuple[str | None, ...]:
    return tuple(run.conclusion if run.status == "completed" else None for run in _ours(pull))
