"""A draft: a task before it has a number; first where it is placed, then what it says."""

from dataclasses import dataclass
from enum import IntEnum

from plangate.domain.scaffold.model import TaskKind, TaskSource


class TaskPhase(IntEnum):
    """The phases of a tasks.md in their order; each story is a phase of its own."""

    SETUP = 1
    FOUNDATION = 2
    STORY = 3
    POLISH = 4


class Stage(IntEnum):
    """The order of work inside a phase."""

    TESTS = 1
    MODELS = 2
    SERVICES = 3
    ENDPOINTS = 4
    INTEGRATION = 5


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a part of the design is worked on: phase and stage, and in a story's phase the story; the file, if known.

    `reason` says why it serves that story, `guessed` why a person should look at its place.
    """

    phase: TaskPhase = TaskPhase.STORY
    stage: Stage = Stage.SERVICES
    story: int | None = None
    path: str = ""
    reason: str = ""
    guessed: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a task of a part of the design says, and the evidence for it; the fields are those of a draft."""

    text: str
    cites: tuple[str, ...]
    sources: tuple[TaskSource, ...]
    needs: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What is to be done, and the evidence for it.

    `text` says it; `path` is the file that it works on, empty where none is known. `story` is set in story phases only.
    `cites` are the words of the citation, in order, such as `FR-001` or `data-model: User`. `makes` are names of
    entities that it makes, `needs` of those that it builds upon. `reason` says why it serves that story, `guessed` why
    a person should look at its place. `about` is what its source says, for comparing it with requirements.
    """

    phase: TaskPhase
    stage: Stage
    text: str
    path: str = ""
    story: int | None = None
    cites: tuple[str, ...] = ()
    sources: tuple[TaskSource, ...] = ()
    needs: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    reason: str = ""
    guessed: str = ""
    about: str = ""

    @classmethod
    def of(cls, placement: Placement, wording: Wording) -> "TaskDraft":
        """The draft of a part of the design."""
        return cls(
            phase=placement.phase,
            stage=placement.stage,
            text=wording.text,
            path=placement.path,
            story=placement.story,
            cites=wording.cites,
            sources=wording.sources,
            needs=wording.needs,
            makes=wording.makes,
            reason=placement.reason,
            guessed=placement.guessed,
            about=wording.about,
        )

    @property
    def kind(self) -> TaskKind | None:
        """The kind of its first source, which it is made for; requirements that it does, too, stand behind."""
        return self.sources[0].kind if self.sources else None

    @property
    def is_test(self) -> bool:
        """Whether it is for a test."""
        return self.stage is Stage.TESTS

    @property
    def evidence(self) -> str:
        """The citation as it stands behind the task."""
        others = [cite for cite in self.cites if ":" in cite or "/" in cite]
        requirements = ", ".join(cite for cite in self.cites if cite not in others)
        return "; ".join(filter(None, (requirements, *others)))

    @property
    def what(self) -> str:
        """What is to be done, and where: the task without number, labels and citation."""
        where = f" in {self.path}" if self.path and self.path not in self.text else ""
        return f"{self.text}{where}"
