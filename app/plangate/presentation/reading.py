"""All that was read of the plans, row by row: what a verdict rests on can be checked by whoever doubts it."""

from collections.abc import Iterator

from plangate.domain.model.report import PlanReport, Report
from plangate.presentation.budget import TextSection
from plangate.presentation.links import Links


def reading_sections(report: Report, links: Links) -> tuple[TextSection, ...]:
    """The parts of the check-run's text: gates of every plan first, then fields, justifications, paths and design."""
    return tuple(section for plan in report.plans for section in _sections(plan, links))


def _sections(plan: PlanReport, links: Links) -> Iterator[TextSection]:
    values = {"links": links, "plan": plan}
    parts = (
        ("review/gates.md", 1, plan.read.gates),
        ("review/fields.md", 2, plan.read.fields),
        ("review/complexity.md", 3, plan.read.complexity),
        ("review/tree.md", 4, plan.read.tree),
        ("review/design.md", 5, plan.read.design),
    )
    for template, rank, rows in parts:
        if rows:
            yield TextSection(template, rank, rows, values)
