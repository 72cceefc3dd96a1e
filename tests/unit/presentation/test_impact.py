"""The advice on an amendment, word for word."""

from dataclasses import replace

from plangate.domain.model.report import Conclusion, Impact, LawStatus, Shift
from plangate.domain.model.snapshot import AmendedLaw, Change, ChangeKind
from plangate.presentation.review import compose
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    a_constitution_read,
    a_file,
    a_finding,
    a_plan_report,
    a_report,
    a_snapshot,
)

FOURTH = CONSTITUTION_TEXT.replace(
    "## Governance", "### IV. Offline Reading\n\nPages MUST work offline.\n\n## Governance"
).replace("1.2.0", "1.3.0")
MISSED = a_finding(message="Nothing answers II. Test-First. Say how the plan meets it.")
SEVERAL = a_finding(
    message="Neither II. Test-First nor III. Plain Language is answered. Say how the plan meets each.", principle=None
)


def said(impact, *, changes=(), after=FOURTH):
    """The whole check-run of an amendment with that advice."""
    amended = (AmendedLaw(a_file(CONSTITUTION_PATH, after), a_file(CONSTITUTION_PATH, CONSTITUTION_TEXT)),)
    snapshot = a_snapshot(features=(), changes=changes, amended=() if changes else amended)
    report = a_report(plans=(), conclusion=Conclusion.SUCCESS, impact=impact)
    run = compose(report, snapshot, home="https://plangate.example").check_run
    return f"{run.title} ({run.conclusion})\n\n{run.summary}".replace("1" * 40, "HEAD").replace("2" * 40, "BASE")


def a_shift(before, after, path="specs/001-search/plan.md", **changes):
    """A plan that changes verdict."""
    pair = (replace(report, path=path) for report in (before, after))
    return Shift(*pair, commit="2" * 40, **changes)


def unassessed():
    law = a_constitution_read(status=LawStatus.MISSING, path=None, version=None, sha=None, principles=())
    return a_plan_report(conclusion=Conclusion.NEUTRAL, constitution=law)


def test_the_plans_that_change_verdict_are_listed_with_what_makes_them(approve):
    other = a_finding(rule="stack-conflict", message="The plan stores in MySQL, and the law wants PostgreSQL only.")
    shifts = (
        a_shift(a_plan_report(), a_plan_report(MISSED), reasons=(MISSED,)),
        a_shift(a_plan_report(), a_plan_report(SEVERAL), "specs/002-loans/plan.md", number=9, reasons=(SEVERAL, other)),
        a_shift(a_plan_report(MISSED), a_plan_report(), "specs/003-fines/plan.md", reasons=(MISSED,)),
    )

    approve("impact", said(Impact(shifts, merged=57, open=3, left_out=12, unlisted=1)))


def test_an_amendment_that_changes_no_verdict_is_told_so(approve):
    approve("impact-none", said(Impact(merged=57, open=1)))


def test_an_amendment_over_no_plan_is_told_so(approve):
    approve("impact-no-plan", said(Impact()))


def test_what_could_not_be_looked_at_is_said(approve):
    approve("impact-unread", said(Impact(unread="GitHub does not list a repository as large as this")))


def test_a_constitution_that_is_taken_away_says_what_follows(approve):
    shift = a_shift(a_plan_report(), unassessed())
    removed = (Change(CONSTITUTION_PATH, ChangeKind.REMOVED),)

    approve("law-removed", said(Impact((shift,), merged=1), changes=removed))


def test_a_constitution_that_is_moved_out_of_sight_says_where_it_was_looked_for(approve):
    moved = (Change("docs/law.md", ChangeKind.RENAMED, CONSTITUTION_PATH),)

    approve("law-moved", said(Impact(), changes=moved))
