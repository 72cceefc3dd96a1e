"""Whether a heading, or a line that is nothing but a name, is an answer itself, or heads a list of answers."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.boxes import is_box
from plangate.domain.documents.plan.constitution_check.claims import claimed
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites, is_about, is_status_label
from plangate.domain.documents.plan.constitution_check.lexing.line import Line
from plangate.domain.documents.plan.constitution_check.lexing.names import Name
from plangate.domain.documents.plan.constitution_check.shown import Node, NodeKind

_NOTE = re.compile(r"[(（][^()（）]{0,100}[)）]\s*[:：]?")
"""A note in brackets and nothing else."""


def heads_answer(
    name: Name, body: Sequence[Node], *, cited: bool, spoken: bool = False, excluded: bool = False
) -> bool:
    """Whether a name is an answer: it cites a principle, has a verdict, or its answer stands below it.

    `body` is what stands below; `spoken` is for a bold line, whose list below must be plain where it cites nothing.
    """
    lines = [node.line for node in _texts(body)]
    boxes = any(is_box(node.box) for node in _all(body) if node.kind is NodeKind.ITEM)
    tables = any(node.kind is NodeKind.TABLE for node in body)
    own, told = bool(name.verdicts), any(_tells_status(line) for line in lines[:3])
    if cited:
        return own or told or not (boxes or tables or _are_answers(lines, cited=True))
    if not excluded and not spoken and (told or (_begins_in_words(body) and _opens_with_verdict(lines))):
        return True
    if boxes or tables or excluded or has_word(name.text, "other_titles"):
        return False
    if own:
        return not _are_answers(lines, cited=False)
    if has_word(name.text, "group_titles") or not lines:
        return False
    return plain_items(body) if spoken else not _named(lines)


def is_name_alone(line: Line) -> bool:
    """Whether nothing stands behind a label but a mark, or a note in brackets."""
    return (
        line.named
        and (not line.reason or _NOTE.fullmatch(line.text) is not None)
        and (not any(verdict.spoken for verdict in line.reading.verdicts) or not line.text)
    )


def plain_items(body: Sequence[Node]) -> bool:
    """Whether a list follows, of which no item has a name, a box or a verdict of its own."""
    items = [node for node in body if node.kind is NodeKind.ITEM and node.inline.text]
    return bool(items) and not any(node.box is not None or speaks(node) for node in items)


def speaks(node: Node) -> bool:
    """Whether a node has a bold name or a verdict of its own."""
    line = node.line
    return line.bold or bool(line.reading)


def _texts(body: Sequence[Node]) -> Iterator[Node]:
    return (node for node in body if node.kind in (NodeKind.LINE, NodeKind.ITEM, NodeKind.QUOTE) and node.inline.text)


def _all(body: Sequence[Node]) -> Iterator[Node]:
    for node in body:
        yield node
        yield from node.all_below()


def _begins_in_words(body: Sequence[Node]) -> bool:
    return bool(body) and body[0].kind in (NodeKind.LINE, NodeKind.QUOTE)


def _tells_status(line: Line) -> bool:
    return line.named and is_status_label(line.label)


def _opens_with_verdict(lines: Sequence[Line]) -> bool:
    """Whether the first words below are a verdict, and no claim over all."""
    first = lines[0] if lines else None
    if first is None or (first.named and not first.led):
        return False
    return any(verdict.spoken for verdict in first.reading.verdicts) and claimed(first.text) is None


def _named(lines: Sequence[Line]) -> bool:
    """Whether bold names stand below; who owns or signs the answer is none."""
    return any(line.bold and not is_about(line.label) and not is_status_label(line.label) for line in lines)


def _are_answers(lines: Sequence[Line], *, cited: bool) -> bool:
    """Whether the lines below are answers of their own: they cite numbers, or have names and verdicts."""
    numbered = any(line.named and cites(line.label) for line in lines)
    named = any(line.bold and line.reading and not is_status_label(line.label) for line in lines)
    return numbered if cited else numbered or named
