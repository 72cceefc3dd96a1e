"""Which law a plan is judged by: always the base's, as it is now."""

from tests import sample
from tests.end_to_end.conversation import told

UNFILLED = """# [PROJECT_NAME] Constitution

## Core Principles

### [PRINCIPLE_1_NAME]

[PRINCIPLE_1_DESCRIPTION]

## Governance

[GOVERNANCE_RULES]

**Version**: [CONSTITUTION_VERSION] | **Ratified**: [RATIFICATION_DATE] | **Last Amended**: [LAST_AMENDED_DATE]
"""


def test_an_unfilled_constitution_leaves_the_plan_not_assessed(house):
    files = {**sample.base(), sample.CONSTITUTION: UNFILLED}
    repository = house.hub.create_repository("acme/unfilled", files=files)
    pull = repository.open_pull_request("007", sample.good_feature())

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("neutral", "Not assessed: no constitution, only its template")


def test_without_a_constitution_the_plan_is_not_assessed(house):
    files = {path: text for path, text in sample.base().items() if path != sample.CONSTITUTION}
    repository = house.hub.create_repository("acme/lawless", files=files)
    pull = repository.open_pull_request("007", sample.good_feature())

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("neutral", "Not assessed: no constitution")


def test_a_constitution_changed_in_the_same_pull_request_does_not_judge_it(house, repository):
    weaker = sample.base()[sample.CONSTITUTION].replace("### III. Privacy by Default", "### III. Privacy as We Like")
    pull = repository.open_pull_request("both", {**sample.bad_feature(), sample.CONSTITUTION: weaker})

    run = house.wait_for_check(pull)

    assert run.conclusion == "failure"
    verdict, _, amendment = run.summary.partition("### Amendment of")
    assert "Privacy by Default" in verdict
    assert "Privacy as We Like" not in verdict
    assert "now Privacy as We Like" in amendment


def test_a_constitution_that_moves_on_the_base_judges_the_pull_requests_that_are_open(house, repository):
    pull = repository.open_pull_request("007", sample.good_feature())
    assert house.wait_for_check(pull).conclusion == "success"

    repository.push("main", {sample.CONSTITUTION: sample.stricter_law()})

    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")
    assert "Rust" in house.check(pull).title


def test_a_template_that_moves_on_the_base_judges_the_pull_requests_that_are_open(house, repository):
    template = ".specify/templates/plan-template.md"
    longer = sample.base()[template].replace(
        "## Project Structure", "## Rollout\n\n[In which steps]\n\n## Project Structure"
    )
    pull = repository.open_pull_request("007", sample.good_feature())
    assert house.wait_for_check(pull).annotations == []

    repository.push("main", {template: longer})

    house.hub.wait_for(lambda: "missing-section" in house.check(pull).summary)
    assert [title for *_, title in told(pull, house.check(pull))] == ["missing-section (medium)"]
