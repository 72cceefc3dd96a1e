"""Reading a tasks.md: boxes, bare lines, headings and rows that stand for a task, in time linear in its size."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from plangate.domain.documents.commitment import heads_given_up, is_struck, says_given_up
from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.references import cited_in
from plangate.domain.documents.tasks.model import Task, Tasks
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.markdown import (
    Document,
    Heading,
    Inline,
    Item,
    Paragraph,
    Span,
    Table,
    read_unfenced,
    texts_of,
)
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import collapse_spaces

_STRICT = re.compile(r"- \[[ xX]\] T\d{3,}[a-z]?(?: \[P\])?(?: \[US\d+\])? (?!\[(?:P|US\d+)\])\S.*")
_ID = re.compile(r"(?:T|R|E|TASK-?|WP|CHK)\d{1,5}(?:\.\d{1,3}|[a-z])?(?![\w-])")
_PHASE = Vocabulary(
    "phase, phasen, fase, этап, фаза, フェーズ, 阶段, 階段, 단계, convergence, setup*, foundational*, polish*"
)
_PATH = re.compile(r"(?<![\w/.@:-])(?:[\w@.-]{1,81}/){1,20}[\w@.-]{0,80}\.[A-Za-z]\w{0,9}(?![\w/-]|\.\w)")
_ONLY_READ = (
    " see", " per", " from", " like", " following", " using", " against", " according to", " as in", " based on",
    " import", " imports", " imported", " importing",
)  # fmt: skip
"""How what stands before a file ends that a task only looks at."""

_ARROWS = ("→", "←", "⇒", "⟶", "->", "-->", "=>", "<-")
"""What stands between tasks where a line tells their order."""
_SIGNS = " .:-–—"
_BESIDE_PATHS = " `\"'(["
_MAX_MARK_LENGTH = 80
_BOX = re.compile(r"(?<=\[).(?=\])")
_NAMED_BOX = re.compile(
    r"(?P<code>[`\"“'])?(?<![\w\]])\[(?P<box>[^\w\s]|[a-wyzA-MOQ-WYZ])\](?![(\[\w])(?!\s*\*{0,2}(?:T\d|\[))"
)
"""A box of another mark than a tick, as it is spoken of: not before a task. `[P]` and `[N]` are none."""
_DEPENDS = re.compile(r"(?i)\b(?:depends?|dependent|dependency) on:?\s+([^).;\]]{1,200})|\[D:([^\]]{1,200})\]")


class Boxes(NamedTuple):
    """The marks that a box may have besides a tick, and those of them that give a task up."""

    known: frozenset[str] = frozenset()
    given_up: frozenset[str] = frozenset("-~–—−✗✘❌×🚫⏭➖⛔")


NO_OTHER_BOXES = Boxes()
"""What boxes have where no law names any."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the line of the nearest heading, the nearest phase, its story, and if it is given up."""

    stage: int = 0
    phase: str = ""
    story: int | None = None
    given_up: bool = False


def read_boxes(texts: Iterable[str]) -> Boxes:
    """The marks of boxes that texts of the law name, such as `[>]` for tasks that moved."""
    passages = chain.from_iterable(text.split("\n\n") for text in texts)
    named = tuple(chain.from_iterable(map(_named_boxes, passages)))
    given_up = frozenset(box for box, gives_up in named if gives_up)
    return Boxes(frozenset(box for box, _ in named), NO_OTHER_BOXES.given_up | given_up)


def _named_boxes(passage: str) -> Iterator[tuple[str, bool]]:
    """The marks that a passage names, each with whether it gives a task up."""
    matches = tuple(_NAMED_BOX.finditer(passage))
    if not matches:
        return
    gives_up = any(has_word(passage, field) for field in ("given_up", "undone"))
    is_about_tasks = gives_up or has_word(passage, "pending")
    yield from ((match["box"], gives_up) for match in matches if match["code"] or is_about_tasks)


def parse_tasks(file: File | None, boxes: Boxes = NO_OTHER_BOXES) -> Tasks | None:
    """The tasks of a file; None without the file or its text."""
    text = content_of(file)
    if file is None or text is None:
        return None
    document = read_unfenced(text)
    return Tasks(file.path, document, tuple(_tasks(document, boxes)), _stories(document))


def _tasks(document: Document, boxes: Boxes) -> Iterator[Task]:
    """The tasks in file order.

    Where most have boxes, lines without one only speak of tasks, and so does any that has the id of a box; boxes
    without an id count only among such as have one, in the same stage.
    """
    tasks = tuple(_walk(document, boxes))
    boxed = tuple(task for task in tasks if task.boxed)
    known = {task.id for task in boxed}
    tasks = boxed if 2 * len(boxed) > len(tasks) else tuple(t for t in tasks if t.boxed or t.id not in known)
    stages = {task.stage for task in tasks if task.id}
    return (task for task in tasks if task.id or task.stage in stages)


def _walk(document: Document, boxes: Boxes) -> Iterator[Task]:
    place = _Place()
    for block in document.blocks:
        match block:
            case Heading(quoted=False, depth=0):
                if task := _of_text(block.inline, block.span, place):
                    yield task
                else:
                    place = _moved(place, block)
            case Item(quoted=False) if block.inline.runs:
                yield from _of_item(document, block, place, boxes)
            case Paragraph(quoted=False):
                yield from _of_paragraph(block, place)
            case Table():
                yield from _of_table(block, place)


def _moved(place: _Place, heading: Heading) -> _Place:
    title = heading.inline.flat
    given_up = is_struck(heading.inline) or says_given_up(title) or heads_given_up(title)
    if heading.level <= 2 or _PHASE.stands_in(title):
        return _Place(heading.span.line, title, next(iter(cited_in(title).stories), None), given_up)
    return _Place(heading.span.line, place.phase, place.story, given_up or place.given_up)


def _of_paragraph(paragraph: Paragraph, place: _Place) -> Iterator[Task]:
    for line in paragraph.inline.lines:
        if task := _of_text(line, line.span, place):
            yield task


def _of_item(document: Document, item: Item, place: _Place, boxes: Boxes) -> Iterator[Task]:
    """The task that an item is: one with an id wherever it stands, one without only as an outer box."""
    boxed = item.box is not None
    span = Span(item.span.line, item.inline.span.end_line)
    task = _of_text(item.inline, span, place)
    if task is None and boxed and item.depth == 1:
        task = _task("", _with_marks(item.inline), span, place)
    if task:
        box = item.box.strip("\ufe0e\ufe0f ") if item.box else ""
        done = box.lower() in ("x", "✓", "✔", "done")
        strict = _is_strict(_first_two_lines(document, span), box, boxes)
        given_up = task.given_up or box in boxes.given_up or _is_struck_from_start(item.inline)
        yield replace(task, boxed=boxed, strict=strict, done=done, given_up=given_up)


def _first_two_lines(document: Document, span: Span) -> str:
    """The line that an item begins on, with the next of its own: marks and paths may push the words there."""
    line = document.line(span.line)
    return line if span.end_line == span.line else f"{line.rstrip()} {document.line(span.line + 1).strip()}"


def _is_strict(line: str, box: str, boxes: Boxes) -> bool:
    """Whether a line has spec-kit's own form, in which the law may name further marks of boxes."""
    return _STRICT.fullmatch(_BOX.sub(" ", line, count=1) if box in boxes.known else line) is not None


def _is_struck_from_start(inline: Inline) -> bool:
    return any(not inline.text[: mark.start].strip() for mark in inline.struck)


def _of_table(table: Table, place: _Place) -> Iterator[Task]:
    for row in table.rows:
        cells = [cell.flat for cell in row.cells]
        if cells and (match := _ID.fullmatch(cells[0])):
            yield _task(match.group(), " ".join(cells[1:]), row.span, place)


def _of_text(inline: Inline, span: Span, place: _Place) -> Task | None:
    """The task that begins with an id; None for any other text, such as one on the order of tasks: `T001 → T002`."""
    text = _with_marks(inline)
    match = _ID.match(text)
    if match and text[match.end() :].lstrip().startswith(_ARROWS):
        return None
    return _task(match.group(), text[match.end() :], span, place) if match else None


def _with_marks(inline: Inline) -> str:
    """The text on one line; a mark that is a link, since the file says `[P]: #`, keeps its brackets."""
    text = inline.text
    for link in reversed(inline.links):
        if link.text == "P" or (link.text[:2].upper() == "US" and link.text[2:].isdigit()):
            end = link.start + len(link.text)
            text = f"{text[: link.start]}[{link.text}]{text[end:]}"
    return collapse_spaces(text)


def _task(id: str, rest: str, span: Span, place: _Place) -> Task:
    marks, text = _marks(rest)
    stories = [story for mark in marks for story in cited_in(mark).stories]
    return Task(
        id=id,
        text=text.strip(_SIGNS),
        span=span,
        parallel="P" in marks,
        story=stories[0] if stories else place.story,
        phase=place.phase,
        stage=place.stage,
        paths=tuple(dict.fromkeys(_paths(rest))),
        depends=tuple(dict.fromkeys(_depends(rest))),
        given_up=place.given_up or says_given_up(text),
    )


def _marks(text: str) -> tuple[list[str], str]:
    """The marks in brackets that a text begins with, and what stands behind them."""
    marks: list[str] = []
    end = 0
    for piece in text.split("]")[:-1]:
        mark = piece.lstrip(_SIGNS)
        if mark.rfind("[") != 0 or not 1 < len(mark) <= _MAX_MARK_LENGTH:
            break
        marks.append(mark[1:])
        end += len(piece) + 1
    return marks, text[end:]


def _paths(text: str) -> Iterator[str]:
    """The files that a task works on, not those that it only looks at."""
    for match in _PATH.finditer(text):
        before = text[max(match.start() - 24, 0) : match.start()].rstrip(_BESIDE_PATHS)
        if not f" {before}".lower().endswith(_ONLY_READ):
            yield match.group()


def _depends(text: str) -> Iterator[str]:
    """The ids that a task waits for; a note in brackets behind them only explains: `T007 (stubs, see T010)`."""
    for match in _DEPENDS.finditer(text):
        before, _, noted = (match[1] or match[2]).partition("(")
        yield from _ID.findall(before) or _ID.findall(noted)


def _stories(document: Document) -> frozenset[int]:
    """The numbers of all stories that the file's own words mention, ranges such as `US1-US3` included."""
    text = "\n".join(_with_marks(inline) for block in document.blocks for inline in texts_of(block))
    return frozenset(cited_in(text).stories)
