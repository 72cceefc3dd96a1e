"""Labels: the bold name at the start of a line, and what is said under it."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from plangate.domain.documents.dialects import marks
from plangate.domain.documents.plan.keys import is_key
from plangate.domain.text.markdown import Inline, LinkMark, Mark, Span

EMPTY = Inline("")
COLONS = ":：﹕"
_COLON = tuple(COLONS)
_REMARK = re.compile(rf"[ \t]*[(（][^()（）\n]{{0,200}}[)）](?=[ \t]*[{COLONS}])")
"""What may stand in brackets between a name and its colon."""
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


def by_label(inline: Inline) -> tuple[Labeled, ...]:
    """A block's text, parted before every line that starts with a bold name."""
    return tuple(read_label(part) for part in inline.parted(lambda line: _label_mark(line) is not None))


def named_parts(inline: Inline, names: Container[str] | None = None) -> tuple[Labeled, ...]:
    """A block's text, parted at every bold name with a colon that starts a line or whose folded text is in `names`.

    Without `names` any such bold name parts it.
    """
    marks = _parting(inline, names)
    ends = [mark.start for mark in marks] + [len(inline.text)]
    parts = (_part(inline, mark, end, names or ()) for mark, end in zip(marks, ends[1:], strict=True))
    led = bool(marks) and not inline.text[: ends[0]].strip(_BEFORE + "\n")
    return (*(() if led else (_preamble(inline, ends[0]),)), *parts)


def _parting(inline: Inline, names: Container[str] | None) -> list[Mark]:
    """The bold names that part a text."""
    return [bold for bold in inline.bolds if _is_named(inline, bold) and _starts(inline, bold, names)]


def _part(inline: Inline, mark: Mark, end: int, names: Container[str]) -> Labeled:
    """What a bold name says; before one of the known names, nothing counts."""
    part = labeled_at(inline, mark, end, Span(mark.span.line, _last_line(inline, mark.start, end)))
    return replace(part, before="") if is_key(part.label, names) else part


def _preamble(inline: Inline, end: int) -> Labeled:
    return Labeled("", inline.text[:end].strip(), Span(inline.span.line, _last_line(inline, 0, end)), inline=inline)


def _last_line(inline: Inline, start: int, end: int) -> int:
    """The line on which the text between two offsets ends."""
    return inline.line_at(start + max(len(inline.text[start:end].rstrip()) - 1, 0))


def _is_named(inline: Inline, bold: Mark) -> bool:
    behind = inline.text[bold.end : bold.end + _FAR].lstrip(" \t")
    return bold.text.endswith(_COLON) or behind.startswith(_COLON) or _REMARK.match(behind) is not None


def _line_before(text: str, at: int) -> str:
    """What stands on the line before that offset, as far as it is looked at."""
    first = max(at - _FAR, 0)
    return text[text.rfind("\n", first, at) + 1 or first : at]


def _starts(inline: Inline, bold: Mark, names: Container[str] | None) -> bool:
    before = _line_before(inline.text, bold.start)
    return names is None or not before.strip(_BEFORE) or is_key(bold.text, names)


def read_label(inline: Inline) -> Labeled:
    """The bold name at the start of a text, if there is one, and what follows it."""
    bold = _label_mark(inline)
    if bold is None:
        return Labeled("", inline.text.strip(), inline.span, inline=inline)
    return labeled_at(inline, bold, len(inline.text), inline.span)


def labeled_at(inline: Inline, bold: Mark, end: int, span: Span) -> Labeled:
    """The name that a bold mark gives, and the visible text from it to `end`."""
    rest = inline.text[bold.end : end]
    remark = None if bold.text[-1:] in COLONS else _REMARK.match(rest)
    rest = rest[remark.end() :] if remark else rest
    stripped = rest.lstrip(" \t")
    colon = bold.text[-1:] in COLONS or stripped[:1] in COLONS
    value = stripped[1:] if stripped[:1] and stripped[0] in COLONS else stripped
    label = bold.text.rstrip(COLONS + " ")
    before = _line_before(inline.text, bold.start).strip()
    return Labeled(label, value.strip(), span, before, colon, inline, bold.end, end)


def _label_mark(inline: Inline) -> Mark | None:
    bold = next(iter(inline.bolds), None)
    return bold if bold and _leads(inline, bold) else None


def _leads(inline: Inline, bold: Mark) -> bool:
    return bool(bold.text) and not inline.text[: bold.start].strip(_BEFORE)
