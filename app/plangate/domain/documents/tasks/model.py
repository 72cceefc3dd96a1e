"""What a tasks.md is: its tasks with their places; no dialect is left in them."""

from dataclasses import dataclass

from plangate.domain.text.markdown import Document, Span


@dataclass(frozen=True, slots=True)
class Task:
    """A task. `id` is as written (`T001`, `WP01`, `T013a`), empty where none is given; `text` what is to be done.

    `boxed` says that it has a box, `strict` that the line has spec-kit's own form. `stage` is the line of the nearest
    heading above (0: none), `phase` the title of the nearest phase. `story` is that of its label, else of its phase.
    `paths` are the files that it works on, `depends` the ids that it says it waits for. `given_up`: it is not done, or
    no more, and says so by its box, by being struck out or in words.
    """

    id: str
    text: str
    span: Span
    boxed: bool = False
    strict: bool = False
    done: bool = False
    parallel: bool = False
    story: int | None = None
    phase: str = ""
    stage: int = 0
    paths: tuple[str, ...] = ()
    depends: tuple[str, ...] = ()
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Tasks:
    """A tasks.md as read; parsing is total. `stories` are the numbers of all user stories that it mentions anywhere."""

    path: str
    document: Document
    tasks: tuple[Task, ...] = ()
    stories: frozenset[int] = frozenset()

    @property
    def live(self) -> tuple[Task, ...]:
        """The tasks that nobody gave up."""
        return tuple(task for task in self.tasks if not task.given_up)

    @property
    def is_strict(self) -> bool:
        """Whether at least half of the live tasks have spec-kit's own form: else the file is of another dialect."""
        return 2 * sum(task.strict for task in self.live) >= len(self.live)
