"""Research is read in every dialect that real research has."""

from textwrap import dedent

import pytest

from plangate.domain.documents.references import Cited
from plangate.domain.documents.research.model import Decision, Research
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.text.markdown import Span
from tests.builders import a_file


def a_research(text: str) -> Research:
    """The research of that text."""
    research = parse_research(a_file("specs/001-search/research.md", dedent(text).lstrip()))
    assert research is not None
    return research


def test_a_decision_has_its_title_its_choice_and_what_stands_with_it():
    research = a_research("""
        # Research

        ## 1. Where the index lives

        **Decision**: Use `sqlite3` with settings in search.toml
        **Rationale**: It serves FR-002 and US1.
        **Alternatives considered**: a server of its own

        ## 2. Words

        - **Decision**: Fold them
        """)

    assert research.decisions == (
        Decision(
            title="Where the index lives",
            chosen="Use sqlite3 with settings in search.toml",
            span=Span(5, 8),
            tools=("sqlite3", "search.toml"),
            cited=Cited(("FR-002",), (1,)),
        ),
        Decision("Words", "Fold them", Span(11, 11)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "## Index\n\n**Decision**: Use SQLite\n",
        "## Index\n\n**Decision:** Use SQLite\n",
        "## 1. Index\n\n- Decision: Use SQLite\n",
        "## R-001: Index\n\n**Chosen**: Use SQLite\n",
        "## Q1: Index\n\n### Decision\n\nUse SQLite\n",
        "## Index\n\n### Decision: Use SQLite\n",
        "## Decision 1: Index\n\n**Choice**: Use SQLite\n",
        "## Decision 1: Index\n\n### Decision\n\nUse SQLite\n",
        "## Decisions\n\n- **Index**: Use SQLite\n",
        "## Index\n\n**选择**：Use SQLite\n",
        "## 決策 1: Index\n\n### 選擇\n\nUse SQLite\n",
        "| Topic | Decision |\n|---|---|\n| Index | Use SQLite |\n",
    ],
)
def test_a_decision_is_found_however_it_is_written(text):
    (decision,) = a_research(f"# Research\n\n{text}").decisions

    assert (decision.title, decision.chosen) == ("Index", "Use SQLite")


def test_a_title_that_is_a_decision_without_more_is_the_choice():
    (decision,) = a_research("# Research\n\n## Decision 2: Fold all words\n\nText.\n").decisions

    assert (decision.title, decision.chosen) == ("Fold all words", "Fold all words")


def test_no_file_is_no_research():
    assert parse_research(None) is None
