"""A field of the Technical Context is known by its key, however the key is set."""

import pytest

from plangate.domain.documents.plan.keys import CONTEXT_KEYS, fold_key, stock_key
from plangate.domain.documents.plan.parse import parse_plan_text


@pytest.mark.parametrize(
    "context",
    [
        "**Storage**: SQLite\n**Testing**: pytest\n",
        "**Storage**：SQLite\n**Testing**：pytest\n",
        "**💾 Storage**: SQLite\n**🧪 Testing**: pytest\n",
        "**Storage** - SQLite\n**Testing** – pytest\n",
        "**Storage**\nSQLite\n\n**Testing**\npytest\n",
        "**Storage**\n\nSQLite\n\n**Testing**\n\npytest\n",
        "### Storage\n\nSQLite\n\n### Testing\n\npytest\n",
        "#### Storage: SQLite\n#### Testing: pytest\n",
        "1. **Storage**: SQLite\n2. **Testing**: pytest\n",
        "- Storage: SQLite\n- Testing: pytest\n",
        "| Aspect | Value |\n|---|---|\n| **Storage** | SQLite |\n| 🧪 Testing | pytest |\n",
        "**ストレージ**: SQLite\r\n**テスト**: pytest\r\n",
    ],
)
def test_a_key_is_known_with_and_without_a_colon_with_emoji_and_as_a_heading(context):
    plan = parse_plan_text("specs/001-a/plan.md", f"# P\n\n## Technical Context\n\n{context}\n## Summary\n")

    assert [(field.key, field.value) for field in plan.context] == [("Storage", "SQLite"), ("Testing", "pytest")]


def test_a_bold_name_inside_a_value_is_part_of_it():
    text = "# P\n\n## Technical Context\n\n**Storage**: SQLite\n**Read this**\nbefore you decide\n"

    (field,) = parse_plan_text("specs/001-a/plan.md", text).context

    assert field.value == "SQLite\nRead this\nbefore you decide"


@pytest.mark.parametrize(
    ("label", "folded"),
    [
        ("**Storage:**", "storage"),
        ("Scale / Scope", "scale/scope"),
        ("🧪", ""),
        ("Name (s)", "name (s)"),
        ("機能ID", "機能id"),
    ],
)
def test_labels_are_compared_without_marks(label, folded):
    assert fold_key(label) == folded


def test_every_stock_key_stands_for_itself():
    assert all(stock_key(alias, CONTEXT_KEYS) == name for alias, name in CONTEXT_KEYS.items())
