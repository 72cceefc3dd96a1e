"""The Technical Context: bold lines, bullets, table rows or sub-headings, with values over several lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from plangate.domain.documents.plan.fields import as_links, plain_pair, row_field
from plangate.domain.documents.plan.headings import clean_title
from plangate.domain.documents.plan.keys import CONTEXT_KEYS, fold_key, stock_key
from plangate.domain.documents.plan.labels import Labeled, named_parts, read_label
from plangate.domain.documents.plan.model import Field, Section
from plangate.domain.text.markdown import (
    Block,
    Document,
    Fence,
    Heading,
    Html,
    Item,
    Line,
    LinkMark,
    Paragraph,
    Span,
    Table,
    visible,
)

_KEY_COLUMNS = frozenset(
    {
        "aspect", "field", "item", "key", "property", "attribute", "area", "dimension", "aspecto", "campo", "élément",
        "champ", "merkmal", "feld", "項目", "项目", "字段", "항목", "параметр", "поле",
    }
)  # fmt: skip
_WITHOUT_COLON = re.compile(r"\s*(?:\*\*|__)(?P<key>[^*_:：\n]{2,60})(?:\*\*|__)\s*(?:[-–—]\s+(?P<value>.*))?")


def context_fields(document: Document, section: Section) -> tuple[Field, ...]:
    """The fields of the Technical Context, in file order."""
    reader = _Reader()
    for block in document.blocks_in(Span(section.heading.end_line + 1, section.span.end_line)):
        reader.read(block)
    return reader.fields()


def _is_stock(line: Line) -> bool:
    part = read_label((line,))
    return part.colon and fold_key(part.label) in CONTEXT_KEYS


def _span(lines: Sequence[Line], block: Item) -> Span:
    return Span(block.span.line, lines[-1].number) if lines else block.span


class _Growing:
    """A field whose value may go on; `group` says that it is a heading, which without a value only groups others."""

    def __init__(
        self, name: str, value: str, span: Span, links: Iterable[LinkMark] = (), *, group: bool = False
    ) -> None:
        self.name = name
        self.parts = [value] if value else []
        self.span = span
        self.links = list(links)
        self.group = group

    def add(self, text: str, end_line: int, links: Iterable[LinkMark] = ()) -> None:
        """Go on with that text, which ends on that line."""
        if text:
            self.parts.append(text)
            self.span = Span(self.span.line, max(self.span.end_line, end_line))
            self.links.extend(links)

    def field(self) -> Field:
        """The field as far as it was read."""
        key = stock_key(self.name, CONTEXT_KEYS)
        return Field(self.name, key, "\n".join(self.parts), self.span, as_links(self.links))


class _Reader:
    """A walk over the section; a value runs until the next bold key, heading, table or comment."""

    def __init__(self) -> None:
        self._found: list[_Growing | Field] = []
        self._open: _Growing | None = None
        # Whether the open field is a bullet itself: then the next bullet with a bold name is its sibling.
        self._bulleted = False

    def fields(self) -> tuple[Field, ...]:
        """What was read."""
        kept = (f for f in self._found if isinstance(f, Field) or f.parts or not f.group)
        return tuple(f if isinstance(f, Field) else f.field() for f in kept)

    def read(self, block: Block) -> None:
        """Take the next block."""
        match block:
            case Heading():
                title = clean_title(visible(block.lines))
                key, value = plain_pair(title, CONTEXT_KEYS) or (title, "")
                self._start(_Growing(key, value, block.span, group=True))
            case Html(comment=True):
                self._open = None
            case Table():
                self._table(block)
            case Paragraph(quoted=False):
                self._paragraph(block.lines)
            case Item():
                self._item(block)
            case Fence() if self._open:
                self._open.add("\n".join(line.text for line in block.lines), block.span.end_line)

    def _paragraph(self, lines: Sequence[Line]) -> None:
        """The parts of a paragraph; a bold stock key alone on its line, or before a dash, needs no colon."""
        start = 0
        for number, line in enumerate(lines):
            bare = _WITHOUT_COLON.fullmatch(line.text) if "**" in line.text or "__" in line.text else None
            if bare and fold_key(bare["key"]) in CONTEXT_KEYS:
                self._parts(lines[start:number])
                self._start(_Growing(bare["key"], visible(bare["value"] or ""), Span(line.number, line.number)))
                start = number + 1
        self._parts(lines[start:])

    def _parts(self, lines: Sequence[Line]) -> None:
        for part in named_parts(lines, CONTEXT_KEYS) if lines else ():
            self._labeled(part)

    def _start(self, field: _Growing) -> None:
        self._found.append(field)
        self._bulleted = False
        self._open = field

    def _labeled(self, item: Labeled) -> None:
        if item.label and item.colon and not item.before:
            self._start(_Growing(item.label, item.value, item.span, item.links))
        elif not item.label and (pair := plain_pair(item.value, CONTEXT_KEYS)):
            self._start(_Growing(*pair, item.span, item.links))
        elif self._open:
            self._open.add(f"{item.label}: {item.value}" if item.label else item.value, item.span.end_line, item.links)

    def _item(self, block: Item) -> None:
        # A key on a line of its own below a bullet is a key, although Markdown joins it to the bullet.
        own = next((n for n, line in enumerate(block.lines) if n and _is_stock(line)), len(block.lines))
        self._bullet(replace(block, lines=block.lines[:own], span=_span(block.lines[:own], block)))
        if own < len(block.lines):
            for part in named_parts(block.lines[own:], CONTEXT_KEYS):
                self._labeled(part)

    def _bullet(self, block: Item) -> None:
        item = read_label(block.lines) if block.lines else Labeled("", "", block.span)
        pair = (item.label, item.value) if item.label and item.colon else plain_pair(item.inline.text, CONTEXT_KEYS)
        if pair and block.depth == 1 and self._is_field(pair[0]):
            self._start(_Growing(*pair, block.span, item.links))
            self._bulleted = True
        elif self._open:
            self._open.add(f"{'  ' * (block.depth - 1)}- {item.inline.text.strip()}", block.span.end_line, item.links)

    def _is_field(self, name: str) -> bool:
        """Whether a bullet with that bold name is a field of its own, and not part of a list that is a value."""
        return self._open is None or self._bulleted or self._open.group or fold_key(name) in CONTEXT_KEYS

    def _table(self, block: Table) -> None:
        header = visible(block.header.cells[0].text) if block.header.cells else ""
        any_key = fold_key(header) in _KEY_COLUMNS
        rows = [row_field(row, CONTEXT_KEYS, any_key=any_key) for row in block.rows]
        self._found.extend(field for field in rows if field)
        self._open = None
