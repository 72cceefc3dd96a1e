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
from plangate.domain.text.markdown import Document, Item, Span


def read_checks(
    document: Document,
    sections: Sequence[Section],
    printed: Printed = NOTHING_PRINTED,
    lexicon: Lexicon = LEXICON,
) -> tuple[Check, ...]:
    """The checks of a plan in file order; of the oldest template, the gate boxes of its progress tracking too.

    `printed` is what the repository's template has in its own checks, `lexicon` what the verdicts are looked up in.
    """
    checks = (
        read_check(document, section, printed, lexicon) for section in outermost(sections, Role.CONSTITUTION_CHECK)
    )
    legacy = (_legacy(document, section) for section in filter(_tracks_progress, sections))
    return tuple(sorted((*checks, *filter(None, legacy)), key=lambda check: check.section.span.line))


def _tracks_progress(section: Section) -> bool:
    return section.level == 2 and has_word(section.title, "progress")


def read_check(
    document: Document, section: Section, printed: Printed = NOTHING_PRINTED, lexicon: Lexicon = LEXICON
) -> Check:
    """A section read as a check, whatever it is called."""
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
    if status := of_verdicts(Reading(title_of(title).verdicts)):
        yield BlanketStatement(title, status, phase, section.heading)


def _legacy(document: Document, section: Section) -> Check | None:
    """The gate boxes such as `- [x] Initial Constitution Check: PASS`."""
    gates = tuple(_gate_boxes(document, section))
    if not gates:
        return None
    passed = (gate for gate in gates if gate.status is Status.PASS)
    return Check(section, gates[-1].phase, gates, tuple(map(_claim, passed)))


def _gate_boxes(document: Document, section: Section) -> Iterator[Gate]:
    items = (block for block in document.blocks_in(section.span) if isinstance(block, Item))
    return filter(None, (_gate_box(item, section) for item in items))


def _claim(gate: Gate) -> BlanketStatement:
    return BlanketStatement(f"{gate.label}: {gate.text}", gate.status, gate.phase, gate.span)


def _gate_box(item: Item, section: Section) -> Gate | None:
    """The gate that an item with a box is, where it names a check and has a verdict."""
    line = read_line(item.inline)
    if item.box is None or not line.reading or not is_check(line.label.casefold(), 3):
        return None
    phase = phase_of(line.label) or Phase.INITIAL
    gate = Draft(line, item.span, GateShape.CHECKBOX, phase, section.title, box_of(item.box)[0]).gate()
    # The template prints the verdict behind the box, so that the box alone tells whether it was given.
    return gate if item.box.strip() else replace(gate, status=Status.UNANSWERED)
