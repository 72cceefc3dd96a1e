"""Whether tasks for tests are made: only where somebody asks for tests, and it is said who."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.model.findings import Strength
from plangate.domain.scaffold.model import TestChoice
from plangate.domain.scaffold.planned_files import FileRole, PlannedFile
from plangate.domain.scaffold.tasks_file.layout import Layout
from plangate.domain.text.markdown import Document, texts_of

_FIRST = re.compile(
    r"(?i)\btest[- ]?first\b|\bTDD\b|\btest[- ]driven\b|\btests? (?:are|is) written before\b"
    r"|\bfailing tests? (?:must|first)\b"
)
_KINDS = r"(?:unit|integration|contract|automated|acceptance|spec|end-to-end)"
_DEMAND = re.compile(
    rf"(?i)\b(?:{_KINDS} )?tests? (?:are|is|must be) (?:required|mandatory)\b|\b{_KINDS} tests? (?:must|shall)\b"
    r"|\bmust (?:have|include|be covered by) [\w, ]{0,40}tests\b"
)
_DENIED = re.compile(
    r"(?i)\bno (?:automated |unit )?test\w*\b(?: \w+)? (?:required|needed|requested|planned)\b"
    r"|\btest\w*:?\W{0,6}(?:manual\b|none\b|n/a\b)|\btests? (?:are|is) (?:not|optional)\b"
    r"|\bwithout (?:automated )?tests\b|\b(?:no|not) (?:use |require |apply )?(?:TDD|test[- ]first)\b"
)


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
        if _DENIED.search(line):
            return TestChoice(False, f"Not requested: {name} says so in line {number}.")
    for name, number, line in lines:
        if _asks(line):
            return TestChoice(True, f"Included: {name} asks for them in line {number}.")
    return None


def _asks(text: str) -> bool:
    return _FIRST.search(text) is not None or _DEMAND.search(text) is not None


def _by_law(constitution: Constitution) -> TestChoice | None:
    for principle in constitution.principles:
        asks = _FIRST.search(principle.name) or _asks(principle.text)
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
