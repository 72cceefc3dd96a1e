"""What GitHub tried to deliver to us, and which of it is asked for again."""

import time
from dataclasses import replace

import pytest

from plangate.github.write.deliveries import Delivery, deliver_again, failed, list_deliveries

NOW = 1_800_000_000.0


def a_delivery(id=1, **changes):
    return replace(Delivery(id, f"guid-{id}", "pull_request", "opened", 502, NOW - 600), **changes)


def tried(hub):
    """How often each delivery was tried."""
    return [len(delivery.attempts) for delivery in hub.deliveries]


def test_a_failed_delivery_is_asked_for_once(hub, library, app):
    hub.send_webhooks_to("http://127.0.0.1:9/")
    library.open_pull_request("search", {"src/search.py": "search = 1\n"})
    hub.wait_for(lambda: tried(hub) and all(tried(hub)))
    listed = list(list_deliveries(app, since=0))
    lost = failed(listed, now=time.time() + 120)

    for delivery in lost:
        deliver_again(app, delivery)
    hub.wait_for(lambda: set(tried(hub)) == {2})

    assert lost
    assert not any(delivery.arrived for delivery in listed)
    assert failed(list_deliveries(app, since=0), now=time.time() + 120) == ()


def test_the_list_is_read_page_by_page_back_to_a_time(hub, library, app):
    hub.send_webhooks_to("http://127.0.0.1:9/")
    for _ in range(205):
        hub.ping()
    hub.wait_for(lambda: tried(hub) == [1] * 205)
    hub.traffic.clear()

    listed = list(list_deliveries(app, since=0))
    newer = list(list_deliveries(app, since=time.time() + 60))

    assert len({delivery.id for delivery in listed}) == 205
    assert newer == []
    assert len(hub.calls()) == 3 + 1


@pytest.mark.parametrize(
    "attempts",
    [
        (a_delivery(status=202),),
        (a_delivery(at=NOW - 10),),
        (a_delivery(at=NOW - 4 * 24 * 3600),),
        (a_delivery(2, guid="g", status=202, repeated=True), a_delivery(1, guid="g")),
        (a_delivery(2, guid="g", repeated=True), a_delivery(1, guid="g")),
        (a_delivery(2, guid="g", repeated=True),),
    ],
    ids=["taken", "on its way", "too old", "repeated and taken", "repeated in vain", "first attempt forgotten"],
)
def test_what_is_not_asked_for(attempts):
    assert failed(attempts, now=NOW) == ()


def test_the_oldest_is_asked_for_first():
    newer, older = a_delivery(2), a_delivery(1, at=NOW - 900, status=0)

    assert failed([newer, older], now=NOW) == (older, newer)
