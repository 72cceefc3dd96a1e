"""Questions that research leaves open."""

from plangate.domain.documents.research.model import Question
from plangate.domain.documents.research.words import ANSWERED, QUESTIONS
from plangate.domain.text.labeled_items import statements
from plangate.domain.text.markdown import Document, Heading, Item, Paragraph, read_inline, visible
from plangate.domain.text.words import fold


def open_questions(document: Document) -> tuple[Question, ...]:
    """The items, sub-titles or paragraphs below a title or a label of open questions, but those answered or struck."""
    found: list[Question] = []
    level, labelled = 0, False
    for block in document.blocks:
        if isinstance(block, Heading):
            below, labelled = bool(level) and block.level > level, False
            level = level if below else _level(block)
            found += _question(block) if below else []
        elif isinstance(block, Paragraph):
            labelled = _is_label(block) or (labelled and not next(statements((block,))).label)
            found += _question(block) if level and "?" in visible(block.lines) else []
        elif isinstance(block, Item) and block.depth == 1 and (level or labelled):
            found += _question(block)
    return tuple(found)


def _level(heading: Heading) -> int:
    title = visible(heading.lines)
    return heading.level if QUESTIONS.search(fold(title)) and not ANSWERED.search(title) else 0


def _is_label(paragraph: Paragraph) -> bool:
    said = next(statements((paragraph,)))
    return QUESTIONS.fullmatch(fold(said.label)) is not None and not ANSWERED.search(f"{said.label} {said.text}")


def _question(block: Heading | Item | Paragraph) -> list[Question]:
    inline = read_inline(block.lines)
    ticked = isinstance(block, Item) and block.box is not None and block.box.strip() != ""
    if not inline.text.strip() or inline.struck or ticked or ANSWERED.search(inline.text):
        return []
    return [Question(inline.flat, block.span)]
