"""The header: what stands between the title and the first section, and the YAML front matter."""

from collections.abc import Iterator, Sequence

from plangate.domain.documents.plan.fields import as_links, plain_pair, row_field
from plangate.domain.documents.plan.keys import HEADER_KEYS, stock_key
from plangate.domain.documents.plan.labels import named_parts
from plangate.domain.documents.plan.model import Field
from plangate.domain.text.markdown import Block, Document, FrontMatter, Item, Line, Paragraph, Span, Table, read_inline


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
        if colon and key and not key[0].isspace() and not key.startswith(("#", "-")):
            yield key.strip(), value.strip().strip("\"'"), line


def _matter_field(key: str, value: str, line: Line) -> Field:
    return Field(key, stock_key(key, HEADER_KEYS), value, Span(line.number, line.number))


def _block_fields(block: Block) -> Iterator[Field]:
    if isinstance(block, Paragraph | Item):
        for lines in _parted(block.lines):
            yield from _line_fields(lines)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            if field := row_field(row, HEADER_KEYS):
                yield field


def _parted(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines that start a field, each with those that continue it."""
    current: list[Line] = []
    for line in lines:
        if current and (line.text.lstrip().startswith(("**", "__")) or plain_pair(line.text, HEADER_KEYS)):
            yield tuple(current)
            current = []
        current.append(line)
    if current:
        yield tuple(current)


def _line_fields(lines: tuple[Line, ...]) -> Iterator[Field]:
    """The fields of a line such as `**Branch**: a | **Date**: b | **Spec**: [c](d)`."""
    inline = read_inline(lines)
    span = Span(lines[0].number, lines[-1].number)
    names = [part for part in named_parts(lines, inline=inline) if part.label]
    if not names:
        if pair := plain_pair(inline.text, HEADER_KEYS):
            yield Field(pair[0], stock_key(pair[0], HEADER_KEYS), pair[1], span, as_links(inline.links))
        return
    for part in names:
        value = part.value.rstrip(" |·•")
        yield Field(part.label, stock_key(part.label, HEADER_KEYS), value, part.span, as_links(part.links))
