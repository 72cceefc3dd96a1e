"""Entities of a data model: what their titles say, and where they stand: below a title of entities, or with fields."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plangate.domain.documents.data_model import words
from plangate.domain.text.labeled_items import statements
from plangate.domain.text.markdown import CODE, Block, Document, Fence, Heading, Item, Paragraph, Section, Span, Table
from plangate.domain.text.words import before_first, fold, is_name, name_at_start, word_set

_MAX_TITLE_LENGTH = 160
_MAX_NAME_LENGTH = 80
_MAX_ITEM_NAME_LENGTH = 40
_MAX_ITEM_NAME_WORDS = 3
_NUMBERING = re.compile(
    r"\s*[^\w\s(（`]*\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)、:]?\s+|[A-Z]\d{0,2}[.:]\s+|[一二三四五六七八九十]{1,3}[、.]\s*)?"
)
_BRACKETS = "(（"
_NAME_ENDS = (*_BRACKETS, "[", "【", *(f" {sign}" for sign in "-–—→←↔✅❌⚠🆕"), "->", ": ", "：")
_TYPE_SIGNS = (":", "：", *_BRACKETS)
_LANGUAGES_OF_TYPES = word_set(
    "csharp cs c# go golang sql postgresql mysql sqlite typescript ts rust rs swift python py kotlin kt graphql"
)
_TYPE_WORDS = word_set("class struct interface type enum record table TABLE")


@dataclass(frozen=True, slots=True)
class EntityTitle:
    """What a title says: the entity's name; `explicit` when the title itself calls it an entity.

    `built` says whether the feature adds or changes it, None where nothing does.
    """

    name: str
    explicit: bool
    built: bool | None

    @property
    def is_entity(self) -> bool:
        """Whether it names something, and no part of an entity."""
        return bool(self.name) and not is_part(self.name)


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
    built: bool | None


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
    built = words.is_built(text)
    return _Group(section.span, section.heading.level, around[-1].built if around and built is None else built)


def _is_inside(document: Document, section: Section, groups: Sequence[_Group]) -> bool:
    """Whether the section is right below a title of entities, or deeper below with a table of fields of its own."""
    if not groups or is_part(section.heading.inline.flat):
        return False
    if section.heading.level == groups[-1].level + 1:
        return True
    return any(isinstance(block, Table) and _is_of_fields(block) for block in document.blocks_in(section.own))


def _in_group(title: EntityTitle, groups: Sequence[_Group]) -> EntityTitle:
    return replace(title, built=groups[-1].built) if groups and title.built is None else title


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
        case Table() if not _is_of_fields(block):
            yield from ((row.cells[0].flat, row.span) for row in block.rows if row.cells)


def _item_name(item: Item) -> str:
    """What an item names at its start: in bold, as code, before a colon, or as all that it says; else empty."""
    inline = item.inline
    marked = next((mark for mark in (*inline.bolds, *inline.codes) if not inline.text[: mark.start].strip()), None)
    if marked:
        return marked.text
    name, colon, _ = inline.flat.partition(":")
    return name if (colon and len(name) <= _MAX_ITEM_NAME_LENGTH) or _is_title(inline.flat) else ""


def _is_title(text: str) -> bool:
    """Whether a text is no more than a few words in capitals."""
    names = text.split(" ")
    return len(names) <= _MAX_ITEM_NAME_WORDS and all(is_name(name) and name[0].isupper() for name in names)


def _fielded(document: Document, sections: Sequence[Section]) -> Iterator[EntityPlace]:
    """The sections, outermost first, that have fields themselves or in a part called so."""
    end = 0
    for section in sections:
        text = section.heading.inline.flat
        if section.heading.level == 1 or section.span.line <= end or is_part(text) or is_group(text):
            continue
        title = read_title(text)
        if title.name and _has_fields(document, section):
            end = section.own.end_line
            yield EntityPlace(title, section.span)


def _has_fields(document: Document, section: Section) -> bool:
    own = document.blocks_in(section.own)[1:]
    # A part called so may follow, with the fields in it.
    following = document.blocks_in(section.span)[1 + len(own) :][:1]
    return _lists_fields((*own, *following))


def _lists_fields(blocks: Sequence[Block]) -> bool:
    """Whether fields stand in blocks: behind a label of fields, in a table of them, in code, or as the first items."""
    label = ""
    for block in blocks:
        said = [statement.label for statement in statements((block,)) if statement.label]
        if any(map(words.is_of_fields, said)) or _is_of_fields(block) or _defines_type(block):
            return True
        if isinstance(block, Heading | Paragraph):
            label = said[-1] if said else label
        elif not label and isinstance(block, Item) and _reads_like_field(block):
            return True
    return False


def _is_of_fields(block: Block) -> bool:
    """Whether a block is a table of fields."""
    return isinstance(block, Table) and words.are_heads_of_fields([fold(cell.flat) for cell in block.header.cells])


def _defines_type(block: Block) -> bool:
    """Whether a block is code that defines a type with a member."""
    if not isinstance(block, Fence) or block.language not in _LANGUAGES_OF_TYPES:
        return False
    indented = (line.text.split() for line in block.lines if line.text[:1].isspace())
    has_member = any(len(words) > 1 and words[0][0].isalpha() for words in indented)
    return has_member and any(not _TYPE_WORDS.isdisjoint(line.text.split()) for line in block.lines)


def _reads_like_field(item: Item) -> bool:
    """Whether an item is a field though no label says so: a plain word needs a type, or an explanation, behind it."""
    if item.depth > 1 or not item.inline.runs:
        return False
    line = item.inline.lines[0]
    is_code = bool(line.runs[0].style & CODE)
    name = name_at_start(line.runs[0].text if is_code else line.text, "_.[]?")
    behind = line.text[len(name) :].lstrip()
    return name != "" and words.is_field_label(name) and (behind.startswith(_TYPE_SIGNS) or (is_code and not behind))


def read_title(text: str) -> EntityTitle:
    """The entity that a visible title names; an empty name where it names none."""
    bare = _without_number(text)
    named = words.name_behind_kind(bare)
    brackets = bare[len(before_first(bare, _BRACKETS)) :]
    return EntityTitle(_name(named or bare), bool(named) or words.has_kind(brackets), words.is_built(bare))


def is_group(text: str) -> bool:
    """Whether what stands below the title are entities."""
    return words.is_group(before_first(_without_number(text), _BRACKETS))


def is_part(text: str) -> bool:
    """Whether the title is of a part of an entity, or of something beside entities."""
    return words.is_part(before_first(_without_number(text), _BRACKETS))


def _without_number(title: str) -> str:
    title = title[:_MAX_TITLE_LENGTH]
    number = _NUMBERING.match(title)
    return title[number.end() if number else 0 :]


def _name(text: str) -> str:
    name = words.without_kind(before_first(text, _NAME_ENDS).strip()).strip(" `*:：.·")
    inside = text[len(before_first(text, _BRACKETS)) + 1 :]
    named = before_first(inside, ")）").strip(" `")
    # `認證資訊 (AuthData)`: the name that code will have stands in the brackets.
    is_foreign = name != "" and not any(sign.isascii() and sign.isalpha() for sign in name)
    if is_foreign and named != inside and named.isascii() and is_name(named) and words.is_built(named) is None:
        return named
    return name if len(name) <= _MAX_NAME_LENGTH else ""
