"""A contract does not parse."""

import json
from collections.abc import Iterator
from functools import lru_cache

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.unread_files import contracts_asked_for, why_unreadable
from plangate.domain.documents.layout import CONTRACTS
from plangate.domain.model.findings import Severity
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.yaml import YamlTrouble, read_yaml_documents

_PLAN = """
    # Implementation Plan: Search the catalogue
    """
_YAML = (".yaml", ".yml")
_JSON = ".json"
_MACHINE = (*_YAML, _JSON)
"""How the names of files end that tools read."""
_TEMPLATED = ("{{", "{%", "<%", "${")


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
        why = why_unreadable(file) if file.path.endswith(_MACHINE) else ""
        if why:
            yield Remark(Span(1, 1), f"This contract cannot be read: {why}.", path=file.path)


def _unparsed(feature: Feature) -> Iterator[Remark]:
    for file in feature.files_in(CONTRACTS):
        trouble = _trouble(file)
        if trouble:
            line, reason = trouble
            yield Remark(Span(line, line), f"This contract does not parse: {reason}. Correct it here.", path=file.path)


# A plan is judged several times: as it is, as it was, and with each fix. A file that is equal has the same blob id.
@lru_cache(maxsize=512)
def _trouble(file: File) -> tuple[int, str] | None:
    """The line at which a file does not parse, and why; None where it does, or is none that tools read."""
    if not file.text or any(sign in file.text for sign in _TEMPLATED):
        return None
    text = file.text.removeprefix("\ufeff")
    if file.path.endswith(_YAML):
        return _yaml_trouble(text)
    return _json_trouble(text) if file.path.endswith(_JSON) else None


def _yaml_trouble(text: str) -> tuple[int, str] | None:
    documents = read_yaml_documents(text)
    return (documents.line, f"it {documents.message}") if isinstance(documents, YamlTrouble) else None


def _json_trouble(text: str) -> tuple[int, str] | None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno, error.msg[:1].lower() + error.msg[1:]
    except (RecursionError, ValueError):
        return 1, "it is nested too deeply, or holds a number that is too long"
    return None
