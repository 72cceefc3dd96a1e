"""What a check shows: its blocks as a tree, every node with what stands below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_line
from plangate.domain.documents.plan.constitution_check.lexing.names import cites
from plangate.domain.documents.plan.labels import by_label
from plangate.domain.text.markdown import (
    Block,
    Heading,
    Inline,
    Item,
    Mark,
    Paragraph,
    Span,
    Table,
    ThematicBreak,
    read_inline,
)

_NUMBERED = re.compile(r"(?:(?<=[.!?;。；])\s+|(?<=[。；])|\n)(?=[§IVXL\d第제원原P])")
"""Where a sentence may begin that a numeral names."""


class NodeKind(StrEnum):
    """What a node is."""

    HEADING = "heading"
    LINE = "line"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    RULE = "rule"


@dataclass(slots=True)
class Node:
    """A piece of the check: `below` are the nodes that stand in it, `level` is a heading's or an item's depth."""

    kind: NodeKind
    span: Span
    inline: Inline
    level: int = 0
    box: str | None = None
    table: Table | None = None
    lexicon: Lexicon = LEXICON
    below: list["Node"] = field(default_factory=list)
    _line: Line | None = None

    @property
    def line(self) -> Line:
        """Its text as a line, read once."""
        if self._line is None:
            self._line = read_line(self.inline, self.lexicon)
        return self._line

    def all_below(self) -> Iterator["Node"]:
        """Every node below it, at any depth."""
        for node in self.below:
            yield node
            yield from node.all_below()


def shown_tree(blocks: Sequence[Block], lexicon: Lexicon = LEXICON) -> Node:
    """The root over the blocks of a check, whose words are looked up in that lexicon."""
    root = Node(NodeKind.HEADING, Span(1, 1), Inline(""))
    headings, items = [root], list[Node]()
    for block in blocks:
        for node, depth in _nodes(block):
            node.lexicon = lexicon
            if node.kind is NodeKind.HEADING:
                headings = [one for one in headings if one.level < node.level] or [root]
                headings[-1].below.append(node)
                headings.append(node)
                items = []
                continue
            items = items[: _around(node, depth, len(items))]
            parent = items[-1] if items else headings[-1]
            if node.kind is NodeKind.QUOTE and not items:
                parent = next((one for one in reversed(parent.below[-1:]) if one.kind is NodeKind.LINE), parent)
            parent.below.append(node)
            if node.kind is NodeKind.ITEM:
                items.append(node)
    return root


def _around(node: Node, depth: int, known: int) -> int:
    """How many of the open items stand around a node."""
    return min(known, depth - 1 if node.kind is NodeKind.ITEM else depth)


def _nodes(block: Block) -> Iterator[tuple[Node, int]]:
    """The nodes that a block makes, with the depth of the lists around them; code and comments make none."""
    match block:
        case Heading(quoted=False):
            yield Node(NodeKind.HEADING, block.span, read_inline(block.lines), block.level), 0
        case Paragraph(quoted=True) | Item(quoted=True):
            for inline, span in _parts(block):
                yield Node(NodeKind.QUOTE, span, inline), block.depth if isinstance(block, Paragraph) else 0
        case Paragraph():
            for inline, span in _parts(block):
                yield Node(NodeKind.LINE, span, inline, block.depth), block.depth
        case Item():
            yield Node(NodeKind.ITEM, block.span, read_inline(block.lines), block.depth, block.box), block.depth
        case Table():
            yield Node(NodeKind.TABLE, block.span, Inline(""), table=block), block.depth
        case ThematicBreak():
            yield Node(NodeKind.RULE, block.span, Inline("")), 0
        case _:
            return


def _parts(block: Paragraph | Item) -> Iterator[tuple[Inline, Span]]:
    """A paragraph's lines, parted before each that a bold name or a principle's number begins."""
    inline = read_inline(block.lines)
    for labeled in by_label(block.lines, inline):
        whole = labeled.inline
        starts = [match.end() for match in _NUMBERED.finditer(whole.text) if _is_named(whole.text[match.end() :])]
        ends = [*starts, len(whole.text)]
        for start, end in zip([0, *starts], ends, strict=True):
            line = labeled.span.line + whole.text.count("\n", 0, start)
            last = line + whole.text[start:end].rstrip().count("\n")
            yield part(whole, start, end), Span(min(line, labeled.span.end_line), min(last, labeled.span.end_line))


def _is_named(text: str) -> bool:
    """Whether a text begins with a number of a principle, and a colon or dash shortly behind it."""
    head = text[:80]
    return cites(head) and re.match(r"[^.!?。]{0,70}?(?:[:：]|\s[-–—])", head) is not None


def part(inline: Inline, start: int, end: int) -> Inline:
    """The piece of a visible text between two offsets, with its marks."""
    if start == 0 and end == len(inline.text):
        return inline
    bolds, codes, struck = (
        tuple(_moved(mark, start) for mark in marks if start <= mark.start and mark.end <= end)
        for marks in (inline.bolds, inline.codes, inline.struck)
    )
    return Inline(inline.text[start:end].rstrip(), bolds, codes, (), (), struck)


def _moved(mark: Mark, start: int) -> Mark:
    return replace(mark, start=mark.start - start, end=mark.end - start)
