"""The policy through the running house: what is said of its mistakes, and which one judges."""

from tests import sample

POLICY = ".github/plangate.yml"
WRONG = "fail-on: critical\nrules:\n  vague-gaol: off\n"


def told(run):
    """The annotations in short."""
    return [(one["path"], one["start_line"], one["title"]) for one in run.annotations]


def test_a_policy_with_a_mistake_is_red_at_its_line_with_what_was_meant_and_green_once_mended(house, repository):
    pull = repository.open_pull_request("policy", {POLICY: WRONG})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("failure", "Does not comply: invalid-policy (high)")
    assert told(run) == [(POLICY, 3, "invalid-policy (high)")]
    house.hub.wait_for(pull.review_comments)
    (comment,) = pull.review_comments()
    assert (comment.thread.line, "```suggestion\n  vague-goal: off\n```" in comment.body) == (3, True)

    sha = pull.push({POLICY: WRONG.replace("gaol", "goal")})

    assert house.wait_for_check(pull, sha=sha).title == "Complies: policy changed"
    house.hub.wait_for(lambda: comment.thread.resolved)


def test_a_pull_request_is_not_judged_by_the_policy_that_it_brings(house, repository):
    pull = repository.open_pull_request("007", {**sample.bad_feature(), POLICY: "fail-on: never\n"})

    assert house.wait_for_check(pull).conclusion == "failure"
