"""Which of our comments are told to be gone, and what is said where they stay."""

from dataclasses import replace

from plangate.domain.model.existing_output import ExistingOutput, OwnReview, OwnReviewComment
from plangate.domain.model.findings import Severity
from plangate.domain.model.policy import Policy
from plangate.presentation.comments import outdated_comments, repeated_reviews
from plangate.presentation.hidden_markers import fingerprint_marker
from plangate.presentation.review import compose
from tests.builders import PLAN_PATH, a_feature, a_file, a_finding, a_plan_report, a_report, a_snapshot

OTHER = a_finding(fingerprint="vague-goal:000000000000", line=18)


def a_comment(*findings, number=1, **changes):
    marker = fingerprint_marker(finding.fingerprint for finding in findings)
    return replace(OwnReviewComment(number, PLAN_PATH, 17, f"Please look.\n\n{marker}"), **changes)


def standing(*comments):
    return a_snapshot(existing_output=ExistingOutput(comments=comments))


def test_a_comment_is_gone_when_its_finding_is():
    comment = a_comment(a_finding())

    assert outdated_comments(a_report(), standing(comment)) == (comment,)
    assert outdated_comments(a_report(a_finding()), standing(comment)) == ()


def test_a_comment_with_several_findings_is_gone_only_when_all_are():
    comment = a_comment(a_finding(), OTHER)

    assert outdated_comments(a_report(OTHER), standing(comment)) == ()
    assert outdated_comments(a_report(), standing(comment)) == (comment,)


def test_a_waived_finding_and_one_that_was_there_before_are_gone():
    comment = a_comment(a_finding())

    assert outdated_comments(a_report(a_finding(waived="ada: it is agreed on")), standing(comment)) == (comment,)
    assert outdated_comments(a_report(a_finding(existing=True)), standing(comment)) == (comment,)


def test_a_finding_below_what_is_commented_on_is_not_gone():
    comment = a_comment(a_finding())

    assert outdated_comments(a_report(a_finding(severity=Severity.LOW)), standing(comment)) == ()


def test_a_resolved_thread_and_a_comment_without_a_marker_are_left_alone():
    comments = (a_comment(a_finding(), resolved=True), a_comment(number=2, body="Plain words."))

    assert outdated_comments(a_report(), standing(*comments)) == ()


def test_of_comments_that_say_the_same_the_oldest_stays():
    twice = (a_comment(a_finding(), number=1), a_comment(a_finding(), number=2), a_comment(OTHER, number=3))

    assert outdated_comments(a_report(a_finding(), OTHER), standing(*twice)) == (twice[1],)


def test_of_comments_that_say_the_same_those_stay_that_somebody_answered():
    first, answered, resolved = (
        a_comment(a_finding(), number=1),
        a_comment(a_finding(), number=2, touched=True),
        a_comment(a_finding(), number=3, resolved=True, resolved_by_us=True),
    )

    assert outdated_comments(a_report(a_finding()), standing(first, answered, resolved)) == (first,)


def test_what_is_said_anew_after_we_resolved_it_is_said_once():
    before, anew = (
        a_comment(a_finding(), number=1, resolved=True, resolved_by_us=True),
        a_comment(a_finding(), number=2),
    )

    assert outdated_comments(a_report(a_finding()), standing(before, anew)) == ()


def test_what_is_not_known_is_not_gone():
    comment = a_comment(a_finding())
    unread = a_snapshot(
        replace(a_feature(), plan=a_file(text=None)), existing_output=ExistingOutput(comments=(comment,))
    )
    many = a_report(plans=(a_plan_report(unlisted=3),))

    assert outdated_comments(a_report(), unread) == ()
    assert outdated_comments(many, standing(comment)) == ()


def test_comments_are_counted_in_the_check_run_once_we_were_not_let_resolve_them():
    tried = [a_comment(a_finding(), number=number, touched=True, refused=True) for number in (1, 2)]
    untried = a_comment(a_finding(), number=3, touched=True)
    summary = compose(a_report(), standing(*tried, untried), home="").check_run.summary

    assert "2 earlier comments could not be resolved: their findings are gone" in summary
    assert "Please resolve them by hand." in summary


def test_a_finding_that_is_back_after_we_resolved_it_is_said_anew_and_not_after_a_person_did():
    ours = a_comment(a_finding(), resolved=True, resolved_by_us=True)
    theirs = a_comment(a_finding(), resolved=True)

    assert compose(a_report(a_finding()), standing(ours), home="").review is not None
    assert compose(a_report(a_finding()), standing(theirs), home="").review is None


def test_where_threads_block_only_what_blocks_anyway_gets_one():
    mild, grave = a_finding(severity=Severity.MEDIUM), a_finding(severity=Severity.HIGH)

    def says(finding, **policy):
        report = a_report(finding)
        report = replace(report, policy=replace(report.policy, **policy))
        return compose(report, a_snapshot(threads_block=True), home="").review is not None

    assert (says(mild), says(grave), says(grave, fail_on=None)) == (False, True, False)
    assert Policy().fail_on is Severity.HIGH


def folded(*reviews, comments=(), going=()):
    return repeated_reviews(ExistingOutput(reviews=reviews, comments=comments), going)


def test_of_reviews_of_one_commit_that_say_the_same_the_oldest_stays():
    review = OwnReview("r1", "a" * 40, "One comment.")
    again, folded_before = replace(review, id="r2"), replace(review, id="r0", folded=True)
    others = (replace(review, id="r3", body="Two comments."), replace(review, id="r4", commit="b" * 40))
    silent = (replace(review, id="r5", body=""), replace(review, id="r6", body=""))

    assert folded(folded_before, review, again, *others, *silent) == ("r2",)


def test_a_review_with_an_open_comment_stays_and_one_whose_comments_go_is_folded():
    review = OwnReview("r1", "a" * 40, "One comment.")
    again = replace(review, id="r2")
    first, second = a_comment(a_finding(), review="r1"), a_comment(a_finding(), number=2, review="r2")

    assert folded(review, again, comments=(first, second)) == ()
    assert folded(review, again, comments=(first, second), going=(second,)) == ("r2",)
    assert folded(review, again, comments=(first, second), going=(first,)) == ("r1",)
    assert folded(review, again, comments=(replace(first, resolved=True), second)) == ("r1",)
