"""Markdown as blocks with their places: what a text is made of, whoever wrote it; knows nothing of spec-kit.

Block structure comes from markdown-it-py; inline marks are read by one scanner, only inside the lines of a block.
Lines and columns count from 1, both ends included.
"""

from plangate.domain.text.markdown.blocks import (
    Block,
    Cell,
    Document,
    Fence,
    FrontMatter,
    Heading,
    Html,
    Item,
    Line,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    ThematicBreak,
)
from plangate.domain.text.markdown.inline import Inline, LinkMark, Mark, read_inline, visible
from plangate.domain.text.markdown.read import read_markdown

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Fence",
    "FrontMatter",
    "Heading",
    "Html",
    "Inline",
    "Item",
    "Line",
    "LinkMark",
    "Mark",
    "Paragraph",
    "Row",
    "Section",
    "Span",
    "Table",
    "ThematicBreak",
    "read_inline",
    "read_markdown",
    "visible",
]
