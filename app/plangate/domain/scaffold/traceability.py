"""The account of a scaffold: what became which task, what needs a look, what lost its source, how many a phase has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plangate.domain.documents.tasks import Task, Tasks
from plangate.domain.scaffold.design import Design, contract_name, contract_source
from plangate.domain.scaffold.model import Gone, Mapped, PhaseCount, TaskKind, TaskSource, Unmapped
from plangate.domain.scaffold.sources.shared import decisions_to_follow
from plangate.domain.scaffold.task_draft import TaskDraft
from plangate.domain.scaffold.tasks_file.existing_tasks import ExistingTask, ExistingTasks
from plangate.domain.scaffold.words import is_requirement_id, one_line

_DOCUMENTS = ("research.md", "data-model.md", "quickstart.md")
_KINDS = tuple(TaskKind)


def mapped(design: Design, done_by: Mapping[TaskDraft, Sequence[str]]) -> tuple[Mapped, ...]:
    """Every source that became a task, by kind and in the order of its document; stories with all of their tasks."""
    drafts: dict[TaskSource, list[TaskDraft]] = {}
    for draft in done_by:
        for source in draft.sources:
            drafts.setdefault(_whole(source), []).append(draft)
    sources = sorted(drafts, key=lambda source: (_KINDS.index(source.kind), source.path, source.line, source.name))
    others = (_mapped(s, drafts[s], done_by) for s in sources if s.kind is not TaskKind.STORY)
    return (*_stories(design, done_by), *others)


def _whole(source: TaskSource) -> TaskSource:
    """The source itself; of a contract's operations, the contract."""
    return TaskSource(source.kind, source.name, source.path, 1) if source.kind is TaskKind.CONTRACT else source


def _mapped(source: TaskSource, drafts: Sequence[TaskDraft], done_by: Mapping[TaskDraft, Sequence[str]]) -> Mapped:
    ids = tuple(dict.fromkeys(id for draft in drafts for id in done_by[draft]))
    if len({draft.story for draft in drafts}) > 1:
        return Mapped(source, ids)
    return Mapped(source, ids, drafts[0].story, drafts[0].reason)


def _stories(design: Design, done_by: Mapping[TaskDraft, Sequence[str]]) -> Iterator[Mapped]:
    for story in design.ordered:
        ids = dict.fromkeys(id for draft, own in done_by.items() if draft.story == story.number for id in own)
        name = f"User Story {story.number} - {story.title}"
        yield Mapped(design.in_spec(TaskKind.STORY, name, story.span.line), tuple(ids), story.number)


def unmapped(design: Design, drafts: Iterable[TaskDraft]) -> tuple[Unmapped, ...]:
    """What a person should look at: guesses first, then documents that cannot be read, then decisions to follow."""
    guesses = (
        Unmapped(source, f"Its place is a guess: {draft.guessed}.", guessed=True)
        for draft in drafts
        if draft.guessed
        for source in draft.sources
    )
    return tuple(dict.fromkeys((*guesses, *_unreadable(design), *decisions_to_follow(design))))


def _unreadable(design: Design) -> Iterator[Unmapped]:
    """The documents that are there, and of which nothing could be used; then contracts of which only the name was."""
    for name in _DOCUMENTS:
        file = design.document(name)
        if file is not None and not design.has(name):
            why = "It cannot be read, and nothing of it was used: make it a text file in UTF-8 of at most 256 KiB."
            yield Unmapped(TaskSource(TaskKind.DOCUMENT, name, file.path, 1), why)
    for contract in design.contracts:
        if contract.note:
            yield Unmapped(contract_source(contract), f"It {contract.note}: only its name was used.")


def phases(tasks: Tasks | None) -> tuple[PhaseCount, ...]:
    """How many tasks each phase of the file has, in file order."""
    counts = Counter((task.phase, task.story) for task in (tasks.tasks if tasks else ()))
    return tuple(PhaseCount(title, count, story) for (title, story), count in counts.items())


def gone_tasks(design: Design, tasks: Tasks, drafts: Sequence[TaskDraft]) -> tuple[Gone, ...]:
    """The open tasks that cite only what the design no longer has."""
    present = _Present(design, drafts)
    open_tasks = (
        existing for existing in ExistingTasks(tasks).all if not (existing.task.done or existing.task.given_up)
    )
    return tuple(_gone(existing.task, lost) for existing in open_tasks if (lost := _lost(existing, present)))


def _gone(task: Task, lost: Sequence[str]) -> Gone:
    return Gone(task.id, one_line(task.text), task.span.line, f"The design no longer has {' and '.join(lost)}.")


def _lost(existing: ExistingTask, present: "_Present") -> tuple[str, ...]:
    """What a task cites, when nothing of it is left; none for a task without a citation of ours."""
    cited = [(cite, present.has(cite, existing)) for cite in _parts(existing.cites)]
    return () if any(there for _, there in cited) else tuple(cite for cite, there in cited if there is not None)


def _parts(cites: Sequence[str]) -> Iterator[str]:
    """The citations one by one: requirements and entities stand together."""
    for cite in cites:
        kind, colon, names = cite.partition(": ")
        if colon and kind == "data-model":
            yield from (f"{kind}: {name.strip()}" for name in names.split(","))
        elif not colon and "/" not in cite:
            yield from map(str.strip, cite.split(","))
        else:
            yield cite


class _Present:
    """What the design has, by the words of citations."""

    def __init__(self, design: Design, drafts: Sequence[TaskDraft]) -> None:
        self._requirements = {item.id for item in design.spec.requirements}
        self._entities = {entity.name for entity in design.entities}
        self._paths = {file.path for file in design.files} | design.repository.paths
        self._by_start = {
            "per contracts/": {f"per {contract_name(contract)}" for contract in design.contracts},
            "spec: User Story ": {f"spec: User Story {number}" for number in design.stories.numbers},
            "research: ": {cite for draft in drafts for cite in draft.cites},
        }

    def has(self, cite: str, existing: ExistingTask) -> bool | None:
        """Whether the design has what is cited; None for words that are no citation of ours."""
        if cite == "plan: structure":
            paths = existing.task.paths
            return not self._paths.isdisjoint(paths) if paths else None
        if cite.startswith("data-model: "):
            return self._entities.issuperset(cite.removeprefix("data-model: ").split(" → "))
        for start, cites in self._by_start.items():
            if cite.startswith(start):
                return cite in cites
        return cite in self._requirements if is_requirement_id(cite) else None
