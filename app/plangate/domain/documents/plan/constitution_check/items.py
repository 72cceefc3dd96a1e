"""The items of lists: which of them are answers, and which the evidence of one that they stand below."""

from collections.abc import Sequence
from dataclasses import replace

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.boxes import box_of, is_box
from plangate.domain.documents.plan.constitution_check.claims import claimed, is_legend
from plangate.domain.documents.plan.constitution_check.draft import Draft
from plangate.domain.documents.plan.constitution_check.headed import speaks
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import (
    cites,
    is_about,
    is_result_label,
    is_status_label,
)
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_slot
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading
from plangate.domain.documents.plan.constitution_check.shown import Node, NodeKind
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.constitution_check.tables import is_of_gates, table_drafts
from plangate.domain.documents.plan.constitution_check.walk import Walk
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.documents.plan.model import Box, GateShape
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import BOLD, Inline

_SHORT_NAME = 40
"""Characters of a phase's name."""


def read_item(walk: Walk, node: Node, around: Sequence[Draft]) -> None:
    """Take a list item with what stands in it; `around` are the items that it lies in."""
    text = node.inline.flat
    kind, boxed = box_of(node.box)
    if not text or (kind is Box.NONE and (walk.printed.is_note(text) or is_legend(text))):
        _items(walk, node, around)
        return
    line = node.line
    parent = around[-1] if around else None
    if kind is Box.NONE and walk.open is not None and not _is_subject(walk.open, line):
        _below(walk.open, node, line)
        _boxes_below(walk, node, around)
        return
    if parent is not None and not (_opens_boxes(parent) if kind is not Box.NONE else _groups(parent, line)):
        _below(parent, node, line)
        _boxes_below(walk, node, around)
        return
    if kind is Box.NONE and (walk.excluded or _announces(node, line) or _item_of_all(walk, node, line)):
        _items(walk, node, around)
        return
    draft = Draft(line, node.span, GateShape.BULLET if kind is Box.NONE else GateShape.CHECKBOX, walk.phase, walk.group)
    draft.box = kind
    # What a box says behind a bare `N/A` is the gate's name, and no reason.
    reason = "" if kind is not Box.NONE and line.led and not line.named else line.reason
    reading = replace(line.reading, verdicts=(*line.reading.verdicts, *boxed))
    draft.line = replace(line, reason=reason, reading=reading)
    if parent is not None and parent in walk.drafts and parent.box is Box.NONE and not parent.verdicts:
        walk.drafts.remove(parent)
    if parent is not None:
        draft.group = parent.line.label or walk.group
    draft.introduced, draft.series = walk.introduced, node.series
    walk.drafts.append(draft)
    _items(walk, node, (*around, draft))


def _announces(node: Node, line: Line) -> bool:
    """Whether an item only calls for the answers in it: `Answer the following:`.

    All of these have names, and one has more than a list of evidence has: bold type, a number or a verdict.
    """
    said = f"{line.label} {line.text}" if has_word(line.label, "group_titles") else line.label
    if line.reading or cites(line.label) or not has_word(said, "announcing"):
        return False
    inner = [child for child in node.below if child.kind is NodeKind.ITEM]
    named = all(child.line.named or child.below for child in inner)
    return named and any(speaks(one) or cites(one.line.label) for child in inner for one in (child, *child.below))


def _items(walk: Walk, node: Node, around: Sequence[Draft]) -> None:
    """Take what stands in an item."""
    for child in node.below:
        if child.kind is NodeKind.ITEM:
            read_item(walk, child, around)
        elif child.kind is NodeKind.TABLE:
            read_table(walk, child)
        elif around:
            add_evidence(around[-1], child, child.line)


def _boxes_below(walk: Walk, node: Node, around: Sequence[Draft]) -> None:
    """Take the boxes that stand in an item which is evidence itself."""
    for child in node.below:
        if child.kind is NodeKind.ITEM and is_box(child.box):
            read_item(walk, child, around)
        elif child.kind is NodeKind.TABLE:
            read_table(walk, child)


def _is_subject(scope: Draft, line: Line) -> bool:
    """Whether a bullet in an answer's scope is an answer of its own: a number and a verdict."""
    return line.named and cites(line.label) and bool(line.reading)


def _opens_boxes(parent: Draft) -> bool:
    """Whether the boxes in an item are answers: in a box that says all itself, they are its evidence."""
    return parent.box is Box.NONE or parent.line.text.endswith((":", "：")) or not (parent.line.text or parent.verdicts)


def _groups(parent: Draft, line: Line) -> bool:
    """Whether an item only names what the items in it answer."""
    alone = not parent.verdicts and not parent.line.text and not cites(parent.line.label)
    own = line.named and not is_status_label(line.label) and not is_about(line.label)
    return alone and own and (bool(line.reading) or cites(line.label))


def _below(draft: Draft, node: Node, line: Line) -> None:
    """Take a bullet as evidence, with what stands in it."""
    add_evidence(draft, node, line)
    for child in node.below:
        if child.kind is NodeKind.ITEM and not is_box(child.box):
            _below(draft, child, child.line)
        elif child.kind in (NodeKind.LINE, NodeKind.QUOTE):
            add_evidence(draft, child, child.line)


def _item_of_all(walk: Walk, node: Node, line: Line) -> bool:
    """Take a bullet about the whole check: its result, its re-check, its date."""
    text, label = node.inline.flat, line.label if line.named else ""
    if cites(label or text):
        return False
    if label and is_about(label):
        return True
    phase = phase_of(label) if label and len(label) < _SHORT_NAME else None
    own = of_verdicts(line.reading)
    if phase is not None:
        status = claimed(text) or own
        if status is not None or phase is Phase.POST_DESIGN:
            walk.claim(text, status or Status.ASSERTED, node.span, phase)
        return True
    keyed = line.bold and is_status_label(label)
    status = claimed(text) if not label or keyed or is_result_label(label) else None
    if status is not None:
        walk.claim(text, status, node.span)
    return keyed or status is not None


def read_table(walk: Walk, node: Node) -> None:
    if node.table is not None and (walk.open is None or is_of_gates(node.table)):
        for draft in table_drafts(
            node.table, walk.phase, walk.group, only_verdicts=walk.excluded, lexicon=node.lexicon
        ):
            draft.series = node.series
            walk.drafts.append(draft)


def add_evidence(draft: Draft, node: Node, line: Line) -> None:
    """Take what stands below an answer: its status line, the answer to its question, or a remark."""
    text = node.inline.flat
    if line.named and is_status_label(line.label):
        reading, said = read_slot(line.text, node.lexicon)
        draft.take(reading)
        draft.add(text, Reading(prose=reading.prose), said)
        return
    own = read_slot(_running(node.inline), node.lexicon)[0] if not line.named else line.reading
    if draft.waits:
        # Beside a mark only a word declares more.
        draft.take(Reading(tuple(one for one in own.verdicts if one.spoken or not draft.verdicts)))
        draft.add(text, Reading(prose=own.prose), line.reason, line.doubts)
        return
    draft.add(text, own, line.reason if own else None, line.doubts)
    for child in node.below:
        if child.kind is not NodeKind.QUOTE:
            add_evidence(draft, child, child.line)


def _running(inline: Inline) -> Inline:
    """The text as one line of running words, whose bold type parts nothing."""
    runs = (run._replace(text=run.text.replace("\n", " "), style=run.style & ~BOLD) for run in inline.runs)
    return Inline(inline.text.replace("\n", " "), tuple(runs))
