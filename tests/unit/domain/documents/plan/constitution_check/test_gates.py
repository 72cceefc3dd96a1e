"""Gates: every shape in which plans answer, and nothing that only explains or groups."""

import pytest

from plangate.domain.documents.plan.model import Box, GateShape
from plangate.domain.model.findings import Phase
from tests.unit.domain.documents.plan.samples import a_check, a_plan, told


def test_a_table_gives_a_gate_for_every_row():
    plan = a_check("""
| Principle | Status | Notes |
|---|---|---|
| I. Small Steps | PASS | one lamp at a time |
| II. Quiet Logs | ✅ PASS (confirmed) | no lamp speaks |
| III. Spare Parts | N/A | nothing wears out |
| IV. Dim First | ❌ FAIL | full light at start |
| V. Labels | | |
""")

    assert told(plan.gates) == [
        (8, "I. Small Steps", "pass"),
        (9, "II. Quiet Logs", "pass"),
        (10, "III. Spare Parts", "not-applicable"),
        (11, "IV. Dim First", "violation"),
        (12, "V. Labels", "unanswered"),
    ]
    assert [gate.reason for gate in plan.gates[:3]] == [
        "one lamp at a time",
        "confirmed no lamp speaks",
        "nothing wears out",
    ]


def test_the_verdict_column_is_found_wherever_it_stands():
    plan = a_check("""
| # | 原則 | 本 feature への該当 | 判定 | 根拠 |
|---|---|---|---|---|
| 1 | 小さく | あり | 合格 | 一つずつ |
| 2 | 静かに | なし | 該当なし | 記録しない |

| Article | Bearing on this feature | Verdict |
|---|---|---|
| II | a ❌ in the log marks a broken lamp | ✅ |
""")

    assert told(plan.gates) == [(8, "1. 小さく", "pass"), (9, "2. 静かに", "not-applicable"), (13, "II", "pass")]


def test_a_section_column_is_no_part_of_the_label():
    plan = a_check("""
| Gate | Constitution section | Result |
|---|---|---|
| Wiring | §II, §IV | ✅ PASS |
""")

    assert told(plan.gates) == [(8, "Wiring", "pass")]


def test_a_row_without_a_verdict_column_asserts():
    plan = a_check("""
| Rule of thumb | This plan |
|---|---|
| Fail closed: no light is safe light | a lamp without its answer stays dark |
""")

    assert told(plan.gates) == [(8, "Fail closed: no light is safe light", "asserted")]


def test_a_table_with_a_column_for_each_phase_answers_twice():
    plan = a_check("""
| Principle | Initial check | Post-design check |
|---|---|---|
| I. Small Steps | PASS | FAIL |
""")

    assert [(gate.status.value, gate.phase) for gate in plan.gates] == [
        ("pass", Phase.INITIAL),
        ("violation", Phase.POST_DESIGN),
    ]


@pytest.mark.parametrize(
    ("line", "label", "status"),
    [
        ("- **I. Small Steps**: PASS. One lamp at a time.", "I. Small Steps", "pass"),
        ("- **Small Steps** (§I): ✅ one lamp at a time", "Small Steps (§I)", "pass"),
        ("- ✅ **Small Steps**: one lamp at a time", "Small Steps", "pass"),
        ("- **Small Steps ✅ PASS**: one lamp at a time", "Small Steps", "pass"),
        ("- **Small Steps**: one lamp at a time ✓", "Small Steps", "pass"),
        ("- Lamps are counted: each one has a number ✓", "Lamps are counted", "pass"),
        ("- One source of light — PASS (wired last year)", "One source of light", "pass"),
        ("- `PASS`: The wire is short.", "The wire is short.", "pass"),
        ("- III: PASS, tests first", "III", "pass"),
        ("- III. Tests First (NON-NEGOTIABLE): VIOLATION. Tests come later.", "III. Tests First (NON-NEGOTIABLE)",
        "violation"),
        ("- **Small Steps**: ⚠️ PARTIAL. Two lamps at once.", "Small Steps", "violation"),
        ("- **Secure**: ⚠️ the lock is deferred to a later release", "Secure", "violation"),
        ("- **Secure**: ⚠️ to be verified after wiring", "Secure", "pending"),
        ("- **Secure**: ⚠️ the lock is a new model", "Secure", "asserted"),
        ("- **Secure**: ⚠️ this is not a violation", "Secure", "asserted"),
        ("- **Outside Services**: None new. N/A", "Outside Services", "not-applicable"),
        ("- **Outside Services**: ✅ N/A, because lamps need none", "Outside Services", "not-applicable"),
        ("- **Outside Services**: not applicable: lamps need none", "Outside Services", "not-applicable"),
        ("- **Labels**: TODO", "Labels", "pending"),
        ("- **Labels**: 🔲 glue them", "Labels", "pending"),
        ("- **Labels**: each lamp gets one", "Labels", "asserted"),
        ("- **Labels**", "Labels", "unanswered"),
        ("- **Labels**: Pass the label to the printer", "Labels", "asserted"),
        ("- **Fail-fast**: the lamp blinks and stops", "Fail-fast", "asserted"),
        ("- Gate 1 – Labels: **Status**: BLOCKED, **Action**: ask", "Gate 1 – Labels", "pending"),
        ("- [x] **Labels**: each lamp gets one", "Labels", "pass"),
        ("- [ ] **Labels**: each lamp gets one", "Labels", "pending"),
        ("- [ ] **Labels**: ❌ none left", "Labels", "violation"),
        ("- [x] **Labels**: DEVIATION - none left, see below", "Labels", "violation"),
        ("- [ ] Labels: N/A (no lamp has one)", "Labels", "not-applicable"),
        ("- [ ] Labels printed (N/A, no lamp has one)", "Labels printed (N/A, no lamp has one)", "not-applicable"),
        ("- [ ] Labels printed [N/A: no lamp]", "Labels printed [N/A: no lamp]", "not-applicable"),
        ("- [ ] ~~Labels printed~~ N/A, no lamp has one", "Labels printed N/A, no lamp has one", "not-applicable"),
        ("- [ ] ~~Labels~~ (not applicable, no lamp)", "Labels (not applicable, no lamp)", "not-applicable"),
        ("- [ ] Labels printed (not by hand)", "Labels printed (not by hand)", "unanswered"),
        ("- [x] N/A — Labels (if any): no lamp has one", "Labels (if any)", "not-applicable"),
        ("- [N/A] **Labels**: Not applicable – no lamp has one", "Labels", "not-applicable"),
        ("- [✓] Labels printed", "Labels printed", "pass"),
        ("- [~] Labels printed", "Labels printed", "pending"),
        ("1. **Labels**: ✅ printed", "Labels", "pass"),
        ("**Labels**: ✅ **PASS** - printed", "Labels", "pass"),
        ("**Labels**: ✅ printed, no violation", "Labels", "pass"),
        ("**Labels**: ✅ printed; all checks pass in the shop", "Labels", "pass"),
        ("**Labels**: ❌ VIOLATION. None is left; no violations elsewhere.", "Labels", "violation"),
        ("**Labels**: N/A - no lamp has one, hence no violation", "Labels", "not-applicable"),
        ("**Labels**: PASS - no ❌, no ⚠️, no exception", "Labels", "pass"),
        ("**Labels**: No violations.", "Labels", "pass"),
        ("**✅ Labels**: printed", "Labels", "pass"),
        ("**Labels**: Are all lamps labeled? Labels MUST last.", "Labels", "asserted"),
        ("### Principle II: Quiet Logs ✅ PASS", "Principle II: Quiet Logs", "pass"),
        ("### II. Quiet Logs - ❌ VIOLATION", "II. Quiet Logs", "violation"),
        ("### II. Quiet Logs\nN/A - no log is written.", "II. Quiet Logs", "not-applicable"),
        ("### ⚠️ Quiet Logs\n- **Status**: PENDING IMPLEMENTATION\n- **Evidence**: none", "Quiet Logs", "pending"),
        ("### II. Quiet Logs\n\n**Status**: ✅ PASS\n\nNothing is written.", "II. Quiet Logs", "pass"),
        ("### II. Quiet Logs\n- ✅ nothing is written\n- ✅ nothing is kept", "II. Quiet Logs", "pass"),
        ("### II. Quiet Logs", "II. Quiet Logs", "unanswered"),
    ],
)  # fmt: skip
def test_a_line_is_a_gate_with_the_status_of_its_own_slot(line, label, status):
    plan = a_check(line)

    assert told(plan.gates) == [(5, label, status)]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Conforme", "pass"), ("Atende", "pass"), ("Não atende", "violation"), ("Não aplicável", "not-applicable"),
        ("Pendente", "pending"), ("⚠️ Requer atualização", "pending"),
        ("Cumple", "pass"), ("Incumple", "violation"), ("No aplica", "not-applicable"), ("Pendiente", "pending"),
        ("✅ Conforme", "pass"), ("Non conforme", "violation"), ("Sans objet", "not-applicable"), ("En attente",
        "pending"),
        ("Erfüllt", "pass"), ("Nicht erfüllt", "violation"), ("Entfällt", "not-applicable"), ("Ausstehend", "pending"),
        ("準拠", "pass"), ("違反なし", "pass"), ("違反", "violation"), ("該当なし", "not-applicable"), ("未対応",
        "pending"),
        ("通过", "pass"), ("符合", "pass"), ("不符合", "violation"), ("不适用", "not-applicable"), ("待确认",
        "pending"),
        ("통과", "pass"), ("미준수", "violation"), ("해당 없음", "not-applicable"), ("보류", "pending"),
        ("Соответствует", "pass"), ("Нарушение", "violation"), ("Не применимо", "not-applicable"), ("В ожидании",
        "pending"),
    ],
)  # fmt: skip
def test_verdicts_are_read_in_ten_languages(word, status):
    plan = a_check(f"\n| Principle | Status |\n|---|---|\n| I | {word} |\n")

    assert [gate.status.value for gate in plan.gates] == [status]


@pytest.mark.parametrize(
    "title",
    [
        "Constitution Check", "Constitution check", "7. Constitution Check", "Constitution Check ✅", "Charter Check",
        "Constitution Check (Acme Principles)", "Constitution 준수 확인", "憲章チェック", "宪法检查", "宪章检查",
        "헌법 체크",
        "Verificação da Constituição", "Verificación de Constitución", "Vérification de la constitution",
        "Verfassungsprüfung / Constitution Check", "Проверка конституции",
    ],
)  # fmt: skip
def test_a_check_is_known_by_its_heading_in_ten_languages(title):
    plan = a_check("- **Labels**: printed", title=title)

    assert [(check.section.span.line, check.phase) for check in plan.checks] == [(3, Phase.INITIAL)]
    assert told(plan.gates) == [(5, "Labels", "asserted")]


def test_a_heading_about_amendments_is_no_check():
    assert a_check("- text", title="Constitution Amendment Review").checks == ()


def test_every_recheck_counts_wherever_it_stands():
    plan = a_plan("""# Implementation Plan: Lamps

## Constitution Check

- **I**: PASS

## Project Structure

## Post-Design Constitution Re-Check

| Principle | After design |
|---|---|
| I–III | PASS |
""")

    assert [(check.phase, told(check.gates)) for check in plan.checks] == [
        (Phase.INITIAL, [(5, "I", "pass")]),
        (Phase.POST_DESIGN, [(13, "I–III", "pass")]),
    ]


def test_headings_and_bold_lines_part_the_phases():
    plan = a_check("""### Pre-Research

- [x] **Labels**: printed

### Post-Design

- [x] **Labels**: glued

**Re-evaluation after Phase 1 design:**

- **Wires**: ✅ short
""")

    assert [(gate.label, gate.phase) for gate in plan.gates] == [
        ("Labels", Phase.INITIAL),
        ("Labels", Phase.POST_DESIGN),
        ("Wires", Phase.POST_DESIGN),
    ]


def test_a_heading_groups_the_boxes_below_it():
    plan = a_check("""### Required Papers

- [x] Drawing of the lamp
- [ ] Bill (if anything is bought)

**Labels (Principle IV)**:
- [x] Text of each label
""")

    assert [(gate.group, gate.label, gate.box, gate.shape) for gate in plan.gates] == [
        ("Required Papers", "Drawing of the lamp", Box.TICKED, GateShape.CHECKBOX),
        ("Required Papers", "Bill (if anything is bought)", Box.OPEN, GateShape.CHECKBOX),
        ("Labels (Principle IV)", "Text of each label", Box.TICKED, GateShape.CHECKBOX),
    ]


def test_what_stands_below_a_gate_is_its_evidence():
    plan = a_check("""### Principle I: Small Steps ✅ PASS
- one lamp at a time
- one wire at a time

**II. Quiet Logs**
- ✅ nothing is written
- ✅ nothing is kept

### Others

- **Labels**: printed
  - in red
  - in blue

**Light First**:
- the lamp before the shade
""")

    assert [(gate.label, gate.text, gate.status.value) for gate in plan.gates] == [
        ("Principle I: Small Steps", "one lamp at a time one wire at a time", "pass"),
        ("II. Quiet Logs", "✅ nothing is written ✅ nothing is kept", "pass"),
        ("Labels", "printed in red in blue", "asserted"),
        ("Light First", "the lamp before the shade", "asserted"),
    ]


def test_who_owns_what_is_the_answer_of_the_heading_above():
    plan = a_check("""
### Lamp Ownership
**Primary**: the lamp keeper (owns: wicks, oil)
**Support**: the harbor office
""")

    assert told(plan.gates) == [(6, "Lamp Ownership", "asserted")]


def test_boxes_inside_an_item_are_gates_and_the_item_their_group():
    plan = a_check("- **Papers**\n  - [x] drawing\n  - [ ] bill\n")

    assert [(gate.group, gate.label, gate.status.value) for gate in plan.gates] == [
        ("Papers", "drawing", "pass"),
        ("Papers", "bill", "unanswered"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*",
        "_GATE: Must pass before Phase 0 research. Re-check after Phase 1 design._",
        "Legend: ✅ pass, ⚠️ partial, ❌ fail",
        "**Legend**: ✅ PASS | ⚠️ PARTIAL | ❌ FAIL",
        "**Summary**: 6 PASS (2 N/A), 0 WARN, 0 FAIL.",
        "> **Note**: Run the analysis before wiring.",
        "<!-- - [ ] **Labels**: printed -->",
        "```text\n- [ ] **Labels**: printed\n# I. Small Steps\n```",
        "[Gates determined based on constitution file]",
        "**Date**: 2026-01-02",
        "### Next Steps\n- buy wire",
    ],
)
def test_what_gives_no_answer_is_no_gate(text):
    plan = a_check(text)

    assert (told(plan.gates), plan.checks[0].claims) == ([], ())


def test_a_warning_table_of_justifications_is_complexity_and_no_gate():
    plan = a_check("""### Violations Requiring Justification

| Principle Violated | Justification | Mitigation |
|---|---|---|
| II. Quiet Logs | the lamp must be heard | once a day |
""")

    assert plan.gates == ()
    assert [(row.violation, row.why, row.alternative) for row in plan.complexity] == [
        ("II. Quiet Logs", "the lamp must be heard", "once a day")
    ]


def test_the_gate_boxes_of_the_oldest_template_are_gates():
    plan = a_plan("""# Implementation Plan: Lamps

## Progress Tracking

**Gate Status**:
- [x] Initial Constitution Check: PASS
- [ ] Post-Design Constitution Check: PASS
- [ ] All NEEDS CLARIFICATION resolved
""")

    assert [(g.span.line, g.label, g.status.value, g.phase) for g in plan.gates] == [
        (6, "Initial Constitution Check", "pass", Phase.INITIAL),
        (7, "Post-Design Constitution Check", "unanswered", Phase.POST_DESIGN),
    ]


def test_a_plain_no_denies_and_a_dash_says_nothing():
    plan = a_check("""
| Principle | Compliant? | Comment |
|---|---|---|
| I | Yes | |
| II | No | too loud |
| III | - | |

- Is the lamp small? Yes
""")

    assert told(plan.gates) == [
        (8, "I", "pass"),
        (9, "II", "violation"),
        (10, "III", "unanswered"),
        (12, "Is the lamp small?", "pass"),
    ]


def test_a_bare_exemption_has_no_reason():
    plan = a_check(
        "- [x] N/A — Labels (if any)\n- **Wires**: N/A\n- [x] N/A — Bills: nothing is bought\n- N/A: no lamp\n"
    )

    assert [gate.reason for gate in plan.gates] == ["", "", "nothing is bought", "no lamp"]


def test_the_exemption_of_an_open_box_has_the_reason_in_its_brackets():
    plan = a_check("- [ ] Labels (N/A, no lamp has one)\n- [ ] Wires (N/A)\n")

    assert [gate.reason for gate in plan.gates] == ["no lamp has one", ""]


def test_carriage_returns_change_nothing_but_the_text():
    text = "- **Labels**: ✅ printed\n- [ ] **Wires**: short\n"

    assert told(a_check(text).gates) == told(a_check(text.replace("\n", "\r\n")).gates)


def test_a_label_keeps_its_own_bracket_and_the_steps_behind_its_arrows():
    plan = a_check(
        "- Few parts (no spare lamps) ✅\n- 部品は少ない（予備なし） ✅\n"
        "- Draft→Print→Glue: in order ✅\n- 下書き→印刷: 順に ✅\n"
    )

    labels = ["Few parts (no spare lamps)", "部品は少ない（予備なし）", "Draft→Print→Glue", "下書き→印刷"]
    assert [gate.label for gate in plan.gates] == labels


def test_an_open_box_may_announce_its_work():
    plan = a_check("- [ ] **TODO**: print labels\n- [ ] **待办**: 打印标签\n- [ ] Labels are printed\n")

    assert [gate.announced for gate in plan.gates] == [True, True, False]
