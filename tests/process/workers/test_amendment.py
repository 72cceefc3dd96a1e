"""Advice on an amendment that is not to be had does not keep its verdict waiting."""

from dataclasses import replace

import pytest

from plangate.queue.jobs import ReviewPullRequest
from plangate_workers.handlers.shared_head import PATIENCE
from plangate_workers.runtime.job_runner import attend, readers
from tests import sample

TREE = {"method": "GET", "path": r"/git/trees/"}
LAW = sample.base()[sample.CONSTITUTION].replace("1.2.0", "2.0.0").replace("2026-06-18", "2026-07-01")


@pytest.fixture
def amended(hub, repository):
    """A pull request that takes a principle out, and the letter that it causes."""
    without = LAW[: LAW.index("### VI. Simplicity")] + LAW[LAW.index("## Governance") :]
    pull = repository.open_pull_request("law", {sample.CONSTITUTION: without})
    letter = ReviewPullRequest(hub.installation.id, repository.id, repository.full_name, pull.number)
    return pull, letter


def verdict(pull):
    """The newest check-run in short, None where there is none."""
    run = next(reversed(pull.check_runs()), None)
    return run and (run.conclusion, run.title, "was not looked at" in run.summary)


def test_what_github_refuses_is_said_beside_the_verdict(hub, work, take, amended):
    pull, letter = amended
    hub.faults.next(status=400, body=b'{"message": "No."}', **TREE)

    attend(work, take(letter), readers())

    assert verdict(pull) == ("success", "Complies: constitution 1.2.0 → 2.0.0", True)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (PATIENCE, ("success", "Complies: constitution 1.2.0 → 2.0.0", True)),
        (PATIENCE - 1, None),
    ],
)
def test_what_github_does_not_answer_is_tried_a_few_times_only(hub, work, take, amended, attempt, said):
    pull, letter = amended
    hub.faults.server_error(502, **TREE)

    attend(work, take(replace(letter, attempt=attempt)), readers())

    assert verdict(pull) == said
