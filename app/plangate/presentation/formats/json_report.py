"""A report as JSON: a published contract (docs/report.schema.json); further keys may be added, none renamed."""

import json
from typing import Any

from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.report import (
    ComplexityRead,
    ConstitutionRead,
    Coverage,
    DesignRead,
    FieldRead,
    GateRead,
    MatrixRow,
    PathRead,
    PlanReport,
    PrincipleRead,
    Read,
    Report,
    TemplateRead,
    TouchedReport,
)

Json = dict[str, Any]


def render_json(report: Report) -> str:
    """The report as one JSON object, indented, with a newline at its end."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"


def as_json(report: Report) -> Json:
    """The report as the values that JSON knows."""
    return {
        "engine": report.engine,
        "conclusion": report.conclusion.value,
        "constitution": report.constitution and _constitution(report.constitution),
        "template": report.template and _template(report.template),
        "plans": [_plan(plan) for plan in report.plans],
        "touched": [_touched(feature) for feature in report.touched],
        "law": [_finding(finding) for finding in report.law],
        "policy": {
            "path": report.policy.path,
            "sha": report.policy.sha,
            "problems": [_finding(finding) for finding in report.policy.problems],
        },
        "summary": {severity.word: report.count(severity) for severity in sorted(Severity, reverse=True)},
    }


def _plan(plan: PlanReport) -> Json:
    return {
        "path": plan.path,
        "feature": plan.feature,
        "shape": plan.shape.value,
        "conclusion": plan.conclusion.value,
        "constitution": _constitution(plan.constitution),
        "template": _template(plan.template),
        "read": _read(plan.read),
        "matrix": [_row(row) for row in plan.matrix],
        "findings": [_finding(finding) for finding in plan.findings],
        "unlisted": plan.unlisted,
        "exempt": plan.exempt,
        "coverage": plan.coverage and _coverage(plan.coverage),
        "unread": list(plan.unread),
    }


def _touched(touched: TouchedReport) -> Json:
    return {
        "path": touched.path,
        "feature": touched.feature,
        "looked_at": list(touched.looked_at),
        "unread": list(touched.unread),
        "findings": [_finding(finding) for finding in touched.findings],
        "unlisted": touched.unlisted,
        "coverage": touched.coverage and _coverage(touched.coverage),
    }


def _coverage(coverage: Coverage) -> Json:
    rows = [
        {"kind": row.kind, "id": row.id, "name": row.name, "line": row.line, "tasks": list(row.tasks)}
        for row in coverage.rows
    ]
    return {"path": coverage.path, "spec": coverage.spec, "rows": rows}


def _constitution(constitution: ConstitutionRead) -> Json:
    return {
        "path": constitution.path,
        "status": constitution.status.value,
        "version": constitution.version,
        "sha": constitution.sha,
        "principles": [_principle(principle) for principle in constitution.principles],
    }


def _principle(principle: PrincipleRead) -> Json:
    return {
        "id": principle.id,
        "name": principle.name,
        "line": principle.line,
        "strength": principle.strength.value,
    }


def _template(template: TemplateRead) -> Json:
    return {"path": template.path, "source": template.source}


def _read(read: Read) -> Json:
    return {
        "fields": [_field(field) for field in read.fields],
        "gates": [_gate(gate) for gate in read.gates],
        "complexity": [_complexity(row) for row in read.complexity],
        "tree": [_path(path) for path in read.tree],
        "design": [_design(row) for row in read.design],
    }


def _field(field: FieldRead) -> Json:
    return {"name": field.name, "value": field.value, "line": field.line, "filled": field.filled}


def _gate(gate: GateRead) -> Json:
    return {
        "line": gate.line,
        "label": gate.label,
        "principles": list(gate.principles),
        "clause": gate.clause,
        "status": gate.status.value,
        "phase": gate.phase.value,
    }


def _complexity(row: ComplexityRead) -> Json:
    return {
        "line": row.line,
        "violation": row.violation,
        "why": row.why,
        "alternative": row.alternative,
        "placeholder": row.placeholder,
    }


def _path(path: PathRead) -> Json:
    return {"path": path.path, "line": path.line, "tag": path.tag}


def _design(row: DesignRead) -> Json:
    return {"part": row.part, "line": row.line, "name": row.name, "placeholder": row.placeholder}


def _row(row: MatrixRow) -> Json:
    return {
        "principle": row.principle,
        "name": row.name,
        "status": row.status.value,
        "line": row.line,
        "justified": row.justified,
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "path": finding.path,
        "line": finding.line,
        "end_line": finding.end_line,
        "message": finding.message,
        "principle": finding.principle,
        "existing": finding.existing,
        "fix": finding.fix and _fix(finding.fix),
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
    }


def _fix(fix: Fix) -> Json:
    return {"line": fix.line, "end_line": fix.end_line, "text": fix.text}
