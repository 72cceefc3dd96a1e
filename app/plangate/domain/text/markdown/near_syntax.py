"""What people write in the place of GitHub's syntax, and every reader takes for it."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.text.markdown.blocks import Paragraph, Row, Table
from plangate.domain.text.markdown.inline import BOLD, Inline, Run, Span

_MAX_INDENT, _MAX_LEVEL = 3, 6
"""Blanks before a heading's signs, and how many signs it may have."""
_BOX = re.compile(
    r"\[(?P<box>[^\[\]\n]|[^\w\s\[\]][\ufe0e\ufe0f]?|\s*|\s[^\[\]\s]\s?|[^\[\]\s]\s"
    r"|n/?a|n\.a\.|yes|no|pass|fail|ok|todo|done|wip)\]\s*",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_TAG = re.compile(r"(?:\s*</?[A-Za-z][^<>]*>)*\s*")
_BOLD = re.compile(r"\*\*(?=\S)(?P<text>[^*\n]{1,200})(?<=\S)\*\*")


def read_box(inline: Inline) -> tuple[str | None, Inline]:
    """What stands in brackets at the start, as a box such as `[-]` or `[N/A]`, and the text behind it."""
    match = _BOX.match(inline.text) if inline.text[:1] == "[" else None
    if match is None:
        return None, inline
    behind = inline.part(match.end())
    begins_bold = behind.starts_bold and not inline.starts_bold
    parted = match.group()[-1] != "]" or not behind.text or begins_bold
    return (match["box"].strip() or " ", behind) if parted else (None, inline)


def read_rows(
    rows: Sequence[tuple[Row, bool]], span: Span, around: tuple[int, int, bool]
) -> Iterator[Table | Paragraph]:
    """The table of these rows, each with whether it has a cell mark, and the text below it, line by line.

    Without a blank line between, GitHub takes the text below a table for rows; its author did not. A line there that is
    nothing but a tag, as tools leave it behind, is no text.
    """
    (header, _), *others = rows
    parted = len(header.cells) > 1
    end = max((at for at, (_, marked) in enumerate(others, 1) if marked or not parted), default=0)
    kept = tuple(row for row, marked in others[:end] if marked or not parted or not _is_tag(row))
    below = [row for row, _ in others[end:]]
    yield Table(header, kept, Span(span.line, below[0].span.line - 1) if below else span, *around)
    for row in below:
        if row.cells[0].inline.text and not _is_tag(row):
            yield Paragraph(row.cells[0].inline, Span(row.span.line, row.span.end_line), *around)


def _is_tag(row: Row) -> bool:
    return _TAG.fullmatch(row.cells[0].inline.text) is not None


def with_bold(run: Run) -> Iterator[Run]:
    """A run of plain text, parted at bold text as `**状态：**通过` has it.

    CommonMark lets no bold text end between punctuation and a letter, and so GitHub shows the asterisks, where a script
    has no spaces between words.
    """
    at = 0
    for match in _BOLD.finditer(run.text):
        start, end = match.span()
        beside = run.text[max(start - 1, 0) : start] + match["text"][0] + match["text"][-1] + run.text[end : end + 1]
        if _CJK.search(beside):
            if start > at:
                yield Run(run.text[at:start], run.line, run.column + at, run.style)
            yield Run(match["text"], run.line, run.column + start + 2, run.style | BOLD)
            at = end
    if at < len(run.text):
        yield Run(run.text[at:], run.line, run.column + at, run.style)


def heading_in(line: str) -> tuple[int, str]:
    """The level and the title of a line that is written as a heading, wherever it stands; 0 for any other line."""
    bare = line.lstrip(" ")
    title = bare.lstrip("#")
    level = len(bare) - len(title)
    is_heading = len(line) - len(bare) <= _MAX_INDENT and level <= _MAX_LEVEL and title[:1].strip() == ""
    return (level, title.strip()) if is_heading else (0, "")
