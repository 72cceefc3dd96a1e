"""Labelled statements: `**Decision**: text`, `- Rationale: text`, a heading with what stands below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.text.markdown import BOLD, CODE, Block, Heading, Inline, Item, Paragraph, Span

_COLON = re.compile(r"\s?[:：]\s*")
_PLAIN = re.compile(r"\s*(?P<label>[^\W\d_][^:：|.!?\n]{1,60})[:：](?=\s|$)\s*")
_MAX_LABEL_LENGTH = 80


@dataclass(frozen=True, slots=True)
class LabeledStatement:
    """A piece of a document; `label` is empty where none stands before it, `heading` is its level or 0.

    `inline` is what a reader sees of it without its label, `depth` counts the lists around it.
    """

    label: str
    inline: Inline
    span: Span
    heading: int = 0
    depth: int = 0

    @property
    def text(self) -> str:
        """What a reader sees of it without its label, on one line; of a heading nothing."""
        return "" if self.heading else self.inline.flat


def statements(blocks: Sequence[Block]) -> Iterator[LabeledStatement]:
    """The statements of paragraphs, items and headings, in order; a label starts a new one inside a paragraph."""
    for block in blocks:
        if isinstance(block, Heading):
            yield LabeledStatement(block.inline.flat, block.inline, block.span, block.level, block.depth)
        elif isinstance(block, Paragraph | Item) and block.inline.runs:
            for piece in block.inline.parted(lambda line: _bold_label(line) is not None):
                yield _statement(piece, block)


def _statement(piece: Inline, block: Paragraph | Item) -> LabeledStatement:
    line = piece.lines[0]
    found = _bold_label(line) or (_bold_alone(line) if isinstance(block, Paragraph) else None) or _plain_label(line)
    label, end = found or ("", 0)
    return LabeledStatement(label, piece.part(end), piece.span, 0, block.depth)


def _bold_label(line: Inline) -> tuple[str, int] | None:
    """The bold name with a colon in or behind it that a line begins with, and where it ends; None without one."""
    bold = line.bolds[0] if line.starts_bold else None
    if bold is None or len(bold.text) > _MAX_LABEL_LENGTH:
        return None
    behind = _COLON.match(line.text, bold.end)
    if bold.text.endswith((":", "：")):
        return bold.text[:-1].strip(), bold.end
    return (bold.text, behind.end()) if behind else None


def _bold_alone(line: Inline) -> tuple[str, int] | None:
    """The bold name that a line is nothing but."""
    bold = line.bolds[0] if line.starts_bold else None
    alone = bold is not None and bold.text == line.text.strip() and len(bold.text) <= _MAX_LABEL_LENGTH
    return (bold.text, len(line.text)) if bold and alone else None


def _plain_label(line: Inline) -> tuple[str, int] | None:
    """The words before a colon, of which none is bold or code."""
    match = _PLAIN.match(line.text)
    if match is None or any(run.style & (BOLD | CODE) for run in line.part(0, match.end("label")).runs):
        return None
    return match["label"], match.end()
