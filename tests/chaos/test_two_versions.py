"""An update and its way back, while jobs of two versions lie in Redis: all are done, or found again."""

import json
import time
from collections import defaultdict

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.queue.inbox import Inbox
from plangate.queue.jobs import JobMetadata, ReviewPullRequest
from plangate.queue.redis_address import connect
from tests import sample
from tests.collector import OTLP_ENDPOINT, attributes, collecting
from tests.house import House
from tests.jobs import changed, pull_request_of

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


@pytest.fixture
def collector():
    with collecting() as collector:
        yield collector


@pytest.fixture
def house(tmp_path, collector):
    """A house that hears of nothing, and in which nobody is at work: what is in Redis, a test puts there."""
    settings = {OTLP_ENDPOINT: collector.url}
    with House.open(tmp_path / "house", workers=0, delivering=False, settings=settings) as house:
        house.stop("dispatch")
        with connect(house.redis.url) as client:
            client.flushall()
        yield house


@pytest.fixture
def client(house):
    with connect(house.redis.url) as client:
        yield client


@pytest.fixture
def repository(house):
    return house.hub.create_repository("acme/shop", files=sample.base())


def a_job(house, repository, pull):
    return ReviewPullRequest(pull_request_of(house.hub, repository, pull), JobMetadata("guid", time.time()))


def written_by_0_1(job):
    """The same as the version before wrote it: with the old names of fields."""
    target = job.target
    return {
        "kind": "review", "quiet": False, "delivery": "guid", "received": job.metadata.received, "attempt": 0,
        "killed": 0, "installation": target.installation, "repository_id": target.repository_id,
        "repository": target.repository, "number": target.number, "urgency": 1, "head": None, "anew": False,
    }  # fmt: skip


def rewrite(client, job, **changed):
    """Turn a job that waits into what another version left in its place."""
    key = f"plangate:inbox:letters:{job.target.installation}"
    client.hset(key, job.key, json.dumps({**json.loads(client.hget(key, job.key)), **changed}))


def origins_of_jobs(collector):
    """The spans that jobs came from, by pull request."""
    origins = defaultdict(list)
    for span in collector.spans:
        if span.name == "job":
            origins[attributes(span).get("plangate.pull_request")].append(span.parent_span_id.hex())
    return origins


def checks(pull):
    return [run.status for run in pull.check_runs(CHECK_NAME)]


def test_after_an_update_jobs_of_the_version_before_are_done_beside_those_of_this_one(
    house, repository, client, collector
):
    before, after = (repository.open_pull_request(name, sample.good_feature()) for name in ("before", "after"))
    inbox, old = Inbox(client), a_job(house, repository, before)
    inbox.put([old, changed(a_job(house, repository, after), trace=f"00-{TRACE}-{SPAN}-01")])
    client.hset(f"plangate:inbox:letters:{old.target.installation}", old.key, json.dumps(written_by_0_1(old)))
    # So do workers of the version before tell that they live; this one is gone.
    client.sadd("plangate:seats", 1)
    client.set("plangate:seat:1:alive", 1, ex=5)

    house.start("dispatch", "worker-1")

    for pull in (before, after):
        assert house.wait_for_check(pull).conclusion == "success"
    house.wait_until_quiet(seconds=1.0)
    assert (checks(before), checks(after)) == (["completed"], ["completed"])
    # The version before knew of no traces: its job is the first span of one.
    origins = origins_of_jobs(collector)
    assert (origins[before.number], origins[after.number]) == ([""], [SPAN])


def test_after_going_back_a_job_that_nobody_can_read_is_dropped_and_what_it_was_about_is_found(
    house, repository, client
):
    newer, usual = (repository.open_pull_request(name, sample.good_feature()) for name in ("newer", "usual"))
    inbox, unreadable = Inbox(client), a_job(house, repository, newer)
    inbox.put([unreadable, a_job(house, repository, usual)])
    rewrite(client, unreadable, kind="of-tomorrow")

    house.start("dispatch", "worker-1")

    for pull in (usual, newer):
        assert house.wait_for_check(pull).conclusion == "success"
    house.wait_until_quiet(seconds=1.0)
    assert (checks(newer), checks(usual)) == (["completed"], ["completed"])
    assert client.hgetall("plangate:metrics:unknown_letters") == {b"": b"1"}
    assert '"unknown_letter"' in house.log("dispatch")


def test_fields_that_a_newer_version_added_are_no_hindrance_on_the_way_back(house, repository, client):
    pull = repository.open_pull_request("newer", sample.good_feature())
    job = a_job(house, repository, pull)
    Inbox(client).put([job])
    rewrite(client, job, of_tomorrow=[1, 2])

    house.start("dispatch", "worker-1")

    assert house.wait_for_check(pull).conclusion == "success"
    house.wait_until_quiet(seconds=1.0)
    assert client.hgetall("plangate:metrics:unknown_letters") == {}
