"""Which rules are run: on a plan, on files beside a plan that stands as it was, and on the law; and what is exempt from
all of them, whatever it says."""

from collections.abc import Iterable, Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.layout import SPEC, TASKS
from plangate.domain.model.github.contributions import Authorship, Contribution
from plangate.domain.model.report import LawStatus, Shape
from plangate.domain.model.snapshot import File, Snapshot
from plangate.domain.policy import Policy
from plangate.domain.rules import CATALOGUE
from plangate.domain.rules.artifacts.open_specification import open_specification
from plangate.domain.rules.history.stale_plan import stale_plan
from plangate.domain.rules.history.stale_tasks import stale_tasks
from plangate.domain.rules.law.unreadable_law import unread_templates
from plangate.domain.rules.rule import Remark, Rule
from plangate.domain.rules.template.unreadable_plan import unreadable_plan

LAW_RULES = tuple(rule for rule in CATALOGUE if rule.family == "law")
"""Rules of constitutions and templates: what they find is said once, and of no plan."""

_TASK_RULES = tuple(rule for rule in CATALOGUE if rule.family == "tasks")

_OF_NO_PLAN = frozenset({"law", "policy"})
"""Families whose findings stand in the files that govern plans."""

_BY_TEMPLATE = frozenset({"template", "context"})
"""Families that hold a plan to its template."""


def run(rules: Iterable[Rule], case: Case) -> Iterator[tuple[Rule, Remark]]:
    """What the rules say of a case, in their order."""
    for rule in rules:
        for remark in rule.judge(case):
            yield rule, remark


def rules_of_plan(case: Case) -> tuple[Rule, ...]:
    """The rules that are run on a plan, in the catalogue's order; of another format, none is."""
    if any(unreadable_plan.judge(case)):
        return (unreadable_plan,)
    return () if case.plan.shape is Shape.OTHER else _rules_of_spec_kit(case)


def rules_beside_plan(case: Case) -> tuple[Rule, ...]:
    """The rules of tasks where tasks.md changes; where spec.md does, those that ask whether the plan still holds."""
    changed = {file.path.rpartition("/")[2] for file in case.feature.changed_files}
    of_tasks = _TASK_RULES if TASKS in changed else ()
    of_specification = _rules_of_specification(case) if SPEC in changed else ()
    return tuple(rule for rule in CATALOGUE if rule in (*of_tasks, *of_specification))


def _rules_of_spec_kit(case: Case) -> tuple[Rule, ...]:
    idle = _idle_families(case)
    return tuple(rule for rule in CATALOGUE if rule.family not in idle)


def _idle_families(case: Case) -> frozenset[str]:
    """The families that have nothing to judge this plan by."""
    idle = _OF_NO_PLAN
    if case.constitution.status is not LawStatus.OK:
        idle |= {"constitution"}
    if case.why_untouched:
        # Tasks that were made of nothing are made anew, once the plan says something.
        idle |= {"tasks"}
    if case.is_lean:
        idle |= _BY_TEMPLATE | {"structure"}
    if any(unread_templates(case)):
        # What stands in for a template that cannot be read would find fault with what that one asks for.
        idle |= _BY_TEMPLATE
    return idle


def _rules_of_specification(case: Case) -> tuple[Rule, ...]:
    is_plan = case.is_assessable and (bool(case.plan.checks) or not case.is_lean)
    # One that only owes its check may be no plan at all.
    return (open_specification, stale_plan, stale_tasks) if is_plan else (open_specification,)


def exemption(case: Case) -> str | None:
    """Why a plan is not judged, such as `path specs/001-search/plan.md`; None where it is."""
    plan = case.feature.plan
    authors = exempt_authors(case.snapshot, plan, case.policy)
    if authors:
        return f"author {', '.join(authors)}"
    return f"path {plan.path}" if case.policy.exempts_path(plan.path) else None


def is_exempt(snapshot: Snapshot, file: File, policy: Policy) -> bool:
    """Whether a changed file is exempt, by its path or by all who wrote it."""
    return policy.exempts_path(file.path) or bool(exempt_authors(snapshot, file, policy))


def exempt_authors(snapshot: Snapshot, file: File, policy: Policy) -> tuple[str, ...]:
    """Who wrote a changed file, where the policy exempts them all and GitHub vouches for their commits; else empty."""
    written = _exempt_authorships(snapshot, file, policy)
    is_vouched_for = not any(_doubt(authorship, policy) for authorship in written)
    return tuple(dict.fromkeys(authorship.author for authorship in written)) if is_vouched_for else ()


def why_not_exempt(case: Case) -> str | None:
    """Why a plan is judged although its author is exempt, in words; None where it is not, or the author is not."""
    if exemption(case):
        return None
    written = _exempt_authorships(case.snapshot, case.feature.plan, case.policy)
    doubts = ((authorship.author, _doubt(authorship, case.policy)) for authorship in written)
    return next((f"{author} is exempt, but {doubt}" for author, doubt in doubts if doubt), None)


def _exempt_authorships(snapshot: Snapshot, file: File, policy: Policy) -> tuple[Authorship, ...]:
    """Who wrote a changed file, where the policy exempts all of those whose pull requests have it."""
    written = snapshot.written_by(file)
    return written if all(policy.exempts_author(authorship.author) for authorship in written) else ()


def _doubt(authorship: Authorship, policy: Policy) -> str | None:
    """Why a file may be another's than the author's of its pull request; None where GitHub vouches for all of it."""
    if not authorship.commits:
        return "no commit of the pull request that GitHub lists touches this very file"
    return next(filter(None, (_doubt_of(commit, policy) for commit in authorship.commits)), None)


def _doubt_of(commit: Contribution, policy: Policy) -> str | None:
    short = commit.sha[:7]
    if commit.author is None:
        return f"GitHub links the author of commit {short} to no account"
    if not policy.exempts_author(commit.author):
        return f"commit {short} is by {commit.author}, who is not"
    return None if commit.verified else f"commit {short} has no signature of {commit.author} that GitHub verified"
