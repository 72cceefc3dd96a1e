"""What a check shows: its blocks as a tree, every node with what stands below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from plangate.domain.documents.plan.constitution_check.boxes import is_box
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_line
from plangate.domain.documents.plan.labels import by_label
from plangate.domain.text.markdown import (
    Block,
    Heading,
    Inline,
    Item,
    Paragraph,
    Span,
    Table,
    ThematicBreak,
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
    """A piece of the check: `below` are the nodes that stand in it, `level` is a heading's or an item's depth,
    `series` the list or table it stands in."""

    kind: NodeKind
    span: Span
    inline: Inline
    level: int = 0
    box: str | None = None
    table: Table | None = None
    lexicon: Lexicon = LEXICON
    series: int = 0
    below: list["Node"] = field(default_factory=list)
    _line: Line | None = None

    @property
    def line(self) -> Line:
        """Its text as a line, read once."""
        if self._line is None:
            self._line = read_line(self.inline, self.lexicon)
        return self._line

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.kind is NodeKind.ITEM

    @property
    def is_boxed(self) -> bool:
        """Whether it begins with a box."""
        return is_box(self.box)

    @property
    def announces(self) -> bool:
        """Whether a colon at its end announces what follows."""
        return self.inline.flat.endswith((":", "："))

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
            node.series = _series(node, parent, items)
            parent.below.append(node)
            if node.kind is NodeKind.ITEM:
                items.append(node)
    return root


def _series(node: Node, parent: Node, items: Sequence[Node]) -> int:
    """The list or table that a node stands in, by its first line: a list goes on as long as item follows item."""
    if node.kind is NodeKind.ITEM and items:
        return items[0].series
    last = parent.below[-1] if parent.below else None
    goes_on = last is not None and last.kind is node.kind is NodeKind.ITEM
    return last.series if last is not None and goes_on else node.span.line


def _around(node: Node, depth: int, known: int) -> int:
    """How many of the open items stand around a node."""
    return min(known, depth - 1 if node.kind is NodeKind.ITEM else depth)


def _nodes(block: Block) -> Iterator[tuple[Node, int]]:
    """The nodes that a block makes, with the depth of the lists around them; code and comments make none."""
    match block:
        case Heading(quoted=False, parent=-1) if block.is_title:
            yield Node(NodeKind.HEADING, block.span, block.inline, block.level), 0
        case Paragraph(quoted=True) | Item(quoted=True):
            for inline, span in _parts(block.inline):
                yield Node(NodeKind.QUOTE, span, inline), block.depth if isinstance(block, Paragraph) else 0
        case Paragraph() | Heading():
            for inline, span in _parts(block.inline):
                yield Node(NodeKind.LINE, span, inline, block.depth), block.depth
            if isinstance(block, Heading):
                yield Node(NodeKind.RULE, block.span, Inline("")), block.depth
        case Item():
            yield Node(NodeKind.ITEM, block.span, block.inline, block.depth, block.box), block.depth
        case Table():
            yield Node(NodeKind.TABLE, block.span, Inline(""), table=block), block.depth
        case ThematicBreak():
            yield Node(NodeKind.RULE, block.span, Inline("")), 0
        case _:
            return


def _parts(inline: Inline) -> Iterator[tuple[Inline, Span]]:
    """A paragraph's lines, parted before each that a bold name or a principle's number begins."""
    for labeled in by_label(inline):
        whole = labeled.inline
        starts = [match.end() for match in _NUMBERED.finditer(whole.text) if _is_named(whole.text[match.end() :])]
        ends = [*starts, len(whole.text)]
        for start, end in zip([0, *starts], ends, strict=True):
            piece = whole.part(start, start + len(whole.text[start:end].rstrip()))
            yield piece, piece.span


def _is_named(text: str) -> bool:
    """Whether a text begins with a number of a principle, and a colon or dash shortly behind it."""
    head = text[:80]
    return cites(head) and re.match(r"[^.!?。]{0,70}?(?:[:：]|\s[-–—])", head) is not None
