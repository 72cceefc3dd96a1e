"""Keys: the labels of header and Technical Context, and the stock English names that they stand for, as data."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.phrases import phrase_pattern
from plangate.domain.documents.plan.headings import name_of
from plangate.domain.text.words import from_first_word

_HEADER = {name.lower(): name for name in ("Branch", "Date", "Spec", "Input", "Status", "Note")}
_CONTEXT = {
    "language": "Language/Version",
    "dependencies": "Primary Dependencies",
    "storage": "Storage",
    "testing": "Testing",
    "platform": "Target Platform",
    "project-type": "Project Type",
    "performance": "Performance Goals",
    "constraints": "Constraints",
    "scale": "Scale/Scope",
}
"""The dialects' names of the fields, and the template's."""

_TOOLS = "tools"


def _table(names: Mapping[str, str]) -> dict[str, str]:
    known = ((name, label) for dialect in DIALECTS for name, labels in dialect.fields.items() for label in labels)
    return {label.casefold(): names[name] for name, label in known if name in names}


HEADER_KEYS: dict[str, str] = _table(_HEADER)
"""Folded label to stock name, for the header."""

CONTEXT_KEYS: dict[str, str] = _table(_CONTEXT)
"""Folded label to stock name, for the Technical Context."""

STOCK_CONTEXT: tuple[str, ...] = tuple(_CONTEXT.values())
"""The nine stock fields of the Technical Context, in the template's order."""


def fold_key(label: str) -> str:
    """A label as keys are compared: lower case, single spaces, no marks at its ends."""
    return _bare(" ".join(label.casefold().split()).replace(" /", "/").replace("/ ", "/"))


def stock_key(label: str, keys: Mapping[str, str]) -> str:
    """The stock name that a label stands for, remarks in brackets aside; else the label folded."""
    folded = fold_key(label)
    return keys.get(folded) or keys.get(fold_key(name_of(label)), folded)


def is_key(label: str, keys: Container[str]) -> bool:
    """Whether a label is one of the folded keys, remarks in brackets aside."""
    return fold_key(label) in keys or fold_key(name_of(label)) in keys


@lru_cache(maxsize=1024)
def meanings_of(label: str) -> frozenset[str]:
    """The stock fields of the Technical Context that a label means by its words: `儲存方式` means Storage."""
    folded = fold_key(name_of(label))
    exact = CONTEXT_KEYS.get(folded)
    found = (stock for name, stock in _CONTEXT.items() if _meaning(name).search(folded))
    by_tools = {_CONTEXT["dependencies"]} if _meaning(_TOOLS).search(folded) else ()
    return frozenset({exact} if exact else found) or frozenset(by_tools)


@cache
def _meaning(name: str) -> re.Pattern[str]:
    return phrase_pattern(map(str.casefold, _words_for(name)))


def _words_for(name: str) -> Iterator[str]:
    return (word for dialect in DIALECTS for word in dialect.meanings.get(name, ()))


def _bare(text: str) -> str:
    """The text from its first letter or digit to its last; a bracket that closes stays."""
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    first = from_first_word(text)
    return first[: 1 + max((at for at, sign in enumerate(first) if sign.isalnum() or sign in ")）]"), default=-1)]
