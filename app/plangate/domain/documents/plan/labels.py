"""Labels: the bold name at the start of a line, and what is said under it."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from plangate.domain.documents.dialects import marks
from plangate.domain.documents.plan.keys import fold_key
from plangate.domain.text.markdown import Inline, Line, LinkMark, Mark, Span, read_inline

EMPTY = Inline("")
COLONS = ":：﹕"
_COLON = tuple(COLONS)
_FAR = 200
"""Characters of a line that are looked at before and behind a bold name: a line may be as long as the file."""

_BEFORE = " \t\ufe0f\ufe0e-•→" + "".join((marks.PASSES, marks.FAILS, marks.PENDING, marks.EXEMPT, marks.WARNS))


@dataclass(frozen=True, slots=True)
class Labeled:
    """Lines that start with a bold name. `value` is the visible text behind it, lines parted by newlines.

    `label` is empty for lines without one. `before` is what stands before the name, such as a mark; `colon` says that a
    colon follows the name.
    """

    label: str
    value: str
    span: Span
    before: str = ""
    colon: bool = False
    inline: Inline = EMPTY
    start: int = 0
    end: int = 0

    @property
    def links(self) -> tuple[LinkMark, ...]:
        """The links of the value."""
        return tuple(mark for mark in self.inline.links if self.start <= mark.start < (self.end or mark.start + 1))


def by_label(lines: Sequence[Line], inline: Inline | None = None) -> tuple[Labeled, ...]:
    """A block's lines, parted before every line that starts with a bold name; `inline` are their marks, if read."""
    starts = [index for index, line in enumerate(lines) if index == 0 or _is_labeled(line)]
    if len(starts) == 1 and inline is not None:
        return (label_of(inline, Span(lines[0].number, lines[-1].number)),)
    ends = [*starts[1:], len(lines)]
    return tuple(read_label(lines[start:end]) for start, end in zip(starts, ends, strict=True))


def named_parts(
    lines: Sequence[Line], names: Container[str] | None = None, inline: Inline | None = None
) -> tuple[Labeled, ...]:
    """A block's lines, parted at every bold name with a colon that starts a line or whose folded text is in `names`.

    Without `names` any such bold name parts them; `inline` are the lines' marks, if read.
    """
    inline = inline or read_inline(lines)
    marks = [bold for bold in inline.bolds if _is_named(inline, bold) and _starts(inline, bold, names)]
    parts = (
        [] if marks and not inline.text[: marks[0].start].strip(_BEFORE + "\n") else [_preamble(inline, marks, lines)]
    )
    ends = [*(mark.start for mark in marks[1:]), len(inline.text)]
    for mark, end in zip(marks, ends, strict=False):
        last = mark.span.line + inline.text[mark.start : end].rstrip().count("\n")
        part = labeled_at(inline, mark, end, Span(mark.span.line, min(last, lines[-1].number)))
        parts.append(replace(part, before="") if names is not None and fold_key(part.label) in names else part)
    return tuple(parts)


def _preamble(inline: Inline, marks: Sequence[Mark], lines: Sequence[Line]) -> Labeled:
    text = inline.text[: marks[0].start if marks else len(inline.text)].strip()
    last = lines[0].number + text.count("\n")
    return Labeled("", text, Span(lines[0].number, min(last, lines[-1].number)), inline=inline)


def _is_named(inline: Inline, bold: Mark) -> bool:
    behind = inline.text[bold.end : bold.end + _FAR].lstrip(" \t")
    return bold.text.endswith(_COLON) or behind.startswith(_COLON)


def _line_before(text: str, at: int) -> str:
    """What stands on the line before that offset, as far as it is looked at."""
    first = max(at - _FAR, 0)
    return text[text.rfind("\n", first, at) + 1 or first : at]


def _starts(inline: Inline, bold: Mark, names: Container[str] | None) -> bool:
    before = _line_before(inline.text, bold.start)
    return names is None or not before.strip(_BEFORE) or fold_key(bold.text) in names


def read_label(lines: Sequence[Line]) -> Labeled:
    """The bold name at the start of these lines, if there is one, and what follows it."""
    return label_of(read_inline(lines), Span(lines[0].number, lines[-1].number) if lines else Span(1, 1))


def label_of(inline: Inline, span: Span) -> Labeled:
    """The bold name at the start of a text whose marks are read."""
    bold = _label_mark(inline)
    if bold is None:
        return Labeled("", inline.text.strip(), span, inline=inline)
    return labeled_at(inline, bold, len(inline.text), span)


def labeled_at(inline: Inline, bold: Mark, end: int, span: Span) -> Labeled:
    """The name that a bold mark gives, and the visible text from it to `end`."""
    rest = inline.text[bold.end : end]
    stripped = rest.lstrip(" \t")
    colon = bold.text[-1:] in COLONS or stripped[:1] in COLONS
    value = stripped[1:] if stripped[:1] and stripped[0] in COLONS else stripped
    label = bold.text.rstrip(COLONS + " ")
    before = _line_before(inline.text, bold.start).strip()
    return Labeled(label, value.strip(), span, before, colon, inline, bold.end, end)


def _label_mark(inline: Inline) -> Mark | None:
    bold = inline.bolds[0] if inline.bolds else None
    return bold if bold and bold.text and not inline.text[: bold.start].strip(_BEFORE) else None


def _is_labeled(line: Line) -> bool:
    head = line.text.lstrip(_BEFORE)
    return head.startswith(("**", "__")) and _label_mark(read_inline((line,))) is not None
