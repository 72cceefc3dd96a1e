"""Which open lines of a Constitution Check are gates that wait for an answer."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

ANSWERED = (
    "- [x] **I. Small Parts**: one module",
    "- [x] **II. Test-First**: tests of the queries come first",
    "- [x] **III. Plain Language**: one sentence for each message",
)
GATES_LINE = "[Gates determined based on constitution file]"


def open_gates(*lines: str, template: str = TEMPLATE_TEXT) -> list[str]:
    """The messages of the rule for a plan with those lines in its Constitution Check."""
    before, _, rest = PLAN_TEXT.partition("## Constitution Check\n")
    after = rest[rest.index("\n## ") :]
    plan = before + "## Constitution Check\n\n" + "\n".join(lines) + "\n" + after
    (report,) = review(a_snapshot(a_feature(plan), law=a_law(template=template))).plans
    return [finding.message for finding in report.findings if finding.rule == "unanswered-gate"]


@pytest.mark.parametrize(
    "work",
    [
        "**Sign-off**:\n- [ ] Head of the library\n- [ ] Desk",
        "### Deliverables\n\n- [ ] research.md\n- [ ] data-model.md",
        "### Evidence\n\n- [ ] Report of the test run\n- [ ] Picture of the page",
    ],
)
def test_an_open_list_of_work_beside_answers_is_none_of_the_gates(work):
    assert open_gates(*ANSWERED, "", work) == []


def test_an_open_list_is_one_of_gates_where_a_line_of_it_is_answered():
    (said,) = open_gates(*ANSWERED, "", "### Desk", "", "- [x] Opening hours stay", "- [ ] Lamps stay lit")

    assert said.startswith("Not answered: Lamps stay lit.")


def test_an_open_list_is_one_of_gates_where_it_names_a_principle():
    lines = (*ANSWERED[:2], "", "### Words", "", "- [ ] Plain Language", "- [ ] Lamps stay lit")

    (said,) = open_gates(*lines)

    assert said.startswith("Not answered: Plain Language and Lamps stay lit.")


def test_an_open_list_is_one_of_gates_where_the_template_asks_for_a_line_of_it():
    template = TEMPLATE_TEXT.replace(GATES_LINE, f"{GATES_LINE}\n\n### Desk\n\n- [ ] Lamps stay lit\n")

    (said,) = open_gates(*ANSWERED, "", "### Desk", "", "- [ ] Lamps stay lit", template=template)

    assert said.startswith("Not answered: Lamps stay lit.")


def test_an_open_list_is_one_of_gates_where_nothing_else_stands():
    (said,) = open_gates("- [ ] Lamps stay lit", "- [ ] Doors stay open")

    assert said.startswith("No gate is answered: Lamps stay lit and Doors stay open.")


CONFLICTS = TEMPLATE_TEXT.replace(
    GATES_LINE, f"{GATES_LINE}\n\n### Conflicts\n\nIf principles conflict, say which wins.\n"
)


@pytest.mark.parametrize("claim", ["No violations.", "No principle is violated.", "**Result**: ✅ PASS"])
def test_a_heading_without_a_principle_is_answered_by_the_claim_below_it(claim):
    assert open_gates(*ANSWERED, "", "### Conflicts", "", claim, template=CONFLICTS) == []


@pytest.mark.parametrize("below", ["", "### Desk\n\n- [x] Lamps stay lit\n\n**Result**: ✅ PASS"])
def test_a_claim_further_below_answers_no_heading(below):
    lines = (*ANSWERED, "", "### Conflicts", "", "If principles conflict, say which wins.", "", below)

    (said,) = open_gates(*lines, template=CONFLICTS)

    assert said.startswith("Not answered: Conflicts.")
