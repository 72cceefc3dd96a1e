"""The version of a constitution, wherever it is written, and the line that tells it with its dates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from plangate.domain.documents.dialects.phrases import all_of, any_of
from plangate.domain.text.markdown import Document, FrontMatter, Html, Inline, Item, Paragraph, Span

LABEL = rf"(?:(?:constitution|document|current|charter)\s+)?(?:{any_of('versions')}|{any_of('versions', joined=True)})"
"""A part of a pattern: what stands before the version."""

_NUMBER = r"v?(?P<number>\d{1,4}(?:\.\d{1,4}){0,3}(?:-[0-9a-z.]{1,20})?)(?![\w.]*\d{4})"
_LINE = re.compile(rf"(?:^|[|｜·•,;，；（(]\s*){LABEL}\s*[:：]\s*{_NUMBER}", re.I | re.M)
_MENTIONS = tuple(dict.fromkeys(word.casefold() for word in all_of("versions")))
"""Of which one stands in every form of the label, case folded."""

_CHANGE = re.compile(
    r"^[^\w\n]{0,20}(?:version(?:\s+change)?|版本(?:變更|变更)?|バージョン(?:変更)?|버전(?: 변경)?|версия)\s*+[:：]?"
    rf"\s*+[^\n]{{0,60}}?(?:→|->|=>|➜)\s*{_NUMBER}",
    re.I | re.M,
)
_IN_COMMENT = re.compile(rf"(?:^|[-–—|])[^\w\n]{{0,20}}{LABEL}\s*+[:：]?\s*+{_NUMBER}", re.I | re.M)
_FRONT = re.compile(rf"^\s*(?:constitution[_-])?version\s*:\s*[\"']?{_NUMBER}", re.I | re.M)
_START = r"(?:^|[|｜·•,;，；（(])\s*"
_VALUE = r"\s*[:：]\s*(?P<value>[^|｜·•]*)"
_VERSION = re.compile(rf"{_START}{LABEL}\s*[:：]\s*(?P<value>(?:v?\d|\[|TODO)[^|｜·•]*)", re.I)
_RATIFIED = re.compile(rf"{_START}(?:{any_of('ratified')}|{any_of('ratified', joined=True)}){_VALUE}", re.I)
_AMENDED = re.compile(rf"{_START}(?:{any_of('amended')}|{any_of('amended', joined=True)}){_VALUE}", re.I)
_NUMBERS = re.compile(r"v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:\.\d+)*(?:-[0-9A-Za-z.-]+)?(?![\w.])", re.I)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What a constitution says of its version outside comments; dates are None where none is written."""

    span: Span
    version: str
    ratified: str | None = None
    amended: str | None = None
    lines: frozenset[int] = frozenset()


def tells_version(text: str) -> bool:
    """Whether a visible text starts by telling a version, or a day of it."""
    return any(form.match(text.lstrip()) for form in (_VERSION, _RATIFIED, _AMENDED))


def read_version_line(document: Document) -> VersionLine | None:
    """The last version line, with the dates beside it or on lines of their own; None where there is none."""
    lines = [(line.span, line.text) for line in _lines(document)]
    found = [(line, match) for line, text in lines for match in _VERSION.finditer(text)]
    if not found:
        return None
    span, match = found[-1]
    ratified, amended = _last(lines, _RATIFIED), _last(lines, _AMENDED)
    places = (*(place.line for place, _ in found), *filter(None, (ratified[0], amended[0])))
    return VersionLine(span, match["value"].strip(), ratified[1], amended[1], frozenset(places))


def numbers(version: str | None) -> tuple[int, int, int] | None:
    """A version's numbers, a missing third one as zero; None for what is no version."""
    match = _NUMBERS.match(version.strip()) if version else None
    return (int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


def is_semantic(version: str) -> bool:
    """Whether a version is written with three numbers."""
    match = _NUMBERS.match(version)
    return match is not None and match[3] is not None


def iso_date(text: str) -> date | None:
    """The day that a text begins with, written YYYY-MM-DD; None for any other form, or a day that does not exist."""
    if text[4:5] != "-" or text[7:8] != "-" or text[10:11].isdecimal():
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _lines(document: Document) -> Iterator[Inline]:
    for block in document.blocks:
        if isinstance(block, Paragraph | Item) and not block.quoted:
            yield from block.inline.lines


def _last(lines: list[tuple[Span, str]], pattern: re.Pattern[str]) -> tuple[int | None, str | None]:
    """The last line with that label, and what stands behind it."""
    for span, text in reversed(lines):
        if match := pattern.search(text):
            return span.line, match["value"].strip()
    return None, None


def read_version(document: Document) -> str | None:
    """The version: the last stated in the text, else that of the front matter, else that of a comment."""
    stated = [match["number"] for text in _texts(document) for match in _LINE.finditer(text)]
    return stated[-1] if stated else _in_front(document) or _in_comments(document)


def _texts(document: Document) -> Iterator[str]:
    """The texts with a line that mentions a version: few do, and the word is quick to look for."""
    lines = frozenset(_mentioning(document.text.casefold()))
    for block in document.blocks if lines else ():
        if isinstance(block, Paragraph | Item) and not lines.isdisjoint(block.span.lines):
            yield block.inline.text


def _mentioning(text: str) -> Iterator[int]:
    """The numbers of the lines that mention a version, in the order of the mentions."""
    for mention in _MENTIONS:
        line, at = 1, 0
        while (found := text.find(mention, at)) >= 0:
            line, at = line + text.count("\n", at, found), found + len(mention)
            yield line


def _in_front(document: Document) -> str | None:
    return _first_number(_FRONT, map(_text_of, document.blocks_of(FrontMatter)))


def _in_comments(document: Document) -> str | None:
    """What a comment says last of a change, since its first number is the version before."""
    texts = [_text_of(block) for block in document.blocks_of(Html) if block.comment]
    return _first_number(_CHANGE, texts) or _first_number(_IN_COMMENT, texts)


def _text_of(block: FrontMatter | Html) -> str:
    return "\n".join(line.text for line in block.lines)


def _first_number(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    """The number in the first text that has the pattern."""
    return next((match["number"] for text in texts if (match := pattern.search(text))), None)
