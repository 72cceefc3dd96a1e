"""The generated document: many paths at many commits, and blobs by their ids, asked for together.

File names of a pull request are hostile, so every path and id is a variable; only aliases that we number are written
into the document.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from plangate.errors import TransientError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import with_fragments

HEAVIEST = 300
"""Weight of one document; GitHub gives an answer about ten seconds."""

_HEAD = "pullRequest(number: $number) { headRefOid }"


class Selection(Enum):
    """What is asked of a path: fields, and their weight."""

    KIND = ("type", 1)
    ID = ("oid", 1)
    SIZE = ("oid mode object { ... on Blob { byteSize } }", 1)
    ENTRY = ("...Entry", 3)
    FOLDER = ("...Folder", 6)
    NAMES = ("type object { ... on Tree { entries { name type } } }", 1)


_BLOB_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class ObjectQuery:
    """A question about a path at a commit."""

    commit: str
    path: str
    want: Selection


@dataclass(slots=True)
class Answers:
    """What was found: nodes of looks (None: there is nothing at that path) and of blobs; the head if asked for."""

    looks: dict[ObjectQuery, Mapping[str, Any] | None] = field(default_factory=dict)
    blobs: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    head: str | None = None

    def at(self, commit: str, path: str, want: Selection) -> Mapping[str, Any] | None:
        """The node at a path, None where there is nothing."""
        return self.looks.get(ObjectQuery(commit, path, want))


def look_up(
    github: Connection,
    looks: Iterable[ObjectQuery],
    blobs: Iterable[str] = (),
    *,
    number: int | None = None,
    doing: str,
) -> Answers:
    """The answers to all questions, in as few calls as they fit into; with `number`, the last one asks for the head."""
    answers = Answers()
    batches = list(_batches([*dict.fromkeys(looks), *dict.fromkeys(blobs)]))
    if number is not None and not batches:
        batches = [[]]
    for place, batch in enumerate(batches, 1):
        asked = number if place == len(batches) else None
        query, variables, aliases = write_document(batch, asked)
        repository = github.ask(query, variables, doing=doing)["repository"]
        _take(answers, repository, aliases, doing)
        if asked is not None:
            answers.head = repository["pullRequest"]["headRefOid"]
    return answers


def _batches(questions: Sequence[ObjectQuery | str]) -> Iterator[list[ObjectQuery | str]]:
    batch: list[ObjectQuery | str] = []
    weight = 0
    for question in questions:
        added = question.want.value[1] if isinstance(question, ObjectQuery) else _BLOB_WEIGHT
        if batch and weight + added > HEAVIEST:
            yield batch
            batch, weight = [], 0
        batch.append(question)
        weight += added
    if batch:
        yield batch


Aliases = dict[str, tuple[str, dict[str, ObjectQuery]] | str]
"""An alias of the repository's fields: a commit with the aliases of its paths, or a blob's id."""


def write_document(
    questions: Sequence[ObjectQuery | str], number: int | None = None
) -> tuple[str, dict[str, Any], Aliases]:
    """A document with its variables, and what its aliases stand for."""
    variables: dict[str, Any] = {}
    aliases: Aliases = {}
    fields: list[str] = []
    for commit in dict.fromkeys(q.commit for q in questions if isinstance(q, ObjectQuery)):
        name = f"c{len(aliases)}"
        below = {f"p{i}": q for i, q in enumerate(questions) if isinstance(q, ObjectQuery) and q.commit == commit}
        aliases[name] = (commit, below)
        variables |= {name: commit, **{alias: look.path for alias, look in below.items()}}
        paths = " ".join(f"{alias}: file(path: ${alias}) {{ {look.want.value[0]} }}" for alias, look in below.items())
        fields.append(f"{name}: object(oid: ${name}) {{ ... on Commit {{ {paths} }} }}")
    for sha in (q for q in questions if isinstance(q, str)):
        name = f"b{len(aliases)}"
        aliases[name] = variables[name] = sha
        fields.append(f"{name}: object(oid: ${name}) {{ ...BlobText }}")
    if number is not None:
        variables["number"] = number
        fields.append(_HEAD)
    body = f"repository(owner: $owner, name: $name) {{ {' '.join(fields)} }}"
    declared = " ".join(f"${name}: {_type(name)}" for name in ("owner", "name", *variables))
    return with_fragments(f"query Lookups({declared}) {{ {body} }}"), variables, aliases


def _type(variable: str) -> str:
    if variable == "number":
        return "Int!"
    return "GitObjectID!" if variable[0] in "cb" and variable[1:].isdecimal() else "String!"


def _take(answers: Answers, repository: Mapping[str, Any], aliases: Aliases, doing: str) -> None:
    for alias, meaning in aliases.items():
        node = repository[alias]
        # An id that we were given must be there; what is not there now was pruned or has not arrived everywhere.
        if node is None:
            raise TransientError(f"GitHub does not find {meaning if isinstance(meaning, str) else meaning[0]} {doing}.")
        if isinstance(meaning, str):
            answers.blobs[meaning] = node
        else:
            answers.looks |= {look: node[below] for below, look in meaning[1].items()}
