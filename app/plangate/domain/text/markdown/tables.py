"""Pipe tables: rows cut into cells with their columns, ragged or not."""

import re
from itertools import pairwise

from plangate.domain.text.markdown.blocks import Cell, Line, Row, Span

_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIECE = re.compile(r"\\.|`+|\|", re.DOTALL)


def is_delimiter(text: str) -> bool:
    """Whether a line is a table's delimiter row, such as `|---|:-:|`."""
    return "|" in text and "-" in text and _DELIMITER.fullmatch(text.strip()) is not None


def read_row(line: Line, width: int | None = None) -> Row:
    """The row on that line. A pipe inside a code span parts no cells where only so the row has `width` cells."""
    cells = _cells(line, _pipes(line.text, inside_code=True))
    if width is not None and len(cells) != width:
        outside = _cells(line, _pipes(line.text, inside_code=False))
        if len(outside) == width:
            cells = outside
    return Row(cells, Span(line.number, line.number, line.column, line.column + max(len(line.text) - 1, 0)))


def _pipes(text: str, *, inside_code: bool) -> list[int]:
    matches = list(_PIECE.finditer(text))
    if inside_code or "`" not in text:
        return [match.start() for match in matches if match.group() == "|"]
    last = {match.group(): match.start() for match in matches if match.group()[0] == "`"}
    pipes, fence = [], ""
    for match in matches:
        piece = match.group()
        if piece[0] == "`":
            if fence:
                fence = "" if piece == fence else fence
            elif last[piece] > match.start():
                fence = piece
        elif piece == "|" and not fence:
            pipes.append(match.start())
    return pipes


def _cells(line: Line, pipes: list[int]) -> tuple[Cell, ...]:
    text = line.text.rstrip()
    edges = [-1, *pipes, len(text)]
    if pipes and not text[: pipes[0]].strip():
        edges = edges[1:]
    if len(edges) > 2 and pipes[-1] == len(text) - 1:
        edges = edges[:-1]
    return tuple(_cell(line, start + 1, end) for start, end in pairwise(edges))


def _cell(line: Line, start: int, end: int) -> Cell:
    source = line.text[start:end]
    text = source.strip()
    column = line.column + start + (len(source) - len(source.lstrip()) if text else 0)
    return Cell(text, Span(line.number, line.number, column, max(column + len(text) - 1, column)))
