"""Reading the head of a merge queue: what it changes, what it stands on, and whose pull requests it holds."""

import pytest

from plangate.domain.model.github.merge_group import MergeGroup, QueuedPullRequest
from plangate.domain.model.snapshot import Change, ChangeKind, OwnerPolicy
from plangate.errors import AuthorError, RefusedError, TransientError
from plangate.github.read import gather
from plangate.github.read.merge_group import QueueHead, gather_merge_group, numbers_in
from tests.builders import PLAN_PATH, PLAN_TEXT, POLICY_PATH
from tests.process.github.conftest import BASE, PLANNED, a_file_of, told_law

MAIN = "refs/heads/main"
QUEUE = "refs/heads/gh-readonly-queue/main"


@pytest.fixture
def queued(read):
    """Put a pull request into the queue and gather its head."""

    def gather_it(pull, **entry):
        base = pull.pull.base_tip
        head = pull.enqueue(**entry)
        queued = QueueHead(head, f"{QUEUE}/pr-{pull.number}-{base}", entry.get("base", base), MAIN)
        read.hub.traffic.clear()
        return gather_merge_group(read.github, queued, read.cache)

    return gather_it


def the_plan(library, text=PLAN_TEXT):
    """Path and blob id of the plan with that text."""
    return PLAN_PATH, a_file_of(PLAN_PATH, text, library).sha


def test_a_cold_plan_takes_six_calls_and_is_told_with_its_pull_request(library, read, queued):
    pull = library.open_pull_request("search", PLANNED, by="bob")

    snapshot = queued(pull)

    assert [call.split("/")[0] for call in read.calls()] == [
        "MergeGroup", "GET ", "QueuedPullRequests", "Lookups", "Lookups", "Lookups",
    ]  # fmt: skip
    assert (snapshot.number, snapshot.open, snapshot.base_ref) == (None, True, "main")
    assert snapshot.merge_base_sha == snapshot.base_sha == pull.pull.base_tip
    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED),)
    assert [feature.plan.text for feature in snapshot.features] == [PLAN_TEXT]
    assert told_law(snapshot).keys() == {path for path in BASE if path.startswith(".specify") and path.endswith(".md")}
    bob = QueuedPullRequest(pull.number, "bob", files=frozenset({the_plan(library)}), head=pull.head_sha)
    assert snapshot.group == MergeGroup((pull.number,), (bob,))


def test_without_a_plan_two_calls_are_enough(library, read, queued):
    pull = library.open_pull_request("fix", {"README.md": "# Books\n"})

    snapshot = queued(pull)

    assert ([call.split("/")[0] for call in read.calls()], snapshot.features) == (["MergeGroup", "GET "], ())
    assert snapshot.group == MergeGroup((pull.number,))


def test_a_plan_that_is_renamed_and_changed_is_told_from_where_it_came(library, queued):
    library.push("main", PLANNED)
    text = f"{PLAN_TEXT}\nMore.\n"
    pull = library.open_pull_request("move", {PLAN_PATH: None, "specs/009-other/plan.md": text})

    snapshot = queued(pull)

    assert snapshot.changes == (Change("specs/009-other/plan.md", ChangeKind.RENAMED, PLAN_PATH),)
    assert [feature.before.text for feature in snapshot.features] == [PLAN_TEXT]


def test_three_hundred_files_and_more_are_found_by_comparing_the_trees(library, queued):
    many = {f"a/{number:03}.txt": f"{number}\n" for number in range(305)}
    pull = library.open_pull_request("many", {**many, **PLANNED})

    snapshot = queued(pull)

    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED),)


def test_a_queue_of_more_plans_than_are_judged_together_is_told_what_to_do(library, queued, monkeypatch):
    monkeypatch.setattr(gather, "MAX_PLANS", 1)
    pull = library.open_pull_request("two", {"specs/001-a/plan.md": PLAN_TEXT, "specs/002-b/plan.md": PLAN_TEXT})

    with pytest.raises(AuthorError) as told:
        queued(pull)

    said = "Make the queue's groups smaller, since this one changes 2 plans and at most 1 are judged together."
    assert str(told.value) == said


def test_the_folders_beside_the_feature_are_told_as_they_are_in_the_queue(library, queued):
    first = library.open_pull_request("one", {"specs/001-lending/plan.md": PLAN_TEXT})
    second = library.open_pull_request("two", PLANNED)
    base = first.pull.base_tip
    below = first.enqueue(told=False)

    snapshot = queued(second, onto=below, base=base)

    assert snapshot.group.numbers == (first.number, second.number)
    assert [feature.siblings for feature in snapshot.features if feature.plan.path == PLAN_PATH] == [("001-lending",)]


def test_of_several_pull_requests_the_missing_one_alone_is_missing(library, read):
    pull = library.open_pull_request("search", PLANNED)
    base = pull.pull.base_tip
    below = pull.enqueue(branch=f"{QUEUE}/pr-{pull.number}-{base}", told=False)
    other = library.open_pull_request("more", {"specs/009-other/plan.md": PLAN_TEXT})
    head = other.enqueue(onto=below, branch=f"{QUEUE}/pr-999-{below}", told=False)

    group = gather_merge_group(read.github, QueueHead(head, f"{QUEUE}/pr-999-{below}", base, MAIN), read.cache).group

    assert ([one.number for one in group.pull_requests], group.missing, group.whole) == ([pull.number], (999,), False)


def test_a_queue_with_more_branches_than_github_lists_has_no_group(library, queued):
    pull = library.open_pull_request("search", PLANNED)
    for number in range(101):
        library.create_branch(f"gh-readonly-queue/main/pr-{number + 100}-{'a' * 40}")

    with pytest.raises(RefusedError, match="more branches than GitHub lists"):
        queued(pull)


def test_without_a_base_the_tip_of_the_branch_is_the_base(library, read):
    pull = library.open_pull_request("search", PLANNED)
    head = pull.enqueue(told=False)

    snapshot = gather_merge_group(read.github, QueueHead(head, f"{QUEUE}/pr-1-00", "", MAIN), read.cache)

    assert (snapshot.base_sha, len(snapshot.features)) == (pull.pull.base_tip, 1)


def test_a_head_that_github_does_not_find_yet_is_trouble_that_may_pass(library, read):
    with pytest.raises(TransientError, match="does not find head or base"):
        gather_merge_group(read.github, QueueHead("ab" * 20, f"{QUEUE}/pr-1-00", "", MAIN), read.cache)


@pytest.mark.parametrize(
    ("head_ref", "queue", "numbers"),
    [
        (f"{QUEUE}/pr-7-ab", {}, (7,)),
        (f"{QUEUE}/pr-7-ab", {f"{QUEUE}/pr-7-ab": "c2", f"{QUEUE}/pr-5-aa": "c1", f"{QUEUE}/pr-9-ac": "c3"}, (5, 7)),
        ("refs/heads/gh-readonly-queue/release/1.0/pr-7-ab", {}, (7,)),
        (f"{QUEUE}/something", {f"{QUEUE}/pr-5-aa": "c1"}, ()),
        ("refs/heads/feature/pr-7-ab", {}, ()),
        (f"{QUEUE}/pr-0-ab", {}, ()),
    ],
)
def test_the_pull_requests_of_a_group_are_those_that_its_branches_name(head_ref, queue, numbers):
    assert numbers_in(head_ref, queue, frozenset({"c1", "c2"})) == numbers


@pytest.mark.parametrize("private", [False, True])
def test_the_owners_policy_judges_a_queue_as_it_judges_a_pull_request(hub, library, read, queued, private):
    home = hub.create_repository("acme/.github", {POLICY_PATH: "fail-on: low\n"}, private=private)

    snapshot = queued(library.open_pull_request("search", PLANNED))

    assert snapshot.owner_policy == OwnerPolicy(
        "acme/.github", home.tip(), a_file_of(POLICY_PATH, "fail-on: low\n", home)
    )
    assert ("OwnerPolicy" in read.calls()) == private
