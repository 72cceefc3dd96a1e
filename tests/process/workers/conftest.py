"""A stand-in GitHub and a worker's context that speaks to it, for tests of what workers do."""

import time

import pytest
import redis

from plangate.github.api.tokens import AppKey
from plangate.queue.inbox import Inbox, Lease
from plangate.queue.metrics import Metrics
from plangate.settings import WorkerSettings
from plangate_workers.context import WorkerContext
from tests import PATIENCE, sample
from tests.fakehub.server import FakeHub


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    with FakeHub.start(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.fixture
def repository(hub):
    """A repository with a constitution and a template."""
    hub.faults.clear()
    yield hub.create_repository(f"acme/tracker-{len(hub.state.repositories)}", files=sample.base())
    hub.faults.clear()


@pytest.fixture
def context(redis_url, hub):
    """The context of a worker of the stand-in's App."""
    key = AppKey(hub.app.id, hub.app.private_key, hub.url)
    settings = WorkerSettings.model_construct(app_id=hub.app.id, github_url=hub.url, github_api_url=hub.url)
    with redis.Redis.from_url(redis_url) as client:
        yield WorkerContext(settings, client, Inbox(client), Metrics(client), key)


@pytest.fixture
def take(context):
    """Put a job in and take it out, as the dispatcher does."""

    def take(job) -> Lease:
        context.inbox.put([job])
        return context.inbox.take("1")

    return take


@pytest.fixture
def take_when_due(context):
    """Take out what was put back, once it is due."""

    def take_when_due() -> Lease:
        end = time.monotonic() + PATIENCE
        while (lease := context.inbox.take("1")) is None:
            assert time.monotonic() < end, "nothing became due"
            time.sleep(0.05)
        return lease

    return take_when_due
