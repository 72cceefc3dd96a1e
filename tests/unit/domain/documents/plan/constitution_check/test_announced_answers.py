"""A line that calls for answers leaves each of them its own, and code between a name and its text is a verdict."""

import pytest

from plangate.domain.model.findings import Status
from tests.unit.domain.matching.laws import statuses


@pytest.mark.parametrize(
    "call",
    [
        "Answer the following:",
        "**Answer the following questions:**",
        "Gate: answer the following.",
        "The principles apply as follows:",
        "Responda lo siguiente:",
        "Réponses aux questions suivantes :",
        "Beantworte folgende Fragen:",
        "请回答以下问题：",
        "次の問いに答える：",
        "다음 질문에 답하세요:",
        "Ответьте на следующие вопросы:",
    ],
)
@pytest.mark.parametrize(
    "listed",
    [
        "  - Simplicity & YAGNI: FAIL, two views\n  - SQL-First: PASS, sums are views",
        "  - **Simplicity & YAGNI**: Is it simple?\n    - FAIL: two views\n  - **SQL-First**: PASS, sums are views",
        "  - Simplicity & YAGNI\n    - FAIL: two views\n  - SQL-First\n    - PASS: sums are views",
        "  - II: FAIL, two views\n  - III: PASS, sums are views",
    ],
)
def test_each_answer_below_a_line_that_calls_for_them_is_its_own(call, listed):
    found = statuses(f"- {call}\n{listed}")

    assert (found["II"], found["III"]) == (Status.VIOLATION, Status.PASS)


@pytest.mark.parametrize(
    "check",
    [
        "- **II. Simplicity & YAGNI**: the following views are made:\n  - sums: one\n  - filters: two",
        "- Simplicity & YAGNI: the following:\n  - sums: one\n  - filters: two",
        "- II. 以下视图：\n  - sums: one\n  - filters: two",
    ],
)
def test_the_list_below_a_named_answer_stays_its_evidence(check):
    assert statuses(check)["II"] == Status.ASSERTED


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- II. Simplicity & YAGNI `PASS` → one view", Status.PASS),
        ("- II. Simplicity & YAGNI `FAIL` → two views", Status.VIOLATION),
        ("- Simplicity `FAIL`: two views", Status.VIOLATION),
        ("- II `CUMPLE` → una vista", Status.PASS),
        ("- II. Simplicity & YAGNI `不通过` → 两个视图", Status.VIOLATION),
        ("- `PASS` → II. Simplicity & YAGNI: one view", Status.PASS),
        ("- `NICHT ERFÜLLT` → Simplicity & YAGNI: zwei Sichten", Status.VIOLATION),
    ],
)
def test_a_verdict_in_code_beside_a_name_is_its_answer(line, status):
    assert statuses(line)["II"] == status


def test_a_value_in_code_behind_words_is_none():
    check = "### II. Simplicity & YAGNI\n\n- every ship begins as `pending` → later it sails"

    assert statuses(check)["II"] == Status.ASSERTED
