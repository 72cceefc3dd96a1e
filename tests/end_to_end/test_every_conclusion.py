"""Each conclusion that a check-run can have, as it stands on GitHub, and that the same event again writes nothing."""

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.end_to_end.conversation import looks, told, writes_again
from tests.end_to_end.test_law import UNFILLED

POLICY = ".github/plangate.yml"
NOT_SPEC_KIT = "# Window\n\n**Status**: Implemented\n\n## Idea\n\nShow a window.\n\n## Steps\n\n1. Ask the carriers.\n"


def concluded(house, pull):
    """Conclusion and title of the one check-run on the head."""
    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    assert len(pull.check_runs(CHECK_NAME)) == 1
    return run.conclusion, run.title


@pytest.mark.parametrize(
    ("base", "files", "conclusion", "title"),
    [
        ({}, sample.good_feature(), "success", "Complies: 6 of 6 principles answered"),
        ({}, {"README.md": "# T\n"}, "success", "No plan changed"),
        (sample.good_feature(), dict.fromkeys(sample.good_feature()), "success", "No plan to judge"),
        (
            sample.good_feature(),
            {sample.PLAN: None, "specs/008-window/plan.md": sample.good_plan()},
            "success",
            "No plan to judge",
        ),
        ({sample.CONSTITUTION: None}, sample.good_feature(), "neutral", "Not assessed: no constitution"),
        (
            {sample.CONSTITUTION: UNFILLED},
            sample.good_feature(),
            "neutral",
            "Not assessed: no constitution, only its template",
        ),
        ({}, {**sample.good_feature(), sample.PLAN: NOT_SPEC_KIT}, "neutral", "Not assessed: another format"),
        ({POLICY: "exempt: {authors: [ada]}\n"}, sample.bad_feature(), "neutral", "Exempt by policy"),
        ({POLICY: f"exempt: {{paths: [{sample.FEATURE}]}}\n"}, sample.bad_feature(), "neutral", "Exempt by policy"),
        (
            {},
            {**sample.good_feature(), sample.PLAN: "x" * 300_000},
            "action_required",
            f"Could not evaluate: {sample.PLAN} is larger than 256 KiB",
        ),
    ],
)
def test_a_verdict_has_its_conclusion_and_its_title(house, repository, base, files, conclusion, title):
    if base:
        repository.push("main", base)
    pull = repository.open_pull_request("007", files, by="ada", signed=True)

    assert concluded(house, pull) == (conclusion, title)
    assert writes_again(house, pull) == []


def test_an_unfilled_constitution_does_not_excuse_a_defect(house, repository):
    repository.push("main", {sample.CONSTITUTION: UNFILLED})
    pull = repository.open_pull_request("007", sample.bad_feature())

    conclusion, title = concluded(house, pull)

    assert (conclusion, " to fix: " in title) == ("failure", True)
    assert writes_again(house, pull) == []


def test_waiting_is_said_and_gives_way_to_the_verdict_in_the_same_run(house, repository):
    house.hub.faults.server_error(operation="Lookups", times=2)
    pull = repository.open_pull_request("007", sample.good_feature())

    waiting = house.hub.wait_for(lambda: pull.check_runs(CHECK_NAME))[0]
    said = (waiting.status, waiting.conclusion, waiting.title.partition(",")[0])

    assert said == ("in_progress", None, "Waiting for GitHub")
    assert concluded(house, pull) == ("success", "Complies: 6 of 6 principles answered")
    assert writes_again(house, pull) == []


def test_waiting_on_a_head_that_is_left_behind_ends_as_superseded(house, repository):
    house.hub.faults.server_error(operation="Lookups", times=2)
    pull = repository.open_pull_request("007", sample.good_feature())
    house.hub.wait_for(lambda: pull.check_runs(CHECK_NAME))
    old = pull.head_sha

    new = pull.push({"README.md": "# Moved on\n"})

    assert house.wait_for_check(pull, sha=new).conclusion == "success"
    house.wait_until_quiet(seconds=0.5)
    left = [(run.status, run.conclusion, run.title) for run in pull.check_runs(CHECK_NAME, sha=old)]
    assert left == [("completed", "cancelled", "Superseded")]
    assert writes_again(house, pull) == []


def test_a_lasting_refusal_asks_for_an_action_and_a_rerun_ends_it(house, repository):
    house.hub.faults.next(path="graphql$", operation="Lookups", status=410, body=b'{"message": "Not for you"}')
    pull = repository.open_pull_request("007", sample.good_feature())

    run = house.wait_for_check(pull)
    assert (run.conclusion, run.title.partition(":")[0]) == ("action_required", "Could not evaluate")
    assert "Press **Re-run**" in run.summary

    house.hub.faults.next(path="graphql$", operation="Lookups", status=410, body=b'{"message": "Not for you"}')
    assert writes_again(house, pull) == []

    pull.rerun()

    house.hub.wait_for(lambda: house.check(pull).conclusion == "success")


def test_three_thousand_files_and_more_are_compared_by_their_trees(house, repository):
    many = {f"aaa/part_{number:04}.py": f"PART = {number}\n" for number in range(3000)}
    pull = repository.open_pull_request("many", {**many, **sample.bad_feature()})

    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)

    assert (run.conclusion, {path for path, *_ in told(pull, run)}) == ("failure", {sample.PLAN})
    assert len(looks(house)) <= 40


def test_three_hundred_files_take_a_call_for_each_hundred_more(house, repository):
    many = {f"aaa/part_{number:03}.py": f"PART = {number}\n" for number in range(298)}
    pull = repository.open_pull_request("many", {**many, **sample.good_feature()})

    assert concluded(house, pull) == ("success", "Complies: 6 of 6 principles answered")
    # The list of the base's links is the one beside.
    assert len(looks(house)) <= 4 + 3 + 1
    assert writes_again(house, pull) == []


def test_a_plan_that_moves_and_changes_is_judged_where_it_is_and_what_stood_there_does_not_count(house, repository):
    repository.push("main", sample.bad_feature())
    moved = {path.replace("007-", "008-"): text for path, text in sample.bad_feature().items()}
    grown = {**moved, "specs/008-delivery-window/plan.md": f"{moved['specs/008-delivery-window/plan.md']}\nMore.\n"}
    pull = repository.open_pull_request("move", {**dict.fromkeys(sample.bad_feature()), **grown})

    run = house.wait_for_check(pull)

    assert "There before this pull request" in run.summary
    assert all(path == "specs/008-delivery-window/plan.md" for path, *_ in told(pull, run))
    assert writes_again(house, pull) == []
