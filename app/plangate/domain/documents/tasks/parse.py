"""Reading a tasks.md: boxes, bare lines, headings and rows that stand for a task, in time linear in its size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    read_markdown,
    texts_of,
)
from plangate.domain.text.references import cited_in
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import collapse_spaces

_STRICT = re.compile(r"- \[[ xX]\] T\d{3,}(?: \[P\])?(?: \[US\d+\])? (?!\[(?:P|US\d+)\])\S.*")
_ID = re.compile(r"(?:T|R|E|TASK-?|WP|CHK)\d{1,5}(?:\.\d{1,3}|[a-z])?(?![\w-])")
_PHASE = Vocabulary(
    "phase, phasen, fase, этап, фаза, フェーズ, 阶段, 階段, 단계, convergence, setup*, foundational*, polish*"
)
_PATH = re.compile(r"(?<![\w/.@:-])(?:\.?[\w@.-]{1,80}/){1,20}[\w@.-]{0,80}\.[A-Za-z]\w{0,9}(?![\w/-]|\.\w)")
_ONLY_READ = (
    " see", " per", " from", " like", " following", " using", " against", " according to", " as in", " based on",
    " import", " imports", " imported", " importing",
)  # fmt: skip
"""How what stands before a file ends that a task only looks at."""

_SIGNS = " .:-–—"
_BESIDE_PATHS = " `\"'(["
_MAX_MARK_LENGTH = 80
_DEPENDS = re.compile(r"(?i)\b(?:depends?|dependent|dependency) on:?\s+([^).;\]]{1,200})|\[D:([^\]]{1,200})\]")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the line of the nearest heading, the nearest phase and its story."""

    stage: int = 0
    phase: str = ""
    story: int | None = None


def parse_tasks(file: File | None) -> Tasks | None:
    """The tasks of a file; None without the file or its text."""
    text = content_of(file)
    if file is None or text is None:
        return None
    document = read_markdown(text)
    return Tasks(file.path, document, tuple(_tasks(document)), _stories(document))


def _tasks(document: Document) -> Iterator[Task]:
    """The tasks in file order.

    Where most have boxes, lines without one only speak of tasks; boxes without an id count only among such as have
    one, in the same stage.
    """
    tasks = tuple(_walk(document))
    boxes = tuple(task for task in tasks if task.boxed)
    tasks = boxes if 2 * len(boxes) > len(tasks) else tasks
    stages = {task.stage for task in tasks if task.id}
    return (task for task in tasks if task.id or task.stage in stages)


def _walk(document: Document) -> Iterator[Task]:
    place = _Place()
    for block in document.blocks:
        match block:
            case Heading(quoted=False, depth=0):
                if task := _of_text(block.inline, block.span, place):
                    yield task
                else:
                    place = _moved(place, block)
            case Item(quoted=False) if block.inline.runs:
                yield from _of_item(document, block, place)
            case Paragraph(quoted=False):
                yield from _of_paragraph(block, place)
            case Table():
                yield from _of_table(block, place)


def _moved(place: _Place, heading: Heading) -> _Place:
    title = heading.inline.flat
    if heading.level <= 2 or _PHASE.stands_in(title):
        return _Place(heading.span.line, title, next(iter(cited_in(title).stories), None))
    return _Place(heading.span.line, place.phase, place.story)


def _of_paragraph(paragraph: Paragraph, place: _Place) -> Iterator[Task]:
    for line in paragraph.inline.lines:
        if task := _of_text(line, line.span, place):
            yield task


def _of_item(document: Document, item: Item, place: _Place) -> Iterator[Task]:
    """The task that an item is: one with an id wherever it stands, one without only as an outer box."""
    boxed = item.box is not None
    span = Span(item.span.line, item.inline.span.end_line)
    task = _of_text(item.inline, span, place)
    if task is None and boxed and item.depth == 1:
        task = _task("", _with_marks(item.inline), span, place)
    if task:
        done = (item.box or "").strip().lower() in ("x", "✓", "✔", "done")
        strict = _STRICT.fullmatch(document.line(span.line)) is not None
        yield replace(task, boxed=boxed, strict=strict, done=done)


def _of_table(table: Table, place: _Place) -> Iterator[Task]:
    for row in table.rows:
        cells = [cell.flat for cell in row.cells]
        if cells and (match := _ID.fullmatch(cells[0])):
            yield _task(match.group(), " ".join(cells[1:]), row.span, place)


def _of_text(inline: Inline, span: Span, place: _Place) -> Task | None:
    """The task that begins with an id; None for any other text."""
    text = _with_marks(inline)
    match = _ID.match(text)
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
    for match in _DEPENDS.finditer(text):
        yield from (id.group() for id in _ID.finditer(match[1] or match[2]))


def _stories(document: Document) -> frozenset[int]:
    """The numbers of all stories that the file's own words mention, ranges such as `US1-US3` included."""
    text = "\n".join(_with_marks(inline) for block in document.blocks for inline in texts_of(block))
    return frozenset(cited_in(text).stories)
