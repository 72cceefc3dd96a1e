"""Parsing a plan: any text gives one, in time linear in its size; rules see no dialect."""

from collections.abc import Iterator

from plangate.domain.documents.plan.complexity import read_complexity
from plangate.domain.documents.plan.constitution_check.checks import read_checks
from plangate.domain.documents.plan.constitution_check.printed import NOTHING_PRINTED, Printed, printed_by
from plangate.domain.documents.plan.context import context_fields
from plangate.domain.documents.plan.fields import front_matter, header_fields, structure_decision
from plangate.domain.documents.plan.headings import justifications, outermost, read_sections
from plangate.domain.documents.plan.model import Check, ComplexityRow, Field, GateShape, Plan, Role, Section
from plangate.domain.documents.plan.shape import stock_shape
from plangate.domain.documents.plan.tree import read_trees
from plangate.domain.model.report import Shape
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import Document, Heading, Span, read_unfenced


def parse_plan(file: File, template: Plan | None = None, known: Plan | None = None) -> Plan:
    """The plan in a file, told from what its template prints; a file whose text was not read gives an empty plan.

    Of `known`, the plan with a slightly different text, checks that are the same in both are not read again.
    """
    return parse_plan_text(file.path, file.text or "", template, known)


def parse_plan_text(path: str, text: str, template: Plan | None = None, known: Plan | None = None) -> Plan:
    """The plan that a text is, as of that path; `template` is the one that it was made from, read as a plan."""
    document = read_unfenced(text)
    sections = read_sections(document)
    title, title_span = _title(document)
    complexity = read_complexity(document, outermost(sections, Role.COMPLEXITY_TRACKING))
    rows = (*_justified(document, sections), *complexity.rows)
    return Plan(
        path=path,
        document=document,
        title=title,
        title_span=title_span,
        header=header_fields(document, title_span.end_line if title else 0, _first_section(document, sections)),
        context=_context(document, sections),
        sections=sections,
        checks=_checks(document, sections, template, known),
        complexity=rows,
        complexity_says_none=bool(complexity.claims) and all(row.violation.startswith("[") for row in rows),
        complexity_claims=complexity.claims,
        trees=read_trees(document, sections),
        structure_decision=structure_decision(document, sections),
        front_matter=front_matter(document),
        shape=stock_shape(sections) if sections else Shape.OTHER,
    )


def _checks(
    document: Document, sections: tuple[Section, ...], template: Plan | None, known: Plan | None
) -> tuple[Check, ...]:
    if known is not None and _has_checks_of(known, document, sections):
        return known.checks
    return read_checks(document, sections, _printed(template))


def _has_checks_of(known: Plan, document: Document, sections: tuple[Section, ...]) -> bool:
    """Whether a text has the headings of another plan, and the same blocks on the same lines in each of its checks."""
    if [(s.title, s.level) for s in sections] != [(s.title, s.level) for s in known.sections]:
        return False
    return all(_has_section_of(known.document, document, check.section, sections) for check in known.checks)


def _has_section_of(known: Document, document: Document, section: Section, sections: tuple[Section, ...]) -> bool:
    heading = section.heading.line
    return (
        section in sections
        and document.line(heading) == known.line(heading)
        and document.blocks_in(section.span) == known.blocks_in(section.span)
    )


def _title(document: Document) -> tuple[str, Span]:
    """The first level-1 heading; without one, nothing at the first line."""
    headings = (block for block in document.blocks if isinstance(block, Heading))
    first = next(filter(_is_title, headings), None)
    return (first.inline.flat, first.span) if first else ("", Span(1, 1))


def _is_title(heading: Heading) -> bool:
    return heading.level == 1 and not (heading.depth or heading.quoted)


def _justified(document: Document, sections: tuple[Section, ...]) -> Iterator[ComplexityRow]:
    """The rows of tables that justify violations in the check itself."""
    rows = read_complexity(document, justifications(sections)).rows
    return (row for row in rows if row.shape is GateShape.ROW)


def _first_section(document: Document, sections: tuple[Section, ...]) -> int:
    return sections[0].span.line if sections else document.span.end_line + 1


def _context(document: Document, sections: tuple[Section, ...]) -> tuple[Field, ...]:
    return tuple(
        field for section in outermost(sections, Role.TECHNICAL_CONTEXT) for field in context_fields(document, section)
    )


def _printed(template: Plan | None) -> Printed:
    """What the template has in its checks."""
    if template is None:
        return NOTHING_PRINTED
    checks = [check.section.body for check in template.checks]
    return printed_by(template.document, checks, [gate.span for gate in template.gates])
