"""Which gates of the template are missed."""

import pytest

from plangate.domain.model.snapshot import File
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, a_feature, a_file, a_snapshot

LAW = (
    "# Law\n\n## Core Principles\n\n### I. Small Parts\n\nA feature MUST be a module.\n\n"
    "### II. Told Stories\n\nEvery module MUST be documented.\n\n**Version**: 1.0.0\n"
)
BOXES = (
    "- [ ] Comments planned for every module",
    "- [ ] Pages planned for what readers call",
    "- [ ] Drawings planned for the flow of loans",
)
TEMPLATE = (
    "# Implementation Plan: [FEATURE]\n\n## Summary\n\n## Technical Context\n\n## Constitution Check\n\n"
    "[Gates determined based on constitution file]\n\n**Documentation (Principle II - Told Stories)**:\n"
    + "\n".join(BOXES)
    + "\n\n## Project Structure\n"
)


def a_law_of_stories() -> tuple[File, ...]:
    """A law of two principles, and a template with a group of boxes for the second."""
    template = a_file(".specify/templates/plan-template.md", TEMPLATE)
    return a_file(CONSTITUTION_PATH, LAW), template


def dropped(*answers: str, law: tuple[File, ...] | None = None) -> list[str]:
    """The messages of the rule for a plan with those lines in its Constitution Check."""
    plan = (
        "# Implementation Plan: Loans\n\n## Summary\n\nLoans.\n\n## Technical Context\n\n## Constitution Check\n\n"
        + "\n".join(answers)
        + "\n\n## Project Structure\n\nOne.\n"
    )
    (report,) = review(a_snapshot(a_feature(plan), law=law or a_law_of_stories())).plans
    return [finding.message for finding in report.findings if finding.rule == "dropped-gate"]


FIRST = "- **I. Small Parts**: PASS, one module\n\n**Documentation (Principle II - Told Stories)**:"
TICKED = tuple(box.replace("[ ]", "[x]") + ": `loans`" for box in BOXES)


def test_all_boxes_of_a_group_cover_their_principle():
    assert dropped(FIRST, *TICKED) == []


def test_a_box_that_is_gone_is_missed_though_others_of_its_principle_stand():
    assert dropped(FIRST, *TICKED[:2]) == [
        "The Constitution Check lacks the template's gate Drawings planned for the flow of loans. "
        "Answer it, be it with N/A and why."
    ]


def test_boxes_that_are_gone_are_missed_as_long_as_one_of_their_group_stands():
    assert dropped(FIRST, TICKED[0]) == [
        "The Constitution Check lacks the template's gates Pages planned for what readers call and "
        "Drawings planned for the flow of loans. Answer each, be it with N/A and why."
    ]


def test_an_answer_to_the_principle_in_words_of_its_own_covers_the_boxes():
    assert dropped(FIRST, TICKED[0], "\n- **II. Told Stories**: PASS, all that readers call has a page") == []
    assert dropped(FIRST, "- [x] II: comments, pages and drawings are planned") == []


def test_a_principle_without_any_answer_is_said_by_another_rule():
    assert dropped("- **I. Small Parts**: PASS, one module") == []


PIER = (
    "## Constitution Check\n\n[Gates determined based on constitution file]\n\n"
    "- [ ] **Small Parts**: one module?\n- [ ] **Quay sheets**: which sheets are printed?\n"
    "- [ ] **Night crew**: who is told?\n- [ ] **Tide tables**: which year?\n\n"
)
ANSWERS = (
    "- [x] **Small Parts**: one module",
    "- [x] **Told Stories**: each module has its page",
    "- [x] **Quay sheets**: none is printed",
    "- [x] **Night crew**: the foreman is told",
)


@pytest.mark.parametrize(
    ("last", "missed"),
    [
        ("- [x] **Almanac**: the edition of this year is bundled", False),
        ("- [ ] **Almanac**: the edition of this year is bundled", True),
        ("- [x] **Told Stories**: the almanac has a page, too", True),
        ("", True),
    ],
)
def test_an_answer_that_answers_nothing_else_may_be_the_gate_in_other_words(last, missed):
    template = "# Implementation Plan: [FEATURE]\n\n## Summary\n\n" + PIER + "## Project Structure\n"
    law = (a_file(CONSTITUTION_PATH, LAW), a_file(".specify/templates/plan-template.md", template))

    said = dropped(*ANSWERS, last, law=law)

    assert ["Tide tables" in message for message in said] == [True] * missed


def test_a_placeholder_in_the_place_of_a_gate_is_no_gate(monkeypatch):
    boxes = ("- [ ] [Example: the page loads fast]", "- [ ] [Copy the list of the phase]", "1. [ ] [Same as above]")
    monkeypatch.setattr(f"{__name__}.TEMPLATE", TEMPLATE.replace("\n".join(BOXES), "\n".join((*BOXES, *boxes))))

    assert dropped(FIRST, *TICKED) == []


OLD_GATES = "| Gate | Asks | Status |\n|---|---|---|\n{rows}"
NEW_LAW = (
    "# Law\n\n## Core Principles\n\n### I. Small Parts\n\nA feature MUST be a module.\n\n"
    "### II. One Process\n\nAll modules MUST run in one process.\n\n"
    "### III. Plain Words\n\nMessages MUST be sentences.\n\n**Version**: 2.0.0\n"
)


def dropped_of_table(*rows: str) -> list[str]:
    """What is missed of a template's table with those rows, by a plan that answers the law of today."""
    printed = OLD_GATES.format(rows="\n".join(("| I. Small Parts | Is it a module? | ⬜ |", *rows)))
    template = TEMPLATE.replace(TEMPLATE[TEMPLATE.index("[Gates") : TEMPLATE.index("\n\n## Project")], printed)
    law = a_file(CONSTITUTION_PATH, NEW_LAW), a_file(".specify/templates/plan-template.md", template)
    own = "| I. Small Parts | yes | ✅ `loans` |", "| II. One Process | yes | ✅ a module of the desk |"
    return dropped(
        *OLD_GATES.format(rows="\n".join((*own, "| III. Plain Words | yes | ✅ one sentence |"))).split("\n"), law=law
    )


@pytest.mark.parametrize(
    "row",
    [
        "| II. Satellite Deployment | Is each its own? | ⬜ |",
        "| Principle VII: Paper Archive | Is it printed? | ⬜ |",
        "| IX. Borrowing | Is each loan told? | ⬜ |",
    ],
)
def test_a_gate_that_is_older_than_the_law_is_not_missed(row):
    assert dropped_of_table("| III. Plain Words | Are they sentences? | ⬜ |", row) == []


def test_a_gate_of_the_teams_own_is_missed_beside_one_that_is_older_than_the_law():
    rows = "| II. Satellite Deployment | Is each its own? | ⬜ |", "| Printed Register | Is it up to date? | ⬜ |"

    (message,) = dropped_of_table("| III. Plain Words | Are they sentences? | ⬜ |", *rows)

    assert message.startswith("The Constitution Check lacks the template's gate Printed Register.")
