"""One trace from a webhook to its check-run, over all processes; who takes it may be away or silent."""

import json

import pytest

from plangate.github.api.request import OTHER
from plangate.traces.spans import NAMES
from tests import sample
from tests.collector import OTLP_ENDPOINT, attributes, collecting
from tests.house import House, free_port

TITLE = "A title that nobody else must read"
SOON = {"OTEL_BSP_SCHEDULE_DELAY": "200"}
"""Milliseconds between two sendings of a process that goes on."""


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    """What was collected of a pull request's first review, and of a command that fixes and one that scaffolds."""
    with collecting() as collector:
        folder = tmp_path_factory.mktemp("traced") / "house"
        with House.open(folder, settings={OTLP_ENDPOINT: collector.url, **SOON}) as house:
            repository = house.hub.create_repository("acme/parcels", files=sample.base())
            pull = repository.open_pull_request("007-window", sample.bad_feature(), title=TITLE)
            house.wait_for_check(pull)
            house.wait_until_quiet()
            opened = next(one for one in house.hub.deliveries if (one.event, one.action) == ("pull_request", "opened"))
            pull.comment("/plan fix")
            house.wait_until_quiet()
        yield collector, opened, pull


def the_trace(collector, opened):
    (webhook,) = [
        span for span in collector.spans
        if span.name == "webhook" and attributes(span)["plangate.delivery"] == opened.guid
    ]  # fmt: skip
    return webhook, collector.trace(webhook.trace_id)


def test_one_trace_goes_from_the_webhook_over_dispatcher_and_worker_to_the_check_run(traced):
    collector, opened, pull = traced

    webhook, spans = the_trace(collector, opened)

    services = {span.name: collector.services[span.span_id] for span in spans if span.name in ("dispatch", "job")}
    (job,) = [span for span in spans if span.name == "job"]
    assert services == {"dispatch": "plangate-dispatch", "job": "plangate-worker"}
    assert collector.services[webhook.span_id] == "plangate-web"
    assert {span.parent_span_id for span in spans if span.name in ("dispatch", "job")} == {webhook.span_id}
    assert attributes(job) == {
        "plangate.job": "review", "plangate.attempt": 0, "plangate.outcome": "done", "plangate.delivery": opened.guid,
        "plangate.installation": attributes(job)["plangate.installation"], "plangate.pull_request": pull.number,
    }  # fmt: skip
    check = spans[-1]
    assert (check.name, check.parent_span_id) == ("POST /repos/{owner}/{repo}/check-runs", job.span_id)
    assert attributes(check)["http.response.status_code"] == 201


def test_every_call_to_github_of_a_job_is_a_span_below_it_with_its_route(traced):
    collector, *_ = traced

    calls = [span for span in collector.spans if "url.template" in attributes(span)]

    jobs = {span.span_id for span in collector.spans if span.name == "job"}
    assert {span.parent_span_id for span in calls} <= jobs
    assert not [span for span in calls if attributes(span)["url.template"] == OTHER]
    assert "GraphQL PullRequest" in {span.name for span in calls}
    assert {200, 201} <= {attributes(span)["http.response.status_code"] for span in calls}


def test_no_text_of_the_repository_and_no_token_is_in_what_is_sent(traced):
    collector, _, _ = traced
    files = {**sample.base(), **sample.bad_feature()}
    lines = {line.strip() for text in files.values() for line in text.splitlines() if len(line.strip()) > 7}
    names = {part for path in files for part in path.split("/") if len(part) > 5}
    said = b"\n".join(collector.bodies).decode("utf-8", "replace")

    secret = {TITLE, "parcels", "acme", "007-window", "plangate[bot]", "ghs_", *lines, *names}

    assert [one for one in sorted(secret) if one in said] == []
    assert {name for span in collector.spans for name in attributes(span)} <= {*NAMES.values(), "error.type"}
    assert not any(span.events for span in collector.spans)


@pytest.mark.parametrize("silent", [False, True], ids=["away", "silent"])
def test_reviews_come_all_the_same_where_nobody_takes_traces(tmp_path, silent):
    with collecting(silent=True) as collector:
        url = collector.url if silent else f"http://127.0.0.1:{free_port()}"
        with House.open(tmp_path / "house", settings={OTLP_ENDPOINT: url, **SOON}) as house:
            repository = house.hub.create_repository("acme/parcels", files=sample.base())
            pulls = [repository.open_pull_request(f"00{number}", sample.bad_feature()) for number in range(3)]

            conclusions = [house.wait_for_check(pull).conclusion for pull in pulls]
            house.wait_until_quiet()

        said = [json.loads(line)["event"] for line in house.log("worker-1").splitlines() if line.startswith("{")]
    assert conclusions == ["failure"] * 3
    # Waited for in vain once, and then for half a minute no more.
    assert said.count("traces_lost") == 1
    assert not {"lease_lost", "job_killed", "put_back"} & set(said)
