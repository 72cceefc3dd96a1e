"""The sections behind the phases: what speaks of stories and phases is told anew, the rest is the template's."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.task_draft import Stage, TaskPhase
from plangate.domain.scaffold.tasks_file.numbering import NumberedTask, PhaseTasks
from plangate.domain.scaffold.words import one_line

_STAGES = {
    Stage.TESTS: ", tests",
    Stage.MODELS: ", models",
    Stage.SERVICES: ", services",
    Stage.ENDPOINTS: ", endpoints",
    Stage.INTEGRATION: ", integration",
}

Phases = Sequence[PhaseTasks]
Writer = Callable[[Design, Phases], Iterator[str]]

_MAX_EXAMPLES = 6
_MAX_EXAMPLE_LENGTH = 100


def section_lines(design: Design, phases: Phases, title: str, lines: Sequence[str]) -> Iterator[str]:
    """A section as it stands in the file; the template's own words where they hold for any feature."""
    if title.lower().startswith("parallel example"):
        yield from _parallel_example(phases)
        return
    writer: Writer | None = None
    for line in lines:
        if line.startswith("### "):
            writer = _WRITERS.get(line[4:].split("(")[0].strip().lower())
            yield line
            yield from ("", *writer(design, phases), "") if writer else ()
        elif line.startswith("## ") or writer is None:
            yield line
        elif line.strip() == "---":
            yield from ("", line)


def _phase_dependencies(design: Design, phases: Phases) -> Iterator[str]:
    before = ""
    for at, phase in enumerate(phases, 1):
        after = f"after {before}" if before else "can start at once"
        if phase.phase is TaskPhase.POLISH:
            after = "after the user stories that are wanted"
        elif phase.story is None:
            before = f"Phase {at}"
        yield f"- **Phase {at} ({phase.name})**: {after}"


def _story_dependencies(design: Design, phases: Phases) -> Iterator[str]:
    """Which story builds on files that an earlier one makes."""
    makers: dict[str, int] = {}
    for phase in phases:
        if phase.story is not None:
            paths = {task.draft.path for task in phase.tasks} - {""}
            earlier = sorted({makers[path] for path in paths if path in makers})
            makers |= dict.fromkeys(paths - makers.keys(), phase.story)
            named = ", ".join(f"User Story {number}" for number in earlier)
            builds = f"works in files of {named}" if named else "shares no file with an earlier story"
            yield f"- **{phase.name}**: {builds}"


def _parallel(design: Design, phases: Phases) -> Iterator[str]:
    """What can be done at once: the marked tasks of a stage, which waits for the stages before it."""
    groups = [(phase, stage, tasks) for phase in phases for stage, tasks in _ready(phase)]
    for phase, stage, tasks in groups:
        yield f"- {phase.name}{_STAGES[stage] if phase.story is not None else ''}: {', '.join(t.id for t in tasks)}"
    if not groups:
        yield "- No two tasks are marked `[P]`: the work is done one after the other"


def _ready(phase: PhaseTasks) -> Iterator[tuple[Stage, list[NumberedTask]]]:
    """The marked tasks by stage, where there are several; what all stories share has no stages."""
    by_stage: dict[Stage, list[NumberedTask]] = {}
    for task in phase.tasks:
        if task.parallel:
            by_stage.setdefault(task.draft.stage if phase.story is not None else Stage.TESTS, []).append(task)
    return ((stage, by_stage[stage]) for stage in sorted(by_stage) if len(by_stage[stage]) > 1)


def _mvp(design: Design, phases: Phases) -> Iterator[str]:
    first = design.stories.first
    last = next(at for at, phase in enumerate(phases, 1) if phase.story == first)
    yield from (f"{at}. Complete Phase {at} ({phase.name})" for at, phase in enumerate(phases[:last], 1))
    yield f"{last + 1}. Stop and check User Story {first} by its independent test"


def _increments(design: Design, phases: Phases) -> Iterator[str]:
    for at, story in enumerate(design.stories.numbers, 1):
        yield f"{at}. Add User Story {story}, check it on its own, show it"


def _team(design: Design, phases: Phases) -> Iterator[str]:
    stories = design.stories.numbers
    if len(stories) == 1:
        yield "- One user story: the team parts its tasks by the marks `[P]`"
        return
    yield "- Everybody: what stands before the first user story"
    yield from (f"- Then one developer, or pair, on User Story {story}" for story in stories)


def _parallel_example(phases: Phases) -> Iterator[str]:
    """The tasks of the first story that can be done at once."""
    examples = ((phase, tasks) for phase in phases if phase.story is not None for _, tasks in _ready(phase))
    for phase, tasks in islice(examples, 1):
        yield from (f"## Parallel Example: {phase.name}", "", "```bash")
        for task in tasks[:_MAX_EXAMPLES]:
            yield f'Task: "{task.id} {one_line(task.draft.what, _MAX_EXAMPLE_LENGTH)}"'
        yield from ("```", "", "---")


_WRITERS: dict[str, Writer] = {
    "phase dependencies": _phase_dependencies,
    "user story dependencies": _story_dependencies,
    "parallel opportunities": _parallel,
    "mvp first": _mvp,
    "incremental delivery": _increments,
    "parallel team strategy": _team,
    "team strategy": _team,
}
