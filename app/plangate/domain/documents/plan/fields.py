"""Fields: the header's labelled values, the Structure Decision, and what they share with the Technical Context."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeGuard

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.keys import HEADER_KEYS, is_key, stock_key
from plangate.domain.documents.plan.labels import COLONS, Labeled, by_label, named_parts, read_label
from plangate.domain.documents.plan.model import Field, Link, Section
from plangate.domain.text.markdown import (
    Block,
    Document,
    FrontMatter,
    Heading,
    Inline,
    Item,
    Line,
    LinkMark,
    List,
    Paragraph,
    Quote,
    Row,
    Span,
    Table,
)

_KEY = "Structure Decision"


def structure_decision(document: Document, sections: Sequence[Section]) -> Field | None:
    """The plan's Structure Decision; its value runs over the lines and bullets that follow it directly."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph | Item | Heading) and _names_it(block):
            found = _decision(block, index, document, sections)
            if found:
                return found
    return None


def _names_it(block: Paragraph | Item | Heading) -> bool:
    return has_word(block.inline.text, "structure_decision")


def _decision(
    block: Paragraph | Item | Heading, index: int, document: Document, sections: Sequence[Section]
) -> Field | None:
    """The decision that a block names in its heading or in a label."""
    if isinstance(block, Heading):
        return _below_heading(document, block, sections) if has_word(block.inline.flat, "structure_decision") else None
    parts = by_label(block.inline) if isinstance(block, Paragraph) else (read_label(block.inline),)
    return next((_field(part, document, index) for part in parts if has_word(part.label, "structure_decision")), None)


def _field(part: Labeled, document: Document, index: int) -> Field:
    """The bold line's value, with the list that follows it."""
    values, end = [part.value] if part.value else [], part.span.end_line
    for block in document.blocks[index + 1 :]:
        if _goes_on(block, values):
            values.append(block.inline.flat)
            end = block.span.end_line
        elif not isinstance(block, List | Quote):
            break
    return Field(part.label, _KEY, "\n".join(values), Span(part.span.line, end), as_links(part.links))


def _goes_on(block: Block, values: Sequence[str]) -> TypeGuard[Item | Paragraph]:
    """Whether a value goes on with a block: with any item, and with text while it is empty or announces some."""
    unfinished = not values or values[-1].endswith((":", "："))
    return isinstance(block, Item | Paragraph if unfinished else Item)


def _below_heading(document: Document, heading: Heading, sections: Sequence[Section]) -> Field:
    ends = (section.span.end_line for section in sections if section.heading == heading.span)
    body = Span(heading.span.end_line + 1, next(ends, heading.span.end_line))
    texts = [block.inline.flat for block in document.blocks_in(body) if isinstance(block, Paragraph | Item)]
    return Field(heading.inline.flat, _KEY, "\n".join(texts), Span(heading.span.line, body.end_line))


def header_fields(document: Document, title_end: int, first_section: int) -> tuple[Field, ...]:
    """The fields between the title's last line and the first section's heading, after those of the front matter."""
    fields: list[Field] = []
    for block in document.blocks_in(Span(1, max(first_section - 1, 1))):
        if isinstance(block, FrontMatter):
            fields.extend(_matter_field(*pair) for pair in _matter_pairs(block))
        elif block.span.line > title_end:
            fields.extend(_block_fields(block))
    return tuple(fields)


def front_matter(document: Document) -> tuple[tuple[str, str], ...]:
    """The top-level keys of the YAML front matter with their values as written, without quotes."""
    block = document.blocks[0] if document.blocks else None
    if not isinstance(block, FrontMatter):
        return ()
    return tuple((key, value) for key, value, _ in _matter_pairs(block))


def _matter_pairs(block: FrontMatter) -> Iterator[tuple[str, str, Line]]:
    for line in block.lines:
        key, colon, value = line.text.partition(":")
        if colon and _is_key(key):
            yield key.strip(), value.strip().strip("\"'"), line


def _is_key(key: str) -> bool:
    """Whether what stands before a colon is a key at the top level, and no comment or item."""
    return bool(key) and not key[0].isspace() and not key.startswith(("#", "-"))


def _matter_field(key: str, value: str, line: Line) -> Field:
    return Field(key, stock_key(key, HEADER_KEYS), value, Span(line.number, line.number))


def _block_fields(block: Block) -> Iterator[Field]:
    if isinstance(block, Paragraph | Item):
        parts = block.inline.parted(_begins_field)
        return chain.from_iterable(map(_line_fields, parts))
    rows = (block.header, *block.rows) if isinstance(block, Table) else ()
    return filter(None, (row_field(row, HEADER_KEYS) for row in rows))


def _begins_field(line: Inline) -> bool:
    return line.starts_bold or plain_pair(line.text, HEADER_KEYS) is not None


def _line_fields(inline: Inline) -> Iterator[Field]:
    """The fields of a line such as `**Branch**: a | **Date**: b | **Spec**: [c](d)`."""
    names = [part for part in named_parts(inline) if part.label]
    if not names:
        yield from _plain_field(inline)
    for part in names:
        value = part.value.rstrip(" |·•")
        yield Field(part.label, stock_key(part.label, HEADER_KEYS), value, part.span, as_links(part.links))


def _plain_field(inline: Inline) -> Iterator[Field]:
    """The field of a line such as `Branch: a`."""
    pair = plain_pair(inline.text, HEADER_KEYS)
    if pair:
        yield Field(pair[0], stock_key(pair[0], HEADER_KEYS), pair[1], inline.span, as_links(inline.links))


_PLAIN_KEY = re.compile(rf"\s*+(?P<key>[^{COLONS}|\n]{{2,40}}?)\s*[{COLONS}]\s*+(?P<value>.*)", re.DOTALL)


def plain_pair(text: str, keys: Mapping[str, str]) -> tuple[str, str] | None:
    """Key and value of a text such as `Storage: none`, for stock keys only."""
    match = _PLAIN_KEY.fullmatch(text)
    if match is None or not is_key(match["key"], keys):
        return None
    return match["key"].strip(), match["value"].strip()


def row_field(row: Row, keys: Mapping[str, str], *, any_key: bool = False) -> Field | None:
    """The field of a table row: a stock key, or a bold one, or with `any_key` any text, in the first cell."""
    if len(row.cells) < 2:
        return None
    first, *others = (cell.inline for cell in row.cells)
    name = first.flat.rstrip(COLONS + " ")
    return _field_of_row(name, others, keys, row.span) if name and (any_key or _is_name(first, name, keys)) else None


def _is_name(cell: Inline, name: str, keys: Mapping[str, str]) -> bool:
    return bool(cell.bolds) or is_key(name, keys)


def _field_of_row(name: str, cells: Sequence[Inline], keys: Mapping[str, str], span: Span) -> Field:
    value = " | ".join(filter(None, (cell.flat for cell in cells)))
    links = chain.from_iterable(cell.links for cell in cells)
    return Field(name, stock_key(name, keys), value, span, as_links(links))


def as_links(marks: Iterable[LinkMark]) -> tuple[Link, ...]:
    """The links with their targets, anchors cut off."""
    return tuple(Link(mark.target.partition("#")[0], mark.span) for mark in marks)
