"""The sections behind the phases: what speaks of stories and phases is told anew, the rest is the template's."""

from collections.abc import Callable, Iterator, Sequence

from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.numbering import Numbered
from plangate.domain.scaffold.task_draft import Stage, TaskPhase
from plangate.domain.scaffold.words import one_line

_STAGES = {
    Stage.TESTS: ", tests",
    Stage.MODELS: ", models",
    Stage.SERVICES: ", services",
    Stage.ENDPOINTS: ", endpoints",
    Stage.INTEGRATION: ", integration",
}

Phases = Sequence[tuple[TaskPhase, int | None, tuple[Numbered, ...]]]


def section_lines(design: Design, phases: Phases, title: str, lines: Sequence[str]) -> Iterator[str]:
    """A section as it stands in the file; the template's own words where they hold for any feature."""
    if title.lower().startswith("parallel example"):
        yield from _parallel_example(phases)
        return
    writer: Callable[[Design, Phases], Iterator[str]] | None = None
    for line in lines:
        if line.startswith("### "):
            writer = _WRITERS.get(line[4:].split("(")[0].strip().lower())
            yield line
            if writer:
                yield from ("", *writer(design, phases), "")
        elif line.startswith("## ") or writer is None:
            yield line
        elif line.strip() == "---":
            yield from ("", line)


def _phase_dependencies(design: Design, phases: Phases) -> Iterator[str]:
    before = ""
    for at, (phase, story, _) in enumerate(phases, 1):
        name = f"Phase {at} ({_called(phase, story)})"
        if phase is TaskPhase.STORY:
            yield f"- **{name}**: after {before}" if before else f"- **{name}**: can start at once"
        elif phase is TaskPhase.POLISH:
            yield f"- **{name}**: after the user stories that are wanted"
        else:
            yield f"- **{name}**: after {before}" if before else f"- **{name}**: can start at once"
            before = f"Phase {at}"


def _called(phase: TaskPhase, story: int | None) -> str:
    return f"User Story {story}" if story is not None else phase.name.capitalize()


def _story_dependencies(design: Design, phases: Phases) -> Iterator[str]:
    """Which story builds on files that an earlier one makes."""
    makers: dict[str, int] = {}
    for _, story, own in phases:
        if story is None:
            continue
        needed = sorted({makers[one.draft.path] for one in own if makers.get(one.draft.path, story) != story})
        builds = (
            f"works in files of {', '.join(f'User Story {number}' for number in needed)}"
            if needed
            else "shares no file with an earlier story"
        )
        yield f"- **User Story {story}**: {builds}"
        for one in own:
            if one.draft.path:
                makers.setdefault(one.draft.path, story)


def _parallel(design: Design, phases: Phases) -> Iterator[str]:
    """What can be done at once: the marked tasks of a stage, which waits for the stages before it."""
    told = [
        f"- {_called(phase, story)}{_STAGES[stage] if phase is TaskPhase.STORY else ''}: {', '.join(ids)}"
        for phase, story, own in phases
        for stage, ready in _ready(phase, own)
        if len(ids := [one.id for one in ready]) > 1
    ]
    yield from told or ["- No two tasks are marked `[P]`: the work is done one after the other"]


def _ready(phase: TaskPhase, own: Sequence[Numbered]) -> Iterator[tuple[Stage, list[Numbered]]]:
    """The marked tasks by stage; what all stories share has no stages."""
    for stage in Stage if phase is TaskPhase.STORY else (Stage.TESTS,):
        yield stage, [one for one in own if one.parallel and (phase is not TaskPhase.STORY or one.draft.stage is stage)]


def _mvp(design: Design, phases: Phases) -> Iterator[str]:
    first = design.stories.first
    upto = next(at for at, (_, story, _) in enumerate(phases, 1) if story == first)
    yield from (f"{at}. Complete Phase {at} ({_called(*phases[at - 1][:2])})" for at in range(1, upto + 1))
    yield f"{upto + 1}. Stop and check User Story {first} by its independent test"


def _increments(design: Design, phases: Phases) -> Iterator[str]:
    stories = [story for _, story, _ in phases if story is not None]
    yield from (f"{at}. Add User Story {story}, check it on its own, show it" for at, story in enumerate(stories, 1))


def _team(design: Design, phases: Phases) -> Iterator[str]:
    stories = [story for _, story, _ in phases if story is not None]
    if len(stories) == 1:
        yield "- One user story: the team parts its tasks by the marks `[P]`"
        return
    yield "- Everybody: what stands before the first user story"
    yield from (f"- Then one developer, or pair, on User Story {story}" for story in stories)


def _parallel_example(phases: Phases) -> Iterator[str]:
    """The tasks of the first story that can be done at once."""
    for phase, story, own in phases:
        for _, ready in _ready(phase, own):
            if phase is TaskPhase.STORY and len(ready) > 1:
                yield from (f"## Parallel Example: User Story {story}", "", "```bash")
                yield from (f'Task: "{one.id} {one_line(one.draft.what, 100)}"' for one in ready[:6])
                yield from ("```", "", "---")
                return


_WRITERS: dict[str, Callable[[Design, Phases], Iterator[str]]] = {
    "phase dependencies": _phase_dependencies,
    "user story dependencies": _story_dependencies,
    "parallel opportunities": _parallel,
    "mvp first": _mvp,
    "incremental delivery": _increments,
    "parallel team strategy": _team,
    "team strategy": _team,
}
