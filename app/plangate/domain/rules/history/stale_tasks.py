"""The plan moved on, and its tasks did not."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import changed_specification, changes_demand, first_change, plan_stands
from plangate.domain.documents.layout import TASKS
from plangate.domain.documents.tasks import parse_tasks
from plangate.domain.model.findings import Severity
from plangate.domain.model.snapshot import Feature
from plangate.domain.policy import History
from plangate.domain.rules.cause import Cause, Step
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_BEFORE = """\
# Implementation Plan: Search the catalogue

## Summary

Readers find books by title.
"""
_TASKS = "- [x] T001 Create src/search/index.py\n- [ ] T002 Create src/search/page.py\n"


@rule(
    "stale-tasks",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            Readers find books by title and by shelf. ◀
            """,
            files={"specs/001-search/tasks.md": _TASKS},
            before={"specs/001-search/plan.md": _BEFORE, "specs/001-search/tasks.md": _TASKS},
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            Readers find books by title and by shelf.
            """,
            files={"specs/001-search/tasks.md": f"{_TASKS}- [ ] T003 Create src/search/shelves.py\n"},
            before={"specs/001-search/plan.md": _BEFORE, "specs/001-search/tasks.md": _TASKS},
        ),
    ),
)
def stale_tasks(case: Case) -> Iterator[Remark]:
    """The pull request changes what the plan says, and leaves the tasks that were made from it as they are.

    The tasks are what is carried out: a plan that changes above them changes nothing. Ticks, dates, marks and spelling
    in the plan do not count, nor do tasks that are all done; where the policy says `history: frozen`, nothing is said.
    A specification that changes above both is told of the plan first, and of its tasks where the plan's rule is off.

    Bring the tasks up to date with `/speckit.tasks`, or change the plan back.

    Source: `docs/guides/evolving-specs.md`, Living Spec.
    """
    if case.policy.history is History.FROZEN or case.why_untouched or not _tasks_stand(case.feature):
        return
    source = _changed_source(case)
    if source and _has_open_tasks(case.feature):
        name, line, path = source
        message = (
            f"The {name} changes here, and its open tasks, made from an earlier one, do not."
            " Bring tasks.md up to date with `/speckit.tasks`."
        )
        cause = Cause(Step.UPDATE, names=frozenset({TASKS}))
        yield Remark(Span(line, line), message, path=path, once=True, cause=cause)


def _tasks_stand(feature: Feature) -> bool:
    tasks = feature.file("tasks.md")
    return tasks is not None and tasks not in feature.changed_files


def _has_open_tasks(feature: Feature) -> bool:
    tasks = parse_tasks(feature.file("tasks.md"))
    return tasks is not None and not all(task.done for task in tasks.live)


def _changed_source(case: Case) -> tuple[str, int, str | None] | None:
    """What the tasks were made from and what changes here: its name, the first changed line, its path (None: plan)."""
    before, now = case.feature.before, case.feature.plan.text or ""
    if before is None or before.text is None:
        return None
    if changes_demand(before.text, now):
        return "plan", first_change(before.text, now), None
    return _changed_specification(case)


def _changed_specification(case: Case) -> tuple[str, int, str | None] | None:
    change = changed_specification(case.feature) if plan_stands(case.feature) else None
    return ("specification", change[1], change[0]) if change else None
