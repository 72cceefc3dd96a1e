"""The account of a scaffold: what became which task, what needs a look, how many tasks a phase has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plangate.domain.documents.tasks import Task
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import Mapped, PhaseCount, TaskKind, TaskSource, Unmapped
from plangate.domain.scaffold.sources.contracts import source_of
from plangate.domain.scaffold.sources.decisions import decisions_to_follow
from plangate.domain.scaffold.task_draft import TaskDraft

_DOCUMENTS = ("research.md", "data-model.md", "quickstart.md")


def mapped(design: Design, done_by: Mapping[TaskDraft, Sequence[str]]) -> tuple[Mapped, ...]:
    """Every source that became a task, by kind and in the order of its document; stories with all of their tasks."""
    found: dict[TaskSource, list[tuple[TaskDraft, Sequence[str]]]] = {}
    for draft, ids in done_by.items():
        for source in draft.sources:
            found.setdefault(_whole(source), []).append((draft, ids))
    kinds = list(TaskKind)
    sources = sorted(found, key=lambda s: (kinds.index(s.kind), s.path, s.line, s.name))
    told = [_mapped(source, found[source]) for source in sources if source.kind is not TaskKind.STORY]
    return (*_stories(design, done_by), *told)


def _whole(source: TaskSource) -> TaskSource:
    """The source itself; of a contract's operations, the contract."""
    return TaskSource(source.kind, source.name, source.path, 1) if source.kind is TaskKind.CONTRACT else source


def _mapped(source: TaskSource, found: Iterable[tuple[TaskDraft, Sequence[str]]]) -> Mapped:
    pairs = list(found)
    stories = list(dict.fromkeys(draft.story for draft, _ in pairs))
    return Mapped(
        source=source,
        tasks=tuple(dict.fromkeys(id for _, ids in pairs for id in ids)),
        story=stories[0] if len(stories) == 1 else None,
        reason=pairs[0][0].reason if len(stories) == 1 else "",
    )


def _stories(design: Design, done_by: Mapping[TaskDraft, Sequence[str]]) -> Iterator[Mapped]:
    for story in design.ordered:
        ids = dict.fromkeys(id for draft, own in done_by.items() if draft.story == story.number for id in own)
        source = TaskSource(
            TaskKind.STORY, f"User Story {story.number} - {story.title}", design.spec.path, story.span.line
        )
        yield Mapped(source, tuple(ids), story.number)


def unmapped(design: Design, drafts: Iterable[TaskDraft]) -> tuple[Unmapped, ...]:
    """What a person should look at: guesses first, then documents that cannot be read, then decisions to follow."""
    guesses = [
        Unmapped(source, f"Its place is a guess: {draft.guessed}.")
        for draft in drafts
        if draft.guessed
        for source in draft.sources
    ]
    unread = [
        Unmapped(source_of(contract), f"It {contract.note}: only its name was used.")
        for contract in design.contracts
        if contract.note
    ]
    return tuple(dict.fromkeys((*guesses, *_unreadable(design), *unread, *decisions_to_follow(design))))


def _unreadable(design: Design) -> Iterator[Unmapped]:
    """The documents that are there, and of which nothing could be used."""
    for name in _DOCUMENTS:
        file = design.case.feature.file(name)
        if file is not None and not design.has(name):
            why = "It cannot be read, and nothing of it was used: make it a text file in UTF-8 of at most 256 KiB."
            yield Unmapped(TaskSource(TaskKind.DOCUMENT, name, file.path, 1), why)


def phases(tasks: Iterable[Task]) -> tuple[PhaseCount, ...]:
    """How many tasks each phase of the file has, in file order."""
    counts: dict[tuple[str, int | None], int] = {}
    for task in tasks:
        counts[(task.phase, task.story)] = counts.get((task.phase, task.story), 0) + 1
    return tuple(PhaseCount(title, count, story) for (title, story), count in counts.items())
