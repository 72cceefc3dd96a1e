"""The owner's policy moved: what is under it is looked at again, and nothing else."""

import pytest

from plangate.domain.policy import POLICY_PATH
from plangate.github.read.owner_policy import remembered
from plangate.queue.jobs import ReviewPullRequest, SweepOwner, SweepRepository
from plangate_workers.handlers import reconcile
from plangate_workers.handlers import sweep_owner_policy as owner
from plangate_workers.runtime.job_runner import attend, readers
from tests import sample
from tests.process.workers.test_reconcile import put_in


@pytest.fixture(scope="module")
def home(hub):
    """The owner's own repository, which nobody else sees."""
    return hub.create_repository("acme/.github", {POLICY_PATH: "fail-on: critical\n"}, private=True)


def test_the_repositories_that_were_judged_by_it_are_swept_last_of_all(hub, work, take, repository, home):
    own = hub.create_repository("acme/self-made", {**sample.base(), POLICY_PATH: "fail-on: high\n"})
    for one in (repository, own):
        pull = one.open_pull_request("007", sample.good_feature())
        attend(work, take(ReviewPullRequest(hub.installation.id, one.id, one.full_name, pull.number)), readers())
    home.push("main", {POLICY_PATH: "fail-on: low\n"})

    owner.sweep(work, SweepOwner(hub.installation.id, home.id, home.full_name, received=1.0))

    assert put_in(work) == [
        SweepRepository(hub.installation.id, repository.id, repository.full_name, policy=True, received=1.0)
    ]
    texts = work.texts(SweepOwner(hub.installation.id, home.id, home.full_name))
    assert remembered(texts).policy.file.text == "fail-on: low\n"


def test_a_sweep_of_the_owners_repository_reads_its_policy_so_that_reviews_need_not(hub, work, home):
    letter = SweepRepository(hub.installation.id, home.id, home.full_name)

    reconcile.sweep(work, letter)

    assert remembered(work.texts(letter)).policy.file.text == home.text(POLICY_PATH)
