"""The lists of a Constitution Check: bullets and boxes that answer, that are evidence, or that speak of the whole."""

import re

from plangate.domain.documents.plan.constitution_check.blanket_statements import claimed, is_legend, is_result_label
from plangate.domain.documents.plan.constitution_check.gate_parser import (
    CITES,
    GateBuilder,
    answer,
    box_of,
    is_status_key,
)
from plangate.domain.documents.plan.constitution_check.paragraphs import take_status
from plangate.domain.documents.plan.constitution_check.state import BlockView, CheckState, stops
from plangate.domain.documents.plan.constitution_check.verdict import Verdict, leading, trailing
from plangate.domain.documents.plan.constitution_check.vocabulary import INSTRUCTION, META
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.documents.plan.keys import fold_key
from plangate.domain.documents.plan.labels import Labeled
from plangate.domain.documents.plan.model import Box, GateShape
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Inline, Item

_NOTED = re.compile(r"[(（\[](?P<note>[^()（）\[\]]+)[)）\]][.。]?$")
_LONGEST_NOTE = 300
"""Characters of a note at the end of an item."""


def read_item(state: CheckState, entry: BlockView, item: Item) -> None:
    """Take a list item."""
    text = entry.inline.flat
    state.leave(item.depth)
    if item.depth <= state.item_depth:
        state.item = None
    if not text or (item.box is None and (INSTRUCTION.search(text) or is_legend(text))):
        return
    boxed = box_of(item.box)[0] is not Box.NONE
    parent = state.item if item.depth > 1 else None
    if not boxed and state.open is not None:
        _evidence(state.open, entry)
    elif parent is not None and not (boxed and _holds_answers(parent)):
        parent.add(text, leading(entry.inline.text, stops(entry.inline)))
    elif boxed or not (state.excluded or _announces(state, entry.parts[0], text)):
        if parent is not None:
            parent.dropped = parent.box is Box.NONE
            state.nest(item.depth, parent.label)
        _gate(state, entry, item, boxed=boxed)


def _evidence(draft: GateBuilder, entry: BlockView) -> None:
    part, inline = entry.parts[0], entry.inline
    if part.label and is_status_key(part.label):
        take_status(draft, part, inline.flat)
        return
    first = leading(inline.text, stops(inline))
    found = first if first else trailing(inline.text)
    draft.add(inline.flat, found, said=" ".join(found.rest.split()) if found else None)


def _holds_answers(parent: GateBuilder) -> bool:
    """Whether an item says nothing itself, or is a box that opens a list, so that the boxes inside it are answers."""
    if parent.box is not Box.NONE:
        return parent.opens
    return not parent.verdict and not parent.text


def _announces(state: CheckState, part: Labeled, text: str) -> bool:
    """Take a bullet about the whole check: its result, its re-check, its date."""
    name = part.label or text.partition(": ")[0]
    if CITES.match(name):
        return False
    phase = phase_of(name) if len(name) < 40 else None
    if fold_key(name) in META:
        return True
    if phase is not None:
        status = claimed(text) or leading(part.value if part.label else text.partition(": ")[2]).status()
        if status is not None or phase is Phase.POST_DESIGN:
            state.claim(text, status or Status.ASSERTED, part.span, phase)
        return True
    keyed = bool(part.label) and is_status_key(part.label)
    status = claimed(text) if not part.label or keyed or is_result_label(part.label) else None
    if status is not None:
        state.claim(text, status, part.span)
    return keyed or status is not None


def _exemption(inline: Inline) -> Verdict:
    """The `N/A` of an open box in brackets at its end, or behind the text that it strikes; nothing without one."""
    noted = _NOTED.search(inline.text.rstrip()[-_LONGEST_NOTE:])
    struck = max((mark.end for mark in inline.struck), default=None)
    behind = noted["note"] if noted else inline.text[struck:] if struck is not None else ""
    found = leading(behind.strip(" \t\n([（"))
    return found if found.word is Status.NOT_APPLICABLE else Verdict()


def _gate(state: CheckState, entry: BlockView, item: Item, *, boxed: bool) -> None:
    shape = GateShape.CHECKBOX if boxed else GateShape.BULLET
    draft = answer(entry.inline, item.span, shape, box=item.box, phase=state.phase, group=state.group)
    if draft.box is Box.OPEN and not draft.verdict:
        exempt = _exemption(entry.inline)
        draft.take(exempt)
        draft.reason = exempt.rest or draft.reason
    if not boxed and not draft.verdict and state.introduced is not None:
        draft.take(Verdict(mark=state.introduced))
    draft.opens = entry.inline.flat.endswith((":", "："))
    state.drafts.append(draft)
    state.item, state.item_depth = draft, item.depth
