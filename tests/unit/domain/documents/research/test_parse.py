"""Research is read in every dialect that real research has."""

from textwrap import dedent

import pytest

from plangate.domain.documents.research.model import Decision, Question, Research
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.text.markdown import Span
from plangate.domain.text.references import Cited
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
            rationale=True,
            alternatives=True,
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


@pytest.mark.parametrize(
    ("text", "rationale", "alternatives"),
    [
        ("**Rationale**: it is there\n", True, False),
        ("### Rationale\n\nIt is there.\n", True, False),
        ("We took it because it is there.\n", True, False),
        ("**Alternatives considered**:\n\n- a server\n", False, True),
        ("### Alternatives Considered\n\n| Option | Why not |\n|---|---|\n| server | costs |\n", False, True),
        ("**Rejected**: a server\n", False, True),
        ("Text.\n", False, False),
    ],
)
def test_reasons_and_alternatives_are_found(text, rationale, alternatives):
    (decision,) = a_research(f"# Research\n\n## Index\n\n**Decision**: Use SQLite\n\n{text}").decisions

    assert (decision.rationale, decision.alternatives) == (rationale, alternatives)


def test_a_title_that_is_a_decision_without_more_is_the_choice():
    (decision,) = a_research("# Research\n\n## Decision 2: Fold all words\n\nText.\n").decisions

    assert (decision.title, decision.chosen) == ("Fold all words", "Fold all words")


def test_open_questions_are_those_that_nobody_answered():
    research = a_research("""
        # Research

        ## Open Questions

        - Who pays?
        - ~~Who reads?~~
        - [x] Who writes?
        - Who asks? Resolved: everybody

        ## Open Questions (Resolved)

        - Who knows?
        """)

    assert research.questions == (Question("Who pays?", Span(5, 5)),)


@pytest.mark.parametrize("empty", ['<a name="shelves"></a>', "<br>", "<!-- later -->", "[x]: y"])
def test_a_paragraph_of_nothing_but_tags_changes_nothing(empty):
    research = a_research(f"# Research\n\n**Open questions**:\n\n{empty}\n\n- Which shelf?\n")

    assert research.questions == (Question("Which shelf?", Span(7, 7)),)


def test_no_open_questions_is_none():
    assert a_research("# Research\n\n## Open Questions\n\nNone.\n").questions == ()


def test_no_file_is_no_research():
    assert parse_research(None) is None
