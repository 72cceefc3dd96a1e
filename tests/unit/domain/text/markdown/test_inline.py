"""Visible text: what a reader sees, how it is marked, and where it stands."""

import pytest

from plangate.domain.text.markdown import BOLD, CODE, ITALIC, LINK, STRUCK, UNKNOWN_TAG, Run, Span, read_markdown


def inline_of(text):
    (block,) = (block for block in read_markdown(text).blocks if getattr(block, "inline", None) is not None)
    return block.inline


def flat(text):
    return inline_of(text).flat


def test_marks_vanish_from_what_a_reader_sees():
    text = "**Branch** : `001-x` | ***Date***: *now* <!-- hidden --> | [spec](./a_b.md) <br> ~~old~~ snake_case_name"

    assert flat(text) == "Branch : 001-x | Date: now | spec old snake_case_name"


def test_a_run_knows_its_style_its_line_and_its_column():
    assert inline_of("é **b *c*** `d`\n  ~~e~~ [f](g)\n").runs == (
        Run("é ", 1, 1, 0),
        Run("b ", 1, 5, BOLD),
        Run("c", 1, 8, BOLD | ITALIC),
        Run(" ", 1, 12, 0),
        Run("d", 1, 14, CODE),
        Run("\n", 1, 16, 0),
        Run("e", 2, 5, STRUCK),
        Run(" ", 2, 8, 0),
        Run("f", 2, 10, LINK),
    )


def test_the_text_is_that_of_the_runs():
    inline = inline_of("a **b** `c`  \nd \\* e &amp; f<br>g\n")

    assert inline.text == "a b c\nd * e & f\ng" == "".join(run.text for run in inline.runs)


def test_columns_behind_an_entity_or_an_escape_are_those_of_the_source():
    assert [(run.text, run.column) for run in inline_of("a &amp; b \\* c").runs] == [
        ("a &", 1),
        (" b ", 8),
        ("* c", 12),
    ]


def test_marks_know_their_places():
    inline = inline_of("one **two**\n  `three` [four](five.md#x)\n")

    assert [(m.text, m.span, m.start, m.end) for m in inline.bolds] == [("two", Span(1, 1, 7, 9), 4, 7)]
    assert [(m.text, m.span) for m in inline.codes] == [("three", Span(2, 2, 4, 8))]
    assert [(m.text, m.target, m.span, m.start) for m in inline.links] == [
        ("four", "five.md#x", Span(2, 2, 11, 27), 14)
    ]


def test_a_mark_over_lines_is_one():
    inline = inline_of("a **b\nc** `d\n  e`\n")

    assert [(mark.text, mark.span.line, mark.span.end_line) for mark in inline.bolds] == [("b\nc", 1, 2)]
    assert [(mark.text, mark.span.line, mark.span.end_line) for mark in inline.codes] == [("d\ne", 2, 3)]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("> `a\n> b`", [("a", 1), ("\n", 1), ("b", 2)]),
        ("- ``a\n\n  b``", None),
        ("``\na\nb \n``", [("a", 2), ("\n", 1), ("b ", 3)]),
        ("`` a\n  b ``", [("a", 1), ("\n", 1), ("b", 2)]),
    ],
)
def test_code_over_lines_has_a_run_for_each(source, code):
    runs = [(run.text, run.line) for block in read_markdown(source).blocks if hasattr(block, "inline")
            for run in block.inline.runs if run.style & CODE]  # fmt: skip

    assert [text for text, _ in runs] == [text for text, _ in code or []]
    assert [line for text, line in runs if text != "\n"] == [line for text, line in code or [] if text != "\n"]


def test_code_spans_and_escapes_hide_marks():
    assert flat(r"`**a** [b](c)` \*\*d\*\* \[e\](f) ``g`h``") == "**a** [b](c) **d** [e](f) g`h"


def test_two_tildes_strike_and_one_does_not():
    inline = inline_of("~~a~~ ~b~ about ~5 <del>c</del> <s>d</s>")

    assert inline.text == "a ~b~ about ~5 c d"
    assert [mark.text for mark in inline.struck] == ["a", "c", "d"]


def test_a_bold_mark_closes_before_a_letter_of_a_language_without_spaces():
    inline = inline_of("**「原則」**です [x](y) **準拠：**はい")

    assert [mark.text for mark in inline.bolds] == ["「原則」", "準拠："]
    assert inline.text == "「原則」です x 準拠：はい"
    assert [link.start for link in inline.links] == [inline.text.index("x")]


def test_marks_that_nobody_closes_are_text():
    assert flat("a ** b *c [d](e f `g ![[ 2 * 3") == "a ** b *c [d](e f `g ![[ 2 * 3"


def test_a_name_in_angle_brackets_is_kept_and_told_apart():
    inline = inline_of("add <name> of Map<Key, Value>")

    assert inline.text == "add <name> of Map<Key, Value>"
    assert [run.text for run in inline.runs if run.style & UNKNOWN_TAG] == ["<name>"]


def test_a_comment_that_nobody_closes_in_a_line_is_text():
    assert flat("a <!-- b") == "a <!-- b"


def test_a_comment_is_no_text_and_knows_its_place():
    inline = inline_of("a <!-- b\nc --> d")

    assert inline.flat == "a d"
    assert [(mark.text, mark.span) for mark in inline.comments] == [("b\nc", Span(1, 2, 3, 5))]


def test_an_image_is_a_link_without_text():
    inline = inline_of("see ![PASS](a.png) [![FAIL](b.png) more](c.md)")

    assert inline.flat == "see more"
    assert [(link.text, link.target) for link in inline.links] == [("", "a.png"), ("", "b.png"), ("more", "c.md")]


def test_a_shortcode_is_text():
    assert flat(":white_check_mark: done") == ":white_check_mark: done"


def test_a_link_by_reference_leads_where_its_definition_does():
    assert [link.target for link in inline_of("[a], [b][A] and [a][]\n\n[a]: x.md").links] == ["x.md"] * 3


def test_lines_are_those_that_are_seen_and_know_their_source():
    inline = inline_of("a<br>**b**\nc  \n[d](e)")

    assert [(line.text, line.span) for line in inline.lines] == [
        ("a", Span(1, 1)),
        ("b", Span(1, 1)),
        ("c", Span(2, 2)),
        ("d", Span(3, 3)),
    ]
    assert [[link.start for link in line.links] for line in inline.lines] == [[], [], [], [0]]


def test_a_part_keeps_what_is_marked_in_it():
    inline = inline_of("one **two three** [four](x)")

    part = inline.part(inline.text.index("three"))

    assert (part.text, [mark.text for mark in part.bolds], part.links[0].start) == ("three four", ["three"], 6)
    assert part.runs[0] == Run("three", 1, 11, BOLD)
    assert inline.part(0) is inline


def test_text_is_parted_before_lines_that_begin_something():
    inline = inline_of("a\n**b**: c\nd\n**e**: f")

    assert [part.text for part in inline.parted(lambda line: line.starts_bold)] == ["a", "b: c\nd", "e: f"]


def test_an_offset_has_a_line():
    inline = inline_of("ab<br>c\nd")

    assert [inline.line_at(offset) for offset in (0, 2, 3, 4, 5, 99)] == [1, 1, 1, 1, 2, 2]
