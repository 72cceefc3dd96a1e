"""Blocks and their places, for the hazards that real texts have."""

import pytest

from plangate.domain.text.markdown import (
    Fence,
    Footnote,
    FrontMatter,
    Heading,
    Html,
    Item,
    List,
    Paragraph,
    Quote,
    Span,
    Table,
    is_overgrown,
    read_markdown,
)
from plangate.domain.text.markdown.block_builder import MAX_LEVELS
from plangate.domain.text.markdown.read import MAX_EVENTS


def kinds(text):
    return [(type(block).__name__, block.span.line, block.span.end_line) for block in read_markdown(text).blocks]


def blocks_of(kind, text):
    return read_markdown(text).blocks_of(kind)


def cells(text):
    (table,) = blocks_of(Table, text)
    return [[cell.flat for cell in row.cells] for row in (table.header, *table.rows)]


def items(text):
    return [(item.number, item.box, item.depth, item.inline.flat) for item in blocks_of(Item, text)]


def titles(text):
    return [(section.heading.inline.flat, section.span, section.own) for section in read_markdown(text).sections()]


def test_a_number_sign_inside_a_fence_is_no_heading():
    text = "# One\n\n```bash\n# not a heading\n## nor this\n```\n\n## Two\n"

    assert kinds(text) == [("Heading", 1, 1), ("Fence", 3, 6), ("Heading", 8, 8)]


def test_underlined_text_is_a_heading_of_the_first_or_the_second_level():
    text = "A title\n=======\ntext\n\nAnother\nof two lines\n---\n"

    assert kinds(text) == [("Heading", 1, 2), ("Paragraph", 3, 3), ("Heading", 5, 7)]
    assert [heading.level for heading in blocks_of(Heading, text)] == [1, 2]


@pytest.mark.parametrize(
    "accident",
    [
        "The cache is filled at night.\n---",
        "**Scale**: 25,000 visitors\n---",
        "one line\nand another\n---",
        "検索は一つの部屋である。\n---",
    ],
)
def test_a_statement_directly_above_a_rule_is_shown_as_a_heading_and_heads_no_section(accident):
    text = f"## A\n\n{accident}\n\n## B\n"

    assert len(blocks_of(Heading, text)) == 3
    assert [title for title, _, _ in titles(text)] == ["A", "B"]


def test_an_underlined_title_heads_a_section():
    assert titles("Constitution Check\n---\n\ntext\n") == [("Constitution Check", Span(1, 4), Span(1, 4))]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    assert read_markdown("\ufeff# A\r\n\r\ntext\r\nmore\r\n") == read_markdown("# A\n\ntext\nmore\n")


def test_a_lone_carriage_return_ends_a_line_of_markdown_and_no_line_of_the_file():
    document = read_markdown("# A\rtext\r\rmore\n## B\n")

    assert document.lines == ("# A\rtext\r\rmore", "## B")
    assert [(type(block).__name__, block.span.line, block.inline.flat) for block in document.blocks] == [
        ("Heading", 1, "A"),
        ("Paragraph", 1, "text"),
        ("Paragraph", 1, "more"),
        ("Heading", 2, "B"),
    ]


def test_only_a_newline_ends_a_line_of_the_file():
    document = read_markdown("one\u2028still one\x0bstill\ntwo")

    assert document.lines == ("one\u2028still one\x0bstill", "two")


@pytest.mark.parametrize("hidden", ["<!--\nReport\n\n# The Law\n\ntext\n", "<!-- never\nclosed\n\n| a |\n|---|\n"])
def test_a_comment_that_nobody_closes_hides_the_rest(hidden):
    (block,) = read_markdown(hidden).blocks

    assert isinstance(block, Html)
    assert (block.comment, block.inline.text) == (True, "")


def test_a_comment_ends_where_it_is_closed_first():
    text = "<!--\nfirst\n<!-- second -->\n# Shown\n"

    assert kinds(text) == [("Html", 1, 3), ("Heading", 4, 4)]


def test_front_matter_is_told_from_a_rule_on_the_first_line():
    matter = "---\nversion: 1.4.0\n---\n\n# A\n"
    rule = "---\n\nSome words here.\n\n---\n\n# A\n"

    assert kinds(matter) == [("FrontMatter", 1, 3), ("Heading", 5, 5)]
    assert kinds(rule) == [("ThematicBreak", 1, 1), ("Paragraph", 3, 3), ("ThematicBreak", 5, 5), ("Heading", 7, 7)]
    assert [line.text for line in blocks_of(FrontMatter, matter)[0].lines] == ["version: 1.4.0"]


def test_a_later_pair_of_rules_is_no_front_matter():
    text = "---\na: 1\n---\n\ntext\n\n---\nb: 2\n\n---\n"

    assert [kind for kind, _, _ in kinds(text)] == [
        "FrontMatter",
        "Paragraph",
        "ThematicBreak",
        "Paragraph",
        "ThematicBreak",
    ]


def test_an_unclosed_fence_runs_to_the_end_and_says_so():
    (fence,) = read_markdown("```text\nsrc/\n# x").blocks

    assert isinstance(fence, Fence)
    assert (fence.closed, fence.info, [line.text for line in fence.lines]) == (False, "text", ["src/", "# x"])


def test_a_fence_indented_in_a_list_keeps_its_columns():
    (fence,) = blocks_of(Fence, "- item\n\n  ```text\n  src/\n\n    a\n  ```\n")

    assert [(line.number, line.column, line.text) for line in fence.lines] == [
        (4, 3, "src/"),
        (5, 1, ""),
        (6, 3, "  a"),
    ]
    assert fence.closed


def test_indented_code_is_no_fence():
    (code,) = blocks_of(Fence, "text\n\n    one\n\n\n    two\n")

    assert (code.fenced, code.closed, code.info) == (False, True, "")
    assert [(line.number, line.text) for line in code.lines] == [(3, "one"), (4, ""), (5, ""), (6, "two")]


def test_boxes_of_github_and_near_it_are_boxes():
    text = (
        "- [x] one\n- [ ] two\n* [N/A] **three**: because\n1. [✓] four\n- [~] five\n- [] six\n- [X]\n- [-]**seven**\n"
    )

    assert items(text) == [
        (None, "x", 1, "one"),
        (None, " ", 1, "two"),
        (None, "N/A", 1, "three: because"),
        (1, "✓", 1, "four"),
        (None, "~", 1, "five"),
        (None, " ", 1, "six"),
        (None, "x", 1, ""),
        (None, "-", 1, "seven"),
    ]


def test_brackets_that_are_links_or_tokens_are_no_boxes():
    assert items("- [x](y.md) a\n- [FEATURE] b\n- [Dependency 1]: c and d\n") == [
        (None, None, 1, "x a"),
        (None, None, 1, "[FEATURE] b"),
        (None, None, 1, "[Dependency 1]: c and d"),
    ]


def test_items_have_the_numbers_that_are_shown():
    assert [number for number, _, _, _ in items("3. a\n3. b\n9. c\n- d\n")] == [3, 4, 5, None]


def test_nested_items_know_their_list_their_depth_and_their_reach():
    blocks = read_markdown("- a\n  more\n  - b\n\n    text\n- c\n").blocks

    assert [(type(b).__name__, b.parent, b.depth, b.span.line, b.span.end_line) for b in blocks] == [
        ("List", -1, 0, 1, 6),
        ("Item", 0, 1, 1, 2),
        ("List", 1, 1, 3, 5),
        ("Item", 2, 2, 3, 3),
        ("Paragraph", 3, 2, 5, 5),
        ("Item", 0, 1, 6, 6),
    ]
    assert isinstance(blocks[1], Item)
    assert blocks[1].reach == Span(1, 5)


def test_loose_and_tight_items_look_alike():
    assert items("- [x] a\n- b\n") == items("- [x] a\n\n- b\n") == [(None, "x", 1, "a"), (None, None, 1, "b")]


def test_an_item_that_starts_with_something_else_has_no_text_of_its_own():
    text = "- ## heading\n- ```\n  x\n  ```\n-\n- - inner\n"

    assert [kind for kind in kinds(text) if kind[0] != "List"] == [
        ("Item", 1, 1),
        ("Heading", 1, 1),
        ("Item", 2, 2),
        ("Fence", 2, 4),
        ("Item", 5, 5),
        ("Item", 6, 6),
        ("Item", 6, 6),
    ]


def test_a_row_has_as_many_cells_as_the_header():
    assert cells("| a | b | c |\n|---|---|---|\n| 1 |\n| 1 | 2 | 3 | surplus |\n") == [
        ["a", "b", "c"],
        ["1", "", ""],
        ["1", "2", "3"],
    ]


def test_a_table_may_follow_a_paragraph_at_once():
    assert kinds("words above\n| a | b |\n|---|---|\n| 1 | 2 |\n") == [("Paragraph", 1, 1), ("Table", 2, 4)]


def test_only_an_escaped_pipe_parts_no_cells():
    assert cells("| a | b |\n|---|---|\n| x \\| y | z |\n| `p\\|q` | r |\n| `s | t` |\n") == [
        ["a", "b"],
        ["x | y", "z"],
        ["p|q", "r"],
        ["`s", "t`"],
    ]


def test_a_break_or_an_item_ends_a_line_of_a_cell():
    (table,) = blocks_of(Table, "| a |\n|---|\n| one<br>two <ul><li>three</li><li>four</li></ul> |\n")

    assert [line.text.strip() for line in table.rows[0].cells[0].inline.lines] == ["one", "two", "three", "four"]


def test_cells_know_their_columns_and_their_row():
    (table,) = blocks_of(Table, "| ä | b |\n|---|---|\n|  ön | `two` |\n| 1\n")

    assert [cell.span for row in table.rows for cell in row.cells] == [
        Span(3, 3, 4, 5),
        Span(3, 3, 9, 13),
        Span(4, 4, 3, 3),
        Span(4, 4, 4, 4),
    ]


def test_quotes_hold_blocks():
    blocks = read_markdown("> **Note**: a\n> | x |\n> |---|\n> | 1 |\n\n***\n").blocks

    assert [(type(b).__name__, b.parent, b.quoted, b.span.line, b.span.end_line) for b in blocks] == [
        ("Quote", -1, False, 1, 4),
        ("Paragraph", 0, True, 1, 1),
        ("Table", 0, True, 2, 4),
        ("ThematicBreak", -1, False, 6, 6),
    ]


def test_a_footnote_is_shown_where_something_refers_to_it_and_once():
    text = "a[^A] b\n\n[^a]: shown\n\n[^b]: nobody\n\n[^a]: again\n\nend\n"

    assert [type(block) for block in read_markdown(text).blocks] == [Paragraph, Footnote, Paragraph, Paragraph]
    assert [block.inline.flat for block in blocks_of(Paragraph, text)] == ["a b", "shown", "end"]


def test_a_reference_definition_is_no_block():
    assert kinds("[law]: law.md\n\nsee [law]\n") == [("Paragraph", 3, 3)]
    assert items("- [law]: law.md\n") == [(None, None, 1, "")]


def test_html_shows_its_text_line_by_line():
    text = "<details open>\n<summary>Law &amp; <b>order</b></summary>\n<!-- no\nno --> yes\n<p>end\n</details>\n"
    (html,) = blocks_of(Html, text)

    assert [(line.text, line.span.line) for line in html.inline.lines] == [("Law & order", 2), ("yes", 4), ("end", 5)]
    assert [mark.text for mark in html.inline.bolds] == ["order"]
    assert not html.comment


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>\np { color: red }\n</style>\n",
        "<script>\nalert(1)\n</script>\n",
        "<div title='PASS'></div>\n",
        "<div>\n<?php echo 1; ?>\n</div>\n",
        "<div>\n<a b='never closed\n",
    ],
)
def test_html_shows_no_scripts_styles_attributes_and_instructions(hidden):
    assert [html.inline.text for html in blocks_of(Html, hidden)] == [""]


def test_what_stands_in_details_is_read():
    text = "<details>\n<summary>more</summary>\n\n- [x] **I. Quiet**: PASS\n\n</details>\n"

    assert items(text) == [(None, "x", 1, "I. Quiet: PASS")]


def test_sections_end_at_the_next_heading_of_their_level():
    assert titles("# A\n## B\n### C\ntext\n## D\nend\n") == [
        ("A", Span(1, 6), Span(1, 1)),
        ("B", Span(2, 4), Span(2, 2)),
        ("C", Span(3, 4), Span(3, 4)),
        ("D", Span(5, 6), Span(5, 6)),
    ]


def test_a_heading_in_a_list_or_a_quote_heads_no_section():
    assert titles("> # A\n\n- # B\n") == []


def test_blocks_in_a_span_are_those_that_start_there():
    document = read_markdown("# A\n\none\n\ntwo\n\n# B\n")

    assert [type(block) for block in document.blocks_in(Span(2, 6))] == [Paragraph, Paragraph]
    assert [type(block) for block in document.blocks_in(Span(7, 7))] == [Heading]


def test_the_source_of_a_place_is_what_is_written_there():
    document = read_markdown("one **two**\nthree\n")

    assert document.source(Span(1, 2)) == "one **two**\nthree"
    assert document.source(Span(1, 1, 5, 11)) == "**two**"


def test_an_empty_text_is_a_document():
    document = read_markdown("")

    assert (document.blocks, document.sections(), document.span, document.line(7)) == ((), (), Span(1, 1), "")


@pytest.mark.parametrize(
    ("text", "overgrown"),
    [
        ("a\n\n" * (MAX_EVENTS // 3 - 1), False),
        ("a\n\n" * (MAX_EVENTS // 3 + 1), True),
        ("|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|b\n" * 200, True),
        ("|a" * 200 + "|\r" + "|-" * 200 + "|\r" + "|b\r" * 200, True),
        (">" * MAX_LEVELS + " a\n", False),
        (">" * (MAX_LEVELS + 1) + " a\n", True),
        ("".join(f"{'  ' * level}- a\n" for level in range(MAX_LEVELS)), False),
        ("".join(f"{'  ' * level}- a\n" for level in range(MAX_LEVELS + 1)), True),
        ("a\r\r" * 300, False),
        ("a\r\r" * 1_000, True),
        ("a\r\n\r\n" * 1_000, False),
        ("- " * 80 + "a " * 5_000, False),
        ("- " * 80 + "a " * 8_000, True),
    ],
)
def test_a_text_with_too_much_of_anything_is_overgrown(text, overgrown):
    document = read_markdown(text)

    assert (document.overgrown, not document.blocks, is_overgrown(text)) == (overgrown, overgrown, overgrown)


def test_lists_and_quotes_in_one_another_know_what_holds_them():
    blocks = read_markdown("1. a\n   > b\n   > - c\n").blocks

    assert [(type(b), b.parent, b.depth, b.quoted) for b in blocks] == [
        (List, -1, 0, False),
        (Item, 0, 1, False),
        (Quote, 1, 1, False),
        (Paragraph, 2, 1, True),
        (List, 2, 1, True),
        (Item, 4, 2, True),
    ]
