"""What reviews cost in calls to GitHub, by what happens; asking for tokens counts as none.

Each figure is of a repository of its own, so that nothing of it is known before: all of them are cold unless they say
otherwise. The looks that no event asks for (app/inbox's sweeps) are left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import redis

from plangate.queue.inbox import Inbox
from tests import sample
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.acts_repository import RepositoryActs
from tests.fakehub.traffic import Seen
from tests.house import House

PATIENCE = 120.0
"""Seconds until what an event asked for counts as never done."""

POLICY = ".github/plangate.yml"
MANY_PLANS = 40
MANY_FILES = 350
PRESETS = {
    ".specify/presets/.registry": '{"presets": {"lean": {"priority": 1}, "strict": {"priority": 2}}}',
    **{
        f".specify/presets/{name}/{path}": text
        for name in ("lean", "strict")
        for path, text in {
            "preset.yml": "provides: {templates: [{name: plan-template, strategy: append}]}\n",
            "templates/plan-template.md": f"## Notes on being {name}\n\n[Say what is left out]\n",
        }.items()
    },
}
"""Two presets that add to the plan template."""

NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Figure:
    """Calls for something that happens, and how many it may take at most."""

    what: str
    calls: float
    most: float

    @property
    def held(self) -> bool:
        """Whether it takes no more than it may."""
        return self.calls <= self.most


def measure(house: House) -> tuple[Figure, ...]:
    """Every figure; the dispatcher's first look round is awaited before, since no event asked for it."""
    house.hub.create_repository("acme/first", files=sample.base())
    house.hub.wait_for(house.hub.calls)
    meter = Meter(house)
    meter.wait_until_done()
    return (*_first_looks(meter), *_further_looks(meter), *_growth(meter), *_owners(meter))


class Meter:
    """Does things in new repositories, and counts the calls that follow."""

    def __init__(self, house: House) -> None:
        """A meter of one house."""
        self.house = house
        self._inbox = Inbox(redis.Redis.from_url(house.redis.url))

    def repository(self, files: dict[str, str] | None = None, *, owner: str = "acme") -> RepositoryActs:
        """A new repository with a constitution, a template, and further files."""
        return self.house.hub.create_repository(
            f"{owner}/calls-{next(NUMBERS)}", files={**sample.base(), **(files or {})}
        )

    def opened(self, files: dict[str, str], repository: RepositoryActs | None = None) -> tuple[PullRequestActs, int]:
        """A pull request that changes these files, and what opening it took."""
        pulls: list[PullRequestActs] = []
        place = repository or self.repository()
        taken = self.after(lambda: pulls.append(place.open_pull_request("work", files)))
        return pulls[0], len(taken)

    def after(self, deed: Callable[[], object]) -> list[Seen]:
        """The calls that something causes."""
        self.house.hub.traffic.clear()
        deed()
        self.wait_until_done()
        return [seen for seen in self.house.hub.calls() if not _is_sweep(seen)]

    def wait_until_done(self) -> None:
        """Wait until every event is delivered and no letter waits or is read, however slow the machine is."""
        self.house.hub.post.wait(PATIENCE)
        self.house.hub.wait_for(self._is_done, timeout=PATIENCE)

    def _is_done(self) -> bool:
        size = self._inbox.size()
        return size.waiting == size.taken == 0


def _is_sweep(seen: Seen) -> bool:
    return seen.path.startswith(("/app", "/installation")) or seen.operation == "OpenPullRequests"


def _first_looks(meter: Meter) -> Iterator[Figure]:
    yield Figure("no plan changed", meter.opened({"README.md": "# T\n"})[1], 2)
    yield Figure("one new plan, with a review", meter.opened(sample.bad_feature())[1], 5)
    modified = {sample.PLAN: sample.bad_plan()}
    yield Figure(
        "one modified plan, with a review", meter.opened(modified, meter.repository(sample.good_feature()))[1], 6
    )
    ticked = {f"{sample.FEATURE}/tasks.md": "- [x] T001 Poll in src/parcels/polling.py\n"}
    planned = meter.repository(
        {**sample.good_feature(), **{path: text.replace("x", " ", 1) for path, text in ticked.items()}}
    )
    yield Figure("tasks that are ticked", meter.opened(ticked, planned)[1], 3)
    pull, _ = meter.opened(sample.bad_feature())
    queued = meter.after(lambda: pull.enqueue())
    yield Figure("a merge queue's head with one plan", len(queued), 6)


def _further_looks(meter: Meter) -> Iterator[Figure]:
    pull, _ = meter.opened(sample.bad_feature())
    pushed = meter.after(lambda: pull.push({"src/parcels/windows.py": "WINDOW = 2\n"}))
    yield Figure("the same plans on a new head", len(pushed), 3)
    forced = meter.after(lambda: pull.force_push({**sample.bad_feature(), "README.md": "# Rewritten\n"}))
    yield Figure("the same plans on a rewritten head", len(forced), 3)
    again = meter.after(lambda: (pull.close(), pull.reopen()))
    yield Figure("looked at again, nothing changed", len(again), 3)
    yield Figure("of these, calls that write anything", sum(seen.writes for seen in again), 0)


def _growth(meter: Meter) -> Iterator[Figure]:
    _, one = meter.opened(sample.good_feature())
    _, many = meter.opened(_features(MANY_PLANS, sample.good_feature))
    yield Figure(f"each further plan, of {MANY_PLANS}", (many - one) / (MANY_PLANS - 1), 0.2)
    files = {f"src/generated/part_{number:03}.py": f"PART = {number}\n" for number in range(MANY_FILES)}
    _, wide = meter.opened({**files, **sample.good_feature()})
    yield Figure("each further 100 changed files", (wide - one) / (MANY_FILES // 100), 1)
    yield from _annotated(meter, many)
    _, stacked = meter.opened(sample.good_feature(), meter.repository(PRESETS))
    yield Figure("a preset stack that was never met, besides", stacked - one, 2)


def _annotated(meter: Meter, without: int) -> Iterator[Figure]:
    pull, calls = meter.opened(_features(MANY_PLANS, sample.bad_feature))
    run = meter.house.check(pull)
    further = -(-len(run.annotations) // 50) - 1 if run else 0
    # The review itself is a call as well.
    yield Figure(f"each further 50 annotations, of {50 * further + 50}", (calls - 1 - without) / max(further, 1), 1)


def _owners(meter: Meter) -> Iterator[Figure]:
    """What it takes besides that an owner has a policy for all repositories."""
    for owner, private in (("open-shop", False), ("closed-shop", True)):
        hub = meter.house.hub
        hub.create_repository(f"{owner}/.github", {POLICY: "fail-on: critical\n"}, private=private)
        cold = meter.opened({"README.md": "# T\n"}, meter.repository(owner=owner))[1]
        warm = meter.opened({"README.md": "# T\n"}, meter.repository(owner=owner))[1]
        yield Figure(f"no plan changed, under a {'private' if private else 'public'} owner's policy", warm, 2)
        if private:
            yield Figure("once an hour, reading that policy besides", cold - warm, 1)


def _features(number: int, feature: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """The files of so many features."""
    folders = (f"specs/{place:03}-window" for place in range(1, number + 1))
    return {path: text for folder in folders for path, text in feature(folder).items()}
