"""Which lines of a comment may be commands, told without reading Markdown: a comment without one costs nothing."""

import re
from collections.abc import Iterator
from hashlib import sha256

MAX_COMMANDS = 20
"""Commands of one comment; what stands below them is left alone."""

_UNSEEN = "".join(
    map(chr, (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
)
"""Characters of no width that editors and pages leave between words; inside of a word some are part of it."""
_GAP = rf"(?:[^\S\n]|[{_UNSEEN}])"
_LINE = re.compile(rf"^{_GAP}{{0,3}}(/plan(?:gate)?)(?:{_GAP}+([^\n]*))?$", re.MULTILINE | re.IGNORECASE)
_ZERO_WIDTH_SPACE = "\u200b"


def lines_of(body: str) -> tuple[str, ...]:
    """The lines that begin with `/plan` or `/plangate`, in whatever case, each once.

    White space is folded, and what stands between words without being seen counts as such.
    """
    lines = _LINE.findall(body.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(dict.fromkeys(" ".join((slash.lower(), *_words(rest))) for slash, rest in lines))


def _words(text: str) -> Iterator[str]:
    words = text.replace(_ZERO_WIDTH_SPACE, " ").split()
    return filter(None, (word.strip(_UNSEEN) for word in words))


def key_of(line: str) -> str:
    """The name of a line within its comment, wherever in it the line stands."""
    return sha256(" ".join(line.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def new_keys(body: str, before: str = "") -> tuple[str, ...]:
    """The names of the lines that may be commands and that the comment did not have before it was edited."""
    known = frozenset(lines_of(before))
    return tuple(key_of(line) for line in lines_of(body) if line not in known)[:MAX_COMMANDS]
