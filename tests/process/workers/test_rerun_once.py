"""A run that somebody asked for anew: one for each event, however often it is delivered or put in again."""

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.queue.jobs import JobMetadata, Priority, ReviewPullRequest
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.jobs import pull_request_of


@pytest.fixture
def pull(repository):
    return repository.open_pull_request("007", sample.bad_feature())


@pytest.fixture
def review(hub, repository, context, take, pull):
    """Review as events ask for it that become one job; how many runs stand then."""

    def review(*deliveries, force_rerun=True):
        jobs = [
            ReviewPullRequest(
                pull_request_of(hub, repository, pull), JobMetadata(one), Priority.PERSON, force_rerun=force_rerun
            )
            for one in deliveries
        ]
        context.inbox.put(jobs[:-1])
        run_leased(context, take(jobs[-1]), HANDLERS)
        return len(pull.check_runs(CHECK_NAME))

    return review


def test_an_event_that_comes_twice_completes_one_run_and_another_event_one_more(review):
    runs = [review("opened", force_rerun=False), review("first"), review("first"), review("second"), review("second")]

    assert runs == [1, 2, 2, 3, 3]


def test_a_wish_without_an_event_is_met_each_time(review):
    assert [review(None), review(None)] == [1, 2]


def test_a_wish_whose_refusal_was_said_is_not_refused_once_more_but_judged_when_that_works_again(hub, review):
    def refuse():
        hub.faults.next(path="graphql$", operation="Lookups", status=403, body=b'{"message": "Not for you"}')

    refuse()
    refused = review("first")
    refuse()
    again = review("first")

    assert (refused, again, review("first")) == (1, 1, 2)


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_a_wish_that_joins_one_that_was_met_before_is_met(review, order):
    before = review("first")

    assert (before, review(*order), review("second"), review("first")) == (1, 2, 2, 2)
