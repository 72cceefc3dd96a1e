"""Claims: what is said of all gates at once; legends, counts and reserves claim nothing."""

import pytest

from plangate.domain.documents.plan.constitution_check.claims import admits_violation
from plangate.domain.model.findings import Phase
from tests.unit.domain.documents.plan.samples import a_check, a_plan


def claims(plan):
    return [(claim.span.line, claim.status.value, claim.phase.value) for check in plan.checks for claim in check.claims]


@pytest.mark.parametrize(
    "text",
    [
        "All gates pass.", "**All gates pass** - Proceeding to Phase 0 research.", "All eight principles hold.",
        "✅ ALL GATES PASS - Ready for research", "**Gate result**: PASS, no violations.", "**Overall**: ✅ PASS",
        "**GATE STATUS**: ✅ **PASS** - go on", "**Verdict**: All gates pass.",
        "**Constitution Check Result**: ✅ ALL GATES PASS",
        "No violations.", "No constitutional violations detected.", "**No violations requiring justification.**",
        "**Violations**: None", "### GATE RESULT: ✅ PASS", "> ✅ Pre-check: All gates passing.", "- All gates pass.",
        "Fully compliant with the constitution.", "*GATE: Passed*", "**Status**: PASS (no violations)",
        "Nenhuma violação identificada.", "Todos os princípios são atendidos.", "Sin violaciones detectadas.",
        "Todos los principios se cumplen.", "Aucune violation.", "Tous les principes sont respectés.",
        "Keine Verstöße.",
        "Alle Prinzipien sind erfüllt.", "違反なし。", "全ての原則に準拠。", "没有违规。", "所有原则检查通过。",
        "위반 없음.",
        "모든 원칙 준수.", "Нарушений нет.", "Все принципы соблюдены.",
    ],
)  # fmt: skip
def test_a_sentence_may_claim_that_everything_passes(text):
    assert claims(a_check(text)) == [(5, "pass", "initial")]


@pytest.mark.parametrize(
    "text",
    [
        "All gates pass except II.", "No violations beyond the one justified below.", "No unjustified violations.",
        "Legend: ✅ all gates pass, ⚠️ partial, ❌ fail", "**Summary**: 6 PASS (2 N/A), 0 WARN, 0 FAIL.",
        "All gates must pass before research.", "If all gates pass, research starts.", "Not all gates pass.",
        "No new violations.", "The lamp passes all its tests.",
    ],
)  # fmt: skip
def test_a_reserve_a_condition_or_a_count_claims_nothing(text):
    assert claims(a_check(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "PASS (one justified deviation, see Complexity Tracking)", "PASS with one justified deviation",
        "PASS, deviation justified in Complexity Tracking", "PASS (6), DEVIATION (1)", "All other gates pass.",
        "All remaining gates pass.", "All gates but one pass.", "No violations without justification.",
        "No violations beyond the one in Complexity Tracking.", "All gates pass; two deviations are documented below",
    ],
)  # fmt: skip
def test_a_sentence_may_admit_a_violation(text):
    assert admits_violation(text)


@pytest.mark.parametrize(
    "text",
    [
        "PASS, no constitution violations.", "PASS (0 violations)", "All gates pass with zero deviations",
        "No constitution violations requiring justification.", "PASS without any violations", "All gates pass.",
        "No deviations; nothing to be justified.",
    ],
)  # fmt: skip
def test_a_sentence_that_denies_all_violations_admits_none(text):
    assert not admits_violation(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [("**Gate result**: FAIL", "violation"), ("**Gate status**: BLOCKED until somebody answers", "pending")],
)
def test_a_result_may_be_a_bad_one(text, status):
    assert claims(a_check(text)) == [(5, status, "initial")]


def test_a_recheck_is_a_claim_even_without_a_verdict():
    plan = a_check("**Post-design re-check** (2026-01-02): the drawing adds no wire.\n")

    assert claims(plan) == [(5, "asserted", "post-design")]


def test_a_claim_knows_its_line_inside_a_paragraph():
    plan = a_check("Eight principles were read. The lamp is\nsmall. No violations.\n")

    assert claims(plan) == [(6, "pass", "initial")]


def test_the_heading_of_a_check_may_claim():
    plan = a_check("Read again.", title="Constitution Check Re-evaluation ✅ PASS")

    assert claims(plan) == [(3, "pass", "post-design")]


def test_a_claim_that_introduces_a_list_speaks_for_its_bullets():
    plan = a_check("All three principles hold:\n\n- I. Small Steps\n- II. Quiet Logs\n")

    assert [(gate.label, gate.status.value) for gate in plan.gates] == [
        ("I. Small Steps", "pass"),
        ("II. Quiet Logs", "pass"),
    ]


def test_running_text_that_names_principles_is_a_statement():
    plan = a_check("§XI and §XIII–§XVI are not applicable: the lamp sends no message.\n\nWires and Labels are kept.\n")

    (check,) = plan.checks
    assert [(s.label, s.status.value, s.reason) for s in check.statements] == [
        ("§XI and §XIII–§XVI are not applicable", "not-applicable", "the lamp sends no message"),
        ("", "asserted", "Wires and Labels are kept."),
    ]


def test_complexity_tracking_that_says_none_is_a_claim_of_its_own():
    plan = a_plan("# P\n\n## Complexity Tracking\n\n> **Fill ONLY if needed**\n\nNo violations; nothing to justify.\n")

    assert [(claim.span.line, claim.status.value, claim.phase) for claim in plan.complexity_claims] == [
        (7, "pass", Phase.INITIAL)
    ]
