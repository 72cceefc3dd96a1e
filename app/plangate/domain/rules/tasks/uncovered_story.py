"""A user story has no task."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import judged_tasks
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import by_number, listed

_PLAN = """
    # Implementation Plan: Search the catalogue
    """
_SPEC = (
    "# Feature Specification: Search\n\n## User Scenarios & Testing\n\n"
    "### User Story 1 - Find by title (Priority: P1)\n\nA reader types a title.\n\n"
    "### User Story 2 - Find by author (Priority: P2)\n\nA reader types a name.\n"
)


@rule(
    "uncovered-story",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/spec.md": _SPEC,
                "specs/001-search/tasks.md": "- [ ] T001 [US1] Create src/search/index.py ◀\n",
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/spec.md": _SPEC,
                "specs/001-search/tasks.md": "- [ ] T001 [US1] Create src/search/index.py\n\n"
                "## Phase 4: User Story 2\n\n- [ ] T002 Create src/search/names.py\n",
            },
        ),
    ),
)
def uncovered_story(case: Case) -> Iterator[Remark]:
    """The tasks mention some user stories of the specification, and not this one.

    A story without a task is not built, and nobody notices until it is asked for. Nothing is said where the tasks name
    no story at all: then they are ordered otherwise.

    Add tasks for the story, or say in the tasks why it has none.

    Source: `templates/commands/tasks.md`: one phase for each story; `analyze.md`, 4.E. Measured: 86 % of files name
    every story.
    """
    tasks, added = judged_tasks(case)
    stories = case.spec.stories if case.spec else ()
    missing = [story for story in stories if story.number not in tasks.stories]
    if added and 0 < len(missing) < len(stories):
        names = tuple(f"User Story {story.number} ({story.title})" for story in missing)
        have = by_number(names, "has no task. Add one", "have no tasks. Add them")
        line = added[0].span.line
        yield Remark(Span(line, line), f"{listed(names, 5)} {have}, or say why not.", path=tasks.path, about=names)
