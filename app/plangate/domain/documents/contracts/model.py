"""What a contract is: its title and its operations with their places."""

from dataclasses import dataclass

from plangate.domain.documents.references import NOTHING_CITED, Cited
from plangate.domain.text.markdown import Span


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

    `note` says what could not be read, empty where all was.
    """

    path: str
    title: str
    operations: tuple[Operation, ...] = ()
    cited: Cited = NOTHING_CITED
    note: str = ""
