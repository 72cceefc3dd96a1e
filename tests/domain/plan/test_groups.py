"""Lists inside lists, headings above lists, rules between: what is a gate, what its evidence, what only a group."""

import pytest

from app.domain.findings import Phase
from tests.domain.plan.samples import a_check, told


def test_boxes_inside_a_box_that_opens_a_list_are_gates_like_it():
    plan = a_check(
        "- [ ] Papers are complete:\n  - [x] drawing\n    - signed\n  - [ ] bill\n- [x] Labels are printed\n"
    )

    assert [(gate.group, gate.label, gate.status.value) for gate in plan.gates] == [
        ("", "Papers are complete", "unanswered"),
        ("Papers are complete", "drawing", "pass"),
        ("Papers are complete", "bill", "unanswered"),
        ("", "Labels are printed", "pass"),
    ]


def test_boxes_inside_a_box_that_says_all_itself_are_its_evidence():
    plan = a_check("- [x] Papers are complete\n  - [x] drawing\n  - [x] bill\n")

    assert told(plan.gates) == [(5, "Papers are complete", "pass")]


def test_an_item_is_the_group_of_what_is_inside_it_and_of_nothing_behind():
    plan = a_check("### Harbor\n\n- **Papers**\n  - [x] drawing\n- [x] lamps\n")

    assert [(gate.group, gate.label) for gate in plan.gates] == [("Papers", "drawing"), ("Harbor", "lamps")]


def test_a_marked_bold_line_is_a_gate_and_what_stands_below_its_evidence():
    plan = a_check("""✅ **Before the First Lamp**:
- ✅ wires are counted
- ⏳ wicks are ordered *(to be seen)*

✅ **All Gates**:
- ✅ lamps are counted
- ✅ **Labels**: printed
""")

    assert told(plan.gates) == [
        (5, "Before the First Lamp", "pass"),
        (10, "lamps are counted", "pass"),
        (11, "Labels", "pass"),
    ]


@pytest.mark.parametrize(
    ("heading", "items", "gates"),
    [
        ("### ✅ Artifacts Drawn", "- plan of the pier", [(5, "Artifacts Drawn", "pass")]),
        ("### Artifacts Drawn", "- ✅ plan of the pier", [(5, "Artifacts Drawn", "pass")]),
        ("### Artifacts Drawn", "- plan of the pier", []),
        ("**Deliverables**", "- plan of the pier", []),
    ],
)
def test_a_list_of_artifacts_is_an_answer_where_it_has_a_mark(heading, items, gates):
    plan = a_check(f"{heading}\n{items}\n")

    assert told(plan.gates) == gates


@pytest.mark.parametrize("label", ["Resolution of the ⚠ gates", "Resolução dos gates ⚠️", "Note on the rows above"])
def test_a_paragraph_that_explains_answers_is_none(label):
    plan = a_check(
        f"| Principle | Status |\n|---|---|\n| Lamps | ⚠️ update required |\n\n**{label}**: wicks come later.\n"
    )

    assert told(plan.gates) == [(7, "Lamps", "pending")]


@pytest.mark.parametrize(
    ("result", "between", "phase"),
    [
        (" ✅ PASSED", "\n---\n", Phase.INITIAL),
        (" ✅ PASSED", "", Phase.POST_DESIGN),
        ("", "\n---\n", Phase.POST_DESIGN),
    ],
)
def test_a_rule_ends_a_phase_of_which_only_the_result_is_told(result, between, phase):
    text = f"""### Initial Check ✅ PASSED

### Post-Design Check{result}

Nothing has changed since then.
{between}
### Principle I: Small Steps
**Status**: ✅ PASS
"""
    plan = a_check(text)

    assert [(gate.label, gate.phase) for gate in plan.gates] == [("Principle I: Small Steps", phase)]
