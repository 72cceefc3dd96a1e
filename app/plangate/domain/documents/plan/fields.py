"""Fields: what the labelled values of header and Technical Context have in common."""

import re
from collections.abc import Iterable, Mapping

from plangate.domain.documents.plan.keys import fold_key, stock_key
from plangate.domain.documents.plan.labels import COLONS
from plangate.domain.documents.plan.model import Field, Link
from plangate.domain.text.markdown import LinkMark, Row, read_inline

_PLAIN_KEY = re.compile(rf"\s*(?P<key>[^{COLONS}|\n]{{2,40}}?)\s*[{COLONS}]\s*(?P<value>.*)", re.DOTALL)


def plain_pair(text: str, keys: Mapping[str, str]) -> tuple[str, str] | None:
    """Key and value of a text such as `Storage: none`, for stock keys only."""
    match = _PLAIN_KEY.fullmatch(text)
    if match is None or fold_key(match["key"]) not in keys:
        return None
    return match["key"].strip(), match["value"].strip()


def row_field(row: Row, keys: Mapping[str, str], *, any_key: bool = False) -> Field | None:
    """The field of a table row: a stock key, or a bold one, or with `any_key` any text, in the first cell."""
    if len(row.cells) < 2:
        return None
    inline = read_inline(row.cells[0].lines)
    name = inline.flat.rstrip(COLONS + " ")
    if not name or not (any_key or inline.bolds or fold_key(name) in keys):
        return None
    cells = [read_inline(cell.lines) for cell in row.cells[1:]]
    value = " | ".join(cell.flat for cell in cells if cell.flat)
    return Field(name, stock_key(name, keys), value, row.span, as_links(mark for cell in cells for mark in cell.links))


def as_links(marks: Iterable[LinkMark]) -> tuple[Link, ...]:
    """The links with their targets, anchors cut off."""
    return tuple(Link(mark.target.partition("#")[0], mark.span) for mark in marks)
