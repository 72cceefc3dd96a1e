"""Opening a case: one plan, read with the law that governs it, its gates matched to principles."""

from dataclasses import replace
from functools import lru_cache

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.complexity_rows import real_rows
from plangate.domain.analysis.placeholders import Token, find_tokens
from plangate.domain.analysis.unmade_choices import left_choices
from plangate.domain.documents.constitution.lookup import broken_link, nearest
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.plan.parse import parse_plan
from plangate.domain.documents.plan.shape import shape_of
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.documents.tasks import Tasks, parse_tasks
from plangate.domain.documents.template.model import Template
from plangate.domain.documents.template.resolve import project_root, resolve_template
from plangate.domain.matching import read_answers, read_matrix
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.policy import Policy


def open_case(snapshot: Snapshot, feature: Feature, policy: Policy) -> Case:
    """All that the rules look at for the plan of a feature."""
    path = feature.plan.path
    above = (snapshot.law, path, policy.constitution)
    law = nearest(*above) or broken_link(*above)
    case = Case(
        snapshot=snapshot,
        feature=feature,
        plan=parse_plan(feature.plan),
        template=_template(snapshot.law, project_root(snapshot.law, path)),
        constitution=_constitution(law),
        policy=policy,
        answers=(),
        matrix=(),
        spec=parse_spec(feature.file("spec.md")),
        tasks=_tasks(feature),
    )
    return _answered(case)


def open_with_plan(case: Case, file: File) -> Case:
    """The case with another text of its plan; what else it holds is not read again."""
    return _answered(replace(case, feature=replace(case.feature, plan=file), plan=parse_plan(file)))


def _answered(case: Case) -> Case:
    """The case with all that follows from its plan, its template and its law."""
    template, constitution = case.template, case.constitution
    titles = [section.title for section in template.plan.sections if section.level == 2]
    plan = replace(case.plan, shape=shape_of(case.plan, titles if template.path else ()))
    answers = read_answers(plan, template, constitution)
    return replace(
        case,
        plan=plan,
        answers=answers,
        matrix=read_matrix(answers, replace(plan, complexity=real_rows(plan, template)), constitution),
        placeholders=_placeholders(plan, template, constitution),
    )


def _placeholders(plan: Plan, template: Template, constitution: Constitution) -> tuple[Token, ...]:
    found = (*find_tokens(plan, template, constitution.text), *left_choices(plan, template))
    return tuple(sorted(found, key=lambda token: (token.span.line, token.span.column or 0)))


def _tasks(feature: Feature) -> Tasks | None:
    """The tasks, where the pull request adds or changes them: rules judge nothing else."""
    file = feature.file("tasks.md")
    before = next((old for old in feature.before_files if file and old.path == file.path), None)
    return None if file and before and file.sha == before.sha else parse_tasks(file)


# The plans of one pull request share their law, and so do the plan and what it was before.
@lru_cache(maxsize=8)
def _template(law: tuple[File, ...], root: str) -> Template:
    return resolve_template(law, root)


@lru_cache(maxsize=8)
def _constitution(file: File | None) -> Constitution:
    return parse_constitution(file)
