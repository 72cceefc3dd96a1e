"""A tasks.md from nothing: numbered tasks in the mould of the repository's tasks template."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.spec.model import Story
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.layout import Layout, PhaseForm
from plangate.domain.scaffold.model import TestChoice
from plangate.domain.scaffold.numbering import Numbered
from plangate.domain.scaffold.sections import section_lines
from plangate.domain.scaffold.task_draft import Stage, TaskPhase
from plangate.domain.scaffold.words import first_sentence, one_line

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
_SLOTS = re.compile(r"\[FEATURE(?: NAME)?\]")
_DOCUMENTS = ("research.md", "data-model.md", "contracts", "quickstart.md")


def render(design: Design, layout: Layout, tests: TestChoice, tasks: Sequence[Numbered]) -> str:
    """The whole file; without tasks for a phase that is not a story's, there is no such phase."""
    lines = [*_head(design, layout, tests)]
    phases = list(group(tasks, design.stories.numbers))
    for at, (phase, story, own) in enumerate(phases, 1):
        lines += ["", *phase_lines(design, layout, at, phase, story, own), "", "---"]
    if lines[-1] == "---" and not layout.tail:
        lines = lines[:-2]
    for title, text in layout.tail:
        lines += ["", *section_lines(design, phases, title, text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines).strip("\n")) + "\n"


def group(
    tasks: Sequence[Numbered], stories: Sequence[int]
) -> Iterator[tuple[TaskPhase, int | None, tuple[Numbered, ...]]]:
    """The tasks by phase, in the order of the file; every story has a phase."""
    for phase in TaskPhase:
        for story in stories if phase is TaskPhase.STORY else (None,):
            own = tuple(one for one in tasks if one.draft.phase is phase and one.draft.story == story)
            if own or phase is TaskPhase.STORY:
                yield phase, story, own


def phase_title(design: Design, layout: Layout, number: int, phase: TaskPhase, story: int | None) -> str:
    """The heading of a phase without its signs."""
    if story is None:
        return f"Phase {number}: {layout.phases.get(phase, _FORMS.get(phase, PhaseForm(phase.name.title()))).title}"
    told = _story(design, story)
    priority = f" (Priority: P{told.priority})" if told.priority is not None else ""
    mvp = " 🎯 MVP" if story == design.stories.first else ""
    return f"Phase {number}: User Story {story} - {one_line(told.title, 100)}{priority}{mvp}"


def phase_lines(
    design: Design, layout: Layout, number: int, phase: TaskPhase, story: int | None, own: Sequence[Numbered]
) -> Iterator[str]:
    """A phase: heading, prose, tasks, checkpoint."""
    yield f"## {phase_title(design, layout, number, phase, story)}"
    yield ""
    if story is None:
        form = layout.phases.get(phase) or _FORMS[phase]
        yield from _apart(form.above)
        yield from (one.line for one in own)
        yield from ("", *_apart(form.below)) if form.below else ()
        return
    yield from _story_lines(_story(design, story), own)
    yield from ("", f"**Checkpoint**: User Story {story} works on its own and can be shown")


def _story_lines(story: Story, own: Sequence[Numbered]) -> Iterator[str]:
    goal = first_sentence(story.text)
    if goal:
        yield from (f"**Goal**: {one_line(goal, 300)}", "")
    if story.independent_test:
        yield from (f"**Independent Test**: {one_line(story.independent_test, 400)}", "")
    tests = [one for one in own if one.draft.stage is Stage.TESTS]
    if tests:
        yield from (f"### Tests for User Story {story.number}", "")
        yield from ("> Write these tests first and see them fail before the implementation.", "")
        yield from (one.line for one in tests)
        yield ""
    yield from (f"### Implementation for User Story {story.number}", "")
    yield from (one.line for one in own if one.draft.stage is not Stage.TESTS)


def _apart(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from (line, "")


def _story(design: Design, number: int) -> Story:
    return next(story for story in design.ordered if story.number == number)


def _head(design: Design, layout: Layout, tests: TestChoice) -> Iterator[str]:
    """The lines above the phases, their slots filled."""
    name = _name(design)
    skipping = False
    for line in layout.head:
        low = line.lower()
        if line.startswith("## "):
            skipping = low.startswith("## path conventions")
            yield line
            if skipping:
                yield from ("", *_roots(design), "")
        elif skipping:
            continue
        elif line.startswith("# "):
            yield f"# Tasks: {name}"
        elif low.startswith("description:"):
            yield f'description: "Tasks of {name.replace(chr(34), chr(39))}"'
        elif low.startswith("**input**"):
            yield f"**Input**: Design documents from `{_slash(design.folder)}`"
        elif low.startswith("**prerequisites**"):
            yield f"**Prerequisites**: {', '.join(_documents(design))}"
        elif low.startswith("**tests**"):
            yield f"**Tests**: {tests.reason}"
        else:
            yield _SLOTS.sub(name, line).replace("[###-feature-name]", design.folder.rpartition("/")[2])


def _name(design: Design) -> str:
    title = re.sub(
        r"(?i)^(?:implementation )?plan\s*[:：–—-]\s*|\s*[-–—:]?\s*implementation plan$", "", design.plan.title
    ).strip()
    title = title if title and "[" not in title else ""
    spec = re.sub(r"(?i)^(?:feature )?specification\s*[:：–—-]\s*", "", design.spec.title).strip()
    return one_line(title or spec or design.folder.rpartition("/")[2], 120)


def _slash(folder: str) -> str:
    return f"/{folder}/" if folder else "/"


def _documents(design: Design) -> Iterator[str]:
    yield from ("plan.md", "spec.md")
    yield from (f"{name}/" if name == "contracts" else name for name in _DOCUMENTS if design.has(name))


def _roots(design: Design) -> Iterator[str]:
    """The first folders of the files that the plan works on."""
    roots = sorted(
        {f"{path.rpartition('/')[0].split('/')[0]}/" for path in (leaf.path for leaf in design.leaves) if "/" in path}
    )
    if roots:
        named = ", ".join(f"`{root}`" for root in roots[:8])
        yield f"- Paths start at the repository's root; the plan's files lie in {named}"
    else:
        yield "- Paths start at the repository's root"
