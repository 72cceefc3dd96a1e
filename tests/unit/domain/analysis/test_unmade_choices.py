"""A list of choices that the template prints in a table, and nobody chose from."""

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

LEVELS = "Low/Medium/High"
ANSWERS = "Yes \\| No \\| Partly"
STAGES = "Unit/Integration/Load"
TEMPLATE_ROW = f"| [Risk 1] | {LEVELS} | {ANSWERS} | {STAGES} | [what is done about it] |"
SCALE_ROW = f"| How rated | {LEVELS} | {ANSWERS} | {STAGES} | [who rates] |"
HEAD = "\n## Risks\n\n| Risk | Likelihood | Known | Tests | Mitigation |\n|---|---|---|---|---|\n"


def found(*rows: str, head: str = HEAD, template: str = HEAD) -> list[tuple[str, Severity]]:
    """What the rule says of a plan with a table of these rows, under a template with a table of its own."""
    text = f"{TEMPLATE_TEXT}{template}{TEMPLATE_ROW}\n{SCALE_ROW}\n"
    plan = f"{PLAN_TEXT}{head}{chr(10).join(rows)}\n"
    (report,) = review(a_snapshot(a_feature(plan), law=a_law(template=text))).plans
    return [(one.message, one.severity) for one in report.findings if one.rule == "leftover-placeholder"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            f"| False claims | {LEVELS} | Yes | Unit | Ask for a detail |",
            f"The template's choice of {LEVELS} is left open. Write the one that holds for this feature.",
        ),
        (
            f"| False claims | {LEVELS} | {ANSWERS} | Unit |  |",
            f"The template's choice of {LEVELS} and Yes | No | Partly is left open. "
            "Write the one that holds for this feature.",
        ),
        (
            f"| [Risk 1] | {LEVELS} | Yes | Unit | Ask for a detail |",
            f"Placeholders [Risk 1] and {LEVELS} are left from the template. Write what holds for this feature.",
        ),
    ],
)
def test_a_choice_that_nobody_made_is_left(row, message):
    assert found(row) == [(message, Severity.HIGH)]


@pytest.mark.parametrize(
    "row",
    [
        "| False claims | Low | Yes | Unit | Ask for a detail |",
        f"| False claims | Low | Yes | {STAGES} | Ask for a detail |",
        "| False claims | Low/Medium | Yes | Unit | Ask for a detail |",
        f"| False claims | `{LEVELS}` | Yes | Unit | Ask for a detail |",
        f"| False claims | Low | {LEVELS} | Unit | Ask for a detail |",
        f"| How rated | {LEVELS} | {ANSWERS} | {STAGES} | The librarian |",
    ],
)
def test_a_choice_that_was_made_is_none_nor_is_one_of_another_column_or_of_a_named_row(row):
    assert found(row) == []


def test_a_row_of_the_template_is_said_with_its_brackets():
    ((message, _),) = found(TEMPLATE_ROW)

    assert message == (
        "Placeholders [Risk 1] and [what is done about it] are left from the template. "
        "Write what holds for this feature."
    )


@pytest.mark.parametrize("template", ["\n", HEAD.replace("Likelihood", "Chance")])
def test_a_list_that_this_template_does_not_print_there_is_the_plan_s_own(template):
    assert found(f"| False claims | {LEVELS} | Yes | Unit | Ask for a detail |", template=template) == []


def test_a_list_in_a_quote_or_in_code_is_no_choice():
    row = f"| False claims | {LEVELS} | Yes | Unit | Ask for a detail |"

    assert found(row, head=f"{HEAD[:11]}```text\n{HEAD[11:]}") == []
    assert found(f"> {row}", head=HEAD.replace("\n|", "\n> |")) == []
