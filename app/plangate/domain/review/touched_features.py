"""Which rules speak of a feature whose plan stands as it was, beside a tasks.md or spec.md that changes."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Shape
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.policy.beside import SPEC, TASKS
from plangate.domain.rules import CATALOGUE
from plangate.domain.rules.rule import Rule
from plangate.domain.rules.template.untouched_template import untouched_template

HEAVIEST = Severity.MEDIUM
"""What a finding of theirs weighs at most: the plan is not up for judgement."""

_OF_TASKS = frozenset({"tasks"})
_OF_PLANS = frozenset({"stale-plan", "stale-tasks"})
_OF_SPECIFICATIONS = frozenset({"open-specification"})


def changed_beside(feature: Feature) -> tuple[File, ...]:
    """The files of a touched feature that its merge base has not, or has otherwise."""
    before = {file.path: file.sha for file in feature.before_files}
    return tuple(file for file in feature.files if before.get(file.path) != file.sha)


def speaking_beside(case: Case) -> Iterator[Rule]:
    """The rules of tasks where tasks.md changes; where spec.md does, those that ask whether the plan still holds."""
    changed = {file.path.rpartition("/")[2] for file in changed_beside(case.feature)}
    names = _OF_SPECIFICATIONS | (_OF_PLANS if _is_plan(case) else frozenset()) if SPEC in changed else frozenset()
    families = _OF_TASKS if TASKS in changed else frozenset()
    return iter(rule for rule in CATALOGUE if rule.name in names or rule.family in families)


def _is_plan(case: Case) -> bool:
    """Whether the plan says anything that could be out of date."""
    if case.feature.plan.text is None or case.plan.shape is Shape.OTHER:
        return False
    return not any(untouched_template.judge(case))
