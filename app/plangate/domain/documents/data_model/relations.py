"""Relations between entities: what a section of relations, and each entity's own, name of the others."""

from collections.abc import Iterable, Iterator, Sequence

from plangate.domain.documents.data_model.words import is_of_relations
from plangate.domain.text.labeled_items import statements
from plangate.domain.text.markdown import Block, Fence, Heading, Item, Paragraph, Table
from plangate.domain.text.words import before_first, name_parts, singular, without_plural_s

_MAX_NAME_PARTS = 6
_START = 3
"""Letters by which a name is looked for."""

_MAX_LINE_LENGTH = 2000

Names = dict[str, None]
"""Names of entities, each once, in the order of their first mention."""


class EntityNames:
    """Entities' names, found in running text however they are joined or counted, in time linear in the text."""

    def __init__(self, names: Iterable[str]) -> None:
        parted = [(name_parts(name), name) for name in reversed(tuple(names))]
        self._sizes = range(min(max((len(parts) for parts, _ in parted), default=0), _MAX_NAME_PARTS), 0, -1)
        self._cased = {_letters(parts): name for parts, name in parted}
        self._names = {letters.lower(): name for letters, name in self._cased.items()}
        self._starts = {letters[:end] for letters in (*self._cased, *self._names) for end in range(1, _START + 1)}

    def in_text(self, text: str, *, cased: bool = False) -> Iterator[str]:
        """The names in the order of the text, in whatever case or in their own; at each place the longest one."""
        known = self._cased if cased else self._names
        parts = name_parts(text[:_MAX_LINE_LENGTH])
        parts = parts if cased else [part.lower() for part in parts]
        at = 0
        while at < len(parts):
            sizes = self._sizes if parts[at][:_START] in self._starts else ()
            size = next((size for size in sizes if _letters(parts[at : at + size]) in known), 0)
            if size:
                yield known[_letters(parts[at : at + size])]
            at += max(size, 1)


def own_relations(blocks: Sequence[Block], names: EntityNames) -> Names:
    """What an entity's own section tells: below a label of relations, and as they are written in rows, items, code."""
    told = (name for text, _ in relation_lines(blocks) for name in names.in_text(text))
    typed = (name for block in blocks for text, _ in _lines(block) for name in names.in_text(text, cased=True))
    return dict.fromkeys((*told, *typed))


def common_relations(lines: Iterable[str], names: EntityNames) -> dict[str, Names]:
    """What lines beside the entities tell, by the entity that each line names first."""
    mentions: dict[str, Names] = {}
    for text in lines:
        first, *others = dict.fromkeys(names.in_text(text)) or ("",)
        mentions.setdefault(first, {}).update(dict.fromkeys(others))
    return mentions


def relation_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """The lines below a heading or a label of relations, with their numbers."""
    level, labelled = 0, False
    for block in blocks:
        if isinstance(block, Heading):
            labelled = False
            level = block.level * is_of_relations(block.inline.flat) if not 0 < level < block.level else level
        elif isinstance(block, Paragraph):
            for statement in statements((block,)):
                labelled = is_of_relations(statement.label) if statement.label else labelled
                if level or labelled:
                    yield f"{statement.label}: {statement.text}", statement.span.line
        elif level or labelled or _is_labelled(block):
            yield from _lines(block)


def _is_labelled(block: Block) -> bool:
    """Whether a block is an item with a label of relations."""
    if not isinstance(block, Item) or not is_of_relations(before_first(block.inline.text, ":：")):
        return False
    return any(is_of_relations(statement.label) for statement in statements((block,)))


def _lines(block: Block) -> Iterator[tuple[str, int]]:
    if isinstance(block, Table):
        yield from ((" ".join(cell.flat for cell in row.cells), row.span.line) for row in block.rows)
    elif isinstance(block, Item):
        yield block.inline.flat, block.span.line
    elif isinstance(block, Fence):
        yield from ((line.text, line.number) for line in block.lines)


def _letters(parts: Sequence[str]) -> str:
    """The parts of a name in the singular, joined."""
    return "".join(map(_singular, parts))


def _singular(word: str) -> str:
    """A part of a name in the singular; `menus` and `apis` are plurals of names too."""
    return singular(word) if word.endswith("ies") else without_plural_s(word, but=("ss",))
