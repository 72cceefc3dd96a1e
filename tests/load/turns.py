"""How long a push of one installation waits while another has ten thousand jobs of a kind due, end to end."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import redis

from plangate.queue.inbox import Inbox
from plangate.queue.jobs import (
    AnswerComment,
    CloseStaleFollowUps,
    Job,
    PullRequestClosed,
    PullRequestRef,
    RepositoryRef,
    ReviewMergeGroup,
    ReviewPullRequest,
    ScaffoldTasks,
    SweepRepository,
)
from tests import sample
from tests.fakehub.acts_repository import RepositoryActs
from tests.hostile.texts import SHAPES
from tests.house import House

MANY = 10_000
WORKERS = 2
MAX_MORE = 2.0
"""Seconds that the push may take longer than alone: one job of the other's is done first, and both share processors."""
ROUNDS = 3

MAX_TIMES = 2.0
"""Times as long as alone that a push may take beside bombs."""
LEAST = 1.0
"""Seconds; a push that takes less alone is counted as that: the stand-in GitHub serves both tenants in one process."""
TRIES = 3
BOMBS = 4
BOMB_PLANS = 20
BOMB_LENGTH = 200_000
"""Characters."""

NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds from a push to its completed check-run: alone, and with the other's jobs due; each the middle of some."""

    kind: str
    alone: float
    beside: float

    @property
    def held(self) -> bool:
        """Whether the push is not held up by more than it may be."""
        return self.beside <= self.alone + MAX_MORE


def _repository_jobs(make: Callable[[RepositoryRef], Job]) -> Callable[[RepositoryRef, int], Job]:
    """Jobs about a repository each: those after the first are of repositories that GitHub does not know."""
    return lambda target, nth: make(RepositoryRef(target.installation, target.repository_id + nth, target.repository))


def _pull_request_jobs(make: Callable[[PullRequestRef, int], Job]) -> Callable[[RepositoryRef, int], Job]:
    return lambda target, nth: make(target.pull_request(nth), nth)


KINDS: dict[str, Callable[[RepositoryRef, int], Job]] = {
    "command": _pull_request_jobs(
        lambda target, nth: AnswerComment(target, comment=f"issuecomment-{nth}", node=f"IC_{nth}", lines="aa")
    ),
    "review": _pull_request_jobs(lambda target, nth: ReviewPullRequest(target, head=f"{nth:040x}")),
    "group": lambda target, nth: ReviewMergeGroup(
        target, head=f"{nth:040x}", head_ref=f"refs/heads/gh-readonly-queue/main/pr-{nth}", base="",
        base_ref="refs/heads/main",
    ),
    "parting": _pull_request_jobs(lambda target, nth: PullRequestClosed(target)),
    "tasks": _pull_request_jobs(lambda target, nth: ScaffoldTasks(target, cause="merge", deed=f"merge-{nth}")),
    "tidy": _repository_jobs(CloseStaleFollowUps),
    "sweep": _repository_jobs(SweepRepository),
}  # fmt: skip
"""A job about the flooding repository by its number, for each kind of which an installation can have many at once."""


def measure(house: House, kinds: tuple[str, ...] = tuple(KINDS)) -> Iterator[Wait]:
    """The wait beside each kind of job; the house has WORKERS workers."""
    honest = house.hub.create_repository("honest/tracker", files=sample.base())
    flooding = house.hub.create_repository("flooding/tracker", files=sample.base())
    middle(house, honest)
    for kind in kinds:
        alone = middle(house, honest)
        with redis.Redis.from_url(house.redis.url) as client:
            installation = _flood(house, Inbox(client), flooding, kind)
            beside = middle(house, honest)
            if Inbox(client).size().waiting < MANY // 2:
                raise RuntimeError(f"the jobs of kind {kind} were done before the push could wait for them")
            Inbox(client).drop_installation(installation)
        house.wait_until_quiet(seconds=0.5)
        yield Wait(kind, alone, beside)


def slowed_by_bombs(house: House) -> float:
    """How many times as long as alone a push waits beside another tenant's pull requests that take long to judge.

    It is measured again while the answer is too much, and the least holds: neighbours on the machine slow now the one
    time and now the other, and who must wait for a bomb does so each time.
    """
    honest = house.hub.create_repository("honest/tracker", files=sample.base())
    bombing = house.hub.create_repository("bombing/tracker", files=sample.base())
    middle(house, honest)
    least = float("inf")
    for _ in range(TRIES):
        alone = middle(house, honest)
        with redis.Redis.from_url(house.redis.url) as client:
            inbox = Inbox(client)
            number = _bomb(house, inbox, bombing)
            # The first may find all workers with bombs, and waits until they count as long.
            _push_to_check_run(house, honest)
            least = min(least, middle(house, honest) / max(alone, LEAST))
            if not inbox.size().taken:
                raise RuntimeError("the bombs were judged before the push could wait for them")
            inbox.drop_installation(number)
        if least <= MAX_TIMES:
            break
    return least


def _bomb(house: House, inbox: Inbox, repository: RepositoryActs) -> int:
    """Open pull requests that take many seconds each, and wait until one is under way; the installation's id."""
    installation = house.hub.installation_of(repository.full_name.partition("/")[0])
    assert installation is not None
    for _ in range(BOMBS):
        number = next(NUMBERS)
        plans = {f"specs/{number:03}-{nth}/plan.md": _bomb_text(nth) for nth in range(BOMB_PLANS)}
        repository.open_pull_request(f"{number:03}", plans)
    house.hub.wait_for(lambda: inbox.size().taken)
    return installation.id


def _bomb_text(nth: int) -> str:
    """A plan in the shape that takes longest, as long as one may be."""
    text = sample.good_plan().replace("# ", f"# {nth} ", 1)
    return text + SHAPES["marks of work"](BOMB_LENGTH)[:BOMB_LENGTH]


def _flood(house: House, inbox: Inbox, repository: RepositoryActs, kind: str) -> int:
    """Put the jobs in, and wait until workers have begun with them; the installation's id."""
    owner = repository.full_name.partition("/")[0]
    installation = house.hub.installation_of(owner)
    assert installation is not None
    target = RepositoryRef(installation.id, repository.id, repository.full_name)
    inbox.put([KINDS[kind](target, number) for number in range(1, MANY + 1)])
    house.hub.wait_for(lambda: inbox.size().waiting < MANY)
    return installation.id


def middle(house: House, repository: RepositoryActs) -> float:
    """Seconds from a push to its completed check-run, the middle of some."""
    return sorted(_push_to_check_run(house, repository) for _ in range(ROUNDS))[ROUNDS // 2]


def _push_to_check_run(house: House, repository: RepositoryActs) -> float:
    number = next(NUMBERS)
    start = time.monotonic()
    pull = repository.open_pull_request(f"{number:03}", sample.good_feature(f"specs/{number:03}-window"))
    house.wait_for_check(pull)
    return time.monotonic() - start
