"""GraphQL documents: those in queries/, each with the fragments that it spreads, and those put together for a question.

File names of a pull request are hostile: whatever is asked about is a variable, and only names that we number are
written into a document.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

MAX_WEIGHT = 300
"""Of one document, in fields; GitHub gives an answer about ten seconds."""

Page = Mapping[str, Any]
T = TypeVar("T")

_SPREAD = re.compile(r"\.\.\.\s*(?!on\b)([A-Z]\w*)")


@cache
def document(name: str) -> str:
    """The query of that name with all its fragments; fragment `Folder` lies in `folder.graphql`."""
    return with_fragments(_text(name))


def with_fragments(text: str) -> str:
    """A document followed by the fragments that it spreads, directly or not."""
    names, parts = fragments_in(text), {}
    while names:
        name = names.pop(0)
        if name not in parts:
            parts[name] = _text(_file_name(name))
            names += fragments_in(parts[name])
    return "\n".join([text, *parts.values()])


def fragments_in(text: str) -> list[str]:
    """The names of the fragments that a text spreads."""
    return _SPREAD.findall(text)


@dataclass
class RepositoryQuery:
    """A question about the connection's repository that is being put together."""

    name: str
    variables: dict[str, Any] = field(default_factory=dict)
    _declared: list[str] = field(default_factory=lambda: ["$owner: String!", "$name: String!"])
    _fields: list[str] = field(default_factory=list)

    def variable(self, kind: str, value: Any) -> str:
        """A variable of that type with that value, as a document names it."""
        name = f"v{len(self.variables)}"
        self.variables[name] = value
        self._declared.append(f"${name}: {kind}")
        return f"${name}"

    def ask(self, text: str) -> None:
        """Ask for a field of the repository."""
        self._fields.append(text)

    def document(self, beside: str = "") -> str:
        """The document; `beside` are fields that are none of the repository's."""
        body = f"{beside} repository(owner: $owner, name: $name) {{ {' '.join(self._fields)} }}"
        return with_fragments(f"query {self.name}({' '.join(self._declared)}) {{ {body.strip()} }}")


def in_batches(questions: Iterable[T], weigh: Callable[[T], int]) -> Iterator[list[T]]:
    """The questions in their order, in as few parts as MAX_WEIGHT allows; one that is heavier goes alone."""
    batch: list[T] = []
    weight = 0
    for question in questions:
        weight += weigh(question)
        if batch and weight > MAX_WEIGHT:
            yield batch
            batch, weight = [], weigh(question)
        batch.append(question)
    if batch:
        yield batch


def pages(first: Page | None, following: Callable[[str], Page | None]) -> Iterator[Page]:
    """The pages of a connection; `following` asks for the one after a cursor."""
    page = first
    while page is not None:
        yield page
        position = page["pageInfo"]
        page = following(position["endCursor"]) if position["hasNextPage"] else None


def nodes(first: Page | None, following: Callable[[str], Page | None]) -> Iterator[Mapping[str, Any]]:
    """What the pages of a connection hold."""
    for page in pages(first, following):
        yield from page["nodes"] or ()


def names() -> tuple[str, ...]:
    """The names of all documents, fragments included."""
    paths = files("plangate.github").joinpath("queries").iterdir()
    return tuple(sorted(path.name.removesuffix(".graphql") for path in paths if path.name.endswith(".graphql")))


def _file_name(fragment: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", fragment).lower()


@cache
def _text(name: str) -> str:
    return files("plangate.github").joinpath("queries", f"{name}.graphql").read_text(encoding="utf-8")
