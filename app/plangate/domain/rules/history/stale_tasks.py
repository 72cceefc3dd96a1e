"""The plan moved on, and its tasks did not."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import changes_demand, first_change
from plangate.domain.documents.tasks import parse_tasks
from plangate.domain.model.findings import Severity
from plangate.domain.model.snapshot import File
from plangate.domain.policy import History
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
    A specification that changes above both is `stale-plan`; where that rule is off, its tasks are looked at here.

    Bring the tasks up to date with `/speckit.tasks`, or change the plan back.

    Source: `docs/guides/evolving-specs.md`, Living Spec.
    """
    tasks = case.feature.file("tasks.md")
    if case.policy.history is History.FROZEN or tasks is None or not _stands(case, tasks):
        return
    source = _changed_source(case)
    listed = parse_tasks(tasks) if source else None
    if source and listed and any(not task.done for task in listed.tasks):
        name, line, path = source
        message = (
            f"The {name} changes here, and its open tasks, made from an earlier one, do not."
            " Bring tasks.md up to date with `/speckit.tasks`."
        )
        yield Remark(Span(line, line), message, path=path, once=True)


def _stands(case: Case, file: File) -> bool:
    return any(old.path == file.path and old.sha == file.sha for old in case.feature.before_files)


def _changed_source(case: Case) -> tuple[str, int, str | None] | None:
    """What the tasks were made from and what changes here: its name, the first changed line, its path (None: plan)."""
    before, plan = case.feature.before, case.feature.plan
    if before is None or before.text is None:
        return None
    if changes_demand(before.text, plan.text or ""):
        return "plan", first_change(before.text, plan.text or ""), None
    return _changed_spec(case) if case.policy.severity("stale-plan", Severity.MEDIUM) is None else None


def _changed_spec(case: Case) -> tuple[str, int, str | None] | None:
    spec = case.feature.file("spec.md")
    old = next((file for file in case.feature.before_files if spec and file.path == spec.path), None)
    if spec is None or old is None or not spec.text or not old.text or not changes_demand(old.text, spec.text):
        return None
    return "specification", first_change(old.text, spec.text), spec.path
