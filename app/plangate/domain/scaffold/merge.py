"""Regenerating without loss: new tasks are put between the lines that stand, and no line that stands is touched."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.documents.tasks import Task, Tasks, parse_tasks
from plangate.domain.model.snapshot import File
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.existing_tasks import ExistingTask, ExistingTasks
from plangate.domain.scaffold.human_tasks import HumanTasks
from plangate.domain.scaffold.layout import Layout, kind_of
from plangate.domain.scaffold.numbering import Numbered, in_order, number
from plangate.domain.scaffold.render import group, phase_lines
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.text.markdown import FrontMatter, Heading, Item, visible

_NUMBER = re.compile(r"T(\d+)")
_PHASE_NUMBER = re.compile(r"(?i)\bphase\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, the tasks that are new in it, and for each draft the ids that do it."""

    text: str
    added: tuple[Numbered, ...]
    done_by: dict[TaskDraft, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Lines that are put behind a line of the file; 0 is before the first."""

    behind: int
    lines: tuple[str, ...]


def merge(design: Design, layout: Layout, drafts: Sequence[TaskDraft], text: str, tasks: Tasks) -> Merged:
    """The file with what it lacks: in the phase that is there, else in a new phase behind the last."""
    standing = ExistingTasks(tasks)
    done_by = {draft: _ids(standing.covering(draft)) for draft in drafts}
    done = {draft: ids for draft, ids in done_by.items() if ids is not None}
    peoples = HumanTasks(standing, drafts)
    wanted = (draft for draft in drafts if draft not in done and not peoples.holds(draft))
    missing = in_order(wanted, design.stories.numbers)
    # A task that stands may stand below the new one: nothing is said to wait for it.
    added = number(missing, first=_highest(tasks) + 1, parallel=layout.parallel)
    merged = _inserted(text, tuple(_insertions(design, layout, tasks, added)))
    if not _holds(tasks.path, merged, added):
        # What stands swallows what comes behind it, such as a fence that nobody closed: then the top is the place.
        merged = _inserted(text, (_at_the_top(design, layout, tasks, added),))
    all_ids = {draft: ids for draft, ids in done.items()} | {one.draft: (one.id,) for one in added}
    return Merged(merged, added, all_ids)


def _ids(found: Iterable[ExistingTask]) -> tuple[str, ...] | None:
    """The ids of the tasks, None when there is no task."""
    held = list(found)
    return tuple(one.task.id for one in held if one.task.id) if held else None


def _highest(tasks: Tasks) -> int:
    """The highest number of a task in the file, wherever it is mentioned at a line's start."""
    return max((int(match[1]) for task in tasks.tasks if (match := _NUMBER.match(task.id))), default=0)


def _insertions(design: Design, layout: Layout, tasks: Tasks, added: Sequence[Numbered]) -> Iterator[_Insertion]:
    new: list[tuple[TaskPhase, int | None, tuple[Numbered, ...]]] = []
    for phase, story, own in group(added, design.stories.numbers):
        if not own:
            continue
        tests = tuple(one for one in own if one.draft.stage is Stage.TESTS)
        rest = tuple(one for one in own if one.draft.stage is not Stage.TESTS)
        last = _last_task(tasks, phase, story)
        if last is None:
            new.append((phase, story, own))
            continue
        last_test = _last_task(tasks, phase, story, tests=True)
        if last_test is None:
            yield _Insertion(_end(tasks, last), tuple(one.line for one in own))
            continue
        yield _Insertion(_end(tasks, last_test), tuple(one.line for one in tests))
        yield _Insertion(_end(tasks, last), tuple(one.line for one in rest))
    if new:
        yield _Insertion(_behind_phases(tasks), tuple(_new_phases(design, layout, tasks, new)))


def _last_task(tasks: Tasks, phase: TaskPhase, story: int | None, *, tests: bool = False) -> Task | None:
    """The last task of a phase, or of its tests."""
    own = [task for task in tasks.tasks if _is_in(task, phase, story)]
    if tests:
        own = [task for task in own if "test" in visible_heading(tasks, task.stage).lower().split(" for ")[0]]
    return own[-1] if own else None


def _is_in(task: Task, phase: TaskPhase, story: int | None) -> bool:
    if story is not None:
        return task.story == story
    return task.story is None and bool(task.phase) and kind_of(task.phase) is phase


def visible_heading(tasks: Tasks, line: int) -> str:
    """The text of the heading in that line."""
    return tasks.document.line(line).lstrip("# ") if line else ""


def _end(tasks: Tasks, task: Task) -> int:
    """The last line of a task, with the steps below it."""
    reach = (b.reach.end_line for b in tasks.document.blocks if isinstance(b, Item) and b.span.line == task.span.line)
    end = max((task.span.end_line, *reach))
    while end > task.span.end_line and not tasks.document.line(end).strip():
        end -= 1
    return end


def _behind_phases(tasks: Tasks) -> int:
    """The line behind which a new phase stands: the end of the last section that holds a task."""
    last = max((task.span.line for task in tasks.tasks), default=0)
    following = [
        b.span.line for b in tasks.document.blocks if isinstance(b, Heading) and b.level <= 2 and b.span.line > last
    ]
    end = following[0] - 1 if following and last else len(tasks.document.lines)
    while end and tasks.document.line(end).strip() in ("", "---"):
        end -= 1
    return end


def _holds(path: str, text: str, added: Sequence[Numbered]) -> bool:
    """Whether all new tasks can be read in the text."""
    read = parse_tasks(File(path, "", text))
    return read is not None and {one.id for one in added} <= {task.id for task in read.tasks}


def _at_the_top(design: Design, layout: Layout, tasks: Tasks, added: Sequence[Numbered]) -> _Insertion:
    """All new tasks in phases of their own, behind the front matter."""
    phases = [(phase, story, own) for phase, story, own in group(added, design.stories.numbers) if own]
    matter = next((b.span.end_line for b in tasks.document.blocks if isinstance(b, FrontMatter)), 0)
    return _Insertion(matter, (*_new_phases(design, layout, tasks, phases), ""))


def _new_phases(
    design: Design, layout: Layout, tasks: Tasks, new: Sequence[tuple[TaskPhase, int | None, tuple[Numbered, ...]]]
) -> Iterator[str]:
    titles = (visible(b.lines) for b in tasks.document.blocks if isinstance(b, Heading))
    numbers = (int(match[1]) for title in titles if (match := _PHASE_NUMBER.search(title)))
    for at, (phase, story, own) in enumerate(new, max(numbers, default=0) + 1):
        lines = list(phase_lines(design, layout, at, phase, story, own))
        while not lines[-1]:
            lines.pop()
        yield from ("", "---", "", *lines)


def _inserted(text: str, insertions: Sequence[_Insertion]) -> str:
    """The text with lines put in; every character that stood there stands there still."""
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = _lines(text.removeprefix(mark))
    result: list[str] = []
    by_line: dict[int, list[str]] = {}
    for insertion in insertions:
        by_line.setdefault(insertion.behind, []).extend(insertion.lines)
    for at in range(len(lines) + 1):
        result += lines[at - 1 : at] if at else []
        new = by_line.get(at, [])
        if new and result and not result[-1].endswith(("\n", "\r")):
            result.append(newline)
        if result and result[-1].endswith("\r") and newline == "\n":
            # An empty line of ours would make two line ends into one.
            new = new[1:] if new and not new[0] else new
        result += [f"{line}{newline}" for line in new]
    return mark + "".join(result)


def _lines(text: str) -> list[str]:
    """The lines as the Markdown reader counts them, with their ends."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
