"""What a scaffold is: the text of a tasks.md, and the account of where its tasks come from."""

from dataclasses import dataclass
from enum import StrEnum


class TaskKind(StrEnum):
    """What part of the design a task comes from; the value is the word that people read."""

    STORY = "user story"
    REQUIREMENT = "requirement"
    ENTITY = "entity"
    CONTRACT = "contract"
    DECISION = "decision"
    PATH = "path"
    TECHNOLOGY = "technology"
    QUICKSTART = "quickstart"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class TaskSource:
    """Something of the design: its name as its document has it, the document, and the line there, from 1."""

    kind: TaskKind
    name: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """A source with the ids of the tasks in the file that it became.

    `story` is the number of the story that it serves, None for what all stories share; `reason` says why that one, as
    a clause without full stop, empty where it is plain.
    """

    source: TaskSource
    tasks: tuple[str, ...]
    story: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A source that a person should look at: no task was made of it, or its place is a guess (`guessed`).

    `why` is a sentence.
    """

    source: TaskSource
    why: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A task of the existing file that was kept although the design no longer asks for it.

    `why` is a sentence that names what is gone.
    """

    id: str
    text: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class PhaseCount:
    """How many tasks a phase of the file has; `story` is None for a phase that all stories share."""

    title: str
    tasks: int
    story: int | None = None


@dataclass(frozen=True, slots=True)
class TestChoice:
    """Whether tasks for tests are made, and why: `reason` is a sentence that names who asks for it."""

    __test__ = False

    wanted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Scaffold:
    """A feature's tasks.md as it should be.

    `text` is the whole file at `path`, an existing one merged in. `changed` says that it differs from the existing
    file, or that there is none. `added` are the ids that the existing file did not have, in file order. `phases` count
    all tasks of the file; `mapped` accounts for every source that became a task, `unmapped` for what needs a look;
    `gone` are tasks that were kept although their source is gone. `from_template` is the path of the tasks template
    that it was rendered through, None where the repository has none.
    """

    path: str
    text: str
    changed: bool
    tests: TestChoice
    added: tuple[str, ...] = ()
    phases: tuple[PhaseCount, ...] = ()
    mapped: tuple[Mapped, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    gone: tuple[Gone, ...] = ()
    from_template: str | None = None


@dataclass(frozen=True, slots=True)
class ScaffoldRefusal:
    """Why no tasks are made of a plan: one or two sentences, with what to do about it."""

    reason: str
