"""Symbolic links: where they lead inside of the repository, and the files behind them."""

from plangate.domain.documents.layout import target_of
from plangate.domain.model.snapshot import File
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import ObjectQuery, Selection, look_up
from plangate.github.read.texts import file_of

MOST_HOPS = 4
"""Symbolic links that lead one to the next."""


def behind(github: Connection, file: File | None, commit: str, *, doing: str) -> File | None:
    """The file itself or, under its own path, the one that its links lead to at a commit; a call for each link.

    A link that leads to no file is given without a text.
    """
    found = file
    for _ in range(MOST_HOPS):
        if file is None or found is None or not found.symlink:
            break
        path = target_of(found)
        look = ObjectQuery(commit, path or "", Selection.ENTRY)
        answers = look_up(github, [look], doing=doing) if path else None
        found = file_of(github, path or "", answers.looks[look]) if answers else None
    if file is None or found is file:
        return file
    if found is None or found.symlink:
        return File(file.path, file.sha, None, file.size, symlink=True)
    return File(file.path, found.sha, found.text, found.size)
