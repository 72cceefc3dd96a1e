"""Fields of an entity: rows of a table, items of a list, members of a code block."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.documents.data_model.model import EntityField
from plangate.domain.documents.data_model.words import FIELD_HEAD, FIELDS, LABEL, RELATIONS, TYPE_HEAD
from plangate.domain.text.labeled_items import statements
from plangate.domain.text.markdown import CODE, Block, Fence, Heading, Item, Line, Paragraph, Span, Table
from plangate.domain.text.words import fold

_CODE_NAME = re.compile(r"(?P<name>[\w.\[\]?]{1,60})")
_WORD = re.compile(r"(?P<name>[A-Za-z_]\w{0,60})\??")
_AFTER = re.compile(r"\s*(?:[:：(（]|[-–—]\s|$)")
_EXPLAINED = re.compile(r"\s*[:：(（]")
_TYPE = re.compile(r"\s*[:：(（]\s*(?P<type>[\w<>\[\], .?|&*]{1,60}?)\s*(?:[)）,;.–—-]|$)")
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
_INDENTED = re.compile(r" {4}\S")
_MAX_CODE_LINE_LENGTH = 300
_CODE = {
    **dict.fromkeys(("csharp", "cs", "c#"), _SHARP),
    **dict.fromkeys(("go", "golang"), _GO),
    **dict.fromkeys(("sql", "postgresql", "mysql", "sqlite"), _SQL),
    **dict.fromkeys(("typescript", "ts", "rust", "rs", "swift", "python", "py", "kotlin", "kt", "graphql"), _TYPED),
}


def read_fields(blocks: Sequence[Block]) -> tuple[EntityField, ...]:
    """The fields that stand in the blocks of an entity; a table or a list before code, each name once."""
    fields = [*_of_tables(blocks), *_of_lists(blocks)]
    fields = fields or [field for block in blocks if isinstance(block, Fence) for field in _of_code(block)]
    return tuple({field.name: field for field in reversed(fields)}.values())[::-1]


def is_field_table(table: Table) -> bool:
    """Whether the rows of the table are fields."""
    heads = _heads(table)[:4]
    typed = any(TYPE_HEAD.fullmatch(head) for head in heads)
    return any(FIELD_HEAD.fullmatch(head) and (head != "name" or typed) for head in heads[:2])


def _of_tables(blocks: Sequence[Block]) -> Iterator[EntityField]:
    for block in blocks:
        if isinstance(block, Table) and is_field_table(block):
            yield from _of_table(block)


def _of_table(table: Table) -> Iterator[EntityField]:
    """The rows that have a name."""
    heads = _heads(table)
    name_column, type_column = _column(heads, FIELD_HEAD), _column(heads, TYPE_HEAD)
    for row in table.rows:
        cells = dict(enumerate(cell.flat for cell in row.cells))
        if name := cells.get(name_column):
            yield EntityField(name, cells.get(type_column, ""), row.span)


def _heads(table: Table) -> list[str]:
    return [fold(cell.flat) for cell in table.header.cells]


def _column(heads: Sequence[str], pattern: re.Pattern[str]) -> int:
    """The number of the first column with such a head, -1 for none."""
    return next((number for number, head in enumerate(heads) if pattern.fullmatch(head)), -1)


def _of_lists(blocks: Sequence[Block]) -> Iterator[EntityField]:
    """The items below a label of fields, and those right below the entity that read like fields."""
    label: str | None = None
    depth = outer = min((block.depth for block in blocks if isinstance(block, Item)), default=1)
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                label, depth = _label(block, label), outer
            case Item() if block.inline.runs:
                depth = outer if block.depth <= outer else depth
                own_label = _own_label(block) if block.depth == outer else ""
                if own_label:
                    label, depth = own_label, outer + 1
                    yield from _listed(block, label)
                elif block.depth == depth:
                    yield from _of_item(block, label)


def _own_label(item: Item) -> str:
    """The label that an item is for what stands in it, folded; empty where it is none."""
    statement = next(statements((item,)))
    label = fold(statement.label)
    known = not statement.text or any(words.fullmatch(label) for words in (FIELDS, LABEL, RELATIONS))
    return label if known else ""


def _listed(item: Item, label: str) -> Iterator[EntityField]:
    """The fields of an item that names them all: `Fields: a (text), b`; none under another label."""
    if FIELDS.fullmatch(label):
        codes = (code.text for code in item.inline.codes)
        yield from (EntityField(name, "", item.span) for name in codes if " " not in name)


def _label(block: Heading | Paragraph, before: str | None) -> str | None:
    """The label that the items after the block stand under; None right below the entity's heading."""
    labels = [statement.label for statement in statements((block,))] or [""]
    return fold(labels[-1]) if labels[-1] else before


def _of_item(item: Item, label: str | None) -> Iterator[EntityField]:
    """The field that an item is, if it is one; `label` is what it stands under, None right below the entity."""
    line = item.inline.lines[0]
    first = line.runs[0]
    is_code = bool(first.style & CODE) and _CODE_NAME.fullmatch(first.text) is not None
    match = (_CODE_NAME if is_code else _WORD).match(line.text, 0, len(first.text) if is_code else len(line.text))
    rest = line.text[match.end() :] if match else ""
    if match and (_reads_like_field(rest, is_code) if label is None else _is_labeled_field(rest, is_code, label)):
        kind = _TYPE.match(rest)
        yield EntityField(match["name"], kind["type"].strip() if kind else "", item.span)


def _reads_like_field(rest: str, is_code: bool) -> bool:
    """Whether an item is a field though no label says so: a plain word needs a type, or an explanation, behind it."""
    return _AFTER.match(rest) is not None and (is_code or _EXPLAINED.match(rest) is not None)


def _is_labeled_field(rest: str, is_code: bool, label: str) -> bool:
    return bool(FIELDS.fullmatch(label) and (is_code or _AFTER.match(rest)))


def _of_code(fence: Fence) -> Iterator[EntityField]:
    """The members of the first type that a code block defines."""
    pattern = _CODE.get(fence.language)
    if pattern is None:
        return
    found = False
    for line, inside, ends in _nested(fence):
        member = _member(line, pattern) if inside else None
        if member:
            found = True
            yield member
        if found and ends:
            return


def _member(line: Line, pattern: re.Pattern[str]) -> EntityField | None:
    """The member that a line of code declares; None for any other, such as a comment."""
    match = pattern.match(line.text)
    if match is None or match["name"].lower() in _NO_MEMBER or _COMMENT.match(line.text):
        return None
    return EntityField(match["name"], match["type"].strip(), Span(line.number, line.number))


def _nested(fence: Fence) -> Iterator[tuple[Line, bool, bool]]:
    """The lines of code, with whether each stands right inside a type, and whether a type may end with it."""
    indented = fence.language in _BY_INDENT
    depth = 0
    for line in fence.lines:
        text = line.text[:_MAX_CODE_LINE_LENGTH]
        inside = depth == 1 or (indented and _INDENTED.match(text) is not None)
        depth += sum(map(text.count, "{(")) - sum(map(text.count, "})"))
        yield Line(line.number, line.column, text), inside, bool(text[:1].strip()) if indented else depth <= 0
