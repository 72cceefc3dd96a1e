"""Whether tasks for tests are made: only where somebody asks for tests, and it is said who."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.model.findings import Strength
from plangate.domain.scaffold.layout import Layout
from plangate.domain.scaffold.model import TestChoice
from plangate.domain.scaffold.planned_files import FileRole, PlannedFile
from plangate.domain.text.markdown import Document, Fence, Html

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


def choose_tests(case: Case, leaves: tuple[PlannedFile, ...], layout: Layout | None, asked: bool | None) -> TestChoice:
    """The choice for a feature; `asked` is what a person says, and decides."""
    if asked is not None:
        return TestChoice(asked, f"{'Included' if asked else 'Left out'}: asked for with the command.")
    documents = [("plan.md", case.plan.document)] + ([("spec.md", case.spec.document)] if case.spec else [])
    for name, document in reversed(documents):
        for number, line in _said(document):
            if _DENIED.search(line):
                return TestChoice(False, f"Not requested: {name} says so in line {number}.")
    for name, document in reversed(documents):
        for number, line in _said(document):
            if _FIRST.search(line) or _DEMAND.search(line):
                return TestChoice(True, f"Included: {name} asks for them in line {number}.")
    return _by_law(case.constitution) or _by_plan(leaves) or _by_template(layout) or _NOT_ASKED


_NOT_ASKED = TestChoice(False, "Not requested: neither specification, plan nor constitution asks for them.")


def _by_law(constitution: Constitution) -> TestChoice | None:
    for principle in constitution.principles:
        strong = principle.strength in (Strength.MUST, Strength.NON_NEGOTIABLE)
        if strong and (
            _FIRST.search(principle.name) or _FIRST.search(principle.text) or _DEMAND.search(principle.text)
        ):
            number = f" {principle.id}" if principle.id else ""
            return TestChoice(True, f"Included: the constitution's principle{number} ({principle.name}) asks for them.")
    return None


def _by_plan(leaves: tuple[PlannedFile, ...]) -> TestChoice | None:
    planned = next((leaf for leaf in leaves if leaf.role is FileRole.TEST and leaf.verb != "Delete"), None)
    return TestChoice(True, f"Included: the plan's source tree names {planned.path}.") if planned else None


def _by_template(layout: Layout | None) -> TestChoice | None:
    if layout is None or not layout.demands_tests:
        return None
    return TestChoice(True, "Included: the repository's tasks template asks for them.")


def _said(document: Document) -> Iterator[tuple[int, str]]:
    for block in document.blocks:
        if not isinstance(block, Fence | Html):
            for number in range(block.span.line, block.span.end_line + 1):
                line = document.line(number)
                if "test" in line.lower() or "TDD" in line:
                    yield number, line
