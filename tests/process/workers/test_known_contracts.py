"""A long contract is parsed for the first review of it; every later one, in a process of its own, is told."""

import json

import pytest

from plangate.domain.model.syntax import LEAST_KEPT
from plangate.queue.jobs import ReviewPullRequest
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.jobs import pull_request_of

FOLDER = sample.PLAN.rpartition("/")[0]
CONTRACT = "a: 1\n" + "# \n" * (LEAST_KEPT // 3 + 1)


@pytest.fixture
def review(hub, repository, context, take_when_due):
    """A pull request with a long contract, and a review of it that tells what the verdict says."""
    files = {**sample.good_feature(), f"{FOLDER}/contracts/a.yaml": CONTRACT}
    pull = repository.open_pull_request("contract", files)

    def review():
        context.inbox.put([ReviewPullRequest(pull_request_of(hub, repository, pull))])
        run_leased(context, take_when_due(), HANDLERS)
        run = pull.check_runs()[-1]
        return f"{run.title} {run.summary} {[note['message'] for note in run.annotations]}"

    return review


def kept(context):
    return list(context.redis.scan_iter("plangate:text:*:syntax-*"))


def test_what_one_review_found_is_what_the_next_one_says(context, review):
    review()
    (name,) = kept(context)
    found = json.loads(context.redis.get(name))
    context.redis.set(name, json.dumps([1, "it was found by an earlier one"]))

    assert found == [0, ""]
    assert "it was found by an earlier one" in review()


def test_a_contract_that_is_lost_from_redis_is_parsed_anew_and_kept_again(context, review):
    first = review()
    context.redis.delete(*kept(context))

    assert review() == first
    assert len(kept(context)) == 1
