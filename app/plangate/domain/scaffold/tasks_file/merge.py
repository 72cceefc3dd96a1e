"""Regenerating without loss: new tasks are put between the lines that stand, and no line that stands is touched."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, pairwise, takewhile

from plangate.domain.documents.tasks import Task, Tasks, parse_tasks
from plangate.domain.model.snapshot import File
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.task_draft import TaskDraft
from plangate.domain.scaffold.tasks_file.existing_tasks import ExistingTasks, HumanTasks
from plangate.domain.scaffold.tasks_file.layout import Layout, kind_of
from plangate.domain.scaffold.tasks_file.numbering import NumberedTask, PhaseTasks, in_order, in_phases, number
from plangate.domain.scaffold.tasks_file.render import phase_lines
from plangate.domain.text.markdown import Document, FrontMatter, Heading, Item
from plangate.domain.text.words import name_at_end

MAX_DIGITS = 9
"""Of a number that counts: Python refuses to read one of thousands."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, the tasks that are new in it, and for each draft the ids that do it."""

    text: str
    added: tuple[NumberedTask, ...]
    done_by: dict[TaskDraft, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Lines that are put behind a line of the file; 0 is before the first."""

    behind: int
    lines: tuple[str, ...]


def merge(design: Design, layout: Layout, drafts: Sequence[TaskDraft], text: str, tasks: Tasks) -> Merged:
    """The file with what it lacks: in the phase that is there, else in a new phase behind the last."""
    existing = ExistingTasks(tasks)
    done_by = _done_by(existing, drafts)
    people = HumanTasks(existing, drafts)
    wanted = (draft for draft in drafts if draft not in done_by and not people.hold(draft))
    missing = in_order(wanted, design.stories.numbers)
    # A task that stands may stand below the new one: nothing is said to wait for it.
    added = number(missing, first=_highest(tasks) + 1, parallel=layout.parallel)
    merged = _inserted(text, tuple(_insertions(design, layout, tasks, added)))
    if not _holds(tasks.path, merged, added):
        # What stands swallows what comes behind it, such as a fence that nobody closed: then the top is the place.
        merged = _inserted(text, (_at_the_top(design, layout, tasks, added),))
    return Merged(merged, added, done_by | {task.draft: (task.id,) for task in added})


def _done_by(existing: ExistingTasks, drafts: Sequence[TaskDraft]) -> dict[TaskDraft, tuple[str, ...]]:
    """The drafts that tasks of the file do, with the ids of those that have one."""
    covering = ((draft, existing.covering(draft)) for draft in drafts)
    return {draft: tuple(filter(None, (one.task.id for one in tasks))) for draft, tasks in covering if tasks}


def _highest(tasks: Tasks) -> int:
    """The highest number of a task in the file, wherever it is mentioned at a line's start."""
    return max((_number_in(task.id[1:]) for task in tasks.tasks if task.id.startswith("T")), default=0)


def _number_in(text: str) -> int:
    """The number that a text begins with, 0 without one; what is longer than any number of a task is none."""
    digits = "".join(takewhile(str.isdecimal, text[: MAX_DIGITS + 1]))
    return int(digits) if 0 < len(digits) <= MAX_DIGITS else 0


def _phases(design: Design, added: Sequence[NumberedTask]) -> Iterator[PhaseTasks]:
    """The phases of the new tasks."""
    return (phase for phase in in_phases(added, design.stories.numbers) if phase.tasks)


def _insertions(design: Design, layout: Layout, tasks: Tasks, added: Sequence[NumberedTask]) -> Iterator[_Insertion]:
    new: list[PhaseTasks] = []
    for phase in _phases(design, added):
        own = [task for task in tasks.tasks if _is_in(task, phase)]
        if own:
            yield from _into(tasks, own, phase)
        else:
            new.append(phase)
    if new:
        yield _Insertion(_behind_phases(tasks), tuple(_new_phases(design, layout, tasks, new)))


def _is_in(task: Task, phase: PhaseTasks) -> bool:
    if phase.story is not None:
        return task.story == phase.story
    return task.story is None and bool(task.phase) and kind_of(task.phase) is phase.phase


def _into(tasks: Tasks, own: Sequence[Task], phase: PhaseTasks) -> Iterator[_Insertion]:
    """New tasks behind the last of a phase that stands; those for tests behind its last test, if it has any."""
    tests = [task for task in own if "test" in _heading(tasks, task.stage).lower().split(" for ")[0]]
    if not tests:
        yield _Insertion(_end(tasks, own[-1]), _lines_of(phase.tasks))
        return
    yield _Insertion(_end(tasks, tests[-1]), _lines_of(phase.tests))
    yield _Insertion(_end(tasks, own[-1]), _lines_of(phase.implementation))


def _lines_of(tasks: Iterable[NumberedTask]) -> tuple[str, ...]:
    return tuple(task.line for task in tasks)


def _heading(tasks: Tasks, line: int) -> str:
    """The text of the heading in that line."""
    return tasks.document.line(line).lstrip("# ") if line else ""


def _end(tasks: Tasks, task: Task) -> int:
    """The last line of a task, with the steps below it."""
    items = (item for item in tasks.document.blocks_of(Item) if item.span.line == task.span.line)
    end = max((task.span.end_line, *(item.reach.end_line for item in items)))
    return _last_line(tasks.document, task.span.end_line, end, {""})


def _behind_phases(tasks: Tasks) -> int:
    """The line behind which a new phase stands: the end of the last section that holds a task."""
    last = max((task.span.line for task in tasks.tasks), default=0)
    headings = (heading.span.line for heading in tasks.document.blocks_of(Heading) if heading.level <= 2)
    following = [line for line in headings if line > last]
    end = following[0] - 1 if following and last else len(tasks.document.lines)
    return _last_line(tasks.document, 0, end, {"", "---"})


def _last_line(document: Document, start: int, end: int, blank: Container[str]) -> int:
    """The last line up to `end` that says something, and not one of the blank ones; `start` where none does."""
    while end > start and document.line(end).strip() in blank:
        end -= 1
    return end


def _holds(path: str, text: str, added: Sequence[NumberedTask]) -> bool:
    """Whether all new tasks can be read in the text."""
    read = parse_tasks(File(path, "", text))
    return read is not None and {task.id for task in added} <= {task.id for task in read.tasks}


def _at_the_top(design: Design, layout: Layout, tasks: Tasks, added: Sequence[NumberedTask]) -> _Insertion:
    """All new tasks in phases of their own, behind the front matter."""
    end = next((matter.span.end_line for matter in tasks.document.blocks_of(FrontMatter)), 0)
    return _Insertion(end, (*_new_phases(design, layout, tasks, _phases(design, added)), ""))


def _new_phases(design: Design, layout: Layout, tasks: Tasks, new: Iterable[PhaseTasks]) -> Iterator[str]:
    titles = (block.inline.flat for block in tasks.document.blocks_of(Heading))
    words = chain.from_iterable(pairwise(title.split()) for title in titles)
    numbers = (_number_in(number) for word, number in words if name_at_end(word).lower() == "phase")
    for at, phase in enumerate(new, max(numbers, default=0) + 1):
        lines = list(phase_lines(design, layout, at, phase))
        while not lines[-1]:
            lines.pop()
        yield from ("", "---", "", *lines)


def _inserted(text: str, insertions: Sequence[_Insertion]) -> str:
    """The text with lines put in; every character that stood there stands there still."""
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    new: dict[int, list[str]] = {}
    for insertion in insertions:
        new.setdefault(insertion.behind, []).extend(insertion.lines)
    lines = enumerate(("", *_lines(text.removeprefix(mark))))
    return mark + "".join(f"{line}{_behind(line, new.get(at, []), newline)}" for at, line in lines)


def _behind(line: str, new: Sequence[str], newline: str) -> str:
    """New lines as they stand behind a line, which is empty at the top, and may lack its end."""
    if not new:
        return ""
    end = newline if line and not line.endswith(("\n", "\r")) else ""
    if line.endswith("\r") and newline == "\n" and not new[0]:
        # An empty line of ours would make two line ends into one.
        new = new[1:]
    return end + "".join(f"{added}{newline}" for added in new)


def _lines(text: str) -> list[str]:
    """The lines as the Markdown reader counts them, with their ends."""
    return list(StringIO(text, newline=""))
