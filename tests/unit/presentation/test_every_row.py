"""Every row of the table of conclusions, word for word, from what a repository holds to what a person reads."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plangate.domain.model.existing_output import ExistingOutput, OwnReviewComment, VoidWaiver, Waiver
from plangate.domain.model.snapshot import MAX_FILE_SIZE, AmendedLaw, Change, ChangeKind
from plangate.domain.review.review import review
from plangate.presentation.hidden_markers import fingerprint_marker
from plangate.presentation.review import compose, could_not_evaluate, superseded, waiting
from plangate.presentation.shared_head import JudgedPullRequest, compose_together
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    PLAN_PATH,
    PLAN_TEXT,
    a_feature,
    a_file,
    a_finding,
    a_law,
    a_report,
    a_snapshot,
)

HOME = "https://plangate.example"
FORBIDDEN = "GitHub refused reading octo/library#7 (403): Resource not accessible by integration"
AT = datetime(2026, 5, 4, 17, 5, tzinfo=UTC)
UNFILLED = (
    "# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### [PRINCIPLE_1_NAME]\n\n[PRINCIPLE_1_DESCRIPTION]\n"
)
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "7c" * 32 + "\nsize 9000\n"
PROSE = "# How we work\n\nOur principles are in the wiki, on the page of the same name.\n"
OTHER = "# Release plan\n\n**Status**: Released\n\n## Goals\n\nShip it.\n\n## Dates\n\nIn May.\n"
MISSING = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")
GIVEN = Waiver(
    10, 7, "unaddressed-principle", None, PLAN_PATH, "0" * 40, "grace", "issuecomment-5", "abc",
    "agreed in review", "2026-05-01T10:00:00Z",
)  # fmt: skip


def said(snapshot, **changes):
    """The check-run and the review of a pull request, as one text to read."""
    outgoing = compose(review(snapshot), snapshot, home=HOME, **changes)
    parts = [run_of(outgoing.check_run)]
    if outgoing.review:
        parts.append(f"REVIEW\n\n{outgoing.review.body}")
        parts += [f"AT LINE {comment.line}\n\n{comment.body}" for comment in outgoing.review.comments]
    return "\n\n".join(parts)


def run_of(run):
    told = f"{run.title} ({run.conclusion or run.status.value})\n\n{run.summary}"
    annotated = [f"ANNOTATION at {one.path} line {one.line}: {one.title}\n{one.message}" for one in run.annotations]
    text = "\n\n".join([told, *annotated])
    return text.replace("1" * 40, "HEAD").replace("2" * 40, "BASE")


def alone(text, **changes):
    """A pull request with one plan of that text."""
    return a_snapshot(a_feature(text), **changes)


def lawless(policy=None):
    return {"law": a_law(constitution=None, policy=policy)}


ROWS = {
    "success-complies": alone(PLAN_TEXT),
    "failure": alone(MISSING),
    "failure-on-a-draft": alone(MISSING, draft=True),
    "success-no-plan": a_snapshot(features=(), changes=()),
    "success-only-moved": a_snapshot(features=(), changes=(Change(PLAN_PATH, ChangeKind.REMOVED),)),
    "neutral-no-constitution": alone(PLAN_TEXT, **lawless()),
    "failure-no-constitution": alone(PLAN_TEXT, **lawless("no-constitution: failure\n")),
    "neutral-unfilled": alone(PLAN_TEXT, law=a_law(constitution=UNFILLED)),
    "neutral-pointer-to-the-law": alone(PLAN_TEXT, law=a_law(constitution=POINTER)),
    "failure-no-principle": alone(PLAN_TEXT, law=a_law(constitution=PROSE, policy="no-constitution: failure\n")),
    "neutral-pointer-to-the-plan": alone(POINTER),
    "neutral-other-format": alone(OTHER),
    "failure-other-format": alone(OTHER, law=a_law(policy="other-format: failure\n")),
    "neutral-exempt-author": alone(MISSING, author="ada", law=a_law(policy="exempt:\n  authors: [ada]\n")),
    "neutral-exempt-path": alone(MISSING, law=a_law(policy='exempt:\n  paths: ["specs/001-*/**"]\n')),
    "unread-plan": a_snapshot(replace(a_feature(), plan=a_file(PLAN_PATH, None, size=MAX_FILE_SIZE + 1))),
    "unread-law": alone(
        PLAN_TEXT, law=tuple(f if f.path != CONSTITUTION_PATH else replace(f, text=None) for f in a_law())
    ),
    "failure-void-waiver": alone(
        MISSING, existing_output=ExistingOutput(waivers=(GIVEN,), void=(VoidWaiver(None, "its record cannot be read"),))
    ),
    "success-waived": alone(
        MISSING, existing_output=ExistingOutput(waivers=(replace(GIVEN, blob=a_file(PLAN_PATH, MISSING).sha),))
    ),
    "failure-there-before": a_snapshot(a_feature(MISSING, before=MISSING + "\nMore.\n"), law=a_law()),
    "failure-amendment": a_snapshot(
        features=(),
        changes=(Change(CONSTITUTION_PATH, ChangeKind.MODIFIED),),
        amended=(
            AmendedLaw(
                a_file(
                    CONSTITUTION_PATH,
                    CONSTITUTION_TEXT.replace("### I. Small Parts", "### I. Quick Pages")
                    .replace("Every capability MUST live in a module that can be tested alone.", "Pages MUST be quick.")
                    .replace("1.2.0", "1.2.1"),
                ),
                a_file(CONSTITUTION_PATH, CONSTITUTION_TEXT),
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_what_where_why_and_what_to_do(approve, name):
    approve(f"row-{name}", said(ROWS[name]))


def test_comments_that_could_not_be_resolved_are_counted(approve):
    gone = [
        OwnReviewComment(at, PLAN_PATH, 1, fingerprint_marker(("gone",)), touched=True, refused=True) for at in (1, 2)
    ]

    approve("row-left-comments", said(alone(PLAN_TEXT, existing_output=ExistingOutput(comments=tuple(gone)))))


def test_a_fault_says_what_and_when_and_whom_to_ask(approve):
    fault = could_not_evaluate("1" * 40, 7, FORBIDDEN, "9f3c1d2e4a5b", AT)

    approve("row-could-not-evaluate", run_of(fault))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("plans", "Split octo/library#7, since it changes 240 plans and at most 200 are judged together."),
        (
            "files",
            "Split octo/library#7, since it changes 4100 files, of which GitHub lists 3000, and the repository is too "
            "large to compare.",
        ),
    ],
)
def test_what_a_person_can_mend_sends_nobody_to_the_operator(approve, name, reason):
    approve(f"row-too-many-{name}", run_of(could_not_evaluate("1" * 40, 7, reason, None, AT)))


def test_waiting_says_until_when(approve):
    approve("row-waiting", run_of(waiting("1" * 40, 7, AT)))


def test_an_old_head_says_where_the_verdict_is(approve):
    approve("row-superseded", run_of(superseded("1" * 40, 7)))


def a_part(number, *findings):
    return JudgedPullRequest(a_snapshot(number=number, base_ref=f"release-{number}"), a_report(*findings))


def test_pull_requests_with_one_head_are_told_apart(approve):
    outgoing = compose_together((a_part(7), a_part(8, a_finding())), (), 7, home=HOME)

    approve("row-shared-head", run_of(outgoing.check_run))


def test_a_head_of_too_many_pull_requests_says_what_to_do(approve):
    outgoing = compose_together((a_part(7), a_part(8)), (9, 10), 7, home=HOME)

    approve("row-shared-by-too-many", run_of(outgoing.check_run).partition("## Pull request 7")[0].rstrip())


def test_a_review_whose_comments_github_refuses_says_where_they_are(approve):
    outgoing = compose(review(alone(MISSING)), alone(MISSING), home=HOME)

    approve("row-review-without-comments", outgoing.review.plain_body)


def test_what_was_said_already_is_not_said_again():
    snapshot = alone(MISSING)
    (comment,) = compose(review(snapshot), snapshot, home=HOME).review.comments
    standing = ExistingOutput(comments=(OwnReviewComment(1, comment.path, comment.line, comment.body),))

    assert compose(review(snapshot), replace(snapshot, existing_output=standing), home=HOME).review is None
