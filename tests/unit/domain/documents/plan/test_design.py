"""Design sections of a plan are read row by row."""

import pytest

from plangate.domain.documents.plan.model import DesignPart, DesignRow
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.text.markdown import Span

RISKS = "| Risk | Impact | Mitigation |\n|---|---|---|\n| Slow | High | An index |\n"
DECISION = "### Decision 1: One index\n\n**Context**: slow\n\n**Decision**: build it\n"
DEPENDENCIES = "### External Dependencies\n\n- sqlite3: the store\n- **click** - the command line\n"
TABLE = "| A | B |\n|---|---|\n| x | y |\n"


def rows(text: str) -> tuple[DesignRow, ...]:
    """The design rows of a plan that holds the text."""
    return parse_plan_text("specs/001-search/plan.md", f"# Plan\n\n{text}").design


def test_rows_of_a_table_have_a_name_and_cells_under_their_heads():
    assert rows(f"## Risk Assessment\n\n{RISKS}") == (
        DesignRow(DesignPart.RISK, "Slow", (("Impact", "High"), ("Mitigation", "An index")), Span(7, 7, 1, 26)),
    )


def test_a_sub_section_with_labels_is_a_row():
    assert rows(f"## Architecture Decisions\n\n{DECISION}") == (
        DesignRow(DesignPart.DECISION, "One index", (("Context", "slow"), ("Decision", "build it")), Span(5, 5)),
    )


def test_items_are_rows_also_below_sub_sections():
    found = rows(f"## Dependencies\n\n{DEPENDENCIES}")

    assert [(row.part, row.name, row.cells) for row in found] == [
        (DesignPart.DEPENDENCY, "sqlite3", (("", "the store"),)),
        (DesignPart.DEPENDENCY, "click", (("", "the command line"),)),
    ]


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Caching Strategy [OPTIONAL]", DesignPart.CACHING),
        ("Retry Logic [OPTIONAL]", DesignPart.RETRY),
        ("7. Risks & Mitigations", DesignPart.RISK),
        ("Key Architecture Decisions", DesignPart.DECISION),
        ("⚠️ Risks", DesignPart.RISK),
        ("依存関係", DesignPart.DEPENDENCY),
        ("Риски", DesignPart.RISK),
    ],
)
def test_a_design_section_is_known_by_its_title(title, part):
    assert [(row.part, row.name) for row in rows(f"## {title}\n\n{TABLE}")] == [(part, "x")]


@pytest.mark.parametrize("title", ["Summary", "Phase 2: Enum Migration (Medium Risk)", "Dependencies Between Phases"])
def test_other_sections_have_no_design_rows(title):
    assert rows(f"## {title}\n\n{TABLE}") == ()


def test_a_section_inside_another_is_read_once():
    assert [row.name for row in rows(f"## Risk Management\n\n### Identified Risks\n\n{RISKS}")] == ["Slow"]
