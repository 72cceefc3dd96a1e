"""How much a skipped principle weighs."""

import re
from dataclasses import replace

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Conclusion
from plangate.domain.model.snapshot import AmendedLaw
from plangate.domain.review.review import review
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    PLAN_TEXT,
    TEMPLATE_TEXT,
    a_feature,
    a_file,
    a_law,
    a_snapshot,
)

GATES_LINE = "[Gates determined based on constitution file]"
ASKS_FOR_TWO = "- [ ] **I. Small Parts**: which module?\n- [ ] **III. Plain Language**: which words?"
ASKS_FOR_ONE = "- [ ] **III. Plain Language**: which words?"
WITHOUT_TESTS = re.sub(r"### II\..*?(?=### III)", "", CONSTITUTION_TEXT, flags=re.S)
SKIPS_TESTS = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")


@pytest.mark.parametrize(
    ("asked", "weight"),
    [(GATES_LINE, Severity.HIGH), (ASKS_FOR_ONE, Severity.HIGH), (ASKS_FOR_TWO, Severity.MEDIUM)],
)
def test_who_gives_what_the_template_asks_for_is_blamed_less(asked, weight):
    law = a_law(template=TEMPLATE_TEXT.replace(GATES_LINE, asked))

    report = review(a_snapshot(a_feature(SKIPS_TESTS), law=law))

    assert weights(report) == [weight]


def weights(report):
    return [finding.severity for finding in report.findings if finding.rule == "unaddressed-principle"]


def test_a_principle_that_the_law_gained_after_the_plan_is_told_and_does_not_count():
    old = WITHOUT_TESTS

    report = review(a_snapshot(a_younger_law(SKIPS_TESTS, before=old)))

    assert weights(report) == [Severity.INFO]
    assert report.plans[0].conclusion is Conclusion.SUCCESS


def test_all_principles_are_young_where_the_branch_left_before_there_was_a_constitution():
    report = review(a_snapshot(a_younger_law(SKIPS_TESTS, before=None)))

    assert weights(report) == [Severity.INFO]


def test_what_is_only_renamed_or_reworded_is_not_young():
    old = CONSTITUTION_TEXT.replace("II. Test-First", "II. Tests First")

    report = review(a_snapshot(a_younger_law(SKIPS_TESTS, before=old)))

    assert weights(report) == [Severity.HIGH]


def test_a_young_principle_takes_no_part_in_what_an_older_one_weighs():
    old = WITHOUT_TESTS
    skips_two = SKIPS_TESTS.replace(
        "| III. Plain Language | PASS | Empty results are explained in one sentence |\n", ""
    )

    report = review(a_snapshot(a_younger_law(skips_two, before=old)))

    assert sorted(weights(report)) == [Severity.INFO, Severity.MEDIUM]


@pytest.mark.parametrize("weight", ["high", "critical"])
def test_no_policy_makes_young_principles_count(weight):
    old = WITHOUT_TESTS
    law = a_law(policy=f"rules:\n  unaddressed-principle: {weight}\n")

    report = review(a_snapshot(a_younger_law(SKIPS_TESTS, before=old), law=law))

    assert weights(report) == [Severity.INFO]


def a_younger_law(plan, before):
    """A feature whose plan is older than the constitution in force."""
    then = None if before is None else a_file(CONSTITUTION_PATH, before)
    return replace(a_feature(plan), young_law=AmendedLaw(a_file(CONSTITUTION_PATH, CONSTITUTION_TEXT), then))
