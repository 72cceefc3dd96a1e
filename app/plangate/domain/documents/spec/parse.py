"""Reading a specification: total, in every dialect that real ones have."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from plangate.domain.documents.commitment import heads_given_up, is_struck, opens_given_up, says_given_up
from plangate.domain.documents.references import CRITERIA, ID, REQUIREMENTS
from plangate.domain.documents.spec import model
from plangate.domain.documents.spec.model import Spec, Story
from plangate.domain.documents.spec.words import INDEPENDENT_TEST, PRIORITY, SCENARIOS, STORY, is_of_entities
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import (
    Block,
    Document,
    Heading,
    Inline,
    Item,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    read_unfenced,
)
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import before_first, fold

_NUMBERING = re.compile(r"^[^\w]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?=\D)")
_MAX_LABEL_LENGTH = 60
_BEFORE_IDS = " \t\n[]xX✅✓☑*_`~-"
_BEFORE_ENTITY = re.compile(
    r"(?:\d{1,2}[.)]\s*|(?:entity|entidade|entidad|entité)\s*\d{0,2}\s*[:：]\s*)+", re.IGNORECASE
)
_AFTER_ID = re.compile(r"\s*(?:\([^()\n]{0,60}\)|\[[^\[\]\n]{0,60}\])?\s*[:：.)—–|-]*\s*")


def parse_spec(file: File | None) -> Spec | None:
    """The specification of a file, None without a file or its text."""
    if file is None or file.text is None:
        return None
    document = read_unfenced(file.text)
    sections = document.sections()
    statements = tuple(_statements(document))
    return Spec(
        path=file.path,
        document=document,
        title=next((section.heading.inline.flat for section in sections if section.heading.level == 1), ""),
        stories=read_stories(document, sections),
        requirements=_numbered(statements, REQUIREMENTS),
        entities=tuple(_entities(document, sections)),
        criteria=_numbered(statements, CRITERIA),
    )


def _statements(document: Document) -> Iterator[tuple[str, Span]]:
    """The texts that may start with an id: items, headings, paragraphs, rows; each with its place; none struck out."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(cell.flat for cell in row.cells if not is_struck(cell.inline)), row.span
        elif isinstance(block, Heading | Item | Paragraph):
            yield from ((text.flat, span) for text, span in _pieces(block) if not is_struck(text))


def _pieces(block: Heading | Item | Paragraph) -> Iterator[tuple[Inline, Span]]:
    if isinstance(block, Heading):
        yield block.inline, block.span
    elif isinstance(block, Item):
        # A bold name at the margin below an item is not meant to go on with it.
        own, *others = block.inline.parted(lambda line: line.starts_bold_at_margin)
        yield own, block.span
        yield from ((other, other.span) for other in others)
    else:
        yield from ((line, line.span) for line in block.inline.lines)


def _numbered(statements: Sequence[tuple[str, Span]], kinds: Collection[str]) -> tuple[model.Item, ...]:
    """The first statement of each id that begins so."""
    found: dict[str, model.Item] = {}
    for text, span in statements:
        text = text.lstrip(_BEFORE_IDS)
        match = ID.match(text)
        if match and match["kind"].upper() in kinds and (id := match["id"].upper()) not in found:
            after = _AFTER_ID.match(text, match.end())
            found[id] = model.Item(id, text[after.end() if after else match.end() :].strip(), span)
    return tuple(found.values())


def _entities(document: Document, sections: Sequence[Section]) -> Iterator[model.Item]:
    """The named things under a heading of key entities: headings, bold items, or rows; each name once."""
    seen: set[str] = set()
    end = 0
    for section in sections:
        inside = section.span.line <= end or section.heading.level == 1
        if inside or not is_of_entities(section.heading.inline.flat):
            continue
        end = section.span.end_line
        for name, text, span in _named(document.blocks_in(section.span)[1:]):
            if name and fold(name) not in seen:
                seen.add(fold(name))
                yield model.Item(name, text, span)


def _named(blocks: Sequence[Block]) -> Iterator[tuple[str, str, Span]]:
    """The name, the text and the place of each entity: the headings among the blocks, else the items and rows."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    for block in headings or blocks:
        match block:
            case Table():
                yield from (_of_row(row) for row in block.rows if not any(map(_is_dropped, _first_text(row))))
            case Heading(inline=inline) | Item(depth=1, inline=inline) if not _is_dropped(inline):
                yield _of_item(block) if isinstance(block, Item) else (_entity_name(inline.flat), "", block.span)


def _first_text(row: Row) -> list[Inline]:
    return [cell.inline for cell in row.cells[:1]]


def _is_dropped(inline: Inline) -> bool:
    """Whether an entity is struck out, or what stands before its explanation says that it is given up."""
    return is_struck(inline) or says_given_up(before_first(inline.flat, ":："))


def _of_row(row: Row) -> tuple[str, str, Span]:
    name, *texts = [cell.flat for cell in row.cells] or [""]
    return _entity_name(name), " ".join(texts), row.span


def _of_item(item: Item) -> tuple[str, str, Span]:
    inline = item.inline
    bold = next((bold for bold in inline.bolds if not inline.text[: bold.start].strip()), None)
    if bold:
        return _entity_name(bold.text), inline.text[bold.end :].strip(" :：—–-\n"), item.span
    name, colon, text = inline.flat.partition(":")
    return (_entity_name(name), text.strip(), item.span) if colon and len(name) <= 40 else ("", "", item.span)


def _entity_name(text: str) -> str:
    lead = _BEFORE_ENTITY.match(text.strip())
    return before_first(text.strip()[lead.end() if lead else 0 :], "(（").strip(" :：*`")


def read_stories(document: Document, sections: Sequence[Section]) -> tuple[Story, ...]:
    """The stories in file order; one inside another is part of it, and one that is given up is none."""
    stories: list[Story] = []
    end = 0
    for section in sections:
        if section.heading.level > 1 and section.span.line > end:
            given_up = _is_given_up(document, section)
            story = None if given_up else _story(document, section)
            end = section.span.end_line if story or given_up else end
            stories += [story] if story else []
    return tuple(stories)


def _is_given_up(document: Document, section: Section) -> bool:
    """Whether a section heads things that are given up, or its story says that it is not built."""
    title = section.heading.inline
    if heads_given_up(title.flat):
        return True
    match = _titled(section)
    return match is not None and (
        is_struck(title) or says_given_up(match["title"]) or _begins_given_up(document, section)
    )


def _begins_given_up(document: Document, section: Section) -> bool:
    """Whether the first words below a heading say that its subject is given up."""
    texts = (block.inline for block in document.blocks_in(section.own)[1:] if isinstance(block, Paragraph | Item))
    below = next(texts, Inline(""))
    return is_struck(below) or any(opens_given_up(line.flat) for line in below.lines)


def _titled(section: Section) -> re.Match[str] | None:
    return STORY.match(_NUMBERING.sub("", section.heading.inline.flat, count=1))


def _story(document: Document, section: Section) -> Story | None:
    match = _titled(section)
    if match is None or (match["suffix"] and match["title"][:1].islower()):
        return None
    blocks = document.blocks_in(section.span)[1:]
    labeled = _by_label(blocks)
    return Story(
        number=int(match["number"]),
        title=PRIORITY.sub("", match["title"]).strip(" -–—:："),
        priority=read_priority(match["title"]),
        text="\n".join(_texts(labeled[0][1])),
        independent_test=next(map(_value, _under(INDEPENDENT_TEST, labeled)), ""),
        scenarios=tuple(chain.from_iterable(map(_scenarios, _under(SCENARIOS, labeled)))),
        span=section.span,
    )


def read_priority(title: str) -> int | None:
    """The priority in a story's title: 1 for P1, None where there is none."""
    priority = PRIORITY.search(title)
    return int(priority["priority"] or priority["bare"]) if priority else None


def _under(words: Vocabulary, labeled: Sequence[tuple[str, list[Block]]]) -> Iterator[list[Block]]:
    """The blocks under each label that has one of the words."""
    return (blocks for label, blocks in labeled if words.stands_in(label))


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
    match block:
        case Heading():
            return block.inline.flat
        case Paragraph():
            return _bold_label(block)
        case _:
            return ""


def _bold_label(paragraph: Paragraph) -> str:
    """What stands in bold at the start, with a colon in it or behind it; empty where nothing does."""
    inline = paragraph.inline
    bold = inline.bolds[0] if inline.bolds else None
    if bold is None or inline.text[: bold.start].strip():
        return ""
    return bold.text if (bold.text + inline.text[bold.end : bold.end + 2]).rstrip().endswith((":", "：")) else ""


def _value(blocks: Sequence[Block]) -> str:
    texts = list(_texts(blocks))
    label = before_first(texts[0], ":：") if texts else ""
    if label and len(label) <= _MAX_LABEL_LENGTH and label != texts[0]:
        texts[0] = texts[0][len(label) + 1 :].lstrip()
    return "\n".join(texts).strip()


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.inline.flat for block in blocks if isinstance(block, Paragraph | Item)]


def _scenarios(blocks: Sequence[Block]) -> list[str]:
    """The outer items; a nested one belongs to its outer item."""
    scenarios: list[str] = []
    for block in blocks:
        if isinstance(block, Item) and block.depth == 1:
            scenarios.append(block.inline.flat)
        elif isinstance(block, Item) and scenarios:
            scenarios[-1] = f"{scenarios[-1]} {block.inline.flat}"
    return scenarios
