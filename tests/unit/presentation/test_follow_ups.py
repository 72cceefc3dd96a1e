"""What is to be done about follow-ups is decided from what was read, before any is written."""

from dataclasses import replace

import pytest

from plangate.domain.model.branch_commit import BaseTree, BranchCommit
from plangate.domain.model.follow_up import (
    ExistingBranch,
    ExistingPullRequest,
    FollowUpState,
    Origin,
    PullState,
    read_trailer,
)
from plangate.domain.model.policy import Policy, TasksPolicy
from plangate.domain.scaffold.follow_up import (
    FeatureEvidence,
    FollowUpEvidence,
    FollowUpRequest,
    FollowUpStep,
    Hindrance,
)
from plangate.presentation.links import Links
from plangate.presentation.replies.follow_ups import compose_follow_ups
from tests.unit.domain.scaffold.loans import FOLDER, PATHS, a_loans_feature, a_loans_snapshot, scaffold, with_tasks

HEAD = "a" * 40
TREE = BaseTree(HEAD, "e" * 40, {})
ASKED = FollowUpRequest("Asked for by ada: https://example.org/c")
NOTHING = FollowUpState()
OPEN = FollowUpState(
    ExistingBranch("c" * 40, Origin(HEAD, None, FOLDER), None), ExistingPullRequest(9, PullState.OPEN, "003-loans", "")
)


def evidence(*features, base="003-loans", request=ASKED, standing=NOTHING):
    """What was read of these features, of each the same."""
    snapshot = replace(
        a_loans_snapshot(features[0]), number=7, head_sha=HEAD, features=features,
        policy=Policy(tasks=TasksPolicy(labels=("tasks",))),
    )  # fmt: skip
    read = tuple(FeatureEvidence(feature, standing=standing, tree=TREE) for feature in features)
    return FollowUpEvidence(request, snapshot, base, PATHS, read)


def composed(evidence):
    """What is to be written."""
    return compose_follow_ups(evidence, Links(evidence.snapshot, ""))


def at(folder):
    """The feature in another folder."""
    feature = a_loans_feature()
    plan, *files = (replace(file, path=file.path.replace(FOLDER, folder)) for file in (feature.plan, *feature.files))
    return replace(feature, folder=folder, plan=plan, files=tuple(files))


def test_a_follow_up_that_does_not_stand_is_opened_with_all_its_words_and_labels():
    (outgoing,) = composed(evidence(a_loans_feature()))

    made = scaffold()
    assert outgoing.opens is not None
    assert (outgoing.outcome.made, outgoing.outcome.step, outgoing.new_branch) == (made, FollowUpStep.OPEN, True)
    assert outgoing.commit == BranchCommit(TREE, {made.path: made.text}, outgoing.opens.message, (HEAD,))
    assert read_trailer(outgoing.opens.message) == Origin(HEAD, None, FOLDER)
    assert (outgoing.opens.title, outgoing.opens.base, outgoing.labels) == (
        "Scaffold tasks for 003-loans",
        "003-loans",
        ("tasks",),
    )
    assert ASKED.asked in outgoing.opens.message
    assert ExistingPullRequest(9, PullState.OPEN, "", outgoing.opens.body).about == (7, f"{FOLDER}/plan.md")


@pytest.mark.parametrize("tests", [True, False])
def test_whether_tests_get_tasks_is_as_asked(tests):
    (outgoing,) = composed(evidence(a_loans_feature(), request=replace(ASKED, tests=tests)))

    assert outgoing.outcome.made == scaffold(tests=tests)


def test_a_plan_in_a_fork_is_scaffolded_and_nothing_of_it_is_to_be_written():
    (outgoing,) = composed(evidence(a_loans_feature(), base=None))

    assert (outgoing.outcome.made, outgoing.outcome.hindrance) == (scaffold(), Hindrance.FORK)
    assert (outgoing.commit, outgoing.opens, outgoing.labels) == (None, None, ())


def test_a_plan_that_gets_no_tasks_keeps_no_other_from_its_own():
    first, second = composed(evidence(a_loans_feature(spec__md=None), at("specs/004-holds")))

    assert (first.outcome.made, "spec.md is missing" in first.outcome.words, first.opens) == (None, True, None)
    assert second.opens is not None


def test_of_two_folders_with_one_branch_the_first_gets_it():
    first, second = composed(evidence(a_loans_feature(), at("specs/003 loans")))

    assert (first.outcome.branch, first.outcome.step) == (second.outcome.branch, FollowUpStep.OPEN)
    assert (second.outcome.step, second.commit, second.opens) == (FollowUpStep.FOREIGN, None, None)


@pytest.mark.parametrize(
    ("feature", "standing", "steps"),
    [
        (a_loans_feature(), NOTHING, [FollowUpStep.OPEN]),
        (with_tasks("- [x] T001 Mine\n"), NOTHING, []),
        (with_tasks("- [x] T001 Mine\n"), OPEN, [FollowUpStep.UPDATE]),
    ],
)
def test_where_nobody_asked_a_feature_that_has_tasks_and_no_open_follow_up_is_let_be(feature, standing, steps):
    unasked = evidence(feature, request=replace(ASKED, unasked=True), standing=standing)

    assert [one.outcome.step for one in composed(unasked)] == steps


def test_the_words_of_people_on_the_branch_are_kept():
    theirs = replace(with_tasks("- [x] T001 Mine in src/mine.py\n").files[-1], sha="4" * 40)
    branch = ExistingBranch("c" * 40, Origin(HEAD, None, FOLDER), theirs)

    (outgoing,) = composed(evidence(a_loans_feature(), standing=FollowUpState(branch, OPEN.pull)))

    assert outgoing.commit is not None
    assert "- [x] T001 Mine in src/mine.py\n" in outgoing.commit.texts[f"{FOLDER}/tasks.md"]
