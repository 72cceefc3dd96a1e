"""Reading Markdown is total, and keeps to the file's lines."""

import pytest
from hypothesis import given, settings

from plangate.domain.text.markdown import Document, Html, Inline, Span, read_markdown, texts_of
from tests.hostile.texts import SHAPES, TEXTS

LONG = 20_000
"""Characters; what the largest costs, `make bench` measures."""


def inside(span: Span, document: Document) -> bool:
    return 1 <= span.line <= span.end_line <= len(document.lines)


def inlines(document: Document) -> list[Inline]:
    html = [block.inline for block in document.blocks_of(Html)]
    return [*html, *(inline for block in document.blocks for inline in texts_of(block))]


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_is_read_and_every_place_lies_inside_it(text):
    document = read_markdown(text)

    assert [block for block in document.blocks if not inside(block.span, document)] == []
    starts = [block.span.line for block in document.blocks]
    assert starts == sorted(starts)
    assert [s for s in document.sections() if not (inside(s.span, document) and inside(s.own, document))] == []


@settings(max_examples=300)
@given(TEXTS)
def test_a_block_stands_behind_what_holds_it_and_inside(text):
    blocks = read_markdown(text).blocks

    for at, block in enumerate(blocks):
        assert -1 <= block.parent < at
        if block.parent >= 0:
            outer = blocks[block.parent]
            reach = getattr(outer, "reach", outer.span)
            assert reach.line <= block.span.line <= block.span.end_line <= reach.end_line


@settings(max_examples=200)
@given(TEXTS)
def test_the_same_is_shown_whatever_ends_the_lines(text):
    plain = text.replace("\r\n", "\n").replace("\r", "\n")

    assert [inline.text for inline in inlines(read_markdown(text))] == [
        inline.text for inline in inlines(read_markdown(plain))
    ]
    assert read_markdown(plain) == read_markdown(plain.replace("\n", "\r\n"))


@settings(max_examples=300)
@given(TEXTS)
def test_runs_make_the_text_and_stand_on_lines_of_the_file(text):
    document = read_markdown(text)

    for inline in inlines(document):
        assert inline.text == "".join(run.text for run in inline.runs)
        lines = [run.line for run in inline.runs]
        assert lines == sorted(lines)
        assert all(1 <= line <= len(document.lines) for line in lines)
        assert "\n".join(line.text for line in inline.lines) == inline.text
        for mark in (*inline.bolds, *inline.codes, *inline.links, *inline.comments, *inline.struck):
            assert inside(mark.span, document)


@settings(max_examples=300)
@given(TEXTS)
def test_a_run_stands_in_the_source_where_it_says(text):
    document = read_markdown(text)

    for inline in inlines(document):
        for run in inline.runs:
            source = document.line(run.line)[run.column - 1 :]
            # What is longer in the source, such as an entity or an escape, is at least begun there.
            assert run.text.isspace() or source.startswith((run.text[:1], "&", "\\", "\x00"))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_text_is_read_and_every_place_lies_inside_it(shape):
    document = read_markdown(SHAPES[shape](LONG))

    assert [block for block in document.blocks if not inside(block.span, document)] == []
