"""The table of the kinds of source: what of the design each collects, where it is placed, what its task says.

They make their drafts in the table's order, which is the order of tasks in one stage; each sees what those above made.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.sources.contracts import (
    contract_parts,
    contracts_to_test,
    place_contract,
    place_contract_test,
    place_contracts,
    word_contract,
    word_contract_test,
)
from plangate.domain.scaffold.sources.entities import entity_groups, place_entities, place_group, word_group
from plangate.domain.scaffold.sources.files import free_files, place_file, word_file
from plangate.domain.scaffold.sources.placed import PlacedDesign
from plangate.domain.scaffold.sources.requirements import (
    cite_requirements,
    place_requirement,
    unmet_requirements,
    word_requirement,
)
from plangate.domain.scaffold.sources.shared import (
    decisions_to_set_up,
    new_folders,
    new_tables,
    runnable_quickstart,
    word_decision,
    word_folders,
    word_quickstart,
    word_tables,
)
from plangate.domain.scaffold.sources.stories import (
    place_story_test,
    place_unserved_story,
    unserved_stories,
    untested_stories,
    word_story_test,
    word_unserved_story,
)
from plangate.domain.scaffold.sources.tooling import (
    missing_dependencies,
    wanted_linters,
    word_dependencies,
    word_linters,
)
from plangate.domain.scaffold.task_draft import Placement, TaskDraft, TaskPhase, Wording

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class SourceKind(Generic[Part]):
    """A kind of source: the parts of the design that it collects, where each is placed, and how its task is worded."""

    collect: Callable[[PlacedDesign], Iterable[Part]]
    place: Callable[[Design, Part], Placement]
    word: Callable[[Design, Part], Wording]

    def drafts(self, placed: PlacedDesign) -> tuple[TaskDraft, ...]:
        """The tasks of all parts."""
        design = placed.design
        return tuple(TaskDraft.of(self.place(design, part), self.word(design, part)) for part in self.collect(placed))


def in_phase(phase: TaskPhase) -> Callable[[Design, object], Placement]:
    """Placing every part in a phase that all stories share."""
    return lambda design, part: Placement(phase)


SOURCE_KINDS: tuple[SourceKind[Any], ...] = (
    SourceKind(new_folders, in_phase(TaskPhase.SETUP), word_folders),
    SourceKind(missing_dependencies, in_phase(TaskPhase.SETUP), word_dependencies),
    SourceKind(wanted_linters, in_phase(TaskPhase.SETUP), word_linters),
    SourceKind(new_tables, in_phase(TaskPhase.FOUNDATION), word_tables),
    SourceKind(runnable_quickstart, in_phase(TaskPhase.POLISH), word_quickstart),
    SourceKind(decisions_to_set_up, in_phase(TaskPhase.SETUP), word_decision),
    SourceKind(contracts_to_test, place_contract_test, word_contract_test),
    SourceKind(entity_groups, place_group, word_group),
    SourceKind(free_files, place_file, word_file),
    SourceKind(contract_parts, place_contract, word_contract),
    SourceKind(unmet_requirements, place_requirement, word_requirement),
    SourceKind(untested_stories, place_story_test, word_story_test),
    SourceKind(unserved_stories, place_unserved_story, word_unserved_story),
)


def make_drafts(design: Design, *, tests: bool) -> tuple[TaskDraft, ...]:
    """The tasks that the design asks for, those for tests only where they are wanted, in the table's order."""
    placed = PlacedDesign(design, place_entities(design), place_contracts(design))
    for kind in SOURCE_KINDS:
        made = (draft for draft in kind.drafts(placed) if tests or not draft.is_test)
        placed = replace(placed, drafts=(*placed.drafts, *made))
    return tuple(dict.fromkeys(cite_requirements(design, placed.drafts)))
