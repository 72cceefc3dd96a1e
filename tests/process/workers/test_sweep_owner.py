"""The owner's policy moved: what is under it is looked at again, and nothing else."""

import pytest

from plangate.domain.policy import POLICY_PATH
from plangate.github.read.law.owner_policy import known_policy
from plangate.queue.jobs import JobMetadata, ReviewPullRequest, SweepOwner, SweepRepository
from plangate_workers.handlers import HANDLERS, reconcile
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.jobs import pull_request_of, repository_of
from tests.process.workers.test_reconcile import put_in


@pytest.fixture(scope="module")
def home(hub):
    """The owner's own repository, which nobody else sees."""
    return hub.create_repository("acme/.github", {POLICY_PATH: "fail-on: critical\n"}, private=True)


def test_the_repositories_that_were_judged_by_it_are_swept_last_of_all(hub, context, take, repository, home):
    own = hub.create_repository("acme/self-made", {**sample.base(), POLICY_PATH: "fail-on: high\n"})
    for one in (repository, own):
        pull = one.open_pull_request("007", sample.good_feature())
        run_leased(context, take(ReviewPullRequest(pull_request_of(hub, one, pull))), HANDLERS)
    home.push("main", {POLICY_PATH: "fail-on: low\n"})

    reconcile.sweep_owner(context, SweepOwner(repository_of(hub, home), JobMetadata(received=1.0)))

    assert put_in(context) == [SweepRepository(repository_of(hub, repository), JobMetadata(received=1.0), policy=True)]
    texts = context.texts(SweepOwner(repository_of(hub, home)))
    assert known_policy(texts).policy.file.text == "fail-on: low\n"


def test_a_sweep_of_the_owners_repository_reads_its_policy_so_that_reviews_need_not(hub, context, home):
    job = SweepRepository(repository_of(hub, home))

    reconcile.sweep(context, job)

    assert known_policy(context.texts(job)).policy.file.text == home.text(POLICY_PATH)
