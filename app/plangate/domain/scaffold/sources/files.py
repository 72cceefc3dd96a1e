"""Work on the files that the plan's tree names, as far as no entity or contract has taken them."""

import re
from collections.abc import Mapping, Sequence

from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.placing import StoryAssignment
from plangate.domain.scaffold.planned_files import FileRole, PlannedFile
from plangate.domain.scaffold.sources.entities import PlacedEntity
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line, tokens

_STAGE = {
    FileRole.TEST: Stage.TESTS,
    FileRole.MODEL: Stage.MODELS,
    FileRole.ENDPOINT: Stage.ENDPOINTS,
    FileRole.UI: Stage.ENDPOINTS,
}
_SHARED = {
    FileRole.CONFIG: TaskPhase.SETUP,
    FileRole.MIGRATION: TaskPhase.FOUNDATION,
    FileRole.DOCS: TaskPhase.POLISH,
}
_SERVES = frozenset({"service", "manager", "repository", "store", "logic", "usecase"})
_SIGNS = re.compile(r"[(),;]")
"""What would end a name inside a citation."""

_MOST_RELATIONS = 6
_TEST_WORDS = frozenset({"test", "spec", "integration", "unit", "contract", "e2e"})


def source_of(design: Design, leaf: PlannedFile) -> TaskSource:
    """The leaf as a source."""
    return TaskSource(TaskKind.PATH, leaf.path, design.plan.path, leaf.line)


def place_leaves(
    design: Design, placed: Sequence[PlacedEntity], used: Mapping[str, Sequence[int]]
) -> dict[str, StoryAssignment]:
    """The story of each leaf, by its path; `used` are the stories whose requirements work in a file."""
    homes = {leaf.path: _home(design, leaf, placed, used) for leaf in design.leaves if leaf.role is not FileRole.TEST}
    tests = (leaf for leaf in design.leaves if leaf.role is FileRole.TEST)
    return homes | {leaf.path: _test_home(design, leaf, placed, homes) for leaf in tests}


def _home(
    design: Design, leaf: PlannedFile, placed: Sequence[PlacedEntity], used: Mapping[str, Sequence[int]]
) -> StoryAssignment:
    words = words_of(leaf) - design.common
    home = design.stories.of_words(words)
    first = design.stories.earliest((*used.get(leaf.path, ()), *([home.story] if home.story else [])))
    if home.story is not None and first == home.story:
        return home
    if first is not None:
        return StoryAssignment(first, "its requirements work in this file")
    of_things = {one.home.story for one in placed if not one.home.guess and tokens(one.thing.name) <= words}
    if number := design.stories.earliest(n for n in of_things if n):
        return StoryAssignment(number, "the entity that it is named after is built there")
    return StoryAssignment(None)


def _test_home(
    design: Design, leaf: PlannedFile, placed: Sequence[PlacedEntity], homes: Mapping[str, StoryAssignment]
) -> StoryAssignment:
    """The story of a test: that of the file it mirrors, else by its words, else the first."""
    stem = _stem(leaf) - _TEST_WORDS
    mirrored = [one for one in design.leaves if one.path in homes and stem and _stem(one) == stem]
    near = sorted(mirrored, key=lambda one: -len(_folders(one) & _folders(leaf)))
    found = next((homes[one.path] for one in near if homes[one.path].story is not None), None)
    if found:
        return StoryAssignment(found.story, "it tests a file of that story")
    home = _home(design, leaf, placed, {})
    return home if home.story is not None else StoryAssignment(design.stories.first, guess=True)


def leaf_drafts(design: Design, homes: Mapping[str, StoryAssignment], taken: frozenset[str]) -> tuple[TaskDraft, ...]:
    """A task for each file that is not taken."""
    documents = sum(leaf.role is FileRole.DOCS for leaf in design.leaves) * 2 > len(design.leaves)
    return tuple(_draft(design, leaf, homes[leaf.path], documents) for leaf in design.leaves if leaf.path not in taken)


def _draft(design: Design, leaf: PlannedFile, home: StoryAssignment, documents: bool) -> TaskDraft:
    phase = _SHARED.get(leaf.role, TaskPhase.STORY)
    stage = _STAGE.get(leaf.role, Stage.SERVICES)
    if leaf.role is FileRole.DOCS and documents:
        phase = TaskPhase.STORY
    if phase is TaskPhase.STORY and home.story is None and leaf.verb != "Create":
        # What stands already and is only changed takes in what the first story makes.
        home, stage = StoryAssignment(design.stories.first, guess=True), Stage.INTEGRATION
    if phase is TaskPhase.STORY and home.story is None:
        phase = TaskPhase.FOUNDATION
    told = f": {one_line(leaf.comment)}" if leaf.comment else ""
    guess = "no story has words of its own for it" if phase is TaskPhase.FOUNDATION and home.story is None else ""
    return TaskDraft(
        phase=phase,
        stage=stage,
        text=f"{leaf.verb} {leaf.path}{told}",
        path=leaf.path,
        story=home.story if phase is TaskPhase.STORY else None,
        cites=("plan: structure", *_relations(design, leaf)),
        sources=(source_of(design, leaf),),
        needs=_needs(design, leaf),
        about=leaf.comment,
        reason=home.reason if phase is TaskPhase.STORY else "",
        guessed="" if leaf.role in _SHARED else guess or ("no story has words of its own for it" if home.guess else ""),
    )


def _needs(design: Design, leaf: PlannedFile) -> tuple[str, ...]:
    """The entities that a file's own name, or what the tree says of it, names."""
    words = _stem(leaf) | tokens(leaf.comment)
    return tuple(thing.name for thing in design.things if (name := tokens(thing.name)) and name <= words)


def _relations(design: Design, leaf: PlannedFile) -> tuple[str, ...]:
    """The citation of what the entity knows that a service is named after: `data-model: Order → Customer`."""
    if leaf.role is not FileRole.SERVICE or leaf.verb == "Delete":
        return ()
    stem = _stem(leaf)
    served = (
        one for one in design.things if one.knows and (name := tokens(one.name)) and name < stem <= name | _SERVES
    )
    known = [f"{one.name} → {other}" for one in served for other in one.knows]
    plain = [relation for relation in known if not _SIGNS.search(relation)]
    return (f"data-model: {', '.join(plain[:_MOST_RELATIONS])}",) if plain else ()


def words_of(leaf: PlannedFile) -> frozenset[str]:
    """The words of a file's name, of its folder, and of what the tree says of it."""
    return _stem(leaf) | tokens(leaf.folder.rpartition("/")[2]) | tokens(leaf.comment)


def _stem(leaf: PlannedFile) -> frozenset[str]:
    return tokens(leaf.stem)


def _folders(leaf: PlannedFile) -> frozenset[str]:
    return frozenset(leaf.folder.lower().split("/"))
