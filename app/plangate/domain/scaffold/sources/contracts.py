"""Work on contracts: a task for each operation, and for each contract that has none."""

from collections.abc import Sequence

from plangate.domain.documents.contracts.model import Contract, Operation
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.placing import StoryAssignment
from plangate.domain.scaffold.planned_files import FileRole, PlannedFile
from plangate.domain.scaffold.sources.files import words_of
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line, tokens
from plangate.domain.text.references import Cited

_LOGIC = (FileRole.SERVICE, FileRole.OTHER)
_NOT_BUILT = frozenset({"contract", "api", "interface", "specification", "v1", "v2", "command"})


def contract_drafts(design: Design) -> tuple[TaskDraft, ...]:
    """The tasks of all contracts, in the order of their files and of their operations."""
    return tuple(draft for contract in design.contracts for draft in _drafts(design, contract))


def _drafts(design: Design, contract: Contract) -> Sequence[TaskDraft]:
    if contract.operations:
        return [_of_operation(design, contract, operation) for operation in contract.operations]
    return [_whole(design, contract)]


def name_of(contract: Contract) -> str:
    """The contract's path below its feature's folder, as tasks cite it."""
    return f"contracts/{contract.path.rpartition('/contracts/')[2].removeprefix('contracts/')}"


def source_of(contract: Contract, line: int = 1) -> TaskSource:
    """The contract as a source."""
    return TaskSource(TaskKind.CONTRACT, name_of(contract), contract.path, line)


def _of_operation(design: Design, contract: Contract, operation: Operation) -> TaskDraft:
    title = one_line(operation.title, 100)
    words = tokens(f"{operation.path} {title}")
    home = _home(design, words, tokens(contract.title), Cited())
    leaf = _file(design, words | tokens(contract.title))
    told = f" ({title})" if title else ""
    return TaskDraft(
        phase=TaskPhase.STORY,
        stage=Stage.ENDPOINTS,
        text=f"Implement `{operation.method} {one_line(operation.path, 120)}`{told}",
        path=leaf.path if leaf else "",
        story=home.story,
        cites=(f"per {name_of(contract)}",),
        sources=(source_of(contract, operation.span.line),),
        needs=tuple(thing.name for thing in design.things if tokens(thing.name) <= words),
        reason=home.reason,
        guessed="no story tells of it" if home.guess else "",
        about=title,
    )


def _whole(design: Design, contract: Contract) -> TaskDraft:
    stem = contract.path.rpartition("/")[2].rpartition(".")[0]
    words = tokens(f"{contract.title} {stem}") - _NOT_BUILT
    home = _home(design, words, frozenset(), contract.cited)
    leaf = _called(design, words) or _file(design, words, only=False)
    # The file has no task of its own: this one says what the tree says of it.
    told = f" in {leaf.path}: {one_line(leaf.comment)}" if leaf and tokens(leaf.comment) - words else ""
    return TaskDraft(
        phase=TaskPhase.STORY,
        stage=Stage.ENDPOINTS,
        text=f"Implement what {name_of(contract)} agrees on ({one_line(contract.title, 100)}){told}",
        path=leaf.path if leaf else "",
        story=home.story,
        cites=(*contract.cited.requirements[:6], f"per {name_of(contract)}"),
        sources=(source_of(contract),),
        needs=tuple(thing.name for thing in design.things if tokens(thing.name) <= words),
        reason=home.reason,
        guessed="no story tells of it" if home.guess else "",
    )


def _home(design: Design, words: frozenset[str], around: frozenset[str], cited: Cited) -> StoryAssignment:
    """The story of a contract's part: by its own words, else by its contract's, else the first."""
    home = design.stories.of_words(words, cited)
    if home.story is None and around:
        home = design.stories.of_words(words | around)
    if home.story is None:
        home = design.stories.of_requirement_like(words)
    return home if home.story is not None else StoryAssignment(design.stories.first, guess=True)


def _called(design: Design, words: frozenset[str]) -> PlannedFile | None:
    """The file that is called just what a contract without operations is, such as a library's."""
    able = (leaf for leaf in design.leaves if leaf.role in (*_LOGIC, FileRole.ENDPOINT) and leaf.verb != "Delete")
    return next((leaf for leaf in able if words and _stem(leaf) == words), None)


def _file(design: Design, words: frozenset[str], *, only: bool = True) -> PlannedFile | None:
    """The file that serves an interface: the endpoint's whose words it shares, else the only one.

    What is no endpoint's must be called after the interface.
    """
    able = [leaf for leaf in design.leaves if leaf.role is FileRole.ENDPOINT and leaf.verb != "Delete"]
    shared = {leaf.path: len(words_of(leaf) & words) for leaf in able}
    best = max(able, key=lambda leaf: shared[leaf.path], default=None)
    if best is not None and shared[best.path]:
        return best
    telling = words - design.common
    called = [leaf for leaf in design.leaves if leaf.role in _LOGIC and _stem(leaf) and _stem(leaf) <= telling]
    return called[0] if called else able[0] if only and len(able) == 1 else None


def _stem(leaf: PlannedFile) -> frozenset[str]:
    return tokens(leaf.stem)
