"""Which stories and requirements of a specification have tasks, as `/speckit.analyze` tables it."""

from collections.abc import Iterable, Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.spec.model import Spec
from plangate.domain.documents.tasks import Task, Tasks
from plangate.domain.model.report import Coverage, CoverageRow
from plangate.domain.text.references import cited_in


def coverage_of(case: Case) -> Coverage | None:
    """The coverage by the tasks that the pull request changes; None without tasks, stories or requirements.

    Requirements are listed only where a task cites one: files that cite none are no worse for it. Tasks of another
    dialect are left alone.
    """
    tasks, spec = case.tasks, case.spec
    if tasks is None or spec is None or not tasks.tasks or not tasks.is_strict:
        return None
    rows = (*_stories(tasks, spec), *_requirements(tasks, spec))
    return Coverage(tasks.path, spec.path, rows) if rows else None


def _stories(tasks: Tasks, spec: Spec) -> Iterator[CoverageRow]:
    """The stories, where the tasks name any."""
    if not tasks.stories & {story.number for story in spec.stories}:
        return
    for story in spec.stories:
        own = (task for task in tasks.tasks if story.number in (task.story, *cited_in(_line(tasks, task)).stories))
        yield CoverageRow("story", f"US{story.number}", story.title, story.span.line, _ids(own))


def _requirements(tasks: Tasks, spec: Spec) -> Iterator[CoverageRow]:
    citing: dict[str, list[Task]] = {}
    for task in tasks.tasks:
        for id in cited_in(_line(tasks, task)).requirements:
            citing.setdefault(id.upper(), []).append(task)
    if any(item.id in citing for item in spec.requirements):
        for item in spec.requirements:
            yield CoverageRow("requirement", item.id, item.text, item.span.line, _ids(citing.get(item.id, ())))


def _line(tasks: Tasks, task: Task) -> str:
    return " ".join(tasks.document.line(number) for number in range(task.span.line, task.span.end_line + 1))


def _ids(tasks: Iterable[Task]) -> tuple[str, ...]:
    """The tasks' ids; a task without one is named by its line."""
    return tuple(dict.fromkeys(task.id or f"line {task.span.line}" for task in tasks))
