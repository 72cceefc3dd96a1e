"""Advice on an amendment that is not to be had does not keep its verdict waiting."""

import pytest

from plangate.queue.jobs import ReviewPullRequest
from plangate_workers.handlers import HANDLERS
from plangate_workers.handlers.evidence import MAX_ADVICE_TRIES
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.jobs import changed, pull_request_of

TREE = {"method": "GET", "path": r"/git/trees/"}
LAW = sample.base()[sample.CONSTITUTION].replace("1.2.0", "2.0.0").replace("2026-06-18", "2026-07-01")


@pytest.fixture
def amended(hub, repository):
    """A pull request that takes a principle out, and the job that it causes."""
    without = LAW[: LAW.index("### VI. Simplicity")] + LAW[LAW.index("## Governance") :]
    pull = repository.open_pull_request("law", {sample.CONSTITUTION: without})
    job = ReviewPullRequest(pull_request_of(hub, repository, pull))
    return pull, job


def verdict(pull):
    """The newest check-run in short, None where there is none."""
    run = next(reversed(pull.check_runs()), None)
    return run and (run.conclusion, run.title, "was not looked at" in run.summary)


def test_what_github_refuses_is_said_beside_the_verdict(hub, context, take, amended):
    pull, job = amended
    hub.faults.next(status=400, body=b'{"message": "No."}', **TREE)

    run_leased(context, take(job), HANDLERS)

    assert verdict(pull) == ("success", "Complies: constitution 1.2.0 → 2.0.0", True)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (MAX_ADVICE_TRIES, ("success", "Complies: constitution 1.2.0 → 2.0.0", True)),
        (MAX_ADVICE_TRIES - 1, None),
    ],
)
def test_what_github_does_not_answer_is_tried_a_few_times_only(hub, context, take, amended, attempt, said):
    pull, job = amended
    hub.faults.server_error(502, **TREE)

    run_leased(context, take(changed(job, attempt=attempt)), HANDLERS)

    assert verdict(pull) == said
