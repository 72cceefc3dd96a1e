"""Whether tasks for tests are made: only where somebody asks for tests, and it is said who."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.model.findings import Strength
from plangate.domain.scaffold.file_roles import FileRole
from plangate.domain.scaffold.model import TestChoice
from plangate.domain.scaffold.planned_files import PlannedFile
from plangate.domain.scaffold.tasks_file.layout import Layout
from plangate.domain.text.markdown import Document, texts_of
from plangate.domain.text.vocabulary import Vocabulary

_FIRST = Vocabulary(
    "test-first, TDD, test-driven, tests are written before, test is written before, failing test must, "
    "failing tests must, failing test first, failing tests first"
)
_KINDS = Vocabulary("unit, integration, contract, automated, acceptance, spec, end-to-end")
_DUTIES = Vocabulary("test must, tests must, test shall, tests shall")
_TESTS_ARE = Vocabulary("test is, tests is, tests are, test must be, tests must be")
_REQUIRED = Vocabulary("required, mandatory")
_COVERED = Vocabulary("must have, must include, must be covered by")
_TESTS, _EVERY_TEST = Vocabulary("tests"), Vocabulary("test*")
_MAX_WORDS_BETWEEN = 6

_WITHOUT = Vocabulary(
    "tests are not, tests are optional, tests is not, tests is optional, test is not, test is optional, without tests, "
    "without automated tests, no TDD, no test-first, no use TDD, no use test-first, no require TDD, "
    "no require test-first, not TDD, not test-first, not use TDD, not use test-first, not require TDD, "
    "not require test-first, not apply TDD, not apply test-first"
)
_BY_HAND = Vocabulary("manual, none, n/a")
_NO_TEST = Vocabulary("no test*, no automated test*, no unit test*")
_ASKED_FOR = Vocabulary("required, needed, requested, planned")


_BY_TEMPLATE = TestChoice(True, "Included: the repository's tasks template asks for them.")
_NOT_ASKED = TestChoice(False, "Not requested: neither specification, plan nor constitution asks for them.")


def choose_tests(case: Case, files: tuple[PlannedFile, ...], layout: Layout, asked: bool | None) -> TestChoice:
    """The choice for a feature; `asked` is what a person says, and decides."""
    if asked is not None:
        return TestChoice(asked, f"{'Included' if asked else 'Left out'}: asked for with the command.")
    return (
        _by_documents(case)
        or _by_law(case.constitution)
        or _by_plan(files)
        or (_BY_TEMPLATE if layout.demands_tests else _NOT_ASKED)
    )


def _by_documents(case: Case) -> TestChoice | None:
    """What specification and plan say, the specification first; that there are none, in either, before all."""
    documents = {"spec.md": case.spec.document} if case.spec else {}
    documents["plan.md"] = case.plan.document
    lines = [(name, *line) for name, document in documents.items() for line in _lines_on_tests(document)]
    for name, number, line in lines:
        if _denies(line):
            return TestChoice(False, f"Not requested: {name} says so in line {number}.")
    for name, number, line in lines:
        if _asks(line):
            return TestChoice(True, f"Included: {name} asks for them in line {number}.")
    return None


def _asks(text: str) -> bool:
    return (
        _FIRST.stands_in(text)
        or _KINDS.leads_to(_DUTIES, text)
        or _TESTS_ARE.leads_to(_REQUIRED, text)
        or _COVERED.leads_to(_TESTS, text, most=_MAX_WORDS_BETWEEN)
    )


def _denies(text: str) -> bool:
    return (
        _WITHOUT.stands_in(text) or _EVERY_TEST.leads_to(_BY_HAND, text) or _NO_TEST.leads_to(_ASKED_FOR, text, most=1)
    )


def _by_law(constitution: Constitution) -> TestChoice | None:
    for principle in constitution.principles:
        asks = _FIRST.stands_in(principle.name) or _asks(principle.text)
        if asks and principle.strength in (Strength.MUST, Strength.NON_NEGOTIABLE):
            number = f" {principle.id}" if principle.id else ""
            return TestChoice(True, f"Included: the constitution's principle{number} ({principle.name}) asks for them.")
    return None


def _by_plan(files: tuple[PlannedFile, ...]) -> TestChoice | None:
    planned = next((file for file in files if file.role is FileRole.TEST and not file.is_deleted), None)
    return TestChoice(True, f"Included: the plan's source tree names {planned.path}.") if planned else None


def _lines_on_tests(document: Document) -> Iterator[tuple[int, str]]:
    """The lines of prose that speak of tests, with their numbers."""
    for block in document.blocks:
        if texts_of(block):
            for number in block.span.lines:
                line = document.line(number)
                if "test" in line.lower() or "TDD" in line:
                    yield number, line
