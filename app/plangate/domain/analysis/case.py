"""The case that every rule is given: one plan, with the law that governs it, its gates matched to principles."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from plangate.domain.analysis.complexity_rows import HalfRow, half_rows, real_rows
from plangate.domain.analysis.placeholders import Token, find_tokens
from plangate.domain.analysis.unmade_choices import left_choices
from plangate.domain.analysis.unnamed_check import unnamed_check
from plangate.domain.analysis.untouched import why_untouched
from plangate.domain.documents.commitment import is_titled_built, tells_built
from plangate.domain.documents.constitution.amendment import Amendment, read_amendment
from plangate.domain.documents.constitution.lookup import broken_link, nearest
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.layout import TASKS_TEMPLATE
from plangate.domain.documents.plan.model import ComplexityRow, Plan
from plangate.domain.documents.plan.parse import parse_plan
from plangate.domain.documents.plan.shape import shape_of
from plangate.domain.documents.pointers import read_pointer
from plangate.domain.documents.spec.model import Spec
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.documents.tasks import Tasks, parse_tasks, read_boxes
from plangate.domain.documents.template.model import Template
from plangate.domain.documents.template.resolve import project_root, resolve_template
from plangate.domain.matching import MatchedGate, read_answers, read_matrix
from plangate.domain.model.plan_read import MatrixRow
from plangate.domain.model.report import LawStatus, Shape
from plangate.domain.model.snapshot import AmendedLaw, Feature, File, Snapshot
from plangate.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may look at: one plan with its law, its template and what lies beside it.

    `answers` are the plan's gates with their final status and the principles they answer; `matrix` has a row for every
    principle of the constitution. `placeholders` are the template's that stand in the plan, quoted ones and choices
    that nobody made included. `is_lean`: it is in another format than its template, and answers the law all the same,
    or owes it an answer.
    `tasks` are read only where the pull request changes them. `young` are the ids of the principles that the law gained
    after the branch left it, and after the plan was last changed: they do not count.
    """

    snapshot: Snapshot
    feature: Feature
    plan: Plan
    template: Template
    constitution: Constitution
    policy: Policy
    answers: tuple[MatchedGate, ...]
    matrix: tuple[MatrixRow, ...]
    spec: Spec | None = None
    tasks: Tasks | None = None
    placeholders: tuple[Token, ...] = ()
    is_lean: bool = False
    young: frozenset[str] = frozenset()

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """What the pull request changes in constitutions."""
        return tuple(filter(None, map(read_amendment, self.snapshot.amended)))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The placeholders that are left: those that nobody quotes."""
        return tuple(token for token in self.placeholders if not token.quoted)

    @property
    def left_lines(self) -> frozenset[int]:
        """The lines with placeholders that are left, from 1."""
        return frozenset(token.span.line for token in self.tokens)

    @property
    def is_assessable(self) -> bool:
        """Whether the plan could be read, and is in spec-kit's format."""
        return self.feature.plan.text is not None and self.plan.shape is not Shape.OTHER

    @property
    def why_untouched(self) -> str | None:
        """What shows that the plan is still the template, as half a sentence; None where it is none."""
        return why_untouched(self.plan, self.template, self.left_lines)

    @property
    def check_lines(self) -> frozenset[int]:
        """The lines of the Constitution Checks, headings included, from 1."""
        return frozenset(chain.from_iterable(check.section.span.lines for check in self.plan.checks))

    @property
    def unanswered_check_lines(self) -> frozenset[int]:
        """The lines of the Constitution Checks, from 1, where nothing in them is an answer; else none."""
        return frozenset() if self.answers else self.check_lines

    @property
    def complexity_rows(self) -> tuple[ComplexityRow, ...]:
        """The rows of Complexity Tracking without the template's examples."""
        return real_rows(self.plan, self.template)

    @property
    def half_rows(self) -> tuple[HalfRow, ...]:
        """The rows of Complexity Tracking that say what departs from the law, and not why, or not what was rejected."""
        return half_rows(self.plan, self.template, self.left_lines)


def open_case(snapshot: Snapshot, feature: Feature, policy: Policy) -> Case:
    """All that the rules look at for the plan of a feature, as of the commit that it is judged as of."""
    snapshot = snapshot.as_of(feature.as_of)
    path = feature.plan.path
    template = _template(snapshot.law, project_root(snapshot.law, path))
    constitution = _constitution(_constitution_file(snapshot.law, path, policy))
    case = Case(
        snapshot=snapshot,
        feature=feature,
        plan=parse_plan(feature.plan, template.plan),
        template=template,
        constitution=constitution,
        policy=policy,
        answers=(),
        matrix=(),
        spec=parse_spec(feature.file("spec.md")),
        tasks=_tasks(feature, snapshot.law, constitution),
        young=_young(feature.young_law, constitution),
    )
    return _answered(case)


def open_with_plan(case: Case, file: File) -> Case:
    """The case with another text of its plan; what else it holds is not read again, nor checks that are the same."""
    plan = parse_plan(file, case.template.plan, case.plan)
    return _answered(replace(case, feature=replace(case.feature, plan=file), plan=plan), before=case)


def _answered(case: Case, before: Case | None = None) -> Case:
    """The case with all that follows from its plan, its template and its law; `before`, it had another plan."""
    template, constitution = case.template, case.constitution
    case = replace(case, plan=_with_a_check(case.plan, constitution))
    titles = [section.title for section in template.plan.sections if section.level == 2]
    shape = shape_of(case.plan, titles if template.path else ())
    is_lean = shape is Shape.OTHER and constitution.status is LawStatus.OK and _is_held_to_law(case)
    plan = replace(case.plan, shape=Shape.SPEC_KIT if is_lean else shape)
    is_answered = before is not None and plan.checks is before.plan.checks
    answers = before.answers if before and is_answered else read_answers(plan, template, constitution)
    return replace(
        case,
        plan=plan,
        is_lean=is_lean,
        answers=answers,
        matrix=read_matrix(answers, replace(plan, complexity=real_rows(plan, template)), constitution),
        placeholders=_placeholders(plan, template, constitution),
    )


def _with_a_check(plan: Plan, constitution: Constitution) -> Plan:
    """The plan, with what answers the law as its check where it calls nothing so.

    Where the other sections have titles that are known, the check would have one, too: it was taken out.
    """
    if plan.checks or plan.shape is not Shape.OTHER or constitution.status is not LawStatus.OK:
        return plan
    return replace(plan, checks=unnamed_check(plan, constitution))


def _is_held_to_law(case: Case) -> bool:
    """Whether a plan of another format has a Constitution Check, or is expected to have one.

    It is where the repository's own template, another plan beside it, or the plan as it was before has one. A record of
    finished work, and what only points elsewhere or says nothing, plans nothing that could be checked.
    """
    plan, feature = case.plan, case.feature
    if plan.checks:
        return True
    text = feature.plan.text or ""
    if not text.strip("\ufeff \t\r\n") or read_pointer(text) or _is_record(plan):
        return False
    if case.template.path is not None and case.template.plan.checks:
        return True
    plans = (feature.before, *(other.plan for other in case.snapshot.features))
    return _some_have_checks(tuple(dict.fromkeys(filter(None, plans))))


def _is_record(plan: Plan) -> bool:
    return is_titled_built(plan.title) or any(tells_built(field.name, field.value) for field in plan.header)


# The plans of one pull request are asked about once for all.
@lru_cache(maxsize=4)
def _some_have_checks(plans: tuple[File, ...]) -> bool:
    return any(parse_plan(plan).checks for plan in plans)


def _placeholders(plan: Plan, template: Template, constitution: Constitution) -> tuple[Token, ...]:
    tokens = (*find_tokens(plan, template, constitution.text), *left_choices(plan, template))
    return tuple(sorted(tokens, key=lambda token: (token.span.line, token.span.column or 0)))


def _young(law: AmendedLaw | None, constitution: Constitution) -> frozenset[str]:
    """The principles that the constitution in force has and that of the merge base had not, under whatever name."""
    amendment = read_amendment(law) if law else None
    if amendment is None or amendment.path != constitution.path:
        return frozenset()
    principles = amendment.after.law.principles if amendment.before is None else amendment.added
    return frozenset(principle.id for principle in principles)


def _tasks(feature: Feature, law: tuple[File, ...], constitution: Constitution) -> Tasks | None:
    """The tasks, where the pull request adds or changes them: rules judge nothing else."""
    file, before = feature.file("tasks.md"), feature.file_before("tasks.md")
    if file is None or (before is not None and file.sha == before.sha):
        return None
    templates = (template.text or "" for template in law if TASKS_TEMPLATE in template.path)
    return parse_tasks(file, read_boxes((constitution.text, *templates, file.text or "")))


def _constitution_file(law: tuple[File, ...], path: str, policy: Policy) -> File | None:
    """The constitution that governs the plan, else the link that leads to none."""
    return nearest(law, path, policy.constitution) or broken_link(law, path, policy.constitution)


# The plans of one pull request share their law, and so do the plan and what it was before.
@lru_cache(maxsize=8)
def _template(law: tuple[File, ...], root: str) -> Template:
    return resolve_template(law, root)


@lru_cache(maxsize=8)
def _constitution(file: File | None) -> Constitution:
    return parse_constitution(file)
