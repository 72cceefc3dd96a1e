"""A contract does not parse."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.unread_files import contracts_asked_for, why_unreadable
from plangate.domain.documents.contracts.syntax import FOR_TOOLS, syntax_of
from plangate.domain.documents.layout import CONTRACTS
from plangate.domain.model.findings import Severity
from plangate.domain.model.snapshot import Feature
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_PLAN = """
    # Implementation Plan: Search the catalogue
    """


@rule(
    "unreadable-contract",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=_PLAN,
            files={"specs/001-search/contracts/search.yaml": "openapi: 3.1.0\npaths: ]/search ◀\n"},
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={"specs/001-search/contracts/search.yaml": "openapi: 3.1.0\npaths: {}\n"},
        ),
    ),
)
def unreadable_contract(case: Case) -> Iterator[Remark]:
    """A JSON, YAML or OpenAPI file among the contracts does not parse, or cannot be read at all.

    What no tool can read binds nobody: generated clients and contract tests stop at the first line that is wrong.

    Correct the file at the line that is named. Where it is over 256 KiB, shorten it; where it is no UTF-8, save it so.

    Source: `templates/commands/plan.md`, Phase 1: contracts. Measured: 13 of 122 contract files are JSON or YAML.
    """
    yield from _unread(case.feature)
    yield from _unparsed(case.feature)


def _unread(feature: Feature) -> Iterator[Remark]:
    for file in contracts_asked_for(feature):
        why = why_unreadable(file) if file.path.endswith(FOR_TOOLS) else ""
        if why:
            yield Remark(Span(1, 1), f"This contract cannot be read: {why}.", path=file.path)


def _unparsed(feature: Feature) -> Iterator[Remark]:
    for file in feature.files_in(CONTRACTS):
        syntax = syntax_of(file)
        if syntax.reason:
            told = f"This contract does not parse: {syntax.reason}. Correct it here."
            yield Remark(Span(syntax.line, syntax.line), told, path=file.path)
