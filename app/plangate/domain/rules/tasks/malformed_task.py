"""A task line has not the form that tools read."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import added_lines, judged_tasks
from plangate.domain.documents.tasks import Task, Tasks, is_sample
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import by_number, listed, shown

_PLAN = """
    # Implementation Plan: Search the catalogue
    """
_FORM = "`- [ ] T001 [P] [US1] Description`"
_NEARLY = re.compile(r"- \[[ xX]\] T\d{3,}(?:[a-zA-Z]|[.-]\d{1,2})?(?: ?\[(?:P|US\d+)\]){0,5} \S.*")
"""The form with its marks in another order, several stories, or another ending of its id: people read it."""


@rule(
    "malformed-task",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "## Phase 1: Setup\n\n- [ ] T001 Create src/search/index.py\n"
                "- [ ] Create src/search/query.py ◀\n- [ ] T003 [US1] [P] Create src/search/page.py\n"
                "- [ ] T004 Run the tests\n"
            },
        ),
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "- [ ] **T001** Create src/search/index.py ◀\n"
                "- [ ] **T002** Create src/search/query.py\n"
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "## Phase 3: User Story 1 - Find by title\n\n"
                "- [ ] T010 [P] [US1] Test the query in tests/test_query.py\n  - [ ] with an empty title\n"
            },
        ),
    ),
)
def malformed_task(case: Case) -> Iterator[Remark]:
    """A task that the pull request adds has not the form `- [ ] T001 [P] [US1] Description`.

    Commands that carry tasks out, tick them or make issues of them read this form: box, id of three digits or more,
    `[P]`, `[US1]`, in this order. What they cannot read they pass over in silence. A task that was inserted later may
    have a small letter behind the digits (`T005a`). Steps below a task are free. It weighs low where only the order of
    the marks, several stories or another ending of the id differ. Where fewer than half of the lines have the form, the
    file is of another dialect: that is said once, as information, and the other rules for tasks are off.

    Write the task in this form.

    Source: `templates/commands/tasks.md`, Checklist Format (REQUIRED). Measured: 114 of 225 files have this form
    throughout, 76 nowhere.
    """
    yield from _malformed(*judged_tasks(case))
    yield from _of_another_dialect(case)


def _malformed(tasks: Tasks, added: tuple[Task, ...]) -> Iterator[Remark]:
    unread = [task for task in added if not task.strict]
    malformed = [task for task in unread if not is_sample(tasks.document.line(task.span.line))]
    if malformed:
        about = tuple(f"{task.id} {task.text}" for task in malformed)
        lines = (tasks.document.line(task.span.line) for task in malformed)
        severity = Severity.LOW if all(map(_NEARLY.match, lines)) else None
        yield Remark(malformed[0].span, _message(malformed), severity=severity, path=tasks.path, about=about)


def _message(malformed: list[Task]) -> str:
    names = [task.id or shown(task.text, 40) for task in malformed]
    subject, them = by_number(names, ("A task is", "it"), (f"{len(names)} tasks are", "them"))
    return f"{subject} not written as {_FORM}: {listed(names, 5)}. Write {them} in this form."


def _of_another_dialect(case: Case) -> Iterator[Remark]:
    tasks = case.tasks
    if tasks is not None and not tasks.is_strict and added_lines(case, "tasks.md"):
        strict = sum(task.strict for task in tasks.live)
        message = (
            f"{strict} of {len(tasks.live)} tasks are written as {_FORM}, so that the rules for tasks are off."
            " Nothing to do if that is meant."
        )
        yield Remark(tasks.live[0].span, message, severity=Severity.INFO, path=tasks.path, once=True)
