"""Files that only point at their text: a Git LFS pointer, and a symbolic link that was committed as text."""

import re

from plangate.domain.model.absent_text import Pointer

_LFS = re.compile(r"\ufeff?version https://(?:git-lfs|hawser)\.github\.com/spec/v\d+\s")
_LINK = re.compile(r"\ufeff?(?!\w+://)(?=.*/|.*\.(?:md|markdown)\s*$)[^\s<>|*?`#\[\]()]+\.\w{1,8}\s*")

MAX_POINTER_LENGTH = 4096
"""Characters; no path is longer, and a Git LFS pointer has fewer than 1024."""


def read_pointer(text: str) -> Pointer | None:
    """What a file's text is in place of what it should say; None for any other text.

    A link is a lone path, as Git writes one on a system that has no symbolic links (`core.symlinks=false`).
    Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    """
    if len(text) > MAX_POINTER_LENGTH:
        return None
    if _LFS.match(text) and "oid " in text:
        return Pointer.LFS
    return Pointer.LINK if _LINK.fullmatch(text.lstrip()) else None
