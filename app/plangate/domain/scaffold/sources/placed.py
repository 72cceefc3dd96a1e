"""A design with its entities and contracts placed: what the sources below them in the table ask about."""

from dataclasses import dataclass

from plangate.domain.documents.contracts.model import Contract, Operation
from plangate.domain.scaffold.design import Design, DesignEntity
from plangate.domain.scaffold.planned_files import PlannedFile
from plangate.domain.scaffold.stories import StoryAssignment
from plangate.domain.scaffold.task_draft import TaskDraft


@dataclass(frozen=True, slots=True)
class PlacedEntity:
    """An entity with its story and its file's path; `file` is None where no tree names it."""

    entity: DesignEntity
    assignment: StoryAssignment
    path: str
    file: PlannedFile | None

    @property
    def name(self) -> str:
        """The entity's name."""
        return self.entity.name


@dataclass(frozen=True, slots=True)
class PlacedContract:
    """An operation of a contract, or a whole contract without operations, with its story and its file.

    `words` are those that it is found by.
    """

    contract: Contract
    operation: Operation | None
    words: frozenset[str]
    assignment: StoryAssignment
    file: PlannedFile | None

    @property
    def path(self) -> str:
        """The path of its file, empty without one."""
        return self.file.path if self.file else ""


@dataclass(frozen=True, slots=True)
class PlacedDesign:
    """A design with its entities and contracts placed, and the drafts that the sources above have made."""

    design: Design
    entities: tuple[PlacedEntity, ...]
    contracts: tuple[PlacedContract, ...]
    drafts: tuple[TaskDraft, ...] = ()
