"""Contracts: a task for each operation, and for each contract that has none; a test for each contract."""

from collections.abc import Iterator

from plangate.domain.documents.contracts.model import Contract, Operation
from plangate.domain.documents.references import NOTHING_CITED, Cited
from plangate.domain.scaffold.design import Design, contract_name, contract_source
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.planned_files import PlannedFile
from plangate.domain.scaffold.sources.placed import PlacedContract, PlacedDesign
from plangate.domain.scaffold.stories import StoryAssignment
from plangate.domain.scaffold.task_draft import Placement, Stage, TaskPhase, Wording
from plangate.domain.scaffold.words import one_line, tokens

_LOGIC = (FileRole.SERVICE, FileRole.OTHER)
_NOT_BUILT = frozenset({"contract", "api", "interface", "specification", "v1", "v2", "command"})
_TEST_WORDS = frozenset({"test", "spec", "contract", "api", "integration"})
_MAX_TITLE_LENGTH = 100
_MAX_PATH_LENGTH = 120
_MAX_REQUIREMENTS = 6


def place_contracts(design: Design) -> tuple[PlacedContract, ...]:
    """The operations of all contracts, in the order of their files, each with its story and its file."""
    return tuple(placed for contract in design.contracts for placed in _placed(design, contract))


def _placed(design: Design, contract: Contract) -> Iterator[PlacedContract]:
    if not contract.operations:
        yield _whole(design, contract)
    around = tokens(contract.title)
    for operation in contract.operations:
        words = tokens(f"{operation.path} {_title(operation)}")
        file = _file_for(design, words | around) or _only_endpoint(design)
        yield PlacedContract(contract, operation, words, _assignment(design, words, around), file)


def _whole(design: Design, contract: Contract) -> PlacedContract:
    """A contract without operations, such as a library's."""
    stem = contract.path.rpartition("/")[2].rpartition(".")[0]
    words = tokens(f"{contract.title} {stem}") - _NOT_BUILT
    file = _called_just(design, words) or _file_for(design, words)
    return PlacedContract(contract, None, words, _assignment(design, words, cited=contract.cited), file)


def _title(operation: Operation) -> str:
    return one_line(operation.title, _MAX_TITLE_LENGTH)


def _assignment(
    design: Design, words: frozenset[str], around: frozenset[str] = frozenset(), cited: Cited = NOTHING_CITED
) -> StoryAssignment:
    """The story of a contract's part: by its own words, else by its contract's, else the first."""
    assignment = design.stories.of_words(words, cited)
    if assignment.story is None and around:
        assignment = design.stories.of_words(words | around)
    if assignment.story is None:
        assignment = design.stories.of_requirement_like(words)
    return design.stories.or_first(assignment)


def _called_just(design: Design, words: frozenset[str]) -> PlannedFile | None:
    """The file that is called just what a contract without operations is."""
    able = (file for file in design.kept_files if file.role in (*_LOGIC, FileRole.ENDPOINT))
    return next((file for file in able if words and file.stem_words == words), None)


def _file_for(design: Design, words: frozenset[str]) -> PlannedFile | None:
    """The file that serves an interface: the endpoint's whose words it shares, else one called after the interface."""
    best = max(_endpoints(design), key=lambda file: len(file.words & words), default=None)
    if best is not None and best.words & words:
        return best
    telling = words - design.common
    logic = (file for file in design.files if file.role in _LOGIC)
    return next((file for file in logic if file.is_named_in(telling)), None)


def _only_endpoint(design: Design) -> PlannedFile | None:
    endpoints = _endpoints(design)
    return endpoints[0] if len(endpoints) == 1 else None


def _endpoints(design: Design) -> list[PlannedFile]:
    return [file for file in design.kept_files if file.role is FileRole.ENDPOINT]


def contract_parts(placed: PlacedDesign) -> tuple[PlacedContract, ...]:
    """The operations, and the contracts without any."""
    return placed.contracts


def place_contract(design: Design, part: PlacedContract) -> Placement:
    """Among the endpoints of its story."""
    assignment = part.assignment
    guessed = "no story tells of it" if assignment.guess else ""
    return Placement(TaskPhase.STORY, Stage.ENDPOINTS, assignment.story, part.path, assignment.reason, guessed)


def word_contract(design: Design, part: PlacedContract) -> Wording:
    """Implement the operation, or what the contract agrees on."""
    # An entity whose name says nothing by itself, such as User, stands behind every contract.
    needs = tuple(entity.name for entity in design.entities if entity.words <= part.words)
    name = contract_name(part.contract)
    if part.operation is None:
        text = f"Implement what {name} agrees on ({one_line(part.contract.title, _MAX_TITLE_LENGTH)}){_comment(part)}"
        requirements = part.contract.cited.requirements[:_MAX_REQUIREMENTS]
        return Wording(text, (*requirements, f"per {name}"), (contract_source(part.contract),), needs)
    title = _title(part.operation)
    operation = f"`{part.operation.method} {one_line(part.operation.path, _MAX_PATH_LENGTH)}`"
    return Wording(
        f"Implement {operation}{f' ({title})' if title else ''}",
        (f"per {name}",),
        (contract_source(part.contract, part.operation.span.line),),
        needs,
        about=title,
    )


def _comment(part: PlacedContract) -> str:
    """What the tree says of the file, which has no task of its own."""
    file = part.file
    return f" in {file.path}: {one_line(file.comment)}" if file and file.comment_words - part.words else ""


def contracts_to_test(placed: PlacedDesign) -> Iterator[tuple[Contract, int | None]]:
    """Every contract, with the first story that it serves."""
    for contract in placed.design.contracts:
        served = (part.assignment.story for part in placed.contracts if part.contract.path == contract.path)
        yield contract, placed.design.stories.earliest(served)


def place_contract_test(design: Design, part: tuple[Contract, int | None]) -> Placement:
    """Among the tests of the first story that it serves."""
    contract, story = part
    stem = contract.path.rpartition("/")[2].partition(".")[0]
    return Placement(
        TaskPhase.STORY,
        Stage.TESTS,
        story if story is not None else design.stories.first,
        _drawn_test(design, stem) or design.names.test(stem, "contract"),
        "the first story that it serves",
    )


def _drawn_test(design: Design, stem: str) -> str:
    """The path of the contract test that the tree names for a contract."""
    tests = [file for file in design.test_files if "contract" in file.path.lower()]
    is_only = len(tests) == len(design.contracts) == 1
    words = tokens(stem) - _TEST_WORDS
    return next((file.path for file in tests if is_only or words & tokens(file.name)), "")


def word_contract_test(design: Design, part: tuple[Contract, int | None]) -> Wording:
    """Test the contract."""
    contract, _ = part
    return Wording(
        f"Contract test for {contract.path.rpartition('/')[2]}",
        (f"per {contract_name(contract)}",),
        (contract_source(contract),),
    )
