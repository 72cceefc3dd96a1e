"""Evidence: what stands below an answer and belongs to it: its status line, the answer to its question, a remark."""

from plangate.domain.documents.plan.constitution_check.draft import Draft
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import is_justification
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_running, read_slot
from plangate.domain.documents.plan.constitution_check.lexing.tokens import UNASKED, Reading
from plangate.domain.documents.plan.constitution_check.shown import Node, NodeKind


def add_evidence(draft: Draft, node: Node, line: Line) -> None:
    """Take what stands below an answer: its status line, the answer to its question, or a remark."""
    _add_justification(draft, node, line)
    if line.is_status:
        _add_status(draft, node, line)
    elif draft.waits and (draft.verdicts or not _tells_of_part(node, line)):
        _answer_question(draft, node, line)
    else:
        _add_remark(draft, node, line)


def _tells_of_part(node: Node, line: Line) -> bool:
    """Whether a bullet has a verdict, of which the worst counts; yes and no answer what stands above them."""
    return node.is_item and any(verdict.sense not in UNASKED for verdict in _read(node, line).verdicts)


def _add_justification(draft: Draft, node: Node, line: Line) -> None:
    """Take note of the reason that a line is called, or that follows such a line."""
    called = line.named and is_justification(line.label)
    draft.justified = draft.justified or draft.reason_follows or (called and bool(line.text or node.below))
    draft.reason_follows = called


def _add_status(draft: Draft, node: Node, line: Line) -> None:
    reading, said = read_slot(line.text, node.lexicon)
    draft.take(reading)
    draft.add(node.inline.flat, Reading(prose=reading.prose), said)


def _read(node: Node, line: Line) -> Reading:
    """What a line declares; without a name, as one line of running words."""
    return line.reading if line.named else read_running(node.inline, node.lexicon)


def _add_remark(draft: Draft, node: Node, line: Line) -> None:
    own = _read(node, line)
    draft.add(node.inline.flat, own, line.reason if own else None, line.doubts)
    for child in node.below:
        if child.kind is not NodeKind.QUOTE:
            add_evidence(draft, child, child.line)


def add_quotes(draft: Draft, node: Node) -> None:
    """Take the quotes that stand in a line below an answer."""
    for child in node.below:
        if child.kind is NodeKind.QUOTE:
            add_evidence(draft, child, child.line)


def _answer_question(draft: Draft, node: Node, line: Line) -> None:
    """Take the answer to a question; beside a mark only a word declares more."""
    own = _read(node, line)
    draft.take(Reading(tuple(one for one in own.verdicts if one.spoken or not draft.verdicts)))
    draft.add(node.inline.flat, Reading(prose=own.prose), line.reason, line.doubts)
