"""All that is sent, whole: from the texts that a repository holds to each word, line and button on GitHub."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from enum import Enum

import pytest

from plangate.domain.model.existing_output import OwnReviewComment
from plangate.domain.model.outgoing import Outgoing
from plangate.domain.review.impact import with_impact
from plangate.domain.review.review import review
from plangate.presentation.comments import outdated_comments
from plangate.presentation.hidden_markers import fingerprint_marker
from plangate.presentation.review import compose, could_not_evaluate, superseded, waiting
from plangate.presentation.shared_head import JudgedPullRequest, compose_together
from tests.sample import bad_feature, good_feature
from tests.unit.presentation.scenes import HOME, SCENES, amending, sample

AT = datetime(2026, 5, 4, 17, 5, tzinfo=UTC)
FORBIDDEN = "GitHub refused reading octo/library#7 (403): Resource not accessible by integration"
SPLIT = "Split octo/library#7, since it changes 240 plans and at most 200 are judged together."


SAID = ("check_run", "others", "review")
"""What of an evaluation is words; what else it does is told by sentences (test_consequences.py)."""


def whole(outgoing):
    """Every word that is sent, as text to compare."""
    fields = asdict(outgoing)
    words = {name: fields[name] for name in SAID} if isinstance(outgoing, Outgoing) else fields
    return json.dumps(words, ensure_ascii=False, indent=2, sort_keys=True, default=plain)


def plain(value):
    """A set in order, an enumeration's member as its value."""
    return value.value if isinstance(value, Enum) else sorted(value)


def judged(snapshot):
    """The report, in the name of no version: one is said in the check-run, and so in the digest of what it says."""
    return replace(with_impact(review(snapshot), snapshot), engine="VERSION")


def said(snapshot, **changes):
    """What is sent of a pull request, or of a merge queue's commit, where nobody is commented on."""
    report = judged(snapshot)
    options = {"home": HOME, "comments": snapshot.group is None, **changes}
    return compose(report, snapshot, **options)


@pytest.mark.parametrize("name", SCENES)
def test_a_pull_request_of_each_kind_is_told_all_that_was_approved(approve, name):
    approve(f"outgoing/{name}", whole(said(SCENES[name])), "json")


def test_a_quiet_evaluation_has_a_check_run_only(approve):
    approve("outgoing/quiet", whole(said(SCENES["does-not-comply"], comments=False)), "json")


def test_a_github_of_its_own_and_a_house_without_pages_change_the_links(approve):
    outgoing = said(SCENES["does-not-comply"], home="", github="https://github.acme.example")

    approve("outgoing/another-github", whole(outgoing), "json")


def test_comments_whose_findings_are_gone_are_counted_where_they_are_left(approve):
    snapshot = refused(SCENES["said-already"])
    gone = outdated_comments(review(snapshot), snapshot)

    approve("outgoing/left-comments", whole(said(snapshot)), "json")
    assert [comment.id for comment in gone] == [2]


def refused(snapshot, *more):
    """The snapshot after GitHub did not let us resolve the threads of its comments, and of `more` of them."""
    existing = snapshot.existing_output
    comments = tuple(replace(comment, refused=True) for comment in (*existing.comments, *more))
    return replace(snapshot, existing_output=replace(existing, comments=comments))


def a_part(number, files, left=0):
    """A pull request of the sample into a branch of its own, with comments that we were not let resolve."""
    gone = f"Mend this.{fingerprint_marker(('gone',))}"
    comments = [OwnReviewComment(at, "x", 1, gone, thread=str(at), touched=True) for at in range(left)]
    snapshot = refused(sample(files, number=number, base_ref=f"release-{number}"), *comments)
    return JudgedPullRequest(snapshot, judged(snapshot))


def test_pull_requests_with_one_head_share_a_check_run_and_have_a_review_each(approve):
    amendment = replace(amending(), number=9)
    parts = (
        a_part(7, good_feature()),
        a_part(8, bad_feature(), left=2),
        JudgedPullRequest(amendment, judged(amendment)),
    )

    approve("outgoing/shared-head", whole(compose_together(parts, (), 7, home=HOME)), "json")
    approve("outgoing/shared-head-quiet", whole(compose_together(parts, (), 8, home=HOME, comments=False)), "json")


def test_a_head_of_too_many_pull_requests_has_no_verdict(approve):
    parts = (a_part(7, good_feature()), a_part(8, bad_feature(), left=2))

    approve("outgoing/shared-by-too-many", whole(compose_together(parts, (9, 10), 8, home=HOME)), "json")


RUNS = {
    "could-not-evaluate": could_not_evaluate("1" * 40, 7, FORBIDDEN, "9f3c1d2e4a5b", AT),
    "could-not-evaluate-for-its-size": could_not_evaluate("1" * 40, 7, SPLIT, None, AT),
    "could-not-evaluate-a-merge-group": could_not_evaluate("1" * 40, None, FORBIDDEN, "9f3c1d2e4a5b", AT),
    "waiting": waiting("1" * 40, 7, AT),
    "superseded": superseded("1" * 40, 7),
}


@pytest.mark.parametrize("name", RUNS)
def test_a_check_run_without_a_verdict_says_all_that_was_approved(approve, name):
    approve(f"outgoing/{name}", whole(Outgoing(RUNS[name])), "json")
