"""A walk over one Constitution Check: what of it is a gate, what a claim, what only groups or explains."""

from collections.abc import Sequence

from plangate.domain.documents.plan.constitution_check.blanket_statements import claimed
from plangate.domain.documents.plan.constitution_check.gate_parser import CITES, GateBuilder, heading_answer
from plangate.domain.documents.plan.constitution_check.lists import read_item
from plangate.domain.documents.plan.constitution_check.paragraphs import read_paragraph
from plangate.domain.documents.plan.constitution_check.state import (
    BlockView,
    CheckState,
    has_boxes,
    named_answers,
    status_line,
    stops,
    until_heading,
    until_paragraph,
)
from plangate.domain.documents.plan.constitution_check.tables import table_gates
from plangate.domain.documents.plan.constitution_check.verdict import leading, trailing
from plangate.domain.documents.plan.constitution_check.vocabulary import EXCLUDED, GROUP, INSTRUCTION, PRODUCTS, SUMMARY
from plangate.domain.documents.plan.headings import clean_title, phase_of
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Block, Heading, Item, Paragraph, Span, Table, ThematicBreak, visible


def read_check(blocks: Sequence[Block], phase: Phase) -> CheckState:
    """What the blocks below a check's heading say."""
    state = CheckState(phase)
    told = [BlockView(block) for block in blocks]
    for index, entry in enumerate(told):
        match entry.block:
            case Heading(quoted=False) as heading:
                _heading(state, heading, until_heading(told, index + 1))
            case Paragraph(quoted=True) | Item(quoted=True):
                _quoted(state, entry)
            case ThematicBreak():
                state.close()
            case Paragraph() as paragraph:
                read_paragraph(state, entry, paragraph, until_paragraph(told, index + 1))
            case Item() as item:
                read_item(state, entry, item)
            case Table() as table:
                state.item = None
                state.drafts.extend(table_gates(table, state.phase, state.group, only_verdicts=state.excluded))
    return state


def _heading(state: CheckState, heading: Heading, body: Sequence[BlockView]) -> None:
    state.open = state.item = state.introduced = None
    title = visible(heading.lines)
    clean = clean_title(title)
    state.group, state.excluded = clean, False
    cites = CITES.match(clean) is not None
    if not cites and _announces(state, title, clean, heading.span, empty=not body):
        return
    draft = heading_answer(title, heading.span, state.phase, "")
    if _heads_gate(draft, clean, body, cites=cites):
        state.start(draft)
        state.group = draft.label
        return
    state.excluded = (EXCLUDED.search(clean) or PRODUCTS.search(clean)) is not None


def _announces(state: CheckState, title: str, clean: str, span: Span, *, empty: bool) -> bool:
    """Take a heading that is about the whole check: its phase, its result, its summary."""
    phase = phase_of(clean)
    if phase is not None:
        status = trailing(title).status() or leading(title).status()
        state.enter(phase, with_result=status is not None)
        if status or (phase is Phase.POST_DESIGN and empty):
            state.claim(title, status or Status.ASSERTED, span)
        return True
    if status := claimed(title):
        state.claim(title, status, span)
        return True
    return SUMMARY.search(clean) is not None


def _quoted(state: CheckState, entry: BlockView) -> None:
    text = entry.inline.flat
    status = claimed(text)
    if status is not None and not INSTRUCTION.search(text):
        state.claim(text, status, entry.block.span)


def _heads_gate(draft: GateBuilder, title: str, body: Sequence[BlockView], *, cites: bool) -> bool:
    """Whether a heading is a gate: it cites a principle, gives a verdict, or has one as its first words below."""
    boxes = has_boxes(body)
    if cites:
        return bool(draft.verdict) or not boxes or status_line(body)
    if status_line(body) or (body and _opens_with_verdict(body[0])):
        return True
    if boxes or any(isinstance(entry.block, Table) for entry in body) or EXCLUDED.search(title):
        return False
    if draft.verdict:
        return not named_answers(body)
    if PRODUCTS.search(title) and not any(entry.item is not None and entry.speaks for entry in body):
        return False
    return bool(body) and not GROUP.search(title) and not named_answers(body)


def _opens_with_verdict(entry: BlockView) -> bool:
    if not isinstance(entry.block, Paragraph):
        return False
    first = leading(entry.inline.text, stops(entry.inline))
    return first.word is not None and claimed(entry.inline.flat) is None
