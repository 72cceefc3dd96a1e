"""Which events ask for follow-up pull requests, and which for a look at those that stand."""

from dataclasses import replace

import pytest

from plangate.queue.jobs import (
    CloseStaleFollowUps,
    ConditionalSweep,
    JobMetadata,
    Priority,
    PullRequestClosed,
    RepositoryRef,
    ScaffoldTasks,
    SweepRepository,
)
from plangate.web.receive.events import read_event
from plangate.web.receive.payload import DeliveryContext
from tests.unit.web.payloads import APP, HEAD, INSTALLATION, a_check_run, a_payload, a_pull_request, a_push, as_received

NOW = 1_800_000_000.0
ARRIVAL = DeliveryContext(APP, NOW, "guid-1")
BOB = {"id": 5, "login": "bob", "type": "User"}
BOT = {"id": 6, "login": "other[bot]", "type": "Bot"}
PARCELS = RepositoryRef(INSTALLATION, 10, "acme/parcels")
METADATA = JobMetadata("guid-1", NOW)
COMMON = {"target": PARCELS.pull_request(3), "metadata": METADATA}
STALE = CloseStaleFollowUps(PARCELS, METADATA)


def asked(name, payload):
    return read_event(name, as_received(payload), ARRIVAL)


def a_press(identifier="scaffold tasks", *, sender=BOB, **changes):
    """A `check_run` whose button somebody pressed."""
    pressed = {"requested_action": {"identifier": identifier}, "sender": sender}
    return a_check_run(**changes) | {"action": "requested_action"} | pressed


def an_approval(state="approved", *, sender=BOB, **changes):
    """A `pull_request_review` that somebody submitted."""
    review = {"id": 77, "node_id": "PRR_77", "body": None, "state": state, "commit_id": HEAD, "user": sender}
    return a_payload("submitted", pull_request={"number": 3}, review={**review, **changes}, sender=sender)


def test_the_button_asks_for_tasks_that_a_person_waits_for_at_the_head_that_it_stood_on():
    assert asked("check_run", a_press()) == (
        ScaffoldTasks(
            priority=Priority.PERSON, cause="button", deed="button-guid-1", who="bob", seen=HEAD, **COMMON
        ),
    )  # fmt: skip


@pytest.mark.parametrize("payload", [a_press("deploy"), a_press(sender=BOT), a_press(app={"id": APP + 1})])
def test_other_buttons_and_other_senders_ask_for_nothing(payload):
    assert asked("check_run", payload) == ()


def test_a_button_of_a_check_run_that_names_no_pull_request_is_not_understood():
    assert asked("check_run", a_press(external_id="somebody's")) is None


def test_an_approval_asks_for_tasks_of_the_head_that_was_approved():
    assert asked("pull_request_review", an_approval()) == (
        ScaffoldTasks(cause="approval", deed=f"approval-{HEAD[:12]}", seen=HEAD, node="PRR_77", **COMMON),
    )


@pytest.mark.parametrize(
    "payload", [an_approval("commented"), an_approval(sender=BOT), an_approval(commit_id=None), an_approval(node_id=7)]
)
def test_other_reviews_ask_for_no_tasks(payload):
    assert asked("pull_request_review", payload) == ()


def test_a_merge_asks_for_tasks_and_a_closing_for_a_look_at_follow_ups():
    merged, closed = a_pull_request("closed"), a_pull_request("closed")
    merged["pull_request"]["merged"] = True

    assert asked("pull_request", merged)[1] == ScaffoldTasks(cause="merge", deed="merge", **COMMON)
    assert [type(job) for job in asked("pull_request", closed)] == [PullRequestClosed, CloseStaleFollowUps]


@pytest.mark.parametrize(
    ("payload", "jobs"),
    [
        (a_push(commits=[{"removed": ["specs/001-search/plan.md"]}]), (STALE,)),
        (a_push(commits=[{"removed": ["specs/001-search/spec.md"], "added": ["specs/2/plan.md"]}]), ()),
        (a_push(commits=[{"removed": ["plan.md"]}], deleted=True), ()),
    ],
)
def test_a_push_that_takes_a_plan_away_asks_for_a_look_at_follow_ups(payload, jobs):
    assert tuple(job for job in asked("push", payload) if not isinstance(job, ConditionalSweep)) == jobs


def test_a_forced_push_may_take_anything_away():
    *sweeps, stale = asked("push", a_push("README.md", forced=True))

    assert ([type(sweep) for sweep in sweeps], stale) == ([SweepRepository], replace(STALE, only_if_known=True))
    assert stale.key != STALE.key
