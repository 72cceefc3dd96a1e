"""What a message says depends on how much there is to say."""

import pytest

from plangate.domain.rules import find_rule
from plangate.domain.rules.rule import Example
from tests.unit.domain.rules.examples import a_case_of

LAW = "# Harbor Constitution\n\n## Core Principles\n\n" + "\n".join(
    f"### {numeral}. {name}\n\nIt MUST hold for every berth.\n"
    for numeral, name in (
        ("I", "Tide Tables"),
        ("II", "Signal Lamps"),
        ("III", "Dry Ropes"),
        ("IV", "Quiet Engines"),
        ("V", "Open Logs"),
        ("VI", "Clean Piers"),
        ("VII", "Safe Ladders"),
    )
)
LABELS = ("# Option 1: Single project", "# Option 2: Web application")
TREE = "src/\n└── berths/"


def messages(rule, plan, **texts):
    """What a rule says of a plan."""
    found = find_rule(rule)
    return [remark.message for remark in found.judge(a_case_of(Example(plan=plan, **texts)))]


def a_tree(*lines):
    """A plan with a source tree."""
    return "\n".join(("# Implementation Plan: Berths", "", "## Project Structure", "", "```text", *lines, "```"))


def test_an_open_gate_that_the_re_check_repeats_is_named_once():
    plan = """
        ## Constitution Check

        - [x] **Tide Tables**: read at build time
        - [ ] **Dry Ropes**: to be seen

        ## Post-Design Constitution Check

        - [x] **Tide Tables**: read at build time
        - [ ] **Dry Ropes**: to be seen
        """

    said = messages("unanswered-gate", plan, constitution=LAW)

    assert said == [
        "Not answered: Dry Ropes. Tick the box or write PASS, N/A or VIOLATION, and say what holds for this feature."
    ]


def test_a_gate_that_the_re_check_answers_is_not_open():
    plan = """
        ## Constitution Check

        - [x] **Tide Tables**: read at build time
        - [ ] **Dry Ropes**: to be seen

        ## Post-Design Constitution Check

        - [x] **Dry Ropes**: dried on the wall
        """

    assert messages("unanswered-gate", plan, constitution=LAW) == []


def test_more_than_five_open_gates_are_counted():
    boxes = "\n".join(f"- [ ] **{name} kept**" for name in ("Tide", "Lamp", "Rope", "Engine", "Log", "Pier", "Ladder"))

    said = messages("unanswered-gate", f"## Constitution Check\n\n{boxes}\n", constitution=LAW)

    assert said == [
        "No gate is answered: Tide kept, Lamp kept, Rope kept, Engine kept, Log kept and 2 more."
        " Tick the box or write PASS, N/A or VIOLATION, and say what holds for this feature."
    ]


def test_a_gate_that_is_a_question_keeps_its_mark_in_quotes():
    plan = "## Constitution Check\n\n- [x] **Tide Tables**: read\n- [ ] Are the ropes dry?\n"

    said = messages("unanswered-gate", plan, constitution=LAW)

    assert said == [
        "Not answered: “Are the ropes dry?”."
        " Tick the box or write PASS, N/A or VIOLATION, and say what holds for this feature."
    ]


def test_up_to_five_unanswered_principles_are_named():
    plan = "## Constitution Check\n\n- **I, II, III, IV, V**: PASS. Nothing of it is touched.\n"

    said = messages("unaddressed-principle", plan, constitution=LAW)

    assert said == [
        "The Constitution Check does not answer VI. Clean Piers and VII. Safe Ladders."
        " Say how this plan meets each, or why it does not apply."
    ]


def test_more_than_five_unanswered_principles_are_numerals():
    plan = "## Constitution Check\n\n- **I. Tide Tables**: PASS. They are read at build time.\n"

    said = messages("unaddressed-principle", plan, constitution=LAW)

    assert said == [
        "The Constitution Check does not answer 6 principles (II, III, IV, V, VI and VII)."
        " Say how this plan meets each, or why it does not apply."
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((LABELS[0], TREE), "An Option label of the template is left in the source tree. Delete the label."),
        (
            (LABELS[0], TREE, "", "tests/", "└── berths/"),
            "An Option label of the template is left in the source tree. Delete the label.",
        ),
        (
            (LABELS[0], LABELS[1], TREE),
            "Option labels of the template are left in the source tree (and on line 7). Delete the labels.",
        ),
        (
            (LABELS[0], TREE, "", LABELS[1], "backend/", "└── src/"),
            "Option labels of the template are left in the source tree (and on line 10)."
            " Keep one tree, without its label.",
        ),
    ],
    ids=["one label", "two roots", "two labels of one tree", "two trees"],
)
def test_a_tree_is_only_to_be_chosen_where_there_are_several(lines, said):
    assert messages("leftover-option-label", a_tree(*lines)) == [said]


@pytest.mark.parametrize(
    ("header", "leads"),
    [
        ("**Spec**: [spec.md](./spec.md)", ", and the Spec link leads to no file"),
        ("**Spec**: [link]", ""),
        ("**Date**: 2026-05-04", ""),
    ],
    ids=["a link", "a placeholder", "no link"],
)
def test_a_spec_link_is_only_spoken_of_where_there_is_one(header, leads):
    said = messages("missing-spec", f"# Implementation Plan: Berths\n\n{header}\n")

    assert said == [
        f"There is no spec.md in specs/001-search{leads}."
        " Add it with `/speckit.specify`, or link the specification from the header."
    ]


@pytest.mark.parametrize(
    ("law", "goal", "said"),
    [
        (
            "Every write MUST be acknowledged within 50 ms at p99.",
            "write latency of 80 ms at p99",
            "Performance Goals plans a p99 latency (write) of 80 ms;"
            " the constitution's limit is 50 ms (I. Quick Berths)."
            " Plan for 50 ms, or declare the violation and justify it.",
        ),
        (
            "Coverage of tests MUST stay above 80 %.",
            "test coverage of 60%",
            "Performance Goals plans a coverage of 60%; the constitution's limit is 80 % (I. Quick Berths)."
            " Plan for 80 %, or declare the violation and justify it.",
        ),
    ],
    ids=["latency", "coverage"],
)
def test_a_limit_is_named_with_its_measure(law, goal, said):
    constitution = f"# Harbor Constitution\n\n## Core Principles\n\n### I. Quick Berths\n\n{law}\n"
    plan = f"## Technical Context\n\n**Performance Goals**: {goal}\n"

    assert messages("limit-conflict", plan, constitution=constitution) == [said]


def test_an_unknown_principle_is_quoted_and_cut_where_it_is_long():
    name = "Lanterns are Lit before the First Ship of the Evening Comes In"
    plan = f"## Constitution Check\n\n- **I. Tide Tables**: PASS. Read.\n- **IX. {name}**: PASS. They are lit.\n"

    said = messages("unknown-principle", plan, constitution=LAW)

    assert said == [
        "The constitution has no “IX. Lanterns are Lit before the First Ship of the Evening…”."
        " Cite one that it has, or call a gate of your own by its name alone."
    ]


def test_names_with_commas_in_them_are_parted_by_semicolons():
    law = "# Harbor Constitution\n\n## Core Principles\n\n" + "\n".join(
        f"### {name}\n\nIt MUST hold for every berth.\n" for name in ("I. Tide", "II. Small, Dry Ropes", "III. Lamps")
    )

    said = messages(
        "unaddressed-principle", "## Constitution Check\n\n- **I. Tide**: PASS. It is read.\n", constitution=law
    )

    assert said == [
        "The Constitution Check does not answer II. Small, Dry Ropes; and III. Lamps."
        " Say how this plan meets each, or why it does not apply."
    ]


def test_a_fence_that_swallows_the_constitution_check_is_named_with_its_line():
    plan = "# Implementation Plan: Berths\n\n```text\nsrc/\n\n## Constitution Check\n\n- **I. Tide Tables**: PASS\n"

    said = messages("missing-constitution-check", plan, constitution=LAW)

    assert said == [
        "The plan has no Constitution Check: nothing answers the constitution's 7 principles."
        " The code fence of line 3 is never closed, so that its heading is code: close the fence."
    ]


@pytest.mark.parametrize(
    "fence",
    ["```text\n## Constitution Check\n```\n", "```text\nsrc/\n"],
    ids=["a closed one", "one without the heading"],
)
def test_another_fence_is_not_blamed(fence):
    said = messages("missing-constitution-check", f"# Implementation Plan: Berths\n\n{fence}", constitution=LAW)

    assert said == [
        "The plan has no Constitution Check: nothing answers the constitution's 7 principles."
        " Add one, with an answer for each."
    ]


def test_the_limit_of_a_clause_is_told_with_the_line_of_the_clause():
    constitution = f"{LAW}\n## Performance Standards\n\nResponse time MUST stay under 100 ms at p95.\n"
    plan = "# Implementation Plan: Berths\n\n## Technical Context\n\n**Performance Goals**: <200 ms p95\n"
    line = constitution.split("\n").index("## Performance Standards") + 1

    (said,) = messages("limit-conflict", plan, constitution=constitution)

    assert f"(Performance Standards, line {line} of the constitution)" in said


def test_a_folder_that_is_missing_wants_a_file_in_it():
    lines = ("specs/001-search/", "├── plan.md", "├── contracts/", "└── research.md")
    tree = "\n".join(("## Project Structure", "", "### Documentation (this feature)", "", "```text", *lines, "```"))

    said = messages("missing-artifact", f"# Implementation Plan: Berths\n\n{tree}\n")

    assert [message.partition(". ")[2] for message in said] == [
        "Add a file in that folder, or say on its line when it will be there.",
        "Add the file, or say on its line when it will be there.",
    ]
