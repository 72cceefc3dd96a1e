"""The Technical Context: bold lines, bullets, table rows or sub-headings, with values over several lines."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from plangate.domain.documents.plan.fields import as_links, plain_pair, row_field
from plangate.domain.documents.plan.headings import clean_title
from plangate.domain.documents.plan.keys import CONTEXT_KEYS, fold_key, is_key, meanings_of, stock_key
from plangate.domain.documents.plan.labels import Labeled, named_parts, read_label
from plangate.domain.documents.plan.model import Field, Section
from plangate.domain.text.markdown import (
    Block,
    Document,
    Fence,
    Heading,
    Html,
    Inline,
    Item,
    LinkMark,
    Paragraph,
    Span,
    Table,
)
from plangate.domain.text.words import collapse_spaces

_KEY_COLUMNS = frozenset(
    {
        "aspect", "field", "item", "key", "property", "attribute", "area", "dimension", "aspecto", "campo", "élément",
        "champ", "merkmal", "feld", "項目", "项目", "字段", "항목", "параметр", "поле",
    }
)  # fmt: skip
_BEHIND_KEY = re.compile(r"\s*(?:[(（](?P<remark>[^()（）]*)[)）]\s*)?(?:[-–—]\s+(?P<value>.*))?")


def context_fields(document: Document, section: Section) -> tuple[Field, ...]:
    """The fields of the Technical Context, in file order."""
    reader = _Reader()
    for block in document.blocks_in(Span(section.heading.end_line + 1, section.span.end_line)):
        reader.read(block)
    return _by_meaning(reader.fields())


def _by_meaning(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields, those that alone mean a stock one by a label of another wording under its name."""
    given = {field.key for field in fields}
    meant = [_only_meaning(field) for field in fields]
    count = Counter(key for key in meant if key and key not in given)
    return tuple(_called(field, key, count) for field, key in zip(fields, meant, strict=True))


def _only_meaning(field: Field) -> str:
    """The stock key that a label means, where it means one alone; else empty."""
    keys = meanings_of(field.name)
    return next(iter(keys)) if len(keys) == 1 else ""


def _called(field: Field, key: str, count: Counter[str]) -> Field:
    return replace(field, key=key) if count[key] == 1 else field


def _is_stock(line: Inline) -> bool:
    part = read_label(line)
    return part.colon and is_key(part.label, CONTEXT_KEYS)


def _bare_pair(line: Inline) -> tuple[str, str] | None:
    """The bold stock key that a line begins with, and the value behind a dash; None for any other line."""
    bold = line.bolds[0] if line.starts_bold else None
    if bold is None or not is_key(bold.text, CONTEXT_KEYS):
        return None
    return _valued(bold.text, _BEHIND_KEY.fullmatch(line.text, bold.end))


def _valued(key: str, behind: re.Match[str] | None) -> tuple[str, str] | None:
    return (key, collapse_spaces(behind["value"] or behind["remark"] or "")) if behind else None


def _pair(item: Labeled) -> tuple[str, str] | None:
    """The name and value of a part that is a field: by its bold name with a colon, or a stock key in plain type."""
    if not item.label:
        return plain_pair(item.value, CONTEXT_KEYS)
    return (item.label, item.value) if item.colon and not item.before else None


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

    def whole(self) -> Field | None:
        """The field as far as it was read; none of a heading that only groups others."""
        if self.group and not self.parts:
            return None
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
        fields = (found if isinstance(found, Field) else found.whole() for found in self._found)
        return tuple(filter(None, fields))

    def read(self, block: Block) -> None:
        """Take the next block."""
        match block:
            case Heading():
                self._heading(block)
            case Html(comment=True):
                self._open = None
            case Table():
                self._table(block)
            case Paragraph(quoted=False):
                self._paragraph(block.inline)
            case Item():
                self._item(block)
            case Fence():
                self._go_on("\n".join(line.text for line in block.lines), block.span.end_line)

    def _heading(self, block: Heading) -> None:
        title = clean_title(block.inline.flat)
        key, value = plain_pair(title, CONTEXT_KEYS) or (title, "")
        self._start(_Growing(key, value, block.span, group=True))

    def _go_on(self, text: str, end_line: int, links: Iterable[LinkMark] = ()) -> None:
        """Take what belongs to the field that is open."""
        if self._open:
            self._open.add(text, end_line, links)

    def _paragraph(self, inline: Inline) -> None:
        """The parts of a paragraph; a bold stock key alone on its line, or before a dash, needs no colon."""
        for part in inline.parted(lambda line: _bare_pair(line) is not None):
            line = next(iter(part.lines), part)
            if pair := _bare_pair(line):
                self._start(_Growing(*pair, line.span))
                part = part.part(len(line.text) + 1)
            self._parts(part)

    def _parts(self, inline: Inline) -> None:
        for part in named_parts(inline, CONTEXT_KEYS) if inline.runs else ():
            self._labeled(part)

    def _start(self, field: _Growing) -> None:
        self._found.append(field)
        self._bulleted = False
        self._open = field

    def _labeled(self, item: Labeled) -> None:
        pair = _pair(item)
        if pair:
            self._start(_Growing(*pair, item.span, item.links))
        else:
            said = f"{item.label}: {item.value}" if item.label else item.value
            self._go_on(said, item.span.end_line, item.links)

    def _item(self, block: Item) -> None:
        # A key on a line of its own below a bullet is a key, although Markdown joins it to the bullet.
        own, *keys = block.inline.parted(_is_stock)
        end_line = own.span.end_line if keys else block.span.end_line
        self._bullet(block._replace(inline=own, span=Span(block.span.line, end_line)))
        for key in keys:
            self._parts(key)

    def _bullet(self, block: Item) -> None:
        item = read_label(block.inline)
        pair = (item.label, item.value) if item.label and item.colon else plain_pair(item.inline.text, CONTEXT_KEYS)
        if pair and block.depth == 1 and self._is_field(pair[0]):
            self._start(_Growing(*pair, block.span, item.links))
            self._bulleted = True
        else:
            indent = "  " * (block.depth - 1)
            self._go_on(f"{indent}- {item.inline.text.strip()}", block.span.end_line, item.links)

    def _is_field(self, name: str) -> bool:
        """Whether a bullet with that bold name is a field of its own, and not part of a list that is a value."""
        return self._open is None or self._bulleted or self._open.group or is_key(name, CONTEXT_KEYS)

    def _table(self, block: Table) -> None:
        header = block.header.cells[0].flat if block.header.cells else ""
        any_key = fold_key(header) in _KEY_COLUMNS
        rows = [row_field(row, CONTEXT_KEYS, any_key=any_key) for row in block.rows]
        self._found.extend(filter(None, rows))
        self._open = None
