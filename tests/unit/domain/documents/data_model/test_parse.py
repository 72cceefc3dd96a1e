"""A data model is read in every dialect that real ones have."""

from textwrap import dedent

import pytest

from plangate.domain.documents.data_model.model import DataModel, Entity, EntityChange, EntityField, Relation
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.text.markdown import Span
from plangate.domain.text.references import Cited
from tests.builders import a_file


def a_model(text: str) -> DataModel:
    """The data model of that text."""
    model = parse_data_model(a_file("specs/001-search/data-model.md", dedent(text).lstrip()))
    assert model is not None
    return model


def names(text: str) -> list[str]:
    """The names of the entities in that text."""
    return [entity.name for entity in a_model(text).entities]


def test_entities_have_fields_relations_and_what_they_cite():
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
            fields=(
                EntityField("id", "UUID", Span(11, 11, 1, 19)),
                EntityField("author", "Author", Span(12, 12, 1, 21)),
            ),
            relations=(Relation("Shelf", Span(15, 15)),),
            cited=Cited(("FR-001", "FR-002", "FR-003"), (1,)),
        ),
        Entity("Shelf", Span(17, 19), (EntityField("place", "string", Span(19, 19)),)),
    )
    assert [entity.name for entity in model.to_build] == ["Book", "Shelf"]


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


def test_items_of_a_group_are_entities_with_the_fields_inside_them():
    model = a_model("""
        ## Entities
        - **Book**: what is read
          - fields:
            - `title`: string
        - Shelf
          - fields:
            - `place`: string
        """)

    assert [(entity.name, entity.fields) for entity in model.entities] == [
        ("Book", (EntityField("title", "string", Span(4, 4)),)),
        ("Shelf", (EntityField("place", "string", Span(7, 7)),)),
    ]


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
    (entity,) = a_model(f"# Data Model\n\n## Book\n\n{fields}").entities

    assert (entity.name, [(field.name, field.type) for field in entity.fields]) == ("Book", [("title", "text")])


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("### Book", EntityChange.NEW),
        ("### Book (existing)", EntityChange.UNCHANGED),
        ("### Book (existing, modified)", EntityChange.CHANGED),
        ("### Book (no changes)", EntityChange.UNCHANGED),
        ("### Removed Entity: Book", EntityChange.REMOVED),
    ],
)
def test_a_title_says_what_happens_to_the_entity(title, standing):
    assert a_model(f"## Entities\n\n{title}\n\nText.\n").entities[0].change is standing


def test_what_a_group_says_holds_for_all_in_it():
    model = a_model(
        "## Existing Entities\n\n### Book\n\nA.\n\n### Shelf (extended)\n\nB.\n\n## New Enums\n\n### Kind\n\nC.\n"
    )

    assert [(one.name, one.change, one.enumeration) for one in model.entities] == [
        ("Book", EntityChange.UNCHANGED, False),
        ("Shelf", EntityChange.CHANGED, False),
        ("Kind", EntityChange.NEW, True),
    ]
    assert [one.name for one in model.to_build] == ["Shelf", "Kind"]


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
        ("Reader", (Relation("ReadingList", Span(14, 14)),)),
        ("ReadingList", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Data Model\n\nNo data model changes.\n",
        "# Data Model\n\nThis feature does not introduce new entities.\n",
        "# Data Model\n\n**Status**: Not applicable\n",
        "# Data Model\n\n## Entities\n\nNo changes to the core data model are required.\n",
        "# Data Model\n\nNo schema changes are needed.\n\n## Existing Entities\n\n### Book\n\nText.\n",
    ],
)
def test_a_model_may_say_that_nothing_changes(text):
    model = a_model(text)

    assert model.changes_nothing
    assert model.to_build == ()


def test_a_model_with_a_new_entity_changes_something():
    assert not a_model("# M\n\nNo schema changes elsewhere.\n\n## Entities\n\n### Book\n\nText.\n").changes_nothing


def test_no_file_is_no_model():
    assert parse_data_model(None) is None
