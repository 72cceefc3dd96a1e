"""Contracts that machines read: OpenAPI, AsyncAPI and JSON Schema, as YAML or JSON."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plangate.domain.documents.contracts.model import ContractKind, Operation
from plangate.domain.text.markdown import Span
from plangate.domain.text.yaml import ListNode, MapNode, Node, ScalarNode, YamlTrouble, read_yaml_documents

_METHODS = frozenset(("get", "post", "put", "patch", "delete", "head", "options", "trace"))
_KINDS = {
    "openapi": ContractKind.OPENAPI,
    "swagger": ContractKind.OPENAPI,
    "asyncapi": ContractKind.ASYNCAPI,
    "$schema": ContractKind.JSON_SCHEMA,
}
_TAB_INDENT = re.compile(r"^\t+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Described:
    """What a machine-readable contract says of itself; `kind` None where it names no standard that we know."""

    kind: ContractKind | None
    title: str = ""
    operations: tuple[Operation, ...] = ()


def describe(text: str) -> Described | str:
    """What a YAML or JSON text describes, by its first document; a note where it cannot be read."""
    # JSON may be indented by tabs, YAML may not.
    documents = read_yaml_documents(_TAB_INDENT.sub(" ", text.removeprefix("\ufeff")))
    if isinstance(documents, YamlTrouble):
        return f"{documents.message}, line {documents.line}"
    root = documents[0] if documents else None
    if not isinstance(root, MapNode):
        return Described(None) if root is not None else "is empty"
    kind = next((found for name, found in _KINDS.items() if root.get(name)), None)
    if kind is None and (root.get("properties") or root.get("$defs") or root.get("definitions")):
        kind = ContractKind.JSON_SCHEMA
    info = root.get("info")
    title = _text(info.get("title")) if isinstance(info, MapNode) else _text(root.get("title"))
    return Described(kind, title or _text(root.get("title")), tuple(_operations(root)))


def _operations(root: MapNode) -> Iterator[Operation]:
    paths = root.get("paths")
    for path, item in paths.entries if isinstance(paths, MapNode) else ():
        for method, operation in item.entries if isinstance(item, MapNode) else ():
            if method.text.lower() in _METHODS:
                title = _title(operation)
                yield Operation(method.text.upper(), path.text, Span(method.line, _last(operation)), title)


def _title(operation: Node) -> str:
    if not isinstance(operation, MapNode):
        return ""
    return _text(operation.get("summary")) or _text(operation.get("operationId"))


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, ScalarNode) else ""


def _last(node: Node) -> int:
    """The line of the last value in a node."""
    while isinstance(node, ListNode | MapNode):
        inner = node.items if isinstance(node, ListNode) else tuple(value for _, value in node.entries)
        if not inner:
            break
        node = inner[-1]
    return node.line
