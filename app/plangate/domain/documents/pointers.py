"""Files that only point at their text: a Git LFS pointer, and a symbolic link that was committed as text."""

from plangate.domain.model.absent_text import Pointer
from plangate.domain.text.words import is_name

_LFS = ("version https://git-lfs.github.com/spec/v", "version https://hawser.github.com/spec/v")
_IN_NO_PATH = frozenset("<>|*?`#[]() \t\r\n")
_LONGEST_ENDING = 8
"""Letters behind the last full stop of a file's name."""

MAX_POINTER_LENGTH = 4096
"""Characters; no path is longer, and a Git LFS pointer has fewer than 1024."""


def read_pointer(text: str) -> Pointer | None:
    """What a file's text is in place of what it should say; None for any other text.

    A link is a lone path, as Git writes one on a system that has no symbolic links (`core.symlinks=false`).
    Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    """
    if len(text) > MAX_POINTER_LENGTH:
        return None
    bare = text.removeprefix("\ufeff").strip()
    if bare.startswith(_LFS) and "oid " in bare:
        return Pointer.LFS
    return Pointer.LINK if _is_path(bare) else None


def _is_path(text: str) -> bool:
    stem, _, ending = text.rpartition(".")
    is_file = stem != "" and len(ending) <= _LONGEST_ENDING and is_name(ending)
    is_one = "/" in text or ending in ("md", "markdown")
    return is_file and is_one and "://" not in text and _IN_NO_PATH.isdisjoint(text)
