"""A data model is read in every dialect that real ones have."""

from textwrap import dedent

import pytest

from plangate.domain.documents.data_model.model import DataModel, Entity
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.references import Cited
from plangate.domain.text.markdown import Span
from tests.builders import a_file


def a_model(text: str) -> DataModel:
    """The data model of that text."""
    model = parse_data_model(a_file("specs/001-search/data-model.md", dedent(text).lstrip()))
    assert model is not None
    return model


def names(text: str) -> list[str]:
    """The names of the entities in that text."""
    return [entity.name for entity in a_model(text).entities]


def test_entities_have_relations_and_what_they_cite():
    model = a_model("""
        # Data Model

        ## Entities

        ### 1. `Book`

        What a reader finds (FR-001 to FR-003, US1).

        | Field | Type | Notes |
        |---|---|---|
        | id | UUID | key |
        | author | Author | |

        **Relationships**:
        - stands on a shelf

        ### Entity: Shelf

        - `place`: string
        """)

    assert model.entities == (
        Entity(
            name="Book",
            span=Span(5, 16),
            relations=("Shelf",),
            cited=Cited(("FR-001", "FR-002", "FR-003"), (1,)),
        ),
        Entity("Shelf", Span(17, 19)),
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("### Book", "Book"),
        ("### 2. Book", "Book"),
        ("### 2.1 Book", "Book"),
        ("### `Book`", "Book"),
        ("### **Book**", "Book"),
        ("### 📚 Book", "Book"),
        ("### Entity 3: Book", "Book"),
        ("### New Entity: Book", "Book"),
        ("### Book (Enum)", "Book"),
        ("### Book Enum", "Book"),
        ("### Book (modified)", "Book"),
        ("### Book → will be renamed", "Book"),
        ("### FtpBook : Book", "FtpBook"),
        ("### books（書籍資料表）", "books"),
        ("### 書籍 (Book)", "Book"),
        ("### Reading List", "Reading List"),
        ("### State", "State"),
    ],
)
def test_a_name_is_without_numbering_marks_and_kind(title, name):
    assert names(f"# M\n\n## Entities\n\n{title}\n\nText.\n") == [name]


@pytest.mark.parametrize(
    "group",
    [
        "Entities", "Key Entities", "2. Core Entities", "New Entities (this feature)", "Entity Changes",
        "Value Objects", "Database Tables", "Data Structures", "Enumerations", "實體", "エンティティ", "Entidades",
    ],
)  # fmt: skip
def test_what_stands_below_a_title_of_entities_is_one(group):
    assert names(f"# M\n\n## {group}\n\n### Book\n\nText.\n") == ["Book"]


@pytest.mark.parametrize(
    "part",
    [
        "Validation Rules", "Relationships", "State Transitions", "Field Changes", "Overview", "Example YAML",
        "Indexes", "欄位說明",
    ],
)  # fmt: skip
def test_a_part_of_an_entity_is_none(part):
    assert names(f"# M\n\n## Entities\n\n### Book\n\nText.\n\n### {part}\n\n- a\n") == ["Book"]


def test_a_group_inside_a_group_names_the_entities_below_it():
    text = "# M\n\n## Entity Categories\n\n### 1. Query Entities\n\n#### Search\n\nA.\n\n#### Hit\n\nB.\n"

    assert names(text) == ["Search", "Hit"]


def test_items_of_a_group_are_entities_with_what_stands_inside_them():
    model = a_model("""
        ## Entities
        - **Book**: what is read
          - fields:
            - `place`: Shelf
        - Shelf
          - fields:
            - `place`: string
        """)

    assert [(entity.name, entity.relations) for entity in model.entities] == [("Book", ("Shelf",)), ("Shelf", ())]


@pytest.mark.parametrize(
    "told",
    [
        "| Field | Type |\n|---|---|\n| place | Shelf |\n",
        "| Field | Type | Notes |\n|---|---|---|\n| place | UUID | key of Shelf |\n",
        "- `places`: List<Shelf>\n",
        "- place (Shelf): where it stands\n",
        "```typescript\ninterface Book {\n  places: Shelf[];\n}\n```\n",
        "**Relationships**:\n\n- stands on a shelf\n",
        "#### Relationships\n\nIt stands on a shelf.\n",
    ],
)
def test_an_entity_knows_those_that_its_fields_or_its_relations_name(told):
    model = a_model(f"# M\n\n## Entities\n\n### Book\n\n{told}\n### Shelf\n\nText.\n")

    assert [(entity.name, entity.relations) for entity in model.entities] == [("Book", ("Shelf",)), ("Shelf", ())]


def test_a_field_that_has_the_name_of_an_entity_in_lower_case_is_no_relation():
    model = a_model("# M\n\n## Entities\n\n### Book\n\n- `shelf`: string\n\nOn a shelf.\n\n### Shelf\n\nText.\n")

    assert [entity.relations for entity in model.entities] == [(), ()]


@pytest.mark.parametrize(
    "fields",
    [
        "| Column | Type |\n|---|---|\n| title | text |\n",
        "- `title`: text\n",
        "- **title**: text\n",
        "- title (text): what it is called\n",
        "**Fields**:\n\n- title: text\n",
        "### Fields\n\n| Name | Type |\n|---|---|\n| title | text |\n",
        "```typescript\ninterface Book {\n  title: text;\n}\n```\n",
        "```rust\npub struct Book {\n    pub title: text,\n}\n```\n",
        "```go\ntype Book struct {\n\ttitle text `json:\"title\"`\n}\n```\n",
        "```sql\nCREATE TABLE book (\n  title text NOT NULL,\n  PRIMARY KEY (title)\n);\n```\n",
        "```csharp\npublic class Book\n{\n    public text title { get; set; }\n}\n```\n",
        "```python\nclass Book(Model):\n    title: text\n```\n",
    ],
)  # fmt: skip
def test_where_no_title_tells_of_entities_a_section_with_fields_is_one(fields):
    assert names(f"# Data Model\n\n## Book\n\n{fields}") == ["Book"]


@pytest.mark.parametrize(
    "other",
    [
        "Text.\n",
        "- **Purpose**: what is read\n",
        "- what is read\n",
        "| Head |\n|---|\n| a |\n",
        "```python\nprint(1)\n```\n",
    ],
)
def test_a_section_without_fields_is_no_entity(other):
    assert names(f"# Data Model\n\n## Book\n\n{other}") == []


@pytest.mark.parametrize(
    ("title", "is_built"),
    [
        ("### Book", True),
        ("### Book (existing)", False),
        ("### Book (existing, modified)", True),
        ("### Book (no changes)", False),
        ("### Removed Entity: Book", False),
    ],
)
def test_a_title_says_what_happens_to_the_entity(title, is_built):
    assert a_model(f"## Entities\n\n{title}\n\nText.\n").entities[0].is_built is is_built


def test_what_a_group_says_holds_for_all_in_it():
    model = a_model(
        "## Existing Entities\n\n### Book\n\nA.\n\n### Shelf (extended)\n\nB.\n\n## New Enums\n\n### Kind\n\nC.\n"
    )

    assert [(one.name, one.is_built) for one in model.entities] == [("Book", False), ("Shelf", True), ("Kind", True)]


def test_relations_beside_the_entities_belong_to_the_first_one_that_a_line_names():
    model = a_model("""
        ## Entities

        ### Reader

        A.

        ### ReadingList

        B.

        ## Relationships

        ```text
        Reader 1 ──< reading_lists
        ```
        """)

    assert [(one.name, one.relations) for one in model.entities] == [
        ("Reader", ("ReadingList",)),
        ("ReadingList", ()),
    ]


def test_no_file_is_no_model():
    assert parse_data_model(None) is None
