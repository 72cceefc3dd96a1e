"""Which lines of a comment may be commands, told without reading Markdown: a comment without one costs nothing."""

import re
from collections.abc import Iterator
from hashlib import sha256

MAX_COMMANDS = 20
"""Commands of one comment; what stands below them is left alone."""

_FORMAT = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Characters of no width that editors and pages leave between words; inside of a word some are part of it."""
_GAP = rf"(?:[^\S\n]|[{_FORMAT}])"
_LINE = re.compile(rf"^{_GAP}{{0,3}}(/plan(?:gate)?)(?:{_GAP}+([^\n]*))?$", re.MULTILINE | re.IGNORECASE)
_EDGES = re.compile(rf"^[{_FORMAT}]+|[{_FORMAT}]+$")
_ZERO_WIDTH_SPACE = "\u200b"


def lines_of(body: str) -> tuple[str, ...]:
    """The lines that begin with `/plan` or `/plangate`, in whatever case, each once.

    White space is folded, and what stands between words without being seen counts as such.
    """
    lines = _LINE.findall(body.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(dict.fromkeys(" ".join((slash.lower(), *_words(rest))) for slash, rest in lines))


def _words(text: str) -> Iterator[str]:
    words = text.replace(_ZERO_WIDTH_SPACE, " ").split()
    return filter(None, (_EDGES.sub("", word) for word in words))


def key_of(line: str) -> str:
    """The name of a line within its comment, wherever in it the line stands."""
    return sha256(" ".join(line.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def new_keys(body: str, before: str = "") -> tuple[str, ...]:
    """The names of the lines that may be commands and that the comment did not have before it was edited."""
    known = frozenset(lines_of(before))
    return tuple(key_of(line) for line in lines_of(body) if line not in known)[:MAX_COMMANDS]
