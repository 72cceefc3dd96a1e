"""A number with a sign of comparison before it is a statement, and no unknown verdict."""

import pytest

from plangate.domain.model.findings import Status
from tests.unit.domain.matching.laws import statuses

MEASURES = (
    "<200 ms per call",
    "~3 files",
    "≤ 90 %",
    "≈3 ファイル",
    "<200毫秒",
    "± 2 Prozent",
    "$5 al mes",
    "-20 °C",
    "5 MB",
)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    "check",
    [
        "- **II. Simplicity & YAGNI**: {measure}",
        "### II. Simplicity & YAGNI\n\n- {measure}\n- {measure}",
        "| Principle | Status |\n|---|---|\n| II | {measure} |\n| III | PASS |",
        "- **II. Simplicity & YAGNI**: {measure}\n- **III. SQL-First**: PASS",
    ],
)
def test_a_measure_is_a_statement(check, measure):
    assert statuses(check.format(measure=measure))["II"] == Status.ASSERTED


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_below_a_verdict_takes_nothing_back(measure):
    assert statuses(f"- **II. Simplicity & YAGNI**: PASS\n  - {measure}")["II"] == Status.PASS


@pytest.mark.parametrize("sign", ["🎯 3 files", "❔ 3 files", "❔"])
def test_a_sign_that_compares_nothing_stays_unclear(sign):
    assert statuses(f"- **II. Simplicity & YAGNI**: {sign}\n- **III. SQL-First**: PASS")["II"] == Status.UNCLEAR
