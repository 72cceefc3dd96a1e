"""A verdict word in code is the value of something, unless it is written as verdicts are, or stands for the answer."""

import pytest

from plangate.domain.model.findings import Status
from tests.unit.domain.matching.laws import statuses


@pytest.mark.parametrize(
    "said",
    [
        "`unverified` is the state that a ship begins with",
        "the ship goes `open` → `unverified` → `failed`",
        "adds one state: `failed`",
        "el barco queda — `pendiente`",
        "das Feld wird `fehlgeschlagen` oder `offen`",
        "le navire devient (`non conforme`)",
        "состояние корабля: `не выполнено`",
    ],
)
@pytest.mark.parametrize(
    ("check", "status"),
    [
        ("- **II. Simplicity & YAGNI**: {said}", Status.ASSERTED),
        ("### II. Simplicity & YAGNI\n\n- One view\n- {said}", Status.ASSERTED),
        ("- **II. Simplicity & YAGNI**: PASS\n  - {said}", Status.PASS),
        ("- [x] **II. Simplicity & YAGNI**: one view\n  - {said}", Status.PASS),
    ],
)
def test_a_verdict_word_in_code_is_text(check, status, said):
    assert statuses(check.format(said=said))["II"] == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("`PASS`, one view", Status.PASS),
        ("one view — `FAIL`", Status.VIOLATION),
        ("`通过`", Status.PASS),
        ("`CUMPLE`", Status.PASS),
        ("`pass`", Status.PASS),
        ("`nicht erfüllt`", Status.VIOLATION),
    ],
)
def test_a_verdict_in_code_counts_in_capitals_or_as_the_whole_answer(said, status):
    assert statuses(f"- **II. Simplicity & YAGNI**: {said}")["II"] == status


def test_code_that_may_be_a_verdict_is_unclear_among_verdicts():
    check = "- Test-Driven Development: PASS\n- Simplicity & YAGNI: `fail`\n- SQL-First: PASS"

    assert statuses(check)["II"] == Status.UNCLEAR


def test_what_is_struck_out_below_a_name_is_no_answer():
    assert statuses("**II. Simplicity & YAGNI**: Is it simple?\n> ~~FAIL~~ PASS")["II"] == Status.PASS


TOLD = (
    "all `[NEEDS CLARIFICATION]` of the draft were answered on Monday",
    "every [NEEDS CLARIFICATION] marker is answered",
    "no `[NEEDS CLARIFICATION]`.",
    "kein [NEEDS CLARIFICATION] ist übrig; der Rest steht im Anhang",
    "ningún `[NEEDS CLARIFICATION]` queda en el texto",
    "aucun [NEEDS CLARIFICATION] ne reste",
    "все `[NEEDS CLARIFICATION]` сняты в понедельник",
    "残っていた[NEEDS CLARIFICATION]は月曜に解決した",
    "所有`[NEEDS CLARIFICATION]`已在周一澄清",
    "모든 [NEEDS CLARIFICATION] 표시를 월요일에 해결했다",
)
SET = (
    "[NEEDS CLARIFICATION]",
    "`[NEEDS CLARIFICATION]`",
    "one view [NEEDS CLARIFICATION: which one?]",
    "one view, [NEEDS CLARIFICATION]",
    "one view [NEEDS CLARIFICATION]",
)


@pytest.mark.parametrize("said", TOLD)
@pytest.mark.parametrize(
    "check",
    ["- **II. Simplicity & YAGNI**: ✅ {said}", "| Principle | Status |\n|---|---|\n| II. Simplicity | ✅ {said} |"],
)
def test_a_marker_that_is_told_of_opens_nothing(check, said):
    assert statuses(check.format(said=said))["II"] == Status.PASS


@pytest.mark.parametrize("said", SET)
def test_a_marker_that_is_set_waits(said):
    assert statuses(f"- **II. Simplicity & YAGNI**: ✅ {said}")["II"] == Status.PENDING
