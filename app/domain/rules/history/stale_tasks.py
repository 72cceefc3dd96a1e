"""The plan moved on, and its tasks did not."""

from collections.abc import Iterator

from app.domain.findings import Severity
from app.domain.markdown import Span
from app.domain.policy import History
from app.domain.rules.changes import changes_content, first_change
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.tasks import parse_tasks

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

    The tasks are what is carried out: a plan that changes above them changes nothing. Ticks, dates and white space in
    the plan do not count, nor do tasks that are all done; where the policy says `history: frozen`, nothing is said.

    Bring the tasks up to date with `/speckit.tasks`, or change the plan back.

    Source: `docs/guides/evolving-specs.md`, Living Spec.
    """
    before, tasks = case.feature.before, case.feature.file("tasks.md")
    if case.policy.history is History.FROZEN or before is None or before.text is None or tasks is None:
        return
    same = any(old.path == tasks.path and old.sha == tasks.sha for old in case.feature.before_files)
    if not same or not changes_content(before.text, case.feature.plan.text or ""):
        return
    listed = parse_tasks(tasks)
    if listed and any(not task.done for task in listed.tasks):
        line = first_change(before.text, case.feature.plan.text or "")
        message = (
            "The plan changes here, and its open tasks, made from an earlier one, do not."
            " Bring tasks.md up to date with `/speckit.tasks`."
        )
        yield Remark(Span(line, line), message)
