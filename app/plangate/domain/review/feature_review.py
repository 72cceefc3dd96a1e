"""Judging one feature, in stages.

The rules that apply are run, what they say is signed, compared with what stood there before, waived, made one finding
for each cause, and concluded.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.complexity_rows import is_example
from plangate.domain.analysis.placeholders import holds_placeholder
from plangate.domain.analysis.unread_files import unread_beside
from plangate.domain.documents.layout import name_of
from plangate.domain.documents.open_marks import is_only_mark
from plangate.domain.documents.plan.model import Field, TreePath
from plangate.domain.documents.plan.named_paths import link_targets, resolve
from plangate.domain.documents.pointers import read_pointer
from plangate.domain.documents.references import cited_in
from plangate.domain.documents.spec.model import Spec
from plangate.domain.documents.tasks import Task, Tasks
from plangate.domain.documents.template.model import Template
from plangate.domain.model.findings import Finding, Severity, Status
from plangate.domain.model.plan_read import (
    ComplexityRead,
    Coverage,
    CoverageRow,
    FieldRead,
    GateRead,
    MatrixRow,
    PathRead,
    Read,
)
from plangate.domain.model.report import (
    Conclusion,
    ConstitutionRead,
    LawStatus,
    PlanReport,
    PrincipleRead,
    Shape,
    TemplateRead,
    TouchedReport,
)
from plangate.domain.review.applicable_rules import exemption, rules_beside_plan, rules_of_plan, run, why_not_exempt
from plangate.domain.review.baseline import before_pull_request, mark_existing
from plangate.domain.review.fingerprints import sign
from plangate.domain.review.one_finding import fold
from plangate.domain.review.verified_fixes import with_verified_fixes
from plangate.domain.review.waivers import waived
from plangate.domain.rules.law.unreadable_law import unreadable_law
from plangate.domain.rules.rule import Remark, Rule


def coverage_of(case: Case) -> Coverage | None:
    """The coverage by the tasks that the pull request changes; None without tasks, stories or requirements.

    Requirements are listed only where a task cites one: files that cite none are no worse for it. Tasks of another
    dialect are left alone.
    """
    tasks, spec = case.tasks, case.spec
    if tasks is None or spec is None or not tasks.tasks or not tasks.is_strict:
        return None
    rows = (*_stories(tasks, spec), *_requirements(tasks, spec))
    return Coverage(tasks.path, spec.path, rows) if rows else None


def _stories(tasks: Tasks, spec: Spec) -> Iterator[CoverageRow]:
    """The stories, where the tasks name any."""
    if not tasks.stories & {story.number for story in spec.stories}:
        return
    for story in spec.stories:
        own = (task for task in tasks.live if story.number in (task.story, *cited_in(_line(tasks, task)).stories))
        yield CoverageRow("story", f"US{story.number}", story.title, story.span.line, _ids(own))


def _requirements(tasks: Tasks, spec: Spec) -> Iterator[CoverageRow]:
    citing = _citing(tasks)
    if any(item.id in citing for item in spec.requirements):
        for item in spec.requirements:
            yield CoverageRow("requirement", item.id, item.text, item.span.line, _ids(citing.get(item.id, ())))


def _citing(tasks: Tasks) -> dict[str, list[Task]]:
    """The tasks that cite each requirement, by its id in capitals."""
    citing: dict[str, list[Task]] = {}
    for task in tasks.live:
        for id in cited_in(_line(tasks, task)).requirements:
            citing.setdefault(id.upper(), []).append(task)
    return citing


def _line(tasks: Tasks, task: Task) -> str:
    return " ".join(tasks.document.line(number) for number in range(task.span.line, task.span.end_line + 1))


def _ids(tasks: Iterable[Task]) -> tuple[str, ...]:
    """The tasks' ids; a task without one is named by its line."""
    return tuple(dict.fromkeys(task.id or f"line {task.span.line}" for task in tasks))


MAX_FINDINGS = 50
"""Findings of a plan that are listed; the rest is counted."""

MAX_SEVERITY_BESIDE = Severity.MEDIUM
"""What a finding beside a plan that stands as it was weighs at most: that plan is not up for judgement."""


def judge_plan(case: Case) -> PlanReport:
    """The verdict on a plan; of one that the policy exempts, only what was read of it."""
    report = PlanReport(
        path=case.plan.path,
        feature=case.feature.folder,
        shape=case.plan.shape,
        conclusion=Conclusion.NEUTRAL,
        constitution=_constitution_read(case),
        template=_template_read(case.template),
        read=_what_was_read(case),
        matrix=tuple(MatrixRow(p.id, p.name, Status.NOT_ASSESSED) for p in case.constitution.principles),
        exempt=exemption(case),
        not_exempt=why_not_exempt(case),
        pointer=read_pointer(case.feature.plan.text or ""),
        as_of=case.feature.as_of.commit if case.feature.as_of else None,
    )
    return report if report.exempt else _judged(report, case)


def judge_touched(case: Case) -> TouchedReport:
    """What is said of the files beside a plan that stands as it was."""
    findings = (_lightened(finding) for finding in _findings(case, rules_beside_plan))
    listed = sorted(findings, key=lambda f: (f.existing, -f.severity, f.path, f.line))
    changed = case.feature.changed_files
    return TouchedReport(
        path=case.plan.path,
        feature=case.feature.folder,
        looked_at=tuple(file.path for file in changed if file.text is not None),
        unread=tuple(file.path for file in changed if file.text is None),
        findings=tuple(listed[:MAX_FINDINGS]),
        unlisted=max(len(listed) - MAX_FINDINGS, 0),
        coverage=coverage_of(case),
    )


def _judged(report: PlanReport, case: Case) -> PlanReport:
    findings = _findings(case, rules_of_plan)
    listed = sorted(findings, key=lambda f: (f.existing, -f.severity, f.path != case.plan.path, f.line))
    return replace(
        report,
        conclusion=_conclude(case, findings),
        matrix=case.matrix if case.is_assessable else report.matrix,
        findings=tuple(listed[:MAX_FINDINGS]),
        unlisted=max(len(listed) - MAX_FINDINGS, 0),
        coverage=coverage_of(case),
        unread=tuple(file.path for file in unread_beside(case.feature)),
    )


def _findings(case: Case, applicable: Callable[[Case], Iterable[Rule]]) -> tuple[Finding, ...]:
    """What the applicable rules find, one finding for each cause, marked where it stood there before or is waived."""

    def run_rules(opened: Case) -> Iterator[tuple[Rule, Remark]]:
        return run(applicable(opened), opened)

    signed = sign(case, with_verified_fixes(case, run_rules))
    old = before_pull_request(case) if signed else None
    before = sign(old, run_rules(old)) if old else ()
    marked = tuple(mark_existing(case.policy, signed, before))
    findings = waived((one.finding for one in marked), case.snapshot)
    stated = [replace(one, finding=finding) for one, finding in zip(marked, findings, strict=True)]
    return tuple(one.finding for one in fold(case.policy, stated))


def _lightened(finding: Finding) -> Finding:
    return replace(finding, severity=min(finding.severity, MAX_SEVERITY_BESIDE))


def _conclude(case: Case, findings: Iterable[Finding]) -> Conclusion:
    """Failure before not assessed before success; what cannot be read is never a failure."""
    policy = case.policy
    if case.feature.plan.text is None or any(unreadable_law.judge(case)):
        return Conclusion.NEUTRAL
    if any(map(policy.fails, findings)):
        return Conclusion.FAILURE
    if read_pointer(case.feature.plan.text):
        return Conclusion.NEUTRAL
    if case.plan.shape is Shape.OTHER:
        return policy.other_format
    return Conclusion.SUCCESS if case.constitution.status is LawStatus.OK else policy.no_constitution


def _what_was_read(case: Case) -> Read:
    """Fields, gates, rows and paths of the plan, with their lines: said with every verdict."""
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
        tree=tuple(map(_path, plan.paths)),
    )


def _constitution_read(case: Case) -> ConstitutionRead:
    constitution = case.constitution
    return ConstitutionRead(
        path=constitution.path,
        status=constitution.status,
        version=constitution.version,
        sha=constitution.sha,
        principles=tuple(PrincipleRead(p.id, p.name, p.span.line, p.strength) for p in constitution.principles),
        why_unfilled=constitution.why_unfilled,
        unnamed=_unnamed(case),
    )


def _unnamed(case: Case) -> str | None:
    """The path that the policy should name: of the law that lies at a usual place, else of what the plan links to.

    Whoever writes a plan does not choose its law, so that a file that only the plan names is told of, and not used.
    """
    path, snapshot = case.constitution.path, case.snapshot
    if path is not None:
        return path if path == case.policy.usual_constitution else None
    standing = snapshot.base_paths if snapshot.base_sha else snapshot.head_paths
    linked = (resolve(target, case.feature.folder) for target in link_targets(case.plan.document))
    return next((link for link in linked if link in standing and "constitution" in name_of(link).casefold()), None)


def _template_read(template: Template) -> TemplateRead:
    stop = template.unresolved
    return TemplateRead(template.path, template.source, stop.why if stop else None, stop.at if stop else None)


def _field(case: Case, field: Field) -> FieldRead:
    value = field.value.strip()
    filled = bool(value) and not holds_placeholder(value, case.template) and not is_only_mark(value)
    return FieldRead(field.name, value, field.span.line, filled)


def _path(path: TreePath) -> PathRead:
    return PathRead(path.path, path.span.line, path.tag.value if path.tag else None)
