"""Which plans are older than the law that the base gained meanwhile, asked of a stand-in GitHub."""

from plangate.domain.model.snapshot import AmendedLaw
from plangate.github.read.merge_group import QueueHead, gather_merge_group
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_PATH, PLAN_TEXT
from tests.process.github.conftest import PLANNED, a_file_of

GROWN = CONSTITUTION_TEXT.replace("## Governance", "### IV. Quiet Logs\n\nLogs MUST name no person.\n\n## Governance")


def test_law_that_the_base_gained_after_the_plan_was_written_is_told_with_what_stood_before(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    hub.advance(60)
    library.push("main", {CONSTITUTION_PATH: GROWN})

    (feature,) = read(pull).features

    then, now = (a_file_of(CONSTITUTION_PATH, text, library) for text in (CONSTITUTION_TEXT, GROWN))
    assert feature.young_law == AmendedLaw(now, then)
    assert read.calls() == ["PullRequest", "Lookups", "Lookups", "Lookups"]


def test_a_plan_that_changed_since_is_not_older(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    library.push("main", {CONSTITUTION_PATH: GROWN})
    hub.advance(60)
    pull.push({PLAN_PATH: PLAN_TEXT + "\nMore.\n"})

    (feature,) = read(pull).features

    assert feature.young_law is None


def test_a_change_beside_the_plan_makes_it_no_younger(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    hub.advance(60)
    library.push("main", {CONSTITUTION_PATH: GROWN})
    hub.advance(60)
    pull.push({"README.md": "# More\n"})

    (feature,) = read(pull).features

    assert feature.young_law is not None


def test_a_branch_that_took_in_the_law_is_judged_by_it(hub, library, read):
    library.push("main", {CONSTITUTION_PATH: GROWN})
    pull = library.open_pull_request("search", PLANNED)
    hub.advance(60)
    library.push("main", {"README.md": "# More\n"})

    (feature,) = read(pull).features

    assert feature.young_law is None
    assert read.calls() == ["PullRequest", "Lookups", "Lookups"]


def test_a_queue_tells_law_that_is_younger_than_the_plan_with_what_the_base_had_then(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    hub.advance(60)
    library.push("main", {CONSTITUTION_PATH: GROWN})

    (feature,) = gather_queued(read, pull).features

    then, now = (a_file_of(CONSTITUTION_PATH, text, library) for text in (CONSTITUTION_TEXT, GROWN))
    assert feature.young_law == AmendedLaw(now, then)


def test_in_a_queue_a_plan_that_changed_since_is_not_older(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    library.push("main", {CONSTITUTION_PATH: GROWN})
    hub.advance(60)
    pull.push({PLAN_PATH: PLAN_TEXT + "\nMore.\n"})

    (feature,) = gather_queued(read, pull).features

    assert feature.young_law is None


def gather_queued(read, pull):
    """The snapshot of the queue's head that holds the pull request alone."""
    base = pull.pull.base_tip
    head = pull.enqueue()
    queued = QueueHead(head, f"refs/heads/gh-readonly-queue/main/pr-{pull.number}-{base}", base, "refs/heads/main")
    return gather_merge_group(read.github, queued, read.cache)
