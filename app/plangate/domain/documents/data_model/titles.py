"""Titles of data models: the entity that a heading or an item names, and what it says about it."""

import re
from dataclasses import dataclass

from plangate.domain.documents.data_model.model import EntityChange
from plangate.domain.documents.data_model.words import (
    ATTRIBUTE,
    EXISTING,
    EXPLICIT,
    GROUP,
    KIND,
    NEW,
    NO_GROUP,
    STANDINGS,
)
from plangate.domain.text.words import fold

_LONGEST = 160
_NUMBERING = re.compile(
    r"\s*[^\w\s(（`]*\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)、:]?\s+|[A-Z]\d{0,2}[.:]\s+|[一二三四五六七八九十]{1,3}[、.]\s*)?"
)
_CUT = re.compile(r"\s*(?:[(（\[【]|\s[-–—→←↔]+\s|->|[:：](?=\s|$)|\s:\s|\s[✅❌⚠🆕]).*")
_KIND = re.compile(
    r"(?i)(?:\s+(?:enum(?:eration)?|struct|class|interface|trait|table|entity|dto|enhancement|modification|change|update)s?)+$"
)
_ENUM = re.compile(r"(?i)\benum(?:eration)?s?\b|列挙|枚举|列舉")
_IN_BRACKETS = re.compile(r"[(（]\s*`?(?P<name>[A-Za-z_]\w{1,60})`?\s*[)）]")
_ASCII = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class EntityTitle:
    """What a title says: the entity's name; `explicit` when the title itself calls it an entity."""

    name: str
    explicit: bool
    enumeration: bool
    standing: EntityChange | None


def read_title(text: str) -> EntityTitle:
    """The entity that a visible title names; an empty name where it names none."""
    text = text[:_LONGEST]
    bare = text[_end(_NUMBERING.match(text)) :]
    explicit = EXPLICIT.match(bare)
    rest = explicit["name"] if explicit else bare
    name = _name(rest)
    return EntityTitle(
        name, explicit is not None or KIND.search(bare) is not None, _ENUM.search(bare) is not None, standing_of(bare)
    )


def is_group(text: str) -> bool:
    """Whether what stands below the title are entities."""
    folded = fold(_bare(text))
    return GROUP.fullmatch(folded) is not None and not NO_GROUP.search(folded)


def is_attribute(text: str) -> bool:
    """Whether the title is of a part of an entity, or of something beside entities."""
    return ATTRIBUTE.fullmatch(fold(_bare(text))) is not None


def is_enumerating(text: str) -> bool:
    """Whether a group's title says that it holds enumerations."""
    return _ENUM.search(text) is not None


def standing_of(text: str) -> EntityChange | None:
    """What a title says of the feature's dealing with an entity, None without a word of it."""
    found = next((EntityChange(name) for name, pattern in STANDINGS.items() if pattern.search(text)), None)
    if found is None and EXISTING.search(text):
        return EntityChange.UNCHANGED
    return found or (EntityChange.NEW if NEW.search(text) else None)


def _bare(text: str) -> str:
    text = text[:_LONGEST]
    return re.sub(r"\s*[(（].*", "", text[_end(_NUMBERING.match(text)) :])


def _name(text: str) -> str:
    name = _KIND.sub("", _CUT.sub("", text, count=1)).strip(" `*:：.·")
    named = _IN_BRACKETS.search(text)
    # `認證資訊 (AuthData)`: the name that code will have stands in the brackets.
    if named and name and not _ASCII.search(name) and standing_of(named["name"]) is None:
        return named["name"]
    return name if len(name) <= 80 else ""


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
