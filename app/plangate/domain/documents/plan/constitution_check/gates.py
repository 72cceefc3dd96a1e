"""Constitution Checks: every check and re-check of a plan, wherever it stands, with its gates and claims."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.plan.constitution_check.blanket_statements import claimed
from plangate.domain.documents.plan.constitution_check.gate_parser import CITES, GateBuilder, answer, heading_answer
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
from plangate.domain.documents.plan.headings import clean_title, is_check, outermost, phase_of
from plangate.domain.documents.plan.model import BlanketStatement, Check, Gate, GateShape, Role, Section
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Span,
    Table,
    ThematicBreak,
)


def read_check(blocks: Sequence[Block], phase: Phase) -> CheckState:
    """What the blocks below a check's heading say."""
    state = CheckState(phase)
    told = [BlockView(part) for block in blocks for part in _parts(block)]
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


def _parts(block: Block) -> Iterator[Block]:
    """A block without what holds others; a bold name at the margin below an item is a paragraph of its own."""
    if isinstance(block, Item) and not block.quoted:
        own, *others = block.inline.parted(lambda line: line.starts_bold_at_margin)
        yield block._replace(inline=own, span=Span(block.span.line, own.span.end_line)) if others else block
        yield from (Paragraph(other, other.span) for other in others)
    elif not isinstance(block, List | Quote):
        yield block


def _heading(state: CheckState, heading: Heading, body: Sequence[BlockView]) -> None:
    state.open = state.item = state.introduced = None
    title = heading.inline.flat
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


_PROGRESS = re.compile(
    r"progress tracking|execution status|progresso|seguimiento del progreso|suivi de progression"
    r"|進捗|进度跟踪|진행 상황"
)


def read_checks(document: Document, sections: Sequence[Section]) -> tuple[Check, ...]:
    """The checks of a plan in file order; of the oldest template, the gate boxes of its progress tracking too."""
    checks = [_check(document, section) for section in outermost(sections, Role.CONSTITUTION_CHECK)]
    progress = [s for s in sections if s.level == 2 and _PROGRESS.search(s.title.casefold())]
    checks.extend(check for section in progress if (check := _legacy(document, section)))
    return tuple(sorted(checks, key=lambda check: check.section.span.line))


def _check(document: Document, section: Section) -> Check:
    phase = phase_of(section.title) or Phase.INITIAL
    said = read_check(document.blocks_in(Span(section.heading.end_line + 1, section.span.end_line)), phase)
    gates = tuple(draft.gate() for draft in said.drafts if not draft.dropped)
    claims = (*_claimed_by_heading(document, section, phase), *said.claims)
    return Check(section, phase, gates, claims, tuple(said.statements))


def _claimed_by_heading(document: Document, section: Section, phase: Phase) -> Iterator[BlanketStatement]:
    """What the section's own heading claims, such as `Constitution Check ✅ PASS`."""
    title = document.line(section.heading.line).strip("# ")
    if status := trailing(title).status():
        yield BlanketStatement(title, status, phase, section.heading)


def _legacy(document: Document, section: Section) -> Check | None:
    """The gate boxes such as `- [x] Initial Constitution Check: PASS`."""
    found = list(_gate_boxes(document, section))
    if not found:
        return None
    claims = (BlanketStatement(f"{gate.label}: {gate.text}", gate.status, gate.phase, gate.span) for gate in found)
    passed = tuple(claim for claim in claims if claim.status is Status.PASS)
    return Check(section, found[-1].phase, tuple(found), passed)


def _gate_boxes(document: Document, section: Section) -> Iterator[Gate]:
    for block in document.blocks_in(section.span):
        if not isinstance(block, Item) or block.box is None:
            continue
        inline = block.inline
        name, _, rest = inline.flat.partition(":")
        if is_check(name.casefold(), 3) and leading(rest.strip()):
            phase = phase_of(name) or Phase.INITIAL
            draft = answer(inline, block.span, GateShape.CHECKBOX, box=block.box, phase=phase, group=section.title)
            gate = draft.gate()
            # The template prints the verdict behind the box, so that the box alone tells whether it was given.
            ticked = block.box.strip() != ""
            yield (
                gate
                if ticked
                else Gate(
                    gate.label,
                    gate.text,
                    Status.UNANSWERED,
                    phase,
                    gate.span,
                    gate.shape,
                    gate.box,
                    gate.reason,
                    gate.group,
                )
            )
