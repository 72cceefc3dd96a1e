"""A run of random events under random disturbances: what is done, what is true, and who is started again."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.github.write.deliveries import DELIVERY_GRACE
from plangate.queue.inbox import LEASE_SECONDS
from tests import PATIENCE
from tests.builders import CONSTITUTION_PATH, TEMPLATE_PATH, TEMPLATE_TEXT
from tests.chaos.disturbances import DISTURBANCES
from tests.chaos.truth import FAILURE, RULE, Head, feature, law
from tests.end_to_end.conversation import felt
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.acts_repository import RepositoryActs
from tests.fakehub.model import IssueComment
from tests.house import House

T = TypeVar("T")
LOST = "events lost"
TICK = 0.05
PROCESSES = ("web", "dispatch", "worker-1", "worker-2")
RECONCILE_EVERY = 5
"""Seconds between two looks for what was missed, in place of minutes."""
LOOK = DELIVERY_GRACE + 2 * LEASE_SECONDS + 2 * RECONCILE_EVERY + 10
"""Seconds that a look at a change may take: a webhook that hangs is given up after ten and one that failed is asked for
again after the grace, what was missed is found by the second look, and a job that died is free after two leases."""
MOST_STANDING = 12
"""Pull requests that are open at once, so that a law that moves is soon heard by all."""
MOST_WAITING = 4
"""Heads without their right verdict beside which more happens: a slow machine is given less at once."""


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A disturbance that was: its kind, and when it ended."""

    kind: str
    ended: float


@dataclass(slots=True)
class RandomRun:
    """A house under way with one repository; `heads` are all that pull requests ever stood at, in order."""

    house: House
    chance: Random
    trouble: Random
    repository: RepositoryActs
    root: str
    heads: list[Head] = field(default_factory=list)
    disturbed: list[Disturbed] = field(default_factory=list)
    waivers: list[IssueComment] = field(default_factory=list)
    _whole: bool = True
    _edition: int = 0
    _due: list[tuple[float, Callable[[], object]]] = field(default_factory=list)
    _down: set[str] = field(default_factory=set)
    _lose_next: bool = False

    @classmethod
    def begin(cls, house: House, seed: int) -> "RandomRun":
        """A repository with law and template; every branch will start at its first commit."""
        files = {CONSTITUTION_PATH: law(True, 0), TEMPLATE_PATH: TEMPLATE_TEXT}
        repository = house.hub.create_repository("acme/library", files=files)
        repository.grant("grace", "write")
        return cls(house, Random(seed), Random(f"{seed}/faults"), repository, repository.tip())

    def play(self, events: int, disturbances: int) -> None:
        """Let events and disturbances happen, each at its moment, and wait until all has come right or never does."""
        moments = sorted(self.trouble.choices(range(events), k=disturbances))
        kinds = self.trouble.choices([*DISTURBANCES, LOST], k=disturbances)
        for event in range(events):
            while moments and moments[0] == event:
                moments.pop(0)
                self._disturb(kinds.pop(0))
            self._wait(lambda: sum(not self.is_right(head) for head in self.standing) <= MOST_WAITING)
            self._happen()
            self._pass(self.chance.expovariate(4))
        self._end_disturbances()
        self._settle()

    @property
    def standing(self) -> list[Head]:
        """The heads of open pull requests."""
        return [head for head in self.heads if head.until is None]

    def pull(self, head: Head) -> PullRequestActs:
        """The pull request of a head."""
        return self.repository.pull(head.number)

    def is_right(self, head: Head) -> bool:
        """Whether the newest check-run on a head is completed and says what is true now."""
        runs = self.repository.repository.runs(head.sha)
        ours = [run for run in runs if run.name == CHECK_NAME]
        return bool(ours) and ours[-1].status == "completed" and ours[-1].conclusion == head.truth

    def _happen(self) -> None:
        if len(self.standing) >= MOST_STANDING:
            return self._close()
        acts = [self._open] * 3 + [self._push] * 5 + [self._waive] * 2 + [self._move_law, self._close]
        return self.chance.choice(acts)()

    def _open(self) -> None:
        number = len({head.number for head in self.heads}) + 1
        complete = self.chance.random() < 0.5
        self._edition += 1
        self.repository.push(f"branch-{number}", feature(number, self._edition, complete=complete), onto=self.root)
        with self.house.hub.state.lock:
            # The moment and what it changes belong together: a look in between would judge by another truth.
            pull = self._heard(lambda: self.repository.open_pull_request(f"branch-{number}"))
            self._stand(pull.number, pull.head_sha, complete)

    def _push(self) -> None:
        head = self._any(lambda head: not head.waived)
        if head is None:
            return self._open()
        complete = self.chance.random() < 0.5
        self._edition += 1
        with self.house.hub.state.lock:
            head.until = time.monotonic()
            sha = self._heard(lambda: self.pull(head).push(feature(head.number, self._edition, complete=complete)))
            self._stand(head.number, sha, complete)

    def _stand(self, number: int, sha: str, complete: bool) -> None:
        head = Head(number, sha, complete)
        head.judge(self._whole, time.monotonic())
        self.heads.append(head)

    def _move_law(self) -> None:
        if any("+1" not in felt(comment) for comment in self.waivers):
            return self._push()
        self._whole, self._edition = not self._whole, self._edition + 1
        with self.house.hub.state.lock:
            moved = {CONSTITUTION_PATH: law(self._whole, self._edition)}
            self._heard(lambda: self.repository.push("main", moved))
            self._judge_all()

    def _waive(self) -> None:
        """Where the defect is on the page; such a head is left alone, so that the waiver is for what was seen."""
        head = self._any(lambda head: head.truth == FAILURE and self.is_right(head))
        if head is None:
            return self._push()
        with self.house.hub.state.lock:
            self.waivers.append(self.pull(head).comment(f"/plan waive {RULE} agreed by all", by="grace"))
            head.waived = True
            self._judge_all()

    def _close(self) -> None:
        head = self._any(lambda head: not head.waived or self._answered())
        if head is None:
            return self._open()
        with self.house.hub.state.lock:
            head.until = time.monotonic()
            self.pull(head).close()

    def _any(self, fits: Callable[[Head], bool]) -> Head | None:
        fitting = [head for head in self.standing if fits(head)]
        return self.chance.choice(fitting) if fitting else None

    def _judge_all(self) -> None:
        now = time.monotonic()
        for head in self.standing:
            head.judge(self._whole, now)

    def _heard(self, act: Callable[[], T]) -> T:
        """Do something of which no webhook arrives, if that is the disturbance."""
        lost, self._lose_next = self._lose_next, False
        if not lost:
            return act()
        self.house.hub.send_webhooks_to(None)
        try:
            return act()
        finally:
            self.house.hub.send_webhooks_to(self.house.webhook_url)
            self.disturbed.append(Disturbed(LOST, time.monotonic()))

    def _disturb(self, kind: str) -> None:
        """One at a time; what lasts is ended after some seconds."""
        while self._due:
            self._pass(TICK)
        if kind == LOST:
            self._lose_next = True
            return
        end = DISTURBANCES[kind](self.house, self.trouble)
        self._down = set(PROCESSES) - set(self.house.processes)
        if end is None:
            self.disturbed.append(Disturbed(kind, time.monotonic()))
            return

        def finish() -> None:
            end()
            self._down.clear()
            self.disturbed.append(Disturbed(kind, time.monotonic()))

        self._due.append((time.monotonic() + self.trouble.uniform(0.5, 4), finish))

    def _pass(self, seconds: float) -> None:
        """Let time pass: what is due is done, and who died by himself is started again."""
        until = time.monotonic() + seconds
        while True:
            for due in [due for due in self._due if due[0] <= time.monotonic()]:
                self._due.remove(due)
                due[1]()
            self._supervise()
            if time.monotonic() >= until:
                return
            time.sleep(TICK)

    def _supervise(self) -> None:
        running = {name for name, process in self.house.processes.items() if process.poll() is None}
        for name in set(PROCESSES) - running - self._down:
            self.house.start(name)

    def _end_disturbances(self) -> None:
        while self._due:
            self._pass(TICK)
        self.house.hub.faults.clear()
        self.house.hub.faults.let_late_ones_through()

    def _settle(self) -> None:
        """Wait until all is right, and one look for what was missed has passed since."""
        self._wait(lambda: all(map(self.is_right, self.standing)) and self._answered())
        self._pass(2 * RECONCILE_EVERY)

    def _wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true, or until nothing was written for so long that it never will be."""
        begun = time.monotonic()
        while not condition() and time.monotonic() < max(begun, self._last_written()) + LOOK + PATIENCE:
            self._pass(0.2)

    def _last_written(self) -> float:
        """When a check-run was written last; 0 before the first."""
        suites = self.repository.repository.suites
        return max((run.history[-1][0] for suite in suites for run in suite.runs), default=0.0)

    def _answered(self) -> bool:
        return all("+1" in felt(comment) for comment in self.waivers)
