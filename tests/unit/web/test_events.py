"""What each webhook asks for."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.documents.layout import is_standard_path
from plangate.domain.policy import POLICY_PATH
from plangate.github.api.tokens import COMMITTING, LISTING, PROPOSING, READING, RESOLVING, SPEAKING
from plangate.queue.jobs import (
    CloseStaleFollowUps,
    ConditionalSweep,
    ForgetInstallation,
    InstallationRef,
    JobMetadata,
    Priority,
    PullRequestClosed,
    RepositoryRef,
    ReviewMergeGroup,
    ReviewPullRequest,
    SweepOwner,
    SweepRepository,
)
from plangate.web.receive.events import RECENT_SECONDS, SUBSCRIBED_EVENTS, read_event
from plangate.web.receive.payload import DeliveryContext
from tests import ROOT
from tests.unit.web.payloads import (
    APP,
    BASE,
    HEAD,
    INSTALLATION,
    QUEUE,
    REPOSITORY,
    a_check_run,
    a_check_suite,
    a_merge_group,
    a_named_pull,
    a_payload,
    a_pull_request,
    a_push,
    an_installation,
    as_received,
)

NOW = 1_800_000_000.0
ARRIVAL = DeliveryContext(APP, NOW, "guid-1")
PARCELS = RepositoryRef(INSTALLATION, 10, "acme/parcels")
PULL = PARCELS.pull_request(3)
METADATA = JobMetadata("guid-1", NOW)
REVIEW = ReviewPullRequest(PULL, METADATA, head=HEAD)
AGAIN = ReviewPullRequest(PULL, METADATA, Priority.PERSON, head=HEAD, force_rerun=True)
SWEEP = SweepRepository(PARCELS, METADATA)
STALE = CloseStaleFollowUps(PARCELS, METADATA)


def asked(name: str, payload):
    return read_event(name, as_received(payload), ARRIVAL)


@pytest.mark.parametrize(
    "action", ["opened", "reopened", "synchronize", "ready_for_review", "locked", "unlocked", "converted_to_draft"]
)
def test_what_may_change_a_verdict_asks_for_a_review(action):
    assert asked("pull_request", a_pull_request(action)) == (REVIEW,)


def test_an_edit_asks_for_a_review_only_when_the_base_changed():
    title = a_pull_request("edited", changes={"title": {"from": "Plan"}})
    base = a_pull_request("edited", changes={"base": {"ref": {"from": "main"}, "sha": {"from": HEAD}}})

    assert (asked("pull_request", title), asked("pull_request", base)) == ((), (REVIEW,))


def test_a_closing_asks_for_a_look_at_those_with_its_head_and_at_follow_ups():
    closed, stale = asked("pull_request", a_pull_request("closed"))

    assert (closed, closed.key) == (PullRequestClosed(PULL, METADATA), "parting:10:3")
    at = "2026-05-01T10:00:00Z"
    payload = a_pull_request("closed")
    payload["pull_request"]["closed_at"] = at
    assert asked("pull_request", payload)[0].closed == at
    assert stale == STALE


def test_a_rerun_of_our_check_run_asks_for_a_review_again_that_a_person_waits_for():
    assert asked("check_run", a_check_run()) == (AGAIN,)


def test_a_rerun_of_another_app_s_check_is_not_ours():
    others = {"id": APP + 1}

    assert asked("check_run", a_check_run(app=others)) == ()
    assert asked("check_suite", a_check_suite(app=others)) == ()


@pytest.mark.parametrize("action", ["created", "completed", "requested_action"])
def test_what_we_do_to_a_check_run_ourselves_asks_for_nothing(action):
    assert asked("check_run", a_check_run() | {"action": action}) == ()


QUEUED = ReviewMergeGroup(
    PARCELS, METADATA, head=HEAD, head_ref=QUEUE, base=BASE, base_ref="refs/heads/main",
)  # fmt: skip


def test_a_merge_queue_asks_for_a_look_at_its_head():
    assert asked("merge_group", a_merge_group()) == (QUEUED,)


def test_a_head_that_the_queue_gave_up_is_found_gone_by_its_own_look():
    assert asked("merge_group", a_merge_group("destroyed", reason="invalidated")) == ()


def test_a_rerun_on_a_queue_s_head_asks_for_another_look_at_it_by_the_law_as_it_is_now():
    again = replace(QUEUED, base="", priority=Priority.PERSON, force_rerun=True)
    branch = QUEUE.removeprefix("refs/heads/")
    run = a_check_run(external_id=f"1:0:{'d' * 40}", check_suite={"head_branch": branch})

    assert asked("check_run", run) == (again,)
    assert asked("check_suite", a_check_suite(head_branch=branch)) == (again,)


def test_a_branch_of_a_pull_request_that_is_named_like_a_queue_s_is_still_the_pull_request_s():
    run = a_check_run(check_suite={"head_branch": QUEUE.removeprefix("refs/heads/")})

    assert asked("check_run", run) == (AGAIN,)


def test_a_check_run_without_our_external_id_names_its_pull_requests_itself():
    payload = a_check_run(external_id="", pull_requests=[a_named_pull(3), a_named_pull(4, repository=99)])

    assert asked("check_run", payload) == (AGAIN,)


def test_a_rerun_that_names_no_pull_request_asks_for_those_with_that_head():
    sweep = SweepRepository(PARCELS, METADATA, priority=Priority.PERSON, head=HEAD)

    assert asked("check_run", a_check_run(external_id="somebody's")) == (sweep,)
    assert asked("check_suite", a_check_suite()) == (sweep,)


def test_a_rerun_of_the_suite_asks_for_every_pull_request_that_it_names():
    payload = a_check_suite(pull_requests=[a_named_pull(3), a_named_pull(5)])

    assert [job.target.number for job in asked("check_suite", payload)] == [3, 5]


@pytest.mark.parametrize(
    "path",
    [
        ".specify/memory/constitution.md",
        ".specify/templates/plan-template.md",
        "services/api/.specify/memory/constitution.md",
        "memory/constitution.md",
    ],
)
def test_a_push_that_changes_the_law_asks_for_a_sweep_of_what_is_to_be_merged_there(path):
    assert asked("push", a_push("README.md", path)) == (SweepRepository(PARCELS, METADATA, base="main"),)


@pytest.mark.parametrize(
    "payload",
    [
        a_push(),
        a_push(".specify/memory/constitution.md", ref="refs/tags/v1"),
        a_push(".specify/memory/constitution.md", created=True),
        a_push(".specify/memory/constitution.md", deleted=True),
    ],
)
def test_any_other_push_asks_for_nothing(payload):
    assert asked("push", payload) == ()


def test_a_push_of_other_files_asks_for_a_sweep_only_where_one_of_them_is_known_for_law():
    paths = ("README.md", "docs/principles.md")

    assert asked("push", a_push(*paths)) == (ConditionalSweep(replace(SWEEP, base="main"), paths),)


def test_a_push_that_changes_the_policy_asks_for_a_sweep_that_reaches_further():
    (sweep,) = asked("push", a_push(POLICY_PATH))

    assert sweep == replace(SWEEP, base="main", policy=True)
    assert sweep.key != replace(sweep, policy=False).key


@pytest.mark.parametrize("changes", [{}, {"forced": True}])
def test_a_push_of_the_owners_policy_asks_for_a_sweep_of_all_that_it_judges(changes):
    home = {"id": 10, "full_name": "acme/.github", "default_branch": "main"}
    owner = SweepOwner(RepositoryRef(INSTALLATION, 10, "acme/.github"), METADATA)

    def others(**more):
        jobs = asked("push", a_push(POLICY_PATH, repository=home, **changes, **more))[1:]
        return tuple(job for job in jobs if not isinstance(job, CloseStaleFollowUps))

    assert others() == (owner,)
    assert others(ref="refs/heads/draft") == ()
    assert asked("push", a_push("memory/constitution.md", repository=home))[1:] == ()


@pytest.mark.parametrize("changes", [{"forced": True}, {"commits": []}, {"commits": [{}] * 2048}])
def test_a_push_whose_files_are_not_all_told_is_taken_for_one_that_changes_the_law(changes):
    jobs = asked("push", a_push("README.md", **changes))

    assert [job.base for job in jobs if isinstance(job, SweepRepository)] == ["main"]


def test_a_new_installation_asks_for_sweeps_without_comments_of_the_last_month():
    sweep = SweepRepository(PARCELS, replace(METADATA, check_run_only=True), since=NOW - RECENT_SECONDS)

    assert asked("installation", an_installation("created", repositories=[REPOSITORY])) == (sweep,)
    added = an_installation("added", repositories_added=[REPOSITORY, {"id": "x"}])
    assert asked("installation_repositories", added) == (sweep,)


@pytest.mark.parametrize("action", ["deleted", "suspend"])
def test_an_installation_may_be_gone_and_is_then_forgotten(action):
    assert asked("installation", an_installation(action)) == (
        ForgetInstallation(InstallationRef(INSTALLATION), METADATA),
    )


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("pull_request", a_pull_request("labeled")),
        ("issue_comment", a_payload("created")),
        ("merge_group", a_merge_group("enqueued")),
        ("star", a_payload("created")),
        ("pull_request", {}),
        ("pull_request", {"action": ["opened"]}),
    ],
)
def test_anything_else_asks_for_nothing(name, payload):
    assert asked(name, payload) == ()


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("pull_request", {"action": "opened"}),
        ("pull_request", a_pull_request() | {"installation": None}),
        ("pull_request", a_pull_request() | {"installation": {"id": True}}),
        ("pull_request", a_pull_request() | {"repository": {"id": 10, "full_name": "../../etc"}}),
        ("pull_request", a_pull_request() | {"pull_request": {"number": "3"}}),
        ("pull_request", a_pull_request() | {"pull_request": {"number": -3}}),
        ("pull_request", a_pull_request("closed") | {"repository": []}),
        ("check_suite", a_check_suite(head_sha="main")),
        ("merge_group", a_payload("checks_requested")),
        ("merge_group", a_merge_group(base_sha="main")),
        ("merge_group", a_merge_group(head_sha=None)),
        ("push", a_payload()),
        ("installation", {"action": "deleted", "installation": {"id": 10**30}}),
    ],
)
def test_an_event_that_lacks_what_it_must_carry_is_told_from_one_that_asks_for_nothing(name, payload):
    assert asked(name, payload) is None


def test_a_head_that_is_none_is_left_out_since_it_is_only_a_hint():
    payload = a_pull_request()
    payload["pull_request"]["head"] = {"sha": "not a sha"}

    assert asked("pull_request", payload)[0].head is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ACTIONS = st.sampled_from(
    [
        "opened",
        "closed",
        "checks_requested",
        "destroyed",
        "edited",
        "rerequested",
        "requested_action",
        "submitted",
        "created",
        "added",
        "deleted",
        "suspend",
        "unsuspend",
    ]
)
FIELDS = (
    "pull_request", "merge_group", "check_run", "check_suite", "repository", "installation", "commits", "ref",
    "changes", "repositories", "repositories_added",
)  # fmt: skip


@given(
    st.sampled_from([*sorted(SUBSCRIBED_EVENTS), "installation", "installation_repositories"]),
    ACTIONS,
    st.dictionaries(st.sampled_from(FIELDS), JSON),
)
def test_no_payload_whatever_raises(name, action, changes):
    whole = (
        a_merge_group() | a_check_run() | a_check_suite() | a_pull_request() | a_push(".specify/x") | {"action": action}
    )

    requests = asked(name, whole | changes)

    assert requests is None or isinstance(requests, tuple)


@pytest.mark.parametrize("path", ["specs/001/plan.md", "docs/constitution.txt", "a.specify/x", ""])
def test_other_paths_are_no_law(path):
    assert not is_standard_path(path)


MANIFEST = yaml.safe_load((ROOT / "app.yml").read_text())
RANK = {"read": 1, "write": 2}


def test_the_manifest_asks_for_the_events_that_we_read_and_no_other():
    assert MANIFEST["default_events"] == sorted(SUBSCRIBED_EVENTS)


def test_the_manifest_asks_for_the_permissions_that_our_tokens_have_and_no_other():
    # Hearing of comments and of merge queues takes permissions that no call of ours uses.
    needed: dict[str, str] = {"issues": "read", "merge_queues": "read"}
    for scope in (READING, SPEAKING, COMMITTING, PROPOSING, RESOLVING, LISTING):
        for name, level in scope.items():
            needed[name] = max(level, needed.get(name, "read"), key=RANK.__getitem__)

    assert MANIFEST["default_permissions"] == needed
