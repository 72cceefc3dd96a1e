"""A pull request with more findings than GitHub takes or people read at once, through the running house."""

import json

import pytest

from tests import sample
from tests.end_to_end.conversation import BOT, told, writes_again

PLANS = 12
EACH = 5
"""Findings of one bad plan, each at a line of its own; one of them is critical."""


@pytest.fixture
def many(house, repository):
    """Open a pull request with twelve bad plans under a policy, and have it judged."""

    def open_it(policy=None):
        if policy:
            repository.push("main", {".github/plangate.yml": policy})
        house.wait_until_quiet(seconds=0.5)
        house.hub.traffic.clear()
        features = [sample.bad_feature(f"specs/{101 + n}-window-{n}") for n in range(PLANS)]
        pull = repository.open_pull_request("many", {path: text for one in features for path, text in one.items()})
        run = house.wait_for_check(pull)
        house.wait_until_quiet(seconds=0.5)
        return pull, run

    return open_it


def annotated(house):
    """How many annotations each write of the check-run brought."""
    written = [json.loads(one.body) for one in house.hub.writes() if "/check-runs" in one.path]
    return [len(body["output"].get("annotations", ())) for body in written]


def test_thirty_comments_and_all_annotations_stand_the_heaviest_first(house, many):
    pull, run = many()

    threads = [one for one in pull.threads() if one.comments[0].author.login == BOT]
    critical = [one for one in threads if "Critical: " in one.comments[0].body]
    assert (len(threads), len(critical)) == (30, PLANS)
    assert (annotated(house), len(told(pull, run))) == ([PLANS * EACH - 30], PLANS * EACH)
    assert not any(one["title"].endswith("(critical)") for one in run.annotations)
    (review,) = [one for one in pull.reviews() if one.author.login == BOT]
    assert "30 more are in the check-run only." in review.body
    assert writes_again(house, pull) == []


def test_only_what_is_as_heavy_as_the_policy_says_becomes_a_comment(house, many):
    pull, run = many("comment-on: critical\n")

    assert ["Critical: " in one.comments[0].body for one in pull.threads()] == [True] * PLANS
    assert (len(run.annotations), len(told(pull, run))) == (PLANS * (EACH - 1), PLANS * EACH)


def test_no_comment_is_made_where_the_policy_wants_none(house, many):
    pull, run = many("comment-on: never\n")

    assert (pull.threads(), pull.reviews(), annotated(house)) == ([], [], [50, 10])
    assert len(run.annotations) == PLANS * EACH
