"""Phrases of no dialect, where a verdict is looked for."""

import pytest

from plangate.domain.model.findings import Status
from tests.unit.domain.documents.plan.samples import a_check

PHRASES = ["muddled", "half baked", "under a cloud", "left as it was", "tot ziens", "à la bonne heure", "в тумане"]
"""Phrases that no dialect has."""
neighbours = pytest.mark.parametrize("verdict", ["✅", "PASS", "✅ PASS", "N/A", "❌ FAIL"])


def row(*, verdict: str, said: str, title: str = "Status") -> Status:
    """The status of a row with that cell among three with that verdict."""
    cells = (verdict, said, verdict, verdict)
    rows = "\n".join(f"| {number}. Lamps {number} | {cell} | see there |" for number, cell in enumerate(cells, 1))
    return a_check(f"| Principle | {title} | Notes |\n|---|---|---|\n{rows}\n").gates[1].status


@neighbours
@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_that_nobody_knows_is_unclear_in_a_column_of_verdicts(phrase, verdict):
    assert row(verdict=verdict, said=phrase) is Status.UNCLEAR
    assert row(verdict=verdict, said=phrase, title="What holds") is Status.UNCLEAR


@neighbours
@pytest.mark.parametrize(
    "said", ["One lamp is lit in each of the rooms", "`lamps.light` is the only door to them", "12"]
)
def test_a_sentence_or_a_measure_in_such_a_column_is_what_it_says(said, verdict):
    assert row(verdict=verdict, said=said) is Status.ASSERTED


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_in_a_column_without_verdicts_is_what_it_says(phrase):
    assert row(verdict="one lamp a room", said=phrase, title="How") is Status.ASSERTED


def test_two_words_before_a_comma_are_what_they_say_in_a_list():
    lines = [
        f"- **{number}. Lamps {number}**: {said}, as it was"
        for number, said in enumerate(("PASS", "half lit", "PASS"), 1)
    ]

    assert a_check("\n".join(lines)).gates[1].status is Status.ASSERTED
