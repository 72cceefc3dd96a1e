"""Jobs as 0.1 and before wrote them: they wait in Redis after an update, and old processes still put them in."""

import json

import pytest
import redis

from plangate.queue.inbox import Inbox, read_script
from plangate.queue.job_json import from_json
from plangate.queue.jobs import (
    JOB_TYPES,
    AnswerComment,
    CloseStaleFollowUps,
    ForgetInstallation,
    InstallationRef,
    Job,
    JobMetadata,
    Priority,
    PullRequestClosed,
    Reconcile,
    ReviewMergeGroup,
    ReviewPullRequest,
    ScaffoldTasks,
    SweepInstallation,
    SweepOwner,
    SweepRepository,
)
from plangate_workers.handlers import HANDLERS
from tests.jobs import PARCELS

NOW = 1_800_000_000.0
HEAD = "a" * 40
CARRIED = '"quiet":false,"delivery":"guid-1","received":1800000000.0,"attempt":2,"killed":1'
METADATA = JobMetadata("guid-1", NOW, attempt=2, crashes=1)
HERE = '"installation":1,"repository_id":10,"repository":"acme/parcels"'
PULL = PARCELS.pull_request(3)

OLD: dict[str, tuple[str, Job]] = {
    "review": (
        f'{{"kind":"review","quiet":true,"delivery":"guid-1","received":1800000000.0,"attempt":2,"killed":1,{HERE},'
        f'"number":3,"urgency":0,"head":"{HEAD}","anew":true,"updated_at":"2026-01-02T03:04:05Z"}}',
        ReviewPullRequest(
            PULL, JobMetadata("guid-1", NOW, check_run_only=True, attempt=2, crashes=1), Priority.PERSON, head=HEAD,
            force_rerun=True,
        ),
    ),
    "group": (
        f'{{"kind":"group",{CARRIED},{HERE},"head":"{HEAD}","head_ref":"refs/heads/q","base":"","base_ref":"refs/heads/'
        'main","urgency":1,"anew":true}',
        ReviewMergeGroup(
            PARCELS, METADATA, head=HEAD, head_ref="refs/heads/q", base="", base_ref="refs/heads/main",
            force_rerun=True,
        ),
    ),
    "parting": (
        f'{{"kind":"parting",{CARRIED},{HERE},"number":3,"urgency":1,"head":null}}',
        PullRequestClosed(PULL, METADATA),
    ),
    "command": (
        f'{{"kind":"command",{CARRIED},{HERE},"number":3,"comment":"issuecomment-77","node":"IC_77","lines":"aa bb",'
        f'"seen":"{HEAD}","urgency":0,"head":"conversation-3"}}',
        AnswerComment(PULL, METADATA, comment="issuecomment-77", node="IC_77", lines="aa bb", seen=HEAD),
    ),
    "tasks": (
        f'{{"kind":"tasks",{CARRIED},{HERE},"number":3,"cause":"button","deed":"button-guid-1","who":"bob",'
        f'"seen":"{HEAD}","node":"","urgency":0,"head":"conversation-3"}}',
        ScaffoldTasks(
            PULL, METADATA, Priority.PERSON, cause="button", deed="button-guid-1", who="bob", seen=HEAD,
        ),
    ),
    "tidy": (
        f'{{"kind":"tidy",{CARRIED},{HERE},"perhaps":true,"urgency":1}}',
        CloseStaleFollowUps(PARCELS, METADATA, only_if_known=True),
    ),
    "sweep": (
        f'{{"kind":"sweep",{CARRIED},{HERE},"urgency":2,"base":"main","head":null,"since":5.0,"policy":true}}',
        SweepRepository(PARCELS, METADATA, base="main", since=5.0, policy=True),
    ),
    "sweep-owner": (f'{{"kind":"sweep-owner",{CARRIED},{HERE},"urgency":2}}', SweepOwner(PARCELS, METADATA)),
    "sweep-installation": (
        f'{{"kind":"sweep-installation",{CARRIED},"installation":1,"urgency":2,"since":5.0}}',
        SweepInstallation(InstallationRef(1), METADATA, since=5.0),
    ),
    "forget": (
        f'{{"kind":"forget",{CARRIED},"installation":1,"urgency":2}}',
        ForgetInstallation(InstallationRef(1), METADATA),
    ),
    "reconcile": (
        f'{{"kind":"reconcile",{CARRIED},"installation":0,"urgency":1}}',
        Reconcile(metadata=METADATA, priority=Priority.PUSH),
    ),
}  # fmt: skip
KEYS = [
    "review:10:3",
    f"group:10:{HEAD}",
    "parting:10:3",
    "command:10:issuecomment-77",
    "tasks:10:3:button-guid-1",
    "tidy:10:perhaps",
    "sweep:10:main:policy?",
    "sweep-owner:1",
    "sweep-installation:1",
    "forget:1",
    "reconcile",
]
"""The names under which the inbox of 0.1 holds them."""


@pytest.fixture
def client(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        yield client


@pytest.fixture
def inbox(client):
    return Inbox(client, lambda: NOW)


def leave(client, text: str, job: Job, due: float = NOW - 1) -> None:
    """Let a job wait as an old receiver left it."""
    installation, urgency = job.target.installation, json.loads(text)["urgency"]
    client.hset(f"plangate:inbox:letters:{installation}", job.key, text)
    client.zadd(f"plangate:inbox:due:{installation}:{urgency}", {job.key: due})
    client.zadd("plangate:inbox:received", {f"{installation} {job.key}": NOW})
    client.zadd(f"plangate:inbox:ready:{urgency}", {str(installation): 1})


def test_there_is_one_of_each_kind_and_each_is_handled():
    assert {type(job) for _, job in OLD.values()} == set(JOB_TYPES.values()) == set(HANDLERS)


@pytest.mark.parametrize(("text", "job"), OLD.values(), ids=[job.kind for _, job in OLD.values()])
def test_each_is_read_as_what_it_was(text, job):
    assert from_json(text) == job


def test_each_has_the_key_that_it_had():
    assert [job.key for _, job in OLD.values()] == KEYS


@pytest.mark.parametrize(("text", "job"), OLD.values(), ids=[job.kind for _, job in OLD.values()])
def test_each_that_waits_is_taken_and_let_go(client, inbox, text, job):
    leave(client, text, job)

    lease = inbox.take("worker")

    assert (lease.job, inbox.done(lease.job.key, lease.token), inbox.size().waiting) == (job, True, 0)


def test_news_joins_one_that_waits_and_the_stronger_words_stand(client, inbox):
    text, old = OLD["review"]
    leave(client, text, old)

    inbox.put([ReviewPullRequest(PULL, JobMetadata("guid-2", NOW))])

    assert inbox.take("worker").job == ReviewPullRequest(
        PULL, JobMetadata("guid-2", NOW, reruns="guid-1 "), Priority.PERSON, head=HEAD, force_rerun=True,
    )  # fmt: skip


def test_one_that_an_old_receiver_puts_in_later_joins_one_of_today(client, inbox):
    today = JobMetadata("guid-0", NOW, check_run_only=True, trace="of today")
    inbox.put([ReviewPullRequest(PULL, today, Priority.SWEEP)])
    text, old = OLD["review"]

    client.register_script(read_script())(args=["put", NOW, "", 1, old.key, 0, NOW, text])

    assert inbox.take("worker").job == ReviewPullRequest(
        PULL, JobMetadata("guid-1", NOW, check_run_only=True, reruns="guid-1 ", trace="of today"), Priority.PERSON,
        head=HEAD, force_rerun=True,
    )  # fmt: skip


def test_two_with_one_head_are_looked_at_one_after_the_other(client, inbox):
    text, old = OLD["review"]
    leave(client, text, old)
    inbox.put([ReviewPullRequest(PARCELS.pull_request(4), head=HEAD)])

    assert (inbox.take("worker").job, inbox.take("other")) == (old, None)


def lease_as_before(client, text: str, job: Job, head: str) -> None:
    """Let a job be taken as an old dispatcher takes it."""
    client.hset(f"plangate:inbox:lease:{job.key}", mapping={"letter": text, "token": "t", "holder": "o", "head": head})
    client.zadd("plangate:inbox:leases", {job.key: NOW + 8})
    client.hset("plangate:inbox:holders", job.key, "o")
    client.hset("plangate:inbox:heads", head, job.key)


def test_what_an_old_dispatcher_gave_out_holds_its_pull_request_and_head_until_it_is_done(client):
    text, old = OLD["review"]
    times = iter([NOW, NOW, NOW, NOW + 1, NOW + 1])
    inbox = Inbox(client, lambda: next(times))
    lease_as_before(client, text, old, f"10:{HEAD}")
    others = [AnswerComment(PULL, comment="issuecomment-77", node="IC_77", lines="aa"),
              ReviewPullRequest(PARCELS.pull_request(4), head=HEAD)]  # fmt: skip
    inbox.put(others)

    blocked, freed = inbox.take("worker"), inbox.done(old.key, "t")

    assert (blocked, freed, [inbox.take("worker").job, inbox.take("other").job]) == (None, True, others)
    # An old dispatcher takes a head to be held for as long as it stands here.
    assert client.hgetall("plangate:inbox:heads") == {f"10:{HEAD}".encode(): b"review:10:4"}


def test_an_old_worker_can_free_what_is_given_out_today(client, inbox):
    inbox.put([ReviewPullRequest(PULL, head=HEAD), SweepRepository(PARCELS)])

    leases = [inbox.take("worker"), inbox.take("other")]

    # Its script ends in an error where a lease has no head at all.
    names = [f"plangate:inbox:lease:{lease.job.key}" for lease in leases]
    assert [client.hget(name, "head") for name in names] == [f"10:{HEAD}".encode(), b""]


def test_a_head_that_nobody_works_on_is_free_whatever_is_noted_of_it(client, inbox):
    client.hset("plangate:inbox:heads", f"10:{HEAD}", "review:10:9")
    inbox.put([ReviewPullRequest(PULL, head=HEAD)])

    assert inbox.take("worker").job == ReviewPullRequest(PULL, head=HEAD)


def test_one_whose_worker_died_counts_on(client):
    text, old = OLD["review"]
    leave(client, text, old)
    times = iter([NOW, NOW, NOW + 99, NOW + 200])
    inbox = Inbox(client, lambda: next(times))
    lease = inbox.take("worker")
    inbox.begin(old.key, lease.token)

    inbox.recover()

    assert inbox.take("worker").job.metadata.crashes == 2
