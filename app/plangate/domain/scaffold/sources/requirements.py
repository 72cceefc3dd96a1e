"""Work that requirements ask for, as far as no other task does what they say."""

from collections.abc import Sequence
from dataclasses import replace

from plangate.domain.documents.spec.model import Item
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.planned_files import FileRole, PlannedFile
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line, tokens, what_to_do

_NO_CODE = (FileRole.TEST, FileRole.DOCS, FileRole.CONFIG, FileRole.MIGRATION)
_MOSTLY = 0.6
_LEAST, _ENOUGH, _STEM = 2, 3, 5


def file_of(design: Design, text: str) -> PlannedFile | None:
    """The file that a sentence works in: the one whose words it shares, else the only one for the logic."""
    words = _stems(tokens(text))
    able = [leaf for leaf in design.leaves if leaf.role not in _NO_CODE and leaf.verb != "Delete"]
    logic = [leaf for leaf in able if leaf.role is not FileRole.MODEL] or able
    things = _stems(tokens(" ".join(thing.name for thing in design.things)))
    points = {leaf.path: _points(leaf, words, design.common, things) for leaf in logic}
    best = max(points.values(), default=0)
    telling = [leaf for leaf in logic if points[leaf.path] == best]
    if best >= _ENOUGH and len(telling) == 1:
        return telling[0]
    return _only([leaf for leaf in logic if _is_service(leaf)]) or (logic[0] if len(logic) == 1 else None)


def _points(leaf: PlannedFile, words: frozenset[str], common: frozenset[str], things: frozenset[str]) -> int:
    """How much a sentence is about a file: it must name what the file is called after, best all of it.

    A file that is called after an entity is named wherever that one is: it takes more than the name.
    """
    name = _stems(tokens(leaf.stem) - common)
    called = len(name & words)
    whole = called == len(name) and not name <= things
    return 2 * called + whole + len(_stems(tokens(leaf.comment)) & words) if called else 0


def _stems(words: frozenset[str]) -> frozenset[str]:
    """The beginnings of words: `recovery` is about what `recover` says."""
    return frozenset(word[:_STEM] for word in words)


def _is_service(leaf: PlannedFile) -> bool:
    """Whether a file is for a feature's logic as such."""
    named = tokens(leaf.stem) & {"service", "usecase"}
    return leaf.role is FileRole.SERVICE and (bool(named) or leaf.folder.rpartition("/")[2].lower() == "services")


def _only(leaves: Sequence[PlannedFile]) -> PlannedFile | None:
    """The one leaf, or the one among them that is made anew."""
    new = [leaf for leaf in leaves if leaf.verb == "Create"]
    return leaves[0] if len(leaves) == 1 else new[0] if len(new) == 1 else None


def with_requirements(design: Design, drafts: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    """The drafts, citing the requirements that they do, and a draft for every other requirement."""
    told = list(drafts)
    own = []
    for item in design.spec.requirements:
        at = _done_by(design, item, told)
        if at is None:
            own.append(_draft(design, item))
        elif item.id not in told[at].cites:
            told[at] = replace(
                told[at], cites=(item.id, *told[at].cites), sources=(*told[at].sources, _source(design, item))
            )
    return (*told, *own)


def _done_by(design: Design, item: Item, drafts: Sequence[TaskDraft]) -> int | None:
    """The first draft of the requirement's story that says nearly the same."""
    story = design.stories.homes[item.id].story
    words = tokens(item.text)
    for at, draft in enumerate(drafts):
        said = tokens(draft.about) if draft.stage is not Stage.TESTS else frozenset()
        least = _LEAST if draft.stage is Stage.ENDPOINTS else _LEAST + 1
        if draft.story == story and story is not None and len(said) >= least and _covers(item.text, words, said):
            return at
    return None


def _covers(text: str, words: frozenset[str], said: frozenset[str]) -> bool:
    """Whether what is said asks for nearly the same, and for the same act: to lend is not to refuse to lend."""
    instruction = what_to_do(text) or ""
    act = tokens(instruction.split(" ", 1)[0]) - {"let"}
    return act <= said and len(words & said) >= _MOSTLY * len(said)


def _draft(design: Design, item: Item) -> TaskDraft:
    home = design.stories.homes[item.id]
    leaf = file_of(design, item.text)
    text = _said(item)
    named = [thing.name for thing in design.things if (own := tokens(thing.name)) and own <= tokens(item.text)]
    models = (f"data-model: {', '.join(named)}",) if named and design.has("data-model.md") else ()
    phase = TaskPhase.STORY if home.story is not None else TaskPhase.POLISH
    return TaskDraft(
        phase=phase,
        stage=Stage.ENDPOINTS if leaf and leaf.role in (FileRole.ENDPOINT, FileRole.UI) else Stage.SERVICES,
        text=text,
        path=leaf.path if leaf else "",
        story=home.story,
        cites=(item.id, *models),
        sources=(_source(design, item),),
        reason=home.reason,
        guessed="" if home.story is not None else "it shares no words with one story more than with another",
    )


def _source(design: Design, item: Item) -> TaskSource:
    return TaskSource(TaskKind.REQUIREMENT, item.id, design.spec.path, item.span.line)


def _said(item: Item) -> str:
    """The requirement as an instruction; what stands below it as a list is left to the specification."""
    instruction = what_to_do(item.text)
    text = one_line(instruction) if instruction else f"Meet {item.id}: {one_line(item.text)}"
    text = text.rstrip(" .")
    return f"{text.rstrip(':')} what {item.id} lists" if text.endswith(":") else text
