"""What an amendment would change: plans judged under the law that stands and under the amended text."""

from dataclasses import replace

from plangate.domain.model.report import Conclusion, Impact
from plangate.domain.model.snapshot import AffectedPlan, AffectedPlans, AmendedLaw, Change, ChangeKind
from plangate.domain.review.impact import may_change_verdicts, with_impact
from plangate.domain.review.review import review
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    PLAN_TEXT,
    a_feature,
    a_file,
    a_law,
    a_snapshot,
)

FOURTH = CONSTITUTION_TEXT.replace(
    "## Governance", "### IV. Offline Reading\n\nPages MUST work offline.\n\n## Governance"
)
TWO_ONLY = PLAN_TEXT.replace("| III. Plain Language | PASS | Empty results are explained in one sentence |\n", "")
REMOVED = (Change(CONSTITUTION_PATH, ChangeKind.REMOVED),)


def amending(after=FOURTH, before=CONSTITUTION_TEXT, *, plans=(), **changes):
    """A pull request that amends the constitution, with the plans that it may strike."""
    amended = (AmendedLaw(a_file(CONSTITUTION_PATH, after), before and a_file(CONSTITUTION_PATH, before)),)
    law = a_law(constitution=before)
    told = AffectedPlans(law, tuple(plans))
    given = {"features": (), "changes": (), "amended": amended, "law": law, "affected_plans": told, **changes}
    return a_snapshot(**given)


def merged(plan=PLAN_TEXT, folder="specs/001-search", **changes):
    return AffectedPlan(a_feature(plan, folder=folder), "2" * 40, paths=frozenset({"src/"}), **changes)


def struck(snapshot):
    """The shifts in short, of what was counted."""
    impact = with_impact(review(snapshot), snapshot).impact
    told = [
        (shift.number, shift.before.conclusion.value, shift.after.conclusion.value, reasons_of(shift))
        for shift in impact.shifts
    ]
    return told, (impact.merged, impact.open)


def reasons_of(shift):
    return [(reason.rule, reason.principle) for reason in shift.reasons]


def test_a_principle_that_is_added_strikes_the_plans_that_do_not_answer_it():
    answered = PLAN_TEXT.replace("| III. Plain", "| IV. Offline Reading | PASS | Pages are kept |\n| III. Plain")

    told = struck(amending(plans=(merged(), merged(answered, "specs/002-loans"), merged(number=9))))

    why = [("unaddressed-principle", "IV")]
    assert told == ([(None, "success", "failure", why), (9, "success", "failure", why)], (2, 1))


def test_a_principle_that_is_removed_clears_the_plans_that_failed_for_it_alone():
    binding = CONSTITUTION_TEXT.replace("should be understood", "MUST be understood")
    without = binding[: binding.index("### III.")] + binding[binding.index("## Governance") :]

    told = struck(amending(without, binding, plans=(merged(TWO_ONLY),)))

    assert told == ([(None, "failure", "success", [("unaddressed-principle", "III")])], (1, 0))


def test_a_removed_constitution_leaves_its_plans_without_an_assessment():
    told = struck(amending(amended=(), changes=REMOVED, plans=(merged(),)))

    assert told == ([(None, "success", "neutral", [])], (1, 0))


def test_the_plans_of_the_amending_pull_request_are_looked_at_too():
    told = struck(amending(features=(a_feature(),)))

    assert told == ([(7, "success", "failure", [("unaddressed-principle", "IV")])], (0, 1))


def test_a_plan_under_another_constitution_is_not_judged_again():
    own = tuple(replace(file, path=f"apps/mail/{file.path}") for file in a_law())
    plan = merged(folder="apps/mail/specs/001-search")

    told = struck(amending(plans=(plan,), affected_plans=AffectedPlans((*a_law(), *own), (plan,))))

    assert told == ([], (0, 0))


def test_what_was_left_out_is_passed_on_and_no_verdict_is_gated_by_the_advice():
    snapshot = amending(affected_plans=AffectedPlans(left_out=3, unlisted=2, unread="too large"))

    report = with_impact(review(snapshot), snapshot)

    assert report.impact == Impact(left_out=3, unlisted=2, unread="too large")
    assert replace(report, impact=None) == review(snapshot)


def test_only_what_changes_the_law_asks_for_a_look_at_the_plans():
    spaced = CONSTITUTION_TEXT.replace("\n\n", "\n\n\n").replace("1.2.0", "1.2.1")

    assert may_change_verdicts(amending()) is True
    assert may_change_verdicts(amending(before=None)) is True
    assert may_change_verdicts(amending(amended=(), changes=REMOVED)) is True
    assert may_change_verdicts(amending(spaced)) is False
    assert may_change_verdicts(a_snapshot()) is False


def test_a_constitution_that_moves_to_where_none_is_looked_for_is_taken_away():
    moved = (Change("docs/law.md", ChangeKind.RENAMED, CONSTITUTION_PATH),)

    told = struck(amending(amended=(), changes=moved, plans=(merged(),)))

    assert [shift[1:3] for shift in told[0]] == [("success", Conclusion.NEUTRAL.value)]
