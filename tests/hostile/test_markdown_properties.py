"""Reading Markdown is total, and keeps to the file's lines."""

import pytest
from hypothesis import given, settings

from plangate.domain.text.markdown import Document, Span, Table, read_inline, read_markdown
from tests.hostile.texts import SHAPES, TEXTS

LONG = 20_000
"""Characters; what the largest costs, `make bench` measures."""


def read_all(text: str) -> Document:
    """Blocks and all their inline marks."""
    document = read_markdown(text)
    for block in document.blocks:
        rows = (block.header, *block.rows) if isinstance(block, Table) else ()
        for lines in (*(cell.lines for row in rows for cell in row.cells), getattr(block, "lines", ())):
            read_inline(lines)
    return document


def inside(span: Span, document: Document) -> bool:
    return 1 <= span.line <= span.end_line <= len(document.lines)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_place_lies_inside_it(text):
    document = read_all(text)

    assert [block for block in document.blocks if not inside(block.span, document)] == []
    starts = [block.span.line for block in document.blocks]
    assert starts == sorted(starts)
    assert [s for s in document.sections() if not (inside(s.span, document) and inside(s.own, document))] == []


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_the_same_way_whatever_ends_its_lines(text):
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")

    assert read_markdown(text) == read_markdown(plain)
    assert read_markdown(plain) == read_markdown(plain.replace("\n", "\r\n"))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_marks_lie_on_the_lines_of_their_block(text):
    document = read_markdown(text)

    for block in document.blocks:
        lines = () if isinstance(block, Table) else block.lines
        inline = read_inline(lines)
        for mark in (*inline.bolds, *inline.codes, *inline.links, *inline.comments, *inline.struck):
            assert block.span.line <= mark.span.line <= mark.span.end_line <= max(block.span.end_line, lines[-1].number)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_text_is_read_and_every_place_lies_inside_it(shape):
    document = read_all(SHAPES[shape](LONG))

    assert [block for block in document.blocks if not inside(block.span, document)] == []
