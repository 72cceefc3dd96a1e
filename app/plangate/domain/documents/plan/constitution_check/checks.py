"""Constitution Checks: every check and re-check of a plan, wherever it stands, with its gates and claims."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.boxes import box_of
from plangate.domain.documents.plan.constitution_check.draft import Draft
from plangate.domain.documents.plan.constitution_check.grammar import read_nodes
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.line import read_line
from plangate.domain.documents.plan.constitution_check.lexing.names import title_of
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading
from plangate.domain.documents.plan.constitution_check.printed import NOTHING_PRINTED, Printed
from plangate.domain.documents.plan.constitution_check.shown import shown_tree
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.constitution_check.walk import Walk
from plangate.domain.documents.plan.headings import is_check, outermost, phase_of
from plangate.domain.documents.plan.model import BlanketStatement, Check, Gate, GateShape, Role, Section
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Document, Inline, Item, Span


def read_checks(
    document: Document,
    sections: Sequence[Section],
    printed: Printed = NOTHING_PRINTED,
    lexicon: Lexicon = LEXICON,
) -> tuple[Check, ...]:
    """The checks of a plan in file order; of the oldest template, the gate boxes of its progress tracking too.

    `printed` is what the repository's template has in its own checks, `lexicon` what the verdicts are looked up in.
    """
    checks = [_check(document, section, printed, lexicon) for section in outermost(sections, Role.CONSTITUTION_CHECK)]
    progress = [s for s in sections if s.level == 2 and has_word(s.title, "progress")]
    checks.extend(check for section in progress if (check := _legacy(document, section)))
    return tuple(sorted(checks, key=lambda check: check.section.span.line))


def _check(document: Document, section: Section, printed: Printed, lexicon: Lexicon) -> Check:
    phase = phase_of(section.title) or Phase.INITIAL
    walk = Walk(phase, printed)
    blocks = document.blocks_in(Span(section.heading.end_line + 1, section.span.end_line))
    read_nodes(walk, shown_tree(blocks, lexicon).below)
    gates = tuple(draft.gate() for draft in walk.drafts)
    claims = (*_claimed_by_heading(document, section, phase), *walk.claims)
    return Check(section, phase, gates, claims, tuple(walk.statements))


def _claimed_by_heading(document: Document, section: Section, phase: Phase) -> Iterator[BlanketStatement]:
    """What the section's own heading claims, such as `Constitution Check ✅ PASS`."""
    title = document.line(section.heading.line).strip("# ")
    if status := of_verdicts(Reading(title_of(Inline(title)).verdicts)):
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
        line = read_line(block.inline)
        if is_check(line.label.casefold(), 3) and line.reading:
            phase = phase_of(line.label) or Phase.INITIAL
            draft = Draft(line, block.span, GateShape.CHECKBOX, phase, section.title, box_of(block.box)[0])
            # The template prints the verdict behind the box, so that the box alone tells whether it was given.
            gate = draft.gate()
            yield gate if block.box.strip() else replace(gate, status=Status.UNANSWERED)
