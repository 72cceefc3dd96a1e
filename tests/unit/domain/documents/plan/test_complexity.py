"""Complexity Tracking: rows in any order of columns, bullets, sentences, and every way to say none."""

import pytest

from plangate.domain.documents.plan.model import GateShape
from tests.unit.domain.documents.plan.samples import a_plan

HEAD = "# P\n\n## Complexity Tracking\n\n"
TABLE = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"


def rows(text):
    return [(r.violation, r.why, r.alternative, r.span.line) for r in a_plan(HEAD + text).complexity]


def test_a_row_has_three_cells():
    assert rows(TABLE + "| II: log | must be heard | a bell is louder |\n| second lamp | | |\n") == [
        ("II: log", "must be heard", "a bell is louder", 7),
        ("second lamp", "", "", 8),
    ]


def test_columns_are_found_by_their_headers():
    text = "| Abgelehnte Alternative | Verstoß | Grund |\n|---|---|---|\n| Glocke | II | Lärm |\n"

    assert rows(text) == [("II", "Lärm", "Glocke", 7)]


def test_bullets_headings_and_sentences_are_rows():
    plan = a_plan(
        HEAD + "A second lamp is needed.\n\n- **II. Quiet Logs**: it must be heard\n\n### Third lamp\n\nFor the cat.\n"
    )

    assert [(row.violation, row.why, row.shape) for row in plan.complexity] == [
        ("A second lamp is needed.", "", GateShape.PARAGRAPH),
        ("II. Quiet Logs", "it must be heard", GateShape.BULLET),
        ("Third lamp", "For the cat.", GateShape.HEADING),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "None.", "*None*", "N/A", "No violations.", "No constitution violations.",
        "*No Charter Check violations. No entries.*",
        "Not applicable", "No violations; nothing to justify.\n\nThe lamp is small.", "- No violations",
        "**Status**: ✅ No violations",
        TABLE + "| None | N/A | N/A |", TABLE + "| N/A | | |", TABLE + "| — | — | — |", TABLE + "| 없음 | - | - |",
        "違反なし(小さなランプ)", "Sin violaciones detectadas. No aplica.",
        "Aucune entorse à la constitution : section sans objet.",
        "Nenhuma violação.", "Keine Verstöße.", "无", "没有违规。", "없음", "Нет.", "Нарушений нет.",
    ],
)  # fmt: skip
def test_none_is_said_in_many_ways(text):
    plan = a_plan(
        HEAD + "> **Fill ONLY if Constitution Check has violations that must be justified**\n\n" + text + "\n"
    )

    assert (plan.complexity, plan.complexity_says_none) == ((), True)


@pytest.mark.parametrize("text", ["", "*Fill ONLY if Constitution Check has violations that must be justified*\n"])
def test_an_empty_section_says_nothing(text):
    plan = a_plan(HEAD + text)

    assert (plan.complexity, plan.complexity_says_none) == ((), False)


def test_example_rows_are_rows():
    assert rows(TABLE + "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |\n") == [
        ("[e.g., 4th project]", "[current need]", "[why 3 projects insufficient]", 7)
    ]
