"""Reading a text into blocks: pyromark's events, one after the other, become a flat row of blocks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from pyromark import Markdown, Options

from plangate.domain.text.markdown.block_builder import MAX_LEVELS, BlockBuilder
from plangate.domain.text.markdown.blocks import Block, Document, Fence, FrontMatter
from plangate.domain.text.markdown.inline import Line, Span
from plangate.domain.text.markdown.source import Source

MAX_EVENTS = 50_000
"""Events from which on a file is not judged: real plans have up to 2,400."""

MAX_SHARED = 2_000_000
"""Characters of the lines that blocks stand in, each line as often as blocks and carriage returns stand in it.

Over that a file is not judged. Who asks for a block's line gets all of it, so that blocks which share a long one take
time by the square: items in one another on one line, or a text whose lines end in carriage returns, one line to git.
"""

_PARSER = Markdown(
    options=Options.ENABLE_TABLES | Options.ENABLE_TASKLISTS | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_FOOTNOTES
)
_MARKDOWN = frozenset({"markdown", "md"})
# A rule on the first line is front matter only when a key follows.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=(?:[ \t]*(?:#[^\n]*)?\n)*[A-Za-z_][\w .-]*:[ \t\n])(?:.*\n)*?---+[ \t]*(?:\n|\Z)"
)

# Each level takes a character at least, and a tab may indent by two.
_DEEP = re.compile(rf"^[ \t>*+\-.)\d]{{{MAX_LEVELS // 2}}}", re.MULTILINE)


def is_overgrown(text: str) -> bool:
    """Whether a text has too much structure to be judged: over MAX_EVENTS, MAX_LEVELS or MAX_SHARED."""
    rows = text.replace("\r", "\n").split("\n")
    cells = len(rows) * max(row.count("|") for row in rows)
    # No character makes more than three events but the pipe of a header, which makes a cell in every row.
    may_be = 3 * len(text) + 2 * cells > MAX_EVENTS or _DEEP.search(text) is not None
    # What is short and not deep shares lines only by carriage returns.
    return (may_be or "\r" in text.replace("\r\n", "\n")) and read_unfenced(text).overgrown


def read_markdown(text: str) -> Document:
    """The blocks of a text. Total: any text gives a document, in time linear in its length."""
    text = _encodable(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    # Only the newline ends a line: str.splitlines() would also cut at form feeds and U+2028.
    lines = tuple(text.removesuffix("\n").split("\n"))
    source = Source(text)
    written, text = text, text.replace("\r", "\n")
    matter = _FRONT_MATTER.match(text)
    end = matter.end() if matter else 0
    events = _PARSER.events_with_range(text[end:])
    taken = islice(events, MAX_EVENTS)
    builder = BlockBuilder(source, _front_matter(source, text[:end]))
    fits = builder.take(_shown(list(taken)) if "[^" in text else taken, len(text[:end].encode()))
    # What is left of the events is more than a text may have.
    fits = fits and next(events, None) is None and not _share_too_much(written, lines, builder.blocks)
    return Document(lines, tuple(builder.blocks) if fits else (), overgrown=not fits)


def read_unfenced(text: str) -> Document:
    """The blocks of a text; where it begins with a fence of Markdown, those that stand in it, on their own lines.

    So comes what was copied out of a conversation, with fences inside that end the outer one too soon; whoever reads
    the page reads it all the same.
    """
    document = read_markdown(text)
    fence = document.blocks[0] if document.blocks else None
    # Where carriage returns part lines that git does not, no line is the fence's own.
    if not isinstance(fence, Fence) or fence.language not in _MARKDOWN or "\r" in document.text:
        return document
    inner = _without_line(document, fence.span.line)
    last = inner.blocks[-1] if inner.blocks else None
    # The outer fence's end opens another, with nothing in it.
    is_end = isinstance(last, Fence) and not (last.closed or any(line.text.strip() for line in last.lines))
    return _without_line(inner, last.span.line) if last and is_end else inner


def _without_line(document: Document, number: int) -> Document:
    """The document with a blank line in the place of one of its lines."""
    lines = list(document.lines)
    lines[number - 1] = ""
    return read_markdown("\n".join(lines))


def _share_too_much(text: str, lines: Sequence[str], blocks: Sequence[Block]) -> bool:
    """Whether more than MAX_SHARED characters stand in lines that blocks and carriage returns share."""
    # Most texts are far from it, whatever stands on which line.
    if max(map(len, lines)) * (len(blocks) + text.count("\r")) <= MAX_SHARED:
        return False
    begun = Counter(block.span.line for block in blocks)
    shared = sum(len(line) * (begun[number] + line.count("\r")) for number, line in enumerate(lines, 1))
    return shared > MAX_SHARED


def _encodable(text: str) -> str:
    """The text with a replacement character for what UTF-8 cannot hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _front_matter(source: Source, matter: str) -> Iterator[FrontMatter]:
    """The front matter that a text begins with, none where that is empty."""
    lines, at = [], 0
    for line in matter.rstrip("\n").split("\n") if matter else ():
        lines.append(Line(*source.place(at), line))
        at += len(line.encode()) + 1
    if lines:
        yield FrontMatter(tuple(lines[1:-1]), Span(1, lines[-1].number))


def _shown(events: Sequence[Any]) -> Iterator[Any]:
    """The events without footnotes that nothing refers to, and without second ones of a name."""
    kinds = [event for event, _ in events if not isinstance(event, str)]
    shown = {_folded(event["FootnoteReference"]) for event in kinds if "FootnoteReference" in event}
    hidden = 0
    for event, place in events:
        label = _label(event)
        if label is not None and (hidden or label not in shown):
            hidden += 1
        elif label is not None:
            shown.discard(label)
        if not hidden:
            yield event, place
        elif event == {"End": "FootnoteDefinition"}:
            hidden -= 1


def _label(event: Any) -> str | None:
    """The folded label of a footnote that begins; None for any other event."""
    start = None if isinstance(event, str) else event.get("Start")
    return _folded(start["FootnoteDefinition"]) if isinstance(start, dict) and "FootnoteDefinition" in start else None


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
