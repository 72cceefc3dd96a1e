"""The files that the plan's tree names, as far as no entity or contract has taken them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.model import TaskKind
from plangate.domain.scaffold.planned_files import PlannedFile
from plangate.domain.scaffold.sources.placed import PlacedDesign
from plangate.domain.scaffold.sources.requirements import file_of
from plangate.domain.scaffold.stories import StoryAssignment
from plangate.domain.scaffold.task_draft import Placement, Stage, TaskPhase, Wording
from plangate.domain.scaffold.words import one_line

_STAGES = {
    FileRole.TEST: Stage.TESTS,
    FileRole.MODEL: Stage.MODELS,
    FileRole.ENDPOINT: Stage.ENDPOINTS,
    FileRole.UI: Stage.ENDPOINTS,
}
_SHARED_PHASES = {
    FileRole.CONFIG: TaskPhase.SETUP,
    FileRole.MIGRATION: TaskPhase.FOUNDATION,
    FileRole.DOCS: TaskPhase.POLISH,
}
_SERVES = frozenset({"service", "manager", "repository", "store", "logic", "usecase"})
_SIGNS = frozenset("(),;")
"""What would end a name inside a citation."""

_MAX_RELATIONS = 6
_TEST_WORDS = frozenset({"test", "spec", "integration", "unit", "contract", "e2e"})
_NO_WORDS = "no story has words of its own for it"


@dataclass(frozen=True, slots=True)
class AssignedFile:
    """A file with the phase of its role, and its story, where that is the stories' phase."""

    file: PlannedFile
    phase: TaskPhase
    assignment: StoryAssignment


def free_files(placed: PlacedDesign) -> Iterator[AssignedFile]:
    """The files that no entity, contract or contract's test has taken."""
    files = placed.design.files
    taken = {draft.path for draft in placed.drafts} | {part.path for part in placed.contracts}
    assignments = _assignments(placed)
    shared = _shared_phases(files)
    for file in files:
        if file.path not in taken:
            yield AssignedFile(file, shared.get(file.role, TaskPhase.STORY), assignments[file.path])


def _shared_phases(files: Sequence[PlannedFile]) -> dict[FileRole, TaskPhase]:
    """The phases of what all stories share; where most files are documents, they are what the stories are about."""
    is_written = sum(file.role is FileRole.DOCS for file in files) * 2 > len(files)
    return {role: phase for role, phase in _SHARED_PHASES.items() if not (is_written and role is FileRole.DOCS)}


def _assignments(placed: PlacedDesign) -> dict[str, StoryAssignment]:
    """The story of each file, by its path; tests go with what they test."""
    files, users = placed.design.files, _users(placed.design)
    code = {f.path: _assignment(placed, f, users.get(f.path, ())) for f in files if f.role is not FileRole.TEST}
    tests = {f.path: _of_test(placed, f, code) for f in placed.design.test_files}
    return code | tests


def _users(design: Design) -> dict[str, list[int]]:
    """The stories whose requirements work in a file, by its path."""
    users: dict[str, list[int]] = {}
    for item in design.spec.requirements:
        file, story = file_of(design, item.text), design.stories.assignments[item.id].story
        if file is not None and story is not None:
            users.setdefault(file.path, []).append(story)
    return users


def _assignment(placed: PlacedDesign, file: PlannedFile, users: Iterable[int]) -> StoryAssignment:
    """The first story that works in the file by its words or its requirements, else that of the entity it names."""
    stories = placed.design.stories
    words = file.words - placed.design.common
    by_words = stories.of_words(words)
    first = stories.earliest((*users, by_words.story or None))
    if first is None:
        return _of_entity(placed, words)
    return by_words if first == by_words.story else StoryAssignment(first, "its requirements work in this file")


def _of_entity(placed: PlacedDesign, words: frozenset[str]) -> StoryAssignment:
    """The first story of the entities that words name."""
    named = (one.assignment for one in placed.entities if one.entity.words <= words)
    story = placed.design.stories.earliest(assignment.story or None for assignment in named if not assignment.guess)
    return StoryAssignment(story, "the entity that it is named after is built there" if story else "")


def _of_test(placed: PlacedDesign, test: PlannedFile, code: Mapping[str, StoryAssignment]) -> StoryAssignment:
    """The story of a test: that of the file it mirrors, else by its words, else the first."""
    stem = test.stem_words - _TEST_WORDS
    mirrored = [f for f in placed.design.files if stem and f.path in code and f.stem_words == stem]
    nearest = sorted(mirrored, key=lambda file: -len(_folders(file) & _folders(test)))
    story = next((story for file in nearest if (story := code[file.path].story) is not None), None)
    if story is not None:
        return StoryAssignment(story, "it tests a file of that story")
    return placed.design.stories.or_first(_assignment(placed, test, ()))


def _folders(file: PlannedFile) -> frozenset[str]:
    return frozenset(file.folder.lower().split("/"))


def place_file(design: Design, assigned: AssignedFile) -> Placement:
    """Where its role belongs, and in its story; what serves all stories goes before them."""
    file, assignment = assigned.file, assigned.assignment
    stage = _STAGES.get(file.role, Stage.SERVICES)
    guessed = "" if file.role in _SHARED_PHASES else _NO_WORDS
    if assigned.phase is not TaskPhase.STORY:
        return Placement(assigned.phase, stage, path=file.path)
    if assignment.story is not None:
        guessed = guessed if assignment.guess else ""
        return Placement(TaskPhase.STORY, stage, assignment.story, file.path, assignment.reason, guessed)
    if file.is_created:
        return Placement(TaskPhase.FOUNDATION, stage, path=file.path, guessed=guessed)
    # What stands already and is only changed takes in what the first story makes.
    return Placement(TaskPhase.STORY, Stage.INTEGRATION, design.stories.first, file.path, guessed=guessed)


def word_file(design: Design, assigned: AssignedFile) -> Wording:
    """Do with the file what the tree says."""
    file = assigned.file
    comment = f": {one_line(file.comment)}" if file.comment else ""
    words = file.stem_words | file.comment_words
    return Wording(
        f"{file.verb} {file.path}{comment}",
        ("plan: structure", *_relations(design, file)),
        (design.in_plan(TaskKind.PATH, file.path, file.line),),
        needs=tuple(entity.name for entity in design.entities if entity.is_named_in(words)),
        about=file.comment,
    )


def _relations(design: Design, file: PlannedFile) -> tuple[str, ...]:
    """The citation of what the entity knows that a service is named after: `data-model: Order → Customer`."""
    if file.role is not FileRole.SERVICE or file.is_deleted:
        return ()
    served = (entity for entity in design.entities if _serves(file.stem_words, entity.words))
    plain = [relation for entity in served for relation in entity.relations if _SIGNS.isdisjoint(relation)]
    return (f"data-model: {', '.join(plain[:_MAX_RELATIONS])}",) if plain else ()


def _serves(stem: frozenset[str], name: frozenset[str]) -> bool:
    """Whether a file is called after what serves the thing of a name."""
    return bool(name) and name < stem <= name | _SERVES
