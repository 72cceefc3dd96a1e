"""Blocks and their places, for the hazards that real texts have."""

from plangate.domain.text.markdown import (
    Fence,
    FrontMatter,
    Heading,
    Html,
    Item,
    Paragraph,
    Span,
    Table,
    ThematicBreak,
    read_inline,
    read_markdown,
    visible,
)


def kinds(text):
    return [(type(block).__name__, block.span.line, block.span.end_line) for block in read_markdown(text).blocks]


def cells(text):
    table = next(block for block in read_markdown(text).blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for row in (table.header, *table.rows)]


def items(text):
    return [
        (item.marker, item.box, item.depth, visible(item.lines))
        for item in read_markdown(text).blocks
        if isinstance(item, Item)
    ]


def test_a_number_sign_inside_a_fence_is_no_heading():
    text = "# One\n\n```bash\n# not a heading\n## nor this\n```\n\n## Two\n"

    assert kinds(text) == [("Heading", 1, 1), ("Fence", 3, 6), ("Heading", 8, 8)]


def test_text_directly_above_a_rule_stays_text():
    assert kinds("Some words\n---\n\nMore\n***\n") == [
        ("Paragraph", 1, 1),
        ("ThematicBreak", 2, 2),
        ("Paragraph", 4, 4),
        ("ThematicBreak", 5, 5),
    ]


def test_text_underlined_with_equal_signs_is_a_heading():
    assert kinds("A title\n=======\ntext\n") == [("Heading", 1, 2), ("Paragraph", 3, 3)]


def test_a_byte_order_mark_and_foreign_line_ends_change_nothing():
    assert read_markdown("\ufeff# A\r\n\r\ntext\rmore\n") == read_markdown("# A\n\ntext\nmore\n")


def test_only_a_newline_ends_a_line():
    document = read_markdown("one\u2028still one\x0bstill\ntwo")

    assert document.lines == ("one\u2028still one\x0bstill", "two")


def test_an_unclosed_comment_ends_before_the_next_heading():
    text = "<!--\nReport\n\n✅ done\n# The Law\n\n## I. First\n\ntext\n"

    blocks = read_markdown(text).blocks

    assert kinds(text) == [("Html", 1, 4), ("Heading", 5, 5), ("Heading", 7, 7), ("Paragraph", 9, 9)]
    assert isinstance(blocks[0], Html)
    assert (blocks[0].comment, blocks[0].closed) == (True, False)


def test_an_unclosed_comment_without_a_later_heading_ends_at_the_next_blank_line():
    assert kinds("<!-- never\nclosed\n\n| a | b |\n|---|---|\n") == [("Html", 1, 2), ("Table", 4, 5)]


def test_a_comment_that_opens_again_before_it_closes_was_never_closed():
    text = "<!--\nfirst\n# Heading\n<!-- second -->\ntext\n"

    assert kinds(text) == [("Html", 1, 2), ("Heading", 3, 3), ("Html", 4, 4), ("Paragraph", 5, 5)]


def test_an_unclosed_pre_does_not_swallow_the_text():
    assert kinds("<pre>\nx\n\n## Next\n") == [("Html", 1, 2), ("Heading", 4, 4)]


def test_front_matter_is_told_from_a_rule_on_the_first_line():
    matter = "---\nversion: 1.4.0\n---\n\n# A\n"
    rule = "---\n\nSome words here.\n\n---\n\n# A\n"

    assert kinds(matter) == [("FrontMatter", 1, 3), ("Heading", 5, 5)]
    assert kinds(rule) == [("ThematicBreak", 1, 1), ("Paragraph", 3, 3), ("ThematicBreak", 5, 5), ("Heading", 7, 7)]
    block = read_markdown(matter).blocks[0]
    assert isinstance(block, FrontMatter)
    assert [line.text for line in block.lines] == ["version: 1.4.0"]


def test_an_unclosed_fence_runs_to_the_end_and_says_so():
    (block,) = read_markdown("```text\nsrc/\n# x").blocks

    assert isinstance(block, Fence)
    assert (block.closed, block.info, [line.text for line in block.lines]) == (False, "text", ["src/", "# x"])


def test_a_fence_indented_in_a_list_keeps_its_columns():
    _, fence = read_markdown("- item\n\n  ```text\n  src/\n  ```\n").blocks

    assert isinstance(fence, Fence)
    assert [(line.number, line.column, line.text) for line in fence.lines] == [(4, 3, "src/")]


def test_boxes_of_github_and_near_it_are_boxes():
    text = "- [x] one\n- [ ] two\n* [N/A] **three**: because\n1. [✓] four\n- [~] five\n- [] six\n"

    assert items(text) == [
        ("-", "x", 1, "one"),
        ("-", " ", 1, "two"),
        ("*", "N/A", 1, "three: because"),
        ("1.", "✓", 1, "four"),
        ("-", "~", 1, "five"),
        ("-", " ", 1, "six"),
    ]


def test_brackets_that_are_links_or_tokens_are_no_boxes():
    assert items("- [x](y.md) a\n- [FEATURE] b\n- [Dependency 1]: c\n") == [
        ("-", None, 1, "x a"),
        ("-", None, 1, "[FEATURE] b"),
        ("-", None, 1, "[Dependency 1]: c"),
    ]


def test_nested_items_know_their_depth_and_their_reach():
    blocks = read_markdown("- a\n  more\n  - b\n\n    text\n- c\n").blocks

    assert [(type(b).__name__, b.depth, b.span.line, b.span.end_line) for b in blocks] == [
        ("Item", 1, 1, 2),
        ("Item", 2, 3, 3),
        ("Paragraph", 2, 5, 5),
        ("Item", 1, 6, 6),
    ]
    assert isinstance(blocks[0], Item)
    assert blocks[0].reach == Span(1, 5)


def test_an_item_that_starts_with_something_else_has_no_text_of_its_own():
    assert kinds("- ## heading\n- ```\n  x\n  ```\n-\n- - inner\n") == [
        ("Item", 1, 1),
        ("Heading", 1, 1),
        ("Item", 2, 2),
        ("Fence", 2, 4),
        ("Item", 5, 5),
        ("Item", 6, 6),
        ("Item", 6, 6),
    ]


def test_ragged_rows_have_the_cells_that_were_written():
    assert cells("| a | b | c |\n|---|---|---|\n| 1 |\n| 1 | 2 | 3 | 4 |\n") == [
        ["a", "b", "c"],
        ["1"],
        ["1", "2", "3", "4"],
    ]


def test_a_table_with_a_ragged_delimiter_row_is_still_a_table():
    assert cells("words above\n| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n") == [["a", "b", "c"], ["1", "2", "3"]]


def test_an_escaped_pipe_parts_no_cells():
    assert cells("| a | b |\n|---|---|\n| x \\| y | z |\n") == [["a", "b"], ["x \\| y", "z"]]


def test_a_pipe_inside_a_code_span_parts_cells_only_where_the_header_has_them():
    assert cells("| a | b |\n|---|---|\n| `x|y` | z |\n| `p | q` |\n") == [
        ["a", "b"],
        ["`x|y`", "z"],
        ["`p", "q`"],
    ]


def test_cells_know_their_columns():
    table = read_markdown("| a | b |\n|---|---|\n|  one | `two` |\n").blocks[0]

    assert isinstance(table, Table)
    assert [cell.span for cell in table.rows[0].cells] == [Span(3, 3, 4, 6), Span(3, 3, 10, 14)]


def test_quotes_and_rules_are_marked():
    blocks = read_markdown("> **Note**: a\n> | x |\n> |---|\n> | 1 |\n\n***\n").blocks

    assert [(type(b).__name__, b.quoted, b.span.line, b.span.end_line) for b in blocks] == [
        ("Paragraph", True, 1, 1),
        ("Table", True, 2, 4),
        ("ThematicBreak", False, 6, 6),
    ]
    assert isinstance(blocks[0], Paragraph)
    assert isinstance(blocks[2], ThematicBreak)
    assert blocks[0].lines[0].column == 3


def test_sections_end_at_the_next_heading_of_their_level():
    document = read_markdown("# A\n## B\n### C\ntext\n## D\nend\n")

    assert [(visible(s.heading.lines), s.span, s.own) for s in document.sections()] == [
        ("A", Span(1, 6), Span(1, 1)),
        ("B", Span(2, 4), Span(2, 2)),
        ("C", Span(3, 4), Span(3, 4)),
        ("D", Span(5, 6), Span(5, 6)),
    ]


def test_blocks_in_a_span_are_those_that_start_there():
    document = read_markdown("# A\n\none\n\ntwo\n\n# B\n")

    assert [type(block) for block in document.blocks_in(Span(2, 6))] == [Paragraph, Paragraph]
    assert [type(block) for block in document.blocks_in(Span(7, 7))] == [Heading]


def test_an_empty_text_is_a_document():
    document = read_markdown("")

    assert (document.blocks, document.sections(), document.span, document.line(7)) == ((), (), Span(1, 1), "")


def test_marks_vanish_from_what_a_reader_sees():
    text = "**Branch** : `001-x` | ***Date***: *now* <!-- hidden --> | [spec](./a_b.md) <br> ~~old~~ snake_case_name"

    assert visible(text) == "Branch : 001-x | Date: now | spec old snake_case_name"


def test_marks_know_their_places():
    (paragraph,) = read_markdown("one **two**\n  `three` [four](five.md#x)\n").blocks

    inline = read_inline(paragraph.lines)

    assert [(m.text, m.span) for m in inline.bolds] == [("two", Span(1, 1, 5, 11))]
    assert [(m.text, m.span) for m in inline.codes] == [("three", Span(2, 2, 3, 9))]
    assert [(m.text, m.target, m.span) for m in inline.links] == [("four", "five.md#x", Span(2, 2, 11, 27))]


def test_code_spans_and_escapes_hide_marks():
    assert visible(r"`**a** [b](c)` \*\*d\*\* \[e\](f) ``g`h``") == "**a** [b](c) **d** [e](f) g`h"


def test_a_bold_mark_closes_before_a_letter_of_a_language_without_spaces():
    (paragraph,) = read_markdown("**「原則」**です **準拠：**はい").blocks

    assert [mark.text for mark in read_inline(paragraph.lines).bolds] == ["「原則」", "準拠："]


def test_marks_that_nobody_closes_are_text():
    assert visible("a ** b *c [d](e f `g ![[ 2 * 3 <u8> Vec<T>") == "a ** b *c [d](e f `g ![[ 2 * 3 <u8> Vec<T>"


def test_a_comment_that_nobody_closes_hides_nothing_but_its_mark():
    assert visible("a <!-- b") == "a b"
