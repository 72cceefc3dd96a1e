"""A violation weighs critical where nothing gives its reason, and medium where the gate gives it as one."""

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.model.findings import Severity
from plangate.domain.rules.constitution.unjustified_violation import unjustified_violation
from plangate.domain.rules.rule import Example
from tests.unit.domain.rules.examples import a_case_of

LAW = "# Kiln Constitution\n\n## Core Principles\n\n### I. Dry Valves\n\nValves MUST be dry.\n"
of_each = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)


def severities(check: str) -> list[Severity | None]:
    case = a_case_of(Example(plan=f"## Constitution Check\n\n{check}\n", constitution=LAW))
    rule = unjustified_violation.severity
    return [remark.severity or rule for remark in unjustified_violation.judge(case)]


@of_each
def test_a_verdict_that_calls_the_violation_justified_weighs_medium_with_its_reason(dialect):
    for word in dialect.excused:
        row = f"| Principle | Status | Notes |\n|---|---|---|\n| I. Dry Valves | {word} | the old kiln has wet ones |"

        assert severities(row) == [Severity.MEDIUM], word


@pytest.mark.parametrize("verdict", ["✅ Pass (exception)", "PASS with exception", "✅ Pass (with exception)"])
def test_a_pass_with_an_exception_weighs_medium_with_its_reason(verdict):
    row = "| Principle | Status | Notes |\n|---|---|---|\n| I. Dry Valves | {} | {} |"

    assert severities(row.format(verdict, "the old kiln has wet ones")) == [Severity.MEDIUM]
    assert severities(row.format(verdict, "")) == [Severity.CRITICAL]


def test_who_gives_the_reason_is_not_told_that_there_is_none():
    check = "## Constitution Check\n\n- **I. Dry Valves**: PASS with exception: the old kiln has wet ones\n"
    case = a_case_of(Example(plan=check, constitution=LAW))

    (remark,) = unjustified_violation.judge(case)

    assert remark.message.startswith("I. Dry Valves makes an exception and gives its reason here alone.")


@of_each
def test_the_same_verdict_without_a_word_behind_it_weighs_critical(dialect):
    for word in dialect.excused:
        assert severities(f"- **I. Dry Valves**: {word}") == [Severity.CRITICAL], word


@of_each
@pytest.mark.parametrize(
    "check",
    [
        "| Principle | Status | {title} |\n|---|---|---|\n| I. Dry Valves | ❌ | the old kiln has wet ones |",
        "### I. Dry Valves ❌\n\nThe old kiln stays.\n\n**{title}**: it has wet valves\n",
        "- **I. Dry Valves**: ❌ the old kiln stays\n  - **{title}**: it has wet valves",
        "### I. Dry Valves ❌\n\nThe old kiln stays.\n\n**{title}**:\n\n1. It has wet valves.\n2. A new one is dear.\n",
    ],
    ids=["cell", "line", "bullet", "list"],
)
def test_a_place_that_is_called_the_reason_weighs_medium(dialect, check):
    for title in dialect.justifications:
        assert severities(check.format(title=title)) == [Severity.MEDIUM], title


@of_each
@pytest.mark.parametrize(
    "check",
    [
        "| Principle | Status | {title} |\n|---|---|---|\n| I. Dry Valves | ❌ | |",
        "### I. Dry Valves ❌\n\nThe old kiln stays.\n\n**{title}**:\n",
    ],
    ids=["cell", "line"],
)
def test_an_empty_place_for_the_reason_gives_none(dialect, check):
    assert severities(check.format(title=dialect.justifications[0])) == [Severity.CRITICAL]
