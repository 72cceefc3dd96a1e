"""An author's exemption holds for what GitHub vouches that exempt authors wrote, and for nothing else."""

from dataclasses import replace

import pytest

from plangate.domain.model.github.contributions import Contribution, FileHistory
from plangate.domain.model.github.merge_group import MergeGroup, QueuedPullRequest
from plangate.domain.review.review import review
from tests.builders import PLAN_PATH, a_feature, a_law, a_snapshot

POLICY = 'exempt: {authors: ["renovate[bot]", ada]}\n'
BOT = "renovate[bot]"
OWN = Contribution("1" * 40, BOT, verified=True)


def judged(*commits, author=BOT, policy=POLICY, paths=(PLAN_PATH,)):
    """Why a plan is exempt, and why it is not, by who opened the pull request and its commits."""
    histories = tuple(FileHistory(path, commits) for path in paths)
    snapshot = a_snapshot(a_feature(), author=author, contributions=histories, law=a_law(policy=policy))
    return told(snapshot)


def told(snapshot):
    (plan,) = review(snapshot).plans
    return plan.exempt, plan.not_exempt


@pytest.mark.parametrize("commit", [OWN, replace(OWN, author="Renovate[Bot]"), replace(OWN, author="ada")])
def test_signed_commits_of_exempt_authors_keep_a_plan_exempt(commit):
    assert judged(OWN, commit) == (f"author {BOT}", None)


@pytest.mark.parametrize(
    ("commit", "why"),
    [
        (replace(OWN, author="mallory"), "commit 1111111 is by mallory, who is not"),
        (replace(OWN, author=None), "GitHub links the author of commit 1111111 to no account"),
        (replace(OWN, verified=False), f"commit 1111111 has no signature of {BOT} that GitHub verified"),
    ],
)
def test_one_commit_of_another_kind_puts_the_plan_up_for_judgement(commit, why):
    assert judged(OWN, commit, OWN) == (None, f"{BOT} is exempt, but {why}")


def test_a_plan_that_no_known_commit_touches_is_judged():
    why = f"{BOT} is exempt, but no commit of the pull request that GitHub lists touches this very file"

    assert judged() == judged(OWN, paths=("specs/002-find/plan.md",)) == (None, why)


def test_of_an_author_who_is_not_exempt_nothing_is_said():
    assert judged(OWN, author="grace") == (None, None)


def test_an_exempt_path_needs_no_signature():
    policy = 'exempt: {authors: ["renovate[bot]"], paths: ["specs/**"]}\n'

    assert judged(policy=policy) == (f"path {PLAN_PATH}", None)


def test_in_a_queue_the_commits_of_each_pull_request_count():
    plan = a_feature().plan
    held = frozenset({(plan.path, plan.sha)})
    pulls = [
        QueuedPullRequest(number, BOT, files=held, contributions=(FileHistory(PLAN_PATH, (commit,)),))
        for number, commit in ((7, OWN), (8, replace(OWN, author="mallory")))
    ]

    def queue(*numbers):
        group = MergeGroup(numbers, tuple(pull for pull in pulls if pull.number in numbers))
        return a_snapshot(a_feature(), number=None, author="", group=group, law=a_law(policy=POLICY))

    assert told(queue(7)) == (f"author {BOT}", None)
    assert told(queue(7, 8)) == (None, f"{BOT} is exempt, but commit 1111111 is by mallory, who is not")
