"""Whose rights count for what a merge queue's commit holds."""

from dataclasses import replace

import pytest

from plangate.domain.model.existing_output import OwnComment, Waiver
from plangate.domain.model.github.merge_group import MergeGroup, QueuedPullRequest
from plangate.domain.model.report import Conclusion
from plangate.domain.review.review import review
from plangate.domain.review.waivers import marker, with_group_waivers
from tests.builders import CONSTITUTION_TEXT, PLAN_PATH, PLAN_TEXT, a_feature, a_law, a_snapshot, vouched_for

KEY = b"the key of now"
REPOSITORY = 10
LAW = CONSTITUTION_TEXT.replace("## Governance", "### VIII. Offline\n\nPages MUST work offline.\n\n## Governance")
EXEMPT_BOB = 'exempt: {authors: [bob, "renovate[bot]"]}\n'


def a_queue(*pulls, missing=(), policy=None):
    """A queue's commit that holds these pull requests, with a principle that the plan does not answer."""
    numbers = tuple(sorted((*(pull.number for pull in pulls), *missing)))
    group = MergeGroup(numbers, pulls, missing)
    law = a_law(constitution=LAW, policy=policy)
    return a_snapshot(a_feature(), number=None, author="", group=group, law=law)


BLOB = a_feature().plan.sha
PLANS = frozenset({(PLAN_PATH, BLOB)})


def a_waiver(**changes):
    """A waiver of the principle that is not answered, in pull request 7."""
    waiver = Waiver(
        REPOSITORY, 7, "unaddressed-principle", None, PLAN_PATH, BLOB, "grace", "issuecomment-5", "abc",
        "we agreed in review", "2026-05-01T10:00:00Z",
    )  # fmt: skip
    return replace(waiver, **changes)


def a_pull(number=7, *waivers, author="alice", files=PLANS):
    """A queued pull request with these waivers."""
    words = (OwnComment(1, marker(waivers, (), KEY)),) if waivers else ()
    return QueuedPullRequest(number, author, words, files, vouched_for(author, PLAN_PATH))


def judged(snapshot):
    """The conclusion, with the waivers."""
    return review(with_group_waivers(snapshot, (KEY,), REPOSITORY)).conclusion


def test_without_a_waiver_the_queue_fails_as_the_pull_request_does():
    assert judged(a_queue(a_pull())) is Conclusion.FAILURE


def test_a_waiver_of_any_pull_request_of_the_group_counts():
    assert judged(a_queue(a_pull(3), a_pull(7, a_waiver()))) is Conclusion.SUCCESS


@pytest.mark.parametrize("change", [{"blob": "f" * 40}, {"number": 8}, {"repository_id": 11}])
def test_a_waiver_of_another_text_or_another_pull_request_does_not(change):
    assert judged(a_queue(a_pull(7, a_waiver(**change)))) is Conclusion.FAILURE


def test_where_a_pull_request_is_missing_no_waiver_counts():
    assert judged(a_queue(a_pull(7, a_waiver()), missing=(8,))) is Conclusion.FAILURE


def test_a_plan_is_exempt_when_everybody_who_has_that_very_text_is():
    alone = judged(a_queue(a_pull(author="bob"), policy=EXEMPT_BOB))
    both = judged(a_queue(a_pull(author="bob"), a_pull(8, author="alice"), policy=EXEMPT_BOB))
    other = judged(a_queue(a_pull(author="bob"), a_pull(8, author="alice", files=frozenset()), policy=EXEMPT_BOB))

    assert (alone, both, other) == (Conclusion.NEUTRAL, Conclusion.FAILURE, Conclusion.NEUTRAL)


@pytest.mark.parametrize(
    "queue",
    [
        a_queue(a_pull(author="bob", files=frozenset({(PLAN_PATH, "f" * 40)})), policy=EXEMPT_BOB),
        a_queue(a_pull(author="bob"), missing=(8,), policy=EXEMPT_BOB),
        a_queue(policy=EXEMPT_BOB),
    ],
)
def test_a_text_that_nobody_exempt_is_known_to_have_written_is_judged(queue):
    assert judged(queue) is Conclusion.FAILURE


def test_mistakes_of_the_policy_stood_there_before():
    report = review(a_queue(a_pull(), policy="fail-on: [x]\n"))

    assert {finding.existing for finding in report.policy.problems} == {True}


def test_what_stood_on_the_base_does_not_count():
    queue = a_queue(a_pull())
    (feature,) = a_snapshot(a_feature(PLAN_TEXT + "\nMore.\n", before=PLAN_TEXT)).features

    assert judged(replace(queue, features=(feature,))) is Conclusion.SUCCESS


def test_another_snapshot_is_left_alone():
    assert with_group_waivers(a_snapshot(), (KEY,), REPOSITORY) == a_snapshot()
