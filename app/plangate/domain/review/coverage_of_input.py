"""What was read of a plan and its law: said with every verdict."""

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.clarification import is_only_marker
from plangate.domain.analysis.complexity_rows import is_example
from plangate.domain.analysis.placeholders import holds_placeholder
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import DesignRow, Field
from plangate.domain.documents.template.model import Template
from plangate.domain.model.report import (
    ComplexityRead,
    ConstitutionRead,
    DesignRead,
    FieldRead,
    GateRead,
    PathRead,
    PrincipleRead,
    Read,
    TemplateRead,
)


def what_was_read(case: Case) -> Read:
    """Fields, gates, rows and paths of the plan, with their lines."""
    plan = case.plan
    return Read(
        fields=tuple(_field(case, field) for field in (*plan.header, *plan.context)),
        gates=tuple(
            GateRead(a.gate.span.line, a.gate.label, a.principles, a.clause, a.status, a.gate.phase)
            for a in case.answers
        ),
        complexity=tuple(
            ComplexityRead(row.span.line, row.violation, row.why, row.alternative, is_example(row, case.template))
            for row in plan.complexity
        ),
        tree=tuple(
            PathRead(path.path, path.span.line, path.tag.value if path.tag else None)
            for tree in plan.trees
            for path in tree.paths
        ),
        design=tuple(_design(case, row) for row in plan.design),
    )


def constitution_read(constitution: Constitution) -> ConstitutionRead:
    """The law as a report names it."""
    return ConstitutionRead(
        path=constitution.path,
        status=constitution.status,
        version=constitution.version,
        sha=constitution.sha,
        principles=tuple(PrincipleRead(p.id, p.name, p.span.line, p.strength) for p in constitution.principles),
    )


def template_read(template: Template) -> TemplateRead:
    """The template as a report names it."""
    return TemplateRead(template.path, template.source)


def _field(case: Case, field: Field) -> FieldRead:
    value = field.value.strip()
    filled = bool(value) and not holds_placeholder(value, case.template) and not is_only_marker(value)
    return FieldRead(field.name, value, field.span.line, filled)


def _design(case: Case, row: DesignRow) -> DesignRead:
    texts = (row.name, *(text for _, text in row.cells))
    return DesignRead(row.part.value, row.span.line, row.name, any(holds_placeholder(t, case.template) for t in texts))
