"""A claim that contradicts a declared violation, and those that do not."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

ROW = "| I. Small Parts | PASS | The index is a module with its own tests |"
JUSTIFIED = """\
| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|--------------------------------------|
| I. Small Parts: the index lives in the catalogue | They share one transaction | A module of its own loses books |
"""


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("All gates pass.", ["contradictory-claim"]),
        ("**Gate result**: PASS, no violations.", ["contradictory-claim"]),
        ("No violation of principles I and II.", ["contradictory-claim"]),
        ("All other gates pass.", []),
        ("**Gate result**: PASS with one justified deviation", []),
        ("**Gate result**: PASS (one justified deviation, see Complexity Tracking)", []),
        ("No violation of principles II and III.", []),
    ],
)
def test_a_sentence_that_admits_the_violation_or_speaks_of_others_contradicts_nothing(said, rules):
    plan = PLAN_TEXT.replace(ROW, "| I. Small Parts | VIOLATION | The index lives in the catalogue |")
    plan = plan.replace("## Project Structure", f"{said}\n\n## Project Structure").replace(
        "No violations.\n", JUSTIFIED
    )

    report = review(a_snapshot(a_feature(plan)))

    assert [finding.rule for finding in report.findings] == rules


FURTHER = {
    "en": ("No new violations.", "No further deviations were found."),
    "de": ("Keine neuen Verstöße.", "Keine weiteren Abweichungen."),
    "es": ("Sin nuevas violaciones.", "No hay otras desviaciones."),
    "fr": ("Aucune nouvelle violation.", "Aucune autre entorse."),
    "it": ("Nessuna nuova violazione.", "Nessuna ulteriore violazione."),
    "pt": ("Nenhuma nova violação.", "Sem outras violações."),
    "ru": ("Новых нарушений нет.", "Нет других нарушений."),
    "tr": ("Yeni bir anayasa ihlali yok.", "Başka ihlal yok."),
    "ja": ("新たな違反なし。",),
    "ko": ("새로운 위반 없음.", "추가 위반 없음."),
    "zh": ("没有新的违反。", "無新增違反。"),
}


@pytest.mark.parametrize("said", [said for sentences in FURTHER.values() for said in sentences])
def test_that_nothing_new_is_violated_contradicts_nothing(said):
    plan = PLAN_TEXT.replace(ROW, "| I. Small Parts | VIOLATION | The index lives in the catalogue |")

    (report,) = review(a_snapshot(a_feature(plan.replace("No violations.\n", f"{said}\n\n{JUSTIFIED}")))).plans

    assert "contradictory-claim" not in {finding.rule for finding in report.findings}


BOX = "\n- [ ] **Coverage**: every query has a test{}\n\n**Status**: ✅ no violations\n"


@pytest.mark.parametrize(
    "when",
    [
        " (confirmed during implementation)", " (bei der Umsetzung geprüft)", "（実装時に確認）",
        "（待实现后确认）", " (на этапе реализации)", " if the table has an index",
    ],
)  # fmt: skip
def test_a_box_that_says_when_it_is_ticked_contradicts_nothing(when):
    assert "contradictory-claim" not in rules_of(BOX.format(when))


@pytest.mark.parametrize("other", ["", " (three of them)", "（三件）"])
def test_a_box_with_another_remark_does(other):
    assert "contradictory-claim" in rules_of(BOX.format(other))


def rules_of(below):
    plan = PLAN_TEXT.replace("## Project Structure", f"{below}\n## Project Structure", 1)
    return {finding.rule for finding in review(a_snapshot(a_feature(plan))).findings}


@pytest.mark.parametrize("claim", ["All gates pass.", "No violations requiring Complexity Tracking."])
@pytest.mark.parametrize(
    ("answer", "rules"),
    [
        ("PASS with one exception, since the catalogue owns the lock", ["unjustified-violation"]),
        ("VIOLATION", ["contradictory-claim", "unjustified-violation"]),
    ],
)
def test_a_pass_with_an_exception_that_gives_its_reason_contradicts_no_claim(answer, rules, claim):
    plan = PLAN_TEXT.replace(ROW, f"| I. Small Parts | {answer} | |")

    report = review(a_snapshot(a_feature(plan.replace("## Project Structure", f"{claim}\n\n## Project Structure"))))

    assert sorted({finding.rule for finding in report.findings}) == rules
