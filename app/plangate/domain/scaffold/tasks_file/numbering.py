"""Drafts in their order, with numbers, marks for parallel work, and what they wait for: the lines of a tasks.md."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.scaffold.file_roles import FileRole, role_of
from plangate.domain.scaffold.model import TaskKind
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import file_name_tokens, tokens

_MAX_WAITS = 3
_SERVICE_WORDS = frozenset({"service", "usecase", "manager", "repository", "store", "lib", "core", "mod", "index"})


@dataclass(frozen=True, slots=True)
class NumberedTask:
    """A draft with its id; `line` is the task as it stands in the file."""

    draft: TaskDraft
    id: str
    parallel: bool = False
    waits_for: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The task in the strict form."""
        story = f"[US{self.draft.story}] " if self.draft.story is not None else ""
        parallel = "[P] " if self.parallel else ""
        waits = f" (depends on {', '.join(self.waits_for)})" if self.waits_for else ""
        evidence = f" ({self.draft.evidence})" if self.draft.cites else ""
        return f"- [ ] {self.id} {parallel}{story}{self.draft.what}{waits}{evidence}"


@dataclass(frozen=True, slots=True)
class PhaseTasks:
    """The tasks of a phase of the file, in order; `story` is None for what all stories share."""

    phase: TaskPhase
    story: int | None
    tasks: tuple[NumberedTask, ...]

    @property
    def name(self) -> str:
        """What it is called: `User Story 2`, `Setup`."""
        return f"User Story {self.story}" if self.story is not None else self.phase.name.capitalize()

    @property
    def tests(self) -> tuple[NumberedTask, ...]:
        """Those for tests."""
        return tuple(task for task in self.tasks if task.draft.is_test)

    @property
    def implementation(self) -> tuple[NumberedTask, ...]:
        """Those that are not for tests."""
        return tuple(task for task in self.tasks if not task.draft.is_test)


def in_phases(tasks: Sequence[NumberedTask], stories: Sequence[int]) -> Iterator[PhaseTasks]:
    """The tasks by phase, in the order of the file; every story has a phase, what they share only if it has tasks."""
    by_phase: dict[tuple[TaskPhase, int | None], list[NumberedTask]] = {}
    for task in tasks:
        by_phase.setdefault((task.draft.phase, task.draft.story), []).append(task)
    for phase in TaskPhase:
        for story in stories if phase is TaskPhase.STORY else (None,):
            own = by_phase.get((phase, story), [])
            if own or phase is TaskPhase.STORY:
                yield PhaseTasks(phase, story, tuple(own))


def in_order(drafts: Iterable[TaskDraft], stories: Sequence[int]) -> tuple[TaskDraft, ...]:
    """The drafts as they are carried out: by phase, story, stage; what makes a file before what works in it."""
    places: dict[int | None, int] = {number: at for at, number in enumerate(stories)}
    return tuple(sorted(drafts, key=lambda draft: (draft.phase, places.get(draft.story, -1), draft.stage)))


def number(drafts: Sequence[TaskDraft], *, first: int = 1, parallel: bool = True) -> tuple[NumberedTask, ...]:
    """The drafts with ids from `first` on."""
    ids = [f"T{first + at:03d}" for at in range(len(drafts))]
    waits = _Waits(zip(ids, drafts, strict=True))
    counts = Counter(map(_worksite, drafts))
    return tuple(
        _numbered(draft, id, waits.of(draft), may_be_parallel=parallel and counts[_worksite(draft)] == 1)
        for id, draft in zip(ids, drafts, strict=True)
    )


def _numbered(draft: TaskDraft, id: str, waits_for: tuple[str, ...], *, may_be_parallel: bool) -> NumberedTask:
    return NumberedTask(draft, id, may_be_parallel and bool(draft.path) and not waits_for, waits_for)


class _Waits:
    """What tasks wait for: those of their phase that make what they build upon."""

    def __init__(self, tasks: Iterable[tuple[str, TaskDraft]]) -> None:
        self._services: list[tuple[str, TaskDraft]] = []
        self._makers: dict[str, tuple[str, TaskDraft]] = {}
        for id, draft in tasks:
            self._makers.update(dict.fromkeys(draft.makes, (id, draft)))
            if _makes_service(draft):
                self._services.append((id, draft))

    def of(self, draft: TaskDraft) -> tuple[str, ...]:
        """The ids of the tasks that a draft waits for: services first, then entities."""
        makers = (self._makers[entity] for entity in draft.needs if entity in self._makers)
        waits = (*self._services_of(draft), *(id for id, maker in makers if _is_before(maker, draft)))
        return tuple(dict.fromkeys(waits))[:_MAX_WAITS]

    def _services_of(self, draft: TaskDraft) -> list[str]:
        """An endpoint's services, below the same first folder: those that share a word with it, else the only one."""
        if not _is_endpoint(draft):
            return []
        near = [(id, service) for id, service in self._services if _serves(service, draft)]
        words = _telling_words(draft)
        telling = [id for id, service in near if _name_of(service.path) & words]
        return telling or [id for id, _ in near if len(near) == 1]


def _makes_service(draft: TaskDraft) -> bool:
    """Whether a draft is for a service's file as such, and not for one thing in it."""
    is_of_file = draft.stage is Stage.SERVICES and draft.kind in (TaskKind.PATH, TaskKind.ENTITY)
    return is_of_file and role_of(draft.path) is FileRole.SERVICE


def _serves(service: TaskDraft, endpoint: TaskDraft) -> bool:
    """Whether a service stands before an endpoint, below the same first folder."""
    root = endpoint.path.split("/")[0]
    return _is_before(service, endpoint) and root in ("", service.path.split("/")[0])


def _telling_words(draft: TaskDraft) -> frozenset[str]:
    """What a draft speaks of, and what its file is called after; the file's folders tell nothing."""
    text = draft.text.replace(draft.path, " ") if draft.path else draft.text
    return tokens(text) | _name_of(draft.path)


def _name_of(path: str) -> frozenset[str]:
    """What a file is called after."""
    return file_name_tokens(path) - _SERVICE_WORDS


def _is_endpoint(draft: TaskDraft) -> bool:
    if draft.phase is not TaskPhase.STORY or draft.stage is not Stage.ENDPOINTS:
        return False
    return draft.kind is TaskKind.CONTRACT or role_of(draft.path) is FileRole.ENDPOINT


def _is_before(earlier: TaskDraft, draft: TaskDraft) -> bool:
    is_same_phase = (earlier.phase, earlier.story) == (draft.phase, draft.story)
    return is_same_phase and earlier.stage < draft.stage


def _worksite(draft: TaskDraft) -> tuple[TaskPhase, int | None, bool, str]:
    """What two tasks must not share to be worked on at once: a file, under one heading."""
    return draft.phase, draft.story, draft.is_test, draft.path
