"""What tests of several rooms need: texts that somebody approved, and a real Redis that is empty for each test."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
import redis
from hypothesis import HealthCheck, settings

from plangate.standalone.redis import embedded_redis

# How long an example takes, or is being made, is the machine's affair.
settings.register_profile("plangate", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("plangate")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--approve` and `--shuffle`."""
    parser.addoption("--approve", action="store_true", help="write the approved texts of the tests that run anew")
    parser.addoption("--shuffle", metavar="SEED", help="run the files, and the tests of each, in a random order")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take minutes; or put files, and the tests of each, in the order of a seed.

    A file stays together, as what it shares is made once.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if seed := config.getoption("--shuffle"):
        random = Random(seed)
        files = {item.path: random.random() for item in items}
        items.sort(key=lambda item: (files[item.path], random.random()))


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Assert that a text is the one approved under that name, with a file's extension, in `approved` beside the test.

    What is said is compared with a file that somebody has read; `--approve` writes it anew.
    """
    writes = request.config.getoption("--approve", default=False)
    folder = request.path.parent / "approved"

    def check(name: str, text: str, extension: str = "md") -> None:
        path = folder / f"{name}.{extension}"
        if writes:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8")
        assert path.exists(), f"{path.name} is not approved yet: read what `pytest --approve` writes"
        assert text + "\n" == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The URL of a Redis that this run has for itself."""
    with embedded_redis(append_only=False) as url:
        yield url


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The URL of an empty Redis."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server
