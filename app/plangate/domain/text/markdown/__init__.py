"""Markdown as blocks with their places: what a text is made of, whoever wrote it; knows nothing of spec-kit.

A thin tree over pyromark's events, as GitHub shows the text: what it hides, such as comments, reference definitions and
alternative texts, is in no visible text. Lines are git's; lines and columns count from 1, both ends included.
"""

from plangate.domain.text.markdown.blocks import (
    Block,
    Cell,
    Document,
    Fence,
    Footnote,
    FrontMatter,
    Heading,
    Html,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    ThematicBreak,
    texts_of,
)
from plangate.domain.text.markdown.inline import (
    BOLD,
    CODE,
    ITALIC,
    LINK,
    STRUCK,
    UNKNOWN_TAG,
    Inline,
    Line,
    LinkMark,
    Mark,
    Run,
    Span,
)
from plangate.domain.text.markdown.near_syntax import heading_in
from plangate.domain.text.markdown.read import is_overgrown, read_markdown, read_unfenced

__all__ = [
    "BOLD",
    "CODE",
    "ITALIC",
    "LINK",
    "STRUCK",
    "UNKNOWN_TAG",
    "Block",
    "Cell",
    "Document",
    "Fence",
    "Footnote",
    "FrontMatter",
    "Heading",
    "Html",
    "Inline",
    "Item",
    "Line",
    "LinkMark",
    "List",
    "Mark",
    "Paragraph",
    "Quote",
    "Row",
    "Run",
    "Section",
    "Span",
    "Table",
    "ThematicBreak",
    "heading_in",
    "is_overgrown",
    "read_markdown",
    "read_unfenced",
    "texts_of",
]
