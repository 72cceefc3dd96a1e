"""Texts that make a pattern slow, made from the pattern: each of its repetitions is fed, and then disappointed."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

END = "\x00"
"""What hardly any pattern goes on with."""

_OF_CATEGORY = {
    kinds.CATEGORY_DIGIT: "1",
    kinds.CATEGORY_NOT_DIGIT: "-",
    kinds.CATEGORY_SPACE: " ",
    kinds.CATEGORY_NOT_SPACE: "a",
    kinds.CATEGORY_WORD: "a",
    kinds.CATEGORY_NOT_WORD: "-",
}


def patterns_below(package: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module holds by a name of its own, with that name; each once."""
    seen: set[re.Pattern[str]] = set()
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, value in vars(importlib.import_module(found.name)).items():
            for pattern in _patterns_in(value):
                if pattern not in seen:
                    seen.add(pattern)
                    yield f"{found.name}.{name}", pattern


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _patterns_in(one)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _patterns_in(one)


def pumps(pattern: re.Pattern[str]) -> frozenset[tuple[str, str]]:
    """What to begin with and what to repeat, for each repetition in a pattern, and for the pattern as a whole."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    found = set(_pumps(tree, ""))
    return frozenset((before, repeated) for before, repeated in found | {("", _sample(tree))} if repeated)


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for node in tree:
        kind, inner = node
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            _, most, body = inner
            if most > 1:
                for repeated in _samples(body):
                    yield before, repeated
                    yield "", repeated
                    # What stands before it, and it, again and again: each of them is a start.
                    yield "", before + repeated
        for body in _bodies(kind, inner):
            yield from _pumps(body, before)
        before += _sample([node])


def _bodies(kind: Any, inner: Any) -> list[Any]:
    if kind is kinds.SUBPATTERN:
        return [inner[3]]
    if kind is kinds.BRANCH:
        return list(inner[1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return [inner[2]]
    if kind in (kinds.ASSERT, kinds.ASSERT_NOT):
        return [inner[1]]
    return [inner] if kind is kinds.ATOMIC_GROUP else []


def _samples(body: Any) -> set[str]:
    """Texts that a repeated body takes: one of each of its characters, where it is a class."""
    if len(body) == 1 and body[0][0] is kinds.IN:
        return {_member(one) for one in body[0][1][:6]} | {_sample(body)}
    if len(body) == 1 and body[0][0] is kinds.SUBPATTERN:
        return _samples(body[0][1][3])
    if len(body) == 1 and body[0][0] is kinds.BRANCH:
        return {_sample(branch) for branch in body[0][1][1]}
    return {_sample(body)}


def _sample(tree: Any) -> str:
    """A text that the tree takes, with each repetition at its least."""
    return "".join(_of_node(kind, inner) for kind, inner in tree)


def _of_node(kind: Any, inner: Any) -> str:  # noqa: PLR0911  # one for each kind of piece
    match kind:
        case kinds.LITERAL:
            return chr(inner)
        case kinds.NOT_LITERAL:
            return "a" if inner != ord("a") else "b"
        case kinds.ANY:
            return "a"
        case kinds.IN:
            return _of_class(inner)
        case kinds.BRANCH:
            return _sample(inner[1][0])
        case kinds.SUBPATTERN:
            return _sample(inner[3])
        case kinds.MAX_REPEAT | kinds.MIN_REPEAT | kinds.POSSESSIVE_REPEAT:
            return _sample(inner[2]) * inner[0]
        case kinds.ATOMIC_GROUP:
            return _sample(inner)
    return ""


def _of_class(members: Any) -> str:
    if members[0][0] is not kinds.NEGATE:
        return _member(members[0])
    pattern = re.compile("[" + "".join(f"\\u{ord(c):04x}" for c in " a1-(é*") + "]")
    taken = {_member(one) for one in members[1:]}
    return next((char for char in "a 1-(é*" if char not in taken and pattern.match(char)), "¤")


def _member(member: Any) -> str:
    kind, inner = member
    if kind is kinds.LITERAL:
        return chr(inner)
    if kind is kinds.RANGE:
        return chr(inner[0])
    if kind is kinds.CATEGORY:
        return _OF_CATEGORY[inner]
    return "a"
