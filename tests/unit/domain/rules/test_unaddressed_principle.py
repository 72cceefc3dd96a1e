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


RULES_LAW = """# Law

## Core Principles

### I. Small Parts

A feature MUST be a module.

### II. Told Loans

Every loan MUST be told to the desk.

### III. Few Things

Rely on what is there already, to keep the house light.
"""
WITH_MORE = f"{RULES_LAW}\n### IV. Quiet Rooms\n\nKeep them so.\n\n### V. Warm Stoves\n\nHeat them at dawn.\n"
TEAM_GATES = (
    "- [ ] Is the feature one of the small parts?",
    "- [ ] Are told loans kept?",
    "- [ ] Is the usual shelf used (oak, glass, brass)?",
    "- [ ] Is one lamp lit at a time?",
)


def weights_of(*ticked: str, asked: tuple[str, ...] = TEAM_GATES, text: str = RULES_LAW):
    """What is said of a plan with those lines under a template with those gates, which name no third principle."""
    check = "## Constitution Check\n\n{}\n\n## "
    template = re.sub(r"## Constitution Check\n.*?\n## ", check.format("\n".join(asked)), TEMPLATE_TEXT, flags=re.S)
    plan = re.sub(r"## Constitution Check\n.*?\n## ", check.format("\n".join(ticked)), PLAN_TEXT, flags=re.S)
    report = review(a_snapshot(a_feature(plan), law=a_law(constitution=text, template=template)))
    return weights(report)


def ticked(*lines: str) -> list[str]:
    return [f"{line.replace('[ ]', '[x]')} (Yes)" for line in lines]


def test_a_gate_in_words_of_the_template_may_stand_for_a_principle_that_it_does_not_name():
    assert weights_of(*ticked(*TEAM_GATES)) == [Severity.INFO]


def test_a_gate_of_the_template_that_is_gone_stands_for_nothing():
    assert weights_of(*ticked(*TEAM_GATES[:2])) == [Severity.MEDIUM]


def test_a_gate_of_the_template_that_stands_open_is_told_by_itself():
    assert weights_of(*ticked(*TEAM_GATES[:2]), *TEAM_GATES[2:]) == [Severity.INFO]


def test_fewer_unnamed_gates_of_the_template_than_open_principles_stand_for_none():
    assert weights_of(*ticked(*TEAM_GATES[:3]), text=WITH_MORE) == [Severity.MEDIUM]


def test_who_answers_all_of_several_gates_of_the_template_did_what_the_team_asks():
    assert weights_of(*ticked(*TEAM_GATES), text=WITH_MORE) == [Severity.INFO]


def test_a_gate_stands_for_no_principle_that_another_gate_of_the_template_asks_for():
    assert weights_of(*ticked(*TEAM_GATES[1:]), text=WITH_MORE.replace("MUST be a module", "is a module")) == [
        Severity.MEDIUM
    ]


def test_a_binding_principle_stays_high_where_only_the_templates_gates_are_answered():
    text = RULES_LAW.replace("Rely on", "Features MUST rely on")

    assert weights_of(*ticked(*TEAM_GATES[:2]), asked=TEAM_GATES[:2], text=text) == [Severity.MEDIUM]
    assert weights_of(*ticked(TEAM_GATES[0]), text=text) == [Severity.HIGH]


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
