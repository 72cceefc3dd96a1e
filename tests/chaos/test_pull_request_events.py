"""That what is lost or doubled on a pull request is seen."""

from dataclasses import replace

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from tests.chaos.pull_request_events import EVENTS_EACH, MEMBER, STATUS, PullRequestEvents
from tests.chaos.truth import FAILURE, SUCCESS
from tests.end_to_end.conversation import BOT
from tests.fakehub import deeds_checks
from tests.fakehub.server import FakeHub
from tests.house import manifest


@pytest.fixture
def events(tmp_path):
    """A pull request to which all has happened, and which nobody of ours has looked at."""
    with FakeHub.start(tmp_path / "hub", app=manifest()) as hub:
        repository = hub.create_repository("acme/library")
        repository.grant(MEMBER, "write")
        events = PullRequestEvents(repository, 1, STATUS)
        for _ in range(EVENTS_EACH):
            events.happen()
        yield events


def conclude(events, conclusion, *, head=-1):
    repository, hub = events.repository.repository, events.repository.hub
    fields = {"name": CHECK_NAME, "status": "completed", "conclusion": conclusion, "external_id": conclusion}
    deeds_checks.create_run(hub, repository, hub.app, events.heads[head].sha, fields)


def answer(events):
    events.pull.comment("said", by=BOT)
    for reaction in ("eyes", "+1"):
        events.pull.react(events.comment, reaction, by=BOT)


def test_what_happened_once_and_was_answered_once_is_right(events):
    conclude(events, SUCCESS)
    answer(events)

    assert events.outcome() == events.right_outcome()


def test_without_a_verdict_and_an_answer_all_is_lost(events):
    lost = replace(events.right_outcome(), verdicts=(), replies=0, reactions=())

    assert events.outcome() == lost


def test_a_wrong_verdict_and_a_second_reply_are_seen(events):
    conclude(events, FAILURE)
    answer(events)
    answer(events)

    assert events.outcome() == replace(events.right_outcome(), verdicts=(FAILURE,), replies=2)


def test_a_verdict_that_stands_twice_is_seen_on_a_head_of_the_past_too(events):
    conclude(events, SUCCESS)
    answer(events)
    conclude(events, FAILURE, head=0)
    conclude(events, FAILURE, head=0)

    doubled = f"2 check-runs {FAILURE} on {events.heads[0].sha}"
    assert events.outcome() == replace(events.right_outcome(), doubled=(doubled,))
