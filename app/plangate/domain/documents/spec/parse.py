"""Reading a specification: total, in every dialect that real ones have."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.spec import model
from plangate.domain.documents.spec.model import Spec
from plangate.domain.documents.spec.stories import read_stories
from plangate.domain.documents.spec.words import CRITERION, ENTITIES
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import (
    Block,
    Document,
    Heading,
    Item,
    Paragraph,
    Section,
    Span,
    Table,
    read_inline,
    read_markdown,
    visible,
)
from plangate.domain.text.references import REQUIREMENT
from plangate.domain.text.words import fold

_LEAD = re.compile(r"[\s\[\]xX✅✓☑*_`~-]*")
_AFTER_ID = re.compile(r"\s*(?:\([^()\n]{0,60}\)|\[[^\[\]\n]{0,60}\])?\s*[:：.)—–|-]*\s*")


def parse_spec(file: File | None) -> Spec | None:
    """The specification of a file, None without a file or its text."""
    if file is None or file.text is None:
        return None
    document = read_markdown(file.text)
    sections = document.sections()
    statements = tuple(_statements(document))
    return Spec(
        path=file.path,
        document=document,
        title=next((visible(section.heading.lines) for section in sections if section.heading.level == 1), ""),
        stories=read_stories(document, sections),
        requirements=_numbered(statements, REQUIREMENT),
        entities=tuple(_entities(document, sections)),
        criteria=_numbered(statements, CRITERION),
    )


def _statements(document: Document) -> Iterator[tuple[str, Span]]:
    """The texts that may start with an id: items, headings, paragraphs, rows; each with its place."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(visible(cell.text) for cell in row.cells), row.span
        elif isinstance(block, Item | Heading):
            yield visible(block.lines), block.span
        elif isinstance(block, Paragraph):
            for line in block.lines:
                yield visible((line,)), Span(line.number, line.number)


def _numbered(statements: Sequence[tuple[str, Span]], pattern: re.Pattern[str]) -> tuple[model.Item, ...]:
    """The first statement of each id."""
    found: dict[str, model.Item] = {}
    for text, span in statements:
        lead = _LEAD.match(text)
        match = pattern.match(text, lead.end() if lead else 0)
        if match and (id := match["id"].upper()) not in found:
            after = _AFTER_ID.match(text, match.end())
            found[id] = model.Item(id, text[after.end() if after else match.end() :].strip(), span)
    return tuple(found.values())


def _entities(document: Document, sections: Sequence[Section]) -> Iterator[model.Item]:
    """The named things under a heading of key entities: headings, bold items, or rows; each name once."""
    seen: set[str] = set()
    end = 0
    for section in sections:
        inside = section.span.line <= end or section.heading.level == 1
        if inside or not ENTITIES.search(visible(section.heading.lines)):
            continue
        end = section.span.end_line
        for name, text, span in _named(document.blocks_in(section.span)[1:]):
            if name and fold(name) not in seen:
                seen.add(fold(name))
                yield model.Item(name, text, span)


def _named(blocks: Sequence[Block]) -> Iterator[tuple[str, str, Span]]:
    headed = any(isinstance(block, Heading) for block in blocks)
    for block in blocks:
        if isinstance(block, Heading):
            yield _entity_name(visible(block.lines)), "", block.span
        elif isinstance(block, Table) and not headed:
            for row in block.rows:
                cells = [visible(cell.text) for cell in row.cells]
                yield _entity_name(cells[0] if cells else ""), " ".join(cells[1:]), row.span
        elif isinstance(block, Item) and block.depth == 1 and not headed:
            yield _of_item(block)


def _of_item(item: Item) -> tuple[str, str, Span]:
    inline = read_inline(item.lines)
    bold = next((bold for bold in inline.bolds if not inline.text[: bold.start].strip()), None)
    if bold:
        return _entity_name(bold.text), inline.text[bold.end :].strip(" :：—–-\n"), item.span
    name, colon, text = inline.flat.partition(":")
    return (_entity_name(name), text.strip(), item.span) if colon and len(name) <= 40 else ("", "", item.span)


def _entity_name(text: str) -> str:
    text = re.sub(
        r"^(?:\d{1,2}[.)]\s*|(?:entity|entidade|entidad|entité)\s*\d{0,2}\s*[:：]\s*)+", "", text.strip(), flags=re.I
    )
    return re.sub(r"\s*[(（].*$", "", text).strip(" :：*`")
