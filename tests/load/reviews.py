"""What a review costs: calls to GitHub, seconds from delivery to check-run, milliseconds a plan, jobs a second."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.outgoing import CHECK_NAME
from app.domain.review import review
from app.local.gather import gather
from tests import sample
from tests.fakehub.acts_pull import PullRequestActs
from tests.house import House


@dataclass(frozen=True, slots=True)
class Calls:
    """How many calls to GitHub each kind of review took."""

    no_plan: int
    new_plan: int
    unchanged: int


@contextmanager
def a_house() -> Iterator[House]:
    """A house with one worker in a folder that goes with it."""
    with (
        tempfile.TemporaryDirectory(prefix="plangate-bench-") as folder,
        House.open(Path(folder) / "house") as house,
    ):
        yield house


def calls(house: House) -> Calls:
    """Count the calls of a pull request without a plan, with a new one, and looked at again unchanged."""
    repository = house.hub.create_repository("acme/calls", files=sample.base())
    # The dispatcher looks for what was missed when it starts; those calls are no review's.
    house.hub.wait_for(lambda: house.hub.calls(), timeout=20)
    house.wait_until_quiet(seconds=1.5)
    no_plan = _calls_of(house, lambda: repository.open_pull_request("fix", {"README.md": "# T\n"}))
    pulls: list[PullRequestActs] = []
    new_plan = _calls_of(house, lambda: pulls.append(repository.open_pull_request("007", sample.bad_feature())))
    unchanged = _calls_of(house, lambda: (pulls[0].close(), pulls[0].reopen()))
    return Calls(no_plan, new_plan, unchanged)


def _calls_of(house: House, deed) -> int:  # type: ignore[no-untyped-def]
    house.hub.traffic.clear()
    deed()
    house.hub.wait_for(lambda: house.hub.calls(), timeout=20)
    house.wait_until_quiet(seconds=1.5)
    return len(house.hub.calls())


def delivery_to_check_run(house: House, *, pulls: int, latency: float) -> list[float]:
    """Seconds from opening a pull request with a defective plan to its completed check-run, sorted."""
    repository = house.hub.create_repository("acme/latency", files=sample.base())
    house.hub.faults.latency = latency
    took = []
    for number in range(pulls):
        files = sample.bad_feature(f"specs/{number:03}-window")
        start = time.monotonic()
        pull = repository.open_pull_request(f"{number:03}", files)
        house.wait_for_check(pull)
        took.append(time.monotonic() - start)
    house.hub.faults.latency = 0.0
    return sorted(took)


def jobs_per_second(house: House, *, jobs: int) -> float:
    """How many pull requests with a new plan one worker finishes a second, when they all come at once."""
    repository = house.hub.create_repository("acme/jobs", files=sample.base())
    house.hub.post.hold()
    opened = [
        repository.open_pull_request(f"{number:03}", sample.good_feature(f"specs/{number:03}-window"))
        for number in range(jobs)
    ]
    house.hub.post.in_parallel(4)
    start = time.monotonic()
    house.hub.post.release()
    house.hub.wait_for(lambda: all(pull.conclusion(CHECK_NAME) for pull in opened), timeout=jobs * 2)
    return jobs / (time.monotonic() - start)


def milliseconds_per_plan(*, rounds: int) -> float:
    """The median time of judging one plan of the sample, parsing included, GitHub left out."""
    with tempfile.TemporaryDirectory(prefix="plangate-bench-") as folder:
        for path, text in {**sample.base(), **sample.bad_feature()}.items():
            place = Path(folder) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        snapshot = gather([Path(folder)])
        took = []
        for _ in range(rounds):
            start = time.perf_counter()
            review(snapshot)
            took.append(time.perf_counter() - start)
    return sorted(took)[rounds // 2] * 1000
