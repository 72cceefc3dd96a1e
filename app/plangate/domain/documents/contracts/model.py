"""What a contract is: its kind, its title and its operations with their places."""

from dataclasses import dataclass
from enum import StrEnum

from plangate.domain.text.markdown import Span
from plangate.domain.text.references import NOTHING_CITED, Cited


class ContractKind(StrEnum):
    """What a contract is written in; OTHER is read by its name only."""

    MARKDOWN = "markdown"
    OPENAPI = "openapi"
    ASYNCAPI = "asyncapi"
    JSON_SCHEMA = "json-schema"
    YAML = "yaml"
    JSON = "json"
    GRAPHQL = "graphql"
    PROTO = "proto"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation over HTTP: `method` in capitals, `path` without a query; `title` is what is said beside it."""

    method: str
    path: str
    span: Span
    title: str = ""


@dataclass(frozen=True, slots=True)
class Contract:
    """A file of contracts/. `title` is its own, else its file's name without ending.

    `headings` are the second-level titles of a Markdown contract. `note` says what could not be read, empty where all
    was.
    """

    path: str
    kind: ContractKind
    title: str
    operations: tuple[Operation, ...] = ()
    headings: tuple[tuple[str, Span], ...] = ()
    cited: Cited = NOTHING_CITED
    note: str = ""
