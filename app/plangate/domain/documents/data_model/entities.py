"""Entities of a data model: what their titles say, and where they stand: below a title of entities, or with fields."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.documents.data_model.fields import is_field_table, read_fields
from plangate.domain.documents.data_model.model import EntityChange
from plangate.domain.documents.data_model.words import (
    ATTRIBUTE,
    CHANGES,
    EXPLICIT,
    GROUP,
    KIND,
    NO_GROUP,
)
from plangate.domain.text.markdown import Block, Document, Heading, Item, Section, Span, Table
from plangate.domain.text.words import fold

_MAX_TITLE_LENGTH = 160
_MAX_ITEM_NAME_LENGTH = 40
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
    change: EntityChange | None

    @property
    def is_entity(self) -> bool:
        """Whether it names something, and no part of an entity."""
        return bool(self.name) and not is_attribute(self.name)


_NAME = re.compile(r"[A-Z]\w{1,60}(?: [A-Z]\w{1,60}){0,2}")


@dataclass(frozen=True, slots=True)
class EntityPlace:
    """An entity's title, and all that is said of it there."""

    title: EntityTitle
    span: Span


@dataclass(frozen=True, slots=True)
class _Group:
    """A title whose sub-sections are entities, and what it says of them all."""

    span: Span
    level: int
    enumeration: bool
    change: EntityChange | None


def find_entities(document: Document) -> tuple[EntityPlace, ...]:
    """The entities in file order, each name once; where no title tells of any, the sections that list fields."""
    sections = document.sections()
    places = tuple(_told(document, sections)) or tuple(_fielded(document, sections))
    first: dict[str, EntityPlace] = {}
    for place in places:
        first.setdefault(fold(place.title.name), place)
    return tuple(sorted(first.values(), key=lambda place: place.span.line))


def _told(document: Document, sections: Sequence[Section]) -> Iterator[EntityPlace]:
    """The entities that titles tell of; `groups` are those around the section at hand."""
    groups: list[_Group] = []
    for section in sections:
        text = section.heading.inline.flat
        groups = [group for group in groups if group.span.contains(section.span.line)]
        title = read_title(text)
        if _opens_group(section, title):
            groups.append(_group(section, text, groups))
            yield from _listed(document, section, groups[-1])
        elif title.is_entity and (title.explicit or _is_inside(document, section, groups)):
            yield EntityPlace(_in_group(title, groups), section.span)


def _opens_group(section: Section, title: EntityTitle) -> bool:
    return section.heading.level > 1 and not title.explicit and is_group(section.heading.inline.flat)


def _group(section: Section, text: str, around: Sequence[_Group]) -> _Group:
    change = change_of(text) or (around[-1].change if around else None)
    return _Group(section.span, section.heading.level, is_enumerating(text), change)


def _is_inside(document: Document, section: Section, groups: Sequence[_Group]) -> bool:
    """Whether the section is right below a title of entities, or deeper below with a table of fields of its own."""
    if not groups or is_attribute(section.heading.inline.flat):
        return False
    if section.heading.level == groups[-1].level + 1:
        return True
    return any(isinstance(block, Table) and is_field_table(block) for block in document.blocks_in(section.own))


def _in_group(title: EntityTitle, groups: Sequence[_Group]) -> EntityTitle:
    if not groups:
        return title
    group = groups[-1]
    return EntityTitle(title.name, title.explicit, title.enumeration or group.enumeration, title.change or group.change)


def _listed(document: Document, section: Section, group: _Group) -> Iterator[EntityPlace]:
    """The entities of a group without sub-sections: bold or labelled items and paragraphs, or rows."""
    if section.own != section.span:
        return
    for block in document.blocks_in(section.own)[1:]:
        for text, span in _names(block):
            title = read_title(text)
            if title.is_entity:
                yield EntityPlace(_in_group(title, (group,)), span)


def _names(block: Block) -> Iterator[tuple[str, Span]]:
    match block:
        case Item(depth=1):
            if name := _item_name(block):
                yield name, block.reach
        case Table() if not is_field_table(block):
            yield from ((row.cells[0].flat, row.span) for row in block.rows if row.cells)


def _item_name(item: Item) -> str:
    """What an item names at its start: in bold, as code, before a colon, or as all that it says; else empty."""
    inline = item.inline
    marked = next((mark for mark in (*inline.bolds, *inline.codes) if not inline.text[: mark.start].strip()), None)
    if marked:
        return marked.text
    name, colon, _ = inline.flat.partition(":")
    return name if (colon and len(name) <= _MAX_ITEM_NAME_LENGTH) or _NAME.fullmatch(inline.flat) else ""


def _fielded(document: Document, sections: Sequence[Section]) -> Iterator[EntityPlace]:
    """The sections, outermost first, that have fields themselves or in a part called so."""
    end = 0
    for section in sections:
        text = section.heading.inline.flat
        if section.heading.level == 1 or section.span.line <= end or is_attribute(text) or is_group(text):
            continue
        title = read_title(text)
        if title.name and _has_fields(document, section):
            end = section.own.end_line
            yield EntityPlace(title, section.span)


def _has_fields(document: Document, section: Section) -> bool:
    blocks = document.blocks_in(section.own)[1:]
    following = document.blocks_in(section.span)[1 + len(blocks) :]
    named = following and isinstance(following[0], Heading) and is_attribute(following[0].inline.flat)
    return bool(read_fields(blocks)) or (bool(named) and bool(read_fields(following)))


def read_title(text: str) -> EntityTitle:
    """The entity that a visible title names; an empty name where it names none."""
    text = text[:_MAX_TITLE_LENGTH]
    bare = text[_end(_NUMBERING.match(text)) :]
    explicit = EXPLICIT.match(bare)
    rest = explicit["name"] if explicit else bare
    name = _name(rest)
    return EntityTitle(
        name, explicit is not None or KIND.search(bare) is not None, _ENUM.search(bare) is not None, change_of(bare)
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


def change_of(text: str) -> EntityChange | None:
    """What a title says of the feature's dealing with an entity, None without a word of it."""
    return next((EntityChange(name) for name, pattern in CHANGES if pattern.search(text)), None)


def _bare(text: str) -> str:
    text = text[:_MAX_TITLE_LENGTH]
    return re.sub(r"\s*[(（].*", "", text[_end(_NUMBERING.match(text)) :])


def _name(text: str) -> str:
    name = _KIND.sub("", _CUT.sub("", text, count=1)).strip(" `*:：.·")
    named = _IN_BRACKETS.search(text)
    # `認證資訊 (AuthData)`: the name that code will have stands in the brackets.
    if named and name and not _ASCII.search(name) and change_of(named["name"]) is None:
        return named["name"]
    return name if len(name) <= 80 else ""


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
