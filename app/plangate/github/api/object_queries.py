"""Many paths at many commits, and blobs by their ids, asked for together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from plangate.errors import TransientError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import RepositoryQuery, in_batches


class Selection(Enum):
    """What is asked of a path: fields, and their weight."""

    KIND = ("type", 1)
    ID = ("oid", 1)
    MODE = ("oid type mode", 1)
    SIZE = ("oid mode object { ... on Blob { byteSize } }", 1)
    ENTRY = ("...Entry", 3)
    FOLDER = ("...Folder", 6)
    NAMES = ("type object { ... on Tree { entries { name type } } }", 1)
    CHANGED = ("nodes { committedDate }", 10)

    def field(self, path: str) -> str:
        """The field of a commit that answers for a path, which is a variable: its newest change, or what is there."""
        start = f"history(path: {path}, first: 1)" if self is Selection.CHANGED else f"file(path: {path})"
        return f"{start} {{ {self.value[0]} }}"


_BLOB_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class ObjectQuery:
    """A question about a path at a commit."""

    commit: str
    path: str
    want: Selection


@dataclass(slots=True)
class Answers:
    """The nodes at paths (None: there is nothing) and of blobs by their ids; the pull request's head if asked for."""

    paths: dict[ObjectQuery, Mapping[str, Any] | None] = field(default_factory=dict)
    blobs: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    head: str | None = None

    def at(self, commit: str, path: str, want: Selection) -> Mapping[str, Any] | None:
        """The node at a path, None where there is nothing."""
        return self.paths.get(ObjectQuery(commit, path, want))

    def __contains__(self, query: ObjectQuery) -> bool:
        """Whether a path was asked about."""
        return query in self.paths


def look_up(
    github: Connection,
    queries: Iterable[ObjectQuery],
    blobs: Iterable[str] = (),
    *,
    number: int | None = None,
    alone: bool = True,
    doing: str,
) -> Answers:
    """The answers to all questions, in as few calls as they fit into; with `number`, the last one asks for the head.

    It is asked for `alone`, too, where there is no other question.
    """
    answers = Answers()
    questions: list[ObjectQuery | str] = [*dict.fromkeys(queries), *dict.fromkeys(blobs)]
    batches = list(in_batches(questions, _weight))
    if number is not None and alone:
        batches = batches or [[]]
    for place, batch in enumerate(batches, 1):
        document = Lookup(batch, number if place == len(batches) else None)
        repository = github.ask(document.text, document.variables, doing=doing)["repository"]
        document.take(answers, repository, doing)
    return answers


def _weight(question: ObjectQuery | str) -> int:
    return question.want.value[1] if isinstance(question, ObjectQuery) else _BLOB_WEIGHT


class Lookup:
    """One document: its text, its variables, and how its answer is read."""

    def __init__(self, questions: Sequence[ObjectQuery | str], number: int | None = None) -> None:
        """Paths at commits, and blobs by their ids; with `number`, the head of that pull request besides."""
        self._query = RepositoryQuery("Lookups")
        self._commits: dict[str, dict[str, ObjectQuery]] = {}
        self._blobs = [question for question in questions if isinstance(question, str)]
        self._asks_for_head = number is not None
        for question in questions:
            if isinstance(question, ObjectQuery):
                below = self._commits.setdefault(question.commit, {})
                below[f"p{len(below)}"] = question
        for place, (commit, below) in enumerate(self._commits.items()):
            self._ask_for_object(f"c{place}", commit, f"... on Commit {{ {self._paths(below)} }}")
        for place, sha in enumerate(self._blobs):
            self._ask_for_object(f"b{place}", sha, "...BlobText")
        if number is not None:
            self._query.ask(f"pullRequest(number: {self._query.variable('Int!', number)}) {{ headRefOid }}")

    @property
    def text(self) -> str:
        """The document."""
        return self._query.document()

    @property
    def variables(self) -> Mapping[str, Any]:
        """What it asks about."""
        return self._query.variables

    def _ask_for_object(self, alias: str, oid: str, fields: str) -> None:
        self._query.ask(f"{alias}: object(oid: {self._query.variable('GitObjectID!', oid)}) {{ {fields} }}")

    def _paths(self, below: Mapping[str, ObjectQuery]) -> str:
        return " ".join(
            f"{alias}: {query.want.field(self._query.variable('String!', query.path))}"
            for alias, query in below.items()
        )

    def take(self, answers: Answers, repository: Mapping[str, Any], doing: str) -> None:
        """Put into the answers what the repository says."""
        for place, (commit, below) in enumerate(self._commits.items()):
            node = _found(repository[f"c{place}"], commit, doing)
            answers.paths |= {query: node[alias] for alias, query in below.items()}
        for place, sha in enumerate(self._blobs):
            answers.blobs[sha] = _found(repository[f"b{place}"], sha, doing)
        if self._asks_for_head:
            answers.head = repository["pullRequest"]["headRefOid"]


def _found(node: Mapping[str, Any] | None, oid: str, doing: str) -> Mapping[str, Any]:
    """An id that we were given must be there; what is not there now was pruned or has not arrived everywhere."""
    if node is None:
        raise TransientError(f"GitHub does not find {oid} {doing}.", may_be_lag=True)
    return node
