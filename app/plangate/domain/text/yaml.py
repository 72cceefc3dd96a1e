"""The one place that reads YAML: bounded in size, depth and aliases, and nothing is ever constructed but plain values.

Scalars follow the core schema of YAML 1.2, as editors do: `off` and `no` are words, not booleans.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MAX_TEXT_LENGTH = 256 * 1024
"""Characters; a longer text is refused."""

MAX_DEPTH = 50
"""Levels of nesting."""

MAX_NODES = 150_000
"""Nodes of a text, those that aliases repeat counted each time; no text of MAX_TEXT_LENGTH without aliases has more."""

Scalar = str | int | float | bool | None

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, twenty times as fast, where PyYAML was built with it, as its wheels are."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,40}|[0-9]{1,40}(?:\.[0-9]{0,40})?)(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value; `text` is what was written, without quotes."""

    value: Scalar
    text: str
    line: int
    size: int = 1


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    items: tuple["Node", ...]
    line: int
    size: int


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping: keys are scalars, each of them once."""

    entries: tuple[tuple[ScalarNode, "Node"], ...]
    line: int
    size: int

    def get(self, name: str) -> "Node | None":
        """The value under that key."""
        return next((value for key, value in self.entries if key.text == name), None)


Node = ScalarNode | ListNode | MapNode
"""A value with the line, from 1, that it starts at; `size` counts the nodes in it."""


@dataclass(frozen=True, slots=True)
class YamlTrouble:
    """Why a text is not read, and the line, from 1, that says so."""

    message: str
    line: int


def read_yaml(text: str) -> Node | YamlTrouble:
    """The single document of a text; an empty text is a null."""
    documents = read_yaml_documents(text)
    if isinstance(documents, YamlTrouble):
        return documents
    if len(documents) > 1:
        return YamlTrouble("holds more than one document", documents[1].line)
    return documents[0] if documents else ScalarNode(None, "", 1)


def read_yaml_documents(text: str) -> tuple[Node, ...] | YamlTrouble:
    """All documents of a text. JSON is read too, as far as it is YAML."""
    if len(text) > MAX_TEXT_LENGTH:
        return YamlTrouble(f"is larger than {MAX_TEXT_LENGTH // 1024} KiB", 1)
    try:
        return tuple(_Builder().documents(text))
    except _RefusedError as refused:
        return refused.trouble
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return YamlTrouble(f"is not YAML: {error.problem or 'unreadable'}", mark.line + 1 if mark else 1)
    except yaml.reader.ReaderError as error:
        return YamlTrouble("is not YAML: it holds a character that YAML forbids", _line_at(text, error.position))
    except (yaml.YAMLError, ValueError, OverflowError):
        # The scanner turns escapes such as \UFFFFFFFF into characters without asking whether they exist.
        return YamlTrouble("is not YAML: it holds an escape or a directive that cannot be read", 1)


def plain(node: Node) -> object:
    """The node as nested dictionaries, lists and scalars."""
    match node:
        case ListNode(items):
            return [plain(item) for item in items]
        case MapNode(entries):
            return {key.value: plain(value) for key, value in entries}
        case ScalarNode(value):
            return value


class _RefusedError(Exception):
    """The text is YAML, but more than we read."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.trouble = YamlTrouble(message, line)


class _Open:
    """A list or a mapping whose end has not come yet."""

    __slots__ = ("anchor", "children", "line", "mapping", "size")

    def __init__(self, line: int, anchor: str | None, *, mapping: bool) -> None:
        self.line = line
        self.anchor = anchor
        self.mapping = mapping
        self.children: list[Node] = []
        self.size = 1


class _Builder:
    """Nodes from the parser's events, with a stack instead of recursion."""

    def __init__(self) -> None:
        self._stack: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._nodes = 0

    def documents(self, text: str) -> Iterator[Node]:
        """The root node of each document."""
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                self._anchors = {}
            node = self._take(event)
            if node is not None and not self._stack:
                yield node

    def _take(self, event: yaml.Event) -> Node | None:
        """The node that the event completes."""
        match event:
            case yaml.ScalarEvent():
                return self._put(self._scalar(event), event.anchor)
            case yaml.AliasEvent():
                return self._put(self._alias(event), None)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                opened = self._stack.pop()
                return self._put(_map(opened) if opened.mapping else _list(opened), opened.anchor)
        return None

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        line = _line(event)
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusedError(f"is nested more than {MAX_DEPTH} levels deep", line)
        self._stack.append(_Open(line, event.anchor, mapping=isinstance(event, yaml.MappingStartEvent)))

    def _put(self, node: Node, anchor: str | None) -> Node:
        """Hand the node to what is open."""
        self._nodes += 1
        if anchor:
            self._anchors[anchor] = node
        if self._stack:
            parent = self._stack[-1]
            parent.children.append(node)
            parent.size += node.size
        total = sum(opened.size for opened in self._stack) or node.size
        if max(total, self._nodes) > MAX_NODES:
            raise _RefusedError(f"holds more than {MAX_NODES} values, repeated ones counted", node.line)
        return node

    def _alias(self, event: yaml.AliasEvent) -> Node:
        node = self._anchors.get(event.anchor or "")
        if node is None:
            raise _RefusedError(f"refers to `{(event.anchor or '')[:80]}` before its value is complete", _line(event))
        return node

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        value = event.value if event.style or event.tag not in (None, "!") else _resolve(event.value)
        return ScalarNode(value, event.value, _line(event))


def _list(opened: _Open) -> ListNode:
    return ListNode(tuple(opened.children), opened.line, opened.size)


def _map(opened: _Open) -> MapNode:
    entries: list[tuple[ScalarNode, Node]] = []
    seen: set[str] = set()
    for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
        if not isinstance(key, ScalarNode):
            raise _RefusedError("has a key that is a list or a mapping", key.line)
        if key.text in seen:
            raise _RefusedError(f"has the key `{key.text[:80]}` twice; keep one of them", key.line)
        seen.add(key.text)
        entries.append((key, value))
    return MapNode(tuple(entries), opened.line, opened.size)


def _resolve(text: str) -> Scalar:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _line_at(text: str, position: int) -> int:
    # The parser in C counts bytes, and what is no character has none.
    if _Loader is yaml.SafeLoader:
        return text.count("\n", 0, position) + 1
    return text.encode("utf-8", "replace").count(b"\n", 0, position) + 1
