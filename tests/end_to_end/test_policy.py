"""The policy through the running house: what is said of its mistakes, and which one judges."""

from tests import sample
from tests.end_to_end.conversation import looks, told

POLICY = ".github/plangate.yml"
WRONG = "fail-on: critical\nrules:\n  vague-gaol: off\n"


def test_a_policy_with_a_mistake_is_red_at_its_line_with_what_was_meant_and_green_once_mended(house, repository):
    pull = repository.open_pull_request("policy", {POLICY: WRONG})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("failure", "1 to fix: There is no rule `vague-gaol` (plangate.yml line 3)")
    assert told(pull, run) == [(POLICY, 3, "invalid-policy (high)")]
    house.hub.wait_for(pull.review_comments)
    (comment,) = pull.review_comments()
    assert (comment.thread.line, "```suggestion\n  vague-goal: off\n```" in comment.body) == (3, True)

    sha = pull.push({POLICY: WRONG.replace("gaol", "goal")})

    assert house.wait_for_check(pull, sha=sha).title == "Complies: policy changed"
    house.hub.wait_for(lambda: comment.thread.resolved)


def test_a_mistake_that_was_said_is_not_said_again(house, repository):
    pull = repository.open_pull_request("policy", {POLICY: WRONG})
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    house.hub.traffic.clear()

    pull.close()
    pull.reopen()
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)

    assert (house.hub.writes(), len(pull.review_comments())) == ([], 1)


def test_a_pull_request_is_not_judged_by_the_policy_that_it_brings(house, repository):
    pull = repository.open_pull_request("007", {**sample.bad_feature(), POLICY: "fail-on: never\n"})

    assert house.wait_for_check(pull).conclusion == "failure"


def test_a_law_that_the_policy_puts_elsewhere_judges_the_open_plans_anew_when_it_is_pushed(house):
    law = sample.base()[sample.CONSTITUTION]
    files = {path: text for path, text in sample.base().items() if path != sample.CONSTITUTION}
    elsewhere = {POLICY: "constitution: [docs/principles.md]\n", "docs/principles.md": law}
    repository = house.hub.create_repository("acme/elsewhere", files={**files, **elsewhere})
    pull = repository.open_pull_request("007", sample.good_feature())
    assert house.wait_for_check(pull).conclusion == "success"

    repository.push(
        "main",
        {"docs/principles.md": sample.stricter_law()},
    )

    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")
    assert "Rust" in house.check(pull).title


def test_a_push_of_files_that_are_no_law_costs_no_call(house, repository):
    pull = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    house.hub.traffic.clear()

    repository.push("main", {"docs/notes.md": "# Notes\n"})
    house.wait_until_quiet(seconds=1.0)

    assert looks(house) == []


def test_the_owners_policy_judges_a_repository_without_one_and_a_push_of_it_judges_anew(house, settle):
    owners = "fail-on: never\nwaivers: {author: true}\n"
    home = house.hub.create_repository("soylent/.github", {POLICY: owners}, private=True)
    repository = house.hub.create_repository("soylent/tracker", sample.base())
    pull = repository.open_pull_request("007", sample.bad_feature())
    bystander = repository.open_pull_request("fix", {"README.md": "# Tracker\n"})

    first = house.wait_for_check(pull)

    assert (first.conclusion, house.wait_for_check(bystander).title) == ("success", "No plan changed")
    assert f"{house.hub.url}/soylent/.github/blob/{home.tip()}/{POLICY}" in first.summary

    # It says what commands may do as well: by default, no author waives.
    settle(pull.comment("/plan waive unjustified-violation agreed with legal today"), "+1")
    home.push("main", {POLICY: "fail-on: high\n"})

    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")
    assert f"/soylent/.github/blob/{home.tip()}/{POLICY}" in house.check(pull).summary


def test_a_policy_of_its_own_that_is_pushed_judges_anew_what_may_be_a_plan_by_now(house, repository):
    pull = repository.open_pull_request("plans", {"docs/plans/007-window/plan.md": sample.bad_plan()})
    assert house.wait_for_check(pull).title == "No plan changed"

    repository.push("main", {POLICY: 'plans: ["docs/plans/**/plan.md"]\n'})

    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")


def test_a_commit_of_another_ends_the_exemption_of_an_author_and_is_said(house, repository):
    repository.push("main", {POLICY: "exempt: {authors: [ada]}\n"})
    pull = repository.open_pull_request("007", sample.bad_feature(), by="ada", signed=True)
    assert house.wait_for_check(pull).title == "Exempt by policy"

    sha = pull.push({sample.PLAN: sample.bad_plan() + "\nMore.\n"}, by="mallory")

    run = house.wait_for_check(pull, sha=sha)
    assert run.conclusion == "failure"
    assert "is by mallory, who is not" in run.summary
