"""A draft: a task before it has a number."""

from dataclasses import dataclass
from enum import IntEnum

from plangate.domain.scaffold.model import TaskSource


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

    @property
    def evidence(self) -> str:
        """The citation as it stands behind the task."""
        requirements = ", ".join(cite for cite in self.cites if ":" not in cite and "/" not in cite)
        others = [cite for cite in self.cites if ":" in cite or "/" in cite]
        return "; ".join(part for part in (requirements, *others) if part)

    @property
    def what(self) -> str:
        """What is to be done, and where: the task without number, labels and citation."""
        where = f" in {self.path}" if self.path and self.path not in self.text else ""
        return f"{self.text}{where}"
