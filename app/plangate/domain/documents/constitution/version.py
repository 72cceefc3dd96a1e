"""The version of a constitution, wherever it is written: at an end, in front matter, or in a comment only."""

import re
from collections.abc import Iterator

from plangate.domain.text.markdown import Document, FrontMatter, Html, Item, Paragraph, read_inline

LABEL = (
    r"(?:(?:constitution|document|current|charter)\s+)?"
    r"(?:version|versão|versión|versione|fassung|バージョン|版數|版本号|版本號|版本|版|версия|버전|phiên bản)"
)
"""A pattern of what stands before the version, in several languages."""

_NUMBER = r"v?(?P<number>\d{1,4}(?:\.\d{1,4}){0,3}(?:-[0-9a-z.]{1,20})?)(?![\w.]*\d{4})"
_LINE = re.compile(rf"(?:^|[|｜·•,;，；（(]\s*){LABEL}\s*[:：]\s*{_NUMBER}", re.I | re.M)
_MENTIONS = ("vers", "fassung", "バージョン", "版", "верс", "버전", "phiên bản")
"""Of which one stands in every form of the label, case folded."""

_CHANGE = re.compile(
    r"^[^\w\n]{0,20}(?:version(?:\s+change)?|版本(?:變更|变更)?|バージョン(?:変更)?|버전(?: 변경)?|версия)\s*[:：]?"
    rf"\s*[^\n]{{0,60}}?(?:→|->|=>|➜)\s*{_NUMBER}",
    re.I | re.M,
)
_IN_COMMENT = re.compile(rf"(?:^|[-–—|])[^\w\n]{{0,20}}{LABEL}\s*[:：]?\s*{_NUMBER}", re.I | re.M)
_FRONT = re.compile(rf"^\s*(?:constitution[_-])?version\s*:\s*[\"']?{_NUMBER}", re.I | re.M)


def read_version(document: Document) -> str | None:
    """The version: the last stated in the text, else that of the front matter, else that of a comment."""
    stated = [match["number"] for text in _texts(document) for match in _LINE.finditer(text)]
    return stated[-1] if stated else _in_front(document) or _in_comments(document)


def _texts(document: Document) -> Iterator[str]:
    """The texts with a line that mentions a version: few do, and the word is quick to look for."""
    lines = frozenset(_mentioning(document.text.casefold()))
    for block in document.blocks if lines else ():
        if isinstance(block, Paragraph | Item) and not lines.isdisjoint(
            range(block.span.line, block.span.end_line + 1)
        ):
            yield read_inline(block.lines).text


def _mentioning(text: str) -> Iterator[int]:
    """The numbers of the lines that mention a version, in the order of the mentions."""
    for mention in _MENTIONS:
        line, at = 1, 0
        while (found := text.find(mention, at)) >= 0:
            line, at = line + text.count("\n", at, found), found + len(mention)
            yield line


def _in_front(document: Document) -> str | None:
    texts = (
        "\n".join(line.text for line in block.lines) for block in document.blocks if isinstance(block, FrontMatter)
    )
    return next((match["number"] for text in texts if (match := _FRONT.search(text))), None)


def _in_comments(document: Document) -> str | None:
    """What a comment says last of a change, since its first number is the version before."""
    texts = ["\n".join(line.text for line in b.lines) for b in document.blocks if isinstance(b, Html) and b.comment]
    for pattern in (_CHANGE, _IN_COMMENT):
        for text in texts:
            if match := pattern.search(text):
                return match["number"]
    return None
