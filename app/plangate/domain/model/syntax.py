"""Whether a file that tools read parses: found once for a blob, and kept where that takes long."""

from dataclasses import dataclass

READING = 1
"""Raised whenever another file parses, or other words are said of one: what was found before is not known then."""

LEAST_KEPT = 16 * 1024
"""Bytes; a shorter file is parsed within 40 ms."""

_ENDINGS = ("yaml", "yml", "json")


@dataclass(frozen=True, slots=True)
class Syntax:
    """Where a file does not parse, a line from 1, and why; without a reason it does, and the line is 0."""

    line: int = 0
    reason: str = ""


def kept_as(path: str, sha: str, size: int) -> str | None:
    """Under which name it is kept whether a file parses, `size` in bytes; None where it is found anew each time.

    The same bytes may parse as YAML and not as JSON.
    """
    ending = path.rpartition(".")[2]
    return f"{READING}-{ending}-{sha}" if ending in _ENDINGS and sha and size >= LEAST_KEPT else None
