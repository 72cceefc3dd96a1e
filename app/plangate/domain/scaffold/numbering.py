"""Drafts in their order, with numbers, marks for parallel work, and what they wait for: the lines of a tasks.md."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plangate.domain.scaffold.model import TaskKind
from plangate.domain.scaffold.planned_files import FileRole, role_of
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import tokens

_MOST_WAITED_FOR = 3
_SAYS_SERVICE = frozenset({"service", "usecase", "manager", "repository", "store", "lib", "core", "mod", "index"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A draft with its id; `line` is the task as it stands in the file."""

    draft: TaskDraft
    id: str
    parallel: bool = False
    waits_for: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The task in the strict form."""
        story = f"[US{self.draft.story}] " if self.draft.story is not None else ""
        waits = f" (depends on {', '.join(self.waits_for)})" if self.waits_for else ""
        why = f" ({self.draft.evidence})" if self.draft.cites else ""
        return f"- [ ] {self.id} {'[P] ' if self.parallel else ''}{story}{self.draft.what}{waits}{why}"


def in_order(drafts: Iterable[TaskDraft], stories: Sequence[int]) -> tuple[TaskDraft, ...]:
    """The drafts as they are carried out: by phase, story, stage; what makes a file before what works in it."""
    place = {number: at for at, number in enumerate(stories)}
    return tuple(
        sorted(drafts, key=lambda d: (d.phase, place.get(d.story, -1) if d.story is not None else -1, d.stage))
    )


def number(
    drafts: Sequence[TaskDraft], *, first: int = 1, parallel: bool = True, known: Mapping[str, str] | None = None
) -> tuple[Numbered, ...]:
    """The drafts with ids from `first` on.

    `known` are ids of tasks that stand in the file already, by the entity that they make.
    """
    ids = [f"T{first + at:03d}" for at in range(len(drafts))]
    made = {thing: (id, draft) for id, draft in zip(ids, drafts, strict=True) for thing in draft.makes}
    servers = [(id, draft) for id, draft in zip(ids, drafts, strict=True) if _makes_service(draft)]
    waits = [_waits(draft, made, known or {}, servers) for draft in drafts]
    shared = Counter(_place(draft) for draft in drafts)
    return tuple(
        Numbered(draft, id, parallel and shared[_place(draft)] == 1 and bool(draft.path) and not waited, waited)
        for id, draft, waited in zip(ids, drafts, waits, strict=True)
    )


def _waits(
    draft: TaskDraft,
    made: Mapping[str, tuple[str, TaskDraft]],
    known: Mapping[str, str],
    servers: Sequence[tuple[str, TaskDraft]],
) -> tuple[str, ...]:
    """The tasks of the same phase that make what the draft builds upon: its services first, then entities."""
    found = [*_services(draft, servers)]
    found += [made[thing][0] for thing in draft.needs if thing in made and _is_before(made[thing][1], draft)]
    found += [known[thing] for thing in draft.needs if thing not in made and thing in known]
    return tuple(dict.fromkeys(found))[:_MOST_WAITED_FOR]


def _makes_service(draft: TaskDraft) -> bool:
    """Whether a draft is for a service's file as such, and not for one thing in it."""
    kind = draft.sources[0].kind if draft.sources else None
    return (
        draft.stage is Stage.SERVICES
        and kind in (TaskKind.PATH, TaskKind.ENTITY)
        and role_of(draft.path) is FileRole.SERVICE
    )


def _services(draft: TaskDraft, servers: Iterable[tuple[str, TaskDraft]]) -> Sequence[str]:
    """The services of an endpoint's own story, below the same first folder: that share a word with it, else the one."""
    if not _is_endpoint(draft):
        return ()
    root = draft.path.split("/")[0]
    near = [(id, one) for id, one in servers if _is_before(one, draft) and root in ("", one.path.split("/")[0])]
    said = draft.text.replace(draft.path, " ") if draft.path else draft.text
    words = tokens(said) | _called(draft.path)
    telling = [id for id, one in near if _called(one.path) & words]
    return telling or [id for id, _ in near if len(near) == 1]


def _called(path: str) -> frozenset[str]:
    """What a file is called after."""
    return tokens(path.rpartition("/")[2].rpartition(".")[0]) - _SAYS_SERVICE


def _is_endpoint(draft: TaskDraft) -> bool:
    kind = draft.sources[0].kind if draft.sources else None
    if draft.phase is not TaskPhase.STORY or draft.stage is not Stage.ENDPOINTS:
        return False
    return kind is TaskKind.CONTRACT or role_of(draft.path) is FileRole.ENDPOINT


def _is_before(made: TaskDraft, draft: TaskDraft) -> bool:
    return made is not draft and made.phase == draft.phase and made.story == draft.story and made.stage < draft.stage


def _place(draft: TaskDraft) -> tuple[TaskPhase, int | None, bool, str]:
    """What two tasks must not share to be worked on at once: a file, under one heading."""
    return draft.phase, draft.story, draft.stage is Stage.TESTS, draft.path
