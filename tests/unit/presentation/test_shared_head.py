"""What is said on a head that several pull requests have."""

import pytest

from plangate.domain.model.findings import Severity
from plangate.presentation.shared_head import JudgedPullRequest, compose_together
from tests.builders import a_finding, a_report, a_snapshot

FAILS = "1 to fix: The Constitution Check answers neither Test-First nor III. Plain Language (line 17)"


def a_part(number, *findings, **changes):
    return JudgedPullRequest(a_snapshot(number=number, base_ref=f"base-{number}", **changes), a_report(*findings))


def together(*parts, unjudged=(), own=7):
    return compose_together(parts, unjudged, own, home="https://plangate.example")


def test_the_worst_verdict_stands_with_a_section_for_each():
    run = together(a_part(7), a_part(8, a_finding()), a_part(9)).check_run

    assert (run.conclusion, run.title) == (
        "failure", f"{FAILS} (pull request 8, one of 3 with this commit)",
    )  # fmt: skip
    headings = [line for line in run.summary.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Pull request 7 into `base-7`: Complies: 3 of 3 principles answered",
        f"## Pull request 8 into `base-8`: {FAILS}",
        "## Pull request 9 into `base-9`: Complies: 3 of 3 principles answered",
    ]


def test_the_check_run_is_the_same_whichever_pull_request_is_looked_at():
    parts = (a_part(7, a_finding()), a_part(8))

    assert together(*parts, own=7).check_run == together(*parts, own=8).check_run


def test_each_pull_request_gets_the_review_of_its_own():
    outgoing = together(a_part(7, a_finding()), a_part(8, a_finding()), own=8)

    assert outgoing.review is not None
    assert [number for number, _ in outgoing.others] == [7]


def test_what_two_verdicts_say_of_one_line_is_annotated_once():
    run = together(a_part(7, a_finding(), draft=True), a_part(8, a_finding(), draft=True)).check_run

    assert len(run.annotations) == 1


def test_what_one_pull_request_has_no_comment_on_is_annotated_for_it():
    run = together(a_part(7, a_finding()), a_part(8, a_finding(), draft=True)).check_run

    assert len(run.annotations) == 1


def test_what_every_pull_request_has_a_comment_on_is_annotated_for_none():
    outgoing = together(a_part(7, a_finding()), a_part(8, a_finding()))

    assert outgoing.check_run.annotations == ()
    assert [len(review.annotations) for review in (outgoing.review, *dict(outgoing.others).values())] == [1, 1]


def test_a_head_of_more_pull_requests_than_are_judged_has_no_verdict():
    run = together(a_part(7), a_part(8), unjudged=(9, 10)).check_run

    assert (run.conclusion, run.title) == (
        "action_required", "Could not evaluate: 4 open pull requests share this commit",
    )  # fmt: skip
    assert "Not judged: pull request 9, pull request 10. At most 2 with one head are judged together" in run.summary


@pytest.mark.parametrize("severity", [Severity.MEDIUM, Severity.LOW])
def test_one_pull_request_alone_is_spoken_of_as_ever(severity):
    outgoing = together(a_part(7, a_finding(severity=severity)))

    assert outgoing.check_run.title == "Complies: 3 of 3 principles answered"
    assert "Pull request" not in outgoing.check_run.summary
