"""Text below a table without a blank line between is no row of it, and a tag that a tool left is no text."""

import pytest

from plangate.domain.review.review import review
from plangate.domain.text.markdown import Paragraph, Table, read_markdown
from tests.builders import PLAN_TEXT, a_feature, a_law, a_snapshot

NONE = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| — | — | — |"
REAL = NONE.replace("| — | — | — |", "| A second store | readers wait | one store is too slow |")
LAST_ROW = "| III. Plain Language | PASS | Empty results are explained in one sentence |"
TAGS = ("</content>", "</file>", "</plan.md>", "</file_content>", "<content>", '<file path="a">', "</a></b>", "  </o3>")


def found(plan: str) -> list[tuple[str, str]]:
    """The rules that speak, with what they say."""
    (report,) = review(a_snapshot(a_feature(plan), law=a_law())).plans
    return [(finding.rule, finding.message) for finding in report.findings]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("place", [NONE, REAL, LAST_ROW])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_tag_that_a_tool_left_is_no_row(tag, place, between):
    plan = PLAN_TEXT.replace("No violations.", place if place in (NONE, REAL) else NONE)

    assert found(plan.replace(place, f"{place}{between}{tag}")) == found(plan)


@pytest.mark.parametrize("text", ["All principles hold.", "Note: the index is small.", "Nada más.", "以上。"])
def test_a_sentence_below_the_table_is_no_row(text):
    plan = PLAN_TEXT.replace("No violations.", f"{NONE}\n{text}")

    assert found(plan) == []


@pytest.mark.parametrize("row", ["| A second store | | |", "A second store | |"])
def test_a_row_with_a_cell_mark_is_one(row):
    plan = PLAN_TEXT.replace("No violations.", f"{NONE}\n{row}")

    assert [rule for rule, _ in found(plan)] == ["incomplete-justification"]


def test_a_table_of_one_column_has_rows_without_marks():
    (table,) = read_markdown("| Name |\n|---|\nfirst\nsecond\n").blocks

    assert [row.cells[0].inline.text for row in table.rows] == ["first", "second"]


def test_the_text_below_a_table_stands_behind_it_line_by_line():
    table, first, second, *_ = read_markdown("| A | B |\n|---|---|\n| a | b |\none **more**\ntwo\n\nNext.\n").blocks

    assert isinstance(table, Table)
    assert (table.span.line, table.span.end_line, len(table.rows)) == (1, 3, 1)
    assert isinstance(first, Paragraph)
    assert [(block.span.line, block.inline.flat) for block in (first, second)] == [(4, "one more"), (5, "two")]
