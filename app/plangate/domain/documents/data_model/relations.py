"""Relations between entities: what a section of relations, or the type of a field, names of the others."""

import re
from collections.abc import Iterable, Iterator, Sequence

from plangate.domain.documents.data_model.model import EntityField, Relation
from plangate.domain.documents.data_model.words import RELATIONS
from plangate.domain.text.labeled_items import statements
from plangate.domain.text.markdown import Block, Fence, Heading, Item, Paragraph, Span, Table
from plangate.domain.text.words import fold, singular, without_plural_s

_PART = re.compile(r"[A-Z]?[a-z]+\d*|[A-Z]+(?![a-z])\d*|[^\W_A-Za-z]+")
_MAX_NAME_PARTS = 6
_MAX_LINE_LENGTH = 2000


class EntityNames:
    """Entities' names, found in running text however they are cased, joined or counted, in time linear in the text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {"".join(_parts(name)): name for name in reversed(tuple(names))}

    def in_text(self, text: str) -> Iterator[str]:
        """The names in the order of the text; at each place the longest one."""
        parts = _parts(text[:_MAX_LINE_LENGTH])
        at = 0
        while at < len(parts):
            sizes = range(min(_MAX_NAME_PARTS, len(parts) - at), 0, -1)
            size = next((size for size in sizes if "".join(parts[at : at + size]) in self._names), 0)
            if size:
                yield self._names["".join(parts[at : at + size])]
            at += max(size, 1)


def own_relations(
    entity: str, blocks: Sequence[Block], fields: Sequence[EntityField], names: EntityNames
) -> tuple[Relation, ...]:
    """What an entity's own section tells: below a label of relations, and in the types of its fields."""
    lines = [*relation_lines(blocks), *((field.type, field.span.line) for field in fields)]
    return _relations(entity, ((name, line) for text, line in lines for name in names.in_text(text)))


def common_relations(lines: Iterable[tuple[str, int]], names: EntityNames) -> dict[str, tuple[Relation, ...]]:
    """What lines beside the entities tell, by the entity that each line names first."""
    mentions: dict[str, list[tuple[str, int]]] = {}
    for text, line in lines:
        first, *others = tuple(dict.fromkeys(names.in_text(text))) or ("",)
        mentions.setdefault(first, []).extend((other, line) for other in others)
    return {name: _relations(name, mentioned) for name, mentioned in mentions.items()}


def relation_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """The lines below a heading or a label of relations, with their numbers; a label may be an item of a list."""
    walk = _RelationWalk()
    for block in blocks:
        yield from walk.lines(block)


class _RelationWalk:
    """A walk over blocks that knows whether relations are told: below a heading, a label, or an item's label."""

    def __init__(self) -> None:
        self._heading_level = 0
        self._labeled = False
        self._item_labeled = False

    def lines(self, block: Block) -> Iterable[tuple[str, int]]:
        """What the block tells of relations, with the numbers of its lines."""
        below = self._heading_level or self._labeled
        match block:
            case Heading():
                self._enter(block)
            case Paragraph():
                return self._of_paragraph(block)
            case Item() if block.inline.runs and not below:
                return self._of_item(block)
            case _ if below or self._item_labeled:
                return _lines(block)
        return ()

    def _enter(self, heading: Heading) -> None:
        self._labeled = self._item_labeled = False
        if not self._heading_level or heading.level <= self._heading_level:
            self._heading_level = heading.level if _is_of_relations(heading.inline.flat) else 0

    def _of_paragraph(self, paragraph: Paragraph) -> Iterator[tuple[str, int]]:
        for statement in statements((paragraph,)):
            if statement.label:
                self._labeled = _is_of_relations(statement.label)
            if self._heading_level:
                yield f"{statement.label}: {statement.text}", statement.span.line
            elif self._labeled:
                yield statement.text, statement.span.line

    def _of_item(self, item: Item) -> Iterator[tuple[str, int]]:
        statement = next(statements((item,)))
        self._item_labeled = _is_of_relations(statement.label) or (self._item_labeled and item.depth > 1)
        if self._item_labeled:
            yield statement.text, statement.span.line


def _lines(block: Block) -> Iterator[tuple[str, int]]:
    if isinstance(block, Table):
        yield from ((" ".join(cell.flat for cell in row.cells), row.span.line) for row in block.rows)
    elif isinstance(block, Item):
        yield block.inline.flat, block.span.line
    elif isinstance(block, Fence):
        yield from ((line.text, line.number) for line in block.lines)


def _relations(entity: str, mentions: Iterable[tuple[str, int]]) -> tuple[Relation, ...]:
    """Each other entity once, where it is mentioned first."""
    first: dict[str, int] = {}
    for name, line in mentions:
        if name != entity:
            first.setdefault(name, line)
    return tuple(Relation(name, Span(line, line)) for name, line in first.items())


def _is_of_relations(title: str) -> bool:
    return RELATIONS.fullmatch(fold(title[:120])) is not None


def _parts(text: str) -> list[str]:
    return [_singular(part.lower()) for part in _PART.findall(text)]


def _singular(word: str) -> str:
    """A part of a name in the singular; `menus` and `apis` are plurals of names too."""
    return singular(word) if word.endswith("ies") else without_plural_s(word, but=("ss",))
