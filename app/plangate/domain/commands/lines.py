"""Which lines of a comment may be commands, told without reading Markdown: a comment without one costs nothing."""

import re
from hashlib import sha256

MAX_COMMANDS = 20
"""Commands of one comment; what stands below them is left alone."""

_LINE = re.compile(r"^ {0,3}/plan(?:gate)?(?=[ \t]|$)[^\n]*", re.MULTILINE)


def lines_of(body: str) -> tuple[str, ...]:
    """The lines that begin with `/plan` or `/plangate`, white space folded, each once."""
    lines = _LINE.findall(body.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(dict.fromkeys(" ".join(line.split()) for line in lines))


def key_of(line: str) -> str:
    """The name of a line within its comment, wherever in it the line stands."""
    return sha256(" ".join(line.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def new_keys(body: str, before: str = "") -> tuple[str, ...]:
    """The names of the lines that may be commands and that the comment did not have before it was edited."""
    known = frozenset(lines_of(before))
    return tuple(key_of(line) for line in lines_of(body) if line not in known)[:MAX_COMMANDS]
