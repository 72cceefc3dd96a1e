"""Contracts that people read: operations named in Markdown."""

import re
from collections.abc import Iterator
from itertools import pairwise

from plangate.domain.documents.contracts.model import Operation
from plangate.domain.text.labeled_items import statements
from plangate.domain.text.markdown import Block, Document, Fence, Heading, Item, Paragraph, Span, Table, visible

_OPERATION = re.compile(
    r"(?<![\w-])(?P<method>GET|POST|PUT|PATCH|DELETE)\W{1,6}?(?:https?://[\w.:{}-]{1,80}|\{\{?\w{1,40}\}?\}|\$\{?\w{1,40}\}?)?"
    r"(?P<path>/[\w{}:./<>$\[\]*~@-]{0,200})(?:\?\S{0,500})?"
)
_LEAD = re.compile(r"\W*(?:(?:[\w/]+ ){0,3}[\w/]+\W*[:：]|curl[^|;]*|[\w/]+)?[^\w→>|]*")
"""What may stand before an operation that a line tells of, not only mentions: a label, or the words of a command."""

_TRAILING = ".,;:*`"
_METHOD_LABELS = ("method", "http method", "verb")
_PATH_LABELS = ("path", "endpoint", "url", "route")


def title_of(document: Document) -> str:
    """The first title of the first level."""
    first = (block for block in document.blocks if isinstance(block, Heading) and block.level == 1)
    return next((visible(heading.lines) for heading in first), "")


def headings_of(document: Document) -> tuple[tuple[str, Span], ...]:
    """The titles of the second level, outside lists and quotes."""
    headings = (section for section in document.sections() if section.heading.level == 2)
    return tuple((visible(section.heading.lines), section.span) for section in headings)


def operations_of(document: Document) -> tuple[Operation, ...]:
    """The operations in the order of their first mention; one in a heading or a table comes before any other."""
    mentions = [mention for block in document.blocks for mention in _mentions(block)]
    mentions += _labelled(document)
    mentions.sort(key=lambda mention: not mention[2])
    first: dict[tuple[str, str], Operation] = {}
    for text, span, anywhere in mentions:
        for match in _OPERATION.finditer(text):
            path = match["path"].rstrip(_TRAILING)
            if path and (anywhere or _LEAD.fullmatch(text, 0, match.start())):
                first.setdefault((match["method"], path), Operation(match["method"], path, span, _title(text, match)))
    return tuple(sorted(first.values(), key=lambda operation: operation.span.line))


def _mentions(block: Block) -> Iterator[tuple[str, Span, bool]]:
    match block:
        case Heading() | Paragraph() | Item():
            for line in block.lines:
                yield visible((line,)), Span(line.number, line.number), isinstance(block, Heading)
        case Table():
            for row in block.rows:
                yield " ".join(visible(cell.lines) for cell in row.cells), row.span, True
        case Fence():
            yield from ((line.text[:500], Span(line.number, line.number), False) for line in block.lines)


def _labelled(document: Document) -> Iterator[tuple[str, Span, bool]]:
    """Method and path that stand behind labels of their own, one right after the other."""
    for one, other in pairwise(statements(document.blocks)):
        labels = {one.label.lower(): one.text, other.label.lower(): other.text}
        method = next((labels[name] for name in _METHOD_LABELS if name in labels), "")
        path = next((labels[name] for name in _PATH_LABELS if name in labels), "")
        if method and path.startswith("/"):
            yield f"{method} {path}", one.span, True


def _title(text: str, match: re.Match[str]) -> str:
    """What is said beside the operation, as far as it is short: `Search books: GET /books` says "Search books"."""
    rest = f"{text[: match.start()].strip()} {text[match.end() :].strip()}".strip(" :：—–-|`()[]*.#")
    return rest if len(rest) <= 80 else ""
