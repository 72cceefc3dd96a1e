"""What a review costs: seconds from delivery to check-run, milliseconds a plan, jobs a second."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests import sample
from tests.house import House


@contextmanager
def a_house(workers: int = 1) -> Iterator[House]:
    """A house in a folder that goes with it."""
    with (
        tempfile.TemporaryDirectory(prefix="plangate-bench-") as folder,
        House.open(Path(folder) / "house", workers=workers) as house,
    ):
        yield house


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


MAX_MEGABYTES = {"web": 120, "dispatch": 60, "worker-1": 110}
"""What each process may hold."""


def resident_megabytes(house: House) -> dict[str, float]:
    """What each process of the house holds now, by its name."""
    statuses = {name: Path(f"/proc/{process.pid}/status").read_text() for name, process in house.processes.items()}
    return {name: int(status.split("VmRSS:")[1].split()[0]) / 1024 for name, status in statuses.items()}


def jobs_per_second(house: House, *, jobs: int, name: str = "jobs", latency: float = 0.0) -> float:
    """How many pull requests with a new plan one worker finishes a second, when they all come at once."""
    repository = house.hub.create_repository(f"acme/{name}", files=sample.base())
    house.hub.post.hold()
    opened = [
        repository.open_pull_request(f"{number:03}", sample.good_feature(f"specs/{number:03}-window"))
        for number in range(jobs)
    ]
    house.hub.post.in_parallel(4)
    house.hub.faults.latency = latency
    start = time.monotonic()
    house.hub.post.release()
    house.hub.wait_for(lambda: all(pull.conclusion(CHECK_NAME) for pull in opened), timeout=jobs * 2)
    took, house.hub.faults.latency = time.monotonic() - start, 0.0
    return jobs / took


def processor_milliseconds_per_job(house: House, *, jobs: int) -> float:
    """What a job's process costs of a processor, by what the kernel counted of the worker's ended children."""
    before = _used_by_children(house)
    jobs_per_second(house, jobs=jobs, name="processor")
    return (_used_by_children(house) - before) / jobs * 1000


def _used_by_children(house: House) -> float:
    """Seconds; the fields behind the command's name in brackets are counted from the third."""
    stat = Path(f"/proc/{house.processes['worker-1'].pid}/stat").read_text()
    user, system = stat.rpartition(")")[2].split()[13:15]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


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
