"""Labelled statements: `**Decision**: text`, `- Rationale: text`, a heading with what stands below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.text.markdown import Block, Heading, Item, Line, Paragraph, Span, visible

_BOLD = re.compile(
    r"\s*(?:\*\*|__)(?P<label>[^*\n]{1,80}?)(?:\s?[:：]\s?(?:\*\*|__)|(?:\*\*|__)\s?[:：])\s*(?P<text>.*)"
)
_PLAIN = re.compile(r"\s*(?P<label>[^\W\d_][^:：`*|.!?\n]{1,60})[:：](?=\s|$)\s*(?P<text>.*)")
_ALONE = re.compile(r"\s*(?:\*\*|__)(?P<label>[^*\n]{1,80})(?:\*\*|__)\s*(?P<text>)")


@dataclass(frozen=True, slots=True)
class LabeledStatement:
    """A piece of a document; `label` is empty where none stands before it, `heading` is its level or 0.

    `text` is what a reader sees of it without its label, `lines` are the same as written, `depth` counts the lists
    around it.
    """

    label: str
    text: str
    span: Span
    lines: tuple[Line, ...] = ()
    heading: int = 0
    depth: int = 0


def statements(blocks: Sequence[Block]) -> Iterator[LabeledStatement]:
    """The statements of paragraphs, items and headings, in order; a label starts a new one inside a paragraph."""
    for block in blocks:
        if isinstance(block, Heading):
            yield LabeledStatement(visible(block.lines), "", block.span, block.lines, block.level, block.depth)
        elif isinstance(block, Paragraph | Item):
            for lines in _pieces(block.lines):
                yield _statement(lines, block)


def _pieces(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    start = 0
    for number, line in enumerate(lines):
        if number > start and _BOLD.match(line.text):
            yield lines[start:number]
            start = number
    if start < len(lines):
        yield lines[start:]


def _statement(lines: tuple[Line, ...], block: Paragraph | Item) -> LabeledStatement:
    first = lines[0]
    match = _BOLD.match(first.text) or (_ALONE if isinstance(block, Paragraph) else _PLAIN).fullmatch(first.text)
    match = match or _PLAIN.match(first.text)
    span = Span(first.number, lines[-1].number)
    if match is None:
        return LabeledStatement("", visible(lines), span, lines, 0, block.depth)
    rest = Line(first.number, first.column + match.start("text"), match["text"])
    return LabeledStatement(
        visible(match["label"]), visible((rest, *lines[1:])), span, (rest, *lines[1:]), 0, block.depth
    )
