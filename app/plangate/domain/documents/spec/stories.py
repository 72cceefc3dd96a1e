"""User stories: a heading with a number, and what stands below it."""

import re
from collections.abc import Sequence

from plangate.domain.documents.spec.model import Story
from plangate.domain.documents.spec.words import INDEPENDENT_TEST, PRIORITY, SCENARIOS, STORY
from plangate.domain.text.markdown import Block, Document, Heading, Item, Paragraph, Section, read_inline, visible

_NUMBERING = re.compile(r"^[^\w]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?=\D)")
_LABEL = re.compile(r"\s*(?P<label>[^\n:：]{1,60})[:：]\s*(?P<value>.*)", re.S)


def read_stories(document: Document, sections: Sequence[Section]) -> tuple[Story, ...]:
    """The stories in file order; one inside another is part of it."""
    stories: list[Story] = []
    for section in sections:
        if section.heading.level > 1 and not (stories and stories[-1].span.contains(section.span.line)):
            story = _story(document, section)
            stories += [story] if story else []
    return tuple(stories)


def _story(document: Document, section: Section) -> Story | None:
    text = visible(section.heading.lines)
    match = STORY.match(_NUMBERING.sub("", text, count=1))
    if match is None or (match["suffix"] and match["title"][:1].islower()):
        return None
    priority = PRIORITY.search(match["title"])
    blocks = document.blocks_in(section.span)[1:]
    labeled = _by_label(blocks)
    return Story(
        number=int(match["number"]),
        title=PRIORITY.sub("", match["title"]).strip(" -–—:："),
        priority=int(priority["priority"] or priority["bare"]) if priority else None,
        text="\n".join(_texts(labeled[0][1])),
        independent_test=next((_value(own) for label, own in labeled if INDEPENDENT_TEST.search(label)), ""),
        scenarios=tuple(text for label, own in labeled if SCENARIOS.search(label) for text in _scenarios(own)),
        span=section.span,
    )


def _by_label(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """The blocks under the bold label, or the heading, that they follow; those before any label under none."""
    groups: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        label = _label(block)
        if label:
            groups.append((label, [block]))
        else:
            groups[-1][1].append(block)
    return groups


def _label(block: Block) -> str:
    """The label of a paragraph that starts with one, or a heading's text."""
    if not isinstance(block, Paragraph):
        return visible(block.lines) if isinstance(block, Heading) else ""
    inline = read_inline(block.lines)
    bold = inline.bolds[0] if inline.bolds else None
    if bold is None or inline.text[: bold.start].strip():
        return ""
    return bold.text if (bold.text + inline.text[bold.end : bold.end + 2]).rstrip().endswith((":", "：")) else ""


def _value(blocks: Sequence[Block]) -> str:
    texts = list(_texts(blocks))
    match = _LABEL.match(texts[0]) if texts else None
    return "\n".join([match["value"], *texts[1:]]).strip() if match else "\n".join(texts)


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [visible(block.lines) for block in blocks if isinstance(block, Paragraph | Item)]


def _scenarios(blocks: Sequence[Block]) -> list[str]:
    """The outer items; a nested one belongs to its outer item."""
    scenarios: list[str] = []
    for block in blocks:
        if isinstance(block, Item) and block.depth == 1:
            scenarios.append(visible(block.lines))
        elif isinstance(block, Item) and scenarios:
            scenarios[-1] = f"{scenarios[-1]} {visible(block.lines)}"
    return scenarios
