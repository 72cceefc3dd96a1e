"""Requirements: cited by the task that does what one says, else a task of its own."""

from collections.abc import Sequence
from dataclasses import replace

from plangate.domain.documents.spec.model import Item
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.planned_files import PlannedFile
from plangate.domain.scaffold.sources.placed import PlacedDesign
from plangate.domain.scaffold.task_draft import Placement, Stage, TaskDraft, TaskPhase, Wording
from plangate.domain.scaffold.words import one_line, tokens, what_to_do

_NO_CODE = (FileRole.TEST, FileRole.DOCS, FileRole.CONFIG, FileRole.MIGRATION)
_SERVING = (FileRole.ENDPOINT, FileRole.UI)
_MIN_COVERED_SHARE = 0.6
_MIN_ENDPOINT_WORDS = 2
_MIN_WORDS = 3
"""Words that the source of a task must say, so that a requirement can be told to say the same."""

_MIN_POINTS = 3
_STEM_LENGTH = 5


def file_of(design: Design, text: str) -> PlannedFile | None:
    """The file that a sentence works in: the one whose words it shares, else the only one for the logic."""
    files = _logic_files(design)
    services = [file for file in files if _is_service(file)]
    new = [file for file in services if file.is_created]
    return _telling_file(design, files, text) or _sole(services) or _sole(new) or _sole(files)


def _logic_files(design: Design) -> Sequence[PlannedFile]:
    """The files of code; without models, unless there is nothing else."""
    code = [file for file in design.kept_files if file.role not in _NO_CODE]
    return [file for file in code if file.role is not FileRole.MODEL] or code


def _sole(files: Sequence[PlannedFile]) -> PlannedFile | None:
    return files[0] if len(files) == 1 else None


def _telling_file(design: Design, files: Sequence[PlannedFile], text: str) -> PlannedFile | None:
    """The one file that a sentence is about more than about any other."""
    words = _stems(tokens(text))
    entities = _stems(tokens(" ".join(entity.name for entity in design.entities)))
    points = {file: _points(file, words, design.common, entities) for file in files}
    best = max((_MIN_POINTS, *points.values()))
    return _sole([file for file in files if points[file] == best])


def _points(file: PlannedFile, words: frozenset[str], common: frozenset[str], entities: frozenset[str]) -> int:
    """How much a sentence is about a file: it must name what the file is called after, best all of it.

    A file that is called after an entity is named wherever that one is: it takes more than the name.
    """
    name = _stems(file.stem_words - common)
    named = len(name & words)
    is_whole = named == len(name) and not name <= entities
    return 2 * named + is_whole + len(_stems(file.comment_words) & words) if named else 0


def _stems(words: frozenset[str]) -> frozenset[str]:
    """The beginnings of words: `recovery` is about what `recover` says."""
    return frozenset(word[:_STEM_LENGTH] for word in words)


def _is_service(file: PlannedFile) -> bool:
    """Whether a file is for a feature's logic as such."""
    is_named_so = not file.stem_words.isdisjoint({"service", "usecase"})
    return file.role is FileRole.SERVICE and (is_named_so or file.folder_name.lower() == "services")


def unmet_requirements(placed: PlacedDesign) -> list[Item]:
    """The requirements that no draft above does."""
    done = _done_by(placed.design, placed.drafts)
    return [item for item in placed.design.spec.requirements if item not in done]


def cite_requirements(design: Design, drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """The drafts, citing the requirements that they do."""
    citing = list(drafts)
    for item, at in _done_by(design, drafts).items():
        draft = citing[at]
        if item.id not in draft.cites:
            sources = (*draft.sources, _source(design, item))
            citing[at] = replace(draft, cites=(item.id, *draft.cites), sources=sources)
    return tuple(citing)


def _done_by(design: Design, drafts: Sequence[TaskDraft]) -> dict[Item, int]:
    """For each requirement that a draft does, where among the drafts the first of its story stands that does it."""
    candidates = _words_by_story(drafts)
    done: dict[Item, int] = {}
    for item in design.spec.requirements:
        likely = candidates.get(design.stories.assignments[item.id].story, ())
        at = next((at for at, words in likely if _covers(item.text, words)), None)
        if at is not None:
            done[item] = at
    return done


def _words_by_story(drafts: Sequence[TaskDraft]) -> dict[int | None, list[tuple[int, frozenset[str]]]]:
    """By story where the drafts stand whose sources say enough, and what words."""
    by_story: dict[int | None, list[tuple[int, frozenset[str]]]] = {}
    for at, draft in enumerate(drafts):
        words = tokens(draft.about)
        least = _MIN_ENDPOINT_WORDS if draft.stage is Stage.ENDPOINTS else _MIN_WORDS
        if draft.story is not None and not draft.is_test and len(words) >= least:
            by_story.setdefault(draft.story, []).append((at, words))
    return by_story


def _covers(text: str, words: frozenset[str]) -> bool:
    """Whether words ask for nearly what a requirement does, and for the same act: to lend is not to refuse to lend."""
    instruction = what_to_do(text) or ""
    act = tokens(instruction.split(" ", 1)[0]) - {"let"}
    return act <= words and len(tokens(text) & words) >= _MIN_COVERED_SHARE * len(words)


def place_requirement(design: Design, item: Item) -> Placement:
    """In its story, in the file that it works in; what belongs to no story comes last."""
    assignment, file = design.stories.assignments[item.id], file_of(design, item.text)
    is_served = file is not None and file.role in _SERVING
    return Placement(
        TaskPhase.STORY if assignment.story is not None else TaskPhase.POLISH,
        Stage.ENDPOINTS if is_served else Stage.SERVICES,
        assignment.story,
        file.path if file else "",
        assignment.reason,
        "" if assignment.story is not None else "it shares no words with one story more than with another",
    )


def word_requirement(design: Design, item: Item) -> Wording:
    """Do what the requirement says."""
    words = tokens(item.text)
    named = ", ".join(entity.name for entity in design.entities if entity.is_named_in(words))
    models = (f"data-model: {named}",) if named and design.has("data-model.md") else ()
    return Wording(_instruction(item), (item.id, *models), (_source(design, item),))


def _source(design: Design, item: Item) -> TaskSource:
    return design.in_spec(TaskKind.REQUIREMENT, item.id, item.span.line)


def _instruction(item: Item) -> str:
    """The requirement as an instruction; what stands below it as a list is left to the specification."""
    instruction = what_to_do(item.text)
    text = one_line(instruction) if instruction else f"Meet {item.id}: {one_line(item.text)}"
    text = text.rstrip(" .")
    return f"{text.rstrip(':')} what {item.id} lists" if text.endswith(":") else text
