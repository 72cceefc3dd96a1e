"""Constitution Checks: every check and re-check of a plan, wherever it stands, with its gates and claims."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.plan.constitution_check.gate_parser import answer
from plangate.domain.documents.plan.constitution_check.reader import read_check
from plangate.domain.documents.plan.constitution_check.verdict import leading, trailing
from plangate.domain.documents.plan.headings import is_check, outermost, phase_of
from plangate.domain.documents.plan.model import BlanketStatement, Check, Gate, GateShape, Role, Section
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Document, Item, Span, read_inline

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
        inline = read_inline(block.lines)
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
