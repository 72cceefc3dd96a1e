"""Which gates of the template are missed."""

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


def law() -> tuple[File, ...]:
    """A law of two principles, and a template with a group of boxes for the second."""
    template = a_file(".specify/templates/plan-template.md", TEMPLATE)
    return a_file(CONSTITUTION_PATH, LAW), template


def dropped(*answers: str) -> list[str]:
    """The messages of the rule for a plan with those lines in its Constitution Check."""
    plan = (
        "# Implementation Plan: Loans\n\n## Summary\n\nLoans.\n\n## Technical Context\n\n## Constitution Check\n\n"
        + "\n".join(answers)
        + "\n\n## Project Structure\n\nOne.\n"
    )
    (report,) = review(a_snapshot(a_feature(plan), law=law())).plans
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


def test_a_placeholder_in_the_place_of_a_gate_is_no_gate(monkeypatch):
    boxes = ("- [ ] [Example: the page loads fast]", "- [ ] [Copy the list of the phase]", "1. [ ] [Same as above]")
    monkeypatch.setattr(f"{__name__}.TEMPLATE", TEMPLATE.replace("\n".join(BOXES), "\n".join((*BOXES, *boxes))))

    assert dropped(FIRST, *TICKED) == []
