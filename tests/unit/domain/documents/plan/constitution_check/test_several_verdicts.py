"""Of several verdicts in one answer the negative counts, else the last, but for what is said of a part only."""

import pytest

from plangate.domain.model.findings import Status
from tests.unit.domain.matching.laws import statuses


def of(said: str) -> str:
    return statuses(f"- **II. Simplicity & YAGNI**: {said}")["II"]


@pytest.mark.parametrize("word", ["N/A", "Not applicable", "No aplica", "Non applicable", "不适用", "該当なし"])
@pytest.mark.parametrize(
    "check",
    [
        "- **II. Simplicity & YAGNI**: ✅ {word}: there is one view",
        "- **II. Simplicity & YAGNI**: PASS ({word})",
        "- **II. Simplicity & YAGNI**: PASS — {word}",
        "- **II. Simplicity & YAGNI** ✅\n  - {word}: there is one view",
        "### II. Simplicity & YAGNI ✅\n\n{word}: there is one view",
        "| Principle | Result |\n|---|---|\n| II | ✅ PASS ({word}) |",
    ],
)
def test_the_word_that_nothing_is_concerned_beats_the_mark_and_what_stands_before_it(check, word):
    assert statuses(check.format(word=word))["II"] == Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    "said",
    [
        "**N/A** for the client part; server PASS",
        "**N/A** to the import. Export: PASS",
        "PASS for the server; **N/A** for the client",
        "**No aplica** al cliente; servidor: CUMPLE",
        "**Entfällt** für den Client; Server: BESTANDEN",
        "**不适用**于客户端；服务端：通过",
        "PASS, migrations: N/A",
    ],
)
def test_what_does_not_concern_a_part_leaves_the_rest_its_verdict(said):
    assert of(said) == Status.PASS


@pytest.mark.parametrize(
    "said",
    [
        "**N/A** for the client part; server FAIL",
        "**No aplica** al cliente; servidor: NO CUMPLE",
        "**不适用**于客户端；服务端：不通过",
    ],
)
def test_the_rest_may_be_violated(said):
    assert of(said) == Status.VIOLATION


@pytest.mark.parametrize(
    "said",
    [
        "one view is made. **N/A** for the client part.",
        "una sola vista. **No aplica** al cliente.",
        "eine Sicht. **Entfällt** für den Client.",
    ],
)
def test_a_part_that_nothing_is_asked_of_is_no_answer_for_the_whole(said):
    assert of(said) == Status.ASSERTED


@pytest.mark.parametrize(
    "said", ["N/A for this feature; no view", "No aplica en esta función", "N/A for a command", "one view. **N/A**"]
)
def test_this_feature_is_no_part(said):
    assert of(said) == Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    "told", ["（TODO：补充测试）", "(TODO: add tests)", "(PENDIENTE: pruebas)", "【待办：补充】", "TBD: the list"]
)
@pytest.mark.parametrize(
    "check",
    [
        "- **II. Simplicity & YAGNI**: PASS\n  - {told}",
        "- [x] **II. Simplicity & YAGNI**: one view\n  - {told}",
        "- **II. Simplicity & YAGNI**: ✅ one view\n\n  {told}",
        "### II. Simplicity & YAGNI ✅\n\nOne view.\n\n{told}",
    ],
)
def test_work_that_is_told_to_come_below_a_pass_is_pending(check, told):
    assert statuses(check.format(told=told))["II"] == Status.PENDING


@pytest.mark.parametrize(
    "remark",
    [
        "TODO comments are forbidden",
        "there are no TODO comments left",
        "Open ships are closed at night",
        "⏳ run the suite (to be run)",
        "计划中的船只会显示",
        "Pendientes de hoy se muestran",
    ],
)
def test_a_remark_about_such_a_word_below_a_pass_takes_nothing_back(remark):
    assert statuses(f"- [x] **II. Simplicity & YAGNI**: one view\n  - {remark}")["II"] == Status.PASS


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("REQUIRED BEFORE MERGE", Status.PENDING),
        ("Aplica / pendiente", Status.PENDING),
        ("适用/待定", Status.PENDING),
        ("Applicable / N/A", Status.UNCLEAR),
    ],
)
def test_that_it_applies_says_nothing_of_how_it_is_met(said, status):
    assert of(said) == status


@pytest.mark.parametrize("said", ["PASS (Planned)", "PASS — Pending", "CUMPLE (Pendiente)"])
def test_an_everyday_word_behind_a_pass_is_a_note(said):
    assert of(said) == Status.PASS
