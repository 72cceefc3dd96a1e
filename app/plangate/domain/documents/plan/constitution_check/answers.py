"""Answers: which headings, lines and items of a check are answers, and which the evidence of one above them."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.boxes import box_of
from plangate.domain.documents.plan.constitution_check.claims import claimed, is_legend
from plangate.domain.documents.plan.constitution_check.draft import Draft
from plangate.domain.documents.plan.constitution_check.evidence import add_evidence
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import (
    cites,
    is_about,
    is_status_label,
)
from plangate.domain.documents.plan.constitution_check.lexing.line import Line
from plangate.domain.documents.plan.constitution_check.lexing.names import Name
from plangate.domain.documents.plan.constitution_check.shown import Node, NodeKind
from plangate.domain.documents.plan.constitution_check.tables import is_of_gates, table_drafts
from plangate.domain.documents.plan.constitution_check.walk import Walk
from plangate.domain.documents.plan.constitution_check.whole_check import item_of_all
from plangate.domain.documents.plan.model import Box, GateShape

_FIRST = 3
"""Lines below a name in which its status line stands."""
_WORDS = frozenset({NodeKind.LINE, NodeKind.QUOTE})
_TEXTS = _WORDS | {NodeKind.ITEM}


class _Below(NamedTuple):
    """What stands below a name, and the lines of it."""

    nodes: Sequence[Node]
    lines: Sequence[Line]

    @property
    def tells_status(self) -> bool:
        """Whether a status line stands there."""
        return any(line.is_status for line in self.lines[:_FIRST])

    @property
    def tells_own_status(self) -> bool:
        """Whether a status line stands there before the next name."""
        return self.tells_status and next(line.is_status for line in self.lines if line.is_status or line.is_titled)

    @property
    def answers(self) -> bool:
        """Whether it is the answer to the name above: it tells a status, or begins with a verdict and no claim."""
        if self.tells_status:
            return True
        in_words = any(node.kind in _WORDS for node in self.nodes[:1])
        return in_words and any(_opens_with_verdict(line, alone=len(self.nodes) == 1) for line in self.lines[:1])

    @property
    def is_set_apart(self) -> bool:
        """Whether it has tables or boxes, which are answers themselves."""
        tables = any(node.kind is NodeKind.TABLE for node in self.nodes)
        return tables or any(node.is_boxed for node in _all(self.nodes))

    @property
    def is_numbered(self) -> bool:
        """Whether lines of it cite numbers."""
        return any(line.is_cited for line in self.lines)

    @property
    def holds_answers(self) -> bool:
        """Whether its lines are answers of their own: they cite numbers, or have names and verdicts."""
        named = (line.bold and line.reading and not is_status_label(line.label) for line in self.lines)
        return self.is_numbered or any(named)

    @property
    def is_plain(self) -> bool:
        """Whether it has no bold names; who owns or signs the answer is none."""
        bold = (line.label for line in self.lines if line.bold)
        return all(is_about(label) or is_status_label(label) for label in bold)


def heads_answer(
    name: Name, body: Sequence[Node], *, cited: bool, spoken: bool = False, excluded: bool = False
) -> bool:
    """Whether a name is an answer: it cites a principle, has a verdict, or its answer stands below it.

    `body` is what stands below; `spoken` is for a bold line, whose list below must be plain where it cites nothing.
    """
    below = _Below(body, _lines(body))
    if cited:
        return _heads_cited(name, below)
    if excluded:
        return False
    answered = below.tells_own_status if spoken else below.answers
    return answered or _heads_named(name, below, spoken=spoken)


def _lines(body: Sequence[Node]) -> Sequence[Line]:
    return [node.line for node in body if node.kind in _TEXTS and node.inline.text]


def _heads_cited(name: Name, below: _Below) -> bool:
    told = bool(name.verdicts) or below.tells_status
    return told or not (below.is_set_apart or below.is_numbered)


def _heads_named(name: Name, below: _Below, *, spoken: bool) -> bool:
    """Whether a name that cites nothing is an answer: what stands below it must be none."""
    if below.is_set_apart or has_word(name.text, "other_titles"):
        return False
    return not below.holds_answers if name.verdicts else _is_told_below(name, below, spoken=spoken)


def _is_told_below(name: Name, below: _Below, *, spoken: bool) -> bool:
    """Whether the lines below a name without a verdict may be its answer."""
    if not below.lines or has_word(name.text, "group_titles"):
        return False
    return plain_items(below.nodes) if spoken else below.is_plain


def plain_items(body: Sequence[Node]) -> bool:
    """Whether a list follows, of which no item has a name, a box or a verdict of its own."""
    items = [node for node in body if node.is_item and node.inline.text]
    return bool(items) and all(map(_is_plain, items))


def _is_plain(item: Node) -> bool:
    return item.box is None and not item.line.stands_out


def _all(body: Sequence[Node]) -> Iterator[Node]:
    for node in body:
        yield node
        yield from node.all_below()


def _opens_with_verdict(line: Line, *, alone: bool) -> bool:
    """Whether a line begins with a verdict, and no claim over all; one that stands alone may do so with a mark."""
    unnamed = line.led or not line.named
    told = bool(line.reading) if alone else line.reading.speaks
    return unnamed and told and claimed(line.text) is None


def read_item(walk: Walk, node: Node, around: Sequence[Draft]) -> None:
    """Take a list item with what stands in it; `around` are the items that it lies in."""
    if _says_nothing(walk, node):
        _items(walk, node, around)
        return
    scope = _scope_of(walk, node, around)
    if scope is not None:
        _below(scope, node)
        _boxes_below(walk, node, around)
    elif not node.is_boxed and _is_no_answer(walk, node):
        _items(walk, node, around)
    else:
        _items(walk, node, (*around, _answer(walk, node, around)))


def _says_nothing(walk: Walk, node: Node) -> bool:
    """Whether an item is empty, a legend, or only what the template prints."""
    text = node.inline.flat
    return not text or (not node.is_boxed and (walk.printed.is_note(text) or is_legend(text)))


def _scope_of(walk: Walk, node: Node, around: Sequence[Draft]) -> Draft | None:
    """The answer that an item is evidence of; None where it is an answer, or about the whole check."""
    if walk.open and _is_evidence(node):
        return walk.open
    return next((parent for parent in around[-1:] if not _holds_answers(parent, node)), None)


def _is_evidence(node: Node) -> bool:
    """Whether an item belongs to the scope that is open: any bullet that is no answer of its own."""
    return not node.is_boxed and not _is_subject(node.line)


def _holds_answers(parent: Draft, node: Node) -> bool:
    """Whether an item in another is an answer of its own."""
    return _opens_boxes(parent) if node.is_boxed else _groups(parent, node.line)


def _is_no_answer(walk: Walk, node: Node) -> bool:
    return walk.excluded or _announces(node, node.line) or item_of_all(walk, node, node.line)


def _answer(walk: Walk, node: Node, around: Sequence[Draft]) -> Draft:
    """Take an item that is an answer."""
    box, boxed = box_of(node.box)
    line = node.line
    shape = GateShape.CHECKBOX if node.is_boxed else GateShape.BULLET
    reading = line.reading._replace(verdicts=(*line.reading.verdicts, *boxed))
    told = line._replace(reason="" if _is_named_behind_verdict(node) else line.reason, reading=reading)
    draft = Draft(told, node.span, shape, walk.phase, walk.group, box, introduced=walk.introduced, series=node.series)
    for parent in around[-1:]:
        draft.group = parent.line.label or walk.group
        _give_way(walk, parent)
    walk.drafts.append(draft)
    return draft


def _is_named_behind_verdict(node: Node) -> bool:
    """Whether what a box says behind a bare `N/A` is the gate's name, and no reason."""
    return node.is_boxed and node.line.led and not node.line.named


def _give_way(walk: Walk, parent: Draft) -> None:
    """Leave an item that only groups answers out of them."""
    if parent in walk.drafts and parent.box is Box.NONE and not parent.verdicts:
        walk.drafts.remove(parent)


def _announces(node: Node, line: Line) -> bool:
    """Whether an item only calls for the answers in it: `Answer the following:`."""
    if line.reading or cites(line.label) or not _calls_for(line):
        return False
    return _are_answers([child for child in node.below if child.is_item])


def _calls_for(line: Line) -> bool:
    """Whether the label, or what stands behind the name of a group, calls for answers."""
    said = f"{line.label} {line.text}" if has_word(line.label, "group_titles") else line.label
    return has_word(said, "announcing")


def _are_answers(items: Sequence[Node]) -> bool:
    """Whether all items have names, and one has more than a list of evidence has: bold type, a number or a verdict."""
    nodes = chain.from_iterable((item, *item.below) for item in items)
    return all(item.line.named or item.below for item in items) and any(map(_is_more_than_evidence, nodes))


def _is_more_than_evidence(node: Node) -> bool:
    return node.line.stands_out or cites(node.line.label)


def _items(walk: Walk, node: Node, around: Sequence[Draft]) -> None:
    """Take what stands in an item."""
    for child in node.below:
        if child.is_item:
            read_item(walk, child, around)
        elif child.kind is NodeKind.TABLE:
            read_table(walk, child)
        elif around:
            add_evidence(around[-1], child, child.line)


def _boxes_below(walk: Walk, node: Node, around: Sequence[Draft]) -> None:
    """Take the boxes that stand in an item which is evidence itself."""
    for child in node.below:
        if child.is_item and child.is_boxed:
            read_item(walk, child, around)
        elif child.kind is NodeKind.TABLE:
            read_table(walk, child)


def _is_subject(line: Line) -> bool:
    """Whether a bullet in an answer's scope is an answer of its own: a number and a verdict."""
    return line.is_cited and bool(line.reading)


def _opens_boxes(parent: Draft) -> bool:
    """Whether the boxes in an item are answers: in a box that says all itself, they are its evidence."""
    silent = not (parent.line.text or parent.verdicts)
    return silent or parent.box is Box.NONE or parent.line.text.endswith((":", "："))


def _groups(parent: Draft, line: Line) -> bool:
    """Whether an item only names what the items in it answer."""
    return _is_bare(parent) and line.named and _is_answer_below(line)


def _is_bare(parent: Draft) -> bool:
    """Whether an item is a name and nothing else, and cites nothing."""
    return not (parent.verdicts or parent.line.text or cites(parent.line.label))


def _is_answer_below(line: Line) -> bool:
    told = bool(line.reading) or cites(line.label)
    return told and not is_status_label(line.label) and not is_about(line.label)


def _below(draft: Draft, node: Node) -> None:
    """Take a bullet as evidence, with what stands in it."""
    add_evidence(draft, node, node.line)
    for child in node.below:
        if child.is_item and not child.is_boxed:
            _below(draft, child)
        elif child.kind in _WORDS:
            add_evidence(draft, child, child.line)


def read_table(walk: Walk, node: Node) -> None:
    """Take a table of answers."""
    table = node.table
    if table is None or (walk.open is not None and not is_of_gates(table)):
        return
    drafts = table_drafts(table, walk.phase, walk.group, only_verdicts=walk.excluded, lexicon=node.lexicon)
    for draft in drafts:
        draft.series = node.series
    walk.drafts += drafts
