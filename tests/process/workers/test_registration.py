"""What is wrong with the App is told where somebody looks: in the log, in the metrics, on the receiver's page."""

import asyncio
from dataclasses import replace

import pytest
import redis.asyncio
from structlog.testing import capture_logs

from plangate.errors import TransientError
from plangate.queue.jobs import JobMetadata, Reconcile
from plangate.queue.metrics import read_metrics
from plangate.queue.presence import refusal_told_to
from plangate_workers.handlers import reconcile
from tests.fakehub.deeds_apps import register_app

LOOK = Reconcile(metadata=JobMetadata(received=1.0))


@pytest.fixture
def told(redis_url):
    """What the receiver reads: the refusal, if there is one, and the two metrics."""

    async def read():
        async with redis.asyncio.Redis.from_url(redis_url) as client:
            return await refusal_told_to(client), await read_metrics(client)

    def told():
        refusal, metrics = asyncio.run(read())
        return refusal, metrics["app_refused"].get(""), metrics["app_problems"].get("")

    return told


@pytest.fixture
def look(repository, context):
    """A look for what was missed; the events of its log."""

    def look(context=context):
        with capture_logs() as lines:
            reconcile.run(context, LOOK)
        return [line["event"] for line in lines]

    return look


@pytest.fixture
def other_app(hub):
    """An App of its own: what was signed for one is remembered by a process for a while."""
    return register_app(
        hub, "other", owner="acme", permissions={}, events=(), webhook_url=None, webhook_secret="of the other one"
    )


def test_a_worker_that_github_refuses_does_not_say_that_it_has_looked(context, other_app, told):
    wrong = replace(context, key=replace(context.key, app_id=other_app.id))

    with capture_logs() as lines, pytest.raises(TransientError):
        reconcile.run(wrong, LOOK)

    assert [line["event"] for line in lines] == ["app_refused"]
    refusal, refused, _ = told()
    assert (refused, "GitHub does not accept the key of App" in refusal.reason) == (1, True)
    assert "PRIVATE KEY-----" not in refusal.reason


def test_since_when_is_kept_and_forgotten_once_the_key_is_right(context, look, told):
    wrong = replace(context, key=replace(context.key, app_id=context.key.app_id + 1000))
    for _ in range(2):
        with pytest.raises(TransientError):
            reconcile.run(wrong, LOOK)
    first = told()[0].since
    with pytest.raises(TransientError):
        reconcile.run(wrong, LOOK)
    again = told()[0].since

    events = look()

    assert first == again
    assert (told()[:2], events[-1]) == ((None, 0), "reconciled")


def test_what_the_app_lacks_is_told_and_counted_and_the_look_goes_on(hub, look, told, monkeypatch):
    monkeypatch.setattr(hub.app, "webhook_url", None)
    monkeypatch.setattr(hub.app, "events", ("push",))

    events = look()

    assert (told(), events[-1]) == ((None, 0, 2), "reconciled")


def test_a_page_that_github_does_not_serve_keeps_nothing_from_being_looked_for(hub, look, told):
    hub.faults.server_error(path="/app/hook/config")

    events = look()

    assert ("app_unseen" in events, events[-1]) == (True, "reconciled")
