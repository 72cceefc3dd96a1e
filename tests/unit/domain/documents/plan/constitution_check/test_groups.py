"""Lists inside lists, headings above lists, rules between: what is a gate, what its evidence, what only a group."""

import pytest

from plangate.domain.model.findings import Phase
from tests.unit.domain.documents.plan.samples import a_check, told


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
    ],
)
def test_a_list_of_artifacts_is_an_answer_where_it_has_a_mark(heading, items, gates):
    plan = a_check(f"{heading}\n{items}\n")

    assert told(plan.gates) == gates


@pytest.mark.parametrize("label", ["Note on the rows above", "Ready for the next phase"])
def test_a_paragraph_that_explains_answers_is_none(label):
    plan = a_check(
        f"| Principle | Status |\n|---|---|\n| Lamps | ⚠️ update required |\n\n**{label}**: wicks come later.\n"
    )

    assert told(plan.gates) == [(7, "Lamps", "pending")]


def test_a_phase_may_be_named_in_front_of_its_first_answer():
    plan = a_check("""**Initial check (before Phase 0):** ✅ **Small Steps**: one lamp at a time
✅ **Quiet Logs**: nothing is written

**Post-design re-check:** ✅ **Small Steps**: still one lamp
✅ **Quiet Logs**: still nothing
""")

    assert [(gate.span.line, gate.phase, gate.status.value) for gate in plan.gates] == [
        (5, Phase.INITIAL, "pass"),
        (6, Phase.INITIAL, "pass"),
        (8, Phase.POST_DESIGN, "pass"),
        (9, Phase.POST_DESIGN, "pass"),
    ]


@pytest.mark.parametrize(
    "titles", ["阶段 0 前 | 阶段 1 后", "Phase 0 前 | Phase 1 設計後", "Before Phase 0 | After Phase 1"]
)
def test_two_columns_of_verdicts_are_those_of_the_phases(titles):
    plan = a_check(f"| 原则 | {titles} | 说明 |\n|---|---|---|---|\n| 一、小步 | 通过 | 待定 | 逐盏 |\n")

    assert [(gate.phase, gate.status.value) for gate in plan.gates] == [
        (Phase.INITIAL, "pass"),
        (Phase.POST_DESIGN, "pending"),
    ]


@pytest.mark.parametrize(
    "title", ["Estado antes y después del diseño", "Status before and after design", "设计前后结论"]
)
def test_a_column_for_both_phases_is_of_the_first(title):
    plan = a_check(f"| Principle | {title} |\n|---|---|\n| Lamps | PASS |\n")

    assert [(gate.phase, gate.status.value) for gate in plan.gates] == [(Phase.INITIAL, "pass")]


@pytest.mark.parametrize(
    "end", ["— ✅ Adressé", "- ✅ Looked after", ": ✅ addressed", "✅ WILL COMPLY", "✅ WILL COMPLY (Future)"]
)
def test_a_mark_at_the_end_counts_whatever_word_explains_it(end):
    plan = a_check(f"### I. Quiet Logs {end}\n\nNothing is written.\n")

    assert told(plan.gates) == [(5, "I. Quiet Logs", "pass")]


def test_a_mark_in_the_middle_of_a_name_is_no_verdict():
    plan = a_check("### I. Logs — ✅ marks are printed in green ink\n\nNothing is written.\n")

    assert [gate.status.value for gate in plan.gates] == ["asserted"]


@pytest.mark.parametrize(
    ("cell", "status"),
    [("Cumple con alcance explícito", "pass"), ("Required before merge", "pending"), ("Before merge", "pending")],
)
def test_a_cell_begins_with_its_verdict(cell, status):
    plan = a_check(f"| Gate | Status |\n|---|---|\n| Lamps | {cell} |\n| Logs | PASS |\n")

    assert [gate.status.value for gate in plan.gates] == [status, "pass"]


@pytest.mark.parametrize("title", ["после дизайна", "after phase 1", "设计后", "tras el diseño"])
def test_a_re_check_is_known_by_what_stands_in_brackets(title):
    table = "| Принцип | Результат |\n|---|---|\n| I | Ни одной внешней службы. PASS |\n"
    plan = a_check(table, f"Constitution Check ({title})")

    assert [(gate.phase, gate.status.value) for gate in plan.gates] == [(Phase.POST_DESIGN, "pass")]


@pytest.mark.parametrize("words", ["복잡도 증가 정당화 필요", "needs justification", "justification required"])
def test_a_warning_that_asks_for_a_justification_is_a_violation(words):
    plan = a_check(f"| Principle | Status |\n|---|---|\n| Lamps | ⚠️ {words} |\n")

    assert told(plan.gates) == [(7, "Lamps", "violation")]
