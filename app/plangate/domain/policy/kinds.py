"""What a value of the policy file may be: each kind reads a node, says what is wrong with it, and has a JSON Schema."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Protocol, TypeGuard

from plangate.domain.text.globs import MAX_GLOB_LENGTH
from plangate.domain.text.likeness import closest
from plangate.domain.text.yaml import ListNode, MapNode, Node, ScalarNode

_MIN_LIKENESS = 60
"""Of 100, from which on a word may be meant to be another."""
MAX_ENTRIES = 200
"""Entries of one list."""

_SEGMENT = r"(?!\.{1,2}(?:/|$))[^/\u0000-\u001f]+"
RELATIVE_PATH = rf"^(?:\./)?{_SEGMENT}(?:/{_SEGMENT})*$"
"""A path inside of the repository, as a pattern of ECMAScript and of Python: parser and schema share it."""

Schema = dict[str, object]

Meant = tuple[str, str] | None
"""A word as written, and the one that it was probably meant to be."""


Mistake = tuple[str, Meant]
"""What is wrong with an entry, behind the key's name, and the word in it that was meant to be another."""


class Say(Protocol):
    """Takes down what is wrong."""

    def __call__(self, line: int, message: str, near: Meant = None) -> None:
        """What is wrong at a line, and the word in it that was meant to be another, where there is one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, each standing for a value."""

    options: Mapping[str, object]

    def read(self, name: str, node: Node, default: object, say: Say) -> object:
        """The value that the word stands for, the default where it is none of them."""
        text = node.text if isinstance(node, ScalarNode) else ""
        if text in self.options:
            return self.options[text]
        near = meant(text, self.options)
        say(node.line, f"`{name}` must be {one_of(self.options)}, not {quoted(node)}.{did_you_mean(near)}", near)
        return default

    def schema(self) -> Schema:
        """The words."""
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, name: str, node: Node, default: object, say: Say) -> object:
        """The boolean."""
        if isinstance(node, ScalarNode) and isinstance(node.value, bool):
            return node.value
        say(node.line, f"`{name}` must be true or false, not {quoted(node)}.")
        return default

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts; where `options` are given, each is one of them."""

    options: tuple[str, ...] = ()

    def read(self, name: str, node: Node, default: object, say: Say) -> object:
        """The texts; one that is wrong makes the whole list wrong."""
        return _read_list(name, node, default, say, self._mistake)

    def _mistake(self, item: ScalarNode) -> Mistake | None:
        if not self.options or item.text in self.options:
            return None
        near = meant(item.text, self.options)
        return f"does not know {quoted(item)}.{did_you_mean(near)}", near

    def schema(self) -> Schema:
        """An array of strings."""
        items: Schema = {"enum": list(self.options)} if self.options else {"type": "string", "minLength": 1}
        return {"type": ["array", "null"], "maxItems": MAX_ENTRIES, "items": items}


@dataclass(frozen=True, slots=True)
class GlobList:
    """A list of globs of paths from the repository's root; `needed` when an empty one would judge nothing."""

    needed: bool = False

    def read(self, name: str, node: Node, default: object, say: Say) -> object:
        """The globs."""
        return _read_list(name, node, default, say, self._mistake, needed="glob" if self.needed else "")

    @staticmethod
    def _mistake(item: ScalarNode) -> Mistake | None:
        too_long = len(item.text) > MAX_GLOB_LENGTH
        return (f"has a glob of more than {MAX_GLOB_LENGTH} characters.", None) if too_long else None

    def schema(self) -> Schema:
        """An array of strings."""
        items = {"type": "string", "minLength": 1, "maxLength": MAX_GLOB_LENGTH}
        return {"type": ["array", "null"], "minItems": int(self.needed), "maxItems": MAX_ENTRIES, "items": items}


@dataclass(frozen=True, slots=True)
class Paths:
    """A list of paths of files, relative and without a way out."""

    def read(self, name: str, node: Node, default: object, say: Say) -> object:
        """The paths, without a leading `./`."""
        return _read_list(name, node, default, say, self._mistake, needed="path", value=self._value)

    @staticmethod
    def _mistake(item: ScalarNode) -> Mistake | None:
        inside = re.fullmatch(RELATIVE_PATH, item.text)
        return None if inside else (f"must hold paths inside the repository, not {quoted(item)}.", None)

    @staticmethod
    def _value(item: ScalarNode) -> str:
        return item.text.removeprefix("./")

    def schema(self) -> Schema:
        """An array of strings."""
        items = {"type": "string", "minLength": 1, "pattern": RELATIVE_PATH}
        return {"type": ["array", "null"], "minItems": 1, "maxItems": MAX_ENTRIES, "items": items}


@dataclass(frozen=True, slots=True)
class Severities:
    """A severity, or off, for each of some rules."""

    names: tuple[str, ...]
    options: Mapping[str, object]

    def read(self, name: str, node: Node, default: object, say: Say) -> object:
        """Pairs of rule and severity, None for off; a rule that is wrong keeps its own defaults."""
        if is_null(node):
            return default
        if not isinstance(node, MapNode):
            say(node.line, f"`{name}` must hold rules with their severities, not {quoted(node)}.")
            return default
        return tuple(pair for key, value in node.entries if (pair := self._pair(key, value, say)))

    def _pair(self, key: ScalarNode, value: Node, say: Say) -> tuple[str, object] | None:
        if self.names and key.text not in self.names:
            near = meant(key.text, self.names)
            say(key.line, f"There is no rule {quoted(key)}.{did_you_mean(near)}", near)
            return None
        wrong = object()
        severity = Choice(self.options).read(key.text, value, wrong, say)
        return None if severity is wrong else (key.text, severity)

    def schema(self) -> Schema:
        """An object with a severity per rule."""
        severity = {"enum": list(self.options)}
        if not self.names:
            return {"type": ["object", "null"], "additionalProperties": severity}
        properties = {name: severity for name in self.names}
        return {"type": ["object", "null"], "additionalProperties": False, "properties": properties}


KeyKind = Choice | Flag | Texts | GlobList | Paths | Severities


def _read_list(
    name: str,
    node: Node,
    default: object,
    say: Say,
    mistake: Callable[[ScalarNode], Mistake | None],
    *,
    needed: str = "",
    value: Callable[[ScalarNode], str] = attrgetter("text"),
) -> object:
    """The values of a list of texts, the default where one is a mistake; `needed` is what an empty list lacks."""
    texts = texts_of(name, node, say)
    if texts is None:
        return default
    if needed and not texts:
        say(node.line, f"`{name}` must name at least one {needed}.")
        return default
    mistakes = [(item.line, found) for item in texts if (found := mistake(item))]
    for line, (message, near) in mistakes:
        say(line, f"`{name}` {message}", near)
    return default if mistakes else tuple(map(value, texts))


def texts_of(name: str, node: Node, say: Say) -> tuple[ScalarNode, ...] | None:
    """The texts of a list, None for no value, or None, said, where the node is anything else."""
    if is_null(node):
        return None
    if not isinstance(node, ListNode):
        say(node.line, f"`{name}` must be a list, not {quoted(node)}.")
        return None
    if len(node.items) > MAX_ENTRIES:
        say(node.line, f"`{name}` has more than {MAX_ENTRIES} entries.")
        return None
    texts = tuple(filter(_is_text, node.items))
    if len(texts) == len(node.items):
        return texts
    wrong = next(item for item in node.items if not _is_text(item))
    quotes = " Put it in quotes." if isinstance(wrong, ScalarNode) and wrong.text else ""
    say(wrong.line, f"`{name}` must be a list of texts, and one entry is {quoted(wrong)}.{quotes}")
    return None


def is_null(node: Node) -> bool:
    """Whether no value is written."""
    return isinstance(node, ScalarNode) and node.value is None


def _is_text(node: Node) -> TypeGuard[ScalarNode]:
    """Whether it is a text with something in it, and for an editor, too: `123` is a number and `~` is nothing."""
    return isinstance(node, ScalarNode) and isinstance(node.value, str) and bool(node.value)


def words(kind: type[StrEnum]) -> dict[str, object]:
    """The words of an enum with their members."""
    return {member.value: member for member in kind}


def one_of(options: Collection[str]) -> str:
    """The options in words: `a, b or c`."""
    *most, last = options
    return f"{', '.join(most)} or {last}" if most else last


def quoted(node: Node) -> str:
    """What was written, in short."""
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MapNode):
        return "a mapping"
    text = " ".join(node.text.replace("`", "'").split())
    return f"`{text[:60]}`" if text else "empty"


def meant(text: str, options: Collection[str]) -> Meant:
    """What was written with the option closest to it, None where none is close."""
    written = text[:100].lower().replace("_", "-")
    option = closest(written, options, _MIN_LIKENESS)
    return (text, option) if option else None


def did_you_mean(near: Meant) -> str:
    """A sentence that names what was probably meant, empty where nothing was."""
    return f" Did you mean `{near[1]}`?" if near else ""
