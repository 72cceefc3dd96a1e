"""Fields of an entity: rows of a table, items of a list, members of a code block."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.data_model.model import EntityField
from plangate.domain.documents.data_model.words import FIELD_HEAD, FIELDS, LABEL, RELATIONS, TYPE_HEAD
from plangate.domain.text.labeled_items import LabeledStatement, statements
from plangate.domain.text.markdown import Block, Fence, Heading, Item, Paragraph, Span, Table, read_inline, visible
from plangate.domain.text.words import fold

_ITEM = re.compile(r"(?:`(?P<code>[\w.\[\]?]{1,60})`|(?:\*\*|__)?`?(?P<word>[A-Za-z_]\w{0,60})\??`?)(?P<rest>.*)", re.S)
_AFTER = re.compile(r"\s*(?:\*\*|__)?\s*(?:[:：(（]|[-–—]\s|$)")
_TYPE = re.compile(r"\s*(?:\*\*|__)?\s*[:：(（]\s*`?(?P<type>[\w<>\[\], .?|&*]{1,60}?)`?\s*(?:[)）,;.–—-]|$)")
_TYPED = re.compile(
    r"\s*(?:(?:pub(?:\(\w+\))?|public|private|internal|readonly|let|var|val|static|final|mut|required)\s+)*"
    r"(?P<name>[A-Za-z_]\w{0,60})\??\s*:\s*(?P<type>[^=;{/#]{0,80}?)\s*(?:[,;={]|//|#|$)"
)
_SHARP = re.compile(
    r"\s*public\s+(?:required\s+|virtual\s+|static\s+)*(?P<type>[\w<>\[\],.? ]{1,80}?)\s+(?P<name>\w{1,60})\s*\{\s*get"
)
_GO = re.compile(r"\s+(?P<name>[A-Za-z_]\w{0,60})\s+(?P<type>[\w\[\]*.{}]{1,60})\s*(?:`|//|$)")
_SQL = re.compile(
    r"\s+[`\"\[]?(?P<name>[A-Za-z_]\w{0,60})[`\"\]]?\s+(?P<type>[A-Za-z]\w{1,30}(?:\s?\([\w, ]{1,30}\))?)"
)
_NO_MEMBER = frozenset(
    (
        "primary",
        "foreign",
        "constraint",
        "unique",
        "index",
        "key",
        "check",
        "references",
        "create",
        "fulltext",
        "return",
    )
)
_COMMENT = re.compile(r"\s*(?://|#|--|\*|/\*)")
_BY_INDENT = frozenset(("python", "py"))
_CODE = {
    **dict.fromkeys(("csharp", "cs", "c#"), _SHARP),
    **dict.fromkeys(("go", "golang"), _GO),
    **dict.fromkeys(("sql", "postgresql", "mysql", "sqlite"), _SQL),
    **dict.fromkeys(("typescript", "ts", "rust", "rs", "swift", "python", "py", "kotlin", "kt", "graphql"), _TYPED),
}


def read_fields(blocks: Sequence[Block]) -> tuple[EntityField, ...]:
    """The fields that stand in the blocks of an entity; a table or a list before code, each name once."""
    told = [*_of_tables(blocks), *_of_lists(blocks)]
    found = told or [field for block in blocks if isinstance(block, Fence) for field in _of_code(block)]
    return tuple({field.name: field for field in reversed(found)}.values())[::-1]


def is_field_table(table: Table) -> bool:
    """Whether the rows of the table are fields."""
    heads = [fold(visible(cell.lines)) for cell in table.header.cells[:4]]
    typed = any(TYPE_HEAD.fullmatch(head) for head in heads)
    return any(FIELD_HEAD.fullmatch(head) and (head != "name" or typed) for head in heads[:2])


def _of_tables(blocks: Sequence[Block]) -> Iterator[EntityField]:
    for table in (block for block in blocks if isinstance(block, Table) and is_field_table(block)):
        heads = [fold(visible(cell.lines)) for cell in table.header.cells]
        names = next(number for number, head in enumerate(heads) if FIELD_HEAD.fullmatch(head))
        types = next((number for number, head in enumerate(heads) if TYPE_HEAD.fullmatch(head)), None)
        for row in table.rows:
            cells = [visible(cell.lines) for cell in row.cells]
            if names < len(cells) and cells[names]:
                kind = cells[types] if types is not None and types < len(cells) else ""
                yield EntityField(cells[names], kind, row.span)


def _of_lists(blocks: Sequence[Block]) -> Iterator[EntityField]:
    """The items below a label of fields, and those right below the entity that read like fields."""
    label: str | None = None
    depth = min((block.depth for block in blocks if isinstance(block, Item)), default=1)
    outer = depth
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                label, depth = _label(block, label), outer
            case Item() if block.lines:
                if block.depth <= outer:
                    depth = outer
                said = next(statements((block,)))
                if block.depth == outer and _is_label(said):
                    label, depth = fold(said.label), outer + 1
                    if FIELDS.fullmatch(label):
                        yield from _listed(block)
                elif block.depth == depth and (label is None or FIELDS.fullmatch(label)):
                    field = _of_item(block, sure=label is not None)
                    if field:
                        yield field


def _is_label(said: LabeledStatement) -> bool:
    """Whether an item is a label for what stands in it."""
    label = fold(said.label)
    return bool(label) and (not said.text or any(words.fullmatch(label) for words in (FIELDS, LABEL, RELATIONS)))


def _listed(item: Item) -> Iterator[EntityField]:
    """The fields of an item that names them all: `Fields: a (text), b`."""
    yield from (EntityField(code.text, "", item.span) for code in read_inline(item.lines).codes if " " not in code.text)


def _label(block: Heading | Paragraph, before: str | None) -> str | None:
    """The label that the items after the block stand under; None right below the entity's heading."""
    said = [one.label for one in statements((block,))]
    return fold(said[-1]) if said and said[-1] else before


def _of_item(item: Item, *, sure: bool) -> EntityField | None:
    text = item.lines[0].text
    match = _ITEM.match(text)
    if match is None or not (_AFTER.match(match["rest"]) or (sure and match["code"])):
        return None
    if not sure and match["word"] and not re.match(r"\s*(?:\*\*|__)?\s*[:：(（]", match["rest"]):
        return None
    kind = _TYPE.match(match["rest"])
    return EntityField(match["code"] or match["word"], kind["type"].strip() if kind else "", item.span)


def _of_code(fence: Fence) -> Iterator[EntityField]:
    """The members of the first type that a code block defines."""
    info = fence.info.split(maxsplit=1)
    pattern = _CODE.get(info[0].lower()) if info else None
    if pattern is None:
        return
    indented = info[0].lower() in _BY_INDENT
    depth, found = 0, False
    for line in fence.lines:
        text = line.text[:300]
        member = (
            pattern.match(text) if depth == 1 or (indented and text.startswith("    ") and text[4:5].strip()) else None
        )
        if member and member["name"].lower() not in _NO_MEMBER and not _COMMENT.match(text):
            found = True
            yield EntityField(member["name"], member["type"].strip(), Span(line.number, line.number))
        depth += sum(map(text.count, "{(")) - sum(map(text.count, "})"))
        ended = bool(text[:1].strip()) if indented else depth <= 0
        if found and ended:
            return
