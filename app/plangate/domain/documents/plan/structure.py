"""The Structure Decision: its bold line, or the heading of that name, with all it says."""

import re
from collections.abc import Sequence

from plangate.domain.documents.plan.fields import as_links
from plangate.domain.documents.plan.labels import Labeled, by_label, read_label
from plangate.domain.documents.plan.model import Field, Section
from plangate.domain.text.markdown import Document, Heading, Item, Paragraph, Span, visible

_NAME = re.compile(
    r"(?i)structure decision|decisão (?:de|da) estrutura|decisión (?:de|sobre la) estructura"
    r"|décision (?:de|sur la) structure|strukturentscheidung"
    r"|構[造成](?:の)?(?:決定|判断|方針)|结构决[策定]|結構決[策定]|구조 ?(?:결정"
    r"|선택)|решение (?:по|о) структур|выбор структур"
)
_STEMS = ("truct", "trutur", "truktur", "構", "构", "구조", "структур")
"""What stands in every form of the name: looked for in each bold line, which is cheaper than the name."""

_KEY = "Structure Decision"


def structure_decision(document: Document, sections: Sequence[Section]) -> Field | None:
    """The plan's Structure Decision; its value runs over the lines and bullets that follow it directly."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph | Item | Heading) or not _names_it(block):
            continue
        if isinstance(block, Heading):
            if _NAME.search(visible(block.lines)):
                return _below_heading(document, block, sections)
            continue
        parts = by_label(block.lines) if isinstance(block, Paragraph) else (read_label(block.lines),)
        part = next((p for p in parts if p.label and _NAME.search(p.label)), None)
        if part is not None:
            return _field(part, document, index)
    return None


def _names_it(block: Paragraph | Item | Heading) -> bool:
    marked = (line.text for line in block.lines if isinstance(block, Heading) or "**" in line.text or "__" in line.text)
    return any(_NAME.search(text) for text in marked if any(stem in text.lower() for stem in _STEMS))


def _field(part: Labeled, document: Document, index: int) -> Field:
    """The bold line's value, with the list that follows it."""
    values, end = [part.value] if part.value else [], part.span.end_line
    for block in document.blocks[index + 1 :]:
        unfinished = not values or values[-1].endswith((":", "："))
        if not isinstance(block, Item) and not (isinstance(block, Paragraph) and unfinished):
            break
        values.append(visible(block.lines))
        end = block.span.end_line
    return Field(part.label, _KEY, "\n".join(values), Span(part.span.line, end), as_links(part.links))


def _below_heading(document: Document, heading: Heading, sections: Sequence[Section]) -> Field:
    section = next((s for s in sections if s.heading == heading.span), None)
    end = section.span.end_line if section else heading.span.end_line
    texts = [
        visible(block.lines)
        for block in document.blocks_in(Span(heading.span.end_line + 1, end))
        if isinstance(block, Paragraph | Item)
    ]
    return Field(visible(heading.lines), _KEY, "\n".join(texts), Span(heading.span.line, end))
