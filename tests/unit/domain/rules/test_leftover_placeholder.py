"""A placeholder that is a part of a file's name."""

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_TEXT, PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

GATES_LINE = "[Gates determined based on constitution file]"
GATE = "**II. Test-First**: every requirement has a test in [filename]_spec_test.go"


@pytest.mark.parametrize(
    ("named", "weight"),
    [
        ("`[file]_spec_test.go`", Severity.LOW),
        ("`_spec_test.go`", Severity.HIGH),
        ("`[file]_test.go`", Severity.HIGH),
    ],
)
def test_the_pattern_of_a_name_that_the_law_writes_too_weighs_little(named, weight):
    report = review(a_snapshot(a_feature(a_plan(box="[x]")), law=a_law_that_names(named)))

    assert [one.severity for one in report.findings if one.rule == "leftover-placeholder"] == [weight]


@pytest.mark.parametrize("named", ["`[file]_spec_test.go`", "`_spec_test.go`"])
def test_a_gate_with_such_a_name_is_open_when_nobody_ticks_it(named):
    report = review(a_snapshot(a_feature(a_plan(box="[ ]")), law=a_law_that_names(named)))

    stated = {one.rule: one.stands_for for one in report.findings}
    assert stated["unanswered-gate"] == ("leftover-placeholder",)


def a_law_that_names(named):
    rule = "A failing test MUST exist before the code that it asks for."
    return a_law(
        constitution=CONSTITUTION_TEXT.replace(rule, f"{rule} Its file is named {named}."),
        template=TEMPLATE_TEXT.replace(GATES_LINE, f"- [ ] {GATE}"),
    )


def a_plan(*, box):
    row = "| II. Test-First | PASS | Tests of the queries are written first |"
    gate = f"- {box} {GATE}\n\n## Project Structure"
    return PLAN_TEXT.replace("## Project Structure", gate).replace(f"{row}\n", "")


def test_rows_of_a_second_table_of_justifications_weigh_as_those_of_the_first():
    rows = (
        "## Complexity Tracking\n\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
    )
    example = "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |"
    plan = f"{PLAN_TEXT}\n{rows}| None | — | — |\n\n{rows}{example}\n"

    (report,) = review(a_snapshot(a_feature(plan))).plans

    assert {finding.severity for finding in report.findings if finding.rule == "leftover-placeholder"} == {Severity.LOW}
