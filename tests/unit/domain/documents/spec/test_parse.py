"""A specification is read in every dialect that real ones have."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.documents.spec.model import Item, Spec, Story
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.text.markdown import Span
from tests.builders import SPEC_TEXT, a_file


def a_spec(text: str) -> Spec:
    """The specification of that text."""
    spec = parse_spec(a_file("specs/001-search/spec.md", dedent(text)))
    assert spec is not None
    return spec


def test_stories_requirements_and_criteria_are_read():
    spec = a_spec(SPEC_TEXT)

    assert spec.title == "Feature Specification: Search the catalogue"
    assert spec.stories == (
        Story(
            number=1,
            title="Find a book by its title",
            priority=1,
            text="A reader types the first letters of a title and sees the books that match.",
            independent_test="Type three letters and see the books whose titles start with them.",
            scenarios=('Given a book named "Walden", When a reader types "wal", Then the book is listed.',),
            span=Span(7, 16),
        ),
    )
    assert spec.requirements == (
        Item("FR-001", "The system MUST list books whose titles start with the letters typed.", Span(21, 21)),
    )
    assert spec.criteria == (Item("SC-001", "Nine of ten searches are answered within 200 ms.", Span(25, 25)),)


@pytest.mark.parametrize(
    ("heading", "story"),
    [
        ("### User Story 2 - Borrow (Priority: P2)", (2, "Borrow", 2)),
        ("### User Story 2 — Borrow [P1]", (2, "Borrow", 1)),
        ("### US2: Borrow", (2, "Borrow", None)),
        ("### 1. User Story 2: Borrow - P3", (2, "Borrow", 3)),
        ("### 🎯 User Story 2 – Borrow (Priority: P1) MVP", (2, "Borrow  MVP", 1)),
        ("### 使用者故事 2 - 借書 (優先級: P2)", (2, "借書", 2)),
        ("### ユーザーストーリー2：借りる（優先度：P1）", (2, "借りる", 1)),
        ("### História de Usuário 2 - Emprestar (Prioridade: P2)", (2, "Emprestar", 2)),
        ("### Пользовательская история 2 - Взять (Приоритет: P1)", (2, "Взять", 1)),
        ("### Stories we tell", None),
        ("### User Stories", None),
        ("### USB 2 ports", None),
    ],
)
def test_a_story_is_known_by_its_heading(heading, story):
    stories = a_spec(f"# Spec\n\n{heading}\n\nWords.\n").stories

    assert [(s.number, s.title, s.priority) for s in stories] == ([story] if story else [])


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("- **FR-002**: It must.", ("FR-002", "It must.")),
        ("- FR-002: It must.", ("FR-002", "It must.")),
        ("- [x] **FR-002** (P1): It must.", ("FR-002", "It must.")),
        ("**NFR-2**: It must.", ("NFR-2", "It must.")),
        ("#### FR-002a — It must", ("FR-002A", "It must")),
        ("| Id | Text |\n|---|---|\n| FR-002 | It must. |", ("FR-002", "It must.")),
        ("- As FR-002 says", None),
    ],
)
def test_a_requirement_starts_with_its_id(line, item):
    requirements = a_spec(f"# Spec\n\n## Requirements\n\n{line}\n").requirements

    assert [(r.id, r.text) for r in requirements] == ([item] if item else [])


def test_an_id_counts_once_where_it_stands_first():
    spec = a_spec("# Spec\n\n- **FR-001**: First.\n- **FR-001**: Again.\n")

    assert [(r.text, r.span.line) for r in spec.requirements] == [("First.", 3)]


@pytest.mark.parametrize(
    "entities",
    [
        "### Key Entities *(with data)*\n\n- **Book**: has a title\n- **Reader (person)**: reads\n",
        "### Key Entities\n\n#### 1. Book\n\nHas a title.\n\n#### Entity: Reader\n\n- **name**: text\n",
        "### 關鍵實體\n\n- **Book**：有標題\n- **Reader**：讀\n",
        "### Key Entities\n\n| Entity | Means |\n|---|---|\n| `Book` | a title |\n| Reader | reads |\n",
        "### Key Entities\n\n- Book: has a title\n- Reader: reads\n- and nothing else\n",
    ],
)
def test_key_entities_are_read_from_items_headings_and_rows(entities):
    spec = a_spec(f"# Spec\n\n{entities}\n## Success Criteria\n\n- **Fast**: yes\n")

    assert [entity.id for entity in spec.entities] == ["Book", "Reader"]


def test_scenarios_are_the_items_under_acceptance():
    spec = a_spec(
        """\
        # Spec

        ### User Story 1 - Borrow (Priority: P1)

        Words.

        **Why this priority**: It is first.

        **Acceptance Scenarios**:

        1. **Given** a book, **When** asked, **Then** lent.
           - with a receipt
        2. **Given** none, **Then** refused.

        **Notes**:

        - Nothing.
        """
    )

    assert spec.stories[0].text == "Words."
    assert spec.stories[0].scenarios == (
        "Given a book, When asked, Then lent. with a receipt",
        "Given none, Then refused.",
    )


def test_without_a_file_or_its_text_there_is_no_specification():
    assert parse_spec(None) is None
    assert parse_spec(a_file("specs/001-search/spec.md", None)) is None


@given(st.text(alphabet="#*-|: \nFRUS0012ab()`", max_size=80))
def test_any_text_gives_a_specification(text):
    assert isinstance(a_spec(text), Spec)
