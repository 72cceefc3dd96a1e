"""Words at the edges of a note are no verdict that nobody knows, whatever sign they begin with."""

import pytest

from plangate.domain.model.findings import Status
from tests.unit.domain.matching.laws import statuses

TABLE = (
    "| Principle | Status | Notes |\n|---|---|---|\n"
    "| I. Test-Driven Development | PASS | first |\n| II. Simplicity | PASS | one |"
)


@pytest.mark.parametrize(
    "note",
    [
        "**On §II and `/desk`**: §II's rule of one view (a desk, a shelf) speaks of lists. The desk is none.",
        "**On §II**: `/desk` (the first page) has one view, and so has every page below",
        "**Zu §II**: §II (eine Ansicht je Liste) gilt für Listen, das Pult ist keine",
        "**Sobre §II**: la vista única vale para listas; el resto está en la ruta — /mostrador y sus hijas",
    ],
)
def test_a_note_below_a_table_leaves_the_row_its_verdict(note):
    assert statuses(f"{TABLE}\n\n{note}")["II"] == Status.PASS


@pytest.mark.parametrize("said", ["🟪 one view", "maybe —", "PERHAPS"])
def test_a_sign_or_word_that_nobody_knows_stays_unclear_among_verdicts(said):
    check = f"- Test-Driven Development: PASS\n- Simplicity & YAGNI: {said}\n- SQL-First: PASS"

    assert statuses(check)["II"] == Status.UNCLEAR
