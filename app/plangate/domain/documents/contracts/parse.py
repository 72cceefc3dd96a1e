"""Reading contracts, those for machines and those in Markdown: total; what cannot be parsed is said in a note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, starmap

from plangate.domain.documents.contracts.model import Contract, Operation
from plangate.domain.documents.layout import is_contract
from plangate.domain.documents.references import cited_in
from plangate.domain.model.snapshot import File
from plangate.domain.text.labeled_items import statements
from plangate.domain.text.markdown import (
    Block,
    Document,
    Fence,
    Heading,
    Item,
    Paragraph,
    Span,
    Table,
    read_markdown,
)
from plangate.domain.text.yaml import ListNode, MapNode, Node, ScalarNode, YamlTrouble, read_yaml_documents

_OPERATION = re.compile(
    r"(?<![\w-])(?P<method>GET|POST|PUT|PATCH|DELETE)\W{1,6}?(?:https?://[\w.:{}-]{1,80}|\{\{?\w{1,40}\}?\}|\$\{?\w{1,40}\}?)?"
    r"(?P<path>/[\w{}:./<>$\[\]*~@-]{0,200})(?:\?\S{0,500})?"
)
_LEAD = re.compile(r"\W*(?:(?:[\w/]+ ){0,3}[\w/]+\W*[:：]|curl[^|;]*|[\w/]+)?[^\w→>|]*")
"""What may stand before an operation that a line tells of, not only mentions: a label, or the words of a command."""

_TRAILING = ".,;:*`"
_METHOD_LABELS = ("method", "http method", "verb")
_PATH_LABELS = ("path", "endpoint", "url", "route")
_METHODS = frozenset(("get", "post", "put", "patch", "delete", "head", "options", "trace"))
_MARKDOWN = (".md", ".markdown")
_FOR_MACHINES = (".yaml", ".yml", ".json")
_WRITTEN = (*_MARKDOWN, *_FOR_MACHINES, ".graphql", ".gql", ".graphqls", ".proto")
"""How the names of files end that a contract is written in; any other is known by its name only."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a machine-readable contract says of itself."""

    title: str = ""
    operations: tuple[Operation, ...] = ()


def parse_contracts(folder: str, files: Iterable[File]) -> tuple[Contract, ...]:
    """The contracts among a feature's files: those below `contracts/` in its folder, in the order given."""
    return tuple(parse_contract(file) for file in files if is_contract(folder, file.path))


def is_written(path: str) -> bool:
    """Whether a file is of a kind that contracts are written in."""
    return path.lower().endswith(_WRITTEN)


# Each rule that asks for a contract asks for the same one. A file that is equal has the same blob id.
@lru_cache(maxsize=512)
def parse_contract(file: File) -> Contract:
    """The contract that a file is; one whose text was not read has a note."""
    path, name = file.path, file.path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    if file.symlink:
        return Contract(path, stem, note="is a symbolic link")
    if file.text is None:
        return Contract(path, stem, note="was not read: too large, or not text")
    cited = cited_in(file.text)
    if path.lower().endswith(_MARKDOWN):
        document = read_markdown(file.text)
        return Contract(path, title_of(document) or stem, operations_of(document), cited)
    if not path.lower().endswith(_FOR_MACHINES):
        return Contract(path, stem, cited=cited)
    found = describe(file.text)
    if isinstance(found, Described):
        return Contract(path, found.title or stem, found.operations, cited)
    return Contract(path, stem, cited=cited, note=found)


def describe(text: str) -> Described | str:
    """What a YAML or JSON text describes, by its first document; a note where it cannot be read."""
    # JSON may be indented by tabs, YAML may not.
    documents = read_yaml_documents(text.removeprefix("\ufeff").replace("\t", " "))
    if isinstance(documents, YamlTrouble):
        return f"{documents.message}, line {documents.line}"
    root = documents[0] if documents else None
    if not isinstance(root, MapNode):
        return Described() if root is not None else "is empty"
    title = _text_at(root.get("info"), "title") or _text_at(root, "title")
    return Described(title, tuple(_operations(root)))


def _operations(root: MapNode) -> Iterator[Operation]:
    for path, item in _entries(root.get("paths")):
        for method, operation in _entries(item):
            if method.text.lower() in _METHODS:
                title = _text_at(operation, "summary") or _text_at(operation, "operationId")
                yield Operation(method.text.upper(), path.text, Span(method.line, _last(operation)), title)


def _entries(node: Node | None) -> tuple[tuple[ScalarNode, Node], ...]:
    return node.entries if isinstance(node, MapNode) else ()


def _text_at(node: Node | None, key: str) -> str:
    """The text under a key of a mapping; empty where there is none."""
    value = node.get(key) if isinstance(node, MapNode) else None
    return value.text.strip() if isinstance(value, ScalarNode) else ""


def _last(node: Node) -> int:
    """The line of the last value in a node."""
    while isinstance(node, ListNode | MapNode):
        inner = node.items if isinstance(node, ListNode) else tuple(value for _, value in node.entries)
        if not inner:
            break
        node = inner[-1]
    return node.line


def title_of(document: Document) -> str:
    """The first title of the first level."""
    first = (heading for heading in document.blocks_of(Heading) if heading.level == 1)
    return next((heading.inline.flat for heading in first), "")


def operations_of(document: Document) -> tuple[Operation, ...]:
    """The operations in the order of their first mention; one in a heading or a table comes before any other."""
    mentions = [mention for block in document.blocks for mention in _mentions(block)]
    mentions += _labelled(document)
    mentions.sort(key=lambda mention: not mention[2])
    first: dict[tuple[str, str], Operation] = {}
    for operation in chain.from_iterable(starmap(_told_in, mentions)):
        first.setdefault((operation.method, operation.path), operation)
    return tuple(sorted(first.values(), key=lambda operation: operation.span.line))


def _told_in(text: str, span: Span, anywhere: bool) -> Iterator[Operation]:
    """The operations that a text tells of: `anywhere` in it, else where it begins."""
    for match in _OPERATION.finditer(text):
        path = match["path"].rstrip(_TRAILING)
        if path and (anywhere or _LEAD.fullmatch(text, 0, match.start())):
            yield Operation(match["method"], path, span, _words_beside(text, match))


def _mentions(block: Block) -> Iterator[tuple[str, Span, bool]]:
    match block:
        case Heading() | Paragraph() | Item():
            for line in block.inline.lines:
                yield line.flat, line.span, isinstance(block, Heading)
        case Table():
            for row in block.rows:
                yield " ".join(cell.flat for cell in row.cells), row.span, True
        case Fence():
            yield from ((line.text[:500], Span(line.number, line.number), False) for line in block.lines)


def _labelled(document: Document) -> Iterator[tuple[str, Span, bool]]:
    """Method and path that stand behind labels of their own, one right after the other."""
    for first, second in pairwise(statements(document.blocks)):
        texts = {first.label.lower(): first.text, second.label.lower(): second.text}
        method, path = _behind(_METHOD_LABELS, texts), _behind(_PATH_LABELS, texts)
        if method and path.startswith("/"):
            yield f"{method} {path}", first.span, True


def _behind(labels: Sequence[str], texts: Mapping[str, str]) -> str:
    """The text behind the first of the labels that there is."""
    return next((texts[label] for label in labels if label in texts), "")


def _words_beside(text: str, match: re.Match[str]) -> str:
    """What is said beside the operation, as far as it is short: `Search books: GET /books` says "Search books"."""
    rest = f"{text[: match.start()].strip()} {text[match.end() :].strip()}".strip(" :：—–-|`()[]*.#")
    return rest if len(rest) <= 80 else ""
