"""What a check shows: its blocks as a tree, every node with what stands below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from plangate.domain.documents.plan.constitution_check.boxes import is_box
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_line
from plangate.domain.documents.plan.constitution_check.lexing.predicates import predicate_of
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
from plangate.domain.text.words import before_first

_LABELLING = (":", "：", " -", " –", " —")
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
    tree = _Tree(Node(NodeKind.HEADING, Span(1, 1), Inline("")))
    for node, depth in chain.from_iterable(map(_nodes, blocks)):
        node.lexicon = lexicon
        if node.kind is NodeKind.HEADING:
            tree.head(node)
        else:
            tree.put(node, depth)
    return tree.headings[0]


class _Tree:
    """A tree that grows: the headings and the items that are open, from the outermost to the innermost."""

    def __init__(self, root: Node) -> None:
        self.headings = [root]
        self.items: list[Node] = []

    def head(self, node: Node) -> None:
        """Put a heading below those of a higher level."""
        root, *others = self.headings
        self.headings = [root, *(one for one in others if one.level < node.level)]
        self.headings[-1].below.append(node)
        self.headings.append(node)
        self.items = []

    def put(self, node: Node, depth: int) -> None:
        """Put a node into the items that stand around it, or below the heading."""
        around = depth - 1 if node.is_item else depth
        self.items = self.items[: min(around, len(self.items))]
        parent = self._parent(node)
        node.series = _series(node, parent, self.items)
        parent.below.append(node)
        if node.is_item:
            self.items.append(node)

    def _parent(self, node: Node) -> Node:
        """What a node stands in; a quote outside items belongs to the line before it."""
        if self.items:
            return self.items[-1]
        heading = self.headings[-1]
        lines = [one for one in heading.below[-1:] if one.kind is NodeKind.LINE]
        return lines[0] if lines and node.kind is NodeKind.QUOTE else heading


def _series(node: Node, parent: Node, items: Sequence[Node]) -> int:
    """The list or table that a node stands in, by its first line: a list goes on as long as item follows item."""
    if not node.is_item:
        return node.span.line
    before = items or [one for one in parent.below[-1:] if one.is_item]
    return before[0].series if before else node.span.line


def _nodes(block: Block) -> Iterator[tuple[Node, int]]:
    """The nodes that a block makes, with the depth of the lists around them; code and comments make none."""
    match block:
        case Heading(quoted=False, parent=-1) if block.is_title:
            yield Node(NodeKind.HEADING, block.span, block.inline, block.level), 0
        case Paragraph(quoted=True) | Item(quoted=True):
            yield from _quotes(block)
        case Paragraph() | Heading():
            yield from _lines(block)
        case Item():
            yield Node(NodeKind.ITEM, block.span, block.inline, block.depth, block.box), block.depth
        case Table():
            yield Node(NodeKind.TABLE, block.span, Inline(""), table=block), block.depth
        case ThematicBreak():
            yield Node(NodeKind.RULE, block.span, Inline("")), 0


def _quotes(block: Paragraph | Item) -> Iterator[tuple[Node, int]]:
    depth = block.depth if isinstance(block, Paragraph) else 0
    return ((Node(NodeKind.QUOTE, span, inline), depth) for inline, span in _parts(block.inline))


def _lines(block: Paragraph | Heading) -> Iterator[tuple[Node, int]]:
    """The lines of running text; a heading in a list or a quote ends what stands before it as a rule does."""
    for inline, span in _parts(block.inline):
        yield Node(NodeKind.LINE, span, inline, block.depth), block.depth
    if isinstance(block, Heading):
        yield Node(NodeKind.RULE, block.span, Inline("")), block.depth


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
    """Whether a text begins with a number of a principle, with a colon or dash shortly behind it or a verdict."""
    head = text[:80]
    labelled = cites(head) and any(sign in before_first(head, ".!?。") for sign in _LABELLING)
    return labelled or predicate_of(head) is not None
