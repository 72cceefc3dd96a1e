"""A tasks.md from nothing: numbered tasks in the layout of the repository's tasks template."""

from collections.abc import Iterator, Sequence
from functools import reduce

from plangate.domain.documents.spec.model import Story
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TestChoice
from plangate.domain.scaffold.task_draft import TaskPhase
from plangate.domain.scaffold.tasks_file.layout import Layout, PhaseForm
from plangate.domain.scaffold.tasks_file.numbering import NumberedTask, PhaseTasks, in_phases
from plangate.domain.scaffold.tasks_file.sections import section_lines
from plangate.domain.scaffold.words import SPECIFICATION, first_sentence, one_line, without_kind

_FORMS = {
    TaskPhase.SETUP: PhaseForm(
        "Setup (Shared Infrastructure)", ("**Purpose**: What the project needs before any code",)
    ),
    TaskPhase.FOUNDATION: PhaseForm(
        "Foundational (Blocking Prerequisites)",
        (
            "**Purpose**: What every user story builds on",
            "**⚠️ CRITICAL**: No user story starts before this phase is done",
        ),
        ("**Checkpoint**: The user stories can start",),
    ),
    TaskPhase.POLISH: PhaseForm(
        "Polish & Cross-Cutting Concerns", ("**Purpose**: What concerns several user stories",)
    ),
}
_PLAN = ("plan", "implementation plan")
_PLAN_NAME_END = " implementation plan"
_MAX_STORY_TITLE_LENGTH = 100
_MAX_GOAL_LENGTH = 300
_MAX_TEST_LENGTH = 400
_MAX_NAME_LENGTH = 120
_MAX_ROOTS = 8
_DOCUMENTS = ("research.md", "data-model.md", "contracts", "quickstart.md")


def render(design: Design, layout: Layout, tests: TestChoice, tasks: Sequence[NumberedTask]) -> str:
    """The whole file; without tasks for a phase that is not a story's, there is no such phase."""
    lines = [*_head(design, layout, tests)]
    phases = list(in_phases(tasks, design.stories.numbers))
    for at, phase in enumerate(phases, 1):
        lines += ["", *phase_lines(design, layout, at, phase), "", "---"]
    if lines[-1] == "---" and not layout.tail:
        lines = lines[:-2]
    for title, text in layout.tail:
        lines += ["", *section_lines(design, phases, title, text)]
    whole = "\n".join(line.rstrip() for line in lines).strip("\n")
    while "\n\n\n" in whole:
        whole = whole.replace("\n\n\n", "\n\n")
    return f"{whole}\n"


def phase_lines(design: Design, layout: Layout, number: int, phase: PhaseTasks) -> Iterator[str]:
    """A phase: heading, prose, tasks, checkpoint."""
    if phase.story is not None:
        story = next(story for story in design.ordered if story.number == phase.story)
        yield from _story_lines(design, number, story, phase)
        return
    form = layout.phases.get(phase.phase) or _FORMS[phase.phase]
    yield from (f"## Phase {number}: {form.title}", "")
    yield from _apart(form.above)
    yield from (task.line for task in phase.tasks)
    yield from ("", *_apart(form.below)) if form.below else ()


def _story_lines(design: Design, number: int, story: Story, phase: PhaseTasks) -> Iterator[str]:
    title = one_line(story.title, _MAX_STORY_TITLE_LENGTH)
    priority = f" (Priority: P{story.priority})" if story.priority is not None else ""
    mvp = " 🎯 MVP" if story.number == design.stories.first else ""
    yield from (f"## Phase {number}: {phase.name} - {title}{priority}{mvp}", "")
    if goal := first_sentence(story.text):
        yield from (f"**Goal**: {one_line(goal, _MAX_GOAL_LENGTH)}", "")
    if story.independent_test:
        yield from (f"**Independent Test**: {one_line(story.independent_test, _MAX_TEST_LENGTH)}", "")
    if phase.tests:
        yield from (f"### Tests for {phase.name}", "")
        yield from ("> Write these tests first and see them fail before the implementation.", "")
        yield from (task.line for task in phase.tests)
        yield ""
    yield from (f"### Implementation for {phase.name}", "")
    yield from (task.line for task in phase.implementation)
    yield from ("", f"**Checkpoint**: {phase.name} works on its own and can be shown")


def _apart(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from (line, "")


def _head(design: Design, layout: Layout, tests: TestChoice) -> Iterator[str]:
    """The lines above the phases, their slots filled, and the paths that the template speaks of in general told."""
    skipping = False
    for line in layout.head:
        if line.startswith("## "):
            skipping = line.lower().startswith("## path conventions")
            yield line
            yield from ("", *_roots(design), "") if skipping else ()
        elif not skipping:
            yield _filled(design, tests, line)


def _filled(design: Design, tests: TestChoice, line: str) -> str:
    """A line of the head, with what this feature has in the place of the template's words."""
    name = _name(design)
    facts = {
        "# ": f"# Tasks: {name}",
        "description:": f'description: "Tasks of {name.replace(chr(34), chr(39))}"',
        "**input**": f"**Input**: Design documents from `/{design.path_of('')}`",
        "**prerequisites**": f"**Prerequisites**: {', '.join(_documents(design))}",
        "**tests**": f"**Tests**: {tests.reason}",
    }
    slots = {"[FEATURE]": name, "[FEATURE NAME]": name, "[###-feature-name]": design.folder.rpartition("/")[2]}
    filled = reduce(lambda told, slot: told.replace(slot, slots[slot]), slots, line)
    return next((fact for start, fact in facts.items() if line.lower().startswith(start)), filled)


def _name(design: Design) -> str:
    """What the feature is called: by its plan, its specification, or its folder."""
    plan = _without_plan(without_kind(design.plan.title, *_PLAN).strip())
    spec = without_kind(design.spec.title, *SPECIFICATION).strip()
    names = ("" if "[" in plan else plan, spec, design.folder.rpartition("/")[2])
    return one_line(next(filter(None, names), ""), _MAX_NAME_LENGTH)


def _without_plan(title: str) -> str:
    """A plan's title without the words that say behind the name that it is one."""
    is_plan = title.lower().endswith(_PLAN_NAME_END)
    return title[: -len(_PLAN_NAME_END)].rstrip(" -–—:") if is_plan else title


def _documents(design: Design) -> Iterator[str]:
    yield from ("plan.md", "spec.md")
    yield from (f"{name}/" if name == "contracts" else name for name in _DOCUMENTS if design.has(name))


def _roots(design: Design) -> Iterator[str]:
    """The first folders of the files that the plan works on."""
    roots = sorted({f"{file.path.split('/')[0]}/" for file in design.files if "/" in file.path})
    if roots:
        named = ", ".join(f"`{root}`" for root in roots[:_MAX_ROOTS])
        yield f"- Paths start at the repository's root; the plan's files lie in {named}"
    else:
        yield "- Paths start at the repository's root"
